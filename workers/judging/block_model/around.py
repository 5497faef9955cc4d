"""Features of what stands around a block: the elements that hold it, headings, blocks beside it and like it."""

import numpy as np

from workers.judging.block_model.arrays import Bools, Doubles, Floats, Ints, cast, running, shifted
from workers.judging.block_model.basis import Basis
from workers.judging.block_model.elements import ARTICLE
from workers.judging.block_model.own import Columns

#: A place far off: the page has no headline.
_NOWHERE = -300
_NEAR = 200
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
    for level in range(4):
        yield f"holder_{level}_words", cast(words[of])
        yield f"holder_{level}_linked", cast(linked[of])
        yield f"holder_{level}_prose", cast(prose[of])
        if level:
            yield f"holder_{level}_blocks", cast(count[of])
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
        yield f"{name}_at", cast(np.clip((page.at - elements.first[best]) / max(count[best], 1), -1, 2))
        if share == _USUAL_SHARE:
            yield f"{name}_depth", elements.depth[page.element] - elements.depth[best]
        else:
            yield f"{name}_size", np.full(page.blocks, count[best] / page.blocks, np.float32)


def heading_columns(page: Basis) -> Columns:
    """Headings: the page's first, its title in print, the last one above and the next one below."""
    at, level, n = page.at, page.level, page.blocks
    yield "headline_at", _from_first(page, level == 1)
    yield "headlines", np.full(n, (level == 1).sum(), np.float32)
    yield "headlines_above", cast(np.cumsum(level == 1))
    titles = "\n".join(claim.value for claim in page.reading.claims if claim.field == "title").lower()
    lines = [text[: _TITLE[1]].lower() for text in page.texts]
    printed = np.array([_TITLE[0] <= len(line) < _TITLE[1] and line in titles for line in lines])
    yield "title", cast(printed)
    yield "title_at", _from_first(page, printed)
    described = _described(page, lines)
    yield "described", cast(described)
    yield "described_at", _from_first(page, described)
    above = np.maximum.accumulate(np.where(level > 0, at, -1))
    below = np.minimum.accumulate(np.where(level > 0, at, n)[::-1])[::-1]
    known, heading = above >= 0, np.maximum(above, 0)
    yield "heading_above", cast(at - above)
    yield "heading_level", np.where(known, level[heading], 0)
    yield "heading_told", np.where(known, page.elements.told[page.element][heading], 0)
    yield "heading_below", cast(below - at)
    words = page.sums.words[below] - page.sums.words[heading]
    yield "passage_words", cast(words)
    yield "passage_prose", cast((page.sums.prose[below] - page.sums.prose[heading]) / np.maximum(words, 1))


def _described(page: Basis, lines: list[str]) -> Bools:
    """Which blocks are what the page's own description says, or begin so."""
    told = {claim.value[:_TOLD].lower() for claim in page.reading.claims if claim.field == "description"}
    told = {beginning for beginning in told if len(beginning) == _TOLD}
    return np.array([line[:_TOLD] in told for line in lines]) if told else np.zeros(page.blocks, bool)


def _from_first(page: Basis, which: Bools) -> Floats:
    """How many blocks behind the first such one; far before it if there is none."""
    found = np.flatnonzero(which)
    if not len(found):
        return np.full(page.blocks, _NOWHERE, np.float32)
    return cast(np.clip(page.at - found[0], -_NEAR, 2 * _NEAR))


def place_columns(page: Basis) -> Columns:
    """Where on the page the block stands, counted in blocks, words and prose."""
    sums = page.sums
    yield "place", cast(page.at / page.blocks)
    yield "place_words", cast(sums.words[:-1] / sums.words[-1])
    yield "place_prose", cast(sums.prose[:-1] / max(sums.prose[-1], 1))
    yield "prose_before", cast(sums.prose[:-1])
    articles = page.elements.first[page.elements.flag == ARTICLE]
    yield "articles_above", cast(np.searchsorted(articles, page.at, side="right"))
    yield "prose_after", cast(sums.prose[-1] - sums.prose[1:])
    for width in _WINDOWS:
        low, high = np.maximum(page.at - width, 0), np.minimum(page.at + width + 1, page.blocks)
        words = sums.words[high] - sums.words[low]
        yield f"window_{width}_prose", cast(sums.prose[high] - sums.prose[low])
        yield f"window_{width}_linked", cast((sums.linked[high] - sums.linked[low]) / words)


def neighbour_columns(page: Basis) -> Columns:
    """The blocks before and behind."""
    told = page.elements.told[page.element]
    for by in (-1, 1):
        yield f"beside_{by}_words", shifted(page.words, by)
        yield f"beside_{by}_linked", shifted(page.linked, by)
        yield f"beside_{by}_told", shifted(told, by)
        yield f"beside_{by}_tag", shifted(page.tag, by)
    yield "beside_-2_told", shifted(told, -2)
    yield "beside_2_told", shifted(told, 2)


def likeness_columns(page: Basis) -> Columns:
    """Blocks in like elements: what a template prints again and again is seen as one."""
    elements, of = page.elements, page.element
    yield from _like(page, "chain", elements.chain[of])
    above = elements.parent[of]
    yield from _like(page, "pair", elements.kind[of] * len(elements.kind) + elements.kind[above])
    rows = elements.kind * len(elements.kind) + elements.parent
    _, row, counts = np.unique(rows, return_inverse=True, return_counts=True)
    siblings = cast(counts[row])
    siblings[-1] = 1
    before = _before(row, page.sums.prose[elements.last] - page.sums.prose[elements.first])
    most = np.zeros(page.blocks)
    for level in range(4):
        if level < 3:
            yield f"siblings_{level}", siblings[of]
        most = np.maximum(most, before[of])
        of = elements.parent[of]
    yield "siblings_most", np.full(page.blocks, siblings.max(), np.float32)
    yield "siblings_before", cast(most)


def _before(row: Ints, prose: Doubles) -> Doubles:
    """For each element the prose in those of its row that stand before it: a second story below the first."""
    order = np.argsort(row, kind="stable")
    sums = running(prose[order])[:-1]
    begins = np.searchsorted(row[order], row[order])
    before = np.empty(len(row))
    before[order] = sums - sums[begins]
    before[-1] = 0
    return before


def _like(page: Basis, name: str, key: Ints) -> Columns:
    _, group = np.unique(key, return_inverse=True)
    count = np.bincount(group)

    def per_group(values: Floats) -> Doubles:
        return np.bincount(group, values).astype(np.float64)

    words = per_group(page.words)
    first, last = np.full(len(count), page.blocks), np.zeros(len(count), np.int64)
    last[group] = page.at
    first[group[::-1]] = page.at[::-1]
    span = last - first + 1
    yield f"{name}_blocks", cast(count[group])
    yield f"{name}_mean", cast((words / count)[group])
    yield f"{name}_linked", cast((per_group(page.words * page.linked) / words)[group])
    yield f"{name}_prose", cast((per_group(page.prose) / max(page.sums.prose[-1], 1))[group])
    yield f"{name}_span", cast((span / page.blocks)[group])
    yield f"{name}_dense", cast((count / span)[group])
