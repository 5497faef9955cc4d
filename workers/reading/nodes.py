"""Small readings of one element."""

from selectolax.lexbor import LexborNode

from workers.reading.elements import BLOCK, CELL_CHARS
from workers.reading.text import fold

#: Characters of an element's text that a claim may need; a longer text is no byline and no date.
MAX_PRINTED = 2_000


def printed(node: LexborNode) -> tuple[str, str]:
    """An element's text: as one line, and as it stands, each text node in a line of its own.

    The second keeps the borders between elements, without which a name and an outlet's name fuse.
    """
    parts: list[str] = []
    length = 0
    for inner in node.traverse(include_text=True, skip_empty=True):
        if inner.tag == "-text" and not _is_code(inner):
            part = " ".join((inner.text_content or "").split())
            parts.append(part)
            length += len(part) + 1
            if length > MAX_PRINTED:
                break
    return " ".join(filter(None, parts)), "\n".join(filter(None, parts))


def _is_code(text: LexborNode) -> bool:
    parent = text.parent
    return parent is not None and parent.tag in {"script", "style"}


def is_block_or_before_one(child: LexborNode | None) -> bool:
    """Whether an inline element with this first child is a box around blocks (a card's link, a custom element)."""
    while child is not None and child.tag == "-text":
        if not (child.text_content or " ").isspace():
            return False
        child = child.next
    return child is not None and child.tag in BLOCK


def is_data_row(row: LexborNode) -> bool:
    """Whether a table's row is a line of data: several short cells without blocks inside."""
    cells = [cell for cell in row.iter() if cell.tag in {"td", "th"}]
    if len(cells) < 2:
        return False
    for node in row.traverse():
        if node.tag in BLOCK and node.tag not in {"tr", "td", "th"}:
            return False
    return all(len(fold(cell.text())) <= CELL_CHARS for cell in cells)
