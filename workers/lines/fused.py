"""Lines in which a program dropped the space between a name and a date ("By Ada WinterMarch 3, 2021").

Elements side by side lose it, and line breaks that were taken out. It is put back only where what follows reads as
the beginning of a date; names with a capital inside (McKay, LeRoy) stay whole.
"""

import re
from functools import cache

from workers.lines.fold import plain
from workers.lines.relative import find_ago
from workers.tables.datewords import MODIFIED, PUBLISHED
from workers.tables.months import MONTH_NUMBERS, WEEKDAYS

_LOWER, _UPPER = (
    "a-zß-öø-ÿāăąćčďđēėęěğīįıķļłńņňőŕřśşšťţūůűųźżžа-яёіїєґα-ωάέήίόύώ",
    "A-ZÀ-ÖØ-ÞĆČĎĐĘĚĞİŁŃŇŐŘŚŞŠŤŮŰŹŻŽА-ЯЁІЇЄҐΑ-ΩΆΈΉΊΌΎΏ",
)
#: Where a small letter and a capital touch, or the last of several capitals begins a word, or a figure a phrase.
_JOINT = re.compile(
    rf"(?<=[{_LOWER}])(?=[{_UPPER}][{_LOWER}])|(?<=[{_UPPER}][{_UPPER}])(?=[{_UPPER}][{_LOWER}]{{2}})"
    rf"|(?<=[{_LOWER}][{_LOWER}])(?=\d{{1,2}} [{_LOWER}]{{2}})"
)
_FIGURE = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_DAY, _BEFORE_DAY = re.compile(r"\.? ?\d"), re.compile(r"[.,]? .{0,20}\d")
#: Of names with a capital inside: what stands before it.
_PREFIXES = frozenset({"mc", "mac", "de", "le", "la", "du", "di", "da", "van", "fitz", "o"})
_SHORT = 3


def unfused(line: str) -> str:
    """The line (folded) with a space where a name and a date touch; most lines come back as they are."""
    if _FIGURE.search(line) is None or _JOINT.search(line) is None:
        return line
    pieces, at = [], 0
    for joint in _JOINT.finditer(line):
        if _is_name(line[: joint.start()]) and _begins_date(line, joint.start()):
            pieces.append(line[at : joint.start()])
            at = joint.start()
    return " ".join([*pieces, line[at:]])


def _is_name(before: str) -> bool:
    """Whether the last word of a text could end a name."""
    words = _WORD.findall(before)
    return bool(words) and len(words[-1]) > 1 and words[-1].casefold() not in _PREFIXES


def _begins_date(line: str, place: int) -> bool:
    """Whether a date, its day of the week, its label or how long ago it was begins there."""
    word = _WORD.match(line, place)
    if word is None:
        ago = find_ago(line[place:])
        return ago is not None and ago.start == 0
    name = plain(word[0])
    if name in MONTH_NUMBERS:
        return _DAY.match(line, word.end()) is not None
    if name in WEEKDAYS and len(name) >= _SHORT:
        return _BEFORE_DAY.match(line, word.end()) is not None
    return _labels().match(line, place) is not None


@cache
def _labels() -> re.Pattern[str]:
    forms = "|".join(f"(?:{form})" for row in (*MODIFIED, *PUBLISHED) for form in row.forms)
    return re.compile(rf"(?:{forms})(?![^\W\d_])", re.IGNORECASE)
