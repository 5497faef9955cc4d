"""The rule keeps what can be expected to agree best with the text."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.judging.block_model.decide import HIGHEST, LOWEST, decide

PAGES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 300)), max_size=40)


def decided(pages: list[tuple[float, int]]):
    likely = np.array([probability for probability, _ in pages])
    return likely, decide(likely, np.array([words for _, words in pages], np.float32))


@given(PAGES)
def test_a_block_is_kept_exactly_above_the_threshold(page: list[tuple[float, int]]) -> None:
    likely, decision = decided(page)
    assert decision.keep.tolist() == (likely > decision.threshold).tolist()


@given(PAGES)
def test_threshold_and_confidence_hold_their_bounds(page: list[tuple[float, int]]) -> None:
    _, decision = decided(page)
    assert LOWEST <= decision.threshold <= HIGHEST
    assert 0 <= decision.confidence <= 1


@given(PAGES)
def test_the_order_of_blocks_decides_nothing(page: list[tuple[float, int]]) -> None:
    _, forward = decided(page)
    _, backward = decided(page[::-1])
    assert backward.keep.tolist()[::-1] == forward.keep.tolist()


@given(st.lists(st.tuples(st.floats(0.01, 1), st.integers(1, 50)), min_size=1, max_size=7))
def test_no_other_choice_expects_more(page: list[tuple[float, int]]) -> None:
    likely, decision = decided(page)
    weight = np.array([words for _, words in page], float)

    def expected(keep: tuple[bool, ...]) -> float:
        chosen = np.array(keep)
        whole = weight[chosen].sum() + (weight * likely).sum()
        return 2 * float((weight * likely)[chosen].sum() / whole)

    best = max(expected(keep) for keep in product((False, True), repeat=len(page)))
    # Below it the lowest threshold keeps out what nobody should bet on.
    if best >= 2 * LOWEST:
        assert decision.confidence == pytest.approx(best)


def test_a_page_of_doubt_keeps_more_than_a_clear_one() -> None:
    doubt = decide(np.array([0.4, 0.35, 0.3]), np.full(3, 50, np.float32))
    clear = decide(np.array([0.99, 0.99, 0.4]), np.full(3, 50, np.float32))
    assert doubt.keep.tolist() == [True, True, True]
    assert clear.keep.tolist() == [True, True, False]
    assert doubt.confidence < clear.confidence


def test_a_page_without_blocks() -> None:
    decision = decide(np.zeros(0), np.zeros(0, np.float32))
    assert decision.keep.tolist() == []
    assert decision.confidence == pytest.approx(0)
