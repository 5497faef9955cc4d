"""What is asked for next: lists as long as they pay, shapes until they are known to be barren."""

from datetime import UTC, datetime
from typing import Any

import pytest

from crawler.asks import Ask
from crawler.expect import (
    DATED,
    FOOT,
    LISTING,
    NEWS,
    NEXT,
    ODD,
    SECTION,
    Expected,
    family,
    is_sight,
    of_lead,
    of_link,
)
from crawler.frontier import MAX_WAITING, OPEN_LISTS, PATIENCE, TRIES, Frontier
from crawler.leads import Lead, Source
from crawler.links import Link

SITE = "https://news.example"


def ask(path: str, kind: Expected = "article", **more: Any) -> Ask:
    return Ask(url=SITE + path, kind=kind, why="a test", **{"family": family(SITE + path), **more})


def offered(*asks: Ask, depth: int = 0) -> Frontier:
    made = Frontier(depth)
    for one in asks:
        made.offer(one)
    return made


def test_an_address_is_asked_for_once_however_it_is_written() -> None:
    frontier = offered(ask("/a/one"), ask("/a/one?utm_source=x"), ask("/a/one/"), ask("/a/one#top"))
    assert [one.url for one in frontier.take()] == [f"{SITE}/a/one"]


def test_of_a_shape_that_nobody_knows_a_few_are_tried_and_given_up() -> None:
    frontier = offered(*(ask(f"/day/{n}") for n in range(40)))
    first = list(frontier.take())
    assert len(first) == TRIES
    assert list(frontier.take()) == []
    for one in first:
        frontier.done(one, "other")
    assert list(frontier.take()) == []
    assert not frontier.offer(ask("/day/99"))
    assert frontier.left() == {"index": 0, "article": 37}


def test_a_shape_that_gave_an_article_is_asked_for_to_the_end() -> None:
    frontier = offered(*(ask(f"/story/{n}") for n in range(60)))
    asked = 0
    while batch := list(frontier.take()):
        asked += len(batch)
        for one in batch:
            frontier.done(one, "article")
    assert asked == 60
    assert frontier.kin(family(f"{SITE}/story/1")) == "article"
    assert not frontier.hands.owners


def test_a_page_that_could_not_be_had_says_nothing_about_its_kin() -> None:
    frontier = offered(*(ask(f"/story/{n}") for n in range(9)))
    for _ in range(2):
        for one in list(frontier.take()):
            frontier.done(one, "failed")
    assert len(list(frontier.take())) == 1


@pytest.mark.parametrize(("came", "left"), [("walled", TRIES - 1), ("twin", TRIES), ("copy", 0)])
def test_a_wall_says_little_against_its_kin_and_a_twin_nothing(came: str, left: int) -> None:
    frontier = offered(*(ask(f"/story/{n}") for n in range(3 * TRIES)))
    for one in frontier.take():
        frontier.done(one, came)
    assert len(frontier.take()) == left


def test_a_next_page_that_paid_leads_back_in_time() -> None:
    frontier = Frontier()
    frontier.done(ask("/world", "index", rank=SECTION), "index", paid=True)
    assert not frontier.has_past
    frontier.done(ask("/world?page=2", "index", rank=NEXT), "index", paid=True)
    assert frontier.has_past


def test_lists_are_asked_for_while_they_pay() -> None:
    frontier = offered(*(ask(f"/tag/{n}", "index", rank=LISTING) for n in range(30)))
    asked = 0
    while batch := list(frontier.take()):
        assert len(batch) <= OPEN_LISTS
        for one in batch:
            asked += 1
            frontier.done(one, "index", paid=asked <= 10)
    assert 10 + PATIENCE[LISTING] <= asked <= 10 + PATIENCE[LISTING] + OPEN_LISTS


