"""Where one ``<br>`` is a border: old layouts set headline, byline and paragraphs apart by nothing but that.

A line is styled if one element that only changes its looks holds all of it. Such a line is a block of its own, for
whatever it is (a headline, a question of an interview), it is not the sentence above or below. And what is as long
as a paragraph and ends like one is one; lines of verse and of addresses are shorter, and stay together.
"""

from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from workers.reading.elements import BLOCK, STYLES

#: So many pieces of white space and comments are looked past on either side.
_REACH = 8
#: Characters of a paragraph, by the sign that ends it: scripts that end with the second say as much in fewer.
_PARAGRAPHS = ((".?!…।؟۔։", 80), ("。？！", 30))
#: May stand behind the last stop.
_CLOSING = " \t\r\n\xa0\"'”’»)]）」』“"


def parts_a_styled_line(line_break: LexborNode) -> bool:
    """Whether the line that ends at this ``<br>``, or the one that begins there, is styled as a whole."""
    outer = _outermost(line_break)
    before = _beside(outer, back=True) if outer.tag == "br" else outer
    after = _beside(outer, back=False)
    return (_is_styled(before) and _is_border(_beside(before, back=True))) or (
        _is_styled(after) and _is_border(_beside(after, back=False))
    )


def ends_a_paragraph(pieces: Sequence[str]) -> bool:
    """Whether the text since the last border is as long as a paragraph and ends with a stop."""
    last = next((text[-1] for piece in reversed(pieces) if (text := piece.rstrip(_CLOSING))), "")
    least = next((characters for stops, characters in _PARAGRAPHS if last and last in stops), 0)
    return bool(least) and sum(map(len, pieces)) >= least


def _outermost(node: LexborNode) -> LexborNode:
    """The break, or the styled element that it is the last thing of: the line ends where that element does."""
    for _ in range(_REACH):
        parent = node.parent
        if parent is None or parent.tag not in STYLES or _beside(node, back=False) is not None:
            break
        node = parent
    return node


def _beside(node: LexborNode | None, *, back: bool) -> LexborNode | None:
    """The next node on one side that is not white space."""
    for _ in range(_REACH):
        node = None if node is None else node.prev if back else node.next
        if node is None or not _is_blank(node):
            return node
    return node


def _is_blank(node: LexborNode) -> bool:
    if node.tag == "-text":
        return not (node.text_content or "").strip()
    return node.tag is None or node.tag[0] == "-"


def _is_styled(node: LexborNode | None) -> bool:
    return node is not None and node.tag in STYLES and bool((node.text() or "").strip())


def _is_border(node: LexborNode | None) -> bool:
    return node is None or node.tag == "br" or node.tag == "hr" or node.tag in BLOCK
