"""Which blocks of a page its gold text holds, found by aligning the words of both."""

import re

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel

_WORD = re.compile(r"\w+")
#: A page is aligned up to here; what stands behind is no content.
MAX_WORDS = 60_000
_SURROGATES, _BEHIND = 0xD800, 0xE000


def words_of(text: str) -> list[str]:
    """The words of a text as the word F1 counts them."""
    return _WORD.findall(text.lower())


def content_words(texts: list[str], gold: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """For each block how many words it has, and how many of them stand in the gold text at its place.

    The longest common subsequence of words, of which a word counts only if one of its neighbours on the page is
    matched to its neighbour in the gold: that removes chance matches in menus.
    """
    found = [words_of(text) for text in texts]
    counts = np.array([len(words) for words in found], np.float64)
    page, wanted = [word for words in found for word in words][:MAX_WORDS], words_of(gold)
    if not page or not wanted:
        return counts, np.zeros(len(texts))
    matched = _matched(page, wanted)
    follows = (matched[:-1] >= 0) & (matched[1:] == matched[:-1] + 1)
    sound = np.concatenate((follows, [False])) | np.concatenate(([False], follows))
    if len(wanted) == 1:
        sound = matched >= 0
    owner = np.repeat(np.arange(len(texts)), counts.astype(np.int64))[:MAX_WORDS]
    return counts, np.bincount(owner, weights=sound, minlength=len(texts))


def _matched(page: list[str], wanted: list[str]) -> NDArray[np.int64]:
    """For each word of the page the place in the gold that it is matched to, or -1."""
    known = set(wanted)
    places = np.array([place for place, word in enumerate(page) if word in known], np.int64)
    codes: dict[str, str] = {}
    left = "".join(_code(codes, page[place]) for place in places)
    right = "".join(_code(codes, word) for word in wanted)
    matched = np.full(len(page), -1, np.int64)
    for step in Indel.opcodes(left, right):
        if step.tag == "equal":
            matched[places[step.src_start : step.src_end]] = np.arange(step.dest_start, step.dest_end)
    return matched


def _code(codes: dict[str, str], word: str) -> str:
    """One character that stands for the word (none of those that UTF-16 keeps for itself)."""
    if word not in codes:
        number = len(codes) + 1
        codes[word] = chr(number if number < _SURROGATES else number + _BEHIND - _SURROGATES)
    return codes[word]
