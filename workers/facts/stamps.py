"""Dates as markup writes them: ISO 8601, RFC 822, seconds since 1970, or words."""

import re
from datetime import UTC, datetime

from workers.lines.dates import read_date
from workers.model import Precision, Published

_ISO = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:(?:T|t|\s+)(?P<time>\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s*(?P<zone>Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?"
)
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_SECONDS = re.compile(r"\d{10}|\d{13}")
_YEAR = re.compile(r"\d{4}")
#: As the Unix command prints it: "Thu Sep 18 14:05:00 UTC 2025".
_UNIX = re.compile(
    r"[A-Za-z]{3} (?P<month>[A-Za-z]{3}) +(?P<day>\d{1,2}) "
    r"(?P<time>\d\d:\d\d:\d\d)(?P<zone> [A-Z]{3,5})? (?P<year>\d{4})"
)
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_LONGEST = 120
_ZERO = datetime(1970, 1, 1, tzinfo=UTC)


def read_stamp(
    raw: str, *, language: str | None = None, fetched_at: datetime | None = None
) -> tuple[Published | None, str | None]:
    """A date of the markup, cut to its precision, and why there is none (None: there is one).

    A time of exactly midnight is how systems write a day without a time, so the day alone is kept.
    """
    text = " ".join(raw.split())
    if not text or len(text) > _LONGEST:
        return None, "empty or too long for a date"
    if _YEAR.fullmatch(text):
        return None, "a year is no date"
    if _is_zero(text):
        return None, "the moment from which computers count: its system knew of no date"
    month = _MONTH.fullmatch(text)
    if month and 1 <= int(month[2]) <= 12:
        return Published(value=text, precision="month", basis="markup"), None
    try:
        found = _iso(text) or _packed(text) or _seconds(text)
    except (ValueError, OverflowError, OSError):
        return None, "no such day in the calendar"
    return (found, None) if found else _words(text, language, fetched_at)


def _is_zero(text: str) -> bool:
    """Whether it is the first moment of 1970 in UTC, which systems write where they have none."""
    match = _ISO.match(text) if text.startswith(("1970-01-01", "1969-12-31")) else None
    if match is None or match["time"] is None:
        return False
    try:
        return datetime.fromisoformat(f"{match['day']}T{match['time']}{_offset(match['zone']) or '+00:00'}") == _ZERO
    except ValueError:
        return False


def _iso(text: str) -> Published | None:
    match = _ISO.match(text)
    if match is None:
        return None
    datetime.fromisoformat(f"{match['day']}T{match['time'] or '00:00'}")
    return _cut(match["day"], match["time"], match["zone"])


def _packed(text: str) -> Published | None:
    match = _PACKED.fullmatch(text)
    if match is None or not 1900 <= int(match[1]) <= 2100:
        return None
    day = "-".join(match.group(1, 2, 3))
    time = ":".join(part for part in match.group(4, 5, 6) if part) or None
    datetime.fromisoformat(f"{day}T{time or '00:00'}")
    return _cut(day, time, match[7])


def _seconds(text: str) -> Published | None:
    if not _SECONDS.fullmatch(text):
        return None
    moment = datetime.fromtimestamp(int(text[:10]), UTC)
    return _cut(moment.date().isoformat(), moment.strftime("%H:%M:%S"), "Z")


def _cut(day: str, time: str | None, zone: str | None) -> Published:
    if time is None or time in ("00:00", "00:00:00"):
        return Published(value=day, precision="day", basis="markup")
    precision: Precision = "second" if time.count(":") == 2 else "minute"
    return Published(value=f"{day}T{time}", precision=precision, basis="markup", zone=_offset(zone))


def _offset(zone: str | None) -> str | None:
    if zone is None:
        return None
    if zone.upper() in ("Z", "UTC", "GMT"):
        return "+00:00"
    figures = zone[1:].replace(":", "")
    return f"{zone[0]}{figures[:2]}:{figures[2:] or '00'}"


def _words(text: str, language: str | None, fetched_at: datetime | None) -> tuple[Published | None, str | None]:
    unix = _UNIX.fullmatch(text)
    if unix:
        text = f"{unix['day']} {unix['month']} {unix['year']} {unix['time']}{unix['zone'] or ''}"
    reading = read_date(text, fetched_at=fetched_at, language=language)
    if reading is None:
        return None, "no date that can be read"
    if reading.published is None:
        return None, reading.refused or "no date that can be read"
    found = reading.published
    return (found, None) if found.basis == "relative" else (_as_markup(found), None)


def _as_markup(found: Published) -> Published:
    return Published(value=found.value, precision=found.precision, basis="markup", zone=found.zone)
