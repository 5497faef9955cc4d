"""Two texts laid side by side: which words of one stand, in the same order, in the other."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

#: Words in a row that hold two texts together; each must stand once in either.
_ANCHOR = 3
#: Stretches between anchors that are longer than this are not looked into: nothing holds them together.
_GAP = 120
#: Words put for as many others stand for each other if they are so few, or if half the stretch is the same.
_FEW = 5

Place = tuple[int, int]


def aligned(a: Sequence[str], b: Sequence[str]) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Places (in ``a``, in ``b``) where one word stands in both, and places where one stands for another.

    Both in order, no place twice. A word stands for another where as many words were put for as many.
    """
    kept: list[Place] = []
    swapped: list[Place] = []
    for start_a, end_a, start_b, end_b in _gaps(_chain(a, b), len(a), len(b)):
        if end_a - start_a == end_b - start_b == 1:
            (kept if a[start_a] == b[start_b] else swapped).append((start_a, start_b))
            continue
        left, right = a[start_a:end_a], b[start_b:end_b]
        same = [one == other for one, other in zip(left, right, strict=False)]
        if len(left) == len(right) and (len(left) <= _FEW or 2 * sum(same) >= len(same)):
            for at, is_same in enumerate(same):
                (kept if is_same else swapped).append((start_a + at, start_b + at))
        elif max(len(left), len(right)) <= _GAP:
            kept += [(start_a + i, start_b + j) for i, j in _matched(left, right)]
    return tuple(kept), tuple(swapped)


def _gaps(chain: Sequence[Place], len_a: int, len_b: int) -> Iterator[tuple[int, int, int, int]]:
    """The stretches that the chain's links begin, each up to the next link."""
    borders = [(0, 0), *chain, (len_a, len_b)]
    for (start_a, start_b), (end_a, end_b) in pairwise(borders):
        yield start_a, end_a, start_b, end_b


def _matched(left: Sequence[str], right: Sequence[str]) -> Iterator[Place]:
    for at, other, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for step in range(size):
            yield at + step, other + step


def _chain(a: Sequence[str], b: Sequence[str]) -> list[Place]:
    """The longest series of anchors that come in the same order in both (patience sorting)."""
    in_a, in_b = _single(a), _single(b)
    links = [(at, in_b[words]) for words, at in in_a.items() if words in in_b]
    if all(one < other for (_, one), (_, other) in pairwise(links)):
        return links
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(links):
        at = bisect_left(tails, place)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        ends[at : at + 1] = [number]
    chain: list[Place] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        chain.append(links[number])
        number = before[number]
    return chain[::-1]


def _single(tokens: Sequence[str]) -> dict[tuple[str, ...], int]:
    """The anchors that stand once in a text, in order, with their places."""
    runs = list(zip(*(tokens[offset:] for offset in range(_ANCHOR)), strict=False))
    places = dict(zip(runs, range(len(runs)), strict=True))
    if len(places) < len(runs):
        for words, times in Counter(runs).items():
            if times > 1:
                del places[words]
    return places
