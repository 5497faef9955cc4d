"""Words by which a name shows what it names: offices, organisations, placeholders, particles, places."""

from workers.tables.spaced import word_set

#: Words that turn a piece of a byline into an office, a trade or an outlet: it is cut away, never a person.
TITLE_WORDS: frozenset[str] = word_set(
    """editor editors reporter reporters correspondent correspondents writer writers journalist journalists
    columnist columnists contributor contributors chief senior assistant associate deputy managing
    executive producer producers director directors manager professor lecturer researcher analyst
    analysts fellow intern freelance freelancer specialist photographer videographer staff anchor host
    blogger author co-author critic reviewer president ceo founder cofounder co-founder officer
    secretary minister lawyer attorney economist historian scientist expert strategist consultant
    spokesman spokeswoman expertin experte redakteur redakteurin redakteure redaktor redaktorin
    projektleiter projektleiterin korrespondent korrespondentin korrespondenten reporterin reporterinnen volontär volontärin
    journalistin journalisten chefredakteur chefredakteurin chefreporter chefreporterin ressortleiter
    ressortleiterin leiter leiterin autor autorin kolumnist kolumnistin mitarbeiter mitarbeiterin
    journaliste journalistes rédacteur rédactrice rédacteurs correspondant correspondante correspondants
    envoyé envoyée spécial spéciale chroniqueur chroniqueuse éditorialiste directeur directrice chef
    périodiste periodista periodistas redactor redactora corresponsal corresponsales columnista enviado
    enviada editora giornalista redattore redattrice corrispondente inviato inviata direttore direttrice
    vicedirettore repórter jornalista correspondente colunista redacteur verslaggever verslaggeefster
    correspondente journaliste hoofdredacteur columniste reporterka reporterin redaktør redaktören
    korrespondenten kommentator toimittaja päätoimittaja dziennikarz dziennikarka redaktorka
    psychologist therapist nutritionist dietitian horticulturalist educator gardener astrologer trainer coach
    counselor counsellor practitioner physician doctor nurse surgeon professor instructor teacher representative
    advisor adviser planner architect designer developer engineer entrepreneur marketer copywriter producer
    корреспондент обозреватель журналист журналистка редактор колумнист кореспондент журналіст
    журналістка muhabir muhabiri editör editörü yazar yazarı wartawan jurnalis penulis مراسل مراسلة صحفي
    صحافي صحفية محرر كاتب phd ph.d md m.d mba llm msc bsc dphil esq rn"""
)

#: Words that only organisations and outlets carry in their names.
ORGANISATION_WORDS: frozenset[str] = word_set(
    """news newspaper times media press magazine network agency agencies ministry ministerium ministère
    ministerio department university universität université universidad institute institut instituto
    foundation stiftung association society committee council commission company corporation corp inc
    ltd llc gmbh ag radio television tv channel journal gazette tribune herald chronicle observer
    telegraph bulletin online digital group gruppe groupe grupo verlag zeitung nachrichten tageblatt
    rundschau redaktion blog team office center centre union party bank government college club hospital
    amt direkt ultima última studio studios productions publishing review report reports wire service services bureau
    international global world today daily weekly monthly post mirror guardian independent standard
    express collective project partners labs lab community board агентство газета журнал новости
    редакция министерство канал presse journalistenbüro bund verband verein für .com .org .net .de
    courier advertiser examiner inquirer enquirer sentinel dispatch argus echo newsletter newswire kurier anzeiger
    courrier dépêche correio diario diário jornal periódico corriere giornale gazzetta dagblad krant courant tidende
    tidning avis sanomat lehti dziennik gazeta noviny deník denník hírlap ziarul gazetesi vjesnik вестник известия
    курьер ведомости вісник εφημερίδα صحيفة جريدة روزنامه समाचार"""
)

#: Words about a date or a text, that stand beside names and in none: "Jane Roe Updated", "Written By", "Full Bio".
STATUS_WORDS: frozenset[str] = word_set(
    """updated reviewed published posted edited modified verified written bio biography aktualisiert veröffentlicht
    geprüft actualizado publicado revisado publié relu vérifié aggiornato pubblicato bijgewerkt geplaatst uppdaterad
    publicerad opdateret oppdatert aktualizacja opublikowano обновлено опубликовано güncellendi"""
)

#: How words for organisations end in languages that glue words: no name of a person ends so.
ORGANISATION_ENDS: tuple[str, ...] = (
    "ministerium", "verband", "gesellschaft", "institut", "verein", "agentur", "universität", "hochschule", "stiftung",
    "behörde", "ministerie", "vereniging", "stichting", "förbundet", "föreningen", "universitetet", "ministeriet",
)  # fmt: skip

