"""The world's news agencies: names, the short marks they sign with, the languages they write in.

Wikidata ids stand only where they were checked: most are in the published list of agencies that the impresso project
links newspapers to, in three of its files alike, and those of AP, AFP, Reuters, dpa, TASS, UPI, Xinhua and ATS-SDA
(today Keystone-SDA) in lists of others too. EFE's and IRNA's stand beside those of AP, AFP, Reuters, TASS and UPI in a
published answer of Wikidata itself (whom war correspondents worked for); Ukrinform's is in a register that takes an id
only if the item gives the agency's own web address. Where lists contradict each other or none was found, there is none.
"""

from msgspec import Struct


class Agency(Struct, frozen=True, kw_only=True):
    """A news agency; ``aliases`` are marks and names in other scripts, ``wikidata`` only where it is certain."""

    name: str
    aliases: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    wikidata: str | None = None


def _agency(name: str, aliases: str, languages: str, wikidata: str | None = None) -> Agency:
    return Agency(
        name=name,
        aliases=tuple(alias.strip() for alias in aliases.split("|") if alias.strip()),
        languages=tuple(languages.split()),
        wikidata=wikidata,
    )


AGENCIES: tuple[Agency, ...] = (
    _agency("Associated Press", "AP|The Associated Press|美联社|美聯社|AP通信|Ассошиэйтед Пресс|"
            "أسوشيتد برس|एसोसिएटेड प्रेस|एपी|AP News|Асошиейтед прес|Асошіейтед Прес|Ασοσιέιτεντ Πρες|آسوشیتدپرس|آسوشیتد پرس|סוכנות AP|এপি|เอพี|AP통신|AP 통신", "en es ar", "Q40469"),
    _agency("Reuters", "Thomson Reuters|Рейтер|Рейтерс|رويترز|路透社|路透|ロイター|로이터|रॉयटर्स|Ρόιτερς|"
            "רויטרס|রয়টার্স|رویترز|Ройтерс|Ројтерс|ロイター通信|로이터통신|로이터 통신|روئٹرز|ராய்ட்டர்ஸ்|รอยเตอร์|สำนักข่าวรอยเตอร์|Rojters", "en", "Q130879"),
    _agency("Agence France-Presse", "AFP|Agence France Presse|France-Presse|法新社|АФП|فرانس برس|أ ف ب|एएफपी|"
            "এএফপি|AFP通信|AFP=時事|AFP통신|AFP 통신|Франс Пресс|Франс-Пресс|Γαλλικό Πρακτορείο|خبرگزاری فرانسه|เอเอฟพี|وكالة فرانس برس|وكالة الصحافة الفرنسية",
            "fr en es de pt ar", "Q40464"),
    _agency("Deutsche Presse-Agentur", "dpa|dpa-infocom|dpa-AFX|dpa-tmn|德新社|د ب أ", "de en es ar", "Q312653"),
    _agency("United Press International", "UPI|合众国际社", "en", "Q493845"),
    _agency("Xinhua News Agency", "Xinhua|Xinhua News|新华社|新華社|新华网|新华社电|Синьхуа|شينخوا|新華社通信|وكالة شينخوا|신화통신|신화사|ซินหัว|Синхуа",
            "zh en", "Q204839"),
    _agency("China News Service", "CNS|中新社|中国新闻社|中新网|中國新聞社", "zh"),
    _agency("TASS", "ТАСС|ITAR-TASS|ИТАР-ТАСС|塔斯社|تاس|타스통신|タス通信|وكالة تاس", "ru en", "Q223799"),
    _agency("RIA Novosti", "РИА Новости|RIA|Sputnik|Спутник|سبوتنيك", "ru"),
    _agency("Interfax", "Интерфакс", "ru en", "Q379271"),
    _agency("Interfax-Ukraine", "Интерфакс-Украина|Інтерфакс-Україна", "uk ru"),
    _agency("Ukrinform", "Укринформ|Укрінформ", "uk en", "Q987030"),
    _agency("UNIAN", "УНИАН|УНІАН", "uk ru"),
    _agency("BelTA", "БелТА|БЕЛТА", "be ru"),
    _agency("Kazinform", "Казинформ|Қазинформ", "kk ru"),
    _agency("EFE", "Agencia EFE|埃菲社|ЭФЕ", "es", "Q1274521"),
    _agency("Europa Press", "EP|EuropaPress", "es"),
    _agency("Servimedia", "", "es"),
    _agency("ACN", "Agència Catalana de Notícies|Agencia Catalana de Noticias", "ca"),
    _agency("ANSA", "Ansa|Agenzia ANSA|安莎社|АНСА", "it", "Q392934"),
    _agency("Adnkronos", "AdnKronos", "it"),
    _agency("AGI", "Agenzia Italia", "it"),
    _agency("LaPresse", "", "it"),
    _agency("Askanews", "", "it"),
    _agency("Lusa", "Agência Lusa", "pt"),
    _agency("Agência Brasil", "EBC", "pt"),
    _agency("Estadão Conteúdo", "", "pt"),
    _agency("Folhapress", "FolhaPress", "pt"),
    _agency("Press Association", "PA Media|PA|Press Association Sport", "en"),
    _agency("Canadian Press", "The Canadian Press|CP|La Presse canadienne|Presse canadienne", "en fr"),
    _agency("Australian Associated Press", "AAP", "en"),
    _agency("Bloomberg", "Bloomberg News|彭博社|彭博|ブルームバーグ|Блумберг", "en"),
    _agency("Dow Jones Newswires", "Dow Jones", "en"),
    _agency("Press Trust of India", "PTI|प्रेस ट्रस्ट ऑफ इंडिया|पीटीआई|भाषा|PTI-Bhasha", "en hi"),
    _agency("Asian News International", "ANI|एएनआई", "en hi"),
    _agency("Indo-Asian News Service", "IANS|आईएएनएस", "en hi"),
    _agency("United News of India", "UNI|यूनीवार्ता|वार्ता", "en hi"),
    _agency("Bangladesh Sangbad Sangstha", "BSS|বাসস", "bn en"),
    _agency("United News of Bangladesh", "UNB|ইউএনবি", "bn en"),
    _agency("Associated Press of Pakistan", "APP|اے پی پی", "en ur"),
    _agency("Kyodo News", "Kyodo|共同通信|共同社|共同|共同通信社|교도통신|共同通訊社", "ja en zh"),
    _agency("Jiji Press", "JIJI|Jiji|時事通信|時事|時事通信社|时事社", "ja en"),
    _agency("Yonhap", "Yonhap News Agency|연합뉴스|韩联社|韓聯社|聯合ニュース|연합", "ko en"),
    _agency("Newsis", "뉴시스", "ko"),
    _agency("News1", "뉴스1", "ko"),
    _agency("Korean Central News Agency", "KCNA|조선중앙통신|朝中社|朝鮮中央通信", "ko en"),
    _agency("Central News Agency", "CNA|中央社", "zh en"),
    _agency("Vietnam News Agency", "TTXVN|VNA|Thông tấn xã Việt Nam", "vi en"),
    _agency("Antara", "ANTARA|LKBN Antara", "id en"),
    _agency("Bernama", "马新社|馬新社", "ms en"),
    _agency("Philippine News Agency", "PNA", "en"),
    _agency("Thai News Agency", "TNA|สำนักข่าวไทย", "th"),
    _agency("Anadolu Agency", "AA|Anadolu Ajansı|Anadolu|الأناضول|Анадолу|وكالة الأناضول", "tr en ar"),
    _agency("Demirören News Agency", "DHA|Demirören Haber Ajansı", "tr"),
    _agency("İhlas News Agency", "İHA|IHA|İhlas Haber Ajansı", "tr"),
    _agency("IRNA", "ایرنا|إيرنا|Islamic Republic News Agency", "fa en", "Q649695"),
    _agency("ISNA", "ایسنا", "fa"),
    _agency("Fars News Agency", "فارس|Fars|Fars News", "fa"),
    _agency("Tasnim", "تسنیم|Tasnim News Agency|تسنيم", "fa en"),
    _agency("Mehr News Agency", "مهر|Mehr News", "fa en"),
    _agency("SANA", "سانا|Syrian Arab News Agency", "ar en"),
    _agency("Saudi Press Agency", "SPA|واس|وكالة الأنباء السعودية", "ar en"),
    _agency("Emirates News Agency", "WAM|وام|وكالة أنباء الإمارات", "ar en"),
    _agency("Kuwait News Agency", "KUNA|كونا|وكالة الأنباء الكويتية", "ar en"),
    _agency("Qatar News Agency", "QNA|قنا|وكالة الأنباء القطرية", "ar en"),
    _agency("Jordan News Agency", "بترا", "ar en"),
    _agency("Middle East News Agency", "MENA|أ ش أ|وكالة أنباء الشرق الأوسط", "ar en"),
    _agency("WAFA", "وفا|Palestine News Agency", "ar en"),
    _agency("National News Agency", "NNA|الوكالة الوطنية للإعلام", "ar en fr"),
    _agency("Maghreb Arabe Presse", "MAP|و م ع", "ar fr"),
    _agency("Algérie Presse Service", "APS|واج", "ar fr"),
    _agency("Tunis Afrique Presse", "TAP|وات", "ar fr"),
    _agency("News Agency of Nigeria", "NAN", "en"),
    _agency("Ghana News Agency", "GNA", "en"),
    _agency("PANA", "Panapress", "fr en"),
    _agency("Austria Presse Agentur", "APA|APA-OTS", "de", "Q680662"),
    _agency("Keystone-SDA", "SDA|sda|ATS|Keystone-ATS|SDA-ATS|awp", "de fr it", "Q430109"),
    _agency("epd", "Evangelischer Pressedienst", "de"),
    _agency("KNA", "Katholische Nachrichten-Agentur|kna", "de"),
    _agency("SID", "Sport-Informations-Dienst|sid", "de"),
    _agency("dts Nachrichtenagentur", "dts", "de"),
    _agency("Belga", "Agence Belga|Agentschap Belga", "nl fr", "Q815453"),
    _agency("ANP", "Algemeen Nederlands Persbureau", "nl", "Q966898"),
    _agency("NTB", "Norsk Telegrambyrå", "no"),
    _agency("TT", "TT Nyhetsbyrån|Tidningarnas Telegrambyrå|TT-AFP|TT-Reuters", "sv", "Q1312158"),
    _agency("Ritzau", "", "da"),
    _agency("STT", "Suomen Tietotoimisto|FNB", "fi sv"),
    _agency("BNS", "Baltic News Service", "lt lv et"),
    _agency("LETA", "", "lv"),
    _agency("ELTA", "", "lt"),
    _agency("PAP", "Polska Agencja Prasowa", "pl", "Q1484980"),
    _agency("ČTK", "CTK|Česká tisková kancelář|ČTK/AP", "cs", "Q341118"),
    _agency("TASR", "", "sk"),
    _agency("SITA", "", "sk"),
    _agency("MTI", "Magyar Távirati Iroda", "hu"),
    _agency("Agerpres", "AGERPRES", "ro"),
    _agency("Mediafax", "", "ro"),
    _agency("BTA", "БТА", "bg", "Q2031809"),
    _agency("Tanjug", "Танјуг", "sr", "Q371267"),
    _agency("Beta", "Бета", "sr"),
    _agency("FoNet", "Fonet|ФоНет", "sr"),
    _agency("Hina", "HINA", "hr"),
    _agency("STA", "Slovenska tiskovna agencija", "sl"),
    _agency("FENA", "", "bs"),
    _agency("MIA", "МИА", "mk"),
    _agency("ATA", "Agjencia Telegrafike Shqiptare", "sq"),
    _agency("ANA-MPA", "ΑΠΕ-ΜΠΕ|ΑΠΕ|AMNA", "el"),
    _agency("Cyprus News Agency", "ΚΥΠΕ", "el"),
    _agency("Azertac", "AZERTAC|АЗЕРТАДЖ|AZƏRTAC", "az"),
    _agency("Armenpress", "Արմենպրես|Арменпресс", "hy"),
    _agency("Notimex", "", "es"),
    _agency("Télam", "Telam", "es"),
    _agency("Noticias Argentinas", "", "es"),
    _agency("Andina", "", "es"),
    _agency("Prensa Latina", "PL", "es"),
    _agency("Colprensa", "", "es"),
    _agency("States News Service", "", "en"),
    _agency("Inter Press Service", "IPS", "en es"),
    _agency("Field Level Media", "", "en"),
    _agency("PR Newswire", "PRNewswire|PRNewsWire", "en"),
    _agency("Business Wire", "BUSINESS WIRE", "en"),
    _agency("Getty Images", "Getty|AFP/Getty|Getty Images/iStockphoto|iStock", "en"),
    _agency("Shutterstock", "Rex/Shutterstock", "en"),
    _agency("European Pressphoto Agency", "EPA|EPA-EFE|epa", "en"),
    _agency("picture alliance", "Picture Alliance|picture-alliance", "de"),
    _agency("imago", "IMAGO|Imago Images", "de"),
    _agency("GlobeNewswire", "GLOBE NEWSWIRE", "en"),
)  # fmt: skip

#: Agencies of pictures: a name beside one of them took the picture.
PHOTO_AGENCIES: frozenset[str] = frozenset(
    ("Getty Images", "Shutterstock", "European Pressphoto Agency", "picture alliance", "imago")
)
