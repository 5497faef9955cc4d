"""Labels before the names of those who did not write: who reported, helped, took the pictures, translated, edited."""

from workers.tables.row import Row

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
            r"editors? ?:",
            r"(?:redaktion|redakteur(?:in)?|bearbeitet von|redigiert von|redigering|redacteur|redaktor|redakce) ?:",
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
