"""The passages that two texts share, word for word."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from workers.contract import Run
from workers.fingerprint.setaside import Kind
from workers.fingerprint.spots import Spot
from workers.fingerprint.unicode import classes

T = TypeVar("T", bound=Hashable)

#: A passage that stands in one text this often is a refrain: more places of it are not looked at.
_PLACES = 8
#: A paragraph of fewer words that stands whole in both texts is a label.
_LABEL = 15


def shingles(tokens: Sequence[Hashable], size: int) -> frozenset[tuple[Hashable, ...]]:
    """Every run of ``size`` tokens."""
    return frozenset(zip(*(tokens[offset:] for offset in range(size)), strict=False))


def shared_share(a: frozenset[T], b: frozenset[T]) -> tuple[float, float]:
    """How much two sets share: as a share of both together, and of the smaller one (0..1)."""
    shared = len(a & b)
    return shared / (len(a) + len(b) - shared or 1), shared / (min(len(a), len(b)) or 1)


class Passage(Struct, frozen=True):
    """A passage that two texts share; ``told`` counts its words that are neither names nor numbers."""

    run: Run
    told: int


class Side(NamedTuple):
    """What of a text is compared: its tokens, None where a passage has to end, with the place of each."""

    spots: Sequence[Spot]
    tokens: list[str | None]
    places: list[int]
    aside: Kind | None


def side_of(spots: Sequence[Spot], aside: Kind | None) -> Side:
    """The speech of a text, or (None) its narration."""
    side = Side(spots, [], [], aside)
    kept = [spot.token if spot.aside == aside else None for spot in spots]
    if kept.count(None) == len(kept):
        return side
    begins = [place for place, spot in enumerate(spots) if spot.opens]
    for start, end in pairwise([*begins, len(kept)]):
        side.tokens.append(None)
        side.tokens.extend(kept[start:end])
        side.places.append(start)
        side.places.extend(range(start, end))
    return side


def passages(left: Side, right: Side, words: int, scale: int) -> tuple[Passage, ...]:
    """Distinct passages of at least so many words that stand in both texts, in order of the first.

    ``scale`` is the number of tokens to a word. A passage ends with its paragraph; a short one that is a whole
    paragraph in both (a heading, a label, a line of the site) says nothing.
    """
    seed = words * scale
    begins, places = _seeds(left.tokens, right.tokens, seed)
    found: list[tuple[list[str | None], Passage]] = []
    done = 0
    for at in begins:
        if at < done:
            continue
        others = places[tuple(left.tokens[at : at + seed])]
        start, length = _longest(left.tokens, at, right.tokens, others, seed)
        one = _slice(left, at, length), _slice(right, start, length)
        if length >= _LABEL * scale or not all(map(_is_paragraph, one, (left.spots, right.spots))):
            passage = _passage(*one, length // scale, left.aside is not None)
            found.append((left.tokens[at : at + length], passage if len(others) == 1 else _refrain(passage)))
        done = at + length
    return _distinct(found, seed)


def _slice(side: Side, at: int, length: int) -> Sequence[Spot]:
    return side.spots[side.places[at] : side.places[at + length - 1] + 1]


def _is_paragraph(shared: Sequence[Spot], spots: Sequence[Spot]) -> bool:
    """Whether a passage is the whole of a paragraph of its text."""
    after = bisect_left(spots, shared[-1].end, key=lambda spot: spot.start)
    return shared[0].opens and (after == len(spots) or spots[after].opens)


def _refrain(passage: Passage) -> Passage:
    """A passage that one text prints several times: shared, but nothing that is told."""
    return replace(passage, told=0)


def _distinct(found: list[tuple[list[str | None], Passage]], seed: int) -> tuple[Passage, ...]:
    """Each passage once: one that says nothing beyond longer ones is left out."""
    told: set[tuple[Hashable, ...]] = set()
    kept: list[Passage] = []
    times = Counter(tuple(words[:seed]) for words, _ in found)
    for words, passage in sorted(found, key=lambda one: -len(one[0])):
        said = shingles(words, seed)
        if not said <= told:
            told |= said
            kept.append(passage if times[tuple(words[:seed])] == 1 else _refrain(passage))
    return tuple(sorted(kept, key=lambda passage: passage.run.a_start))


def _seeds(
    left: list[str | None], right: list[str | None], size: int
) -> tuple[list[int], dict[tuple[str | None, ...], list[int]]]:
    """Where passages may begin: the places in the first text, and for each run of words those in the other."""
    runs, others = _runs(left, size), _runs(right, size)
    shared = {run for run in set(runs).intersection(others) if None not in run}
    places: dict[tuple[str | None, ...], list[int]] = {run: [] for run in shared}
    for at, run in enumerate(others if shared else ()):
        if run in shared and len(places[run]) < _PLACES:
            places[run].append(at)
    return [at for at, run in enumerate(runs) if run in shared], places


def _runs(tokens: list[str | None], size: int) -> list[tuple[str | None, ...]]:
    return list(zip(*(tokens[offset:] for offset in range(size)), strict=False))


def _longest(
    left: list[str | None], at: int, right: list[str | None], places: list[int], seed: int
) -> tuple[int, int]:
    """The longest passage that begins at ``at`` and at one of ``places``: (place, length), (0, 0) without one."""
    best = (0, 0)
    for place in places:
        length = seed
        while (
            at + length < len(left)
            and place + length < len(right)
            and left[at + length] is not None
            and left[at + length] == right[place + length]
        ):
            length += 1
        best = max(best, (place, length), key=lambda found: found[1])
    return best


def _passage(a: Sequence[Spot], b: Sequence[Spot], words: int, quoted: bool) -> Passage:
    run = Run(a_start=a[0].start, a_end=a[-1].end, b_start=b[0].start, b_end=b[-1].end, words=words, quoted=quoted)
    return Passage(run, max(0, words - sum(1 for spot in a if spot.name)))


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
