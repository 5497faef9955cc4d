"""Features of the whole page, the same for each of its blocks: its make-up and its address."""

from collections.abc import Iterator

import numpy as np

from workers.judging.block_model.basis import Basis
from workers.judging.block_model.characters import MONEY
from workers.judging.block_model.elements import FORM
from workers.judging.block_model.own import Columns

#: A paragraph of so many words is a long one.
_LONG = 40


def page_columns(page: Basis) -> Columns:
    """Numbers that every block of the page carries."""
    yield from _make_up(page)
    yield from _stated(page)
    yield from _address(page)


def _make_up(page: Basis) -> Iterator[tuple[str, float]]:
    sums = page.sums
    words = float(sums.words[-1])
    yield "page_blocks", page.blocks
    yield "page_elements", len(page.elements.parent) / page.blocks
    yield "page_words", words
    yield "page_linked", float(sums.linked[-1]) / words
    yield "page_prose", float(sums.prose[-1])
    yield "page_prose_share", float(sums.prose[-1]) / words
    yield "page_headings", float((page.level > 0).sum())
    yield "page_hidden", float((page.hidden * page.words).sum(dtype=np.float64)) / words
    yield "page_longest", float(page.prose.max())
    yield "page_paragraphs", float((page.prose > _LONG).sum())
    yield "page_money", float(page.characters.counts[MONEY].sum(dtype=np.float64))
    told = page.elements.told[page.element]
    yield "page_told", float((told * page.words).sum(dtype=np.float64)) / words
    yield "page_form", float((page.elements.flag == FORM).sum())


def _stated(page: Basis) -> Iterator[tuple[str, float]]:
    """Whether the page's structured data gives a day and a writer."""
    fields = {claim.field for claim in page.reading.claims}
    yield "says_day", float("published" in fields)
    yield "says_writer", float("author" in fields)


def _address(page: Basis) -> Iterator[tuple[str, float]]:
    url = page.reading.page.final_url or page.reading.page.url or ""
    place = url.partition("://")[2].partition("#")[0]
    path = place.partition("/")[2].partition("?")[0]
    last = path.rstrip("/").rpartition("/")[2]
    yield "url_hyphens", last.count("-") + last.count("_")
    yield "url_last", len(last)
    yield "url_digits", sum(map(str.isdigit, path))
