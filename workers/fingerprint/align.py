"""Two texts laid side by side: which words of one stand, in the same order, in the other."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from operator import eq
from typing import NamedTuple

from workers.fingerprint.grams import Grams, Places, apart, beside, even, joined, links, pairs, rising
from workers.fingerprint.spots import Spots

#: Words in a row that hold two texts together; each must stand once in either.
ANCHOR = 3
#: Stretches between anchors that are longer than this are not looked into: nothing holds them together.
_GAP = 120
#: Words put for as many others stand for each other if they are so few, or if half the stretch is the same.
_FEW = 5

Place = tuple[int, int]
#: The runs of ``ANCHOR`` words that stand once in a text, with their places.
Anchors = tuple[Grams, Places]


class Laid(NamedTuple):
    """Places (in ``a``, in ``b``) where one word stands in both, and places where one stands for another.

    Most of the first come in two columns, in no order; those of longer stretches ``between`` anchors one by one.
    """

    in_a: Places
    in_b: Places
    between: list[Place]
    swapped: list[Place]

    @property
    def kept(self) -> int:
        """How many words stand in both."""
        return len(self.in_a) + len(self.between)

    def places(self) -> tuple[Place, ...]:
        """Where one word stands in both, in order."""
        return tuple(sorted([*zip(self.in_a.tolist(), self.in_b.tolist(), strict=True), *self.between]))


def laid(a: Spots, b: Spots) -> Laid:
    """Two texts side by side, both in order, no place twice. A word stands for another where as many words were put
    for as many."""
    in_a, in_b = _chain(a.singles(ANCHOR), b.singles(ANCHOR))
    # An anchor with a gap behind it begins that gap, and the word that it begins with is looked at there.
    gaps, others = apart(in_a, in_b, len(a.tokens), len(b.tokens))
    few = even(gaps, _FEW)
    word_a, word_b, same = beside(gaps.of(few), a.grams(1), b.grams(1))
    between: list[Place] = []
    swapped = pairs(word_a[~same], word_b[~same])
    for gap in gaps.of(~few).each():
        _between(a.tokens, b.tokens, gap, between, swapped)
    return Laid(joined(in_a[others], word_a[same]), joined(in_b[others], word_b[same]), between, sorted(swapped))


def _between(
    a: Sequence[str], b: Sequence[str], gap: tuple[int, int, int, int], kept: list[Place], swapped: list[Place]
) -> None:
    """Lay a stretch between two anchors side by side that is long, or not as long in both."""
    start_a, end_a, start_b, end_b = gap
    left, right = a[start_a:end_a], b[start_b:end_b]
    same = list(map(eq, left, right))
    if len(left) == len(right) and 2 * sum(same) >= len(same):
        for at, is_same in enumerate(same):
            (kept if is_same else swapped).append((start_a + at, start_b + at))
    elif max(len(left), len(right)) <= _GAP:
        kept += [(start_a + i, start_b + j) for i, j in _matched(left, right)]


def _matched(left: Sequence[str], right: Sequence[str]) -> Iterator[Place]:
    for at, other, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for step in range(size):
            yield at + step, other + step


def _chain(a: Anchors, b: Anchors) -> tuple[Places, Places]:
    """The longest series of anchors that come in the same order in both: their places in either."""
    in_a, in_b = links(a, b)
    if rising(in_b):
        return in_a, in_b
    chain = _longest(in_b.tolist())
    return in_a[chain], in_b[chain]


def _longest(places: Sequence[int]) -> list[int]:
    """The numbers of the longest series of places that rise (patience sorting)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, place in enumerate(places):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    chain: list[int] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(number)
        number = before[number]
    return chain[::-1]
