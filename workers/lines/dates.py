"""Printed dates: what day, how exactly, in which zone, and whether it is the day of a change."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice, pairwise

from msgspec import Struct

from workers.lines.clock import Clock, find_clock
from workers.lines.date_labels import SIGNS, label_of, labels, last_label, without_label
from workers.lines.days import Day, find_days
from workers.lines.elsewhen import is_span, names_a_date, why_elsewhen
from workers.lines.fold import fold, narrow, plain
from workers.lines.fused import unfused
from workers.lines.relative import Ago, find_ago, resolve
from workers.lines.spoken import Said, find_said, resolve_said
from workers.lines.when import may_hold_date, may_hold_weekday
from workers.model import Precision, Published
from workers.tables.bylines import JOINS
from workers.tables.datewords import FILLERS
from workers.tables.months import OTHER_CALENDARS, WEEKDAYS
from workers.tables.sections import SECTIONS

#: A whole line that is longer is not a date line.
_LONGEST_LINE = 160
#: Characters of a text that are looked at for dates.
_LONGEST_TEXT = 4000
#: A time of day belongs to a date that is this near.
_NEAR = 24
#: So far beside a day, hours from one to another make it an event's.
_BESIDE = 40
#: Relative dates that are read of one line.
_MOST_RELATIVE = 4
#: Days of the week that are two words, of which the second is a number or in small letters.
_TWO_WORDS = re.compile(r"(?<![^\W_])(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)(?![^\W_])", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]\S*|\d+")
_LETTERED = re.compile(r"[^\W\d_][^\s,.:]*")
_FIGURE = re.compile(r"\d")
#: Small words of a line with several dates: what joins them too.
_SMALL = frozenset((*FILLERS, *JOINS))
_READING_TIME = re.compile(
    r"\d{1,3}[ -]?(?:min(?:ute)?s?\.?|мин|分钟?|分で)"
    r"(?: (?:read(?:ing)?(?: time)?|lesezeit|de lecture|de lectura|leestid))?",
    re.IGNORECASE,
)


class DateReading(Struct, frozen=True, kw_only=True):
    """A printed date at ``[start, end)`` of the folded line; ``refused`` says why ``published`` is None.

    ``modified`` says that a word beside it calls it the day of a change, ``issued`` that one calls it the day of
    the publication.
    """

    published: Published | None
    raw: str
    rule: str
    refused: str | None = None
    modified: bool = False
    issued: bool = False
    start: int = 0
    end: int = 0


def read_date(text: str, *, fetched_at: datetime | None = None, language: str | None = None) -> DateReading | None:
    """Read a line that is a date and nothing else but labels, a time and a place; None for any other line.

    Of several dates the first that is no change comes back. A date that cannot be told without more knowledge
    (relative without ``fetched_at``, a day without its year) comes back refused, with the reason.
    """
    line = unfused(fold(text))
    if not line or len(line) > _LONGEST_LINE or not may_hold_date(line):
        return None
    found = find_dates(line, fetched_at=fetched_at, language=language)
    if not found:
        return _weekday_only(line) or _other_calendar(line)
    if not _only_dates(line, found):
        return None
    return next((reading for reading in found if not reading.modified), found[0])


def find_dates(
    text: str, *, fetched_at: datetime | None = None, language: str | None = None
) -> tuple[DateReading, ...]:
    """Every date in a line or text (its first 4,000 characters), from left to right."""
    line = fold(text)[:_LONGEST_TEXT]
    if not may_hold_date(line):
        return ()
    line = narrow(unfused(line))
    days = _no_ago(find_days(line, language), find_ago(line))
    readings: list[DateReading] = []
    for number, day in enumerate(days):
        begin = readings[-1].end if readings else 0  # a time of day behind a date is that date's
        end = days[number + 1].start if number + 1 < len(days) else len(line)
        readings.append(_reading(line, day, begin, end, fetched_at))
    if readings:
        return tuple(readings)
    return _relative(line, fetched_at)


def _no_ago(days: tuple[Day, ...], ago: Ago | None) -> tuple[Day, ...]:
    """Days without those that are part of a relative date: in "20 minutes ago" no August ("ago") is meant."""
    return tuple(day for day in days if ago is None or day.end <= ago.start or ago.end <= day.start)


def _reading(line: str, day: Day, begin: int, end: int, fetched_at: datetime | None) -> DateReading:
    clock = _clock(line, day, begin, end)
    start = min(day.start, clock.start) if clock else day.start
    stop = max(day.end, clock.end) if clock else day.end
    published, refused = _published(day, clock, fetched_at)
    label = label_of(line[begin:start], line[stop:end] if end == len(line) else _touching(line[stop:end]))
    beside = line[max(begin, day.start - _BESIDE) : day.start] + "|" + line[day.end : min(end, day.end + _BESIDE)]
    other = why_elsewhen(line[begin:start], line[stop:end], beside, follows=begin > 0, leads=end < len(line))
    if other and (not label or is_span(other) or (label == "issued" and names_a_date(other))):
        published, refused = None, other
    return DateReading(
        published=published,
        raw=line[start:stop],
        rule=day.rule,
        refused=refused,
        modified=label == "changed",
        issued=label == "issued",
        start=start,
        end=stop,
    )


def _touching(after: str) -> str:
    """What stands between two dates, if it belongs to the first: a label behind a space is the second's."""
    return "" if after[:1].isspace() or after[:1] in SIGNS else after


