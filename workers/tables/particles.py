"""Small words of scripts that put no space between words, or fasten them to the word before."""

#: Han and kana that are a small word by themselves, or its commonest part.
PARTICLES: frozenset[str] = frozenset(
    "的了是在和有不也就这這个個们們为為与與到说說我他她其及对對のはをにがでともたしてい"
)
#: What Thai, Lao, Khmer and Myanmar write for "and, that, in, of, is, has".
SYLLABLES: tuple[str, ...] = (
    *("ที่", "และ", "ใน", "ของ", "การ", "เป็น", "ได้", "จะ", "ให้", "มี", "ว่า"),
    *("ແລະ", "ທີ່", "ຂອງ", "ໃນ", "ເປັນ", "ໄດ້"),
    *("និង", "នៃ", "ក្នុង", "ដែល", "បាន", "មាន"),
    *("သည်", "တွင်", "များ", "ကို", "နှင့်", "၏"),
)
#: What Korean fastens to its words.
ENDINGS: tuple[str, ...] = (
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "에",
    "로",
    "와",
    "과",
    "도",
    "에서",
    "다",
    "고",
    "한",
)
