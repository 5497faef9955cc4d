"""How pages of one text are numbered: the words in their addresses, and the line that counts them."""

from workers.tables.row import Row

# fmt: off
#: Words that stand before a page's number in an address, as a parameter or in its path.
PAGE_WORDS: tuple[str, ...] = (
    "page", "pages", "pagenum", "pagenumber", "page_number", "pageno", "pg", "p", "seite", "pagina", "página", "pag",
    "strona", "stranka", "strana", "sayfa", "sivu", "sida", "side", "oldal", "stranitsa", "trang", "halaman",
)
# fmt: on

_PAGE = (
    r"(?:page|p\.|seite|página|pagina|pág\.|pag\.|страница|стр\.|strona|stránka|strana|sayfa|sivu|sida|side|oldal|"
    r"halaman|trang|صفحة|पृष्ठ)"
)
_OF = r"(?:of|von|de|di|du|sur|van|из|z|ze|av|af|dari|من|का|/|\|)"

# fmt: off
PAGE_OF = Row(
    id="page_of",
    why="counts the pages of a text",
    forms=(
        _PAGE + r"\s*\d{1,3}\s*" + _OF + r"\s*\d{1,3}",
        r"第?\s*\d{1,3}\s*(?:页|頁|ページ)\s*[/,，、]?\s*(?:共|全)?\s*\d{1,3}\s*(?:页|頁|ページ)",
    ),
    hits=(
        "Page 2 of 5", "page 1/3", "Seite 1 von 4", "Página 2 de 3", "Pagina 1 di 2", "Страница 1 из 3",
        "Strona 2 z 6", "Page 1 sur 2", "第1页 共3页", "1ページ/全4ページ", "صفحة 1 من 3",
    ),
    misses=("Page 12", "5 of 6", "See page 2 of the report", "Seite 1", "第3页", "12/24"),
)
# fmt: on
