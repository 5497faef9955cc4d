"""Rare words: what an index keeps of a text to find a rewrite of it, in which no passage is left as it was.

Whoever rewrites a text changes the order and the forms of its words, and goes on saying the same things: of its rare
words most are left. Two that stand in one text are hardly ever found together in another one, wherever they stand.
Specified in docs/fingerprints.md.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from workers.fingerprint.sketch import Hashes, gram_hashes, mixed

#: The letters of a word that tell it apart from others and not its forms from each other; a shorter one tells little.
STEM = 5
#: Stems that are kept of a text, and the words of narration of which some are kept.
KEPT, LEAST = 32, 100
#: The share of a text's stems that are common in one of the languages of which we know what is; of a text in another
#: nothing tells what is rare.
KNOWN = 0.4
#: Bits in which the stems of a text that are common in a language are counted: no text has as many.
_FIELD = 32
#: The hashes of stems that were seen; so many, and it begins anew.
_SEEN: dict[str, int] = {}
_MOST_SEEN = 2**16


def rare(pieces: Iterable[Sequence[str]]) -> bytes:
    """The least hashes of the rare words of a narration: at most 32 little-endian numbers of 64 bits, in order."""
    told = list(chain.from_iterable(pieces))
    hashes = sorted(_hashes(rare_stems(told))) if len(told) >= LEAST else []
    return np.array(hashes[:KEPT], "<u8").tobytes()


def rare_stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of words that are rare in their language; none if it is not known which are."""
    stems = {word[:STEM] for word in set(words) if len(word) >= STEM}
    known = _languages()
    rare = frozenset([stem for stem in stems if stem not in known])
    told = sum([known[stem] for stem in stems - rare])
    most = max((told >> _FIELD * place) & (1 << _FIELD) - 1 for place in range(len(common())))
    return rare if most >= KNOWN * len(stems) else frozenset()


def _hashes(stems: frozenset[str]) -> list[int]:
    """The hash of each stem; most stems stand in many texts, and are hashed once."""
    new = [stem for stem in stems if stem not in _SEEN]
    if new:
        if len(_SEEN) > _MOST_SEEN:
            _SEEN.clear()
            new = list(stems)
        _SEEN.update(zip(new, gram_hashes(new, 1).tolist(), strict=True))
    return [_SEEN[stem] for stem in stems]


def paired(sketch: bytes, most: int) -> list[int]:
    """The least of the numbers that two of a sketch's make, at most so many."""
    values = np.frombuffer(sketch, "<u8")
    one, other = _pairs(len(values))
    both: Hashes = values[one] + values[other]
    mixed(both)
    both.sort()
    least: list[int] = both[:most].tolist()
    return least


@cache
def common() -> tuple[frozenset[str], ...]:
    """The stems that are common, language by language; pinned, as every sketch rests on them."""
    raw = json.loads(files("workers").joinpath("vectors", "rare1.json").read_text("utf-8"))
    return tuple(frozenset(stems.split()) for stems in raw["common"].values())


@cache
def _languages() -> dict[str, int]:
    """Stem -> one in the field of each language in which it is common: so all languages are counted in one sum."""
    fields: dict[str, int] = {}
    for place, stems in enumerate(common()):
        for stem in stems:
            fields[stem] = fields.get(stem, 0) + (1 << _FIELD * place)
    return fields


@lru_cache(KEPT + 1)
def _pairs(count: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    return np.triu_indices(count, 1)
