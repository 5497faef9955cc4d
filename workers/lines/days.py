"""Calendar days in a line: words and figures become a row of kinds, and the row is matched, not the words."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from workers.lines.fold import plain
from workers.tables.datewords import EITHER_ORDER, ERAS, FILLERS, MONTH_FIRST, YEAR_FIRST
from workers.tables.months import MONTH_NUMBERS, OTHER_CALENDARS, WEEKDAY_NUMBERS, WEEKDAYS

_TOKEN = re.compile(
    r"(?P<clock>\d{1,2}:\d{2}(?::\d{2})?)"
    r"|(?P<number>\d+)(?P<ordinal>(?:st|nd|rd|th|er|re|ª|º|°|η|ης|-?го|-?е|ème)(?![^\W\d_]))?"
    r"|(?P<thai>เ?[ก-ฮ][ิ-ู]?\.[ก-ฮ]\.)"
    r"|(?P<word>[^\W\d_][^\s\d.,;:/|()\[\]–—·•‧'’\"“”«»<>-]*)"
    r"|(?P<sign>[./,'’-])"
    r"|(?P<other>\S)"
)
#: How the refusal of a date begins that two orders read differently.
OPEN_ORDER = "day and month could be either"
#: Without a figure a line has no day, in no language.
_FIGURE = re.compile(r"[0-9]")
_EAST = re.compile(
    r"(?:(?P<era>民國|民国|令和|平成|昭和) ?)?(?P<year>\d{1,4}|元) ?(?:年|년)"
    r" ?(?P<month>\d{1,2}) ?(?:月|월)(?: ?(?P<day>\d{1,2}) ?(?:日|號|号|일))?"
)
#: A day without its year, in the same scripts.
_EAST_DAY = re.compile(
    r"(?<![\d年년])(?<!年 )(?<!년 )(?P<month>\d{1,2}) ?(?:月|월) ?(?P<day>\d{1,2}) ?(?:日|號|号|일)"
)
_VIET = re.compile(r"(?P<day>\d{1,2}) ?tháng ?(?P<month>\d{1,2})(?: ?,| năm)? ?(?P<year>\d{4})", re.IGNORECASE)
#: Row of kinds -> where day, month and year stand in it. D figure of a day, M month's name, Y year, f filler,
#: N the same month in another language ("24 نيسان / أبريل 2020"); signs stand for themselves.
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("figures.year-first", re.compile(r"(?P<Y>Y)(?P<s>[./-])(?P<M>D)(?P=s)(?P<D>D)")),
    ("figures.day-month", re.compile(r"(?P<D>D)(?P<s>[./-])(?P<M>D)(?P=s)(?P<Y>Y)")),
    ("figures.short-year", re.compile(r"(?<![D./-])(?P<D>D)(?P<s>[./])(?P<M>D)(?P=s)(?P<Y>D)(?![D./-])")),
    ("words.day-month-year", re.compile(r"(?P<D>D)[.,f/-]{0,3}(?P<M>M)(?:/(?P<N>M))?[.,f/'-]{0,3}(?P<Y>Y)")),
    # In Thai alone; its years are counted from the Buddha's death.
    ("words.short-year", re.compile(r"(?P<D>D)f?(?P<M>M)f?(?P<Y>D)(?![D./-])")),
    ("words.month-day-year", re.compile(r"(?P<M>M)[.f-]{0,2}(?P<D>D)[.,f-]{0,2}(?P<Y>Y)")),
    ("words.year-month-day", re.compile(r"(?P<Y>Y)[.,f-]{0,3}(?P<M>M)[.f-]{0,2}(?P<D>D)")),
    ("words.month-year", re.compile(r"(?P<M>M)[.,f-]{0,3}(?P<Y>Y)")),
    # With a number behind it that is no year ("1 January 0000") there is no year to be guessed.
    ("words.year-month", re.compile(r"(?P<Y>Y)\.[.,f-]{0,2}(?P<M>M)(?!D)")),
    ("words.no-year", re.compile(r"(?:(?P<D>D)[.f]{0,2}(?P<M>M)|(?P<M2>M)[.f]?(?P<D2>D))(?!,?n)")),
)  # fmt: skip
_WORD = re.compile(r"[a-z][^\s\d.,;:/|()\[\]'\"<>-]*")
_THREE = re.compile(r"\d[^\s\d./]{0,3}\s*[./-]\s*\d{1,2}[^\s\d./]{0,3}\s*[./-]\s*\d")
#: Without the name of a month, a row of kinds holds a day only where it holds this.
_IN_FIGURES = re.compile(r"[YD][./-]D[./-][YD]")


class Day(Struct, frozen=True, kw_only=True):
    """A calendar day or month at ``[start, end)``; ``refused`` says why it is none that can be told."""

    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    rule: str
    refused: str | None = None


class _Token(Struct, frozen=True, kw_only=True):
    kind: str
    text: str
    start: int
    end: int


#: A shape of a day in the kinds of a line's tokens, with its rule.
_Shaped = tuple[str, re.Match[str]]


def find_days(line: str, language: str | None = None) -> tuple[Day, ...]:
    """Every calendar day of a line (its digits already ASCII), from left to right."""
    told, shaped, tokens = _remembered(line) if len(line) <= _LONGEST_REMEMBERED else _shaped(line)
    found = [_day(rule, match, tokens, language) for rule, match in shaped]
    return tuple(sorted([*told, *found], key=lambda day: day.start)) if found else told


def _shaped(line: str) -> tuple[tuple[Day, ...], tuple[_Shaped, ...], tuple[_Token, ...]]:
    """What a line holds in any language: days in Eastern signs; shapes of days, each with its rule; its tokens."""
    ascii_only = line.isascii()
    if not _FIGURE.search(line) or (ascii_only and not _may_hold(line)):
        return (), (), ()
    found = [] if ascii_only else [_east(match) for match in _EAST.finditer(line)]
    found += [] if ascii_only else [_numbers(match, "words.vietnamese") for match in _VIET.finditer(line)]
    found = found or [_checked_east(match) for match in _EAST_DAY.finditer(line)]
    told = tuple(sorted(found, key=lambda day: day.start))
    tokens = _tokens(line) if ascii_only else _merged(_tokens(line))
    kinds = "".join([token.kind for token in tokens])
    if "M" not in kinds and not _IN_FIGURES.search(kinds):
        return told, (), ()
    return told, _apart(kinds, tokens, [(day.start, day.end) for day in told]), tuple(tokens)


#: A short line is asked about by several: by who judges it, by who reads names, and in the language of the page.
_remembered, _LONGEST_REMEMBERED = lru_cache(maxsize=2**8)(_shaped), 200


def _apart(kinds: str, tokens: Sequence[_Token], covered: list[tuple[int, int]]) -> tuple[_Shaped, ...]:
    """The shapes of days in the kinds of a line's tokens, none of which overlaps another or what is covered."""
    found: list[_Shaped] = []
    for rule, shape in _SHAPES:
        for match in shape.finditer(kinds):
            span = tokens[match.start()].start, tokens[match.end() - 1].end
            if _is_version(rule, match, tokens):
                continue
            if not any(span[0] < end and start < span[1] for start, end in covered):
                covered.append(span)
                found.append((rule, match))
    return tuple(found)


