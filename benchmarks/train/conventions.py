"""Where corpora disagree on what belongs to a text: such blocks train nothing.

People who wrote gold texts left out headline, byline and captions; Readability's output keeps some of them. The
publishers' parsers behind fundus keep paragraphs and lose lists, quotations and headings, and some give the
standfirst. Whoever learns that learns the tool, not the text.
"""

import re

import numpy as np
from numpy.typing import NDArray

from workers.model import Block, Reading

_SET_APART = re.compile(r"caption|credit|author|byline")
_STANDFIRST = re.compile(r"sub-?title|standfirst|dek\b|deck|excerpt|summary|lead")
_OFTEN_LOST = frozenset({"li", "td", "th", "tr", "blockquote", "h2", "h3", "h4", "p"})
_FOLD = re.compile(r"\W+")
#: More than this share of link, and a block is likely no text anyway.
_LINKED = 0.4
#: The standfirst is among the first blocks of the text.
_OPENING = 5


def disputed(corpus: str, reading: Reading, content: NDArray[np.bool_], title: str) -> NDArray[np.bool_]:
    """Which blocks of a page of this corpus have a label that other corpora would not give."""
    out = np.zeros(len(content), bool)
    kept = np.flatnonzero(content)
    if corpus not in _ASKED or not len(kept):
        return out
    asked = _ASKED[corpus]
    for block in reading.blocks:
        out[block.index] = asked(block, bool(content[block.index]), kept, _folded(title))
    return out


def _of_readability(block: Block, content: bool, kept: NDArray[np.int64], title: str) -> bool:
    if not content:
        return False
    text = _folded(block.text)
    opening = block.index < kept[0] + _OPENING and len(text) < 60
    marked = _SET_APART.search(" ".join(block.marks[:6])) is not None
    return block.tag in {"h1", "figcaption"} or (len(text) > 8 and text in title) or (marked and opening)


def _of_fundus(block: Block, content: bool, kept: NDArray[np.int64], title: str) -> bool:  # noqa: ARG001
    if _STANDFIRST.search(" ".join(block.marks[:6])) and block.index < kept[0] + _OPENING:
        return True
    inside = kept[0] <= block.index <= kept[-1]
    plain = block.link_chars < _LINKED * len(block.text)
    return not content and inside and plain and block.tag in _OFTEN_LOST


def _folded(text: str) -> str:
    return _FOLD.sub(" ", text).lower().strip()


_ASKED = {"readability": _of_readability, "fundus": _of_fundus}
