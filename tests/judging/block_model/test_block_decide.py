"""The rule keeps what can be expected to agree best with the text."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workers.judging.block_model.arrays import sorted_groups
from workers.judging.block_model.decide import HIGHEST, LOWEST, decide, reconsidered, together

_FIFTY = np.full(3, 50, np.float32)
PAGES = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 300)), max_size=40)


def decided(pages: list[tuple[float, int]]):
    likely = np.array([probability for probability, _ in pages])
    words = np.array([words for _, words in pages], np.float32)
    return likely, decide(likely, words, words)


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
def test_what_the_choice_of_the_best_hope_keeps_is_kept(
    page: list[tuple[float, int]],
) -> None:
    likely, decision = decided(page)
    weight = np.array([words for _, words in page], float)

    def expected(keep: tuple[bool, ...]) -> float:
        chosen = np.array(keep)
        whole = weight[chosen].sum() + (weight * likely).sum()
        return 2 * float((weight * likely)[chosen].sum() / whole)

    best = max(product((False, True), repeat=len(page)), key=expected)
    # Below it the lowest threshold keeps out what nobody should bet on.
    if expected(best) >= 2 * LOWEST:
        clear = likely > expected(best) / 2 + 1e-9
        assert all(decision.keep[clear])


def test_a_page_of_lists_keeps_more_than_a_page_of_prose() -> None:
    likely = np.array([0.8, 0.7, 0.35])
    prose, cards = decide(likely, _FIFTY, _FIFTY), decide(likely, _FIFTY, np.zeros(3, np.float32))
    assert prose.keep.tolist() == [True, True, False]
    assert cards.keep.tolist() == [True, True, True]


def test_a_page_of_doubt_keeps_more_than_a_clear_one() -> None:
    doubt = decide(np.array([0.4, 0.35, 0.3]), _FIFTY, _FIFTY)
    clear = decide(np.array([0.99, 0.99, 0.4]), _FIFTY, _FIFTY)
    assert doubt.keep.tolist() == [True, True, True]
    assert clear.keep.tolist() == [True, True, False]
    assert doubt.confidence < clear.confidence


@given(PAGES, st.booleans())
def test_a_choice_made_again_keeps_never_fewer_and_expects_the_same(
    page: list[tuple[float, int]],
    article: bool,
) -> None:
    likely, first = decided(page)
    words = np.array([count for _, count in page], np.float32)
    again = reconsidered(first, likely, words, words, article=article)
    assert set(np.flatnonzero(first.keep)) <= set(np.flatnonzero(again.keep))
    assert again.keep.tolist() == (likely > again.threshold).tolist()
    assert again.confidence == first.confidence
    assert again.threshold >= min(LOWEST, first.threshold)


def test_where_little_can_be_expected_more_is_kept_but_of_a_story_that_says_so() -> None:
    likely, none = np.array([0.6, 0.55, 0.26]), np.zeros(3, np.float32)
    first = decide(likely, _FIFTY, _FIFTY)
    assert first.keep.tolist() == [True, True, False]
    assert reconsidered(first, likely, _FIFTY, _FIFTY, article=False).keep.tolist() == [True, True, True]
    assert reconsidered(first, likely, _FIFTY, _FIFTY, article=True) == first
    assert reconsidered(first, likely, _FIFTY, none, article=True).keep.tolist() == [True, True, True]


def test_a_sure_choice_is_not_made_again() -> None:
    likely = np.array([0.99, 0.98, 0.3])
    first = decide(likely, _FIFTY, _FIFTY)
    assert reconsidered(first, likely, _FIFTY, _FIFTY, article=False) is first


def test_blocks_of_one_make_share_their_chances_and_keep_their_order() -> None:
    makes = sorted_groups(np.array([5, 2, 5, 2]))
    shared = together(np.array([0.9, 0.2, 0.5, 0.2]), np.full(4, 10, np.float32), np.zeros(4, np.float32), makes)
    assert shared.tolist() == [0.78, 0.2, 0.62, 0.2]


def test_long_blocks_say_more_of_their_make_than_short_ones() -> None:
    makes = sorted_groups(np.array([1, 1]))
    shared = together(np.array([1.0, 0.0]), np.array([90, 10], np.float32), np.zeros(2, np.float32), makes)
    assert shared.tolist() == [0.94, 0.54]


def test_links_share_their_chances_with_links_only() -> None:
    makes, linked = sorted_groups(np.array([3, 3, 3, 3])), np.array([0, 0.5, 0.9, 1], np.float32)
    shared = together(np.array([0.9, 0.7, 0.2, 0.4]), np.full(4, 10, np.float32), linked, makes)
    assert shared.tolist() == [0.84, 0.76, 0.26, 0.34]


def test_a_page_without_blocks() -> None:
    decision = decide(np.zeros(0), np.zeros(0, np.float32), np.zeros(0, np.float32))
    assert decision.keep.tolist() == []
    assert decision.confidence == pytest.approx(0)
