"""A quick look before the slow ones: whether a line could hold a date at all, by a figure or a word for a day.

It may let a line through that holds no date, and never holds one back that does.
"""

import re
import unicodedata
from functools import cache

from workers.lines.relative import said_by
from workers.lines.spoken import said_in
from workers.tables.cues import folded
from workers.tables.months import WEEKDAYS

_FIGURE = re.compile(r"\d")
#: Scripts that may write words without spaces: whatever a line of them holds is looked at.
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u2e80-\uabff\uac00-\ufaff]")
_PIECE = re.compile(r"[^\W\d_][^\s.,:;()\[\]|/–—•·]*")
_MARKS = "'’\"”“»-"


def may_hold_date(line: str) -> bool:
    """Whether a line holds a figure, or one of the words that dates without figures hold."""
    return _FIGURE.search(line) is not None or _may_hold(line, _words())


def may_hold_weekday(line: str) -> bool:
    """Whether a line holds the name of a day of the week."""
    return _may_hold(line, _weekdays())


def _may_hold(line: str, words: frozenset[str]) -> bool:
    if not line.isascii():
        line = unicodedata.normalize("NFKC", line)
        if _UNSPACED.search(line):
            return True
    return not words.isdisjoint([piece.rstrip(_MARKS) for piece in _PIECE.findall(folded(line))])


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(map(folded, WEEKDAYS))


@cache
def _words() -> frozenset[str]:
    """The names of days, and of each way to say how long ago the longest of its words."""
    return _weekdays().union(map(folded, (*said_by(), *said_in())))
