"""Times of day as they are printed, with the zone as stated: nothing is added that the line does not say."""

import re

from msgspec import Struct

from workers.tables.datewords import HALF_DAYS, HALF_DAYS_BEHIND, ZONES

_HALF = "|".join(HALF_DAYS)
_STOPS = re.compile(r"[. ]")
_BEHIND = "|".join(r"\.? ?".join(word) + r"\.?" if len(word) == 2 else word for word in HALF_DAYS_BEHIND)
_CLOCK = re.compile(
    rf"(?<![\d.:/-])(?<!(?-i:[a-z]))(?:(?P<half>{_HALF}) ?)?(?P<hour>\d{{1,2}})"
    r"(?:(?P<sep>[:.h]|時|时|点|點|시) ?(?P<minute>\d{2})?(?:[:分분]? ?(?P<second>\d{2}))?[분分秒초]?)?"
    rf"(?: ?(?P<ampm>(?:{_BEHIND})(?![^\W\d_])))?"
    r"(?: ?(?P<oclock>uhr|klo|hrs|น\.?)(?!\w))?"
    r"(?: ?\(?(?P<zone>(?:UTC|GMT) ?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}(?!\d)|[A-ZМСК]{1,5}(?!\w)))?\)?"
    r"(?![\d/])",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:\b(?:kl|klo|um|ore|alle|ore|à|at|а)\.? ?)$", re.IGNORECASE)


class Clock(Struct, frozen=True, kw_only=True):
    """A time of day at ``[start, end)``; ``zone`` is the offset as stated or None."""

    hour: int
    minute: int | None
    second: int | None
    zone: str | None
    start: int
    end: int


def find_clock(line: str, start: int = 0, end: int | None = None) -> Clock | None:
    """The first time of day between two offsets of a line (its digits already ASCII)."""
    for match in _CLOCK.finditer(line, start, len(line) if end is None else end):
        clock = _clock(match)
        if clock:
            return clock
    return None


def _clock(match: re.Match[str]) -> Clock | None:
    if not _is_time(match):
        return None
    hour = _hour(int(match["hour"]), match["ampm"], match["half"])
    minute = int(match["minute"]) if match["minute"] else None
    second = int(match["second"]) if match["second"] else None
    if hour is None or (minute or 0) > 59 or (second or 0) > 59:
        return None
    zone = _offset(match["zone"])
    last = match.end() if zone or not match["zone"] else match.start("zone")
    return Clock(hour=hour, minute=minute, second=second, zone=zone, start=match.start(), end=last)


def _is_time(match: re.Match[str]) -> bool:
    """A colon says so by itself; a full stop or a bare hour needs a word that makes it a time."""
    sep, minute = (match["sep"] or "").lower(), match["minute"]
    if sep == ":":
        return minute is not None
    if match["ampm"] or match["half"] or match["oclock"]:
        return True
    if sep in ("時", "时", "点", "點", "시") or (sep == "." and minute and _offset(match["zone"])):
        return True
    return minute is not None and (sep == "h" or bool(_BEFORE.search(match.string[: match.start()])))


def _hour(hour: int, ampm: str | None, half: str | None) -> int | None:
    afternoon = HALF_DAYS[half] if half else ampm is not None and HALF_DAYS_BEHIND[_STOPS.sub("", ampm.lower())]
    if hour > 23 or (ampm and not 1 <= hour <= 12):
        return None
    if afternoon and hour < 12:
        return hour + 12
    return 0 if (ampm or half) and not afternoon and hour == 12 else hour


def _offset(zone: str | None) -> str | None:
    """The offset that a zone stands for; None where it could be several."""
    if not zone:
        return None
    if zone in ZONES:
        return ZONES[zone]
    figures = re.fullmatch(r"(?:UTC|GMT)? ?([+-])(\d{1,2}):?(\d{2})?", zone, re.IGNORECASE)
    if not figures or int(figures[2]) > 14:
        return None
    return f"{figures[1]}{int(figures[2]):02d}:{figures[3] or '00'}"
