"""The labels of printed dates: which stands beside one, and what is left of the words before it."""

import re
from functools import cache
from typing import Literal

from workers.lines.clock import find_clock
from workers.lines.days import find_days
from workers.lines.fold import plain
from workers.lines.relative import find_ago
from workers.tables.datewords import MODIFIED, PUBLISHED
from workers.tables.months import WEEKDAYS
from workers.tables.row import Row

#: What only separates a date from the words before it.
SIGNS = " ,;:|-–—"
#: Days of the week of so few letters are also names ("Mo", "Lun", "Mar"), unless two names stand before them.
_SHORT_DAY = 3


@cache
def labels() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Labels of a change and of a publication, anywhere between other words."""
    return _anywhere(MODIFIED), _anywhere(PUBLISHED)


def _anywhere(rows: tuple[Row, ...]) -> re.Pattern[str]:
    forms = "|".join(f"(?:{form})" for row in rows for form in row.forms)
    return re.compile(rf"(?<![^\W_])(?:{forms})(?![^\W\d_])", re.IGNORECASE)


def label_of(before: str, after: str) -> Literal["changed", "issued"] | None:
    """The label before a date decides; one behind it does so where none stands before."""
    changed, issued = labels()
    if any(map(str.isalpha, before)):
        last = {name: last_label(pattern, before) for name, pattern in (("changed", changed), ("issued", issued))}
        if max(last.values()) >= 0:
            return "changed" if last["changed"] >= last["issued"] else "issued"
    tail = after.lstrip(" ,;:()|-–·")
    label = changed.match(tail) if tail else None
    if label is None or find_days(after) or find_ago(after):
        return None
    return None if find_clock(tail, label.end()) else "changed"  # "3 May 2024 9:12, updated 10:40": the same day


def without_label(text: str) -> str:
    """The words before a date without the day of the week and the label ("Updated") that belong to the date."""
    bare = text.rstrip(SIGNS)
    *words, last = bare.split() or [""]
    if plain(last) in WEEKDAYS and (len(last) > _SHORT_DAY or len(words) > 1):
        text = bare = bare.removesuffix(last).rstrip(SIGNS)
    for pattern in labels():
        found = [match for match in pattern.finditer(bare) if match.end() == len(bare)]
        if found:
            return bare[: found[0].start()].rstrip(SIGNS)
    return text


def starts_with_label(text: str) -> bool:
    """Whether a text begins with the label of a date ("Posted by Jane Roe on")."""
    bare = text.lstrip(SIGNS + "([")
    return any(pattern.match(bare) for pattern in labels())


def is_label(text: str) -> bool:
    """Whether a text is nothing but the label of a date ("Updated", "発表", "Publié le")."""
    bare = text.strip(SIGNS)
    return any(pattern.fullmatch(bare) for pattern in labels())


def last_label(pattern: re.Pattern[str], text: str) -> int:
    """Where the last label of a kind begins in a text; -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text)), default=-1)
