"""Words that say what someone did with a text, before "by": they open a byline inside a line of other words."""

from workers.tables.row import Row
from workers.tables.spaced import word_set

#: Before a label for "by" a few words may stand, of which the first is one of these ("An interview by Jane Roe").
WORK: tuple[Row, ...] = (
    Row(
        id="work",
        why="the text's kind, or what was done with it, before the label of the name",
        forms=(
            r"(?:an? |the )?(?:guest )?(?:interview|story|review|report|column|essay|post|article|text)(?: and \w+)?",
            r"(?:an? |the )?(?:opinion|analysis|commentary|feature)",
            r"(?:was )?(?:posted|published|written|filed|created|submitted|added|entered|compiled|reported)",
            r"(?:contributed|uploaded|authored|interviewed)",
            r"(?:eine? )?(?:gast|blog)?[ -]?(?:interview|kolumne|reportage|analyse|kommentar|beitrag|artikel)(?: und \w+)?",
            r"(?:eine? )?(?:bericht|essay|rezension|text|glosse|porträt|gespräch|meinung)(?: und \w+)?",
            r"(?:erstellt|verfasst|geschrieben|veröffentlicht|eingestellt|gepostet|publiziert|aufgezeichnet)",
            r"(?:une? |un )?(?:article|texte|chronique|entretien|enquête|reportage|analyse|tribune)",
            r"(?:proposé|publié|écrit|rédigé|posté|mis en ligne|recueilli)e?",
            r"(?:una? )?(?:artículo|texto|crónica|entrevista|reportaje|análisis|columna|artigo|coluna|reportagem)",
            r"(?:publicado|escrito|redactado|enviado|postado|criado|creado)",
            r"(?:un )?(?:articolo|testo|intervista|analisi|editoriale)|(?:pubblicato|scritto|inserito|postato)",
            r"(?:geplaatst|geschreven|gepubliceerd|artikel|opinie|column)|(?:skrevet|skriven|publicerad|publisert|tekst)",
            r"(?:dodane|napisane|opublikowane|tekst|dodał|objavio|objavljeno|napsáno)",
        ),
        hits=(
            "Interview",
            "An interview",
            "Eine Kolumne",
            "Posted",
            "Erstellt",
            "Blog Beitrag",
            "Publié",
            "Publicado",
        ),
        misses=("Inspired", "Bridge", "Getragen", "Visited"),
        where="before the label of a byline",
    ),
)

#: A heading behind the text that introduces its writer by name begins so ("About Jane Roe").
ABOUT: tuple[Row, ...] = (
    Row(
        id="about",
        why="introduces a person by name",
        forms=(
            r"about|meet|über|à propos de|sobre|acerca de|informazioni su|over|om|o|об авторе:?|про автора:?",
            r"o autor(?:ze|ce):?|(?:about|meet) the author:?",
        ),
        hits=("About", "Meet", "Über", "À propos de", "Sobre", "Over", "Об авторе:", "About the author:"),
        misses=("All about", "Abouts", "Hint", "Um"),
        where="before a name, in a heading behind the text",
    ),
)

#: Labels for "by" that may stand behind such words, and behind a date or a bar.
BY_WORDS: tuple[str, ...] = (
    "by", "von", "par", "por", "di", "door", "av", "af", "przez", "per", "oleh", "от", "de",
)  # fmt: skip

#: Where a name in such a line ends: what stands behind it is when, where or in what it appeared.
NAME_STOPS: frozenset[str] = frozenset(
    [
        "on",
        "in",
        "at",
        "under",
        "unter",
        "in",
        "und",
        "am",
        "um",
        "le",
        "à",
        "dans",
        "el",
        "en",
        "il",
        "alle",
        "op",
        "la",
        "het",
        "filed",
        "posted",
        "published",
        "updated",
        "last",
        "created",
        "gespeichert",
        "abgelegt",
        "kategorien",
        "kategorie",
        "categories",
        "category",
        "tags",
        "tag",
        "comments",
        "comment",
        "kommentare",
        "kommentar",
        "commentaires",
        "comentarios",
        "leave",
        "schreib",
        "aktualisiert",
        "veröffentlicht",
        "publié",
        "publicado",
        "pubblicato",
        "geplaatst",
        "for",
        "mit",
        "with",
        "avec",
        "con",
        "com",
        "met",
        "med",
        "steht",
    ]
)

#: Behind a name these say that another had another part in the text, or when it appeared.
OTHER_WORK: frozenset[str] = frozenset(
    [
        "published",
        "posted",
        "updated",
        "created",
        "ein",
        "eine",
        "einen",
        "keine",
        "hinterlasse",
        "schreibe",
        "kommentar",
        "kommentare",
        "comment",
        "comments",
        "leave",
        "laisser",
        "commentaire",
        "commentaires",
        "comentarios",
        "comentários",
        "commenti",
        "illustration",
        "illustrationen",
        "illustrations",
        "illustrazioni",
        "fotos",
        "foto",
        "photos",
        "photo",
        "photography",
        "bilder",
        "images",
        "video",
        "videos",
        "veröffentlicht",
        "aktualisiert",
        "publié",
        "publicado",
    ]
)

#: A line beside a headline that holds none of these words (and no colon) names nobody behind a label.
BY_CUES: frozenset[str] = frozenset(
    (
        *BY_WORDS,
        *word_set(
            """text texto texte testo tekst teksti author autor autorin autore auteur autora escribe escriben words story
    reporting written dal dalla a redaktion geschreven skrevet scris napisał napisała piše opracował yazan tác
    oprac."""
        ),
    )
)

#: Offices of those who write, in a line that says what somebody is ("Ada Roe is a reporter at The Gazette").
WRITERS: frozenset[str] = word_set(
    """reporter correspondent journalist writer columnist editor author freelancer freelance contributor blogger
    novelist essayist critic redakteur redakteurin journalistin korrespondent korrespondentin autor autorin volontärin
    volontär journaliste rédacteur rédactrice correspondante correspondant chroniqueur periodista redactor redactora
    autora columnista corresponsal giornalista redattore redattrice jornalista repórter redator redatora journalisten
    dziennikarz dziennikarka журналист корреспондент"""
)
