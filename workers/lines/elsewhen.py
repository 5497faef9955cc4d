"""Days of something else than the text: when a reader joined, an offer ends, an event lasts."""

import re
from functools import cache

from workers.tables.datewords import OTHER_DAYS

_DASHES = "-–—−~～〜"
#: From one clock time to another; the date beside them is an event's.
_CLOCK = r"(?:\d{1,2}[:h]\d{2}(?: ?(?:[ap]\.?m\.?|uhr|h|hrs))?|\d{1,2} ?(?:[ap]\.?m\.?|uhr))"
_HOURS = re.compile(
    rf"(?<![\d:T-]){_CLOCK}"
    rf"(?:(?: - | ?[–—~～] ?| (?:bis|to|until|à|a|al|till|til|до|tot|do) ){_CLOCK}"
    r"|-\d{1,2}:\d{2} ?(?:[ap]\.?m\.?|uhr|h|hrs)(?![^\W_]))",
    re.IGNORECASE,
)
#: The first day of a span of days, before the last one ("12.-", "vom 12. bis").
_FIRST_DAY = re.compile(rf"(?<!\d)\d{{1,2}}\.? ?(?:[{_DASHES}]|bis|to|al|au|do|по|tot|til|till) ?$", re.IGNORECASE)
_BETWEEN = frozenset(
    {*_DASHES, "bis", "to", "until", "al", "au", "hasta", "do", "по", "tot", "til", "till", "至", "到"}
)
_OTHER, _HOURS_APART = "the day of something else", "a span of hours, as an event has"
_SPAN = "a span of days, as an event or an offer has"
_LONGEST = 40


def why_elsewhen(before: str, after: str, beside: str, *, follows: bool, leads: bool) -> str | None:
    """Why the date between two pieces of a line is not the text's; None if nothing says so.

    ``beside`` is what stands around the day, its time of day with it; ``follows`` and ``leads`` say that another
    date stands before the first piece and behind the second.
    """
    if (follows and _is_between(before)) or (leads and _is_between(after)) or _FIRST_DAY.search(before):
        return _SPAN
    if _HOURS.search(beside):
        return _HOURS_APART
    label = _labels().search(before[-_LONGEST:])
    return f"{_OTHER} ({label['label']})" if label else None


def is_elsewhen(why: str | None) -> bool:
    """Whether a date was refused as the day of something else."""
    return why is not None and why.startswith((_SPAN, _HOURS_APART, _OTHER))


def is_span(why: str) -> bool:
    """Whether a date was refused because it lasts: no label makes it a publication's."""
    return why.startswith((_SPAN, _HOURS_APART))


def names_a_date(why: str) -> bool:
    """Whether the label of the other day ends in the word for a date, which alone would be a publication's.

    A thread of a forum has a start date: that is when it was published.
    """
    return why.casefold().endswith(" date)") and not why.casefold().endswith("(start date)")


def is_other_label(line: str) -> bool:
    """Whether a line is nothing but the label of a day that is not the text's ("Start", "Deadline:")."""
    return len(line) <= _LONGEST and any(row.matches(line.strip(" :")) for row in OTHER_DAYS)


def _is_between(text: str) -> bool:
    return text.strip().casefold() in _BETWEEN


@cache
def _labels() -> re.Pattern[str]:
    """A label of the table right before the end, with a colon, a small word or a day of the week behind it."""
    forms = "|".join(f"(?:{form})" for row in OTHER_DAYS for form in row.forms)
    return re.compile(
        rf"(?<![^\W_])(?P<label>{forms})\s*[:：]?\s*"
        r"(?:(?:on|am|le|el|il|op|den|the|em|at) )?(?:[^\W\d_]{2,9}\.?,? )?$",
        re.IGNORECASE,
    )
