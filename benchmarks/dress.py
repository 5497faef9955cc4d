"""Modern pages in the markup of old ones: no words on elements, nothing stated, layouts out of tables and breaks.

No corpus here holds pages of the years when layouts were tables. So pages are dressed like that, their words
untouched and in their order. Sites of those years differed, and so do the fashions.
"""

import re
from collections.abc import Iterable
from zlib import crc32

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from msgspec import Struct

from workers.model import Rejected
from workers.reading.decode import decode

_BOXES = frozenset({"div", "section", "article", "main", "aside", "nav", "header", "footer", "figure", "figcaption"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"ul", "ol", "menu"})
#: What ends a line in those years as today; a box that holds one of these is no single line.
_LINES = _BOXES | _HEADINGS | _LISTS | {"p", "table", "blockquote", "pre", "hr", "dl", "form"}
_UNKNOWN_THEN = frozenset(
    {"script", "style", "link", "meta", "template", "svg", "noscript", "video", "audio", "dialog"}
)
_KEPT = frozenset({"href", "src", "alt", "colspan", "rowspan"})


class Fashion(Struct, frozen=True, kw_only=True):
    """How a site of the time was written.

    ``flat``: only boxes around other boxes are tables, a line ends with a break; ``breaks``: two breaks part
    paragraphs; ``bold``: headings are bold lines; ``menu`` stands between the links of a menu instead of a list.
    """

    flat: bool = False
    breaks: bool = True
    bold: bool = True
    menu: str | None = None


#: What lxml reads in an attribute and does not write into one.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")

#: All boxes are tables, and lists are lists.
TABLES = Fashion()
FASHIONS = (
    TABLES,
    Fashion(flat=True, breaks=False, menu=" | "),
    Fashion(flat=True, menu=""),
    Fashion(breaks=False, bold=False, menu=" | "),
)


def fashion_of(page: str) -> Fashion:
    """The fashion in which a page of this name is shown: each time the same."""
    return FASHIONS[crc32(f"fashion {page}".encode()) % len(FASHIONS)]


def dressed(body: bytes, fashion: Fashion = TABLES) -> bytes:
    """The page as an old site would have written it; one without any element stays as it is."""
    decoded = decode(body)
    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=True)
        characters = "" if isinstance(decoded, Rejected) else decoded.text
        root = document_fromstring(characters.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:  # empty, or a document of comments only
        return body
    etree.strip_elements(root, *_UNKNOWN_THEN, with_tail=False)
    # From the innermost outwards: what an element holds is settled before the element is.
    for element in reversed([found for found in root.iter() if isinstance(found.tag, str)]):
        kept = {name: _CONTROLS.sub("", value) for name, value in element.attrib.items() if name in _KEPT}
        element.attrib.clear()  # one by one, lxml takes what a template left ("{name}") for a namespace
        element.attrib.update(kept)
        if element.getparent() is not None:
            _dress(element, fashion)
    inside = etree.tostring(root, encoding="unicode", method="html")
    return inside.replace("<head>", '<head><meta charset="utf-8">', 1).encode("utf-8", "replace")


def _dress(element: HtmlElement, fashion: Fashion) -> None:
    if element.tag in _BOXES:
        _box(element, fashion)
    elif element.tag in _HEADINGS and fashion.bold:
        element.tag = "b"
        _break(element, 2)
    elif element.tag == "p" and fashion.breaks:
        _break(element, 2)
        element.drop_tag()
    elif element.tag in _LISTS and fashion.menu is not None and _is_menu(element):
        _unlist(element, fashion.menu)


def _box(element: HtmlElement, fashion: Fashion) -> None:
    if fashion.flat and not _holds(element, _LINES | {"br"}):
        _break(element, 1)
        element.drop_tag()
        return
    if fashion.flat and len(element) == 1 and not (element.text or "").strip():
        element.drop_tag()
        return
    element.tag = "table"
    cell = etree.Element("td")
    cell.text, element.text = element.text, None
    cell.extend(list(element))
    etree.SubElement(element, "tr").append(cell)


def _is_menu(element: HtmlElement) -> bool:
    """Whether all words of a list are links."""
    entries = [entry for entry in element if entry.tag == "li"]
    return bool(entries) and all(_said(entry) == sum(map(_said, entry.iter("a"))) for entry in entries)


def _said(element: HtmlElement) -> int:
    return len("".join("".join(element.itertext()).split()))


def _unlist(element: HtmlElement, between: str) -> None:
    """A menu without a list: its links one behind the other, or (with nothing between) one below the other."""
    for entry in [entry for entry in element if entry.tag == "li"]:
        if between:
            _say(entry, between)
        else:
            _break(entry, 1)
        entry.drop_tag()
    _break(element, 2)
    element.drop_tag()


def _say(element: HtmlElement, words: str) -> None:
    """Put words behind all that an element holds."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def _holds(element: HtmlElement, tags: Iterable[str]) -> bool:
    return next(element.iterdescendants(*tags), None) is not None


def _break(element: HtmlElement, count: int) -> None:
    """End a line that had an element of its own."""
    for _ in range(count):
        etree.SubElement(element, "br")
