"""Who signs without a name: desks of a newsroom, and agencies that are not named."""

from workers.tables.row import Row

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
            r"express news service|editorial|(?:\S+ ){0,3}(?:news|editorial|web|online|digital|sports|social media) (?:team|crew)",
            r"from (?:our|a|the|our own) (?:\S+ )?(?:correspondents?|reporters?|bureau)",
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
            r"haber merkezi|editör masası|muhabirimiz(?:den)?|(?:tim )?redaksi(?: \S+)?|ban biên tập|koresponden kami",
            r"envoyée? spéciale?|(?:de )?notre correspondante?|(?:de )?nuestr[oa] corresponsal|(?:do )?nosso correspondente",
            r"(?:dal )?nostro (?:corrispondente|inviato)|nasz korespondent|onze (?:correspondent|verslaggever)",
            r"(?:équipe|service) (?:web|de rédaction|éditoriale?)|equipo (?:editorial|de redacción)|equipe (?:editorial|de redação)",
            r"(?:redaktions|nachrichten|online|news)team|redaktionsteam|nieuwsdienst|nyhetsredaksjonen|zespół redakcyjny",
            r"(?:der |die |unsere[nr]? |\S+ )?(?:nachrichten|zentral|politik|wirtschafts|sport|lokal|auslands|online|digital|web)redaktion(?: \S+)?",
            r"a cura della redazione(?: \S+){0,2}|(?:van|door|av|von) (?:onze|vår|unserer) (?:web|nieuws|nyhets|online)?(?:redactie|redaktion)",
            r"(?:\S+ ){0,2}(?:nyhets|nyheds|web|utrikes|inrikes|sport|nätt?|digital)(?:redaktionen|redaksjonen|redaktion|desken|desk)",
            r"(?:dış|iç|yurt|spor|ekonomi|internet|gündem|dünya)(?: haberler)? (?:servisi|masası)|haber (?:servisi|masası)|(?:\S+ )?yazı işleri",
            r"(?:service|rubrique|pôle|desk) (?:monde|étranger|international|politique|économie|société|sports?|culture|web|numérique|informations?)",
            r"(?:servicio|sección|mesa) (?:de )?(?:internacional|política|economía|noticias|deportes|mundo|información|informativos)",
            r"dział (?:zagraniczny|krajowy|online|sportowy|wiadomości)|zpravodajská redakce|hírszerkesztő(?:ség)?|(?:ulko|kotimaan|uutis)toimitus",
            r"vår (?:korrespondent|reporter)|náš (?:zpravodaj|spravodajca)|tudósítónk(?:tól)?|corespondentul nostru",
        ),
        hits=(
            "Notre correspondant",
            "Nuestro corresponsal",
            "Redaktion",
            "Die Redaktion",
            "La Rédaction",
            "Redacción",
            "Redazione",
            "Redakcja",
            "Haber Merkezi",
            "Dış Haberler Servisi",
            "A cura della Redazione",
            "Nyhetsredaktionen",
            "Nachrichtenredaktion",
            "Service Monde",
        ),
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
            r"(?:(?:наша|объединенная|веб-?|онлайн-?) ?)?(?:служба|отдел|группа|редакция) (?:новостей|информации)|лента новостей",
            r"(?:служба|відділ) новин|(?:екип|отдел) (?:новини|на редакцията)|новинарски тим|информативна служба",
            r"(?:\S+ ){0,2}(?:σύνταξη|newsroom)(?: \S+)?|(?:η )?(?:συντακτική|δημοσιογραφική) ομάδα(?: \S+)?|αίθουσα σύνταξης",
            r"(?:فريق|هيئة|قسم) التحرير|غرفة (?:الأخبار|التحرير)|نیوز ڈیسک|ویب ڈیسک|مערכת \S+",
            r"(?:ה)?מערכת(?: \S+)?|כתבנו",
            r"(?:наш|собственный|власний|соб\.?) (?:корреспондент|кореспондент|корр\.?|инф\.?)|соб\. ?(?:корр|инф)\.",
            r"المحرر|المحررون|التحرير|مراسلنا|مراسل (?:الجريدة|الصحيفة|الموقع)",
            r"تحریریه|(?:گروه|سرویس) (?:خبر|خبری|بین‌الملل)",
            r"(?:\S+ ){0,2}(?:डेस्क|ডেস্ক|ब्यूरो|संवाददाता)",
            r"本[报報社紙纸刊网網台](?:首席|特约|特約)?(?:記者|记者|特派員|通讯员|通訊員|讯|訊|编辑|編輯)?|본[지보사] ?(?:기자|특파원|취재팀)?",
            r"(?:本报|本報)?(?:编辑部|編輯部|綜合報導|综合报道|新闻部|編集部)|\S{0,8}編集部|\S{0,8}편집국",
            r"\S{0,6} ?뉴스팀|\S{0,6}(?:취재|편집|보도)(?:팀|부|국)",
            r"(?:新闻|新聞|国际|國際|时政|時政|网络|網絡|综合|財經|财经)(?:编辑部|編輯部|中心|部)(?: ?(?:综合|綜合|整理|编译|編譯))?|\S{0,8}(?:編集局|報道部|国際部|取材班|ニュース部)",
            r"قسم (?:الأخبار|الشؤون الدولية|المتابعة|الرصد|التقارير)|(?:المكتب|القسم) (?:الصحفي|الإخباري|الدولي)|(?:سرویس|میز|دبیرخانه) (?:خبر|اخبار)\S*",
            r"(?:международн|экономическ|политическ|новостн|информационн)\w+ (?:отдел|служба|редакция)|(?:міжнародн|новинн|інформаційн)\w+ (?:відділ|служба|редакція)",
            r"กองบรรณาธิการ",
        ),
        hits=(
            "Наш корреспондент",
            "Служба новостей",
            "Служба новин",
            "Συντακτική ομάδα",
            "المحرر",
            "本报记者",
            "本社記者",
            "본지 기자",
            "Редакция",
            "Редакція",
            "编辑部",
            "編集部",
            "편집국",
            "न्यूज डेस्क",
            "فريق التحرير",
            "Σύνταξη",
            "قسم الأخبار",
            "新闻编辑部 综合",
            "ニュース編集部",
            "편집부",
        ),
        misses=("Служба безопасности", "Ομάδα", "Редакционный", "编辑", "डेस्कटॉप", "本田", "本日", "مراسل حربي سابق"),
    ),
)

