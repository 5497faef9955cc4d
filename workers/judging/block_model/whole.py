"""Features of the whole page, the same for each of its blocks: its make-up and its address."""

from collections.abc import Iterator

import numpy as np

from workers.judging.block_model.basis import Basis
from workers.judging.block_model.characters import MONEY
from workers.judging.block_model.elements import FLAGS
from workers.judging.block_model.own import Columns

#: A paragraph of so many words is a long one.
_LONG = 40
#: Words in what structured data calls the page.
_SAID = {
    "article": ("article", "posting", "report"),
    "product": ("product", "offer"),
    "list": ("collection", "list", "search", "profile"),
    "talk": ("forum", "discussion", "question", "qapage"),
    "website": ("website",),
}
_COUNTED = ("article", "form")


def page_columns(page: Basis) -> Columns:
    """One row per number, which every block of the page carries."""
    for name, value in (*_make_up(page), *_stated(page), *_address(page)):
        yield name, np.full(page.blocks, value, np.float32)


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
    for name in _COUNTED:
        yield f"page_{name}", float((page.elements.flag == 1 << FLAGS.index(name)).sum())


def _stated(page: Basis) -> Iterator[tuple[str, float]]:
    """What the page's structured data calls it, and whether it gives a day and a writer."""
    claims = page.reading.claims
    kinds = " ".join(claim.value for claim in claims if claim.field == "kind").lower()
    for name, words in _SAID.items():
        yield f"says_{name}", float(any(word in kinds for word in words))
    fields = {claim.field for claim in claims}
    yield "says_day", float("published" in fields)
    yield "says_writer", float("author" in fields)


def _address(page: Basis) -> Iterator[tuple[str, float]]:
    url = page.reading.page.final_url or page.reading.page.url or ""
    place = url.partition("://")[2].partition("#")[0]
    path = place.partition("/")[2].partition("?")[0]
    parts = [part for part in path.split("/") if part]
    last = parts[-1] if parts else ""
    yield "url_parts", len(parts)
    yield "url_hyphens", last.count("-") + last.count("_")
    yield "url_last", len(last)
    yield "url_digits", sum(map(str.isdigit, path))
