"""The runs of words of a text as numbers, to compare two texts with each other; nothing of them is kept.

Python's own hash of a word differs from process to process, and has 64 bits: two runs that differ have one number
with a chance of 1 in 10^19. What is kept in a store is hashed as docs/fingerprints.md specifies (``sketch.py``).
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.uint64]
Places = NDArray[np.intp]
#: For each word of a text whether something is said of it.
Which = NDArray[np.bool_]

#: Odd, so that no run loses a bit of its words, and of no pattern, so that their order counts.
_BASE = np.uint64(0xD6E8FEB86659FD93)

_SPACE, _LETTERS, _ASCII = 0x20, 26, 0x7F


def numbered(tokens: Sequence[str]) -> Grams:
    """A number for each word."""
    return np.fromiter(map(hash, tokens), np.int64, len(tokens)).view(np.uint64)


def marked(words: bytes) -> Which:
    """What is said of each word (0: not), to be counted with."""
    return np.frombuffer(words, np.bool_)


def others(given: bytes, one: int) -> Which:
    """Which of these numbers are not that one."""
    found: Which = np.frombuffer(given, np.uint8) != one
    return found


def counted(which: Which) -> Places:
    """How many words of which it is said stand before each word, and before the end."""
    found = np.zeros(len(which) + 1, np.intp)
    np.cumsum(which, out=found[1:])
    return found


def spans(words: bytes) -> tuple[Places, Places]:
    """Where each word begins, and where it ends, in words that are set apart by spaces."""
    word = np.zeros(len(words) + 2, np.bool_)
    np.not_equal(np.frombuffer(words, np.uint8), _SPACE, out=word[1:-1])
    # A border lies where one of two neighbours is of a word: one that begins a word, then one that ends it.
    borders = (word[1:] != word[:-1]).nonzero()[0]
    return borders[::2], borders[1::2]


def placed(places: Sequence[int]) -> Places:
    """Places in a column."""
    return np.array(places, np.intp)


def listed(places: Places) -> list[int]:
    """Places as numbers of Python's."""
    found: list[int] = places.tolist()
    return found