def _clock(line: str, day: Day, begin: int, end: int) -> Clock | None:
    """The time of day beside a date: behind it (also joined by T), or before it.

    One that touches the next date is that date's, where another touches this one from before
    ("Posted 6:00, 3 May 2024, updated 7:15, 4 May 2024").
    """
    behind = day.end + (line[day.end : day.end + 1] == "T")
    after = find_clock(line, behind, end)
    after = after if after and after.start - day.end <= _NEAR else None
    if after and labels()[0].search(line, behind, after.start):
        after = None  # "3 May 2024, updated 10:40": the time of the change
    if after and (end == len(line) or line[after.end : end].strip(SIGNS)):
        return after
    before = find_clock(line, begin, day.start)
    apart = line[before.end : day.start] if before else ""
    return after if before is None or len(apart) > _NEAR or (after and apart.strip(SIGNS)) else before


def _published(day: Day, clock: Clock | None, fetched_at: datetime | None) -> tuple[Published | None, str | None]:
    if day.refused or day.month is None:
        return None, day.refused
    if day.year is None:
        return _without_year(day, fetched_at)
    if day.day is None:
        return Published(value=f"{day.year:04d}-{day.month:02d}", precision="month", basis="printed"), None
    value = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    if clock is None:
        return Published(value=value, precision="day", basis="printed"), None
    return _with_clock(value, clock), None


def _with_clock(value: str, clock: Clock) -> Published:
    precision: Precision = "hour"
    value += f"T{clock.hour:02d}"
    if clock.minute is not None:
        value, precision = f"{value}:{clock.minute:02d}", "minute"
        if clock.second is not None:
            value, precision = f"{value}:{clock.second:02d}", "second"
    return Published(value=value, precision=precision, basis="printed", zone=clock.zone)


def _without_year(day: Day, fetched_at: datetime | None) -> tuple[Published | None, str | None]:
    """A day without its year is the last such day before the fetch."""
    if day.month is None or day.day is None:
        return None, "no day and no year"
    if fetched_at is None:
        return None, "a day without its year, and no time of the fetch to count from"
    last = fetched_at.astimezone(UTC).date() + timedelta(days=1)
    for year in (last.year, last.year - 1):
        try:
            found = date(year, day.month, day.day)
        except ValueError:  # the 29th of February of another year
            continue
        if found <= last:
            return Published(value=found.isoformat(), precision="day", basis="relative"), None
    return None, "no such day in the year before the fetch"


def _relative(line: str, fetched_at: datetime | None) -> tuple[DateReading, ...]:
    """The relative dates of a line; else the phrase ("yesterday, 14:05") that is all a part of it says."""
    found: list[DateReading] = []
    at = 0
    while len(found) < _MOST_RELATIVE and (ago := find_ago(line[at:])):
        start, end = at + ago.start, at + ago.end
        resolved = _since(partial(resolve, ago), fetched_at)
        found.append(_against(line, (at, start, end), f"relative.{ago.language}", resolved))
        at = end
    changes = found and all(reading.modified for reading in found)
    said = _said(line, found[0].start if found else len(line)) if changes or not found else None
    if said:
        begin, phrase = said
        span = (begin, begin + phrase.start, begin + phrase.end)
        resolved = _since(partial(resolve_said, phrase), fetched_at)
        found.insert(0, _against(line, span, f"relative.{phrase.meaning.language}", resolved))
    return tuple(found)