#: Names that content systems and templates put where an author belongs.
PLACEHOLDERS: frozenset[str] = word_set(
    """admin administrator webmaster editor editors author authors guest user username root test default
    unknown none null anonymous n/a na undefined nan wordpress cms superuser system support info contact
    moderator developer siteadmin webadmin webeditor sysadmin wpadmin follow subscribe share more login
    wpengine register home false true autor auteur автор innen 原文 原文リンク redaktor gast invitado name people unknown foto фото e-mail autoren author: blog tbd tba array by
    beheerder administrateur administrador administradora amministratore administratör administratorin ylläpito ylläpitäjä
    администратор админ адміністратор адмін yönetici správce rendszergazda διαχειριστής webmestre webbmaster
    管理员 管理員 관리자 운영자 المدير المشرف"""
) | frozenset(
    (
        "follow author", "guest author", "guest contributor", "super user", "site admin", "web admin", "web master",
        "follow us", "view all posts", "see all posts", "read more", "all posts", "about the author", "no author",
        "the author", "view profile", "firstname lastname", "first name last name", "first last", "vorname nachname", "author name", "your name", "user name", "by author",
        "related articles", "more from", "site staff", "full bio", "learn more", "written by", "read bio", "about us", "view bio", "see more", "click here", "sign up", "log in",
    )
)  # fmt: skip

#: Given names that begin with the letter which joined to a word also says "and".
ARABIC_WAW_NAMES: frozenset[str] = word_set(
    "وليد وائل وسام وسيم وفاء وداد وردة ولاء وجدي وجيه وحيد وديع وصفي وهيب ورد وعد وضاح ونيس وليم وسن وجدان والي واثق وهاب"
)

#: Hosts of blogs, each a person's or a group's, whose name is the writer's.
PERSONAL_HOSTS: tuple[str, ...] = (
    ".wordpress.com", ".blogspot.com", ".blogspot.de", ".blogspot.co.uk", ".tumblr.com", ".substack.com", ".medium.com",
    ".typepad.com", ".livejournal.com", ".over-blog.com", ".blogger.com", ".jimdofree.com", ".github.io", ".neocities.org",
    ".hatenablog.com", ".hatenablog.jp", ".ameblo.jp", ".tistory.com", ".canalblog.com", ".blog.de", ".write.as",
)  # fmt: skip

#: Months that are given names too.
MONTH_NAMES: frozenset[str] = frozenset(
    ("april", "june", "august", "julia", "avril", "abril", "maja", "mayo", "mars", "augusto", "agosto", "julio")
)

#: No name begins with one of these: a line that does is a heading ("Aus der Region", "Im Wortlaut", "All News").
NO_FIRST_WORDS: frozenset[str] = word_set(
    """the a at on for from to with about our your my this that all more latest new most last next first stay join
    aus im am zum zur bei mit nach über unter vor für ein eine alle alles mehr neue neues unser unsere
    au aux dans pour sur avec nos notre votre vos tous toutes une un les plus
    con para nuestro nuestra todos todas último última últimas más una os as nosso nossa mais todas todos
    gli nel nella sul sulla per tutti tutte ultime più uno een het met voor naar meer alle laatste
    i om till från alla fler mer til alle flere na w z do we wszystkie ze
    в на о об из для все новые наши по за від про та усі στο στη από για όλα όλες bu bir tüm son في من على كل"""
)

#: Words that head notes, lists and forms on a page, and stand in no name.
HEADING_WORDS: frozenset[str] = word_set(
    """release statement update updates updated published posted protocol minutes category categories tags tag topic
    topics section date time place location source sources comments share login newsletter photo photos video videos
    gallery podcast interview review news article articles story archive events event issue volume page pages
    pressemitteilung pressemeldung meldung meldungen mitteilung aktuell aktuelle aktuelles ort datum zeit protokoll
    wortlaut region kategorie kategorien rubrik thema themen quelle kommentare bericht berichte artikel ausgabe termin
    termine veranstaltung archiv seite beitrag beiträge stellungnahme
    communiqué actualité actualités rubrique catégorie lieu heure commentaires événement événements dossier
    comunicado comunicados actualidad categoría lugar fecha hora comentarios evento eventos noticia noticias
    wrap-up wrapup roundup digest notícia notícias categoria comentários comunicato comunicati luogo commenti evento eventi notizia notizie
    persbericht nieuws categorie plaats datum reacties pressmeddelande nyheter kategori pressemelding nyhed
    aktualności kategoria miejsce komentarze zprávy rubrika tisková
    пресс-релиз новость новости рубрика категория место комментарии дата время источник
    بيان خبر تصنيف haber kategori yorumlar siaran pers berita"""
)

