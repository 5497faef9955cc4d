"""Corpora as samples: pages read by the package's own reading, with a label and a weight for each block."""

import json
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks.dress import dressed, fashion_of
from benchmarks.train.again import BARE, DRESSED, WEIGHT, bare, is_shown_bare, is_shown_dressed
from benchmarks.train.conventions import disputed
from benchmarks.train.labels import content_words
from workers.contract import Page
from workers.model import Reading, Rejected
from workers.reading import read
from workers.urls import site_of

#: What may train a model that is shipped, with the weight of a page and the licence. Gold that is a tool's own
#: output weighs less than gold that people wrote.
CORPORA: dict[str, tuple[float, str]] = {
    "wcxb-dev": (1.0, "CC-BY-4.0 (dataset and annotations; Web Content Extraction Benchmark)"),
    "n4k-aed": (1.0, "Apache-2.0 (repository)"),
    "readability": (0.6, "Apache-2.0 (repository); the gold is Readability's own output"),
    "fundus": (0.6, "MIT (code); the gold is its parsers' output"),
}
#: A block is content if at least this share of its words stands in the gold.
_SHARE = 0.5
#: A block weighs by its words up to here, against the length of the gold: so all pages weigh alike.
_MOST_WORDS, _SHORT_GOLD = 250, 40
FOLDS = 5


class Sample(Struct, frozen=True, kw_only=True):
    """A page: ``content`` and ``weight`` per block; ``words`` counts as the word F1 does. No reading: no text;
    ``again``: a second showing, and how it differs from the page."""

    corpus: str
    page: str
    kind: str
    site: str
    gold: str
    reading: Reading | None
    words: NDArray[np.float64]
    content: NDArray[np.bool_]
    weight: NDArray[np.float64]
    again: str = ""

    @property
    def fold(self) -> int:
        """The part of the cross-validation that all pages of this site are in."""
        return crc32(self.site.encode()) % FOLDS


def samples(folder: Path, corpora: tuple[str, ...]) -> Iterator[Sample]:
    """All pages of these corpora, which stand unpacked in the folder; some of them are shown twice."""
    for corpus in corpora:
        gold = folder / corpus / "gold.jsonl"
        if not gold.is_file():
            raise FileNotFoundError(f"{gold} is missing: unpack {corpus}.tar.xz into {folder / corpus}")
        # Not splitlines: texts hold other characters that end lines.
        for line in gold.read_text("utf-8").split("\n"):
            if line.strip():
                yield from _showings(corpus, json.loads(line), folder / corpus / "pages")


def _showings(corpus: str, gold: dict[str, str], pages: Path) -> Iterator[Sample]:
    """The page, and what is shown of it again."""
    body = (pages / f"{gold['id']}.html").read_bytes()
    page = _sample(corpus, gold, body)
    yield page
    if page.reading and is_shown_bare(page.page):
        reading = bare(page.reading)
        yield msgspec.structs.replace(page, reading=reading, weight=page.weight * WEIGHT, again=BARE)
    if page.reading and is_shown_dressed(page.page):
        other = _sample(corpus, gold, dressed(body, fashion_of(page.page)))
        yield msgspec.structs.replace(other, site=page.site, weight=other.weight * WEIGHT, again=DRESSED)


def _sample(corpus: str, gold: dict[str, str], body: bytes) -> Sample:
    reading = read(Page(url=gold.get("url"), html_b64=body))
    text, kind = gold.get("text") or "", gold.get("page_type") or ""
    nothing = np.zeros(0)
    if isinstance(reading, Rejected):
        reading, counts, found = None, nothing, nothing
    else:
        reading = msgspec.structs.replace(reading, source="", tree=None)
        counts, found = content_words([block.text for block in reading.blocks], text)
    content = found >= _SHARE * np.maximum(counts, 1)
    weight = np.minimum(counts + 1, _MOST_WORDS) / (max(counts[content].sum(), 1) + _SHORT_GOLD)
    if reading is not None:
        weight[disputed(corpus, reading, content, gold.get("title") or "")] = 0
    return Sample(
        corpus=corpus,
        page=gold["id"],
        kind=kind,
        site=site_of_page(corpus, gold.get("url"), reading),
        gold=text,
        reading=reading,
        words=counts,
        content=content,
        weight=weight * CORPORA[corpus][0] if text else weight * 0,
    )


def site_of_page(corpus: str, url: str | None, reading: Reading | None) -> str:
    """Whose page it is; pages that do not say are taken for one site, lest a word of one counts as of many."""
    claims = reading.claims if reading else ()
    stated = [url or "", *(claim.value for claim in claims if claim.field == "canonical_url")]
    return next((site for address in stated if (site := site_of(address))), f"?{corpus}")
