"""Relative dates against the time of the fetch, no more precise than they are."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache

from msgspec import Struct

from workers.model import Precision, Published
from workers.tables.bylines import JOINS
from workers.tables.cues import folded as fold_case
from workers.tables.cues import read_cues
from workers.tables.relative import RELATIVE
from workers.tables.relative_shape import SEVERAL, Relative

#: Seconds of second, minute, hour, day, week, month, year.
_SECONDS = (1, 60, 3600, 86400, 7 * 86400, 30.44 * 86400, 365.24 * 86400)
_YEAR = 6
#: What a date keeps that was given in such units: weeks fall between day and month, so they keep the month.
_PRECISION: tuple[Precision, ...] = ("minute", "minute", "hour", "day", "month", "month", "year")
#: The finest that a number which is not told can leave: several days ago is no day.
_VAGUE: tuple[Precision, ...] = ("minute", "hour", "day", "month", "month", "year", "year")
_CUT: dict[Precision, int] = {"year": 4, "month": 7, "day": 10, "hour": 13, "minute": 16}
_LONGEST = 120
_LONG = 3
_LETTERS = re.compile(r"[a-z]+")
_NUMBER_AND_UNIT = re.compile("N([^NU]*)U")
#: Between a number and its unit: a space, but none behind figures or in scripts that do without.
_BEHIND_NUMBER = r"(?: |(?<=\d)|(?=[^\x00-\u024f])) ?[个個]?"


class Ago(Struct, frozen=True, kw_only=True):
    """How long ago, at ``[start, end)`` of a line: counts (None: several) with units from second (0) to year (6)."""

    steps: tuple[tuple[int | None, int], ...]
    language: str
    start: int
    end: int


@lru_cache(maxsize=2**9)
def find_ago(line: str) -> Ago | None:
    """The first relative date of a line (its digits already ASCII), or None."""
    if len(line) > _LONGEST:
        return None
    folded = line.casefold()
    if len(folded) != len(line):
        folded = line.lower()
    for language in _languages(line):
        match = _pattern(language).search(folded)
        if match:
            return _counted(_tables()[language], match)
    return None


def resolve(ago: Ago, fetched_at: datetime) -> Published | str:
    """The date that a page fetched then means, or why there is none; ``earliest`` and ``latest`` bound it.

    Sites round down ("1 month" until two months have passed) or to the nearest unit; both fit the bounds. Where
    the number is not told ("several months ago") only what the bounds share is kept, at the coarsest a year.
    """
    now = fetched_at.astimezone(UTC)
    count, unit = ago.steps[-1]
    for steps, larger in ago.steps[:-1]:
        now = _back(now, steps or 1, larger)
    if count is None or any(steps is None for steps, _ in ago.steps):
        return _several(now, unit)
    precision = _PRECISION[unit]
    slack = 0.25 if count == 1 else 0.5
    latest = now - timedelta(seconds=(count - slack) * _SECONDS[unit])
    bounds = _back(now, count + 1, unit), min(now, latest)
    return published(_back(now, count, unit), precision, bounds)


def _several(now: datetime, unit: int) -> Published | str:
    if unit == _YEAR:
        return "several years ago, which tells no year"
    fewest, most = SEVERAL[unit]
    return spread(_back(now, most, unit), _back(now, fewest, unit), _VAGUE[unit])


def spread(first: datetime, last: datetime, finest: Precision) -> Published:
    """A date between two moments, cut to what they share, but no finer than told; a year where not even that."""
    told = list(_CUT)[: list(_CUT).index(finest) + 1]
    shared = [name for name in told if first.isoformat()[: _CUT[name]] == last.isoformat()[: _CUT[name]]]
    return published(first + (last - first) / 2, shared[-1] if shared else "year", (first, last))


def published(moment: datetime, precision: Precision, bounds: tuple[datetime, datetime]) -> Published:
    """A relative date: a moment in UTC cut to its precision, between its bounds."""
    fine = precision in ("hour", "minute")
    first, last = (bound.strftime("%Y-%m-%dT%H:%MZ" if fine else "%Y-%m-%d") for bound in bounds)
    return Published(
        value=moment.isoformat()[: _CUT[precision]],
        precision=precision,
        basis="relative",
        zone="+00:00" if fine else None,
        earliest=first,
        latest=last,
    )


def _back(now: datetime, count: int, unit: int) -> datetime:
    """The same time so many units earlier; months and years by the calendar."""
    if unit < 5:
        return now - timedelta(seconds=count * _SECONDS[unit])
    months = now.year * 12 + now.month - 1 - count * (12 if unit == _YEAR else 1)
    year, month = divmod(months, 12)
    for day in range(now.day, 27, -1):
        try:
            return now.replace(year=year, month=month + 1, day=day)
        except ValueError:  # the month is shorter: its last day is the nearest
            continue
    return now.replace(year=year, month=month + 1, day=min(now.day, 27))


def _languages(line: str) -> list[str]:
    """The languages in which a line could say how long ago, by the words that it holds; of most lines none."""
    text = fold_case(line)
    held = tuple([anchor for anchor in _anchors()[text.isascii()] if anchor in text])
    return [language for language in _speaking(held) if _names_unit(language, text)]


@lru_cache(maxsize=2**10)
def _speaking(anchors: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of the forms that need one of these words."""
    spoken = frozenset[str]().union(*(_speakers()[anchor] for anchor in anchors))
    return tuple(table.language for table in RELATIVE if table.language in spoken)