def _may_hold(line: str) -> bool:
    """A quick look at a line in ASCII before the slow one: a month by name, or three figures with signs between."""
    return not MONTH_NUMBERS.keys().isdisjoint(_WORD.findall(line.casefold())) or _THREE.search(line) is not None


def _is_version(rule: str, match: re.Match[str], tokens: Sequence[_Token]) -> bool:
    """Three figures of which the last has one digit ("3.5.2"), and two behind a month but a Thai one, are no year."""
    if not rule.endswith(".short-year"):
        return False
    thai = rule.startswith("figures.") or "\u0e00" <= tokens[match.start("M")].text[0] <= "\u0e7f"
    return not thai or len(tokens[match.start("Y")].text) < 2


def _tokens(line: str) -> list[_Token]:
    return [
        _Token(kind=_kind(match), text=match["number"] or match[0], start=match.start(), end=match.end())
        for match in _TOKEN.finditer(line)
    ]


def _kind(match: re.Match[str]) -> str:
    group = match.lastgroup
    if group == "word" or group == "thai":
        return _word_kind(match[0])
    if group == "clock":
        return "t"
    if group == "sign":
        return "'" if match[0] == "’" else match[0]
    return "x" if group == "other" else _number_kind(match["number"])


def _number_kind(number: str) -> str:
    if len(number) <= 2:
        return "D"
    return "Y" if len(number) == 4 and number[0] in "12" else "n"


@lru_cache(maxsize=2**12)
def _word_kind(word: str) -> str:
    name = plain(word)
    if name in MONTH_NUMBERS:
        return "M"
    if name in OTHER_CALENDARS:
        return "H"
    if name in FILLERS or word.casefold() in FILLERS:
        return "f"
    return "w" if name in WEEKDAYS else "x"


def _merged(tokens: list[_Token]) -> list[_Token]:
    """Names of months that are two words ("تشرين الأول") as one token."""
    pairs = {
        index: _Token(kind=kind, text=name, start=left.start, end=right.end)
        for index, (left, right) in enumerate(pairwise(tokens))
        for name in [f"{left.text} {right.text}"]
        for kind in [_word_kind(name)]
        if kind in "MH" and left.kind not in "MH"
    }
    return [pairs.get(index, token) for index, token in enumerate(tokens) if index - 1 not in pairs]


