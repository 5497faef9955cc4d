"""How the names of news agencies are made, in many languages: for those that the table of agencies does not have."""

from workers.tables.row import Row
from workers.tables.spaced import word_set

#: Names of agencies by their shape, where the table of agencies does not have them: the word for a news agency
#: in them, in front, in the middle or behind.
NEWS_AGENCY: tuple[Row, ...] = (
    Row(
        id="news-agency",
        why="holds the word for a news agency",
        forms=(
            r"(?:\S+ ){1,5}(?:news|press|wire|information|telegraph|telegraphic|photo) agency",
            r"(?:news|press|information|telegraph) agency of(?: \S+){1,4}|(?:\S+ ){1,4}(?:newswire|news wire|wire service)",
            r"(?:\S+ ){0,4}\S*(?:nachrichten|presse)-?agentur(?: \S+){0,3}|(?:\S+ ){1,3}\S*pressedienst",
            r"agence (?:\S+ ){0,3}(?:de )?(?:presse|nouvelles|télégraphique|information|d['’]information)(?: \S+){0,4}",
            r"agencia (?:\S+ ){0,2}(?:de )?(?:noticias|prensa)(?: \S+){0,4}|agència (?:\S+ ){0,2}de notícies",
            r"agência (?:\S+ ){0,2}(?:de )?(?:notícias|imprensa)(?: \S+){0,4}|agenzia (?:\S+ ){0,2}(?:di )?stampa(?: \S+){0,3}",
            r"(?:\S+ ){0,4}(?:nieuws|pers)(?:agentschap|bureau)(?: \S+){0,3}",
            r"(?:\S+ ){0,3}(?:nyhetsbyrån?|nyhedsbureau|telegrambyrå|uutistoimisto|tietotoimisto)(?: \S+){0,2}",
            r"(?:\S+ ){0,3}(?:agencja (?:prasowa|informacyjna)|tisková (?:kancelář|agentura)|tlačová agentúra)(?: \S+){0,3}",
            r"(?:\S+ ){0,3}(?:zpravodajská agentura|novinska agencija|hírügynökség|távirati iroda)(?: \S+){0,3}",
            r"agenția (?:\S+ ){0,2}de (?:presă|știri)(?: \S+){0,3}|(?:\S+ ){1,3}(?:haber|basın) ajansı",
            r"(?:kantor berita|agensi berita|(?:hãng )?thông tấn(?: xã)?|hãng tin)(?: \S+){1,3}|สำนักข่าว\S{2,20}(?: \S+)?",
            r"(?:\S+ ){0,3}(?:информ(?:ационное )?агентство|телеграфное агентство|агентство новостей|новостное агентство)(?: \S+){0,3}",
            r"(?:\S+ ){0,3}(?:інформаційне агентство|інформагентство|новинска агенција|информационна агенция)(?: \S+){0,3}",
            r"(?:\S+ ){0,3}(?:πρακτορείο ειδήσεων|ειδησεογραφικό πρακτορείο)(?: \S+){0,3}",
            r"وكالة (?:أنباء|الأنباء)(?: \S+){0,4}|وكالة(?: \S+){1,3} للأنباء|خبرگزاری(?: \S+){1,3}|סוכנות הידיעות(?: \S+){1,3}",
            r"(?:\S+ ){1,3}(?:समाचार|न्यूज) एजेंसी|(?:समाचार|खबर) एजेंसी(?: \S+){1,3}|(?:\S+ ){0,3}সংবাদ সংস্থা(?: \S+){0,2}",
            r"[\u3400-\u9fffァ-ヶー]{2,8}(?:通讯社|通訊社|通信社|新闻社|新聞社電)|[가-힣]{2,8} ?통신사?",
        ),
        hits=(
            "Austral News Agency",
            "Deutsche Nachrichtenagentur Nord",
            "Agence centrale de presse",
            "Agencia de Noticias del Sur",
            "Agência de Notícias do Norte",
            "Agenzia di stampa Nord",
            "Güney Haber Ajansı",
            "Nyhetsbyrån Norr",
            "Agencja Prasowa Wisła",
            "Информагентство Север",
            "南方通讯社",
            "وكالة الجنوب للأنباء",
            "وكالة أنباء الجنوب",
            "סוכנות הידיעות צפון",
            "खबर एजेंसी उत्तर",
            "สำนักข่าวใต้",
        ),
        misses=("Central Intelligence Agency", "Agence immobilière", "News Agency", "通讯社", "وكالة ناسا", "Agencia Tributaria"),
    ),
)  # fmt: skip

#: Words of which a name in a chain ("X via Y") needs one, if the table of agencies knows neither X nor Y.
AGENCY_WORDS: frozenset[str] = word_set(
    """agency agence agentur agencia agència agência agenzia agencja agentura agentúra agencija ügynökség agenția
    ajansı ajans agentschap persbureau nyhetsbyrå nyhetsbyrån nyhedsbureau uutistoimisto tietotoimisto агентство
    агентства агентством агенція агенції агенция агенција πρακτορείο وكالة خبرگزاری סוכנות एजेंसी এজেন্সি press presse
    prensa stampa imprensa wire newswire news bureau service syndicate nachrichtenagentur nachrichtenagenturen
    presseagentur pressedienst berita"""
)

#: Small words inside the names of agencies: what joins, and words for news that some languages write small.
SMALL_WORDS: frozenset[str] = word_set(
    """of the and für di for noticias notícias notícies stampa haber presse prensa imprensa kancelář informacyjna
    prasowa новостей ειδήσεων ειδησεογραφικό zpravodajská tisková tlačová novinska presă știri thông tấn xã
    centrale information informationen"""
)

#: How names of agencies end in East Asian scripts.
EAST_ENDS: tuple[str, ...] = ("通讯社", "通訊社", "通信社", "通信", "新闻社", "통신", "社")
