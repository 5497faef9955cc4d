"""Sentences that mean little, in many languages, the same for the same seed: what a page needs to look written."""

import random

#: Words of each language; a script without spaces has phrases instead.
WORDS: dict[str, str] = {
    "en": "harbour council bridge winter market village captain letter storm railway orchard festival teacher engine"
    " island wool lantern mayor river debate school ferry museum choir baker valley tram census painter lighthouse"
    " said would after before around during against every several quiet northern early small public",
    "de": "Hafen Brücke Gemeinde Winter Markt Dorf Brief Sturm Bahn Garten Fest Lehrerin Motor Insel Wolle Laterne"
    " Bürgermeister Fluss Streit Schule Fähre Museum Chor Bäcker Tal sagte würde nachdem während gegen jede einige"
    " still nördlich früh klein öffentlich",
    "fr": "port pont commune hiver marché village lettre tempête gare verger fête institutrice moteur île laine"
    " lanterne maire rivière débat école bac musée chœur boulanger vallée disait serait après pendant contre chaque"
    " quelques calme nord petit public",
    "es": "puerto puente pueblo invierno mercado carta tormenta tren huerto fiesta maestra motor isla lana farol"
    " alcalde río debate escuela barca museo coro panadero valle decía sería después durante contra cada algunos"
    " tranquilo norte pequeño público",
    "it": "porto ponte comune inverno mercato paese lettera tempesta ferrovia frutteto festa maestra motore isola lana"
    " lanterna sindaco fiume dibattito scuola traghetto museo coro fornaio valle diceva sarebbe dopo durante contro",
    "pt": "porto ponte aldeia inverno mercado carta tempestade comboio pomar festa professora motor ilha lã candeeiro"
    " prefeito rio debate escola barco museu coro padeiro vale dizia seria depois durante contra cada alguns",
    "ru": "гавань мост посёлок зима рынок письмо буря поезд сад праздник учительница мотор остров шерсть фонарь"
    " мэр река спор школа паром музей хор пекарь долина сказал будет после против каждый несколько тихий северный",
    "pl": "port most gmina zima targ wieś list burza kolej sad święto nauczycielka silnik wyspa wełna latarnia"
    " burmistrz rzeka spór szkoła prom muzeum chór piekarz dolina powiedział będzie po przed każdy kilka cichy",
    "tr": "liman köprü belde kış pazar köy mektup fırtına tren bahçe şenlik öğretmen motor ada yün fener başkan nehir"
    " tartışma okul vapur müze koro fırıncı vadi dedi olacak sonra önce her birkaç sessiz kuzey küçük",
    "ar": "الميناء الجسر القرية الشتاء السوق الرسالة العاصفة القطار البستان المهرجان المعلمة المحرك الجزيرة الصوف"
    " الفانوس العمدة النهر النقاش المدرسة العبارة المتحف الخباز الوادي قال بعد قبل خلال ضد كل بعض",
    "ja": "港の橋は 冬の市場で 村の人々が 手紙を読み 嵐のあとに 列車が着き 祭りの夜に 先生は語り 島の灯台が 川を渡り"
    " 学校の生徒は 古い博物館で 町長が述べ 谷の小道を 静かに歩き",
    "zh": "港口的大桥 冬天的集市 村里的居民 读着来信 暴风雨过后 列车到站 节日的夜晚 老师讲述 岛上的灯塔 渡过河流"
    " 学校的学生 古老的博物馆 市长表示 山谷的小路 静静走过",
}
DENSE = ("ja", "zh")


class Prose:
    """A writer of one language with a seed of its own."""

    def __init__(self, language: str, seed: str) -> None:
        self.language = language
        self._words = WORDS[language].split()
        self._random = random.Random(seed)

    def headline(self, words: int = 7) -> str:
        """A headline."""
        if self.language in DENSE:
            return "".join(self._random.choices(self._words, k=3))
        chosen = " ".join(self._random.choices(self._words, k=words))
        return chosen[0].upper() + chosen[1:]

    def sentence(self) -> str:
        """A sentence."""
        if self.language in DENSE:
            return "、".join(self._random.choices(self._words, k=5)) + "。"
        chosen = " ".join(self._random.choices(self._words, k=self._random.randint(9, 18)))
        return chosen[0].upper() + chosen[1:] + "."

    def paragraphs(self, count: int) -> list[str]:
        """So many paragraphs of three to five sentences."""
        return [" ".join(self.sentence() for _ in range(self._random.randint(3, 5))) for _ in range(count)]

    def name(self) -> str:
        """Somebody's name."""
        first = ("Ada", "Birk", "Cilla", "Doran", "Edda", "Ferran", "Greta", "Hal")
        last = ("Marlowe", "Quist", "Serrano", "Tveit", "Ustinov", "Varga", "Wendt", "Yoon")
        return f"{self._random.choice(first)} {self._random.choice(last)}"
