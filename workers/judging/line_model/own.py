"""Features of a line by itself, and of the lines right beside it."""

from collections.abc import Iterator

import numpy as np

from workers.judging.block_model.arrays import Floats, cast, means, shifted, within
from workers.judging.block_model.characters import COMMA, DIGIT, QUOTE, SIGN, STOP, UPPER
from workers.judging.line_model.lines import Lines

Columns = Iterator[tuple[str, Floats]]
#: Of the lines so far before and behind everything is told, of those farther off how long they are and how they end.
_BESIDE, _FARTHER = (-1, 1), (-2, 2)
#: So many lines on either side are heard for what is printed around a line.
_HEARD = (2, 6, 20)


def text_columns(page: Lines) -> Columns:
    """How long a line is, how it is written, how it begins and ends."""
    found, words = page.characters, cast(np.maximum(page.words, 1))
    yield "words", page.words
    yield "word_length", cast(page.length / words)
    yield "end", page.end
    yield "prose", page.prose
    yield "item", page.item
    yield "stops_share", found.counts[STOP] / words
    yield "commas_share", found.counts[COMMA] / words
    yield "digits", found.shares[DIGIT]
    yield "signs", found.shares[SIGN]
    yield "quotes", found.shares[QUOTE]
    yield "upper", found.shares[UPPER]
    yield "capitalised", cast(found.capitalised / words)
    yield "small", page.small
    yield "small_share", cast(page.small / words)
    yield "last", found.last
    yield "repeated", page.repeated
    yield "known", page.known


def wording_columns(page: Lines) -> Columns:
    """What the words of a line say, and those around it, where each line counts by the square root of its words."""
    yield "said", page.said
    for by in (*_BESIDE, *_FARTHER):
        yield f"said_{by}", shifted(page.said, by)
    heard = means(page.said, page.words)
    for width in _HEARD:
        yield f"said_near_{width}", cast(heard(*within(page.at, width)))


def neighbour_columns(page: Lines) -> Columns:
    """The lines before and behind."""
    words = np.maximum(page.words, 1)
    near = np.stack(
        [page.words, page.end, page.prose, page.small / words, page.characters.capitalised / words, page.known]
    )
    names = ("words", "end", "prose", "small", "capitalised", "known")
    for by in _BESIDE:
        for name, values in zip(names, _shifted(near, by), strict=True):
            yield f"beside_{by}_{name}", values
    for by in _FARTHER:
        for name, values in zip(("words", "end"), _shifted(near[:2], by), strict=True):
            yield f"beside_{by}_{name}", values


def _shifted(rows: Floats, by: int) -> Floats:
    """What stands ``by`` lines further on (-1 beyond the ends of the text)."""
    out = np.full_like(rows, -1)
    if by > 0:
        out[:, :-by] = rows[:, by:]
    else:
        out[:, -by:] = rows[:, :by]
    return out


def repeat(page: Lines, value: float) -> Floats:
    """The same number for every line."""
    return cast(np.full(page.count, value))
