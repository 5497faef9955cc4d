"""Features of what stands around a block: the elements that hold it, headings, blocks beside it and like it."""

import numpy as np

from workers.judging.block_model.arrays import (
    Bools,
    Doubles,
    Floats,
    Groups,
    cast,
    running,
    shifted,
    sorted_groups,
    within,
)
from workers.judging.block_model.basis import Basis
from workers.judging.block_model.own import Columns

#: A place far off: the page has no headline.
_NOWHERE = -300
_NEAR = 200
#: The outermost of the elements around a block that is looked at.
_FAR = 3
#: Shares of the page's prose that an element must hold to be taken for the text's own.
_SHARES = (0.4, 0.7, 0.9)
_USUAL_SHARE = 0.7
_WINDOWS = (4, 12)
#: A title in print has at least so many characters, and fewer than so many.
_TITLE = (9, 200)
#: A block is what the description says if they begin with so many characters alike.
_TOLD = 40


def holder_columns(page: Basis) -> Columns:
    """How much text, prose and link the element of the block holds, and the three around it."""
    elements, sums = page.elements, page.sums
    count = elements.last - elements.first
    words = sums.words[elements.last] - sums.words[elements.first]
    linked = (sums.linked[elements.last] - sums.linked[elements.first]) / np.maximum(words, 1)
    prose = (sums.prose[elements.last] - sums.prose[elements.first]) / max(sums.prose[-1], 1)
    of = page.element
    for level in range(_FAR + 1):
        yield f"holder_{level}_words", words[of]
        yield f"holder_{level}_linked", linked[of]
        if level:
            yield f"holder_{level}_prose", prose[of]
        if level == _FAR:
            yield f"holder_{level}_blocks", count[of]
        of = elements.parent[of]


def body_columns(page: Basis) -> Columns:
    """Where the block stands in the smallest elements that hold most of the page's prose."""
    elements, sums = page.elements, page.sums
    count = elements.last - elements.first
    prose = sums.prose[elements.last] - sums.prose[elements.first]
    prose[-1] = sums.prose[-1]
    for share in _SHARES:
        fits = np.flatnonzero(prose >= share * sums.prose[-1])
        # Of equally small ones the innermost, which is numbered last; "none" only if it is smaller than all.
        small = fits[count[fits] == count[fits].min()]
        best = small[-2] if len(small) > 1 and small[-1] == len(count) - 1 else small[-1]
        name = f"body_{share:.0%}".rstrip("%")
        yield f"{name}_at", np.minimum(np.maximum((page.at - elements.first[best]) / max(count[best], 1), -1), 2)
        if share == _USUAL_SHARE:
            yield f"{name}_depth", elements.depth[page.element] - elements.depth[best]
        else:
            yield f"{name}_size", count[best] / page.blocks


def heading_columns(page: Basis) -> Columns:
    """Headings: the page's first, its title in print, the last one above and the next one below."""
    at, level, n = page.at, page.level, page.blocks
    yield "headline_at", _from_first(page, level == 1)
    yield "headlines", float((level == 1).sum())
    yield "headlines_above", np.cumsum(level == 1)
    titles = [claim.value.lower() for claim in page.reading.claims if claim.field == "title"]
    longest, together = max(map(len, titles), default=0), "\n".join(titles)
    yield "title_at", _from_first(page, _among(page, min(longest + 1, _TITLE[1]), together))
    yield "described_at", _from_first(page, _described(page))
    above = page.heading
    below = np.minimum.accumulate(np.where(level > 0, at, n)[::-1])[::-1]
    known, heading = above >= 0, np.maximum(above, 0)
    yield "heading_above", at - above
    yield "heading_level", np.where(known, level[heading], 0)
    yield "heading_told", np.where(known, page.elements.told[page.element][heading], 0)
    yield "heading_below", below - at
    words = page.sums.words[below] - page.sums.words[heading]
    yield "passage_words", words
    yield "passage_prose", (page.sums.prose[below] - page.sums.prose[heading]) / np.maximum(words, 1)


