"""From probabilities to a choice of blocks: the one that can be expected to agree best with the page's text."""

import numpy as np
from msgspec import Struct

from workers.judging.block_model.arrays import Bools, Doubles, Floats

#: A block is never kept below the first and always above the second.
LOWEST, HIGHEST = 0.15, 0.6
_START, _ROUNDS = 0.9, 8


class Decision(Struct, frozen=True, kw_only=True):
    """Which blocks are kept, from which probability on, and the F1 that this choice can expect."""

    keep: Bools
    threshold: float
    confidence: float


def decide(probability: Doubles, words: Floats) -> Decision:
    """Choose the blocks that maximise the expected F1 over words.

    A block adds to the F1 of a choice exactly if its probability exceeds half of that F1; so the choice is a fixed
    point, which a few rounds find. On a page full of doubt it keeps more, on a clear one only what is sure.
    """
    weight = words.astype(np.float64)
    hoped = weight * probability
    all_hoped = float(hoped.sum())
    expected = _START
    for _ in range(_ROUNDS):
        keep = probability > _threshold(expected)
        kept = float(weight[keep].sum())
        before, expected = expected, _ratio(2 * float(hoped[keep].sum()), kept + all_hoped)
        if expected == before:
            break
    threshold = _threshold(expected)
    keep = probability > threshold
    confidence = _ratio(2 * float(hoped[keep].sum()), float(weight[keep].sum()) + all_hoped)
    return Decision(keep=keep, threshold=threshold, confidence=confidence)


def _threshold(expected: float) -> float:
    return min(max(expected / 2, LOWEST), HIGHEST)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
