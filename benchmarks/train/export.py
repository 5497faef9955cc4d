"""Trees as LightGBM describes them -> the arrays that the package asks."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from workers.judging.block_model.trees import Forest

#: A tree's leaves are the bits of one word.
LEAVES = 32


def export(trees: list[dict[str, Any]], look: int, most: int = LEAVES) -> Forest:
    """LightGBM's trees as masks: what each node clears are the leaves on its left; ``most`` leaves a tree."""
    nodes, count = most - 1, len(trees)
    feature = np.zeros((nodes, count), np.int64)
    threshold = np.full((nodes, count), np.inf, np.float32)
    clears = np.zeros((nodes, count), np.uint32)
    value = np.zeros((count, most), np.float32)
    for number, tree in enumerate(trees):
        leaves: list[float] = []
        for node, (of, limit, left) in enumerate(_nodes(tree["tree_structure"], leaves)):
            feature[node, number], threshold[node, number], clears[node, number] = of, limit, left
        value[number, : len(leaves)] = leaves
    return Forest(feature=feature, threshold=threshold, clears=clears, value=value, look=look)


def _nodes(node: dict[str, Any], leaves: list[float]) -> Iterator[tuple[int, float, int]]:
    """The inner nodes below; ``leaves`` takes the leaves' values from left to right."""
    if "leaf_value" in node:
        leaves.append(node["leaf_value"])
        return
    first = len(leaves)
    yield from _nodes(node["left_child"], leaves)
    left = sum(1 << leaf for leaf in range(first, len(leaves)))
    yield node["split_feature"], below(node["threshold"]), left
    yield from _nodes(node["right_child"], leaves)


def below(limit: float) -> float:
    """The greatest float32 that is no greater: float32 features compare with it as with the limit itself."""
    single = np.float32(limit)
    return float(single if float(single) <= limit else np.nextafter(single, np.float32(-np.inf)))