def test_a_menu_is_asked_through_before_short_links_of_what_it_led_to() -> None:
    frontier = Frontier()
    for path, rank in (("/oars", SECTION), ("/boats", SECTION), ("/crew", SECTION), ("/notes", NEWS)):
        frontier.offer(ask(path, "index", rank=rank, family="menu"))
    first = frontier.take()
    assert [one.rank for one in first] == [NEWS, SECTION]
    for one in first:
        frontier.done(one, "other")
    frontier.offer(ask("/oars/ash", "index", rank=ODD, family="oars"))
    assert [one.rank for one in frontier.take()] == [SECTION, SECTION]


def test_a_sitemap_that_has_everything_makes_lists_hardly_worth_asking_for() -> None:
    def asked(named: int) -> int:
        frontier = offered(*(ask(f"/s/{n}", source="sitemap") for n in range(named)))
        for n in range(20):
            frontier.offer(ask(f"/s/{n}"))
        for n in range(30):
            frontier.offer(ask(f"/list{n}/", "index", rank=SECTION, family=str(n)))
        count = 0
        while batch := [one for one in frontier.take() if one.kind == "index"]:
            for one in batch:
                count += 1
                frontier.done(one, "index")
        return count

    assert asked(20) < asked(10)


def test_what_lies_too_deep_or_is_nothing_is_dropped_with_its_reason() -> None:
    frontier = offered(ask("/a/b", depth=4), ask("/about", "nothing"), depth=3)
    assert list(frontier.take()) == []
    assert frontier.dropped == {"too many links from a seed": 1, "a test": 1}


def test_a_list_that_someone_calls_an_article_is_taken_for_one() -> None:
    frontier = offered(ask("/a/b", "index", rank=ODD), ask("/c/d/", "index", rank=SECTION))
    assert frontier.offer(ask("/a/b"))
    assert not frontier.offer(ask("/c/d/", is_bare=True))
    assert {one.url: one.kind for one in frontier.take()} == {f"{SITE}/a/b": "article", f"{SITE}/c/d/": "index"}


def test_no_more_than_so_many_wait() -> None:
    frontier = Frontier()
    frontier._waiting = MAX_WAITING
    assert not frontier.offer(ask("/a/b"))


@pytest.mark.parametrize(
    ("link", "kind", "rank"),
    [
        (Link(url=f"{SITE}/world/ferry", text="A ferry leaves the harbour at dawn"), "article", None),
        (Link(url=f"{SITE}/world/ferry", text="Ferry", headed=True), "article", None),
        (Link(url=f"{SITE}/world/ferry", text="Ferry", place="furniture"), "index", SECTION),
        (Link(url=f"{SITE}/world/ferry", text="Ferry", place="footer"), "index", FOOT),
        (Link(url=f"{SITE}/world/ferry?sort=up", text="Up"), "index", ODD),
        (Link(url=f"{SITE}/world/ferry", text="Ferry"), "index", ODD),
        (Link(url=f"{SITE}/world", text="More", is_next=True), "index", NEXT),
        (Link(url=f"{SITE}/room", text="Press releases", place="furniture"), "index", NEWS),
        (Link(url=f"{SITE}/room", text="» Aktuelles", place="main"), "index", NEWS),
        (Link(url=f"{SITE}/room", text="الأخبار", place="furniture"), "index", NEWS),
        (Link(url=f"{SITE}/room", text="Press agents", place="furniture"), "index", SECTION),
        (Link(url=f"{SITE}/events/oar-fair", text="Oar fair", place="main"), "index", ODD),
        (Link(url=f"{SITE}/2026/05/", text="May"), "index", DATED),
        (Link(url=f"{SITE}/tag/sea", text="The sea and what it gave us this year"), "index", LISTING),
        (Link(url=f"{SITE}/2026/05/17/ferry", text="x"), "article", None),
        (Link(url=f"{SITE}/about", text="All about our newspaper and its people"), "nothing", None),
        (Link(url=f"{SITE}/ferry/amp/", text="A ferry leaves the harbour at dawn"), "nothing", None),
    ],
)
def test_a_link_is_expected_to_be_something(link: Link, kind: str, rank: int | None) -> None:
    found = of_link(link)
    assert found.kind == kind
    assert rank is None or found.rank == rank


