"""The words around an agency's name in a credit line at the head or tail of a text."""

from workers.tables.row import Row
from workers.tables.spaced import word_set

SOURCE: tuple[Row, ...] = (
    Row(
        id="source",
        why="the source is named",
        forms=(
            r"(?:sources?|quellen?|fuentes?|fontes?|fonti|bron(?:nen)?|källor|kjelder|kilder) ?[:：]",
            r"(?:lähteet|kaynak(?:lar)?|zdroje?|źródł[oa]|izvori?|viri?|sursa|forrás|källa|kilde) ?[:：]",
            r"(?:lähde|allikas|šaltinis|avots|nguồn|sumber|источник|джерело|източник|извор|πηγή) ?[:：]",
            r"(?:مصدر|المصدر|منبع|מקור|स्रोत|সূত্র|ที่มา|来源|來源|出典|稿源|출처) ?[:：]",
        ),
        hits=("Source:", "Quelle:", "Fuente:", "来源:", "Источник:", "المصدر:", "Lähde:"),
        misses=("Sources say", "Quellen", "Source"),
        where="tail",
    ),
)

#: Before an agency only, as any name may follow these words elsewhere.
FROM_AGENCY: tuple[Row, ...] = (
    Row(
        id="from-agency",
        why="a phrase says whose service the text came from",
        forms=(
            r"(?:published|reproduced|republished|used)? ?(?:with|by) (?:kind )?permission (?:from|of)|courtesy(?: of)? ?:?",
            r"(?:syndicated|compiled|adapted|taken|distributed|carried|supplied|provided|written|released) (?:from|by)",
            r"(?:©|\(c\)|copyright)(?: ?\d{4})?(?: by)?|(?:picture |image )?credits? ?:|crédits? ?:|créditos? ?:|crediti ?:",
            r"(?:as )?reported by|inputs? ?:|agenc(?:y|ies) ?:|(?:news|wire) service ?:|reports?:|via",
            r"(?:nach|laut) (?:angaben|informationen|material) (?:von|der)|agentur(?:en)? ?:|bericht ?:",
            r"selon|d'après|agences? ?:|según|agencias? ?:|segundo|agências? ?:|secondo|agenzi[ae] ?:|volgens",
            r"как сообщает|передает|агентств[оа] ?:|نقلا عن|نقلاً عن|به نقل از|وكال(?:ة|ات) ?:|综合|据|據",
            r"theo|podle|według|wg|nach|laut|naar|efter|mukaan|сообщил[ао]?|за даними|по данным",
        ),
        hits=(
            "©",
            "Copyright 2025",
            "Credit:",
            "Crédit :",
            "Courtesy:",
            "Syndicated from",
            "As reported by",
            "Agency:",
            "via",
            "نقلاً عن",
            "Agenturen:",
            "Theo",
            "według",
        ),
        misses=(
            "Creditor",
            "Theodor",
            "Nachrichten",
            "Copyrighted",
            "Courtesy call",
            "Reported",
            "viaduct",
            "Agency",
        ),
        where="tail",
    ),
)

#: "This story was first published by X": X is the one whose text it is; the name stands behind.
FIRST_PUBLISHED: tuple[Row, ...] = (
    Row(
        id="first-published",
        why="says who published the text first",
        forms=(
            r"(?:(?:this|the|an?) \w+ |it )?(?:(?:was|is|has been) )?(?:first|originally|previously) (?:published|appeared|ran|posted)(?: online)? (?:by|in|on|at|for)(?: the)?",
            r"(?:dieser \w+ |der \w+ )?(?:ist |wurde )?(?:zuerst|ursprünglich) (?:erschienen |veröffentlicht )?(?:bei|in|auf|von)(?: der| dem)?",
            r"(?:dieser \w+ |der \w+ )?erschien (?:zuerst|ursprünglich) (?:bei|in|auf)(?: der| dem)?",
            r"(?:cet \w+ |ce \w+ )?a (?:d['’]abord|initialement) été publié (?:par|dans|sur)",
            r"(?:este \w+ )?(?:fue|foi) publicad[oa] (?:originalmente|originariamente|primero) (?:en|por|em|no|na|pel[oa])",
            r"(?:questo \w+ )?è stato (?:pubblicato )?(?:originariamente|inizialmente)(?: pubblicato)? (?:da|su|in)",
            r"(?:dit \w+ )?(?:verscheen|is) (?:eerder|eerst) (?:gepubliceerd )?(?:in|op|bij|door)",
            r"(?:эт[аоу]т? \w+ )?впервые (?:был[аои]? )?опубликован[аоы]? (?:в|на)",
            r"本文(?:首发于|原载于|最初发表于|原刊于)",
        ),
        hits=(
            "This story was first published by",
            "This article originally appeared in",
            "First published by",
            "Dieser Artikel erschien zuerst bei",
            "Cet article a d'abord été publié par",
            "Este artículo fue publicado originalmente en",
            "本文首发于",
        ),
        misses=("This story was published", "First published", "First, by the way", "The book was published by"),
        where="tail",
    ),
)

