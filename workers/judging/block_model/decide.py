"""From probabilities to a choice of blocks: the one that can be expected to agree best with the page's text."""

from collections.abc import Callable
from math import exp, sqrt

import numpy as np
from msgspec import Struct

from workers.judging.block_model.arrays import Bools, Doubles, Floats, Groups

#: A block is never kept below the first and always above the second.
LOWEST, HIGHEST = 0.05, 0.6
_START, _ROUNDS = 0.9, 8
#: How much of a block's chance is that of all blocks of its make, by words.
_SHARED = 0.6
#: From this share on a block is a link, and no paragraph among paragraphs.
_LINKED = 0.8
#: Where less of the kept words stands in prose, a page is one of lists and cards.
_OF_PROSE = 0.5
#: Below this expected F1 a choice is made again, with odds that grow with the doubt.
_SURE, _TOO_LOW = 0.9, 2.0
#: With so much of the kept words in prose, a page that says that it is an article is read as one.
_OF_STORY = 0.7


class Decision(Struct, frozen=True, kw_only=True):
    """Which blocks are kept, from which probability on, and the F1 that this choice can expect."""

    keep: Bools
    threshold: float
    confidence: float


def together(probability: Doubles, words: Floats, linked: Floats, makes: Groups) -> Doubles:
    """The chances of blocks that stand in like elements, drawn together: a template's paragraphs are text or are not.

    Links are drawn to links only: a paragraph that is nothing but a link points to another story. Rounded, so that
    the last bit of a machine's exponential decides nothing.
    """
    of = 2 * makes.of + (linked > _LINKED)
    mean = np.bincount(of, probability * words) / np.maximum(np.bincount(of, words), 1)
    shared: Doubles = np.round((1 - _SHARED) * probability + _SHARED * mean[of], 4)
    return shared


def decide(probability: Doubles, words: Floats, prose: Floats) -> Decision:
    """Choose the blocks that can be expected to give the best F1 over words.

    Were blocks right and wrong each for itself, one would add to the F1 of a choice exactly if its probability
    exceeded half of that F1; so the choice is a fixed point, which a few rounds find. On a page full of doubt it
    keeps more, on a clear one only what is sure. On pages of lists and cards (little of what is kept is prose) blocks
    are wrong together, all the more the greater the doubt, so that keeping pays still more.
    """
    found = _fixed(probability, words, _half)
    if not _is_prose(found, words, prose, _OF_PROSE):
        return _fixed(probability, words, _less)
    return found


def reconsidered(first: Decision, probability: Doubles, words: Floats, prose: Floats, *, article: bool) -> Decision:
    """The choice made again where little can be expected of the first: never fewer blocks.

    On pages that the model does not know its chances are too low: of all that is text there it expects half
    (docs/decisions/0041). So all odds are raised, the more the greater the doubt. Articles that say that they are
    such and read so are left alone: what stands beside them is chrome all too often. What can be expected is said of
    the first choice.
    """
    if first.confidence >= _SURE or (article and _is_prose(first, words, prose, _OF_STORY)):
        return first
    factor = exp(_TOO_LOW * (1 - first.confidence))
    raised = probability * factor / (1 - probability + probability * factor)
    limit = decide(raised, words, prose).threshold
    limit = min(first.threshold, max(round(limit / (limit + factor * (1 - limit)), 4), LOWEST))
    return Decision(keep=probability > limit, threshold=limit, confidence=first.confidence)


def _is_prose(found: Decision, words: Floats, prose: Floats, share: float) -> bool:
    """Whether this share of the kept words stands in prose."""
    return bool(prose[found.keep].sum() >= share * words[found.keep].sum())


def _fixed(probability: Doubles, words: Floats, threshold: Callable[[float], float]) -> Decision:
    weight = words.astype(np.float64)
    hoped = weight * probability
    all_hoped = float(hoped.sum())
    expected = _START
    for _ in range(_ROUNDS):
        keep = probability > _bounded(threshold(expected))
        kept = float(weight[keep].sum())
        before, expected = expected, _ratio(2 * float(hoped[keep].sum()), kept + all_hoped)
        if expected == before:
            break
    limit = _bounded(threshold(expected))
    keep = probability > limit
    confidence = _ratio(2 * float(hoped[keep].sum()), float(weight[keep].sum()) + all_hoped)
    return Decision(keep=keep, threshold=limit, confidence=confidence)


def _half(expected: float) -> float:
    return expected / 2


def _less(expected: float) -> float:
    return expected * sqrt(expected) / 2


def _bounded(threshold: float) -> float:
    return min(max(threshold, LOWEST), HIGHEST)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
