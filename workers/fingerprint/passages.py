"""The passages that two texts share, word for word."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from msgspec import Struct

from workers.contract import Run
from workers.fingerprint.grams import (
    Grams,
    Places,
    Ranked,
    chains,
    distinct,
    each_once,
    listed,
    meeting,
    ranked,
    rising,
)
from workers.fingerprint.setaside import Kind
from workers.fingerprint.spots import Spots
from workers.fingerprint.unicode import classes

T = TypeVar("T", bound=Hashable)

#: A passage that stands in one text this often is a refrain: more places of it are not looked at.
_PLACES = 8
#: A paragraph of fewer words that stands whole in both texts is a label.
_LABEL = 15


def shared_share(a: frozenset[T], b: frozenset[T]) -> tuple[float, float]:
    """How much two sets share: as a share of both together, and of the smaller one (0..1)."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared or 1), shared / (min(len(a), len(b)) or 1)


class Passage(Struct, frozen=True):
    """A passage that two texts share; ``told`` counts its words that are neither names nor numbers."""

    run: Run
    told: int


class Side:
    """What of a text is compared: its speech, or its narration (``aside`` is None)."""

    def __init__(self, spots: Spots, aside: Kind | None) -> None:
        self.spots = spots
        self.aside = aside
        self._seeds: dict[int, tuple[Grams, Places]] = {}
        self._ranked: dict[int, Ranked] = {}

    @cached_property
    def stops(self) -> Sequence[bool]:
        """For each word whether no passage goes on at it: it belongs to the other side, or opens a paragraph."""
        stops: list[bool] = (self.spots.beside(self.aside) | self.spots.opening).tolist()
        return stops

    def seeds(self, size: int) -> tuple[Grams, Places]:
        """The runs of ``size`` words with which a passage may begin, and the place of each."""
        if size not in self._seeds:
            places = self.spots.runs(size, self.aside)
            self._seeds[size] = self.spots.grams(size)[places], places
        return self._seeds[size]

    def distinct(self, size: int) -> Grams:
        """The numbers of these runs, each once, in ascending order."""
        return distinct(self.seeds(size)[0])

    def ranked(self, size: int) -> Ranked:
        """The same in ascending order of their numbers."""
        if size not in self._ranked:
            self._ranked[size] = ranked(self.seeds(size))
        return self._ranked[size]


def passages(left: Side, right: Side, words: int, scale: int) -> tuple[Passage, ...]:
    """Distinct passages of at least so many words that stand in both texts, in order of the first.

    ``scale`` is the number of tokens to a word. A passage ends with its paragraph; a short one that is a whole
    paragraph in both (a heading, a label, a line of the site) says nothing.
    """
    seed = words * scale
    known = right.ranked(seed)
    in_left, in_right = meeting(left.seeds(seed), known, _PLACES)
    if not len(in_left):
        return ()
    if known.distinct or rising(in_left):
        found = list(_chained(in_left, in_right, seed))
    else:
        found = list(_among_many(left, right, in_left, in_right, seed))
    told = [
        one
        for one in found
        if one.length >= _LABEL * scale
        or not (_is_paragraph(left.spots, one.at, one.length) and _is_paragraph(right.spots, one.other, one.length))
    ]
    # Each passage begins behind the one before it: what stands once in the right text, and is met once, is said once.
    if not (known.distinct and each_once(in_right)):
        told = _distinct(told, left.spots.grams(seed), seed)
    return tuple(_passage(left, right, one, scale) for one in told)


class _Met(NamedTuple):
    """A passage: where it begins in either text, and how long it is; a refrain is shared, and tells nothing."""

    at: int
    other: int
    length: int
    refrain: bool = False


def _chained(in_left: Places, in_right: Places, seed: int) -> Iterator[_Met]:
    """The passages, where each seed has one place: neither a paragraph nor speech begins inside a seed, so that a
    passage is a chain of them."""
    next_begin = 0
    for at, other, seeds in chains(in_left, in_right):
        inside = max(0, next_begin - at)
        if inside < seeds:
            length = seed + seeds - inside - 1
            yield _Met(at + inside, other + inside, length)
            next_begin = at + inside + length


def _among_many(left: Side, right: Side, in_left: Places, in_right: Places, seed: int) -> Iterator[_Met]:
    """The passages, where a seed may have several places."""
    begins, places = listed(in_left), listed(in_right)
    next_begin = 0
    while next_begin < len(begins):
        at = begins[next_begin]
        others = places[next_begin : bisect_right(begins, at, next_begin)]
        other, length = _longest(left, at, right, others, seed)
        yield _Met(at, other, length, len(others) > 1)
        next_begin = bisect_left(begins, at + length, next_begin)


def _is_paragraph(spots: Spots, at: int, length: int) -> bool:
    """Whether a passage is the whole of a paragraph of its text."""
    after = at + length
    return bool(spots.opens[at] and (after == len(spots.opens) or spots.opens[after]))


def _distinct(found: Sequence[_Met], grams: Grams, seed: int) -> list[_Met]:
    """Each passage once: one that says nothing beyond longer ones is left out."""
    told: set[int] = set()
    kept: list[_Met] = []
    said = [grams[one.at : one.at + one.length - seed + 1].tolist() for one in found]
    if len(told.union(*said)) == sum(map(len, said)):
        return list(found)
    times = Counter(one[0] for one in said)
    for number in sorted(range(len(found)), key=lambda number: -found[number].length):
        if not told.issuperset(said[number]):
            told.update(said[number])
            one = found[number]
            kept.append(one if times[said[number][0]] == 1 else one._replace(refrain=True))
    return sorted(kept)


def _longest(left: Side, at: int, right: Side, places: list[int], seed: int) -> tuple[int, int]:
    """The longest passage that begins at ``at`` and at one of ``places``: (place, length), (0, 0) without one."""
    best = (0, 0)
    a, b = left.spots.tokens, right.spots.tokens
    stop_a, stop_b = left.stops, right.stops
    for place in places:
        length = seed
        while (
            at + length < len(a)
            and place + length < len(b)
            and a[at + length] == b[place + length]
            and not stop_a[at + length]
            and not stop_b[place + length]
        ):
            length += 1
        best = max(best, (place, length), key=lambda found: found[1])
    return best


def _passage(left: Side, right: Side, found: _Met, scale: int) -> Passage:
    after, words = found.at + found.length, found.length // scale
    a_start, a_end = left.spots.span(found.at, after)
    b_start, b_end = right.spots.span(found.other, found.other + found.length)
    run = Run(a_start=a_start, a_end=a_end, b_start=b_start, b_end=b_end, words=words, quoted=left.aside is not None)
    return Passage(run, 0 if found.refrain else max(0, words - left.spots.named_among(found.at, after)))


def scale_of(body: Sequence[str]) -> int:
    """2 where most tokens are single characters (Han, kana, Thai, Lao, Khmer, Myanmar), 1 elsewhere."""
    return 2 if 2 * clusters_of(body) > len(body) else 1


def clusters_of(body: Sequence[str]) -> int:
    """How many tokens are single characters of a script that sets no spaces."""
    if "".join(body).isascii():
        return 0
    return sum(1 for token in body if _cluster().match(token))


@cache
def _cluster() -> re.Pattern[str]:
    return re.compile(f"[{classes()['cluster']}]")
