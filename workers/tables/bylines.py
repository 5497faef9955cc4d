"""The words around a name in a byline: labels by the part that the named one had, and what joins and ends names."""

from workers.tables.row import Row


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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
        ),
        hits=("By", "BY", "Written by", "Story by", "Author:", "Posted by"),
        misses=("Bye", "By the", "Authorities", "Baby"),
    ),
    Row(
        id="by-de",
        why="German",
        forms=(
            r"(?:ein (?:artikel|beitrag|bericht|gastbeitrag|kommentar) )?von",
            r"(?:text|autor|autorin|autoren):?",
        ),
        hits=("Von", "VON", "Ein Kommentar von", "Autor:", "Text:"),
        misses=("Vonn", "von der", "Autorität"),
        where="weak",
    ),
    Row(
        id="by-fr",
        why="French",
        forms=(r"(?:(?:écrit|rédigé|publié|propos recueillis) )?par", r"(?:auteur|autrice|auteure)s? ?:"),
        hits=("Par", "Publié par", "Propos recueillis par", "Auteur :"),
        misses=("Paris", "par la", "auteur"),
    ),
    Row(
        id="by-es-pt",
        why="Spanish, Portuguese; Autor: also Catalan, Czech, Polish, Croatian, Romanian",
        forms=(r"(?:(?:escrito|publicado|texto|redactado) )?por", r"(?:autor|autora|autores|texto|autoři|autorzy):"),
        hits=("Por", "Escrito por", "Autor:", "Autora:"),
        misses=("Porto", "por la", "Autores del"),
    ),
    Row(
        id="by-it",
        why="Italian",
        forms=(r"di", r"dal nostro (?:inviato|corrispondente)", r"a cura di", r"(?:autore|autrice|testo):"),
        hits=("Di", "di", "a cura di", "Autore:"),
        misses=("Dio", "di Roma"),
        where="weak",
    ),
    Row(
        id="by-nl",
        why="Dutch",
        forms=(r"(?:geschreven )?door", r"(?:auteur|tekst):"),
        hits=("Door", "Geschreven door", "Auteur:"),
        misses=("Doorn", "door de"),
        where="weak",
    ),
    Row(
        id="by-nordic",
        why="Swedish, Norwegian, Danish, Finnish, Estonian",
        forms=(r"(?:skrevet )?a[vf]", r"(?:tekst|text|teksti|journalist|kirjoittaja|toimittaja|skribent|autor):"),
        hits=("Av", "Af", "Skrevet av", "Teksti:", "Tekst:", "Journalist:"),
        misses=("Avis", "av de", "Journalister"),
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
        forms=(r"(?:γράφει|γράφουν) ?(?:ο|η|οι)?:?", r"(?:του|της|των)", r"(?:συντάκτης|συντάκτρια|κείμενο):"),
        hits=("Γράφει ο", "Γράφει η", "Του", "Της", "Συντάκτης:"),
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
            r"(?:本報|本报|特約|特约|實習|实习|駐外|首席)?(?:記者|记者)[:/ ]?",
            r"[文撰][ ]?[/:=|](?:圖|图)?",
            r"(?:作者|撰文|撰稿|撰稿人|執筆|著者|筆者|執筆者)[:/ =]",
            r"(?:글|글쓴이|기자)[ ]?[:=]",
        ),
        hits=("记者", "記者", "文/", "作者:", "本报记者", "執筆:", "글:"),
        misses=("記者会", "文化", "作者", "记者会"),
        where="glued",
    ),
)

#: Titles that stand behind the name and mark a line as a byline.
BEHIND: tuple[Row, ...] = (
    Row(
        id="behind",
        why="Korean, Japanese, Chinese, Hungarian and Hindi put the office behind the name",
        forms=(
            r"\S{2,4} ?(?:기자|특파원|논설위원|선임기자)",
            r"[^\s、。]{2,8} ?記者",
            r"\S{2,4}(?: \S{2,4})? ?(?:संवाददाता|ब्यूरो)",
        ),
        hits=("김민지 기자", "山田太郎記者", "이철수 특파원"),
        misses=("기자", "記者", "기자회견", "는 기자"),
        where="byline",
    ),
)

