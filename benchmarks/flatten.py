"""Pages as plain text with their chrome still in, as several kinds of applications would make it.

Written against lxml and without ``workers.reading``: the reading is under test here, and must not prepare its own
input. Scripts and styles are out; everything that stands on the page is in.
"""

import html
import re
from collections.abc import Callable, Iterator

from lxml import etree
from lxml.html import HTMLParser, document_fromstring
from msgspec import Struct

_UNSEEN = frozenset({"script", "style", "template", "head", "svg", "math", "object", "iframe", "noscript", "select"})
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "ul", "ol", "figure", "table"})
_BLOCKS = _PARAGRAPHS | frozenset(
    {"address", "article", "aside", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption"}
    | {"footer", "form", "header", "hr", "legend", "li", "main", "nav", "option", "section", "summary", "tr"}
)
_CELLS = frozenset({"td", "th"})
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_SCRIPTS = re.compile(r"<!--.*?-->|<(script|style|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"</?[a-z!][^<>]*>", re.IGNORECASE)
_LINES = re.compile(r"[ \t\xa0]*\n\s*")


class _Piece(Struct, frozen=True):
    """A text in a link or outside, or a border between texts: as many line ends, a cell's, or a ``<br>``'s turn."""

    text: str
    linked: bool = False
    border: int = 0
    cell: bool = False
    turn: bool = False


def inner_text(body: bytes) -> str:
    """As a browser copies it: blocks on lines, paragraphs between blank lines, cells with tabs, nothing hidden."""
    out: list[str] = []
    gap = ""
    for piece in _pieces(_tree(body), hidden=False):
        gap = _wider(gap, piece)
        if text := " ".join(piece.text.split()):
            out.append(gap + text)
            gap = " " if piece.text[-1:].isspace() else ""
    return "".join(out).strip()


def _wider(gap: str, piece: _Piece) -> str:
    """The gap before the next text: the widest that was asked for, but a second ``<br>`` makes a blank line."""
    if piece.turn:
        return "\n\n" if "\n" in gap else "\n"
    asked = "\n" * piece.border or ("\t" if piece.cell else " " if piece.text[:1].isspace() else "")
    return max(gap, asked, key=("", " ", "\t", "\n", "\n\n").index)


def text_nodes(body: bytes) -> str:
    """Every text node on a line of its own, hidden ones too: links break their sentences apart."""
    found = (" ".join(piece.text.split()) for piece in _pieces(_tree(body), hidden=True) if piece.text)
    return "\n".join(text for text in found if text)


def paragraphs(body: bytes) -> str:
    """One paragraph a block, blank lines between; neighbours that are links and nothing else joined into one row."""
    rows: list[tuple[str, bool]] = []
    for text, linked in _blocks(_pieces(_tree(body), hidden=True)):
        if rows and linked and rows[-1][1]:
            rows[-1] = (f"{rows[-1][0]} | {text}", True)
        else:
            rows.append((text, linked))
    return "\n\n".join(text for text, _ in rows)


def _blocks(pieces: Iterator[_Piece]) -> Iterator[tuple[str, bool]]:
    """The text of each block, and whether all of it is linked."""
    held: list[_Piece] = []
    for piece in (*pieces, _Piece("", border=2)):
        if not (piece.border or piece.turn):
            held.append(piece)
            continue
        text = " ".join("".join(" " if one.cell else one.text for one in held).split())
        if text:
            yield text, all(one.linked for one in held if one.text.strip())
        held = []


def stripped(body: bytes) -> str:
    """Tags cut out of the source with nothing in their place: neighbours stick together, lines are the source's."""
    text = html.unescape(_TAG.sub("", _SCRIPTS.sub("", _characters(body))))
    return _LINES.sub("\n", text.replace("\r", "\n")).strip()


#: The ways by their names, in the order of the tables.
WAYS: dict[str, Callable[[bytes], str]] = {
    "as a browser copies it": inner_text,
    "every text node on its line": text_nodes,
    "a paragraph a block": paragraphs,
    "tags cut out of the source": stripped,
}


def _tree(body: bytes) -> etree._Element | None:
    characters = _characters(body).encode("utf-8", "replace")
    if not characters.strip():
        return None
    try:
        return document_fromstring(characters, parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.ParserError:  # a document of comments only
        return None


def _characters(body: bytes) -> str:
    """Decoded as simple applications do: UTF-8, else as the page says, else as Western European."""
    named = _META.search(body[:4096])
    for codec in ("utf-8-sig", *([named[1].decode("ascii")] if named else ())):
        try:
            return body.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
    return body.decode("cp1252", "replace")


def _pieces(root: etree._Element | None, *, hidden: bool) -> Iterator[_Piece]:
    """The page's texts and borders in their order."""
    if root is None:
        return
    links = 0
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            links += element.tag == "a"
            yield from _border(element)
            if element.tag in _UNSEEN or (not hidden and _is_hidden(element)):
                walk.skip_subtree()
            elif element.text:
                yield _Piece(element.text, links > 0)
            continue
        if event == "end":
            links -= element.tag == "a"
            yield from _border(element, end=True)
        if element.tail:
            yield _Piece(element.tail, links > 0)


def _border(element: etree._Element, *, end: bool = False) -> Iterator[_Piece]:
    if element.tag in _BLOCKS:
        yield _Piece("", border=2 if element.tag in _PARAGRAPHS else 1)
    elif element.tag == "br" and not end:
        yield _Piece("", turn=True)
    elif element.tag in _CELLS and not end:
        yield _Piece("", cell=True)


def _is_hidden(element: etree._Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style") or ""))
