"""Two words with capitals that head a line and name nobody: "Press Release", "Aus der Region", "Published Tue"."""

from workers.lines.date_labels import is_label
from workers.lines.fold import plain
from workers.lines.names import agency_named
from workers.tables.months import MONTH_NUMBERS, WEEKDAYS
from workers.tables.names import HEADING_WORDS, MONTH_NAMES, NO_FIRST_WORDS, PLACE_HEADS, PLACES
from workers.tables.sections import SECTIONS

#: Shorter words are names as often as days, months or agencies.
_SHORT, _SHORT_MARK = 3, 4


def is_heading(name: str) -> bool:
    """Whether what has the shape of a person's name is a heading, a label or a piece of a date instead."""
    words = name.split()
    if not words or name.casefold() in SECTIONS or is_label(name):
        return True
    if words[0].casefold() in NO_FIRST_WORDS or is_place(name):
        return True
    return any(_says(word) for word in words)


def is_place(name: str) -> bool:
    """Whether a name without a label begins as names of places do, and those of persons do not."""
    return name.casefold() in PLACES or name.split(" ", 1)[0].casefold() in PLACE_HEADS


def _says(word: str) -> bool:
    """A word of headings and dates, or an agency's name in full, which is no part of a person's."""
    bare = plain(word.strip(",;:"))
    dated = len(bare) > _SHORT and (bare in WEEKDAYS or bare in MONTH_NUMBERS)
    return (
        bare in HEADING_WORDS
        or is_label(word)
        or (dated and bare not in MONTH_NAMES)
        or bool(len(word) > _SHORT_MARK and agency_named(word))
    )