REPORTING: tuple[Row, ...] = (
    Row(
        id="reporting",
        why="who reported, beside or instead of who wrote",
        forms=(
            r"(?:additional |further )?report(?:ing|ed) by:?",
            r"reporting:",
            r"reporters?:",
            r"(?:mitarbeit|recherche):",
            r"reportage(?: de)?:",
            r"reportage de",
            r"reportaje(?: de)?:",
            r"reporta(?:gem|je) de",
            r"liputan:?",
            r"(?:採訪|采访|取材)[:/ ]",
        ),
        hits=("Reporting by", "Additional reporting by", "Mitarbeit:", "Reporter:", "Reportage de", "采访:"),
        misses=("Reporting", "Reporters said", "Recherche"),
    ),
)

WITH: tuple[Row, ...] = (
    Row(
        id="with",
        why="who helped; agencies whose text went in",
        forms=(
            r"with (?:additional |further )?(?:inputs?|contributions?|reporting|reports?|files) (?:from|by)",
            r"with (?:additional |further )?(?:material) (?:from|by)",
            r"with",
            r"contributors?:",
            r"contributed by",
            r"unter mitarbeit von",
            r"mit (?:material|informationen) (?:von|der)",
            r"mit",
            r"avec(?: (?:la collaboration|la contribution|les informations) de)?",
            r"con (?:información|informaciones|la colaboración|contenuti|informazioni) (?:de|di)",
            r"com informações d[eao]s?",
            r"met (?:medewerking|informatie) van",
        ),
        hits=("With inputs from", "With reporting by", "Unter Mitarbeit von", "Con información de", "Mit", "Avec"),
        misses=("Without", "Mitte", "With the"),
        where="weak",
    ),
)

PHOTO: tuple[Row, ...] = (
    Row(
        id="photo",
        why="who took the pictures",
        forms=(
            r"(?:photo(?:s|graph|graphs|graphy)?|pictures?|images?|video)(?: and video)?(?: credit)?(?: by:?| ?:)",
            r"photo courtesy(?: of)?:?",
            r"(?:fotos?|bild(?:er)?|bildquelle|foto's|fotografie|fotografía|fotografia|fotografias) ?:?",
            r"(?:imagem|imágenes|kuvat?|fénykép|zdjęcia|zdjęcie|fot\.|fotograf|fotoğraf|slika) ?:?",
            r"(?:valokuvat?|foto di|foto de|photos? ?:|crédit photo|image) ?:?",
            r"(?:фото|світлина|снимка|снимки|фотографии) ?:?",
            r"(?:φωτογραφίες|φωτογραφία|φωτο) ?:?",
            r"(?:تصوير|عکس|صورة|צילום|फोटो|ছবি|ภาพ|ảnh) ?:?",
            r"(?:攝影|摄影|圖|图|写真|撮影|사진)[ ]?[:/=]?",
            r"文[/]?[圖图][:/ ]",
        ),
        hits=("Photo:", "Photos by", "Foto:", "Fotos:", "Фото:", "写真=", "摄影:", "Bild:", "Crédit photo :"),
        misses=("Photo", "Photographer", "Bildung", "Фотография города"),
        where="glued",
    ),
)

TRANSLATION: tuple[Row, ...] = (
    Row(
        id="translation",
        why="who translated",
        forms=(
            r"translat(?:ed|ion)(?: from (?:the )?\w+)?(?: by:?|:)",
            r"(?:aus dem \w+(?:en)? )?(?:übersetzt von|übersetzung(?: von)?:?)",
            r"traduit(?: de l'\w+| du \w+)? par",
            r"traduction ?:?(?: de)?",
            r"traducción ?:?(?: de)?",
            r"traducido por",
            r"traduzione(?: di)?:?",
            r"tradução(?: de)?:?",
            r"vertaling ?:?|vertaald door",
            r"перевод ?:?|переклад ?:?|tłum\.|tłumaczenie:?|překlad:?",
            r"ترجمة ?:?|ترجمه ?:?|תרגום:?|अनुवाद ?:?",
            r"(?:翻译|翻譯|编译|編譯|編訳|翻訳|译|譯|번역)[:/ ]?",
        ),
        hits=("Translated by", "Translated from the Dutch by", "Übersetzung:", "Traduit par", "翻译:", "Перевод:"),
        misses=("Translated", "Traductions", "Lost in translation"),
        where="glued",
    ),
)

