"""Dates in a word of their own ("yesterday, 14:05", "last month", "just now"): only where nothing else is said."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

from workers.lines.clock import Clock, find_clock
from workers.lines.fold import plain
from workers.lines.relative import published, spread
from workers.model import Precision, Published
from workers.tables.datewords import FILLERS
from workers.tables.months import WEEKDAYS
from workers.tables.relative import RELATIVE

#: "Just now" may have been said so many minutes before the fetch.
_JUST = 15
_LONGEST = 60
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7a3]")
_PART = re.compile(r"[^|•·]+")
_SIGNS = " .,;:()[]-–—'’\t"


class Meaning(Struct, frozen=True, kw_only=True):
    """What a phrase says: so many days ago, the week (0), month (1) or year (2) before, or now."""

    kind: Literal["day", "last", "now"]
    index: int
    language: str


class Said(Struct, frozen=True, kw_only=True):
    """A phrase for a date at ``[start, end)`` of a line, with the time of day beside it."""

    meaning: Meaning
    clock: Clock | None
    start: int
    end: int


def find_said(line: str, labels: tuple[re.Pattern[str], ...]) -> Said | None:
    """The first part of a line (its digits already ASCII) that is such a phrase, with labels or a time beside it."""
    for part in _PART.finditer(line):
        if len(part[0]) <= _LONGEST:
            found = _said(part[0], part.start(), labels)
            if found:
                return found
    return None


def _said(part: str, offset: int, labels: tuple[re.Pattern[str], ...]) -> Said | None:
    phrases = _phrases()
    folded = part.casefold()
    if len(folded) != len(part) or not _may_hold(folded):
        return None
    clock = find_clock(part)
    rest = part[: clock.start] + " " + part[clock.end :] if clock else part
    for left in (rest, *(pattern.sub(" ", rest) for pattern in labels)):
        said = _bare(left)
        if said in phrases:
            start = folded.index(said.split()[0])
            spans = [(start, start + len(said))] + ([(clock.start, clock.end)] if clock else [])
            return Said(
                meaning=phrases[said],
                clock=clock,
                start=offset + min(first for first, _ in spans),
                end=offset + max(last for _, last in spans),
            )
    return None


def said_in() -> frozenset[str]:
    """Words of which each phrase holds one: the longest of its words."""
    return frozenset(max(name.split(), key=len) for name in _phrases())


def _may_hold(part: str) -> bool:
    """A quick look before the slow ones: a phrase's longest word stands there, or one of a script without spaces."""
    spaced, joined = _marks()
    if not spaced.isdisjoint([word.strip(_SIGNS) for word in part.split()]):
        return True
    return not part.isascii() and any(name in part for name in joined)


@cache
def _marks() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of which each phrase holds one, and phrases of scripts that write a time of day right behind them."""
    joined = tuple(name for name in _phrases() if _UNSPACED.match(name))
    return said_in(), joined


def _bare(text: str) -> str:
    """The text without small words and days of the week at its ends."""
    words = [word for raw in text.casefold().split() if (word := raw.strip(_SIGNS))]
    phrases = _phrases()
    while words and " ".join(words) not in phrases:
        if _is_small(words[-1]):
            words.pop()
        elif _is_small(words[0]):
            words.pop(0)
        else:
            break
    return " ".join(words)


def _is_small(word: str) -> bool:
    return plain(word) in FILLERS or plain(word) in WEEKDAYS


@cache
def _phrases() -> dict[str, Meaning]:
    """Every phrase -> what it means; one that two languages share means what it does in the first."""
    phrases: dict[str, Meaning] = {}
    for table in RELATIVE:
        for kind, groups in (("day", table.days), ("last", table.last), ("now", table.now)):
            for index, forms in enumerate(groups.split("|")):
                for form in forms.split():
                    meaning = Meaning(kind=_kind(kind), index=index, language=table.language)
                    phrases.setdefault(form.replace("_", " ").casefold(), meaning)
    return phrases


def _kind(name: str) -> Literal["day", "last", "now"]:
    return "day" if name == "day" else "last" if name == "last" else "now"


def resolve_said(said: Said, fetched_at: datetime) -> Published:
    """The date that a page fetched then means by a phrase, between its bounds."""
    now = fetched_at.astimezone(UTC)
    if said.meaning.kind == "now":
        return published(now, "minute", (now - timedelta(minutes=_JUST), now))
    if said.meaning.kind == "last":
        return _last(said.meaning.index, now)
    day = _day(said.meaning.index, now)
    return _timed(day, said.clock) if said.clock else day


def _day(back: int, now: datetime) -> Published:
    bounds = now - timedelta(days=back + 1), min(now, now - timedelta(days=back - 1))
    return published(now - timedelta(days=back), "day", bounds)


def _timed(day: Published, clock: Clock) -> Published:
    """The day with the time of day as printed, in the zone that is stated, if any."""
    precision: Precision = "hour" if clock.minute is None else "minute"
    minute = "" if clock.minute is None else f":{clock.minute:02d}"
    return Published(
        value=f"{day.value}T{clock.hour:02d}{minute}",
        precision=precision,
        basis="relative",
        zone=clock.zone,
        earliest=day.earliest,
        latest=day.latest,
    )


def _last(index: int, now: datetime) -> Published:
    """The calendar week, month or year before; weeks keep the month, and begin on a Sunday or a Monday."""
    if index == 0:
        monday = now - timedelta(days=now.weekday())
        return spread(monday - timedelta(days=8), monday - timedelta(days=1), "month")
    first = now.replace(day=1) if index == 1 else now.replace(month=1, day=1)
    last = first - timedelta(days=1)
    begin = last.replace(day=1) if index == 1 else last.replace(month=1, day=1)
    return spread(begin, last, "month" if index == 1 else "year")
