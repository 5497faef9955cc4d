"""Lines that a table knows, near the text: what each of them is; and bars made of such lines."""

import re
from collections.abc import Iterator

from workers.judging.known import LONGEST, known_phrase
from workers.judging.shape import LINKED, Shape
from workers.judging.sheet import Sheet, verdict
from workers.model import Role, Verdict
from workers.tables.chrome import MENU, TOOL
from workers.tables.chrome_early import PRINTED
from workers.tables.chrome_feet import UPWARD
from workers.tables.chrome_old import GUESTBOOK
from workers.tables.chrome_photo import PICTURE
from workers.tables.chrome_tail import RELATED, SEE_ALSO
from workers.tables.chrome_tools import TOOLS
from workers.tables.social import EMBED, PLACEHOLDER, SHARED

#: What a line is when a row knows it; chrome if it is not named here.
ROLES: dict[str, Role] = {
    PICTURE.id: "credit",
    RELATED.id: "related",
    SEE_ALSO.id: "related",
    EMBED.id: "embed",
    SHARED.id: "embed",
    PLACEHOLDER.id: "embed",
}
#: What stands between the entries of a row, and the rows that know such entries.
_BARS = frozenset("|·•¦*-–[]")
_BAR = re.compile(r"\s*[|·•¦\[\]]\s*|\s+[*–-]+\s+")
_ENTRIES = (TOOL, TOOLS, MENU, PRINTED, UPWARD, GUESTBOOK)


def phrase_lines(sheet: Sheet) -> Iterator[Verdict]:
    """Lines that a table knows, near the text."""
    for index in sheet.near:
        shape = sheet.shapes[index]
        row = known_phrase(shape.text) if shape.text else None
        if row is not None:
            yield verdict(index, ROLES.get(row.id, "chrome"), f"phrase.{row.id}", f"the line {row.why}")
        elif shape.text and _is_bar(shape):
            yield verdict(index, "chrome", "phrase.bar", "the line is a bar of the site's buttons and menu entries")


def _is_bar(shape: Shape) -> bool:
    """Whether bars part a line into entries that tables know: all of them, or most where all are links."""
    if shape.weight > LONGEST or _BARS.isdisjoint(shape.text):
        return False
    entries = [entry for entry in _BAR.split(shape.text) if entry]
    if len(entries) < 2:
        return False
    known = sum(known_phrase(entry) in _ENTRIES for entry in entries)
    return known == len(entries) or (shape.links >= LINKED and 2 * known > len(entries))


def known_lines(shapes: tuple[Shape, ...]) -> frozenset[int]:
    """The numbers of the lines that a table knows."""
    return frozenset(index for index, shape in enumerate(shapes) if shape.text and known_phrase(shape.text))