WITH_INPUTS: tuple[Row, ...] = (
    Row(
        id="inputs",
        why="an agency's text went in",
        forms=(
            r"with (?:additional |further )?(?:agency |agencies )?(?:inputs?|reports?) (?:from|by)",
            r"with (?:additional |further )?(?:agency |agencies )?(?:reporting|files|material) (?:from|by)",
            r"with (?:additional |further )?(?:agency |agencies )?(?:information) (?:from|by)",
            r"with (?:additional |further )?(?:agency |agencies )?(?:contributions?) (?:from|by)",
            r"inputs? from|with|इनपुट ?:?|ইনপুট ?:?",
            r"with (?:additional |further )?(?:agency |agencies )?(?:help|support) (?:from|of)",
            r"mit (?:material|informationen|agenturmaterial) (?:von|der|des)|mit",
            r"avec(?: les informations de)?|source afp avec",
            r"con (?:información|informaciones|datos|contenuti|informazioni|material) de|con",
            r"com (?:informações|agências|conteúdo)(?: d[aeo]s?)?|com|met|med|s využitím|z wykorzystaniem",
            r"по материалам|за матеріалами|по данным|по информации|по сообщению|за повідомленням",
        ),
        hits=(
            "With inputs from",
            "Input from",
            "इनपुट",
            "With",
            "Mit Material von",
            "Avec",
            "Con información de",
            "По материалам",
        ),
        misses=("Within", "Contra", "Medien"),
        where="tail",
    ),
)

#: What stands behind the names of those whose text went in ("PTI inputs", "... contributed to this report").
WENT_IN: tuple[Row, ...] = (
    Row(
        id="went-in",
        why="the words behind the names say that their text went in",
        forms=(
            r"inputs?|contributions?|(?:also )?contributed(?: reporting| to this \w+| to the \w+)?(?: from \S+)?",
            r"(?:से|के) (?:मिले |प्राप्त )?इनपुट(?: के साथ| पर आधारित)?|থেকে ইনপুট",
            r"haben? (?:zu diesem \w+ )?beigetragen|ont contribué à cet? \w+|contribuy(?:ó|eron) a est[ea] \w+",
        ),
        hits=(
            "inputs",
            "के इनपुट के साथ",
            "से इनपुट",
            "contributed to this report",
            "contributed reporting",
            "ont contribué à cet article",
        ),
        misses=("contributed to the fire in the harbour", "input devices"),
        where="behind names",
    ),
)

#: How a credit begins that is a picture's where it stands above the text.
PICTURE_HEADS: tuple[str, ...] = (
    "©",
    "(c)",
    "copyright",
    "credit",
    "crédit",
    "crédito",
    "crediti",
    "picture credit",
    "image credit",
)

#: What follows the names of those whose text went in, in languages that put it behind ("इनपुट पीटीआई से").
POSTPOSITIONS: tuple[str, ...] = ("के साथ", "से", "के", "की", "থেকে")

#: The agency itself reported: what it is called ("An AP report", "a dpa dispatch").
REPORT_WORDS: frozenset[str] = word_set(
    """report reports story dispatch article feature despatch copy bericht meldung dépêche despacho nota artículo
    lancio depesza haberi सूचना रिपोर्ट"""
)

#: Before an agency whose report it is ("A report by X", "Ein Bericht der X", "Une dépêche de l'X").
REPORT_OF: tuple[Row, ...] = (
    Row(
        id="report-of",
        why="the word for a report stands before the agency's name",
        forms=(
            r"(?:an? |the |this )?(?:news |wire )?(?:report|story|dispatch|despatch|article|feature) (?:by|from|of)(?: the)?",
            r"(?:ein |eine )?(?:bericht|meldung|beitrag|text) (?:der|des|von|vom)(?: der)?",
            r"(?:une? )?(?:dépêche|article|reportage|information)(?: de l['’]| de la| du| d['’]| de)?",
            r"(?:una? )?(?:despacho|nota|reporte|reportaje|información|cable|informe) (?:de la|del|de)",
            r"(?:uma? )?(?:reportagem|despacho|nota|matéria) d[aeo]|(?:una? )?(?:lancio|articolo|servizio) (?:dell['’]|della|di)",
            r"(?:een )?(?:bericht|artikel) (?:van|van het|van de)|depesza|(?:сообщение|материал|репортаж)(?: агентства)?",
            r"تقرير|خبر|گزارش",
        ),
        hits=("A report by", "Ein Bericht der", "Une dépêche de l'", "Un despacho de", "Сообщение", "تقرير"),
        misses=("A report", "Ein Bericht über", "reportage photo"),
        where="before an agency",
    ),
)

#: Between an agency and the one whose service carried it.
VIA: tuple[str, ...] = (
    "via", "vía", "through", "thru", "carried by", "distributed by", "relayed by", "passed on by", "courtesy of", "über",
    "par l'intermédiaire de", "par le biais de", "relayé par", "por medio de", "a través de", "através da",
    "através de", "por intermédio de", "tramite", "attraverso", "genom", "gjennom", "gennem", "za pośrednictwem",
    "prostřednictvím", "prostredníctvom", "preko", "putem", "prin intermediul", "melalui", "lewat", "thông qua",
    "ผ่าน", "через", "чрез", "преко", "μέσω", "عبر", "نقلا عن", "نقلاً عن", "از طریق", "به نقل از", "דרך",
    "באמצעות", "经由", "经", "通过", "通過", "透過", "經", "經由", "경유",
)  # fmt: skip
#: Behind the carrier instead of before it ("X, Y aracılığıyla", "X Y経由").
VIA_BEHIND: tuple[str, ...] = (
    "aracılığıyla",
    "üzerinden",
    "経由",
    "के माध्यम से",
    "के हवाले से",
    "转",
    "轉",
    "转发",
    "を通じて",
)
#: The same, written as one with the agency's name ("新华社电", "AP-Bericht").
REPORT_ENDS: tuple[str, ...] = (
    "报道", "報導", "報道", "消息", "电", "電", "讯", "訊", "記事", "供稿", "-Bericht", "-Meldung", "-bericht", "-juttu",
)  # fmt: skip
