"""Boosted trees by LightGBM."""

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from benchmarks.train.corpus import Sample
from benchmarks.train.export import LEAVES, export
from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.trees import Forest

TREES, LOOK = 120, 25
PARAMETERS: dict[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.12,
    "num_leaves": LEAVES,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2,
    "max_bin": 127,
    "seed": 7,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbosity": -1,
}
#: Blocks of a page that are shown to the trees; those of larger pages are drawn, and weigh the more.
ROWS = 120


def fit(pages: Sequence[Sample], numbers: Sequence[Floats | None]) -> tuple[Forest, Floats]:
    """Trees for these pages and their features; and each feature's usual value."""
    chance = np.random.default_rng(1)
    drawn = [_rows(page, of, chance) for page, of in zip(pages, numbers, strict=True) if of is not None and page.gold]
    table = np.concatenate([row[0] for row in drawn], axis=1).T
    content = np.concatenate([row[1] for row in drawn])
    weight = np.concatenate([row[2] for row in drawn])
    data = lightgbm.Dataset(table, content, weight=weight / weight.mean())
    booster = lightgbm.train(PARAMETERS, data, TREES)
    usual = np.median(table, axis=0).astype(np.float32)
    return export(booster.dump_model()["tree_info"], LOOK), usual


def _rows(page: Sample, numbers: Floats, chance: np.random.Generator) -> tuple[Floats, Any, NDArray[np.float64]]:
    weight, chosen = page.weight, np.arange(len(page.weight))
    if len(chosen) > ROWS:
        weight = weight * len(chosen) / ROWS
        chosen = np.sort(chance.choice(chosen, ROWS, replace=False))
    chosen = chosen[weight[chosen] > 0]
    return numbers[:, chosen], page.content[chosen].astype(np.float32), weight[chosen]
