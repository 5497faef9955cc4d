"""What is measured on a page: running text, headline links, declarations, links, feeds, orders to robots."""

import pytest
from scrapy.http import HtmlResponse, TextResponse

from crawler.outline import MAX_LINKS, feed_links, join, outline

URL = "https://news.example/world/a"
PROSE = "The ferry left the harbour at dawn and carried the whole village across. " * 5


def page(body: str, head: str = "") -> HtmlResponse:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return HtmlResponse(URL, body=html.encode(), encoding="utf-8")


def test_running_text_counts_outside_links_and_furniture_only() -> None:
    facts = outline(page(f"<div>{PROSE}<br>short</div><nav>{PROSE}</nav><p><a href=/x>{PROSE}</a></p>")).facts
    assert facts.running == len(PROSE.strip())
    assert facts.headlines == 1


def test_a_script_without_word_breaks_counts_for_more() -> None:
    facts = outline(page("<p>" + "渡船在黎明时分离开港口载着全村人过海去赶集" + "</p>")).facts
    assert facts.running >= 60


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        ('<meta property="og:type" content="Article">', "article"),
        ('<script type="application/ld+json">{"@type": ["NewsArticle"]}</script>', "article"),
        ('<meta property="og:type" content="website">', None),
        ('<script type="application/ld+json">{"@type": "Organization"}</script>', None),
        ("", None),
    ],
)
def test_what_the_markup_declares(head: str, declared: str | None) -> None:
    assert outline(page("", head)).facts.declared == declared


def test_links_are_absolute_once_and_pages_only() -> None:
    body = (
        '<a href="b#top">b</a><a href="b">b</a><a href=" /c ">c</a><a href="x.jpg">x</a>'
        '<a href="mailto:a@b.example">m</a>'
        '<a href="http://[">bad</a><a rel="nofollow" href="/no">no</a><a>none</a>'
    )
    assert outline(page(body)).links == ("https://news.example/world/b", "https://news.example/c")


def test_a_base_moves_links_and_a_page_has_no_more_than_so_many() -> None:
    body = "".join(f'<a href="{n}">x</a>' for n in range(MAX_LINKS + 10))
    links = outline(page(body, '<base href="/base/">')).links
    assert links[0] == "https://news.example/base/0"
    assert len(links) == MAX_LINKS


def test_orders_and_feeds_are_read() -> None:
    head = '<meta name="ROBOTS" content="NoIndex, NoFollow"><link type="application/atom+xml" href="/feed">'
    found = outline(page("", head))
    assert found.nofollow
    assert found.feeds == ("https://news.example/feed",)
    assert not outline(page("")).nofollow


@pytest.mark.parametrize("body", ["", "<", "<html>", "\x00", "<p>" * 3000 + "deep"])
def test_odd_markup_is_measured_without_an_error(body: str) -> None:
    found = outline(HtmlResponse(URL, body=body.encode(), encoding="utf-8"))
    assert found.links == ()


def test_feeds_of_both_kinds_name_their_pages() -> None:
    items = "<item><link> /one </link></item><item><link>https://a.example/2</link></item>"
    rss = f"<rss><channel><link>/</link>{items}</channel></rss>"
    entry = '<entry><link href="/3"/><link rel="edit" href="/4"/></entry>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>'
    found = [
        feed_links(TextResponse(URL, body=feed.encode(), encoding="utf-8")) for feed in (rss, atom, "<html/>", "")
    ]
    assert found == [("https://news.example/one", "https://a.example/2"), ("https://news.example/3",), (), ()]


def test_an_entity_bomb_in_a_feed_reads_nothing() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "x"><!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><link>/&a;&f;</link></item></rss>'
    assert all("root" not in link for link in feed_links(TextResponse(URL, body=bomb.encode(), encoding="utf-8")))


@pytest.mark.parametrize("href", ["javascript:x", "http://[", "x" * 3000, "data:,x"])
def test_what_is_no_address_is_none(href: str) -> None:
    assert join(URL, href) is None
