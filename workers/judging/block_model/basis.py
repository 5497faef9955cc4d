"""What all features of a page are worked out from: its blocks and elements as arrays, and sums over them."""

from operator import attrgetter

import numpy as np
from msgspec import Struct

from workers.judging.block_model.arrays import Doubles, Floats, Groups, Ints, cast, running, sorted_groups
from workers.judging.block_model.characters import STOP, Characters, count_characters
from workers.judging.block_model.elements import Elements, elements_of, read_elements
from workers.judging.block_model.lexicon import Lexicon
from workers.judging.block_model.printed import said
from workers.model import Reading

_LEVELS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
#: Prose is a block of at least so many words that ends a sentence somewhere; what of it is link does not count.
_PROSE_WORDS = 8
#: What is asked of each block, in one go: a page has hundreds of them.
_ASKED = attrgetter("text", "tag", "link_chars", "hidden", "strong_chars", "container")


class Sums(Struct, frozen=True, kw_only=True):
    """Running sums over the blocks: words, words in links, words of prose, headings."""

    words: Doubles
    linked: Doubles
    prose: Doubles


class Basis(Struct, frozen=True, kw_only=True):
    """A page as arrays, one entry per block (``at``: 0, 1, 2 ...).

    ``said`` is what the block's printed words say of it; ``heading`` is the last heading down to it (-1: none);
    ``element`` numbers its element; ``makes`` groups blocks whose elements are alike all the way up.
    """

    reading: Reading
    texts: list[str]
    at: Ints
    characters: Characters
    length: Floats
    words: Floats
    linked: Floats
    hidden: Floats
    prose: Floats
    strong: Floats
    level: Floats
    tag: Floats
    said: Floats
    heading: Ints
    element: Ints
    elements: Elements
    makes: Groups
    sums: Sums

    @property
    def blocks(self) -> int:
        """How many blocks the page has."""
        return len(self.texts)


def lay_out(reading: Reading, lexicon: Lexicon) -> Basis:
    """A page as arrays."""
    texts, tags, links, hides, bold, holders = map(list, zip(*map(_ASKED, reading.blocks), strict=True))
    characters = count_characters(texts)
    length = characters.length
    linked = cast(np.array(links, np.float32) / np.maximum(length, 1))
    hidden = np.array(hides, np.float32)
    words = characters.words
    sentences = (words >= _PROSE_WORDS) & (characters.counts[STOP] > 0)
    prose = cast(words * (1 - linked) * (1 - hidden) * sentences)
    elements = read_elements(reading.containers, len(texts), lexicon)
    element = elements_of(holders, elements)
    at = np.arange(len(texts))
    level = np.array([_LEVELS.get(tag, 0) for tag in tags], np.float32)
    return Basis(
        reading=reading,
        texts=texts,
        at=at,
        characters=characters,
        length=length,
        words=words,
        linked=linked,
        hidden=hidden,
        prose=prose,
        strong=np.array(bold, np.float32),
        level=level,
        tag=np.array([lexicon.tags.get(tag, 0.0) for tag in tags], np.float32),
        said=said(texts, lexicon.printed),
        heading=np.maximum.accumulate(np.where(level > 0, at, -1)),
        element=element,
        elements=elements,
        makes=sorted_groups(elements.chain[element]),
        sums=Sums(words=running(words), linked=running(words * linked), prose=running(prose)),
    )
