"""Boosted trees over arrays: every node of every tree is asked of every block at once, by bits.

A tree's leaves are the bits of a word, the leftmost the lowest. A node whose condition holds (the feature is greater
than the threshold: go right) clears the leaves on its left; the lowest bit that nobody has cleared is the leaf in
which the block ends (Lucchese et al., QuickScorer, 2015). So no path is followed, and nothing branches.
"""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from workers.judging.block_model.arrays import Doubles, Floats, Ints

Words = NDArray[np.unsignedinteger]
#: After the first look a block whose score is at least this far from 0 is not looked at again; all trees together
#: would say so many times as much of it.
SURE, SURER = 2.5, 2.0
#: Questions at a time (blocks times nodes), so that what is worked on stays in the processor's cache.
_CHUNK = 150_000
_EXPONENT, _BIAS = np.uint32(23), np.uint32(127)


class Forest(Struct, frozen=True, kw_only=True):
    """Trees of at most 32 leaves; nodes and leaves are filled up where a tree has fewer.

    ``feature``, ``threshold`` and ``clears`` are nodes x trees, ``value`` is trees x leaves. The first ``look``
    trees see every block, the others only those of which they leave doubt.
    """

    feature: Ints
    threshold: Floats
    clears: Words
    value: Floats
    look: int

    def part(self, first: int, last: int) -> "Forest":
        """Some of the trees."""
        return Forest(
            feature=np.ascontiguousarray(self.feature[:, first:last]),
            threshold=np.ascontiguousarray(self.threshold[:, first:last]),
            clears=np.ascontiguousarray(self.clears[:, first:last]),
            value=self.value[first:last],
            look=self.look,
        )


class Looks(Struct, frozen=True, kw_only=True):
    """A forest in the two parts in which it is asked."""

    first: Forest
    second: Forest


def looks(forest: Forest) -> Looks:
    """Part a forest once, for all pages."""
    return Looks(first=forest.part(0, forest.look), second=forest.part(forest.look, len(forest.value)))


def scores(features: Floats, forest: Looks) -> Doubles:
    """The log-odds of content for every block (the columns of ``features``)."""
    first = add_up(features, forest.first)
    unsure = np.flatnonzero(np.abs(first) < SURE)
    score = first * SURER
    if len(unsure):
        score[unsure] = first[unsure] + add_up(features.take(unsure, axis=1), forest.second)
    return score


def add_up(features: Floats, forest: Forest) -> Doubles:
    """The sum of what all trees of a forest say of each block."""
    size = max(1, _CHUNK // forest.feature.size)
    if features.shape[1] <= size:
        return _added_up(features, forest)
    starts = range(0, features.shape[1], size)
    return np.concatenate([_added_up(features[:, start : start + size], forest) for start in starts])


def _added_up(features: Floats, forest: Forest) -> Doubles:
    trees, leaves = forest.value.shape
    kind = forest.clears.dtype
    bits = (features.take(forest.feature.ravel(), axis=0) > forest.threshold.reshape(-1, 1)).astype(kind)
    bits *= forest.clears.reshape(-1, 1)
    cleared = np.bitwise_or.reduce(bits.reshape(len(forest.feature), trees, -1), axis=0)
    open_leaves = ~cleared
    lowest = open_leaves & (cleared + kind.type(1))
    # A power of two as float32 carries its logarithm in its exponent.
    leaf = (lowest.astype(np.float32).view(np.uint32) >> _EXPONENT) - _BIAS
    leaf += (np.arange(trees, dtype=np.uint32) * np.uint32(leaves))[:, None]
    total: Doubles = forest.value.ravel().take(leaf).sum(axis=0, dtype=np.float64)
    return total
