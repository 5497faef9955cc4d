"""Out of fold: each site's features and scores come from sites that are not in its fold."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from benchmarks.score import Numbers, of_text
from benchmarks.train.again import is_shown_foreign
from benchmarks.train.corpus import FOLDS, Sample
from benchmarks.train.fit import fit
from benchmarks.train.words import lexicon
from workers.judging.block_model.arrays import Doubles, Floats
from workers.judging.block_model.basis import lay_out
from workers.judging.block_model.decide import decide, together
from workers.judging.block_model.features import features
from workers.judging.block_model.lexicon import Lexicon
from workers.judging.block_model.trees import Forest, add_up, looks, scores

#: Trees with the usual value of each feature.
Fitted = tuple[Forest, Floats]
#: A block whose label sites that are not its own contradict so clearly has the wrong label more often than not.
CONTRADICTED = 0.93
_NO_WORDS = Lexicon(words={}, tags={})


def lexicons(pages: Sequence[Sample]) -> Iterator[Lexicon]:
    """For each fold what the sites outside it say of words of markup."""
    for fold in range(FOLDS):
        yield lexicon(page for page in pages if page.fold != fold)


def wordless(known: Lexicon) -> Lexicon:
    """The same without a printed word."""
    return msgspec.structs.replace(known, printed={})


def out_of_fold(pages: Sequence[Sample]) -> list[Floats | None]:
    """The features of every page under a lexicon that has not seen its site."""
    found: list[Floats | None] = [None] * len(pages)
    for fold, known in enumerate(lexicons(pages)):
        for place, page in enumerate(pages):
            if page.fold == fold and page.reading is not None:
                foreign = page.again and is_shown_foreign(page.page)
                found[place] = features(lay_out(page.reading, wordless(known) if foreign else known))
    return found


def fitted(pages: Sequence[Sample], numbers: Sequence[Floats | None]) -> tuple[Fitted, ...]:
    """For each fold trees that have not seen its sites."""
    seen = ([place for place, page in enumerate(pages) if page.fold != fold] for fold in range(FOLDS))
    return tuple(fit([pages[place] for place in places], [numbers[place] for place in places]) for places in seen)


def settled(pages: Sequence[Sample], numbers: Sequence[Floats | None]) -> tuple[Sample, ...]:
    """The pages without the weight of blocks whose labels trees of other sites contradict.

    Gold texts end early, leave a table out, or hold what no page shows; who learns that learns noise.
    """
    known = fitted(pages, numbers)
    return tuple(_settled(page, of, known[page.fold][0]) for page, of in zip(pages, numbers, strict=True))


def _settled(page: Sample, numbers: Floats | None, forest: Forest) -> Sample:
    if numbers is None:
        return page
    wrong = np.abs(_chance(add_up(numbers, forest)) - page.content) > CONTRADICTED
    return msgspec.structs.replace(page, weight=np.where(wrong, 0, page.weight))


def cross_validated(
    pages: Sequence[Sample], numbers: Sequence[Floats | None], known: Sequence[Fitted]
) -> dict[str, list[Numbers]]:
    """The scores of every page under the trees that have not seen its site, by corpus and kind of page."""
    found: dict[str, list[Numbers]] = defaultdict(list)
    for page, of in zip(pages, numbers, strict=True):
        got = of_text(extracted(page, of, known[page.fold][0]), page.gold)
        for name in _names(page):
            found[name].append(got)
    return found


def _names(page: Sample) -> tuple[str, ...]:
    """What a page's score is counted under."""
    if page.again:
        return (f"{page.corpus}, {page.again}",)
    return (page.corpus, f"{page.corpus}: {page.kind}") if page.kind else (page.corpus,)


def extracted(page: Sample, numbers: Floats | None, forest: Forest) -> str:
    """The text that these trees take from a page."""
    if numbers is None or page.reading is None:
        return ""
    laid = lay_out(page.reading, _NO_WORDS)
    likely = together(_chance(scores(numbers, looks(forest))), laid.words, laid.linked, laid.makes)
    keep = decide(likely, laid.words, laid.prose).keep
    return "\n".join(block.text for block, kept in zip(page.reading.blocks, keep, strict=True) if kept)


def _chance(odds: Doubles) -> Doubles:
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
