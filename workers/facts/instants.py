"""One instant, several ways to write it: the local day that readers saw is taken in place of a day in UTC."""

from datetime import datetime, timedelta

from workers.facts.dated import Dated

#: Zones reach so far ahead of UTC and behind it.
_AHEAD, _BEHIND = timedelta(hours=14), timedelta(hours=12)
_MOST_LOCAL = timedelta(hours=14)


def with_zone(chosen: Dated | None, every: list[Dated]) -> Dated | None:
    """The same time of day as the markup gives it with its zone, in place of a printed one that has none."""
    if chosen is None or chosen.date is None or chosen.date.zone or chosen.date.precision not in ("minute", "second"):
        return chosen
    local = chosen.date.value
    zoned = (
        dated
        for dated in every
        if dated.date and dated.date.zone and dated.date.value.startswith(local) and dated.field == "published"
    )
    return next(zoned, chosen)


def local_day(chosen: Dated | None, every: list[Dated]) -> Dated | None:
    """The day that readers saw, in place of an instant in UTC that is one day off it.

    It is told by another claim on the same instant that has its zone, or stands in local time; else by a printed
    day, unless that could be the day of a change or no zone lies between the two.
    """
    if chosen is None or chosen.date is None or chosen.date.zone != "+00:00" or chosen.date.basis != "markup":
        return chosen
    others = [dated for dated in every if dated.field == "published" and dated.date and dated is not chosen]
    here = next((dated for dated in others if _same_instant(chosen, dated)), None)
    return here or _printed_day(chosen, [dated for dated in others if _is_printed(dated)], every)


def _same_instant(chosen: Dated, other: Dated) -> bool:
    """Whether another claim gives the same instant on another day: with a zone of its own, or in local time."""
    if chosen.date is None or other.date is None or other.day() == chosen.day():
        return False
    mine, its = _moment(chosen), _moment(other)
    if mine is None or its is None:
        return False
    if other.date.zone not in (None, "+00:00"):
        return its == mine
    if other.date.zone:
        return False
    length = min(len(chosen.date.value), len(other.date.value))
    apart = abs(its - mine)
    same_minutes = chosen.date.value[14:length] == other.date.value[14:length] and length > len("2025-01-01T10")
    return same_minutes and timedelta(0) < apart <= _MOST_LOCAL


def _moment(dated: Dated) -> datetime | None:
    """The instant in UTC; a time without zone as if it were in UTC; None where there is no time of day."""
    if dated.date is None or dated.date.precision not in ("minute", "second"):
        return None
    try:
        moment = datetime.fromisoformat(dated.date.value + (dated.date.zone or "+00:00"))
    except ValueError:
        return None
    return moment


def _is_printed(dated: Dated) -> bool:
    return dated.date is not None and dated.date.basis == "printed" and dated.day() is not None


def _printed_day(chosen: Dated, printed: list[Dated], every: list[Dated]) -> Dated:
    """The first printed day that is one off; none if one of them is the chosen day itself."""
    if any(dated.day() == chosen.day() for dated in printed):
        return chosen
    changed = {dated.day() for dated in every if dated.field == "modified" and dated.date}
    for dated in printed:
        hours = _hours_to(chosen, dated)
        if hours is None:
            continue
        likely = 0 <= hours <= 4 or -10 <= hours < 0
        if likely or dated.day() not in changed:
            return dated
    return chosen


def _hours_to(chosen: Dated, printed: Dated) -> float | None:
    """How far a zone must be from UTC for the instant to fall on the printed day, at the least; None: too far."""
    mine, day = _moment(chosen), printed.day()
    if mine is None or day is None:
        return None
    begin = datetime.fromisoformat(f"{day}T00:00+00:00")
    if mine < begin <= mine + _AHEAD:
        return (begin - mine) / timedelta(hours=1)
    end = begin + timedelta(days=1)
    return (end - mine) / timedelta(hours=1) if end <= mine <= end + _BEHIND else None
