"""The passages that two texts share, word for word."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache, cached_property
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workers.contract import Run
from workers.fingerprint.grams import Grams, Places, Ranked, distinct, followed, meeting, ranked, whole
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
        self._apart = spots.beside(aside)
        self._seeds: dict[int, tuple[Grams, Places]] = {}
        self._ranked: dict[int, Ranked] = {}

    @cached_property
    def stops(self) -> Sequence[bool]:
        """For each word whether no passage goes on at it: it belongs to the other side, or opens a paragraph."""
        stops: list[bool] = (self._apart | self.spots.opening).tolist()
        return stops

    def seeds(self, size: int) -> tuple[Grams, Places]:
        """The runs of ``size`` words with which a passage may begin, and the place of each."""
        if size not in self._seeds:
            places = whole(size, self._apart, self.spots.opening)
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
    in_left, in_right = meeting(left.seeds(seed), right.ranked(seed), _PLACES)
    if not len(in_left):
        return ()
    begins, places, chained = in_left.tolist(), in_right.tolist(), followed(in_left, in_right)
    found: list[tuple[int, int, Passage]] = []
    next_begin = 0
    while next_begin < len(begins):
        at = begins[next_begin]
        others = places[next_begin : bisect_right(begins, at, next_begin)]
        if chained[next_begin]:
            # Neither a paragraph nor speech begins inside a seed, so that a passage is a chain of them.
            start, length = others[0], seed + chained[next_begin] - 1
        else:
            start, length = _longest(left, at, right, others, seed)
        if length >= _LABEL * scale or not (
            _is_paragraph(left.spots, at, length) and _is_paragraph(right.spots, start, length)
        ):
            passage = _passage(left, at, right.spots, start, length, length // scale)
            found.append((at, length, passage if len(others) == 1 else _refrain(passage)))
        next_begin = bisect_left(begins, at + length, next_begin)
    return _distinct(found, left.spots.grams(seed), seed)


def _is_paragraph(spots: Spots, at: int, length: int) -> bool:
    """Whether a passage is the whole of a paragraph of its text."""
    after = at + length
    return spots.opens[at] and (after == len(spots.opens) or spots.opens[after])


def _refrain(passage: Passage) -> Passage:
    """A passage that one text prints several times: shared, but nothing that is told."""
    return replace(passage, told=0)


def _distinct(found: Sequence[tuple[int, int, Passage]], grams: Grams, seed: int) -> tuple[Passage, ...]:
    """Each passage once: one that says nothing beyond longer ones is left out."""
    told: set[int] = set()
    kept: list[Passage] = []
    said = [grams[at : at + length - seed + 1].tolist() for at, length, _ in found]
    if len(told.union(*said)) == sum(map(len, said)):
        return tuple(passage for _, _, passage in found)
    times = Counter(one[0] for one in said)
    for number in sorted(range(len(found)), key=lambda number: -found[number][1]):
        if not told.issuperset(said[number]):
            told.update(said[number])
            passage = found[number][2]
            kept.append(passage if times[said[number][0]] == 1 else _refrain(passage))
    return tuple(sorted(kept, key=lambda passage: passage.run.a_start))


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


def _passage(left: Side, at: int, other: Spots, start: int, length: int, words: int) -> Passage:
    spots, last = left.spots, at + length - 1
    run = Run(
        a_start=spots.starts[at],
        a_end=spots.ends[last],
        b_start=other.starts[start],
        b_end=other.ends[start + length - 1],
        words=words,
        quoted=left.aside is not None,
    )
    return Passage(run, max(0, words - spots.named_before[last + 1] + spots.named_before[at]))


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
