"""A page with plenty of text keeps some, whatever the rules take for something else."""

import pytest
from judging.scenes import PARAGRAPHS, judged, kept

from workers.contract import Page
from workers.model import Article
from workers.recipe import clean

TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class=twitter-tweet>{TEXT}</div>",
        f"<nav><a href=/>Home</a></nav><blockquote class=instagram-media>{TEXT}</blockquote>",
        f"<figure><figcaption class=twitter-tweet>{PARAGRAPHS[0]}</figcaption></figure>",
    ],
)
def test_prose_that_every_rule_took_is_kept_after_all(markup: str) -> None:
    html = f"<html><body><h1>A second boat</h1>{markup}</body></html>"
    assert kept(html=html)
    assert set(kept(html=html)) <= set(PARAGRAPHS)
    found = [verdict for _, verdict in judged(html=html) if verdict.rule == "density.fallback"]
    assert "all other rules left no text" in found[0].why
    assert isinstance(clean(Page(html=html)), Article)


def test_a_page_of_menu_words_stays_without_text() -> None:
    assert kept(html="<body><a href=/>Home</a><p>Loading…</p></body>") == []


def test_large_blocks_are_kept_at_last() -> None:
    label = "The lock keepers of Marrow Bridge and their second boat"
    html = f"<body><div class=twitter-tweet><p>{label}</p></div><p>Loading…</p></body>"
    assert kept(html=html) == [label]


def test_a_page_with_a_text_never_falls_back() -> None:
    assert not [v for _, v in judged(html=f"<h1>A boat</h1>{TEXT}") if v.rule == "density.fallback"]