@pytest.mark.parametrize(
    ("of", "url", "text", "sight"),
    [
        ("/lokales/41207.html", "/drucken/41207.html", "Drucken", True),
        ("/node/4120", "/mail.php?nr=4120", "Envoyer", True),
        ("/2026/04/the-ferry-runs-again/", "/2026/04/the-ferry-runs-again/photo/", "", True),
        ("/story/the-ferry-runs-again", "/lite/story/the-ferry-runs-again", "Lite", True),
        ("/lokales/41207.html", "/lokales/41208.html", "Drucken", False),
        ("/lokales/41207.html", "/bericht/41207.html", "Die Fähre fährt nach dem Sturm wieder", False),
        ("/en/news/the-ferry-runs-again", "/de/news/the-ferry-runs-again", "Deutsch", False),
        ("/story/the-ferry-runs-again", "/story/the-ferry-runs-again/2", "2", False),
        ("/guide/oars", "/guide/oars/varnish", "Varnish", False),
        ("/2026/ferry", "/2026/", "2026", False),
        ("/lokales/41207.html", "/lokales/41207.html?reply=7", "Antworten", True),
        ("/story.php?id=77", "/story.php?id=77&vote=up", "J'aime", True),
        ("/story.php?id=77", "/story.php?id=78", "Suivant", False),
        ("/", "/?p=4120", "Ferry", False),
        ("/guide", "/guide?chapter=2", "Oars", False),
    ],
)
def test_a_label_on_an_article_may_lead_to_another_sight_of_it(of: str, url: str, text: str, sight: bool) -> None:
    assert is_sight(SITE + of, Link(url=SITE + url, text=text)) == sight


def test_kin_overrules_the_words_of_a_link() -> None:
    short = Link(url=f"{SITE}/world/ferry", text="Ferry")
    long = Link(url=f"{SITE}/world/ferry", text="A ferry leaves the harbour at dawn")
    assert of_link(short, "article").kind == "article"
    assert of_link(long, "index").kind == "index"


@pytest.mark.parametrize(
    ("source", "path", "kind"),
    [
        ("feed", "/about", "article"),
        ("news sitemap", "/tag/x", "article"),
        ("sitemap", "/about", "nothing"),
        ("sitemap", "/tag/x", "index"),
        ("sitemap", "/n/x7", "article"),
    ],
)
def test_a_lead_is_expected_to_be_something(source: Source, path: str, kind: str) -> None:
    assert of_lead(Lead(url=SITE + path, source=source)).kind == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/world/ferry", "/world/storm"),
        ("/2026/05/17/ferry", "/2025/11/02/a-storm-in-the-north"),
        ("/story.php?id=3", "/story.php?id=44"),
        ("/tag/sea", "/tag/wool/page/2"),
        ("/a1b2c3d4/world/x", "/ff99e0a1/world/y"),
    ],
)
def test_addresses_of_one_shape(one: str, other: str) -> None:
    assert family(SITE + one) == family(SITE + other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("/world/ferry", "/sport/ferry"), ("/a/b", "/a/b.html"), ("/a?x=1", "/a?y=1"), ("/a/7", "/a/x")],
)
def test_addresses_of_two_shapes(one: str, other: str) -> None:
    assert family(SITE + one) != family(SITE + other)


def test_a_page_that_rests_is_asked_for_again_when_a_list_says_that_it_changed() -> None:
    changed = datetime(2026, 5, 17, tzinfo=UTC)
    frontier = offered(ask("/s/1"), ask("/s/2"))
    one, two = frontier.take()
    frontier.done(one, "article")
    frontier.rested(one)
    frontier.offer(ask("/s/1", source="sitemap", changed=changed))
    frontier.offer(ask("/s/2", source="feed", changed=changed))
    frontier.done(two, "article")
    frontier.rested(two)
    again = frontier.take()
    assert [(each.url, each.changed) for each in again] == [(one.url, changed), (two.url, changed)]
    for each in again:
        frontier.done(each, "article")
        frontier.rested(each)
    assert frontier.take() == ()