#: Particles that stand in lower case inside names.
PARTICLES: frozenset[str] = word_set(
    """de del della delle dello dei degli di da do dos das du des d la le los las lo van von vom zu zum zur
    der den het ten ter te op 't y e i af av bin ibn al el ul ur abu bint ben ap ab o mac mc san santa
    st st. saint"""
)

#: Names of places that look like names of persons; single-word places need no row.
PLACES: frozenset[str] = frozenset(
    """new york|los angeles|san francisco|san diego|hong kong|new delhi|tel aviv|buenos aires|são paulo|sao paulo|
    rio de janeiro|mexico city|cape town|kuala lumpur|ho chi minh city|washington dc|washington d.c.|las vegas|
    san salvador|santo domingo|new orleans|saint petersburg|st petersburg|st. petersburg|abu dhabi|addis ababa|
    el paso|den haag|the hague|united states|united kingdom|south africa|new zealand|saudi arabia|sri lanka|
    costa rica|puerto rico|north korea|south korea|frankfurt am main|santiago de chile|ciudad de méxico|la paz|
    middle east|far east|near east|north america|south america|central america|latin america|western europe|eastern europe|
    central asia|east asia|south asia|southeast asia|north africa|west africa|east africa|southern africa|asia pacific|
    naher osten|mittlerer osten|ferner osten|moyen-orient|proche-orient|amérique latine|oriente medio|medio oriente|
    américa latina|oriente médio|america latina|midden-oosten|mellanöstern|mellemøsten|midtøsten|bliski wschód|
    blízký východ|közel-kelet|orientul mijlociu|ближний восток|близкий восток|близький схід|μέση ανατολή|orta doğu|
    latin amerika|الشرق الأوسط|خاورمیانه|המזרח התיכון|मध्य पूर्व|timur tengah|trung đông|
    panama city|guatemala city|kansas city|salt lake city|san antonio|san jose|san juan|baton rouge|little rock|
    new jersey|new mexico|new hampshire|north carolina|south carolina|north dakota|south dakota|west virginia|
    west bank|gaza city|kuwait city|quezon city|phnom penh|port au prince|baden baden|bad homburg""".replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip

#: How names of places begin and those of persons seldom do: "Santa Monica | AP" is where a report was written.
PLACE_HEADS: frozenset[str] = word_set(
    """san santa são sant saint sainte st st. ste sankt szent svatý свети святая port porto puerto порт new nueva nuevo nova novo nové nowy nowa
    nouveau nouvelle neu neue nieuw ny nya nizhny нижний нижня великий велика новый новая старый белая los las fort fuerte mount mont north south
    nord sud süd øst väst norra södra bad buenos cape cabo cap ciudad città ciutat cidade città hong kuala tel beit addis salt palm isla île île isle
    isola ilha ostrov upper lower ober unter alto alta baja bajo haut haute bas basse stary stara staré horní dolní górna"""
)

#: The commonest family names of Korea, as a class of signs, without those that begin words of menus too.
SURNAMES_HANGUL = (
    "[김이박최정강조윤장임한오서신권황안송류홍문양손배백허유남심노하곽성차우구민진지엄채원천방현함변염여추]"
)
#: Family names of Chinese of one character: where each word of a line begins with one, they are several persons.
SURNAMES_HAN: frozenset[str] = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘于蒋蔣"
    "蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎段雷侯龙龍史陶黎贺賀"
    "顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯"
)
#: The commonest family names of Japan that are two signs long.
SURNAMES_JA: frozenset[str] = word_set(
    """佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 山口 松本 井上 木村 斎藤 斉藤 齋藤 齊藤 清水 山崎
    阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野
    中川 原田 松田 竹内 小野 田村 中山 和田 石田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田
    丸山 杉山 村田 大塚 新井 藤本 平野 河野 武田 上野 松井 野口 千葉 松尾 菊地 木下 野村 市川 古川 久保 小松 島田 水野 桜井 高野
    吉川 山内 西田 菊池 飯田 西川 北村 福島 五味 安田 中田 川口 平田 川崎 本田 久保田 吉村 東條 川上 永井 松岡 田口 矢野 黒田
    内藤 大西 須藤 辻本 熊谷 石井 服部 大島 岩崎 樋口 吉岡 片山 荒木 尾崎 西山 関口 早川 大久 浅野 小田 堀田 奥村 川村 星野"""
)
#: How words of Japan end that begin as family names do: outlets, places, offices.
NO_NAME_ENDS_JA: tuple[str, ...] = (
    "新聞", "放送", "テレビ", "日報", "民報", "通信", "支局", "総局", "大学", "高校", "県", "市", "区", "町", "村", "駅",
    "部", "社", "局", "館", "寺", "川", "山", "島", "線", "氏",
)  # fmt: skip
