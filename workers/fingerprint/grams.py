"""The runs of words of a text as numbers, to compare two texts with each other; nothing of them is kept.

Python's own hash of a word differs from process to process, and has 64 bits: two runs that differ have one number
with a chance of 1 in 10^19. What is kept in a store is hashed as docs/fingerprints.md specifies (``sketch.py``).
"""

from collections.abc import Sequence
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


def marked(words: Sequence[bool]) -> Which:
    """What is said of each word, to be counted with."""
    return np.fromiter(words, np.bool_, len(words))


def others(given: bytes, one: int) -> Which:
    """Which of these numbers are not that one."""
    found: Which = np.frombuffer(given, np.uint8) != one
    return found


def counted(which: Which) -> list[int]:
    """How many words of which it is said stand before each word, and before the end."""
    found: list[int] = np.append(0, which.cumsum()).tolist()
    return found


def begins(words: bytes) -> list[int]:
    """Where each word begins in words that are set apart by spaces."""
    word = np.frombuffer(words, np.uint8) != _SPACE
    first = word.copy()
    first[1:] &= ~word[:-1]
    found: list[int] = first.nonzero()[0].tolist()
    return found


def capitals(text: str, starts: Sequence[int]) -> list[int]:
    """The numbers of the words that a capital may begin: one of ASCII, or any sign beyond it."""
    signs = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4")[np.asarray(starts, np.intp)]
    found: list[int] = ((signs - ord("A") < _LETTERS) | (signs > _ASCII)).nonzero()[0].tolist()
    return found


def grams(words: Grams, size: int) -> Grams:
    """A number for each run of ``size`` words, in order; none where there are fewer."""
    count = len(words) - size + 1
    if count <= 0:
        return words[:0]
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


def followed(a: Places, b: Places) -> list[int]:
    """For each link how many follow one another in both from it on; 0 for all if a place has several links."""
    if not len(a) or not (a[1:] > a[:-1]).all():
        return [0] * len(a)
    last = _last(a, b).nonzero()[0]
    numbers = np.arange(len(a))
    found: list[int] = (last[last.searchsorted(numbers)] - numbers + 1).tolist()
    return found


def either(a: Which, in_a: Places, b: Which, in_b: Places) -> int:
    """How many links have a word on either side of which it is said."""
    return int(np.count_nonzero(a[in_a] | b[in_b]))


def rising(places: Places) -> bool:
    """Whether each place stands behind the one before it."""
    return bool((places[1:] > places[:-1]).all())


def apart(a: Places, b: Places) -> tuple[Places, Places]:
    """The numbers of the links behind which a stretch begins, one of -1 for what is before all; and of the others."""
    last = _last(a, b)
    return np.append(-1, last.nonzero()[0]), (~last).nonzero()[0]


def stretches(places: Places, begin: Places, words: int) -> tuple[list[int], list[int]]:
    """Where the stretch behind each of these links begins and ends in a text of so many words."""
    borders = np.concatenate(([0], places, [words]))
    return borders[begin + 1].tolist(), borders[begin + 2].tolist()


def whole(size: int, apart: Which, opens: Which) -> Places:
    """Where runs of ``size`` words begin that hold no word that is set ``apart``, and do not go on beyond one that
    ``opens`` a paragraph."""
    words = len(apart)
    if words < size or apart.all():
        return np.zeros(0, np.intp)
    none = np.zeros(words + 1, np.int64)
    np.cumsum(apart, out=none[1:])
    first = opens.cumsum()
    held = (none[size:] == none[: words - size + 1]) & (first[size - 1 :] == first[: words - size + 1])
    found: Places = held.nonzero()[0]
    return found
