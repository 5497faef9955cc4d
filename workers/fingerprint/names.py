"""Names and numbers that one text puts where the other has others: what tells a template from a copy."""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from workers.fingerprint.align import Laid, Place
from workers.fingerprint.grams import either
from workers.fingerprint.spots import Spots

#: Texts of one template put other names in at least this share of their names' places, and in so many of them.
SWAPPED, MIN_SWAPPED = 0.2, 3


def other_names(a: Spots, b: Spots, found: Laid) -> tuple[tuple[str, str], ...]:
    """The names and numbers that differ, if they are so many that two texts, ``found`` laid side by side, share no
    more than a form; else none."""
    differ = tuple(_differing(a, b, found.swapped))
    if len(differ) < MIN_SWAPPED:
        return ()
    agree = either(a.named, found.in_a, b.named, found.in_b)
    agree += sum(1 for at, place in found.between if a.names[at] or b.names[place])
    return tuple(dict.fromkeys(differ)) if len(differ) >= SWAPPED * (len(differ) + agree) else ()


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