EDITOR: tuple[Row, ...] = (
    Row(
        id="editor",
        why="who edited",
        forms=(
            r"(?:copy ?)?edit(?:ed|ing)(?: by:?|:)",
            r"editors?:",
            r"(?:redaktion|redakteur(?:in)?|bearbeitet von|redigiert von|redigering|redacteur|redaktor|redakce):",
            r"(?:édité|edité|mis en ligne) par",
            r"(?:editado por|edición:?|edição:|editado|editor:)",
            r"(?:редактор|редактура|редакція|редакция):",
            r"penyunting:?",
            r"(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|編集)[:/ ]",
            r"(?:تحرير|ویراستار|עריכה) ?:",
        ),
        hits=("Edited by", "Editing by", "Editor:", "Redaktion:", "责任编辑:", "编辑:", "Редактор:"),
        misses=("Editor", "Editing", "编辑", "Redaktion"),
        where="glued",
    ),
)

#: Who signs for a newsroom instead of a person.
DESK: tuple[Row, ...] = (
    Row(
        id="desk-en",
        why="English: a newsroom's part signs",
        forms=(
            r"(?:\S+ ){0,5}(?:newsroom|news ?room|news ?desk|web ?desk|editorial board|editorial team)",
            r"(?:\S+ ){0,5}(?:editorial staff|news staff|news team|web team|digital team|digital desk)",
            r"(?:\S+ ){0,5}(?:online desk|city desk|staff reports?|web staff|digital staff|bureau)",
            r"(?:\S+ ){0,5}(?:news service desk)",
            r"(?:\S+ )?(?:staff (?:reporters?|writers?|correspondents?)|special correspondents?)",
            r"(?:\S+ ){0,4}(?:staff|desk|editors)",
            r"(?:our |a |special |own |legal |sports )*(?:correspondents?|reporters?)",
            r"express news service|editorial",
        ),
        hits=("Staff", "Newsroom", "Web Desk", "ABC Staff", "Our Correspondent", "The Editorial Board", "News Desk"),
        misses=("Staffordshire", "Jane Staffer", "Chief of staff meeting", "Helpdesk Software Inc"),
    ),
    Row(
        id="desk-latin",
        why="German, French, Spanish, Portuguese, Italian, Dutch, Nordic, Polish, Czech, Hungarian, Romanian, Turkish",
        forms=(
            r"(?:die |der |unsere |eigene )?(?:\S+[ -])?(?:redaktion|onlineredaktion)(?: online)?",
            r"unser(?:e[mn]?)? (?:korrespondent(?:en|in)?|reporter)",
            r"(?:(?:la|notre|service|\S+) ){0,3}rédaction(?: (?:de|du|web) ?\S*)?",
            r"(?:(?:la|nuestra|\S+) ){0,2}redacci[óo]n(?: \S+){0,3}",
            r"(?:(?:a|da|\S+) ){0,2}redaç[ãa]o(?: \S+){0,3}",
            r"(?:(?:la|di|\S+) ){0,2}redazione(?: \S+){0,3}",
            r"(?:(?:de|onze|\S+) ){0,2}(?:redactie|nieuwsredactie|webredactie)(?: \S+)?",
            r"(?:\S+ ){0,2}(?:redaksjonen|redaktionen|toimitus|redakcja|redakce|redakcia|redakcija)",
            r"(?:\S+ ){0,2}(?:szerkesztőség|redacția)",
            r"haber merkezi|editör masası|tim redaksi|redaksi(?: \S+)?|ban biên tập",
            r"envoyée? spéciale?|de notre correspondante?",
        ),
        hits=("Redaktion", "Die Redaktion", "La Rédaction", "Redacción", "Redazione", "Redakcja", "Haber Merkezi"),
        misses=(
            "Redaktionsschluss",
            "Neues aus der Redaktion",
            "Die Redaktion empfiehlt",
            "Rédactions de lycée",
            "Redactions of the file were made by hand",
        ),
    ),
    Row(
        id="desk-other",
        why="Cyrillic, Greek, Arabic, Indian and East Asian scripts",
        forms=(
            r"(?:\S+ ){0,2}(?:редакция|редакція|редакцията|редакција)(?: \S+){0,2}",
            r"(?:\S+ ){0,2}(?:σύνταξη|newsroom)(?: \S+)?",
            r"(?:فريق|هيئة|قسم) التحرير|غرفة (?:الأخبار|التحرير)|نیوز ڈیسک|ویب ڈیسک|مערכת \S+",
            r"מערכת(?: \S+)?",
            r"(?:\S+ ){0,2}(?:डेस्क|ডেস্ক|ब्यूरो|संवाददाता)",
            r"(?:本报|本報)?(?:编辑部|編輯部|綜合報導|综合报道|新闻部|編集部)|\S{0,8}編集部|\S{0,8}편집국",
            r"\S{0,6} ?뉴스팀",
            r"กองบรรณาธิการ",
        ),
        hits=("Редакция", "Редакція", "编辑部", "編集部", "편집국", "न्यूज डेस्क", "فريق التحرير", "Σύνταξη"),
        misses=("Редакционный", "编辑", "डेस्कटॉप"),
    ),
)