def among(places: Places, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The numbers of the places that lie in each of these stretches, as (first, one behind the last)."""
    borders = [*chain.from_iterable(spans)]
    found = iter(places.searchsorted(borders).tolist()) if borders else iter(())
    return list(zip(found, found, strict=True))


def capitals(text: str, starts: Places) -> list[int]:
    """The numbers of the words that a capital may begin: one of ASCII, or any sign beyond it."""
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")[starts]
    found: list[int] = ((signs - ord("A") < _LETTERS) | (signs > _ASCII)).nonzero()[0].tolist()
    return found


def grams(words: Grams, size: int) -> Grams:
    """A number for each run of ``size`` words, in order; none where there are fewer."""
    count = len(words) - size + 1
    if count <= 0:
        return words[:0]
    if size == 1:
        return words
    made = words[:count] * _BASE
    for offset in range(1, size - 1):
        made += words[offset : offset + count]
        made *= _BASE
    made += words[size - 1 :]
    return made


def distinct(found: Grams) -> Grams:
    """Each number once, in ascending order."""
    ordered = np.sort(found)
    return ordered[_first(ordered)]


def in_common(a: Grams, b: Grams) -> int:
    """How many numbers two lists share, in each of which every number stands once."""
    both = np.concatenate((a, b))
    both.sort()
    return int(np.count_nonzero(both[1:] == both[:-1]))


def single(found: Grams) -> tuple[Grams, Places]:
    """The numbers that stand once, in ascending order, with their places."""
    order = found.argsort()
    ordered = found[order]
    alone = _first(ordered)
    alone[:-1] &= alone[1:]
    return ordered[alone], order[alone]


def _last(a: Places, b: Places) -> Which:
    """Which link is the last of those that follow one another in both."""
    last = np.ones(len(a), np.bool_)
    last[:-1] = (a[1:] - a[:-1] != 1) | (b[1:] - b[:-1] != 1)
    return last


def _first(ordered: Grams) -> Which:
    """Which number of a sorted list is another one than that before it."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def links(a: tuple[Grams, Places], b: tuple[Grams, Places]) -> tuple[Places, Places]:
    """The places in ``a``, in order, of numbers that stand once in both, and their places in ``b``."""
    if not len(b[0]):
        return a[1][:0], b[1]
    near = b[0].searchsorted(a[0])
    both = b[0].take(near, mode="clip") == a[0]
    in_a, in_b = a[1][both], b[1][near[both]]
    order = in_a.argsort()
    return in_a[order], in_b[order]


class Ranked(NamedTuple):
    """Numbers in ascending order, equal ones in the order of their places; whether none is there twice."""

    numbers: Grams
    places: Places
    distinct: bool


def ranked(found: tuple[Grams, Places]) -> Ranked:
    """Numbers with their places, in ascending order."""
    order = found[0].argsort(kind="stable")
    numbers = found[0][order]
    return Ranked(numbers, found[1][order], bool((numbers[1:] != numbers[:-1]).all()))


def meeting(a: tuple[Grams, Places], b: Ranked, most: int) -> tuple[Places, Places]:
    """Where one number stands in both: places in ``a``, in order, each as often as in ``b``, at most so many times;
    and those places in ``b``."""
    if not len(b.numbers):
        return a[1][:0], b.places
    first = b.numbers.searchsorted(a[0])
    if b.distinct:
        both = b.numbers.take(first, mode="clip") == a[0]
        return a[1][both], b.places[first[both]]
    times = np.minimum(b.numbers.searchsorted(a[0], "right") - first, most)
    at = times.nonzero()[0].repeat(times[times > 0])
    step = np.arange(len(at)) - (times.cumsum() - times).repeat(times)
    return a[1][at], b.places[first[at] + step]


def chains(a: Places, b: Places) -> Iterator[tuple[int, int, int]]:
    """The links that follow one another in both: where the first one stands in either, and how many they are."""
    first = 0
    for last in _last(a, b).nonzero()[0].tolist():
        yield a.item(first), b.item(first), last - first + 1
        first = last + 1


def each_once(places: Places) -> bool:
    """Whether no place is there twice."""
    return rising(places) or rising(np.sort(places))


def either(a: Which, in_a: Places, b: Which, in_b: Places) -> int:
    """How many links have a word on either side of which it is said."""
    return int(np.count_nonzero(a[in_a] | b[in_b]))


def rising(places: Places) -> bool:
    """Whether each place stands behind the one before it."""
    return bool((places[1:] > places[:-1]).all())


class Gaps(NamedTuple):
    """The stretches between links: where each begins and ends in either text."""

    start_a: Places
    end_a: Places
    start_b: Places
    end_b: Places

    def of(self, which: Which) -> "Gaps":
        """Some of them."""
        return Gaps(*(column[which] for column in self))

    def each(self) -> Iterator[tuple[int, int, int, int]]:
        """One by one."""
        start_a, end_a, start_b, end_b = (column.tolist() for column in self)
        return zip(start_a, end_a, start_b, end_b, strict=True)


def apart(a: Places, b: Places, words_a: int, words_b: int) -> tuple[Gaps, Which]:
    """The stretches before and behind links that do not follow one another, in texts of so many words; and which
    links begin none.

    A link with a stretch behind it is its first word.
    """
    begins = np.ones(len(a) + 1, np.bool_)
    begins[1:] = _last(a, b)
    begin = begins.nonzero()[0]
    in_a, in_b = _bordered(a, words_a), _bordered(b, words_b)
    return Gaps(in_a[begin], in_a[begin + 1], in_b[begin], in_b[begin + 1]), ~begins[1:]


def _bordered(places: Places, words: int) -> Places:
    """Places with the beginning and the end of their text."""
    found = np.empty(len(places) + 2, np.intp)
    found[0], found[-1] = 0, words
    found[1:-1] = places
    return found


def even(gaps: Gaps, most: int) -> Which:
    """Which stretches have as many words in either text, and at most so many."""
    words = gaps.end_a - gaps.start_a
    found: Which = (words == gaps.end_b - gaps.start_b) & (words <= most)
    return found


def beside(gaps: Gaps, a: Grams, b: Grams) -> tuple[Places, Places, Which]:
    """The words of stretches of one length beside each other: their places in either, and which are the same."""
    words = gaps.end_a - gaps.start_a
    step = np.arange(words.sum()) - (words.cumsum() - words).repeat(words)
    in_a, in_b = gaps.start_a.repeat(words) + step, gaps.start_b.repeat(words) + step
    return in_a, in_b, a[in_a] == b[in_b]


def pairs(a: Places, b: Places) -> list[tuple[int, int]]:
    """Two columns of places, pair by pair."""
    return list(zip(a.tolist(), b.tolist(), strict=True))


def joined(*columns: Places) -> Places:
    """Columns behind one another."""
    return np.concatenate(columns)


def stretched(opens: Which, asides: bytes) -> Places:
    """For each word the number of its stretch: a paragraph, or the part of one that is set aside throughout."""
    kinds = np.frombuffer(asides, np.uint8)
    borders = opens.copy()
    borders[1:] |= kinds[1:] != kinds[:-1]
    found: Places = borders.cumsum()
    return found


def whole(size: int, stretch: Places) -> Places:
    """Where runs of ``size`` words begin that lie in one stretch."""
    if len(stretch) < size:
        return np.zeros(0, np.intp)
    found: Places = (stretch[size - 1 :] == stretch[: len(stretch) - size + 1]).nonzero()[0]
    return found


def of_kind(places: Places, asides: bytes, kind: int) -> Places:
    """The places of words that are set aside as that."""
    found: Places = places[np.frombuffer(asides, np.uint8)[places] == kind]
    return found
