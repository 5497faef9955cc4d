"""The parts of the training that need no trainer: scores, conventions, the export of trees."""

import numpy as np
import pytest
from block_pages import hand_made

from benchmarks.score import of_text, summary
from benchmarks.train.conventions import disputed
from benchmarks.train.export import below, export
from workers.judging.block_model.trees import add_up


def split(feature: int, limit: float, left: object, right: object) -> dict[str, object]:
    return {"split_feature": feature, "threshold": limit, "left_child": left, "right_child": right}


def leaf(value: float) -> dict[str, object]:
    return {"leaf_value": value}


@pytest.mark.parametrize(
    ("values", "said"), [((0.0, 0.0), 1.0), ((0.0, 2.0), 2.0), ((1.0, 0.0), 3.0), ((0.5, 1.0), 1.0)]
)
def test_exported_trees_say_what_the_trainer_meant(values: tuple[float, float], said: float) -> None:
    tree = split(0, 0.5, split(1, 1.0, leaf(1.0), leaf(2.0)), leaf(3.0))
    forest = export([{"tree_structure": tree}, {"tree_structure": leaf(10.0)}], look=1)
    assert add_up(np.array([[value] for value in values], np.float32), forest).tolist() == [said + 10]


@pytest.mark.parametrize("limit", [0.1, 0.5, 1e-20, -0.3, 1 / 3, 123456789.123])
def test_a_limit_in_single_precision_parts_single_values_as_the_double_does(limit: float) -> None:
    single = np.float32(limit)
    for value in (np.nextafter(single, np.float32(-np.inf)), single, np.nextafter(single, np.float32(np.inf))):
        assert (float(value) <= limit) == (value <= np.float32(below(limit)))


@pytest.mark.parametrize(
    ("text", "gold", "f1", "runs"),
    [
        ("a b c d e", "a b c d e", 1.0, (1.0, 1.0)),
        ("", "", 1.0, (0.0, 0.0)),
        ("", "a b c d", 0.0, (0.0, 0.0)),
        ("a b c d", "", 0.0, (0.0, 0.0)),
        ("A b c d x", "a b c d", 8 / 9, (0.0, 0.0)),
        ("a b c d e", "a b c d", 8 / 9, (0.5, 1.0)),
    ],
)
def test_scores(text: str, gold: str, f1: float, runs: tuple[float, float]) -> None:
    found = of_text(text, gold)
    assert found["words.f"] == pytest.approx(f1)
    assert (found["runs.p"], found["runs.r"]) == pytest.approx(runs)


def test_a_summary_is_the_mean_over_pages() -> None:
    found = summary([of_text("a b c d e", "a b c d e"), of_text("", "a b c d")])
    assert (found["pages"], found["f1"], found["recall"]) == (2, 0.5, 0.5)
    assert found["shingle_f1"] == pytest.approx(2 / 3, abs=1e-4)


def test_blocks_on_which_corpora_disagree_train_nothing() -> None:
    page = hand_made(("The harbour bridge", "It opened on Monday.", "It is long."))
    content = np.array([True, True, True])
    assert disputed("readability", page, content, "The harbour bridge").tolist() == [True, False, False]
    assert disputed("wcxb-dev", page, content, "The harbour bridge").tolist() == [False] * 3
    lost = np.array([True, False, True])
    assert disputed("fundus", page, lost, "").tolist() == [False, True, False]
