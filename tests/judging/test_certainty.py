"""The confidence in a text is the F1 that its verdicts can expect."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.judging import confidence
from workers.model import Block, Verdict

chances = st.floats(0, 1)


def page(*judged: tuple[int, bool, float]) -> float:
    """The confidence in blocks of so many characters, kept or not, each with its score."""
    blocks = [Block(index=i, text="x" * size, path="", tag="p") for i, (size, _, _) in enumerate(judged)]
    verdicts = [
        Verdict(block=i, role="body" if kept else "chrome", rule="r", why="w", score=score)
        for i, (_, kept, score) in enumerate(judged)
    ]
    return confidence(blocks, verdicts)


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        ([], 0.0),
        ([(100, False, 0.9)], 0.0),
        ([(100, True, 1.0)], 1.0),
        ([(100, True, 1.0), (900, False, 1.0)], 1.0),
        ([(100, True, 0.5)], 0.6667),
        ([(100, True, 1.0), (100, False, 0.5)], 0.8),
    ],
)
def test_confidence_is_the_expected_f1(judged: list[tuple[int, bool, float]], expected: float) -> None:
    assert page(*judged) == expected


@given(st.lists(st.tuples(st.integers(1, 500), st.booleans(), chances), max_size=12))
def test_confidence_is_a_share(judged: list[tuple[int, bool, float]]) -> None:
    assert 0 <= page(*judged) <= 1


@given(st.integers(1, 500), chances, chances)
def test_surer_verdicts_give_more_confidence(size: int, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert page((100, True, 0.9), (size, False, low)) <= page((100, True, 0.9), (size, False, high))
