"""Words that two texts tell in the same neighbourhood, though no passage of them is the same.

Whoever rewrites a text keeps no row of words, but goes on saying the same things in the same places: the telling
words of a sentence stand close together in both. Two people who write on one subject use the same words too, but not
the same ones beside each other, all the way through. And of the words that are rare in the language, whoever has a
source open leaves most.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import compress, pairwise

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from workers.contract import Run
from workers.fingerprint.grams import Grams, Places, Which, meeting, numbered, ranked
from workers.fingerprint.rare import STEM, rare_stems
from workers.fingerprint.spots import Spots

#: A word of fewer letters tells little. One that stands more than OFTEN times in so many words tells of the subject.
_LETTERS, _OFTEN, _WORDS = 4, 3, 700
#: Echoes are near each other within so many words.
_NEAR = 12
#: Where more of the words than this look like names, capitals name nothing (German writes every noun with one).
_CAPITALS = 0.25
#: Texts are cut into stretches of so many words to see how far echoes reach: many words of one sentence are one fact.
STRETCH = 20
#: A text is retold only if this share of the rare words of both stands in both, so many, and as many to a word of the
#: shorter: a guide to houseplants names plants that others name as well, and little else that is rare.
RARE, MIN_RARE, RARE_A_WORD = 0.25, 7, 0.03
#: Of the places of a word in the other text, as many are looked at.
_MOST = 32
#: Echoes with so few words between them, the same in both, are one run.
_BETWEEN = 3
#: Texts of which the telling words are kept ready.
_READY = 96

_Weights = NDArray[np.float64]


class Measure(Struct, frozen=True):
    """What makes a rewrite.

    A word is an echo if it has a ``company`` of as many others of its text (rare ones in full, others by their
    rarity) near it in both. A text is a rewrite if so large a share of its stretches is ``echoed``, and ``least`` of
    them. By ``stems`` the forms of a word are one.
    """

    company: float
    echoed: float
    least: int
    stems: bool = False


#: By words as they are; and, where most of the rare words were kept, by their stems and less strictly.
ECHOES, RETOLD = Measure(company=2.5, echoed=0.3, least=5), Measure(company=2.0, echoed=0.4, least=4, stems=True)


class _Telling(Struct, frozen=True, eq=False):
    """The telling words of a text: the places where they stand; of each of its words the number and the rarity.

    ``named`` is the share of its ``words`` of narration that look like names and numbers.
    """

    numbers: Grams
    places: Places
    rarity: _Weights
    words: int
    named: float


class Echoes(Struct, frozen=True):
    """The share of the stretches of the shorter text that echo the other, and the words that do."""

    share: float
    runs: tuple[Run, ...]


def echoes(a: Spots, b: Spots, by: Measure = ECHOES) -> Echoes | None:
    """The words of narration that keep their company in both texts; None if they are not so many as in a rewrite."""
    left, right = (_telling(spots, names=False, stems=by.stems) for spots in (a, b))
    if min(left.named, right.named) > _CAPITALS:
        left, right = (_telling(spots, names=True, stems=by.stems) for spots in (a, b))
    in_a, in_b = meeting(_seeds(left), ranked(_seeds(right)), _MOST)
    if len(in_a) < by.least:
        return None
    heard = _heard(in_a, in_b, left.rarity[in_a] * right.rarity[in_b], left.numbers[in_a]) >= by.company
    in_a, in_b = in_a[heard], in_b[heard]
    if _share(left, in_a, right, in_b, by) is None:
        return None
    # Few pairs come so far: only of these is looked at what stands under many stories of a site.
    own = ~_labels(a, b)[in_a]
    in_a, in_b = in_a[own], in_b[own]
    share = _share(left, in_a, right, in_b, by)
    if share is None:
        return None
    places = zip(in_a.tolist(), in_b.tolist(), strict=True)
    same = [(at, other) for at, other in places if a.tokens[at] == b.tokens[other]]
    return Echoes(share, tuple(_runs(a, b, same)))


def retold(a: Spots, b: Spots) -> Echoes | None:
    """The echoes in texts of which one keeps the other's rare words; None if it does not, or they are few."""
    left, right = _rare(a), _rare(b)
    kept = len(left & right)
    if kept < max(MIN_RARE, RARE * len(left | right)):
        return None
    words = min(int(np.count_nonzero(~spots.beside(None))) for spots in (a, b))
    return echoes(a, b, RETOLD) if kept >= RARE_A_WORD * words else None


