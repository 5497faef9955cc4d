"""What class, id, role and itemprop words say of the text below them: log-odds learned over many sites."""

import re
from collections.abc import Mapping, Sequence

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
    """Log-odds of content for tokens of markup, and for the names of elements that hold text."""

    words: Mapping[str, float]
    tags: Mapping[str, float]
    remembered: dict[tuple[str, ...], Weight] = {}

    def weighed(self, elements: Sequence[tuple[str, ...]]) -> list[Weight]:
        """What the words of each of these elements say together."""
        known = map(self.remembered.get, elements)
        return [self.weigh(words) if said is None else said for said, words in zip(known, elements, strict=True)]

    def weigh(self, words: tuple[str, ...]) -> Weight:
        """What the words of one element say together."""
        found = self.remembered.get(words)
        if found is None:
            if len(self.remembered) >= _REMEMBERED:
                self.remembered.clear()
            found = self.remembered[words] = self._weigh(words)
        return found

    def _weigh(self, words: tuple[str, ...]) -> Weight:
        """Word by word: sites share many of them."""
        if len(words) == 1:
            known = self.words
            said = [known[token] for token in tokens(words[0]) if token in known]
            return (min(0.0, *said), max(0.0, *said), sum(said)) if said else _SILENT
        low = high = told = 0.0
        for word in words:
            one = self.weigh((word,))
            low, high, told = min(low, one[0]), max(high, one[1]), told + one[2]
        return low, high, told
