"""The shape of a line: how long it is, how it ends, how much of it is links. Measured once, read by every rule.

Length is measured in characters, weighted so that one number means about the same amount of text in every script;
scripts that are written without spaces are never measured in words between spaces.
"""

import re
from typing import Literal

from msgspec import Struct

from workers.model import Block

End = Literal["stop", "ask", "dots", "colon", "open"]

#: One Han character says about as much as three Latin ones, a kana or Hangul syllable as two.
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
_SYLLABIC = re.compile("[\u3040-\u30ff\uac00-\ud7af]+")
#: Any of these, or of the scripts below: most lines hold none.
_OTHER = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]"
)
#: Thai, Lao, Khmer and Myanmar put no spaces between words and mostly no stop after a sentence.
_UNSTOPPED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]+")
_CLOSERS = "\"'”’»›“„)]}）」』】〉》*_ \u00a0\u200e\u200f\u2069\ufe0f"
_ENDS: dict[str, End] = {
    **dict.fromkeys(".。．｡।॥۔።։။។", "stop"),
    **dict.fromkeys("!?！？؟՞…‥‽", "ask"),
    **dict.fromkeys(":：", "colon"),
}
_ITEM = re.compile(r"(?:[-–—•·▪◦●‣*+]|\(?\d{1,3}[.)、．]|[a-zа-я]\))\s*\S", re.IGNORECASE)

#: Characters (weighted) from which a finished sentence is taken for a paragraph of its own …
STRONG = 70
#: … and from which a line is one even without a stop.
LONG = 160
UNSTOPPED_STRONG = 60
#: From this share of its characters on, a line is links and not text.
LINKED = 0.5
AVERAGE_WORD = 6


class Shape(Struct, frozen=True, kw_only=True, gc=False):
    """One line's measures; ``weight`` is in characters of Latin text, ``links`` a share in 0..1.

    ``prose`` is 2 for a paragraph, 1 for a short finished sentence, 0 for what reads like neither.
    """

    text: str
    weight: int
    words: int
    end: End
    links: float
    prose: int

    @property
    def item(self) -> bool:
        """Whether the line begins like an entry of a list."""
        return _ITEM.match(self.text) is not None


def measure(block: Block) -> Shape:
    """Measure one block."""
    text = block.text
    if not text.isprintable() or "  " in text or text != text.strip():  # other white space is not printable
        text = " ".join(text.split())
    size = len(text)
    weight, unstopped = (size, False) if text.isascii() else _weigh(text)
    words = text.count(" ") + 1
    if unstopped or weight > size:
        words = max(words, weight // AVERAGE_WORD)
    links = min(1.0, block.link_chars / size) if size else 0.0
    end = ending(text)
    prose = 0 if links >= LINKED else _prose(weight, words, end, unstopped=unstopped)
    return Shape(text=text, weight=weight, words=words, end=end, links=links, prose=prose)


def ending(text: str) -> End:
    """How a line ends, looking through closing quotation marks and brackets."""
    if text[-1:].isalnum():
        return "open"
    bare = text.rstrip(_CLOSERS)
    if bare.endswith(("...", "…")):
        return "dots"
    return _ENDS.get(bare[-1:], "open")


def _weigh(text: str) -> tuple[int, bool]:
    if not _OTHER.search(text):
        return len(text), False
    extra = 2 * _count(_HAN, text) + _count(_SYLLABIC, text)
    return len(text) + extra, 2 * _count(_UNSTOPPED, text) > len(text)


def _count(runs: re.Pattern[str], text: str) -> int:
    """How many characters of a text stand in such runs."""
    return sum(map(len, runs.findall(text)))


def _prose(weight: int, words: int, end: End, *, unstopped: bool) -> int:
    if weight >= LONG and words >= LONG // 12:
        return 2
    if unstopped:
        return 2 if weight >= UNSTOPPED_STRONG else 0
    if end not in ("stop", "ask"):
        return 0
    if weight >= STRONG and words >= 8:
        return 2
    return 1 if words >= 2 or weight >= 12 else 0
