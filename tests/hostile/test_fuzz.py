"""Bent and invented input: only articles and rejections come out, and of the parts only what they promise."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hostile import fuzz
from hostile.mutate import bent, many, seeds
from hostile.story import URL
from workers import reading, recipe
from workers.child import Crash, Pool
from workers.contract import Page
from workers.facts.stamps import read_stamp
from workers.fingerprint import fingerprint
from workers.lines.bylines import read_byline
from workers.lines.dates import find_dates
from workers.model import Article, Rejected
from workers.reading.decode import Decoded, decode
from workers.reading.guard import guard

#: Pieces from which hostile markup is made.
PIECES = st.sampled_from(
    ["<p>", "</p>", "<div class='byline'>", "<time datetime='2024-03-05'>", "<table><tr><td>", "<br>", "<!--", "-->",
     "<script>", "</script>", "<svg>", "<template>", "By Ada Vale", "3 May 2024", "\x00", "\ud800", "‮", "&#0;",
     "<script type='application/ld+json'>", '{"@type":"NewsArticle","author":[{"name":1}]}', "A sentence of words. "]
)  # fmt: skip
MARKUP = st.lists(PIECES | st.text(max_size=20), max_size=40).map("".join)


def test_some_hundred_bent_pages_are_articles_or_rejections() -> None:
    with Pool(jobs=1) as pool:
        found = [fuzz.fault(result) for result in pool.clean(many(300, seed=1), evidence=False)]
    assert found == [None] * 300


def test_a_number_makes_the_same_page_again() -> None:
    every = seeds()
    assert bent(every, 7) == bent(every, 7) != bent(every, 8)


@pytest.mark.parametrize("broken", [Crash(reason="error", why="x"), Rejected(reason="empty", why=""), "text"])
def test_what_breaks_the_promise_is_told(broken: object) -> None:
    assert fuzz.fault(broken)


@settings(max_examples=150)
@given(markup=MARKUP)
def test_any_markup_is_an_article_or_a_rejection(markup: str) -> None:
    found = recipe.clean(Page(url=URL, html=markup, fetched_at="2025-01-01T00:00:00Z"))
    assert isinstance(found, Article | Rejected)
    assert fuzz.fault(found) is None


@settings(max_examples=100)
@given(text=st.text(max_size=400))
def test_any_text_is_an_article_or_a_rejection(text: str) -> None:
    assert fuzz.fault(recipe.clean(Page(text=text))) is None


@settings(max_examples=100)
@given(data=st.binary(max_size=400), content_type=st.none() | st.text(max_size=60))
def test_any_bytes_are_decoded_or_rejected(data: bytes, content_type: str | None) -> None:
    found = decode(data, content_type)
    assert isinstance(found, Decoded | Rejected)
    assert isinstance(found, Rejected) or "\x00" not in found.text
    assert reading.read(Page(html_b64=data, content_type=content_type)) is not None


@settings(max_examples=100)
@given(markup=MARKUP, times=st.integers(1, 3_000))
def test_the_guard_keeps_the_letters_outside_tags(markup: str, times: int) -> None:
    kept = guard("plain words " + markup * times)
    assert isinstance(kept, Rejected) or kept.markup.startswith("plain words ")


@settings(max_examples=200)
@given(line=st.text(max_size=200))
def test_any_line_has_days_of_the_calendar_or_none(line: str) -> None:
    for found in find_dates(line):
        assert found.published is not None or found.refused
        assert line == "" or 0 <= found.start <= found.end
    stamp, why = read_stamp(line)
    assert (stamp is None) == (why is not None)
    read_byline(line)


@settings(max_examples=200)
@given(text=st.text(max_size=300))
def test_any_text_has_one_key_or_none(text: str) -> None:
    once, again = fingerprint(text, signed=False), fingerprint(text, signed=False)
    assert once == again
    assert once is None or once.tokens > 0
