"""The runs of words of a text as numbers, to compare two texts with each other; nothing of them is kept.

Python's own hash of a word differs from process to process, and has 64 bits: two runs that differ have one number
with a chance of 1 in 10^19. What is kept in a store is hashed as docs/fingerprints.md specifies (``sketch.py``).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Grams = NDArray[np.uint64]
Places = NDArray[np.intp]

#: Odd, so that no run loses a bit of its words, and of no pattern, so that their order counts.
_BASE = np.uint64(0xD6E8FEB86659FD93)

_SPACE, _LETTERS, _ASCII = 0x20, 26, 0x7F


def numbered(tokens: Sequence[str]) -> Grams:
    """A number for each word."""
    return np.fromiter(map(hash, tokens), np.int64, len(tokens)).view(np.uint64)


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


def _first(ordered: Grams) -> NDArray[np.bool_]:
    """Which number of a sorted list is another one than that before it."""
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return first


def links(a: tuple[Grams, Places], b: tuple[Grams, Places]) -> tuple[Places, Places]:
    """The places in ``a``, in order, of numbers that stand once in both, and their places in ``b``."""
    _, left, right = np.intersect1d(a[0], b[0], assume_unique=True, return_indices=True)
    in_a, in_b = a[1][left], b[1][right]
    order = np.argsort(in_a)
    return in_a[order], in_b[order]


def meeting(a: tuple[Grams, Places], b: tuple[Grams, Places], most: int) -> tuple[list[int], list[int]]:
    """Where one number stands in both: places in ``a``, in order, each as often as in ``b``, at most so many times;
    and those places in ``b``."""
    order = b[0].argsort(kind="stable")
    ranked = b[0][order]
    first = ranked.searchsorted(a[0], "left")
    times = np.minimum(ranked.searchsorted(a[0], "right") - first, most)
    at = times.nonzero()[0].repeat(times[times > 0])
    step = np.arange(len(at)) - (times.cumsum() - times).repeat(times)
    return a[1][at].tolist(), b[1][order[first[at] + step]].tolist()


def rising(places: Places) -> bool:
    """Whether each place stands behind the one before it."""
    return bool((places[1:] > places[:-1]).all())


def breaks(a: Places, b: Places) -> list[int]:
    """The numbers of the links behind which the next one does not follow at once in both."""
    found: list[int] = ((a[1:] - a[:-1] != 1) | (b[1:] - b[:-1] != 1)).nonzero()[0].tolist()
    return found


def whole(tokens: Sequence[str], size: int, apart: Sequence[bool], opens: Sequence[bool]) -> Places:
    """Where runs of ``size`` words begin that hold no word that is set ``apart``, and do not go on beyond one that
    ``opens`` a paragraph."""
    words = len(tokens)
    if words < size or all(apart):
        return np.zeros(0, np.intp)
    none = np.zeros(words + 1, np.int64)
    np.cumsum(np.asarray(apart, np.bool_), out=none[1:])
    first = np.cumsum(np.asarray(opens, np.bool_))
    held = (none[size:] == none[: words - size + 1]) & (first[size - 1 :] == first[: words - size + 1])
    found: Places = held.nonzero()[0]
    return found