#: "From" before a desk, which is no part of its name.
DESK_FROM: tuple[str, ...] = ("da", "dalla", "de la", "von der", "aus der", "od", "fra", "från")

#: Several agencies, none of them named.
AGENCIES_UNNAMED: tuple[Row, ...] = (
    Row(
        id="agencies",
        why="the plural of agency in place of a name",
        forms=(
            r"(?:news |press |wire |foreign |world |international |other |various |combined )?agencies",
            r"(?:news|wire) (?:services|reports|sources)|wires|agency reports?",
            r"combined (?:wire )?(?:sources|reports)|news ?wires?",
            r"(?:nachrichten|presse)?agenturen|agenturmaterial|agenturmeldungen|agenturberichte",
            r"(?:les )?agences(?: de presse)?|dépêches?|agencias(?: de noticias)?|agències|agências(?: de notícias)?",
            r"(?:le )?agenzie(?: di stampa)?|(?:pers|nieuws)bureaus|(?:pers|nieuws)?agentschappen",
            r"nyhetsbyråer|nyhetsbyrå(?:ene|erna)|(?:nyheds)?bureauer|(?:uutis|tieto)toimistot",
            r"agencje(?: prasowe)?|(?:tiskové )?agentury|(?:tlačové )?agentúry|agencije|(?:hír)?ügynökségek",
            r"agenții(?: de presă)?|agentuurid|agentūros|aģentūras|(?:haber )?ajansları?",
            r"(?:kantor|agensi) berita|(?:các )?hãng (?:tin|thông tấn)(?: nước ngoài)?",
            r"(?:информ)?агентства|новостные агентства|инфор?магентства|(?:інформ)?агентства|агенції",
            r"(?:новинске )?агенције|агенции(?:те)?|(?:ειδησεογραφικά )?πρακτορεία(?: ειδήσεων)?",
            r"(?:ال)?وكالات(?: (?:ال)?أنباء)?|خبرگزاری\u200c?‌? ?ها|ایجنسیاں|סוכנויות(?: ה?ידיעות| ה?חדשות)?",
            r"(?:समाचार )?(?:एजेंसियां|एजेंसियाँ|एजेंसी)|(?:সংবাদ )?(?:এজেন্সি|সংস্থা)",
            r"综合外电|綜合外電|外电|外電|綜合報道|综合报道|外媒|各?大?通(?:讯|訊|信)社|(?:通信|通讯|通訊)(?:各社|社各社)|통신사?|외신(?:종합)?|สำนักข่าว(?:ต่างประเทศ)?",
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
            "Ajanslar",
            "Nyhetsbyråer",
            "Agenții de presă",
            "通讯社",
            "통신사",
            "एजेंसियां",
            "סוכנויות הידיעות",
            "πρακτορεία",
        ),
        misses=("Agency", "Travel agencies in Spain", "Agences immobilières", "通讯社报道说"),
    ),
)

