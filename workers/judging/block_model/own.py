"""Features of a block by itself, and of the elements that it stands in."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from workers.judging.block_model.basis import Basis
from workers.judging.block_model.characters import SIGN, STOP
from workers.judging.block_model.elements import FLAGS

#: Numbers of features, one for each block, or one for all.
Columns = Iterator[tuple[str, NDArray[Any] | float]]


def text_columns(page: Basis) -> Columns:
    """How long the text is, how it is written and how much of it is link."""
    found = page.characters
    yield "words", page.words
    yield "word_length", page.length / page.words
    yield "linked", page.linked
    yield "prose", page.prose
    yield "stops", found.counts[STOP]
    yield "signs", found.shares[SIGN]
    yield "capitalised", found.capitalised / page.words
    yield "last", found.last
    texts: dict[str, int] = {}
    same = np.array([texts.setdefault(text, len(texts)) for text in page.texts], np.int64)
    yield "repeated", np.bincount(same)[same]


def element_columns(page: Basis) -> Columns:
    """What the names of its elements say, and in which kinds of element it stands."""
    elements, of = page.elements, page.element
    yield "hidden", page.hidden
    yield "tag", page.tag
    yield "tag_above", elements.tag[elements.parent[of]]
    yield "level", page.level
    yield "depth", elements.depth[of]
    flags = elements.flags[of]
    for bit, name in enumerate(FLAGS):
        yield f"in_{name}", flags >> bit & 1


def lexicon_columns(page: Basis) -> Columns:
    """What class and id words on its elements say."""
    elements, of = page.elements, page.element
    low, high = elements.low[of], elements.high[of]
    yield "lexicon_low", low
    yield "lexicon_high", high
    yield "lexicon_both", low + high
    yield "lexicon_told", elements.told[of]
    yield "lexicon_near", elements.near[of]
    yield "lexicon_own", elements.own[of]
    yield "lexicon_own_low", elements.own_low[of]