#: Several agencies, none of them named.
AGENCIES_UNNAMED: tuple[Row, ...] = (
    Row(
        id="agencies",
        why="the plural of agency in place of a name",
        forms=(
            r"(?:news |wire |foreign |world |other |various )?agencies",
            r"(?:news|wire) (?:services|reports|sources)|wires|agency (?:reports?|inputs?)",
            r"combined (?:wire )?(?:sources|reports)",
            r"(?:nachrichten)?agenturen|agenturmaterial|agenturmeldungen|agenturberichte",
            r"(?:les )?agences(?: de presse)?|dépêches?|agencias(?: de noticias)?|agências(?: de notícias)?",
            r"agenzie(?: di stampa)?|(?:pers|nieuws)bureaus|nyhetsbyråer|nyhetsbyrå(?:ene|erna)|agencje",
            r"agentury|ajanslar|agenții",
            r"(?:информ)?агентства|новостные агентства|агенции|агенције|інформагентства|πρακτορεία",
            r"وكالات(?: الأنباء)?|خبرگزاری‌?ها|ایجنسیاں|סוכנויות(?: הידיעות)?|एजेंसियां|एजेंसी|এজেন্সি",
            r"综合外电|綜合外電|外电|外電|綜合報道|通信社|통신",
        ),
        hits=(
            "Agencies",
            "News agencies",
            "Agenturen",
            "Agences",
            "Agencias",
            "Агентства",
            "وكالات",
            "Wire services",
        ),
        misses=("Agency", "Travel agencies in Spain", "Agences immobilières"),
    ),
)

#: Words that turn a piece of a byline into an office, a trade or an outlet: it is cut away, never a person.
TITLE_WORDS: frozenset[str] = _words(
    """editor editors reporter reporters correspondent correspondents writer writers journalist journalists
    columnist columnists contributor contributors chief senior assistant associate deputy managing
    executive producer producers director directors manager professor lecturer researcher analyst
    analysts fellow intern freelance freelancer specialist photographer videographer staff anchor host
    blogger author co-author critic reviewer president ceo founder cofounder co-founder officer
    secretary minister lawyer attorney economist historian scientist expert strategist consultant
    spokesman spokeswoman expertin experte redakteur redakteurin redakteure redaktor redaktorin
    korrespondent korrespondentin korrespondenten reporterin reporterinnen volontär volontärin
    journalistin journalisten chefredakteur chefredakteurin chefreporter chefreporterin ressortleiter
    ressortleiterin leiter leiterin autor autorin kolumnist kolumnistin mitarbeiter mitarbeiterin
    journaliste journalistes rédacteur rédactrice rédacteurs correspondant correspondante correspondants
    envoyé envoyée spécial spéciale chroniqueur chroniqueuse éditorialiste directeur directrice chef
    périodiste periodista periodistas redactor redactora corresponsal corresponsales columnista enviado
    enviada editora giornalista redattore redattrice corrispondente inviato inviata direttore direttrice
    vicedirettore repórter jornalista correspondente colunista redacteur verslaggever verslaggeefster
    correspondente journaliste hoofdredacteur columniste reporterka reporterin redaktør redaktören
    korrespondenten kommentator toimittaja päätoimittaja dziennikarz dziennikarka redaktorka
    корреспондент обозреватель журналист журналистка редактор колумнист кореспондент журналіст
    журналістка muhabir muhabiri editör editörü yazar yazarı wartawan jurnalis penulis مراسل مراسلة صحفي
    صحافي صحفية محرر كاتب phd ph.d md m.d mba llm msc bsc dphil esq rn"""
)

