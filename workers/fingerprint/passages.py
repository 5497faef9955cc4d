"""The passages that two texts share, word for word."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

from workers.contract import Run
from workers.fingerprint.setaside import Kind
from workers.fingerprint.spots import Spot

T = TypeVar("T", bound=Hashable)

#: A passage that stands in one text this often is a refrain: more places of it are not looked at.
_PLACES = 8


def shingles(tokens: Sequence[Hashable], size: int) -> frozenset[tuple[Hashable, ...]]:
    """Every run of ``size`` tokens."""
    return frozenset(zip(*(tokens[offset:] for offset in range(size)), strict=False))


def shared_share(a: frozenset[T], b: frozenset[T]) -> tuple[float, float]:
    """How much two sets share: as a share of both together, and of the smaller one (0..1)."""
    shared = len(a & b)
    return shared / (len(a | b) or 1), shared / (min(len(a), len(b)) or 1)


def runs(a: Sequence[Spot], b: Sequence[Spot], aside: Kind | None, words: int, scale: int) -> tuple[Run, ...]:
    """Distinct passages of at least so many words that stand in both texts, in order of ``a``.

    ``aside`` chooses what is compared: speech in both, or (None) narration in both. ``scale`` is the number of
    tokens to a word.
    """
    seed = words * scale
    left, right = _side(a, aside), _side(b, aside)
    places = _places(right, seed)
    found: list[tuple[list[str | None], Run]] = []
    at = 0
    while at <= len(left) - seed:
        start, length = _longest(left, at, right, places.get(tuple(left[at : at + seed]), []), seed)
        if length:
            run = _run(a[at : at + length], b[start : start + length], length // scale, aside is not None)
            found.append((left[at : at + length], run))
        at += length or 1
    return _distinct(found, seed)


def _distinct(found: list[tuple[list[str | None], Run]], seed: int) -> tuple[Run, ...]:
    """Each passage once: one that says nothing beyond longer ones is left out."""
    told: set[tuple[Hashable, ...]] = set()
    kept: list[Run] = []
    for passage, run in sorted(found, key=lambda one: -len(one[0])):
        said = shingles(passage, seed)
        if not said <= told:
            told |= said
            kept.append(run)
    return tuple(sorted(kept, key=lambda run: run.a_start))


def _side(spots: Sequence[Spot], aside: Kind | None) -> list[str | None]:
    return [spot.token if spot.aside == aside else None for spot in spots]


def _places(tokens: list[str | None], seed: int) -> dict[tuple[str | None, ...], list[int]]:
    places: dict[tuple[str | None, ...], list[int]] = {}
    for at in range(len(tokens) - seed + 1):
        gram = tuple(tokens[at : at + seed])
        if None not in gram and len(places.setdefault(gram, [])) < _PLACES:
            places[gram].append(at)
    return places


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


def _run(a: Sequence[Spot], b: Sequence[Spot], words: int, quoted: bool) -> Run:
    return Run(a_start=a[0].start, a_end=a[-1].end, b_start=b[0].start, b_end=b[-1].end, words=words, quoted=quoted)
