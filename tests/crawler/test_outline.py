"""What is measured on a page: running text, headline links, declarations, links, feeds, orders to robots."""

import pytest
from scrapy.http import HtmlResponse

from crawler.leads import join
from crawler.links import MAX_LINKS, Link, is_next
from crawler.outline import outline

URL = "https://news.example/world/a"
PROSE = "The ferry left the harbour at dawn and carried the whole village across. " * 5


def page(body: str, head: str = "") -> HtmlResponse:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return HtmlResponse(URL, body=html.encode(), encoding="utf-8")


def test_running_text_counts_outside_links_and_furniture_only() -> None:
    facts = outline(page(f"<div>{PROSE}<br>short</div><nav>{PROSE}</nav><p><a href=/x>{PROSE}</a></p>")).facts
    assert facts.running == len(PROSE.strip())
    assert facts.headlines == 1


def test_text_below_headings_that_are_links_is_told_from_text_above_them() -> None:
    rows = "".join(f'<h3><a href="/{n}">The ferry runs again on line {n}</a></h3><p>{PROSE}</p>' for n in range(6))
    facts = outline(page(f"<p>{PROSE}</p>{rows}")).facts
    assert (facts.topics, facts.under) == (6, 6 * len(PROSE.strip()))
    assert outline(page(f"<p>{PROSE}</p>")).facts.under == 0


@pytest.mark.parametrize(
    ("box", "kind"),
    [
        ('<aside class="post-upgrade"><p>This post is for paying subscribers only</p></aside>', "paywall"),
        ('<aside class="newsletter"><p>This post is for paying subscribers only</p></aside>', None),
    ],
)
def test_a_box_that_closes_a_short_text_is_read(box: str, kind: str | None) -> None:
    barred = outline(page(f"<article><h1>Rope</h1><p>{PROSE[:150]}</p>{box}</article>")).barred
    assert (barred and barred.kind) == kind


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
        ('<meta property="og:type" content="video.other">', "other"),
        ('<script type="application/ld+json">{"@type": "VideoObject"}</script>', "other"),
        (
            '<meta property="og:type" content="article"><body itemtype="https://schema.org/VideoObject">',
            "article",
        ),
        ("<title>Boat builder (f/m/d)</title>", "other"),
        ("<title>Bootsbauer (m/w/d) in Vollzeit</title>", "other"),
        ("<title>The mayor (m) and the harbour (see p. 3)</title>", None),
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
    assert [link.url for link in outline(page(body)).links] == [
        "https://news.example/world/b",
        "https://news.example/c",
    ]


def test_a_base_moves_links_and_a_page_has_no_more_than_so_many() -> None:
    body = "".join(f'<a href="{n}">x</a>' for n in range(MAX_LINKS + 10))
    links = outline(page(body, '<base href="/base/">')).links
    assert links[0].url == "https://news.example/base/0"
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


def test_a_link_stands_somewhere_and_keeps_its_longest_text() -> None:
    body = (
        '<nav><a href="/s">Sport</a><a href="/one">One</a></nav><h2><a href="/one">A ferry leaves at dawn</a></h2>'
        '<a href="/pic"><img alt="A lighthouse in the fog"></a><footer><a href="/us">Us</a></footer>'
    )
    found = {link.url.rpartition("/")[2]: link for link in outline(page(body)).links}
    assert (found["one"].text, found["one"].place, found["one"].headed) == ("A ferry leaves at dawn", "main", True)
    assert [found[name].place for name in ("s", "us")] == ["furniture", "footer"]
    assert found["pic"].text == "A lighthouse in the fog"


def test_links_that_all_say_the_same_are_rows_of_a_list() -> None:
    rows = "".join(f'<li>A headline <a href="/{n}">mehr</a></li>' for n in range(4))
    assert {(link.headed, link.is_next) for link in outline(page(rows)).links} == {(True, False)}
    [alone] = outline(page('<a href="/page/2">mehr</a>')).links
    assert (alone.headed, alone.is_next) == (False, True)