def _day(rule: str, match: re.Match[str], tokens: Sequence[_Token], language: str | None) -> Day:
    at = {name: tokens[match.start(name)] for name, value in match.groupdict().items() if value and name != "s"}
    start, end = tokens[match.start()].start, tokens[match.end() - 1].end
    if rule.startswith("figures"):
        texts, weekday = [at[name].text for name in "DMY"], _weekday(tokens, match.start())
        return _figures(rule, texts, match["s"], (start, end), language, weekday)
    month = _month((at.get("M") or at["M2"]).text, language)
    if "N" in at and _month(at["N"].text, None) not in (month, None):
        return _refused(rule, (start, end), "two months")
    day = at.get("D") or at.get("D2")
    year = int(at["Y"].text) if "Y" in at else None
    return _checked(
        year=2500 + year if year is not None and rule == "words.short-year" else year,
        month=month,
        day=int(day.text) if day else None,
        span=(start, end),
        rule=rule,
    )


def _month(word: str, language: str | None) -> int | None:
    """The month of a name; None if it is another one in another language and the language is not known."""
    numbers = MONTH_NUMBERS[plain(word)]
    own = numbers.get((language or "").lower().split("-")[0])
    return own or (next(iter(numbers.values())) if len(set(numbers.values())) == 1 else None)


def _figures(
    rule: str, texts: list[str], sign: str, span: tuple[int, int], language: str | None, weekday: int | None
) -> Day:
    """A day in figures; one whose order is open is told by the day of the week before it ("Tue, 11/09/2021")."""
    first, second, year = (int(text) for text in texts)
    tongue = (language or "").lower().replace("_", "-")
    if rule == "figures.year-first":
        return _checked(year=year, month=second, day=first, span=span, rule=rule)
    if rule == "figures.short-year":
        if tongue.split("-")[0] in YEAR_FIRST:
            return _refused(rule, span, "two figures for the year, and the order is open")
        year += 2000
    if second > 12 >= first:
        return _checked(year=year, month=first, day=second, span=span, rule=rule)
    if first > 12 or first == second or sign == "." or (tongue and _day_first(tongue)):
        return _checked(year=year, month=second, day=first, span=span, rule=rule)
    if tongue in MONTH_FIRST:
        return _checked(year=year, month=first, day=second, span=span, rule=rule)
    orders = ((second, first), (first, second))
    either = (_checked(year=year, month=month, day=day, span=span, rule=rule) for month, day in orders)
    fits = [day for day in either if _falls_on(day, weekday)]
    if len(fits) == 1:
        return fits[0]
    return _refused(
        rule,
        span,
        f"{OPEN_ORDER}: {year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}",
    )


def _weekday(tokens: Sequence[_Token], place: int) -> int | None:
    """The day of the week (Monday 0) that stands right before a token, with or without a comma."""
    before = [token for token in tokens[max(0, place - 2) : place] if token.text != ","]
    return WEEKDAY_NUMBERS.get(plain(before[-1].text)) if before else None


def _falls_on(day: Day, weekday: int | None) -> bool:
    if day.year is None or day.month is None or day.day is None:
        return False
    return date(day.year, day.month, day.day).weekday() == weekday


def _day_first(tongue: str) -> bool:
    return tongue not in EITHER_ORDER and tongue not in MONTH_FIRST and tongue.split("-")[0] not in MONTH_FIRST


def _east(match: re.Match[str]) -> Day:
    year = 1 if match["year"] == "元" else int(match["year"])
    era = match["era"]
    span = match.span()
    if era is None and len(match["year"]) != 4:
        return _refused("east", span, "the year is counted in an era that is not named")
    return _checked(
        year=year + (ERAS[era] if era else 0),
        month=int(match["month"]),
        day=int(match["day"]) if match["day"] else None,
        span=span,
        rule="east",
    )


def _checked_east(match: re.Match[str]) -> Day:
    month, day = int(match["month"]), int(match["day"])
    return _checked(year=None, month=month, day=day, span=match.span(), rule="words.no-year")


def _numbers(match: re.Match[str], rule: str) -> Day:
    year, month, day = (int(match[name]) for name in ("year", "month", "day"))
    return _checked(year=year, month=month, day=day, span=match.span(), rule=rule)


def _checked(*, year: int | None, month: int | None, day: int | None, span: tuple[int, int], rule: str) -> Day:
    """The day if the calendar has it; Thai years, 543 ahead, are converted one to one."""
    if month is None:
        return _refused(rule, span, "the month's name is another month in another language")
    if year is not None and 2400 <= year <= 2643:
        year -= 543
        rule += ".buddhist"
    if year is not None and 1300 <= year <= 1500:
        return _refused(rule, span, f"the year {year} is of another calendar, which is not converted")
    try:
        date(year or 2024, month, 1 if day is None else day)
    except ValueError:
        return _refused(rule, span, "no such day in the calendar")
    if year is not None and not 1700 <= year <= 2100:
        return _refused(rule, span, f"the year {year} is out of range")
    return Day(year=year, month=month, day=day, start=span[0], end=span[1], rule=rule)


def _refused(rule: str, span: tuple[int, int], why: str) -> Day:
    return Day(year=None, month=None, day=None, start=span[0], end=span[1], rule=rule, refused=why)
