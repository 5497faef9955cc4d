"""The evaluator by bits agrees with a walk down each tree, and its two looks with one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.trees import SURE, SURER, Forest, add_up, looks, scores

LEAVES = 32
FEATURES = 6

Tree = float | tuple[int, float, "Tree", "Tree"]


def grown(chance: np.random.Generator, leaves: int) -> Tree:
    """A random tree of so many leaves."""
    if leaves == 1:
        return float(np.float32(chance.normal()))
    left = int(chance.integers(1, leaves))
    limit = float(np.float32(chance.normal()))
    return int(chance.integers(FEATURES)), limit, grown(chance, left), grown(chance, leaves - left)


def walked(tree: Tree, values: list[float]) -> float:
    while isinstance(tree, tuple):
        feature, limit, left, right = tree
        tree = right if values[feature] > limit else left
    return tree


def flat(tree: Tree, leaves: list[float]) -> list[tuple[int, float, int]]:
    """The nodes of a tree as feature, threshold and the leaves that they clear."""
    if not isinstance(tree, tuple):
        leaves.append(tree)
        return []
    first = len(leaves)
    left = flat(tree[2], leaves)
    clears = sum(1 << leaf for leaf in range(first, len(leaves)))
    return [*left, (tree[0], tree[1], clears), *flat(tree[3], leaves)]


def forest_of(trees: list[Tree], look: int) -> Forest:
    shape = (LEAVES - 1, len(trees))
    feature, threshold = np.zeros(shape, np.int64), np.full(shape, np.inf, np.float32)
    clears, value = np.zeros(shape, np.uint32), np.zeros((len(trees), LEAVES), np.float32)
    for number, tree in enumerate(trees):
        leaves: list[float] = []
        for row, node in enumerate(flat(tree, leaves)):
            feature[row, number], threshold[row, number], clears[row, number] = node
        value[number, : len(leaves)] = leaves
    return Forest(feature=feature, threshold=threshold, clears=clears, value=value, look=look)


def some(seed: int, count: int, blocks: int) -> tuple[list[Tree], Floats]:
    chance = np.random.default_rng(seed)
    trees = [grown(chance, int(chance.integers(1, LEAVES + 1))) for _ in range(count)]
    return trees, chance.normal(size=(FEATURES, blocks)).astype(np.float32)


@given(st.integers(0, 10_000), st.integers(1, 12), st.integers(1, 40))
def test_bits_agree_with_a_walk_down_each_tree(seed: int, count: int, blocks: int) -> None:
    trees, values = some(seed, count, blocks)
    slow = [sum(walked(tree, column) for tree in trees) for column in values.T.tolist()]
    assert add_up(values, forest_of(trees, 1)) == pytest.approx(slow, abs=1e-5)


def test_a_value_at_the_threshold_goes_left() -> None:
    forest = forest_of([(0, 0.5, -1.0, 1.0)], 1)
    at = np.array([[0.5, np.nextafter(np.float32(0.5), np.float32(1))]] * FEATURES, np.float32)
    assert add_up(at, forest).tolist() == [-1.0, 1.0]


@given(st.integers(0, 10_000))
def test_the_second_look_is_for_blocks_in_doubt_only(seed: int) -> None:
    trees, values = some(seed, 9, 30)
    forest = forest_of(trees, 4)
    first, all_of_them = add_up(values, forest.part(0, 4)), add_up(values, forest)
    sure = np.abs(first) >= SURE
    assert scores(values, looks(forest)) == pytest.approx(np.where(sure, first * SURER, all_of_them), abs=1e-5)


def test_a_block_gets_the_same_score_whatever_stands_with_it() -> None:
    trees, values = some(7, 20, 900)
    forest = looks(forest_of(trees, 6))
    together = scores(values, forest)
    alone = [scores(values[:, place : place + 1], forest)[0] for place in range(0, 900, 57)]
    assert together[::57].tolist() == alone
