"""Markup -> the tree of its elements, as a browser with scripting would build it."""

from msgspec import Struct
from selectolax.lexbor import LexborDocumentOptions, LexborHTMLParser, LexborNode, SelectolaxError

from workers.reading.elements import NOSCRIPT_CHARS
from workers.reading.text import fold


class Tree(Struct, frozen=True, kw_only=True):
    """A page's tree; ``noscript`` says whether text came out of ``<noscript>``."""

    parser: LexborHTMLParser
    noscript: bool


def grow(markup: str | bytes) -> Tree:
    """Parse markup that the guard has let through, as characters or in UTF-8.

    With scripting, what stands in ``<noscript>`` is no markup: so an ``<iframe/>`` in it cannot swallow the page.
    Without mutation events: 200,000 ``<option>`` take minutes with them, and nothing here needs them. Raises
    MemoryError where the parser gives up, which it does for no markup but for want of memory.
    """
    try:
        parser = LexborHTMLParser(markup, options=LexborDocumentOptions.WO_EVENTS, scripting=True)
    except SelectolaxError as error:
        raise MemoryError(f"the parser gave up: {error}") from error
    opened = [_open(parser, raw) for raw in parser.css("noscript, noframes")]
    return Tree(parser=parser, noscript=any(opened))


def _open(parser: LexborHTMLParser, noscript: LexborNode) -> bool:
    """Read a ``<noscript>`` (or ``<noframes>``) that holds a text; most only beg for JavaScript."""
    raw = noscript.text()
    if len(raw) <= NOSCRIPT_CHARS:
        return False
    box = parser.create_node("div")
    box.inner_html = raw
    if len(fold(box.text())) <= NOSCRIPT_CHARS:
        return False
    noscript.replace_with(box, move=True)
    return True