def _said(line: str, end: int) -> tuple[int, Said] | None:
    """The phrase that a line, or its part behind the label of a publication, says up to ``end``, and where."""
    text = line[:end] if end == len(line) else without_label(line[:end])
    issued = max(0, last_label(labels()[1], text))  # "By Jane Roe Published yesterday"
    found = ((begin, find_said(text[begin:], labels())) for begin in dict.fromkeys((0, issued)))
    return next(((begin, said) for begin, said in found if said), None)


def _since(resolved: Callable[[datetime], Published | str], fetched_at: datetime | None) -> Published | str:
    """A relative date against the fetch, or why there is none."""
    if fetched_at is None:
        return "a relative date, and no time of the fetch to count from"
    try:
        return resolved(fetched_at)
    except (OverflowError, ValueError):
        return "before the calendar begins"


def _against(line: str, span: tuple[int, int, int], rule: str, resolved: Published | str) -> DateReading:
    """The reading of a relative date at a span of the line, whose first offset is where its label may begin."""
    begin, start, end = span
    label = label_of(line[begin:start], line[end:])
    return DateReading(
        published=None if isinstance(resolved, str) else resolved,
        raw=line[start:end],
        rule=rule,
        refused=resolved if isinstance(resolved, str) else None,
        modified=label == "changed",
        issued=label == "issued",
        start=start,
        end=end,
    )


def _only_dates(line: str, found: tuple[DateReading, ...]) -> bool:
    """Whether nothing is left of a line beside its dates but labels, fillers, the name of a section or of a place."""
    left, at = "", 0
    for reading in found:
        left += line[at : reading.start] + " "
        at = reading.end
    left = narrow(left + line[at:])
    if not any(map(str.isalnum, left)):
        return True
    ago = find_ago(left)
    left = f"{left[: ago.start]} {left[ago.end :]}" if ago else left
    for pattern in (*labels(), _READING_TIME, _TWO_WORDS):
        left = pattern.sub(" ", left)
    if left.strip(" .,;:()[]|/-–—·•›»").casefold() in SECTIONS:
        return True
    words = [word for word in (raw.strip(".,;:()[]|-–—'’") for raw in _WORD.findall(left)) if word]
    small = _SMALL if len(found) > 1 else FILLERS
    rest = [word for word in words if plain(word) not in WEEKDAYS and plain(word) not in small and not word.isdigit()]
    return len(rest) <= 3 and all(not word[0].islower() for word in rest) and sum(map(len, rest)) <= 30


def _weekday_only(line: str) -> DateReading | None:
    """A line that is a day of the week and nothing else but a time of day and the label of a date."""
    if not may_hold_weekday(line):
        return None
    text = narrow(line)
    clock = find_clock(text)
    bare = f"{text[: clock.start]} {text[clock.end :]}" if clock else text
    for pattern in labels():
        bare = pattern.sub(" ", bare)
    every = (match[0] for match in _LETTERED.finditer(bare))
    words = list(islice((word for word in every if plain(word) not in FILLERS), 2))
    if len(words) != 1 or len(words[0]) < 3 or plain(words[0]) not in WEEKDAYS:
        return None
    why = "a day of the week, and nothing says of which week"
    changed = labels()[0].search(text) is not None
    return DateReading(published=None, raw=line, rule="weekday", refused=why, modified=changed, end=len(line))


def _other_calendar(line: str) -> DateReading | None:
    text = narrow(line)
    if not _FIGURE.search(text):
        return None
    words = re.findall(r"[^\W\d_][^\s,.:/]*", text)
    if len(words) > 6:
        return None
    names = [*words, *(f"{left} {right}" for left, right in pairwise(words))]
    calendar = next((OTHER_CALENDARS[name] for name in map(plain, names) if name in OTHER_CALENDARS), None)
    if calendar is None:
        return None
    why = f"a date of the {calendar} calendar, which is not converted"
    return DateReading(published=None, raw=line, rule="other-calendar", refused=why, end=len(line))
