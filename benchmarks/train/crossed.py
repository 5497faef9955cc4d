"""Out of fold: each site's features and scores come from sites that are not in its fold."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from benchmarks.score import Numbers, of_text
from benchmarks.train.corpus import FOLDS, Sample
from benchmarks.train.fit import fit
from benchmarks.train.words import lexicon
from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.decide import decide
from workers.judging.block_model.features import features
from workers.judging.block_model.trees import Forest, looks, scores


def out_of_fold(pages: Sequence[Sample]) -> list[Floats | None]:
    """The features of every page under a lexicon that has not seen its site."""
    found: list[Floats | None] = [None] * len(pages)
    for fold in range(FOLDS):
        known = lexicon(page for page in pages if page.fold != fold)
        for place, page in enumerate(pages):
            if page.fold == fold and page.reading is not None:
                found[place] = features(page.reading, known)
    return found


def cross_validated(pages: Sequence[Sample], numbers: Sequence[Floats | None]) -> dict[str, list[Numbers]]:
    """The scores of every page under trees that have not seen its site, by corpus and kind of page."""
    found: dict[str, list[Numbers]] = defaultdict(list)
    for fold in range(FOLDS):
        seen = [place for place, page in enumerate(pages) if page.fold != fold]
        forest, _ = fit([pages[place] for place in seen], [numbers[place] for place in seen])
        for page, of in zip(pages, numbers, strict=True):
            if page.fold == fold:
                got = of_text(extracted(page, of, forest), page.gold)
                for name in _names(page):
                    found[name].append(got)
    return found


def _names(page: Sample) -> tuple[str, ...]:
    """What a page's score is counted under."""
    if page.bare:
        return (f"{page.corpus}, without words of markup",)
    return (page.corpus, f"{page.corpus}: {page.kind}") if page.kind else (page.corpus,)


def extracted(page: Sample, numbers: Floats | None, forest: Forest) -> str:
    """The text that these trees take from a page."""
    if numbers is None or page.reading is None:
        return ""
    probability = 1 / (1 + np.exp(-scores(numbers, looks(forest))))
    keep = decide(probability, numbers[0]).keep
    return "\n".join(block.text for block, kept in zip(page.reading.blocks, keep, strict=True) if kept)
