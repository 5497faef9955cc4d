"""What single lines are told by their words: small words, and lines printed again."""

import re

import numpy as np

from workers.judging.block_model.arrays import Floats, cast
from workers.tables.languages import STOP_WORDS
from workers.tables.particles import ENDINGS, PARTICLES, SYLLABLES

#: A line is looked at up to here; what follows is taken to be like it.
LOOKED_AT = 400
_SMALL = frozenset(word for words in STOP_WORDS.values() for word in words if word.isalpha())
#: Any character of the scripts that have particles.
_PARTICLED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def small_words(texts: list[str]) -> Floats:
    """How many words of each line are small words of some language; for scripts without spaces, particles."""
    looked = "\n".join([text[:LOOKED_AT] for text in texts])
    lines = looked.lower().split("\n")
    found = np.array([sum(map(_SMALL.__contains__, line.split())) for line in lines], np.float32)
    if not looked.isascii() and _PARTICLED.search(looked):
        found += np.array([_particles(text) for text in looked.split("\n")], np.float32)
    return found * cast(np.array([max(len(text) / LOOKED_AT, 1) for text in texts]))


def _particles(text: str) -> int:
    """Particles of scripts in which a word is not what stands between spaces."""
    if not _PARTICLED.search(text):
        return 0
    found = sum(map(PARTICLES.__contains__, text)) + sum(map(text.count, SYLLABLES))
    return found + sum(word.endswith(ENDINGS) for word in text.split())


def same_lines(texts: list[str]) -> Floats:
    """How many times each line is printed."""
    numbers: dict[str, int] = {}
    same = np.array([numbers.setdefault(text, len(numbers)) for text in texts], np.int64)
    return cast(np.bincount(same)[same])