def _share(left: _Telling, in_a: Places, right: _Telling, in_b: Places, by: Measure) -> float | None:
    """The share of the stretches of the shorter text that hold such places; None if they are too few."""
    words, places = min((left.words, in_a), (right.words, in_b), key=lambda one: one[0])
    stretches = len(set((places // STRETCH).tolist()))
    share = min(1.0, stretches * STRETCH / max(1, words))
    return share if stretches >= by.least and share >= by.echoed else None


def _labels(a: Spots, b: Spots) -> Which:
    """The words of ``a`` in paragraphs that stand whole in ``b``: a line of the site, and nothing rewritten."""
    theirs = set(_paragraphs(b))
    return np.array([paragraph in theirs for paragraph in _paragraphs(a) for _ in paragraph], np.bool_)


def _paragraphs(spots: Spots) -> Iterator[tuple[str, ...]]:
    borders = [at for at, opens in enumerate(spots.opens) if opens or not at]
    return (tuple(spots.tokens[start:end]) for start, end in pairwise((*borders, len(spots.tokens))))


def _heard(in_a: Places, in_b: Places, rarity: _Weights, words: Grams) -> _Weights:
    """How much company each of the words that both texts have keeps: the others that are near it in both."""
    company = np.zeros(len(in_a))
    for step in range(1, len(in_a)):
        near = in_a[step:] - in_a[:-step] <= _NEAR
        if not near.any():
            break
        near &= (abs(in_b[step:] - in_b[:-step]) <= _NEAR) & (words[step:] != words[:-step])
        company[:-step] += near * rarity[step:]
        company[step:] += near * rarity[:-step]
    return company


def _seeds(telling: _Telling) -> tuple[Grams, Places]:
    return telling.numbers[telling.places], telling.places


@lru_cache(_READY)
def _telling(spots: Spots, *, names: bool, stems: bool) -> _Telling:
    """The telling words of a text; with ``names`` those that look like names as well, numbered by their ``stems``."""
    numbers, size = spots.grams(1), len(spots.tokens)
    narration, named = ~spots.beside(None), spots.named
    words = int(np.count_nonzero(narration))
    _, number = np.unique(numbers, return_inverse=True)
    often = np.maximum(1.0, np.bincount(number[narration], minlength=size)[number] / max(1.0, words / _WORDS))
    telling = narration & (often <= _OFTEN) & (np.fromiter(map(len, spots.tokens), np.intp, size) >= _LETTERS)
    if not names:
        telling &= ~(np.bincount(number[named], minlength=size) > 0)[number]
    places = telling.nonzero()[0]
    share = np.count_nonzero(named & narration) / max(1, words)
    if stems:
        numbers = numbered([word[:STEM] for word in spots.tokens])
    return _Telling(numbers, places, 1 / often, words, share)


@lru_cache(_READY)
def _rare(spots: Spots) -> frozenset[str]:
    """The rare stems of a narration."""
    return rare_stems(compress(spots.tokens, ~spots.beside(None)))


def _runs(a: Spots, b: Spots, places: Sequence[tuple[int, int]]) -> Iterator[Run]:
    """Echoes as runs of words that stand in both, one that follows another in both joined with it."""
    joined: dict[int, tuple[int, int]] = {}
    for at, other in places:
        start, end = joined.get(at - other, (at, at))
        if at - end > _BETWEEN or a.tokens[end:at] != b.tokens[end - at + other : other]:
            yield _run(a, b, start, end, at - other)
            start = at
        joined[at - other] = start, at + 1
    for apart, (start, end) in joined.items():
        yield _run(a, b, start, end, apart)


def _run(a: Spots, b: Spots, start: int, end: int, apart: int) -> Run:
    return Run(
        a_start=a.starts[start],
        a_end=a.ends[end - 1],
        b_start=b.starts[start - apart],
        b_end=b.ends[end - apart - 1],
        words=end - start,
        quoted=False,
    )
