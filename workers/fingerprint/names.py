"""Names and numbers that one text puts where the other has others: what tells a template from a copy."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from workers.fingerprint.align import Place
from workers.fingerprint.spots import Spots

#: Texts of one template put other names in at least this share of their names' places, and in so many of them.
SWAPPED, MIN_SWAPPED = 0.2, 3


def other_names(a: Spots, b: Spots, kept: Sequence[Place], swapped: Sequence[Place]) -> tuple[tuple[str, str], ...]:
    """The names and numbers that differ, if they are so many that two texts share no more than a form; else none.

    ``kept`` and ``swapped`` are places of the two texts laid side by side.
    """
    differ = tuple(_differing(a, b, swapped))
    agree = sum(1 for at, place in kept if a.names[at] or b.names[place])
    enough = len(differ) >= MIN_SWAPPED and len(differ) >= SWAPPED * (len(differ) + agree)
    return tuple(dict.fromkeys(differ)) if enough else ()


def _differing(a: Spots, b: Spots, swapped: Sequence[Place]) -> Iterator[tuple[str, str]]:
    for at, place in swapped:
        if a.names[at] and b.names[place] and not _is_misprint(a.tokens[at], b.tokens[place]):
            yield a.tokens[at], b.tokens[place]


def _is_misprint(one: str, other: str) -> bool:
    """Whether a name is the other one with a letter or two wrong; a number never is."""
    if one.isdigit() and other.isdigit():
        return False
    same = _same_start(one, other) + _same_start(one[::-1], other[::-1])
    return 2 * same >= max(len(one), len(other))


def _same_start(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
