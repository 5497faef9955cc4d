"""Article or index: every shape of an address with its examples, and each rule by the page that needs it."""

import pytest

from crawler.pages import PageFacts, classify
from crawler.shapes import SIGNS, Sign, is_page, sign_of

PLAIN = "https://news.example/x"
OFFER, THREAD = "https://news.example/events/oar-fair", "https://news.example/forum/where-to-buy-oars"


@pytest.mark.parametrize(("sign", "path"), [(sign, path) for sign in SIGNS for path in sign.hits], ids=str)
def test_a_sign_matches_its_hits(sign: Sign, path: str) -> None:
    assert sign.matches(path)


@pytest.mark.parametrize(("sign", "path"), [(sign, path) for sign in SIGNS for path in sign.misses], ids=str)
def test_a_sign_does_not_match_its_misses(sign: Sign, path: str) -> None:
    assert not sign.matches(path)


@pytest.mark.parametrize(
    ("facts", "kind", "why"),
    [
        (PageFacts(url="https://news.example/", running=5000, headlines=3), "index", "front"),
        (PageFacts(url="https://news.example/tag/sea?page=2", running=3000, headlines=20), "index", "list"),
        (PageFacts(url="https://news.example/tag/sea", running=3000, declared="article"), "article", "markup"),
        (PageFacts(url=PLAIN, running=10, declared="article"), "other", "10 characters"),
        (PageFacts(url=PLAIN, running=200, in_feed=True), "article", "feed"),
        (PageFacts(url="https://news.example/2024/05/17/ferry-runs", running=300), "article", "date"),
        (
            PageFacts(url="https://news.example/2024/05/17/round-up", running=900, headlines=30),
            "index",
            "30 headline",
        ),
        (PageFacts(url=PLAIN, running=2500, headlines=8), "article", "running text"),
        (PageFacts(url=PLAIN, running=2500, headlines=20), "index", "20 headline"),
        (PageFacts(url=PLAIN, running=100, headlines=2), "other", "neither"),
        (PageFacts(url=PLAIN), "other", "neither"),
        (PageFacts(url=f"{PLAIN}/about-us", running=3000, signed=True), "other", "about the site itself"),
        (PageFacts(url=f"{PLAIN}/about-us", running=3000, in_feed=True), "article", "feed"),
        (PageFacts(url=f"{PLAIN}/ferry/amp/", running=3000, declared="article"), "other", "another view"),
        (PageFacts(url=PLAIN, running=3000, declared="other"), "other", "markup"),
        (PageFacts(url=PLAIN, running=3000, declared="index"), "index", "markup"),
        (PageFacts(url=PLAIN, running=200, titled=True), "article", "a list printed"),
        (PageFacts(url=PLAIN, running=200, titled=True, headlines=20), "index", "20 headline"),
        (PageFacts(url=PLAIN, running=200, kin="article"), "article", "its shape"),
        (PageFacts(url=PLAIN, running=80, kin="article", dated=True), "article", "its shape"),
        (PageFacts(url=PLAIN, running=3000, aside=True), "other", "menus"),
        (PageFacts(url=PLAIN, running=3000, aside=True, signed=True), "article", "running text"),
        (PageFacts(url=PLAIN, running=3000, labelled=True), "other", "a mere label"),
        (PageFacts(url=PLAIN, running=3000, labelled=True, dated=True), "article", "running text"),
        (PageFacts(url=PLAIN, running=3000, labelled=True, kin="article"), "article", "its shape"),
        (PageFacts(url=PLAIN, running=3000, unlike=True), "other", "as the articles of its site"),
        (PageFacts(url=PLAIN, running=3000, unlike=True, signed=True), "article", "running text"),
        (PageFacts(url=PLAIN, running=3000, unlike=True, titled=True), "article", "a list printed"),
        (PageFacts(url=PLAIN, running=3000, stranger=True, titled=True), "other", "any page of its shape"),
        (PageFacts(url=PLAIN, running=3000, stranger=True, titled=True, dated=True), "article", "a list printed"),
        (PageFacts(url=PLAIN, running=3000, unlike=True, labelled=True, kin="article"), "other", "as the articles"),
        (PageFacts(url=PLAIN, running=300, unlike=True, aside=True, kin="article"), "other", "menus"),
        (PageFacts(url=f"{PLAIN}/how-we-choose-our-words", running=3000, aside=True), "other", "menus"),
        (
            PageFacts(url=f"{PLAIN}/how-we-choose-our-words", running=3000, aside=True, dated=True),
            "article",
            "headline",
        ),
        (PageFacts(url=PLAIN, running=4000, headlines=9, topics=9, under=3500), "index", "headings that are links"),
        (PageFacts(url=PLAIN, running=4000, headlines=6, topics=6, under=900), "article", "running text"),
        (PageFacts(url=PLAIN, running=3000, aside=True, kin="article"), "other", "menus"),
        (PageFacts(url=PLAIN, running=3000, aside=True, kin="article", dated=True), "article", "its shape"),
        (PageFacts(url=OFFER, running=3000, dated=True, titled=True), "other", "an event"),
        (PageFacts(url=OFFER, running=3000, dated=True, signed=True), "article", "running text"),
        (PageFacts(url=OFFER, running=3000, kin="article", dated=True), "article", "its shape"),
        (PageFacts(url=OFFER, running=300, in_feed=True), "article", "feed"),
        (PageFacts(url=OFFER, running=300, headlines=20), "index", "20 headline"),
        (PageFacts(url=THREAD, running=3000, dated=True, signed=True), "other", "readers write"),
        (PageFacts(url=THREAD, running=3000, declared="article"), "article", "markup"),
        (PageFacts(url=PLAIN, running=400, part=True, topics=3, under=400, kin="article"), "index", "next part"),
        (PageFacts(url=PLAIN, running=400, part=True, headlines=4, kin="article"), "index", "next part"),
        (PageFacts(url=PLAIN, running=1400, part=True, headlines=3, kin="article"), "article", "its shape"),
        (PageFacts(url=PLAIN, running=400, topics=3, under=400, kin="article"), "article", "its shape"),
    ],
)
def test_a_page_is_told_with_its_reason(facts: PageFacts, kind: str, why: str) -> None:
    found = classify(facts)
    assert (found.kind, why in found.why) == (kind, True), found


def test_an_address_without_a_sign_has_none() -> None:
    assert sign_of("https://news.example/news") is None


@pytest.mark.parametrize("path", ["a.jpg", "a.PDF", "x/y.mp4", "feed.rss", "b.zip"])
def test_a_file_is_no_page(path: str) -> None:
    assert not is_page(f"https://news.example/{path}")
    assert is_page(f"https://news.example/{path}/story?x={path}")