#: Words that only organisations and outlets carry in their names.
ORGANISATION_WORDS: frozenset[str] = _words(
    """news newspaper times media press magazine network agency agencies ministry ministerium ministère
    ministerio department university universität université universidad institute institut instituto
    foundation stiftung association society committee council commission company corporation corp inc
    ltd llc gmbh ag radio television tv channel journal gazette tribune herald chronicle observer
    telegraph bulletin online digital group gruppe groupe grupo verlag zeitung nachrichten tageblatt
    rundschau redaktion blog team office center centre union party bank government college club hospital
    studio studios productions publishing review report reports wire service services bureau
    international global world today daily weekly monthly post mirror guardian independent standard
    express collective project partners labs lab community board агентство газета журнал новости
    редакция министерство канал presse journalistenbüro bund verband verein für .com .org .net .de"""
)

#: Names that content systems and templates put where an author belongs.
PLACEHOLDERS: frozenset[str] = _words(
    """admin administrator webmaster editor editors author authors guest user username root test default
    unknown none null anonymous n/a na undefined nan wordpress cms superuser system support info contact
    moderator developer siteadmin webadmin webeditor sysadmin wpadmin follow subscribe share more login
    register home false true autor auteur автор redaktor gast invitado name people unknown foto фото e-mail autoren author: blog"""
) | frozenset(
    (
        "follow author", "guest author", "guest contributor", "super user", "site admin", "web admin", "web master",
        "follow us", "view all posts", "see all posts", "read more", "all posts", "about the author", "no author",
        "the author", "view profile", "author name", "your name", "user name", "by author",
        "related articles", "more from", "site staff", "view bio", "see more", "click here", "sign up", "log in",
    )
)  # fmt: skip

#: What joins two names, with the space around it.
JOINS: tuple[str, ...] = (
    "and", "und", "et", "y", "e", "i", "og", "och", "ja", "en", "a", "és", "şi", "și", "ve", "và", "dan", "ir", "un",
    "и", "та", "і", "й", "και", "و", "और", "এবং", "및", "와", "&", "+",
)  # fmt: skip

#: Particles that stand in lower case inside names.
PARTICLES: frozenset[str] = _words(
    """de del della delle dello dei degli di da do dos das du des d la le los las lo van von vom zu zum zur
    der den het ten ter te op 't y e i af av bin ibn al el ul ur abu bint ben ap ab o mac mc san santa
    st st. saint"""
)

#: What begins the part of a piece that is no longer the name ("Jane Roe for The Gazette", "John Poe in Kyiv").
NAME_ENDS: tuple[str, ...] = (
    "for", "in", "at", "of", "from", "on", "with", "für", "aus", "bei", "pour", "à", "depuis", "para", "desde", "en",
    "per", "da", "voor", "uit", "i", "för", "для", "в", "из", "via", "updated", "published", "posted", "last", "is",
    "aktualisiert", "publié", "actualizado", "publicado", "aggiornato", "pubblicato", "special", "photos", "photography",
)  # fmt: skip

#: Names of places that look like names of persons; single-word places need no row.
PLACES: frozenset[str] = frozenset(
    """new york|los angeles|san francisco|san diego|hong kong|new delhi|tel aviv|buenos aires|são paulo|sao paulo|
    rio de janeiro|mexico city|cape town|kuala lumpur|ho chi minh city|washington dc|washington d.c.|las vegas|
    san salvador|santo domingo|new orleans|saint petersburg|st petersburg|st. petersburg|abu dhabi|addis ababa|
    el paso|den haag|the hague|united states|united kingdom|south africa|new zealand|saudi arabia|sri lanka|
    costa rica|puerto rico|north korea|south korea|frankfurt am main|santiago de chile|ciudad de méxico|la paz|
    panama city|guatemala city|kansas city|salt lake city|san antonio|san jose|san juan|baton rouge|little rock|
    new jersey|new mexico|new hampshire|north carolina|south carolina|north dakota|south dakota|west virginia|
    west bank|gaza city|kuwait city|quezon city|phnom penh|port au prince|baden baden|bad homburg""".replace("\n    ", "").split("|")
)  # fmt: skip
