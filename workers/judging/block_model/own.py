"""Features of a block by itself, and of the elements that it stands in."""

from collections.abc import Iterator

import numpy as np

from workers.judging.block_model.arrays import Floats, cast
from workers.judging.block_model.basis import Basis
from workers.judging.block_model.characters import COMMA, DIGIT, MONEY, QUOTE, SIGN, STOP
from workers.judging.block_model.elements import FLAGS

Columns = Iterator[tuple[str, Floats]]


def text_columns(page: Basis) -> Columns:
    """How long the text is, how it is written and how much of it is link."""
    found = page.characters
    yield "words", page.words
    yield "word_length", cast(page.length / page.words)
    yield "linked", page.linked
    strong = np.array([block.strong_chars for block in page.reading.blocks], np.float32)
    yield "strong", cast(strong / np.maximum(page.length, 1))
    yield "prose", page.prose
    yield "stops", found.counts[STOP]
    yield "stops_share", found.counts[STOP] / page.words
    yield "commas_share", found.counts[COMMA] / page.words
    yield "digits", found.shares[DIGIT]
    yield "signs", found.shares[SIGN]
    yield "quotes", found.shares[QUOTE]
    yield "money", found.counts[MONEY]
    yield "capitalised", found.capitalised / page.words
    yield "last", found.last
    texts: dict[str, int] = {}
    same = np.array([texts.setdefault(text, len(texts)) for text in page.texts], np.int64)
    yield "repeated", cast(np.bincount(same)[same])


def element_columns(page: Basis) -> Columns:
    """What the names of its elements say, and in which kinds of element it stands."""
    elements, of = page.elements, page.element
    above = elements.parent[of]
    yield "hidden", page.hidden
    yield "tag", page.tag
    yield "tag_above", elements.tag[above]
    yield "tag_above_2", elements.tag[elements.parent[above]]
    yield "level", page.level
    yield "depth", elements.depth[of]
    flags = elements.flags[of]
    for bit, name in enumerate(FLAGS):
        yield f"in_{name}", cast(flags >> bit & 1)


def lexicon_columns(page: Basis) -> Columns:
    """What class and id words on its elements say."""
    elements, of = page.elements, page.element
    above = elements.parent[of]
    low, high = elements.low[of], elements.high[of]
    yield "lexicon_low", low
    yield "lexicon_high", high
    yield "lexicon_both", low + high
    yield "lexicon_told", elements.told[of]
    yield "lexicon_near", elements.near[of]
    yield "lexicon_own", elements.own[of]
    yield "lexicon_own_low", elements.own_low[of]
    yield "lexicon_above", elements.own[above]
    yield "lexicon_above_2", elements.own[elements.parent[above]]
