"""How a text shows its language: scripts that have one language, and the commonest small words of the others."""

from collections.abc import Mapping

#: First and last character of a script's block -> the language that is written in it and in little else.
SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("\u3040", "\u30ff", "ja"), ("\uac00", "\ud7a3", "ko"), ("\u4e00", "\u9fff", "zh"), ("\u0e00", "\u0e7f", "th"),
    ("\u0e80", "\u0eff", "lo"), ("\u1000", "\u109f", "my"), ("\u1780", "\u17ff", "km"), ("\u0370", "\u03ff", "el"),
    ("\u0590", "\u05ff", "he"), ("\u0530", "\u058f", "hy"), ("\u10a0", "\u10ff", "ka"), ("\u0980", "\u09ff", "bn"),
    ("\u0a00", "\u0a7f", "pa"), ("\u0a80", "\u0aff", "gu"), ("\u0b00", "\u0b7f", "or"), ("\u0b80", "\u0bff", "ta"),
    ("\u0c00", "\u0c7f", "te"), ("\u0c80", "\u0cff", "kn"), ("\u0d00", "\u0d7f", "ml"), ("\u0d80", "\u0dff", "si"),
    ("\u1200", "\u137f", "am"), ("\u0900", "\u097f", "devanagari"), ("\u0600", "\u06ff", "arabic"),
    ("\u0400", "\u04ff", "cyrillic"),
)  # fmt: skip

#: Language -> words that are common in it (and, as far as can be, in no neighbour of it).
STOP_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for on with as it by at from be are this have not he his but they",
        "de": "der die das und ist nicht ein eine zu den mit von dem des sich auf für im auch es wird wurde sie",
        "fr": "le la les des et est une dans que qui pour pas sur du au avec plus ce par sont cette il elle été",
        "es": "el la los las de que y en un una por con para del se es no al lo como más su fue este pero sus ha",
        "pt": "o a os as de que e em um uma por com para do da não se é no na ao mais foi são dos das pelo seu sua",
        "it": "il la le gli di che e in un una per con del della non si è dei nel alla sono più ha delle anche dal",
        "nl": "de het een en van in is dat op te voor met zijn niet aan er ook als door bij naar uit hij maar",
        "sv": "och att det som en på är av för med till den har inte om ett de var sig från men vid kan så ska",
        "da": "og at det som en på er af for med til den har ikke om et de var sig fra men ved kan så skal blev",
        "no": "og at det som en på er av for med til den har ikke om et de var seg fra men ved kan så skal ble",
        "fi": "ja on ei että se hän oli ovat myös kun mutta joka tai ole sekä mukaan olla kuin sen jo vuoden ollut",
        "et": "ja on ei et see ta oli kui ka aga mis ning oma või kes seda ole pärast juba veel",
        "lv": "un ir ka par no ar uz ne tas kas bet arī pēc lai kā bija tika gan vai",
        "lt": "ir yra kad su iš į ne tai kaip bet buvo taip pat apie dėl kurie po jis metų",
        "pl": "i w na z do się nie jest to że o od przez za jak po ale dla są oraz tym był które tego",
        "cs": "a v na se je že s z do o to i ve pro jako za by jsou byl po ale podle který také",
        "sk": "a v na sa je že s z do o to aj pre ako za by sú bol po ale podľa ktorý tiež",
        "hu": "a az és hogy nem is egy van volt ez meg csak már de mint ki azt szerint",
        "ro": "și în de la a cu pe că nu este un o din care pentru au mai fost al sau prin după",
        "hr": "i u je na se da za su s od koji iz o što ne to kao će bi nije te",
        "sl": "in je v na se da za so s od ki iz ne pa tudi kot bi ni po bo",
        "sq": "dhe në të e për me një që nga është së ka si do nuk më",
        "tr": "ve bir bu da de için ile olarak çok daha olan gibi ise kadar sonra dedi oldu ancak",
        "az": "və bir bu da də üçün ilə olan kimi edib olub deyib sonra",
        "id": "yang dan di dengan untuk dari ini itu pada dalam tidak akan juga oleh ke kata sebagai telah",
        "ms": "yang dan di dengan untuk dari ini itu pada dalam tidak akan juga oleh ke kata beliau ialah telah",
        "vi": "và của là các cho không có trong được với một người này đã những để khi",
        "ca": "el la els les de que i en un una per amb del no és al més ha seva aquest són",
        "eu": "eta da ez du dute bat izan zuen ere dira baina egin",
        "sw": "na ya wa kwa ni katika za la kuwa hiyo huo cha",
        "ru": "и в на не что с по как это из для от его но был за также было они год все его после",
        "uk": "і в на не що з до як це із для від його але був за також було вони року та є після",
        "bg": "и на в да не се за от че са по като това с е ще беше той но при",
        "sr": "и у је на се да за су од који из што не то као ће би није те",
        "be": "і ў на не што з да як гэта для ад яго але быў за таксама",
        "mk": "и на во да не се за од дека се со што е ќе беше тој но при",
        "kk": "және бір бұл да де үшін мен болып деп еді қазақстан",
        "ar": "في من على أن إلى عن التي الذي هذا هذه كان مع ما لا بعد بين وقد كما",
        "fa": "در از به که این است را با برای آن می شد شده بود های کرد و",
        "ur": "کے میں کی ہے سے کا کو نے اور پر یہ کہ ہیں نہیں بھی ایک تھا",
        "hi": "के में की है से को का और ने पर यह कि हैं नहीं भी एक लिए था",
        "mr": "आहे आणि या च्या मध्ये हे ते की तर केली होते नाही",
        "ne": "छ र को मा ले भएको गरेको हो पनि छन् थियो",
    }.items()
}

#: Scripts that several languages share -> those languages; all others of the table are written in Latin letters.
SHARED: Mapping[str, tuple[str, ...]] = {
    "devanagari": ("hi", "mr", "ne"),
    "arabic": ("ar", "fa", "ur"),
    "cyrillic": ("ru", "uk", "bg", "sr", "be", "mk", "kk"),
}
