"""The words around the name of who wrote: labels before and behind it, and what joins and ends names."""

from workers.tables.names import SURNAMES_HANGUL
from workers.tables.row import Row

#: Labels that stand before who wrote a text. With ``weak`` in ``where`` the word is common in running text or in
#: names ("De Gaulle", "Di Maria"), so that a full name must follow and nothing else.
BY: tuple[Row, ...] = (
    Row(
        id="by-en",
        why="English",
        forms=(
            r"(?:(?:written|words|story|text|analysis|opinion|article|posted|published|compiled|submitted) )?by",
            r"authors?:",
            r"(?:written|posted|published) by:",
            r"byline:",
            r"writers?:",
            r"(?:words|story):",
            r"from our (?:own |special )?correspondent",
        ),
        hits=("By", "BY", "Written by", "Story by", "Author:", "Posted by", "Words:", "From our correspondent"),
        misses=("Bye", "By the", "Authorities", "Baby"),
    ),
    Row(
        id="by-de",
        why="German",
        forms=(
            r"(?:ein (?:artikel|beitrag|bericht|gastbeitrag|kommentar) )?von",
            r"(?:eingestellt|veröffentlicht|erstellt|verfasst|geschrieben|gepostet|publiziert) von",
            r"(?:(?:autorin ?/ ?autor|autor ?/ ?autorin|autor[*:_/-]in(?:nen)?)|text|autor|autorin|autoren):?",
            r"interview:|das (?:interview|gespräch) führten?:?",
        ),
        hits=(
            "Interview:",
            "Das Interview führte",
            "Eingestellt von",
            "Veröffentlicht von",
            "Autorin/Autor",
            "Autor*in:",
            "Von",
            "VON",
            "Ein Kommentar von",
            "Autor:",
            "Text:",
        ),
        misses=("Vonn", "von der", "Autorität", "Eingestellt wird", "Interview", "Interviewer:"),
        where="weak",
    ),
    Row(
        id="by-fr",
        why="French",
        forms=(
            r"(?:(?:écrit|rédigé|publié|posté|proposé|mis en ligne|propos recueillis) )?par",
            r"(?:auteur|autrice|auteure)s? ?:",
        ),
        hits=("Par", "Publié par", "Propos recueillis par", "Auteur :"),
        misses=("Paris", "par la", "auteur"),
    ),
    Row(
        id="by-es-pt",
        why="Spanish, Portuguese; Autor: also Catalan, Czech, Polish, Croatian, Romanian",
        forms=(
            r"(?:(?:escrito|publicado|texto|redactado|enviado|postado) )?por",
            r"(?:autor|autora|autores|texto|autoři|autorzy):",
        ),
        hits=("Por", "Escrito por", "Autor:", "Autora:"),
        misses=("Porto", "por la", "Autores del"),
    ),
    Row(
        id="by-it",
        why="Italian",
        forms=(
            r"di",
            r"dal nostro (?:inviato|corrispondente)",
            r"a cura di",
            r"(?:pubblicato|scritto|inserito|postato) da",
            r"(?:autore|autrice|testo):",
        ),
        hits=("Di", "di", "a cura di", "Autore:"),
        misses=("Dio", "di Roma"),
        where="weak",
    ),
    Row(
        id="by-nl",
        why="Dutch",
        forms=(r"(?:(?:geschreven|geplaatst|gepubliceerd) )?door", r"(?:auteur|tekst):"),
        hits=("Door", "Geschreven door", "Auteur:"),
        misses=("Doorn", "door de"),
        where="weak",
    ),
    Row(
        id="by-nordic",
        why="Swedish, Norwegian, Danish, Finnish, Estonian",
        forms=(
            r"(?:skrevet )?a[vf]",
            r"(?:tekst|text|teksti|journalist|toimittaja|skribent|autor):",
            r"kirjoitta(?:ja|nut):?",
        ),
        hits=("Av", "Af", "Skrevet av", "Kirjoittaja", "Kirjoittanut", "Teksti:", "Tekst:", "Journalist:"),
        misses=("Avis", "av de", "Journalister", "Kirjoittajat"),
        where="weak",
    ),
    Row(
        id="by-ru-uk-bg",
        why="Russian, Ukrainian, Bulgarian, Serbian in Cyrillic",
        forms=(r"(?:авторы?|автори|текст|пише|пишет|подготовила?|підготував|підготувала)(?::| —)?",),
        hits=("Автор:", "Автор", "Текст:", "Авторы:", "Пише:", "Подготовила"),
        misses=("Авторитет", "текстом", "Авторское право"),
        where="weak",
    ),
    Row(
        id="by-pl-cs-sk-hr",
        why="Polish, Czech, Slovak, Croatian, Serbian, Slovene",
        forms=(r"(?:piše|napisał|napisała|opracował|opracowała|oprac\.|autor|napsal|napsala|připravil)(?::)?",),
        hits=("Piše:", "Napisał", "Autor", "Oprac."),
        misses=("Autorka mówi", "Pišem"),
        where="weak",
    ),
    Row(
        id="by-hu-ro",
        why="Hungarian, Romanian",
        forms=(r"(?:írta|szerző|szerzők):", r"(?:scris )?de", r"autori?:"),
        hits=("Írta:", "Szerző:", "Scris de", "De", "Autor:"),
        misses=("Írta", "Dea", "de la"),
        where="weak",
    ),
    Row(
        id="by-tr-az",
        why="Turkish, Azerbaijani",
        forms=(r"(?:yazan|haber|yazar|müəllif|muhabir):", r"yazan"),
        hits=("Yazan:", "Haber:", "Yazan"),
        misses=("Haberler", "yazar"),
    ),
    Row(
        id="by-el",
        why="Greek",
        forms=(
            r"(?:γράφει|γράφουν) ?(?:ο|η|οι)?:?",
            r"(?:του|της|των)",
            r"(?:συντάκτης|συντάκτρια|κείμενο|ρεπορτάζ):",
        ),
        hits=("Γράφει ο", "Γράφει η", "Του", "Της", "Συντάκτης:", "Ρεπορτάζ:"),
        misses=("Τουρκία", "γράφειν"),
        where="weak",
    ),
    Row(
        id="by-id-ms-vi-th",
        why="Indonesian, Malay, Vietnamese, Thai",
        forms=(r"oleh:?", r"(?:penulis|reporter|pewarta|wartawan):", r"tác giả:", r"(?:โดย|ผู้เขียน|เรื่อง) ?:?"),
        hits=("Oleh", "Penulis:", "Tác giả:", "โดย"),
        misses=("Olehnya", "Penulisan"),
        where="weak",
    ),
    Row(
        id="by-ar-fa-ur-he",
        why="Arabic, Persian, Urdu, Hebrew",
        forms=(
            r"(?:بقلم|كتبت|كتب|إعداد|تحرير|المصدر و?الكاتب|الكاتب) ?:?",
            r"(?:نویسنده|نوشته|به قلم|تحریر|از قلم) ?:?",
            r"מאת:?",
        ),
        hits=("بقلم", "كتب:", "إعداد:", "نویسنده:", "מאת", "تحریر:"),
        misses=("كتاب", "מאתמול"),
        where="weak",
    ),
    Row(
        id="by-india",
        why="Hindi, Bengali, Marathi, Tamil, Telugu",
        forms=(r"(?:बाय|लेखक|रिपोर्ट|द्वारा|लेखन|लिखित|लेखिका|लेख) ?:?", r"(?:লেখক|প্রতিবেদক|লিখেছেন) ?:?", r"எழுதியவர் ?:?"),
        hits=("बाय", "लेखक:", "द्वारा", "লেখক:", "எழுதியவர்:"),
        misses=("बायो", "लेखकों"),
        where="weak",
    ),
    Row(
        id="by-zh-ja-ko",
        why="Chinese, Japanese, Korean: the name may follow without a space",
        forms=(
            r"(?:本報|本报|特約|特约|實習|实习|駐外|首席)?(?:記者|记者)[:/ ・]?",
            r"[文撰][ ]?[/:=|・](?:圖|图)?",
            r"(?:作者|撰文|撰稿|撰稿人|執筆|著者|筆者|執筆者)[:/ =]",
            r"(?:글|글쓴이|지은이|글[ ]?[·/&][ ]?사진|사진[ ]?[·/&][ ]?글)[ ]?[:=]|기자[ ]?[:=]",
            # The word for "text" before a name of three syllables, of which the first is a family name.
            rf"(?:글|글쓴이|지은이|글[ ]?[·/&][ ]?사진|사진[ ]?[·/&][ ]?글)(?=[ ]{SURNAMES_HANGUL}[가-힣]{{2}}(?![가-힣]))",
            r"기자명(?![가-힣])",
        ),
        hits=(
            "記者・",
            "기자명",
            "记者",
            "記者",
            "文/",
            "文・",
            "作者:",
            "本报记者",
            "執筆:",
            "글:",
            "글·사진:",
            "글쓴이 :",
        ),
        misses=("記者会", "文化", "作者", "记者会", "글로벌", "글 목록", "기자명단"),
        where="glued",
    ),
)

