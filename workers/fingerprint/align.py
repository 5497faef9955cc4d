"""Two texts laid side by side: which words of one stand, in the same order, in the other."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from workers.fingerprint.grams import Grams, Places, breaks, grams, links, numbered, rising, single

#: Words in a row that hold two texts together; each must stand once in either.
ANCHOR = 3
#: Stretches between anchors that are longer than this are not looked into: nothing holds them together.
_GAP = 120
#: Words put for as many others stand for each other if they are so few, or if half the stretch is the same.
_FEW = 5

Place = tuple[int, int]
#: Where one word stands in both, and where one stands for another.
Laid = tuple[tuple[Place, ...], tuple[Place, ...]]


def aligned(a: Sequence[str], b: Sequence[str]) -> Laid:
    """Places (in ``a``, in ``b``) where one word stands in both, and places where one stands for another.

    Both in order, no place twice. A word stands for another where as many words were put for as many.
    """
    return laid(a, grams(numbered(a), ANCHOR), b, grams(numbered(b), ANCHOR))


def laid(a: Sequence[str], grams_a: Grams, b: Sequence[str], grams_b: Grams) -> Laid:
    """The same of texts whose runs of ``ANCHOR`` words are numbered already."""
    in_a, in_b = _chain(grams_a, grams_b)
    chain = list(zip(in_a.tolist(), in_b.tolist(), strict=True))
    kept: list[Place] = []
    swapped: list[Place] = []
    done = 0
    for number, (start_a, end_a, start_b, end_b) in _gaps(chain, breaks(in_a, in_b), len(a), len(b)):
        # Anchors that follow one another begin with the same word: most do, and are taken as they come.
        kept += chain[done : max(done, number)]
        done = number + 1
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
    return (*kept, *chain[done:]), tuple(swapped)


def _gaps(
    chain: Sequence[Place], breaks: Sequence[int], len_a: int, len_b: int
) -> Iterator[tuple[int, tuple[int, int, int, int]]]:
    """The stretches between anchors that do not follow one another, each with the number of the anchor before it."""
    borders = [(0, 0), *chain, (len_a, len_b)]
    for number in dict.fromkeys((-1, *breaks, len(chain) - 1)):
        (start_a, start_b), (end_a, end_b) = borders[number + 1], borders[number + 2]
        yield number, (start_a, end_a, start_b, end_b)


def _matched(left: Sequence[str], right: Sequence[str]) -> Iterator[Place]:
    for at, other, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        for step in range(size):
            yield at + step, other + step


def _chain(a: Grams, b: Grams) -> tuple[Places, Places]:
    """The longest series of anchors that come in the same order in both: their places in either."""
    in_a, in_b = links(single(a), single(b))
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
