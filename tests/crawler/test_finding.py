"""What a finder learns from the pages of a site: which of them are one, and what its articles have in common."""

import pytest
from msgspec.structs import replace

from crawler.asks import Ask
from crawler.finding import ENOUGH_SIGHTED, Finder
from crawler.outline import Outline
from crawler.pages import PageFacts

SITE = "https://news.example"


def page(url: str, text: str, *, canonical: str | None = None, dated: bool = True, running: int = 2000) -> Outline:
    facts = PageFacts(url=url, running=running, dated=dated)
    return Outline(facts=facts, canonical=canonical, digest=text.encode(), heads=(text,))


def ask(url: str) -> Ask:
    return Ask(url=url, kind="article", why="a test", family=url)


@pytest.mark.parametrize(
    ("first", "claims", "then", "says", "is_copy"),
    [
        ("/ferry", "/ferry", "/m/ferry", "/ferry", True),
        ("/m/ferry", "/ferry", "/ferry", "/ferry", True),  # the copy came first and named what came then
        ("/m/ferry", "/ferry", "/amp/ferry", "/ferry", True),
        ("/ferry", None, "/far/ferry", None, False),
        ("/ferry", "/ferry", "/far/ferry", "/far/ferry", False),
        ("/ferry", "/ferry", "/ferry?utm_source=x", "/ferry", False),
        ("/a/ferry-runs-again-today", None, "/top/ferry-runs-again-today", None, True),
        (
            "/world/ferry-runs-again-today",
            "/world/ferry-runs-again-today",
            "/top/ferry-runs-again-today",
            None,
            False,
        ),
    ],
)
def test_one_text_at_two_addresses_is_one_page_if_either_says_so(
    first: str, claims: str | None, then: str, says: str | None, is_copy: bool
) -> None:
    finder = Finder([SITE])
    finder.sight(ask(SITE + first), page(SITE + first, "a", canonical=claims and SITE + claims), SITE + first)
    found = finder.copy_of(page(SITE + then, "a", canonical=says and SITE + says), SITE + then)
    assert found == (SITE + first if is_copy else None)
    assert finder.copy_of(page(SITE + then, "b", canonical=says and SITE + says), SITE + then) is None


@pytest.mark.parametrize(
    ("path", "says", "is_copy"),
    [("/ferry?reply=7", "/ferry", True), ("/m/ferry", "/ferry", False), ("/ferry?reply=7", None, False)],
)
def test_a_page_that_names_its_own_path_is_a_sight_of_what_was_handed_on(path: str, says: str, is_copy: bool) -> None:
    finder = Finder([SITE])
    finder.sight(ask(f"{SITE}/ferry"), page(f"{SITE}/ferry", "a"), f"{SITE}/ferry")
    found = finder.copy_of(page(SITE + path, "b, with comments", canonical=says and SITE + says), SITE + path)
    assert (found is not None) == is_copy


def test_the_address_that_a_copy_named_is_its_twin() -> None:
    finder = Finder([SITE])
    front = Ask(url=f"{SITE}/front/ferry", kind="article", why="a test", family="front")
    finder.sight(front, page(front.url, "a", canonical=f"{SITE}/world/ferry"), front.url)
    own = page(f"{SITE}/world/ferry", "a", canonical=f"{SITE}/world/ferry")
    assert finder.is_twin(Ask(url=own.facts.url, kind="article", why="a test", family="world"), own, own.facts.url)
    assert not finder.is_twin(Ask(url=own.facts.url, kind="article", why="a test", family="*"), page("/x", "b"), "/x")


def test_pages_without_marks_wait_until_the_articles_of_the_site_are_known() -> None:
    bare = page(f"{SITE}/offers/oar", "oar", dated=False)
    one, first = ask(bare.facts.url), Finder([SITE])
    kind = first.judge(one, bare)
    assert first.is_early(one, bare, kind)
    assert not first.is_early(one, page(bare.facts.url, "oar"), kind)
    assert not taught(ENOUGH_SIGHTED, 0).is_early(one, bare, kind)
    assert (first.is_plain(ENOUGH_SIGHTED), taught(1, 0).is_plain(ENOUGH_SIGHTED)) == (True, False)


def test_a_shape_without_marks_is_a_stranger_where_all_articles_have_them() -> None:
    offer = page(f"{SITE}/offers/the-oar-and-the-rope-of-spring", "oar", dated=False)
    assert taught(ENOUGH_SIGHTED, 0).judge(ask(offer.facts.url), offer).kind == "other"
    known = Ask(url=f"{SITE}/story/0", kind="article", why="a test", family=f"{SITE}/story/0")
    assert (
        taught(ENOUGH_SIGHTED, 0).judge(known, replace(offer, facts=replace(offer.facts, titled=True))).kind
        == "article"
    )


def taught(dated: int, bare: int) -> Finder:
    finder = Finder([SITE])
    for n in range(dated + bare):
        url = f"{SITE}/story/{n}"
        finder.sight(ask(url), page(url, f"story {n}", dated=n < dated), url)
    return finder


def test_where_articles_have_dates_a_page_without_one_is_none_unless_more_speaks_for_it() -> None:
    bare = page(f"{SITE}/offers/oar", "oar", dated=False)
    assert taught(ENOUGH_SIGHTED, 1).judge(ask(f"{SITE}/offers/oar"), bare).kind == "other"
    assert taught(ENOUGH_SIGHTED - 1, 0).judge(ask(f"{SITE}/offers/oar"), bare).kind == "article"
    assert taught(ENOUGH_SIGHTED, ENOUGH_SIGHTED).judge(ask(f"{SITE}/offers/oar"), bare).kind == "article"


def test_a_page_of_text_that_a_mere_label_leads_to_needs_a_date() -> None:
    label = Ask(url=f"{SITE}/guide/oars", kind="index", why="a test", family="guide", labelled=True)
    assert Finder([SITE]).judge(label, page(label.url, "oars", dated=False)).kind == "other"
    assert Finder([SITE]).judge(label, page(label.url, "oars")).kind == "article"
