"""A run of text between two borders: its pieces, what is known of them, and how they join into one text.

Texts are joined as a browser shows them, without invented spaces, but for one case: labels
side by side (``<span class=author>Jane Roe</span><span class=outlet>The Post</span>``), which a style sheet sets
apart and which would fuse. A space is put between two neighbours only if they differ in element or class or are
both links, if no bare text stands beside them (as it does in prose), if each has more than one character (a
drop cap is one) and if the block is short; so no word of running text is ever split.
"""

from collections import deque
from itertools import pairwise
from unicodedata import category

from msgspec import Struct
from selectolax.lexbor import LexborNode

from workers.reading.elements import LABEL_ROW_CHARS
from workers.reading.frames import Frame, Inline, own_marks
from workers.reading.icons import icon_words
from workers.reading.text import INVISIBLE, fold

#: Stands for a border between labels until the block's length is known. Pages hold no NULs after decoding.
LABEL_BORDER = "\x00"
#: Inline elements around a run whose words may become marks of its block.
_MAX_COVER = 4
#: So many icons of a run are named: its last ones.
_MAX_ICONS = 12


class Run(Struct):
    """Text since the last border, with what is known of it."""

    pieces: list[str] = []
    visible: bool = False
    link: int = 0
    link_chars: int = 0
    links: int = 0
    strong_chars: int = 0
    #: What may be an icon, each with the number of pieces before it.
    drawn: deque[tuple[int, LexborNode]] | None = None
    cover: list[Inline] | None = None
    hidden: bool = False

    def draw(self, node: LexborNode) -> None:
        """An element that may be an icon."""
        if self.drawn is None:
            self.drawn = deque(maxlen=_MAX_ICONS)
        self.drawn.append((len(self.pieces), node))

    def space(self, text: str, inlines: list[Inline]) -> None:
        """White space between words; before the first it says nothing."""
        if self.pieces and not (inlines and inlines[-1].hidden):
            self.pieces.append(text)

    def add(self, text: str, frame: Frame, inlines: list[Inline]) -> None:
        """Text that is more than white space, in these open elements."""
        self.pieces.append(text)
        self.visible = True
        link, bold = frame.node.mem_id if frame.link else 0, frame.bold
        if inlines:
            inner = inlines[-1]
            link, bold = inner.link or link, inner.bold or bold
        if self.cover is None or self.cover:
            self.cover = _common(self.cover, inlines)
        if not link and not bold:
            return
        length = len(fold(text))
        if bold:
            self.strong_chars += length
        if link:
            self.link_chars += length
            self.links += link != self.link
            self.link = link

    def text(self, *, preformatted: bool) -> str:
        """The block's text; "" if there is nothing to read in it."""
        return _preformatted(self.pieces) if preformatted else _joined(self.pieces)

    def icons(self, text: str) -> tuple[tuple[int, str], ...]:
        """The icons before and between the words of a short text: where each stands, and what names it."""
        if self.drawn is None or len(text) > LABEL_ROW_CHARS:
            return ()
        places = ((len(_joined(self.pieces[:before])) if before else 0, node) for before, node in self.drawn)
        named = ((place, icon_words(node)) for place, node in places if place < len(text))
        return tuple((place, words) for place, words in named if words is not None)

    def words(self) -> tuple[str, ...]:
        """The words of the inline elements that hold all of it, nearest first."""
        return tuple(word for inline in reversed(self.cover or ()) for word in own_marks(inline.attributes))


def _common(cover: list[Inline] | None, inlines: list[Inline]) -> list[Inline]:
    """The inline elements that hold all of a run's text so far."""
    if cover is None:
        return inlines[:_MAX_COVER]
    shared = 0
    for one, other in zip(cover, inlines, strict=False):
        if one is not other:
            break
        shared += 1
    return cover[:shared]


def _joined(pieces: list[str]) -> str:
    text = "".join(pieces)
    if LABEL_BORDER not in text:
        return fold(text)
    labels = [label for label in text.split(LABEL_BORDER) if label] or [""]
    short = len(text) <= LABEL_ROW_CHARS
    joined = [labels[0]]
    for before, after in pairwise(labels):
        joined += (" ", after) if short and _would_fuse(before, after) else (after,)
    return fold("".join(joined))


def _would_fuse(before: str, after: str) -> bool:
    return len(before) > 1 and len(after) > 1 and _is_of_a_word(before[-1]) and after[0].isalnum()


def _is_of_a_word(character: str) -> bool:
    """Whether a word may end so: letters, digits, and the vowel signs that Indic words end in."""
    return character.isalnum() or category(character)[0] == "M"


def _preformatted(pieces: list[str]) -> str:
    text = "".join(pieces).replace(LABEL_BORDER, "").replace("\r\n", "\n").strip("\n").rstrip()
    return text if text.strip().strip(INVISIBLE) else ""
