"""Corpora as plain texts: each page in each way of ``benchmarks.flatten``, and a label and a weight for a line."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks.flatten import WAYS
from benchmarks.train.corpus import CORPORA, FOLDS, site_of_page
from benchmarks.train.labels import content_words
from benchmarks.train.printed import Print, printed
from workers.contract import Page
from workers.judging.block_model.arrays import Floats
from workers.judging.line_model.features import named_features
from workers.judging.phrases import known_lines
from workers.judging.shape import measure
from workers.model import Block, Rejected
from workers.reading import read
from workers.reading.text import text_blocks

#: A line is content if at least this share of its words stands in the gold; a line weighs as a block does.
_SHARE, _MOST_WORDS, _SHORT_GOLD = 0.5, 250, 40
#: One text in so many is shown as if in a script without capitals and in a language that no table knows, and one
#: in so many as if none of its words were known.
_MUTED, _FOREIGN = 8, 3
_MUTE = ("small", "small_share", "capitalised", "upper")
#: This way is shown a second time without most of what surrounds its text, and weighs less.
_CUT_WAY, _CUT_WEIGHT, _MOST_AROUND = "as a browser copies it", 0.5, 8


class Text(Struct, frozen=True, kw_only=True):
    """A page of a corpus made text in one way."""

    corpus: str
    page: str
    site: str
    way: str
    text: str
    gold: str

    @property
    def fold(self) -> int:
        """The part of the cross-validation that all pages of this site are in."""
        return crc32(self.site.encode()) % FOLDS


class Worked(Struct, frozen=True, kw_only=True):
    """A text's lines with their features, labels and weights."""

    names: tuple[str, ...]
    blocks: tuple[Block, ...]
    numbers: Floats
    content: NDArray[np.bool_]
    weight: NDArray[np.float64]


def texts(folder: Path) -> Iterator[Text]:
    """All pages that have a gold text, in every way."""
    for corpus in CORPORA:
        # Not splitlines: texts hold other characters that end lines.
        for line in (folder / corpus / "gold.jsonl").read_text("utf-8").split("\n"):
            gold = json.loads(line) if line.strip() else {}
            if gold.get("text"):
                yield from _of_page(folder / corpus, corpus, gold)


def _of_page(folder: Path, corpus: str, gold: dict[str, str]) -> Iterator[Text]:
    body = (folder / "pages" / f"{gold['id']}.html").read_bytes()
    reading = read(Page(url=gold.get("url"), html_b64=body))
    site = site_of_page(corpus, gold.get("url"), None if isinstance(reading, Rejected) else reading)
    for way, made in WAYS.items():
        yield Text(corpus=corpus, page=gold["id"], site=site, way=way, text=made(body), gold=gold["text"])


def words_of_lines(every: Iterable[Text]) -> dict[str, float]:
    """What printed words say of the lines of these texts, each page in one way."""
    return printed(_prints(text for text in every if text.way == _CUT_WAY))


def _prints(every: Iterable[Text]) -> Iterator[Print]:
    for text in every:
        if blocks := text_blocks(text.text):
            content, weight = _labelled(text, blocks)
            yield Print(site=text.site, texts=[measure(b).text for b in blocks], content=content, weight=weight)


def _labelled(text: Text, blocks: tuple[Block, ...]) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Whether each line is content, and what it weighs."""
    counts, found = content_words([block.text for block in blocks], text.gold)
    content = found >= _SHARE * np.maximum(counts, 1)
    weight = np.minimum(counts + 1, _MOST_WORDS) / (max(counts[content].sum(), 1) + _SHORT_GOLD)
    weight *= CORPORA[text.corpus][0]
    if text.corpus == "fundus":
        weight[_lost(content)] = 0
    return content, weight


def worked(text: Text, said: Mapping[str, float], *, shown: bool) -> Iterator[Worked]:
    """The lines of a text; if they are ``shown`` to trees, some are changed and some are shown twice."""
    blocks = text_blocks(text.text)
    if not blocks:
        return
    content, weight = _labelled(text, blocks)
    chance = crc32(f"{text.page} {text.way}".encode())
    heard = {} if shown and chance // _MUTED % _FOREIGN == 0 else said
    yield _numbered(blocks, content, weight, heard, muted=shown and chance % _MUTED == 0)
    if shown and text.way == _CUT_WAY and content.any():
        first, last = np.flatnonzero(content)[[0, -1]]
        part = slice(max(first - chance % _MOST_AROUND, 0), last + 1 + chance // _MOST_AROUND % _MOST_AROUND)
        yield _numbered(blocks[part], content[part], weight[part] * _CUT_WEIGHT, heard, muted=False)


def _numbered(
    blocks: tuple[Block, ...],
    content: NDArray[np.bool_],
    weight: NDArray[np.float64],
    said: Mapping[str, float],
    *,
    muted: bool,
) -> Worked:
    shapes = tuple(map(measure, blocks))
    named = named_features(blocks, shapes, known_lines(shapes), said)
    rows = [values * 0 if muted and name.endswith(_MUTE) else values for name, values in named.items()]
    return Worked(
        names=tuple(named), blocks=blocks, numbers=np.array(rows, np.float32), content=content, weight=weight
    )


def _lost(content: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Lines inside the text that the publishers' parsers behind this gold often lose: lists, quotations, headings."""
    kept = np.flatnonzero(content)
    inside = np.zeros(len(content), bool)
    if len(kept):
        inside[kept[0] : kept[-1] + 1] = True
    return inside & ~content
