"""Numbers and dates that one text puts where the other has others, for texts in which capitals name nothing.

Most scripts have no capitals, and a text may be set in them throughout: no program sees there which words are names.
A story told from a template has other numbers and days nearly everywhere; of a story that was brought up to date
most stay. So more of them must differ than where names speak too.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, chain, pairwise, zip_longest

from msgspec import Struct

from workers.fingerprint.align import Laid, Place
from workers.fingerprint.canonical import fold
from workers.fingerprint.spots import Spots
from workers.tables.months import MONTHS, WEEKDAYS
from workers.tables.numerals import HAN, NO_NUMERALS, NUMERALS, ONE, PREFIXES

#: A template puts others in at least this share of its numbers' places, and in so many of them.
_OTHERS, _LEAST = 0.5, 3
#: A stretch of more words holds no number in the place of another: it was rewritten.
_STRETCH = 12
#: Shorter names of months are common words as well.
_MONTH = 3
#: Of so many words one tells of which script a text is.
_SAMPLE = 4
_JAPANESE_DAY = "[月火水木金土日](?=曜)"
#: The language whose words for numbers stand without spaces, and its word for a day.
_SPACELESS, _THAI_DAY = "th", "วัน"


class Figure(Struct, frozen=True):
    """A number or a date at the tokens ``[start, end)`` of its text."""

    start: int
    end: int
    said: str


def has_capitals(spots: Spots) -> bool:
    """Whether capitals may name something: most words are of a script that has them, and not most are written so."""
    some = spots.tokens[::_SAMPLE]
    return 2 * sum(map(str.islower, some)) >= len(some) and 2 * int(spots.named.sum()) <= len(spots.tokens)


def other_figures(a: Spots, b: Spots, found: Laid) -> tuple[tuple[str, str], ...]:
    """The numbers and dates that differ, if they are so many that two texts, ``found`` laid side by side, share no
    more than a form; else none."""
    placed = list(_placed(a, b, found.places()))
    differ = [(one, other) for one, other in placed if one != other]
    if len(differ) < _LEAST or len(differ) < _OTHERS * len(placed):
        return ()
    return tuple(dict.fromkeys(differ))


def figures(spots: Spots) -> tuple[Figure, ...]:
    """The numbers and dates of a text, words that follow one another as one."""
    tokens = spots.tokens
    told = [_is_figure(token) for token in tokens]
    for at in _spelled(tokens):
        told[at] = True
    borders = [0, *(at for at in range(1, len(told)) if told[at] != told[at - 1]), len(told)]
    found = (Figure(start, end, _said(spots, start, end)) for start, end in pairwise(borders) if told[start])
    return tuple(one for one in found if one.said != ONE)


def _said(spots: Spots, start: int, end: int) -> str:
    """The tokens as they are written, with a space where the text has one."""
    gaps = (" " if spots.starts[at] > spots.ends[at - 1] else "" for at in range(start + 1, end))
    return "".join(chain.from_iterable(zip_longest(spots.tokens[start:end], gaps, fillvalue="")))


def _placed(a: Spots, b: Spots, kept: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Each number of ``a`` with the one that stands in its place in ``b``."""
    theirs = figures(b)
    ends = [one.end for one in theirs]
    for mine in figures(a):
        at = bisect_left(kept, (mine.start, 0))
        after = bisect_left(kept, (mine.end, 0))
        begin = kept[at - 1] if at else (-1, -1)
        end = kept[after] if after < len(kept) else (len(a.tokens), len(b.tokens))
        if max(end[0] - begin[0], end[1] - begin[1]) > _STRETCH + mine.end - mine.start:
            continue
        here = bisect_left(ends, begin[1] + 2)
        if here < len(theirs) and theirs[here].start < end[1] and _is_digits(mine) == _is_digits(theirs[here]):
            yield mine.said, theirs[here].said


def _is_digits(figure: Figure) -> bool:
    """Whether it is written in figures: what one house spells out, another does not."""
    return any(map(str.isdigit, figure.said))


def _is_figure(token: str) -> bool:
    if token in HAN or token[0].isdigit() or token[-1].isdigit():
        return True
    words = _words()
    return token in words or any(token.startswith(one) and token[len(one) :] in words for one in PREFIXES)


@cache
def _words() -> frozenset[str]:
    """Numbers, months and days that stand between spaces."""
    spaced = [words for language, words in NUMERALS.items() if language != _SPACELESS]
    months = (form for language in NUMERALS for month in MONTHS.get(language, ()) for form in month)
    parts = {part for form in months for part in form.split() if len(part) >= _MONTH}
    return frozenset(fold(" ".join((*spaced, *parts, *WEEKDAYS))).split())


def _spelled(tokens: Sequence[str]) -> Iterator[int]:
    """The tokens of numbers and dates that are written without spaces around them, a token for each sign."""
    starts = [0, *accumulate(map(len, tokens))]
    for match in _pattern().finditer("".join(tokens)):
        if match.lastgroup == "told":
            yield from range(bisect_left(starts, match.start()), bisect_left(starts, match.end()))


@cache
def _pattern() -> re.Pattern[str]:
    months = (month[0] for month in MONTHS[_SPACELESS])
    days = (one.removeprefix(_THAI_DAY) for one in WEEKDAYS if one.startswith(_THAI_DAY))
    words = sorted((*NUMERALS[_SPACELESS].split(), *months, *days), key=len, reverse=True)
    none, told = fold("|".join(NO_NUMERALS.split())), fold("|".join((*words, _JAPANESE_DAY)))
    return re.compile(f"(?P<none>{none})|(?P<told>{told})")
