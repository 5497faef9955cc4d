"""What class, id, role and itemprop words say of the text below them: log-odds learned over many sites."""

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

_PART = re.compile(r"[a-z]{2,}")
_ENDS = "0123456789-_"
#: What one element's words say: the strongest word against content, the strongest for it, and their sum.
Weight = tuple[float, float, float]
_SILENT: Weight = (0.0, 0.0, 0.0)
#: Sites repeat their words from page to page; a long crawl of many sites must not grow for ever.
_REMEMBERED = 50_000


def tokens(word: str) -> tuple[str, ...]:
    """The tokens of one word of markup: its parts without numbers, and the whole if it has several.

    >>> tokens("post-content-2")
    ('post', 'content', 'post-content')
    """
    parts: list[str] = _PART.findall(word)
    if len(parts) > 1:
        parts.append(word.rstrip(_ENDS))
    return tuple(parts)


class Lexicon(Struct, frozen=True, kw_only=True):
    """Log-odds of content for tokens of markup, for the names of elements that hold text, and for what is printed
    (``workers/judging/block_model/printed.py``)."""

    words: Mapping[str, float]
    tags: Mapping[str, float]
    printed: Mapping[str, float] = {}
    remembered: dict[str, Weight] = {}

    def weighed(self, elements: Iterable[tuple[str, ...]]) -> list[Weight]:
        """What the words of each of these elements say together."""
        if len(self.remembered) >= _REMEMBERED:
            self.remembered.clear()
        return [self.weigh(words) if words else _SILENT for words in elements]

    def weigh(self, words: tuple[str, ...]) -> Weight:
        """What the words of one element say together, word by word: sites share many of them."""
        low = high = told = 0.0
        remembered = self.remembered
        for word in words:
            said = remembered.get(word)
            if said is None:
                said = remembered[word] = self._weigh(word)
            if said is not _SILENT:
                told += said[2]
                if said[0] < low:
                    low = said[0]
                if said[1] > high:
                    high = said[1]
        return low, high, told

    def _weigh(self, word: str) -> Weight:
        words = self.words
        if word.isalpha() and word.isascii() and word.islower():
            alone = words.get(word)
            return _SILENT if alone is None else _weight(alone)
        parts: list[str] = _PART.findall(word)
        said = [words[part] for part in parts if part in words]
        if len(parts) > 1 and (whole := word.rstrip(_ENDS)) in words:
            said.append(words[whole])
        if len(said) < 2:
            return _weight(said[0]) if said else _SILENT
        return min(0.0, *said), max(0.0, *said), sum(said)


def _weight(said: float) -> Weight:
    """What a word says of which one token says something."""
    return (said, 0.0, said) if said < 0 else (0.0, said, said)