def _names_unit(language: str, text: str) -> bool:
    """Whether a line (folded) holds one of a language's words for units; most lines do not."""
    short, long = _unit_marks(language)
    for word in long:
        if word in text:
            return True
    return not short.isdisjoint(_LETTERS.findall(text)) if text.isascii() else bool(short)


@cache
def _unit_marks(language: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """A language's words for units: short ones stand alone, long ones also inside a word ("sebulan")."""
    words = set(map(fold_case, _units(_tables()[language])))
    short = frozenset(word for word in words if len(word) < _LONG and word.isascii())
    return short, tuple(word for word in words - short if not any(other in word for other in words - short - {word}))


@cache
def _tables() -> dict[str, Relative]:
    return {table.language: table for table in RELATIVE}


@cache
def _speakers() -> dict[str, frozenset[str]]:
    """The words of which a form needs one, each with the languages of such forms."""
    found: dict[str, set[str]] = {}
    for language, words in _wanted():
        for word in words or sum(map(tuple, _unit_marks(language)), ()):
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


def _wanted() -> Iterator[tuple[str, frozenset[str]]]:
    """Each form's language, and the words of which it needs one (of some it needs none but a number and a unit)."""
    for table in RELATIVE:
        for form in table.forms:
            words = read_cues(re.sub("N|U", ".", form))[1]
            yield table.language, words if all(map(str.strip, words)) else frozenset()


def said_by() -> frozenset[str]:
    """Words of which each relative date without figures holds one: its form's longest, else a number's."""
    told = dict.fromkeys(max(word.split(), key=len) for _, words in _wanted() for word in words)
    numbers = (name for language, words in _wanted() if not words for name in _numbers(_tables()[language]))
    return frozenset((*told, *numbers))


@cache
def _anchors() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """These words, and those of them that a line of ASCII letters can hold."""
    return tuple(_speakers()), tuple(filter(str.isascii, _speakers()))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """All forms of one language as one expression, with a named group for the number and unit of each."""
    table = _tables()[language]
    forms = [_form(form, index, table) for index, form in enumerate(table.forms)]
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(forms)})(?![^\W_])")


def _form(form: str, index: int, table: Relative) -> str:
    """A form whose number and unit may stand behind those of larger units ("1 year, 2 months ago")."""
    number, unit = _number_words(table), _unit_words(table)
    head = _NUMBER_AND_UNIT.search(form) or re.search("()U", form)
    if head is None:
        raise ValueError(f"{table.language}: a form needs U, the place of the unit: {form}")
    joint = rf"(?:,? (?:(?:{'|'.join(map(re.escape, JOINS))}) )?|,? ?[وו]| ?)"
    larger = rf"(?P<e{index}>(?:{_larger(table)}{joint}){{1,3}})?"
    told = f"(?P<n{index}>{number})" + head[1] if head[0][0] == "N" else ""
    return f"{form[: head.start()]}{larger}{told}(?P<u{index}>{unit}){form[head.end() :]}"


def _larger(table: Relative) -> str:
    """A number and unit before another; the number may fail where the language has forms without one."""
    bare = any("N" not in form for form in table.forms)
    return rf"(?:(?:{_number_words(table)}){_BEHIND_NUMBER}){'?' if bare else ''}(?:{_unit_words(table)})"


def _number_words(table: Relative) -> str:
    words = sorted(_numbers(table), key=lambda word: (-len(word), word))
    return "|".join([r"\d{1,3}", *map(re.escape, words)])


def _numbers(table: Relative) -> list[str]:
    return [*_forms(table.ones), *_forms(table.numbers.replace("|", " ")), *_forms(table.several)]


def _unit_words(table: Relative) -> str:
    return "|".join(re.escape(name) for name in sorted(_units(table), key=lambda form: (-len(form), form)))


def _forms(words: str) -> list[str]:
    return [word.replace("_", " ").casefold() for word in words.split()]


@cache
def _units(table: Relative) -> dict[str, tuple[int, int | None]]:
    """Form -> its unit, and how many it means where no number stands before it (None: several)."""
    units: dict[str, tuple[int, int | None]] = {}
    for unit, forms in enumerate(table.units.split("|")):
        for place, form in enumerate(_forms(forms)):
            name, _, alone = form.partition("=")
            units[name] = unit, int(alone) if alone else 1 if place == 0 else None
    return units


def _counted(table: Relative, match: re.Match[str]) -> Ago:
    groups = {name[0]: value for name, value in match.groupdict().items() if value}
    larger = _larger_steps(table).finditer(groups.get("e", ""))
    steps = [(found["n"], found["u"]) for found in larger]
    return Ago(
        steps=tuple(_step(table, number, unit) for number, unit in [*steps, (groups.get("n"), groups["u"])]),
        language=table.language,
        start=match.start(),
        end=match.end(),
    )


@cache
def _larger_steps(table: Relative) -> re.Pattern[str]:
    """A number and unit inside a run of them; scripts without spaces and Semitic "and" join it to the one before."""
    begin = r"(?:(?<![^\W_])|(?<=[\u3040-\u9fff\uac00-\ud7a3וو]))"
    return re.compile(rf"{begin}(?:(?P<n>{_number_words(table)}){_BEHIND_NUMBER})?(?P<u>{_unit_words(table)})")


def _step(table: Relative, number: str | None, unit: str) -> tuple[int | None, int]:
    index, alone = _units(table)[unit]
    return (_number(table, number) if number else alone), index


def _number(table: Relative, word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if word in _forms(table.ones):
        return 1
    return next((count for count, forms in enumerate(table.numbers.split("|"), 2) if word in _forms(forms)), None)
