"""Features of what stands around a line: windows, its paragraph, its place, the densest run, the text as a whole."""

import numpy as np

from workers.judging.block_model.arrays import Doubles, Ints, cast, within
from workers.judging.line_model.lines import (
    CAPITALISED,
    FIGURES,
    KNOWN,
    PARAGRAPHS,
    PROSE,
    SHORT,
    SMALL,
    SUMS,
    WORDS,
    Lines,
)
from workers.judging.line_model.own import Columns, repeat

_WINDOWS = (2, 5, 12)
#: Farther off is all the same.
_FAR = 60


def window_columns(page: Lines) -> Columns:
    """How dense the text is some lines around."""
    for width in _WINDOWS:
        low, high = within(page.at, width)
        sums = page.sums[:, high] - page.sums[:, low]
        count, words = high - low, np.maximum(sums[WORDS], 1)
        yield f"window_{width}_words", cast(sums[WORDS] / count)
        yield f"window_{width}_prose", cast(sums[PROSE] / words)
        yield f"window_{width}_small", cast(sums[SMALL] / words)
        yield f"window_{width}_capitalised", cast(sums[CAPITALISED] / words)
        for row in (PARAGRAPHS, SHORT, KNOWN, FIGURES):
            yield f"window_{width}_{SUMS[row]}", cast(sums[row] / count)
    for name, low, high in (("above", page.at - 6, page.at), ("below", page.at + 1, page.at + 7)):
        sums = page.sums[:, np.clip(high, 0, page.count)] - page.sums[:, np.clip(low, 0, page.count)]
        yield f"{name}_prose", cast(sums[PROSE])
        yield f"{name}_small", cast(sums[SMALL] / np.maximum(sums[WORDS], 1))


def group_columns(page: Lines) -> Columns:
    """The lines that stand together, with no blank line between them."""
    yield "blank_before", page.blank[:-1]
    yield "blank_after", page.blank[1:]
    begins = np.flatnonzero(page.blank[:-1] > 0)
    group = np.searchsorted(begins, page.at, side="right") - 1
    first, last = begins[group], np.append(begins[1:], page.count)[group]
    sums = page.sums[:, last] - page.sums[:, first]
    yield "group_lines", cast(last - first)
    yield "group_words", cast(sums[WORDS] / (last - first))
    yield "group_prose", cast(sums[PROSE] / np.maximum(sums[WORDS], 1))


def place_columns(page: Lines) -> Columns:
    """Where in the text the line stands, counted in lines, words and prose."""
    sums = page.sums
    yield "place", cast(page.at / page.count)
    yield "line", cast(page.at)
    yield "lines_after", cast(page.count - page.at)
    yield "place_words", cast(sums[WORDS, :-1] / max(sums[WORDS, -1], 1))
    yield "place_prose", cast(sums[PROSE, :-1] / max(sums[PROSE, -1], 1))
    yield "prose_before", cast(sums[PROSE, :-1])
    yield "prose_after", cast(sums[PROSE, -1] - sums[PROSE, 1:])
    above, below = _nearest(page, page.prose == 2)
    yield "paragraph_above", cast(np.minimum(page.at - above, _FAR))
    yield "paragraph_below", cast(np.minimum(below - page.at, _FAR))
    known_above, known_below = _nearest(page, page.known > 0)
    yield "known_above", cast(np.minimum(page.at - known_above, _FAR))
    yield "known_below", cast(np.minimum(known_below - page.at, _FAR))


def _nearest(page: Lines, which: "np.ndarray[tuple[int], np.dtype[np.bool_]]") -> tuple[Ints, Ints]:
    """The nearest such line above and below each line (far off if there is none)."""
    above = np.where(which, page.at, -_FAR)
    below = np.where(which, page.at, page.count + _FAR)
    above[1:], below[:-1] = np.maximum.accumulate(above)[:-1], np.minimum.accumulate(below[::-1])[::-1][1:]
    above[:1], below[-1:] = -_FAR, page.count + _FAR
    return above, below


def run_columns(page: Lines) -> Columns:
    """Where the line stands beside the densest run of prose, and how good that run is."""
    first, last = page.run
    gained = _gained(page)
    yield "gain", page.gains
    yield "run_at", cast(np.clip((page.at - first) / max(last - first + 1, 1), -1, 2))
    yield "run_from", cast(np.clip(page.at - first, -_FAR, _FAR))
    yield "run_to", cast(np.clip(page.at - last, -_FAR, _FAR))
    prose = page.sums[PROSE, last + 1] - page.sums[PROSE, first]
    yield "run_prose", repeat(page, prose)
    yield "run_share", repeat(page, prose / max(page.sums[PROSE, -1], 1))
    # What the lines between this one and the run add up to: little if only a picture's caption parts them.
    yield "run_gap", cast(np.where(page.at < first, gained[first] - gained[:-1], gained[1:] - gained[last + 1]))


def _gained(page: Lines) -> Doubles:
    sums = np.zeros(page.count + 1)
    np.cumsum(page.gains, dtype=np.float64, out=sums[1:])
    return sums


def page_columns(page: Lines) -> Columns:
    """The text as a whole."""
    whole = page.sums[:, -1]
    words = max(whole[WORDS], 1)
    yield "page_lines", repeat(page, page.count)
    yield "page_words", repeat(page, words)
    yield "page_prose", repeat(page, whole[PROSE] / words)
    yield "page_small", repeat(page, whole[SMALL] / words)
    yield "page_capitalised", repeat(page, whole[CAPITALISED] / words)
    yield "page_short", repeat(page, whole[SHORT] / page.count)
    yield "page_known", repeat(page, whole[KNOWN] / page.count)
    yield "page_blank", repeat(page, float((page.blank > 0).mean()))
    yield "page_longest", repeat(page, float(page.words.max()) / words)