def test_the_frames_of_a_page_are_links_and_no_address_says_how_a_reader_came() -> None:
    frames = '<html><frameset><frame src="menu.htm" name="menu"><frame src="/today.htm"></frameset></html>'
    found = outline(HtmlResponse(URL, body=frames.encode(), encoding="utf-8")).links
    assert [(link.url.rpartition("/")[2], link.place) for link in found] == [
        ("menu.htm", "furniture"),
        ("today.htm", "furniture"),
    ]
    [link] = outline(page('<a href="/a?id=3&utm_source=mail">One</a><a href="/a?id=3&fbclid=x">Two</a>')).links
    assert link.url.endswith("/a?id=3")


@pytest.mark.parametrize(
    "text", ["Next page", "Older posts »", "Ältere Beiträge", "Page suivante", "次へ", "»", "Далее"]
)
def test_a_link_leads_on(text: str) -> None:
    assert is_next(text)


@pytest.mark.parametrize("text", ["Next spring the ferry returns", "Older people vote", "More", "Weiter", ""])
def test_a_link_leads_on_only_by_its_whole_text(text: str) -> None:
    assert is_next(text) is (text == "More")
    assert is_next(text, "nav-next")


def test_the_head_names_the_next_part_the_own_address_and_the_day() -> None:
    head = '<link rel="next" href="?p=2"><link rel="canonical" href="/b"><meta name="author" content="A">'
    found = outline(page("<time>2026</time><h1>Harbour</h1>", head))
    assert Link(url=f"{URL}?p=2", is_next=True) in found.links
    assert (found.canonical, found.facts.dated, found.facts.signed) == ("https://news.example/b", True, True)


@pytest.mark.parametrize(
    ("line", "dated"),
    [
        ("17 May 2026", True),
        ("17. 05. 2026", True),
        ("2026年5月17日", True),
        ("Founded in 2026", False),
        ("© 17 May 2026", False),
    ],
)
def test_a_line_may_be_a_date_in_any_language(line: str, dated: bool) -> None:
    assert outline(page(f"<p>{line}</p>")).facts.dated is dated


def test_a_page_whose_whole_body_is_a_form_has_text() -> None:
    assert outline(page(f"<form><h1>x</h1><p>{PROSE}</p></form>")).facts.running == len(PROSE.strip())
    assert outline(page(f"<form><p>{PROSE}</p></form>")).facts.running == 0


@pytest.mark.parametrize(
    ("content", "onward"),
    [
        ("0; url=/home.html", "https://news.example/home.html"),
        ("3;URL='start/'", "https://news.example/world/start/"),
        ("600", None),
        (f"600; url={URL}", None),
        ("text/html; charset=utf-8", None),
    ],
)
def test_a_page_with_nothing_to_read_sends_its_readers_on(content: str, onward: str | None) -> None:
    head = f'<meta http-equiv="refresh" content="{content}">'
    assert [link.url for link in outline(page("", head)).links] == ([onward] if onward else [])
    assert outline(page(f"<p>{PROSE}</p>", head)).links == ()


@pytest.mark.parametrize(
    ("around", "place"),
    [
        ('<div id="footer">{}</div>', "footer"),
        ('<td class="site-info">{}</td>', "footer"),
        ('<ul class="main-menu">{}</ul>', "furniture"),
        ('<div class="topbar">{}</div>', "furniture"),
        ('<div class="footnotes">{}</div>', "main"),
        ('<div id="bottom">{}</div>', "footer"),
        ('<div class="margin-bottom">{}</div>', "main"),
        ('<div class="has-menu"><h1>Harbour</h1>{}</div>', "main"),
        ('<div class="menu-news"><h2>{}</h2></div>', "main"),
    ],
)
def test_a_foot_or_a_menu_may_have_its_name_only(around: str, place: str) -> None:
    found = outline(page(around.format('<a href="/rules">Rules</a>'))).links
    assert [link.place for link in found] == [place]


def test_a_list_prints_the_headline_of_an_article() -> None:
    body = f"<h1>A ferry leaves the harbour at dawn</h1><p>{PROSE}</p>"
    assert outline(page(body), listed_as=" A ferry leaves the  harbour at dawn").facts.titled
    assert not outline(page(body), listed_as="A ferry").facts.titled


@pytest.mark.parametrize("href", ["javascript:x", "http://[", "x" * 3000, "data:,x"])
def test_what_is_no_address_is_none(href: str) -> None:
    assert join(URL, href) is None