#: Titles that stand behind the name and mark a line as a byline.
BEHIND: tuple[Row, ...] = (
    Row(
        id="behind",
        why="Korean, Japanese, Chinese, Hungarian and Hindi put the office behind the name",
        forms=(
            r"(?:\S{2,4}|[가-힣]{1,2} [가-힣]{1,3}) ?(?:기자|특파원|논설위원|선임기자)",
            r"(?:[^\s、。]{2,8}|[^\s、。]{1,4} [^\s、。]{1,4}) ?(?:記者|特派員|編集委員|論説委員)",
            r"(?:[^\s、。]{0,4}(?:記者|特派員|編集委員|論説委員)) ?[^\s、。]{1,4} [^\s、。]{1,4}",
            r"\S{2,4}(?: \S{2,4})? ?(?:संवाददाता|ब्यूरो)",
        ),
        hits=(
            "김민지 기자",
            "김 민지 기자",
            "山田太郎記者",
            "山田 太郎 記者",
            "本社特派員 山田 太郎",
            "이철수 특파원",
        ),
        misses=("기자", "記者", "기자회견", "는 기자"),
        where="byline",
    ),
)

#: Before a name in a link to the page of its author: the name alone is the author's.
ALL_OF: tuple[Row, ...] = (
    Row(
        id="all-of",
        why="links to all that an author wrote",
        forms=(
            r"(?:(?:view|see|read|show) )?(?:all|more)(?: (?:posts?|articles?|stories|content|works?))? (?:by|from|of)",
            r"(?:posts?|articles?|stories) (?:by|from)",
            r"(?:zeige )?(?:alles|mehr|alle (?:beiträge|artikel|texte)|weitere (?:beiträge|artikel|texte)) (?:von|des autors)",
            r"(?:voir )?(?:tous les articles|plus d'articles|articles|tout) (?:de|par)",
            r"(?:ver )?(?:todos los artículos|más artículos|todas las notas|todos os artigos|mais artigos) (?:de|por)",
            r"(?:vedi )?(?:tutti gli articoli|altri articoli) di|alle (?:artikelen|berichten) van|все статьи автора",
        ),
        hits=("Alles von", "More from", "All posts by", "View all posts by", "Tous les articles de"),
        misses=("All about", "By", "Von", "More"),
        where="before a name in a link",
    ),
)