#: One agency that is not named: only beside a desk, as the word alone is a heading or a name's part.
AGENCY_SINGULAR: tuple[Row, ...] = (
    Row(
        id="agency",
        why="the singular of agency beside a desk",
        forms=(
            r"(?:news |press |wire )?agency|(?:nachrichten|presse)?agentur|agence(?: de presse)?|agencia|agência|agenzia",
            r"agencja|agentura|agentúra|agencija|(?:hír)?ügynökség|agenție|agenția|(?:haber )?ajans[ıi]?|persbureau",
            r"nyhetsbyrå|(?:nyheds)?bureau|uutistoimisto|агентство|информагентство|агенция|агенција|πρακτορείο",
            r"وكالة(?: أنباء| الأنباء)?|خبرگزاری|סוכנות(?: ה?ידיעות)?|wire|(?:news )?services?",
        ),
        hits=("Agency", "Agentur", "Agence", "Agencia", "агентство", "وكالة", "haber ajansı"),
        misses=("Agencies Ltd", "Travel agency", "agentura pro"),
        where="beside a desk",
    ),
)

#: What joins a desk with the agencies whose text went in.
WITH_WORDS: tuple[str, ...] = (
    "with", "mit", "avec", "con", "com", "amb", "met", "med", "cu", "ile", "z", "s", "с", "з", "со", "με", "مع", "با", "עם",
)  # fmt: skip

#: Departments of a house that write for those who pay: nobody is named by them.
ADVERTISERS: tuple[Row, ...] = (
    Row(
        id="advertisers",
        why="a brand studio, sponsored content, an advertisement",
        forms=(
            r"(?:\S+ ){0,4}brand ?(?:room|studio|voice|lab|labs|connect|hub|content|story|team)",
            r"(?:\S+ ){0,4}(?:content|creative|partner|native) (?:studio|lab|content|ads?|advertising)",
            r"(?:\S+ ){0,3}(?:sponsored|paid|promoted|branded) (?:content|post|posts|partner|story)|advertorial|sponsored",
            r"(?:bezahlte |werbe)?anzeige|werbung|publireportage|sponsored post|communiqué de presse|contenu sponsorisé",
            r"publirreportaje|publirreportajes|contenido patrocinado|conteúdo patrocinado|publieditorial",
            r"contenuto sponsorizzato|informazione pubblicitaria|advertentie|branded content|annons(?:samarbete)?",
            r"artykuł sponsorowany|materiał partnera|реклама|партнерский материал|на правах рекламы|广告|廣告|広告|광고|إعلان",
        ),
        hits=(
            "The Gazette BrandRoom",
            "Brand Studio",
            "Sponsored Content",
            "Anzeige",
            "Publirreportaje",
            "Реклама",
            "広告",
        ),
        misses=("Brandon Roe", "Ada Brand", "Studio 5", "Content Editor", "Anzeiger"),
    ),
)
