"""The passages that two texts share, word for word."""

from collections.abc import Hashable, Sequence
from typing import TypeVar

from workers.contract import Run
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


def runs(a: Sequence[Spot], b: Sequence[Spot], quoted: bool, words: int, scale: int) -> tuple[Run, ...]:
    """Distinct passages of at least so many words that stand in both texts, in order of ``a``.

    ``quoted`` chooses what is compared: what both texts set aside (speech, posts, credits), or the narration of
    both. ``scale`` is the number of tokens to a word.
    """
    seed = words * scale
    left, right = _side(a, quoted), _side(b, quoted)
    places = _places(right, seed)
    found: list[Run] = []
    told: set[tuple[str | None, ...]] = set()
    at = 0
    while at <= len(left) - seed:
        start, length = _longest(left, at, right, places.get(tuple(left[at : at + seed]), []), seed)
        passage = tuple(left[at : at + length])
        if length and passage not in told:
            told.add(passage)
            found.append(_run(a[at : at + length], b[start : start + length], length // scale, quoted))
        at += length or 1
    return tuple(found)


def _side(spots: Sequence[Spot], quoted: bool) -> list[str | None]:
    return [spot.token if spot.aside is quoted else None for spot in spots]


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
    return Run(
        a_start=a[0].start, a_end=a[-1].end, b_start=b[0].start, b_end=b[-1].end, words=words, quoted=quoted
    )
