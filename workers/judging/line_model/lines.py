"""What all features of a text are worked out from: its lines as arrays, and sums over them."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from workers.judging.block_model.arrays import Doubles, Floats, Ints
from workers.judging.block_model.characters import DIGIT, Characters, count_characters
from workers.judging.block_model.printed import said
from workers.judging.density import densest_run, gains
from workers.judging.line_model.words import same_lines, small_words
from workers.judging.shape import Shape
from workers.judging.sheet import line_numbers
from workers.model import Block

ENDS = {"open": 0.0, "colon": 1.0, "dots": 2.0, "ask": 3.0, "stop": 4.0}
#: What is summed over windows, groups and the whole text: the rows of ``sums``.
SUMS = ("words", "prose", "paragraphs", "small", "short", "known", "figures", "capitalised")
WORDS, PROSE, PARAGRAPHS, SMALL, SHORT, KNOWN, FIGURES, CAPITALISED = range(len(SUMS))
#: A line of fewer words is short; one with a greater share of digits is figures.
_SHORT, _FIGURES = 5, 0.2
#: A text is heard if this share of what its words are asked is known: a line has little else to be judged by.
_ENOUGH = 0.5
#: More blank lines than these say nothing more.
_MOST_BLANK = 3


class Lines(Struct, frozen=True, kw_only=True):
    """A text as arrays, one entry per line; ``sums`` holds the sums of the first 0, 1, 2 ... lines.

    ``blank`` counts the blank lines before each line, and at last those behind the last; ``run`` are the first and
    last line of the densest run of prose, ``gains`` what each line adds to it, ``said`` what its words say of it.
    """

    texts: list[str]
    at: Ints
    characters: Characters
    length: Floats
    words: Floats
    end: Floats
    prose: Floats
    item: Floats
    small: Floats
    known: Floats
    said: Floats
    repeated: Floats
    blank: Floats
    gains: Floats
    run: tuple[int, int]
    sums: Doubles

    @property
    def count(self) -> int:
        """How many lines the text has."""
        return len(self.texts)


def lay_out(
    blocks: tuple[Block, ...], shapes: tuple[Shape, ...], known: frozenset[int], printed: Mapping[str, float]
) -> Lines:
    """A text as arrays; ``known`` are the lines that a table of phrases knows, ``printed`` what words say."""
    texts = [shape.text for shape in shapes]
    characters = count_characters(texts)
    numbers = [(len(shape.text), shape.words, ENDS[shape.end], shape.prose, shape.item) for shape in shapes]
    length, words, end, prose, item = np.array(numbers, np.float32).T.copy()
    small = small_words(texts)
    in_tables = np.zeros(len(texts), np.float32)
    in_tables[list(known)] = 1
    adds = gains(shapes, known)
    rows = {
        "words": words,
        "prose": words * (prose > 0),
        "paragraphs": prose == 2,
        "small": small,
        "short": words < _SHORT,
        "known": in_tables,
        "figures": characters.shares[DIGIT] > _FIGURES,
        "capitalised": np.minimum(characters.capitalised, words),
    }
    return Lines(
        texts=texts,
        at=np.arange(len(texts)),
        characters=characters,
        length=length,
        words=words,
        end=end,
        prose=prose,
        item=item,
        small=small,
        known=in_tables,
        said=said(texts, printed, _ENOUGH),
        repeated=same_lines(texts),
        blank=_blank(blocks),
        gains=np.array(adds, np.float32),
        run=densest_run(adds),
        sums=_running(np.array([rows[name] for name in SUMS], np.float64)),
    )


def _running(rows: Doubles) -> Doubles:
    """In double precision and from left to right, so that every machine adds up to the same."""
    sums = np.zeros((len(rows), rows.shape[1] + 1))
    np.cumsum(rows, axis=1, out=sums[:, 1:])
    return sums


def _blank(blocks: tuple[Block, ...]) -> Floats:
    """The blank lines before each line; the text's ends count as blank."""
    borders = np.array([line_numbers(block.path) for block in blocks])
    out = np.full(len(blocks) + 1, _MOST_BLANK, np.float32)
    out[1:-1] = np.minimum(borders[1:, 0] - borders[:-1, 1] - 1, _MOST_BLANK)
    return out
