"""Relative dates against the time of the fetch, no more precise than they are."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache

from msgspec import Struct

from workers.model import Precision, Published
from workers.tables.relative import RELATIVE, Relative

#: Seconds of second, minute, hour, day, week, month, year.
_SECONDS = (1, 60, 3600, 86400, 7 * 86400, 30.44 * 86400, 365.24 * 86400)
#: What a date keeps that was given in such units: weeks fall between day and month, so they keep the month.
_PRECISION: tuple[Precision, ...] = ("minute", "minute", "hour", "day", "month", "month", "year")
_CUT = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16}
_LONGEST = 120
_LONG = 3
_LETTERS = re.compile(r"[a-z]+")


class Ago(Struct, frozen=True, kw_only=True):
    """So many units ago, at ``[start, end)`` of a line; ``unit`` counts from second (0) to year (6)."""

    count: int
    unit: int
    language: str
    start: int
    end: int
    whole_days: bool = False


def find_ago(line: str) -> Ago | None:
    """The first relative date of a line (its digits already ASCII), or None."""
    if len(line) > _LONGEST:
        return None
    folded = line.casefold()
    if len(folded) != len(line):
        folded = line.lower()
    if line.isascii() and not _names_unit(folded):
        return None
    for table, pattern, days in _patterns():
        match = days.fullmatch(folded.strip()) if days else None
        if match:
            return _day_word(table, match, len(line))
        match = pattern.search(folded)
        if match:
            return _counted(table, match)
    return None


def resolve(ago: Ago, fetched_at: datetime) -> Published:
    """The date that a page fetched then means; ``earliest`` and ``latest`` allow for rounding by the site.

    Sites round down ("1 month" until two months have passed) or to the nearest unit; both fit the bounds.
    """
    now = fetched_at.astimezone(UTC)
    precision = _PRECISION[ago.unit]
    moment = _back(now, ago.count, ago.unit)
    first, last = _bounds(ago, now)
    fine = precision in ("hour", "minute")
    return Published(
        value=moment.isoformat()[: _CUT[precision]],
        precision=precision,
        basis="relative",
        zone="+00:00" if fine else None,
        earliest=_stamp(first, fine),
        latest=_stamp(last, fine),
    )


def _bounds(ago: Ago, now: datetime) -> tuple[datetime, datetime]:
    if ago.whole_days:
        return now - timedelta(days=ago.count + 1), min(now, now - timedelta(days=ago.count - 1))
    slack = 0.25 if ago.count == 1 else 0.5
    latest = now - timedelta(seconds=(ago.count - slack) * _SECONDS[ago.unit])
    return _back(now, ago.count + 1, ago.unit), min(now, latest)


def _back(now: datetime, count: int, unit: int) -> datetime:
    """The same time so many units earlier; months and years by the calendar."""
    if unit < 5:
        return now - timedelta(seconds=count * _SECONDS[unit])
    months = now.year * 12 + now.month - 1 - count * (12 if unit == 6 else 1)
    year, month = divmod(months, 12)
    for day in range(now.day, 27, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:  # the month is shorter: its last day is the nearest
            continue
    return now.replace(year=year, month=month + 1, day=min(now.day, 27))


def _stamp(moment: datetime, fine: bool) -> str:
    return moment.strftime("%Y-%m-%dT%H:%MZ" if fine else "%Y-%m-%d")


def _names_unit(line: str) -> bool:
    """Whether an ASCII line holds a word for a unit or a day; most lines do not, and need no further look."""
    short, long = _ascii_words()
    return any(word in line for word in long) or not short.isdisjoint(_LETTERS.findall(line))


@cache
def _ascii_words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Words of units and days in ASCII letters: short ones stand alone, long ones also inside a word ("sebulan")."""
    forms = (form for table in RELATIVE for form in _forms(f"{table.units} {table.days}".replace("|", " ")))
    words = {word for form in forms if form.isascii() for word in _LETTERS.findall(form)}
    return frozenset(word for word in words if len(word) < _LONG), tuple(
        sorted(word for word in words if len(word) >= _LONG)
    )


@cache
def _patterns() -> tuple[tuple[Relative, re.Pattern[str], re.Pattern[str] | None], ...]:
    return tuple((table, _pattern(table), _days(table)) for table in RELATIVE)


def _pattern(table: Relative) -> re.Pattern[str]:
    """All forms of one language as one expression with a named group for number and unit of each."""
    numbers = [r"\d{1,3}", *_forms(table.ones), *_forms(table.numbers.replace("|", " "))]
    units = sorted(_units(table), key=lambda form: (-len(form), form))
    forms = []
    for index, form in enumerate(table.forms):
        number = f"(?P<n{index}>{'|'.join(numbers)})"
        unit = f"(?P<u{index}>{'|'.join(re.escape(name) for name in units)})"
        forms.append(form.replace("N", "\0").replace("U", unit).replace("\0", number))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])")


def _days(table: Relative) -> re.Pattern[str] | None:
    if not table.days:
        return None
    groups = (
        f"(?P<d{index}>{'|'.join(map(re.escape, _forms(day)))})" for index, day in enumerate(table.days.split("|"))
    )
    return re.compile("|".join(groups))


def _forms(words: str) -> list[str]:
    return [word.replace("_", " ").casefold() for word in words.split()]


def _units(table: Relative) -> dict[str, int]:
    return {form: index for index, forms in enumerate(table.units.split("|")) for form in _forms(forms)}


def _counted(table: Relative, match: re.Match[str]) -> Ago:
    groups = {name: value for name, value in match.groupdict().items() if value}
    number = next((value for name, value in groups.items() if name[0] == "n"), None)
    unit = next(value for name, value in groups.items() if name[0] == "u")
    return Ago(
        count=_number(table, number),
        unit=_units(table)[unit],
        language=table.language,
        start=match.start(),
        end=match.end(),
    )


def _number(table: Relative, word: str | None) -> int:
    if word is None or word in _forms(table.ones):
        return 1
    if word.isdigit():
        return int(word)
    groups = table.numbers.split("|") if "|" in table.numbers else [""]
    if word in _forms(groups[0]):
        return 2
    return _forms(table.numbers.split("|")[-1]).index(word) + 2


def _day_word(table: Relative, match: re.Match[str], length: int) -> Ago:
    found = next(name for name, value in match.groupdict().items() if value)
    return Ago(count=int(found[1:]), unit=3, language=table.language, start=0, end=length, whole_days=True)
