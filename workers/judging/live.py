"""Pages that are written in entries (live blogs): the clock above each entry is its date and no text."""

from collections.abc import Iterator

from workers.judging.sheet import Sheet, verdict
from workers.model import Verdict
from workers.tables.entries import CLOCK

#: A clock time is at most so long.
LONGEST = 24
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
#: In these a clock time belongs to a table or a list, such as a timetable.
_CELLS = frozenset({"li", "td", "th", "dt", "dd"})


def entry_clocks(sheet: Sheet) -> Iterator[Verdict]:
    """A line that is nothing but a clock time, right above an entry's heading or first paragraph."""
    for index in [index - 1 for index in sheet.text if index]:
        block, shape = sheet.reading.blocks[index], sheet.shapes[index]
        if not 0 < shape.weight <= LONGEST or block.tag in _CELLS or not _opens_an_entry(sheet, index + 1):
            continue
        if (sheet.kept(index) or sheet.unnamed(index)) and CLOCK.matches(shape.text):
            yield verdict(index, "dateline", "live.clock", "is a clock time alone, above an entry")


def _opens_an_entry(sheet: Sheet, index: int) -> bool:
    """Whether the block is a paragraph or a heading with one below it (a timetable has neither)."""
    below = sheet.reading.blocks[index : index + 2]
    if not below or not sheet.kept(index):
        return False
    if sheet.shapes[index].prose:
        return True
    headed = below[0].tag in _HEADINGS or sheet.is_text
    return headed and len(below) == 2 and sheet.shapes[index + 1].prose > 0
