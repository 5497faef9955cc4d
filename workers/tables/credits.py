"""The words around an agency's name in a credit line at the head or tail of a text."""

from workers.tables.row import Row


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


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

WITH_INPUTS: tuple[Row, ...] = (
    Row(
        id="inputs",
        why="an agency's text went in",
        forms=(
            r"with (?:additional |further )?(?:agency |agencies )?(?:inputs?|reports?) (?:from|by)",
            r"with (?:additional |further )?(?:agency |agencies )?(?:reporting|files|material) (?:from|by)",
            r"with (?:additional |further )?(?:agency |agencies )?(?:information) (?:from|by)",
            r"with (?:additional |further )?(?:agency |agencies )?(?:contributions?) (?:from|by)",
            r"inputs from|with",
            r"mit (?:material|informationen|agenturmaterial) (?:von|der|des)|mit",
            r"avec(?: les informations de)?|source afp avec",
            r"con (?:información|informaciones|datos|contenuti|informazioni|material) de|con",
            r"com (?:informações|agências|conteúdo)(?: d[aeo]s?)?|com|met|med|s využitím|z wykorzystaniem",
            r"по материалам|за матеріалами|по данным|по информации|по сообщению|за повідомленням",
        ),
        hits=("With inputs from", "With", "Mit Material von", "Avec", "Con información de", "По материалам"),
        misses=("Within", "Contra", "Medien"),
        where="tail",
    ),
)

#: The agency itself reported: what it is called ("An AP report", "a dpa dispatch").
REPORT_WORDS: frozenset[str] = _words(
    """report story dispatch article feature despatch copy bericht meldung dépêche despacho nota artículo
    lancio depesza сообщение 电 電 讯 訊 报道 報導 記事"""
)

#: Between an agency and the one whose service carried it.
VIA: tuple[str, ...] = (
    "via",
    "through",
    "über",
    "par l'intermédiaire de",
    "a través de",
    "através da",
    "tramite",
    "через",
    "عبر",
    "通过",
)
