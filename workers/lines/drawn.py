"""Icons that are drawn, not written (``<i class="fa fa-clock"></i>``, ``<svg>``, ``<img>``), before labels."""

from itertools import pairwise

from workers.lines.fold import fold
from workers.lines.icon_names import find_marks
from workers.lines.icons import IconItem
from workers.model import Block
from workers.tables.icon_marks import BASES, PREFIXES
from workers.tables.icons import ICONS, Meaning

#: The name of an icon of which the markup does not say what it shows.
UNNAMED = "drawn"


def drawn_items(block: Block) -> tuple[IconItem, ...]:
    """The labels of a line with the icons drawn before them; ``()`` where the markup draws none."""
    if not block.icons:
        return ()
    head = _label(block.text[: block.icons[0][0]])
    before = (IconItem(icon=None, meaning=None, text=head),) if head else ()
    ends = (*block.icons, (len(block.text), ""))
    return before + tuple(_item(words, block.text[place:end]) for (place, words), (end, _) in pairwise(ends))


def _label(text: str) -> str:
    return fold(text).strip(" |·•:")


def _item(words: str, text: str) -> IconItem:
    for word in words.split():
        meaning = _meaning(word)
        if meaning is not None:
            return IconItem(icon=word, meaning=meaning, text=_label(text))
    return IconItem(icon=UNNAMED, meaning=None, text=_label(text))


def _meaning(word: str) -> Meaning | None:
    """What a class, a file or a symbol shows by its name."""
    bare = next((word.removeprefix(f"{prefix}-") for prefix in PREFIXES if word.startswith(f"{prefix}-")), word)
    found = ICONS.get(bare.replace("-", "_")) or BASES.get(bare)
    if found is None and "-" in word:
        found = next((mark.meaning for mark in find_marks(word) if mark.start == 0 and mark.end == len(word)), None)
    return found