def _among(page: Basis, below: int, titles: str) -> Bools:
    """Which blocks, among those as long as a title and shorter than ``below``, stand in the titles."""
    out = np.zeros(page.blocks, bool)
    texts = page.texts
    fits = np.flatnonzero((page.length >= _TITLE[0]) & (page.length < below)).tolist() if titles else []
    out[[block for block in fits if texts[block].lower() in titles]] = True
    return out


def _described(page: Basis) -> Bools:
    """Which blocks are what the page's own description says, or begin so."""
    told = {claim.value[:_TOLD].lower() for claim in page.reading.claims if claim.field == "description"}
    told = {beginning for beginning in told if len(beginning) == _TOLD}
    out = np.zeros(page.blocks, bool)
    for block in np.flatnonzero(page.length >= _TOLD).tolist() if told else ():
        out[block] = page.texts[block][:_TOLD].lower() in told
    return out


def _from_first(page: Basis, which: Bools) -> Floats:
    """How many blocks behind the first such one; far before it if there is none."""
    found = np.flatnonzero(which)
    if not len(found):
        return np.full(page.blocks, _NOWHERE, np.float32)
    return cast(np.minimum(np.maximum(page.at - found[0], -_NEAR), 2 * _NEAR))


def place_columns(page: Basis) -> Columns:
    """Where on the page the block stands, counted in blocks, words and prose."""
    sums = page.sums
    yield "place", page.at / page.blocks
    yield "place_words", sums.words[:-1] / sums.words[-1]
    yield "place_prose", sums.prose[:-1] / max(sums.prose[-1], 1)
    yield "prose_before", sums.prose[:-1]
    yield "prose_after", sums.prose[-1] - sums.prose[1:]
    for width in _WINDOWS:
        low, high = within(page.at, width)
        words = sums.words[high] - sums.words[low]
        yield f"window_{width}_prose", sums.prose[high] - sums.prose[low]
        yield f"window_{width}_linked", (sums.linked[high] - sums.linked[low]) / words


def neighbour_columns(page: Basis) -> Columns:
    """The blocks before and behind."""
    told = page.elements.told[page.element]
    for by in (-1, 1):
        yield f"beside_{by}_told", shifted(told, by)
        yield f"beside_{by}_tag", shifted(page.tag, by)
    yield "beside_1_words", shifted(page.words, 1)


def likeness_columns(page: Basis) -> Columns:
    """Blocks in like elements: what a template prints again and again is seen as one."""
    elements, of = page.elements, page.element
    yield from _like(page, "chain", page.makes)
    kinds = len(elements.kind)
    yield from _like(page, "pair", sorted_groups(elements.kind[of] * kinds + elements.kind[elements.parent[of]]))
    rows = sorted_groups(elements.kind * kinds + elements.parent)
    siblings = rows.counts[rows.of]
    siblings[-1] = 1
    before = _before(rows, page.sums.prose[elements.last] - page.sums.prose[elements.first])
    most = np.zeros(page.blocks)
    for level in range(4):
        if not level:
            yield "siblings", siblings[of]
        np.maximum(most, before[of], out=most)
        of = elements.parent[of]
    yield "siblings_most", float(siblings.max())
    yield "siblings_before", most


def _before(rows: Groups, prose: Doubles) -> Doubles:
    """For each element the prose in those of its row that stand before it: a second story below the first."""
    sums = running(prose[rows.order])
    before = np.empty(len(prose))
    before[rows.order] = sums[:-1] - np.repeat(sums[rows.begins], rows.counts)
    before[-1] = 0
    return before


def _like(page: Basis, name: str, groups: Groups) -> Columns:
    order, begins, count, group = groups.order, groups.begins, groups.counts, groups.of
    words = np.bincount(group, page.words)
    prose = np.bincount(group, page.prose) / max(page.sums.prose[-1], 1)
    span = order[begins + count - 1] - order[begins] + 1
    yield f"{name}_blocks", count[group]
    yield f"{name}_mean", (words / count)[group]
    yield f"{name}_prose", prose[group]
    yield f"{name}_span", (span / page.blocks)[group]
    yield f"{name}_dense", (count / span)[group]