#: What joins two names, with the space around it.
JOINS: tuple[str, ...] = (
    "and", "und", "et", "y", "e", "i", "og", "och", "ja", "en", "a", "és", "şi", "și", "ve", "và", "dan", "ir", "un",
    "и", "та", "і", "й", "και", "و", "और", "এবং", "및", "와", "&", "+",
)  # fmt: skip

#: What begins the part of a piece that is no longer the name ("Jane Roe for The Gazette", "John Poe in Kyiv").
NAME_ENDS: tuple[str, ...] = (
    "for", "in", "at", "of", "from", "on", "with", "avec", "mit", "con", "com", "met", "für", "aus", "bei", "pour", "à", "depuis", "para", "desde", "en",
    "per", "da", "voor", "uit", "i", "för", "для", "в", "из", "via", "updated", "published", "posted", "last", "is",
    "aktualisiert", "publié", "actualizado", "publicado", "aggiornato", "pubblicato", "special", "photos", "photography",
)  # fmt: skip

#: What begins the part behind a name's comma that says for whom it was written ("Jane Roe, Special to The Gazette").
WRITES_FOR: tuple[str, ...] = ("special", "for", "für", "pour", "para", "per", "voor", "för", "для")

#: Paths of links that look like links to an author's page and are none; searched in a path, not matched as a whole.
NOT_A_PROFILE = Row(
    id="not-a-profile",
    why="licences, topics, sections, accounts of readers, and the list of all authors itself",
    forms=(
        r".*/(?:licen[cs]es?|tags?|tagg|topics?|categor(?:y|ies|ia|ie)|\w+_category|thema|themen|rubrik)/.*",
        r".*/(?:login|register|signup|pwdreset|favorites|favourites|settings|account)(?:/.*|$)",
        r".*/(?:staff|team|redaktion|redaction|redaccion|redazione|redactie|autoren|authors?|autores|auteurs|people|reporter)/?$",
    ),
    hits=(
        "/licenses/by/4.0/",
        "/tagg/person/ada-winter",
        "/profile/login/",
        "/staff/",
        "/redaktion",
        "/life_category/people/",
    ),
    misses=("/author/ada-winter", "/staff/ada-winter/", "/autoren/name/ada-winter", "/people/ada-winter"),
    where="path of a link",
)
