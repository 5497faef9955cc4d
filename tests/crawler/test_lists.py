"""Sitemaps and feeds: every kind that sites have, broken ones, and those that were made to do harm."""

import gzip
from datetime import UTC, datetime

import pytest

from crawler.feeds import MAX_ENTRIES, read_feed
from crawler.leads import moment, place_of
from crawler.sitemaps import Sitemap, read_sitemap

URL = "https://news.example/list"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urls(found: Sitemap | None) -> list[str]:
    return [lead.url for lead in found.pages] if found else []


def test_an_index_names_sitemaps_with_their_dates() -> None:
    body = f"<sitemapindex {SPACE}><sitemap><loc> /a.xml </loc><lastmod>2026-05-17</lastmod></sitemap></sitemapindex>"
    found = read_sitemap(URL, body.encode())
    assert found is not None
    [lead] = found.maps
    assert (lead.url, lead.newest) == ("https://news.example/a.xml", datetime(2026, 5, 17, 23, 59, 59, tzinfo=UTC))


def test_a_news_sitemap_gives_title_and_date_and_the_other_languages() -> None:
    body = f"""<?xml version="1.0"?><urlset {SPACE} xmlns:n="news" xmlns:x="xhtml"><url><loc>/en/one</loc>
    <n:news><n:publication><n:name>N</n:name><n:language>en</n:language></n:publication>
    <n:publication_date>2026-05-17T08:30+02:00</n:publication_date><n:title>A ferry &amp; a storm</n:title></n:news>
    <x:link rel="alternate" hreflang="de" href="/de/eins"/><x:link rel="alternate" hreflang="en" href="/en/one"/>
    </url><url><lastmod>2026</lastmod></url></urlset>"""
    found = read_sitemap(URL, body.encode())
    assert found is not None
    one, other = found.pages
    assert (one.source, one.title, one.language) == ("news sitemap", "A ferry & a storm", "en")
    assert one.published == datetime(2026, 5, 17, 6, 30, tzinfo=UTC)
    assert (other.url, other.language, other.source) == ("https://news.example/de/eins", "de", "sitemap")


def test_a_sitemap_may_be_packed_or_plain_lines() -> None:
    body = f"<urlset {SPACE}><url><loc>{URL}/1</loc></url></urlset>".encode()
    assert (
        urls(read_sitemap(URL, gzip.compress(body)))
        == urls(read_sitemap(URL, b"\xef\xbb\xbf\n" + body))
        == [f"{URL}/1"]
    )
    assert urls(read_sitemap(URL, f"{URL}/1\n{URL}/2\n".encode())) == [f"{URL}/1", f"{URL}/2"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>404",
        b"User-agent: *",
        gzip.compress(b"<urlset>" + b"\0" * 60_000_000),
        b"\x1f\x8b\x08broken",
    ],
    ids=["empty", "page", "words", "bomb", "broken"],
)
def test_what_is_no_sitemap_is_none(body: bytes) -> None:
    assert read_sitemap(URL, body) is None


def test_half_a_sitemap_gives_what_can_be_read() -> None:
    body = f"<urlset {SPACE}><url><loc>{URL}/1</loc></url><url><loc>{URL}/2</lo"
    assert urls(read_sitemap(URL, body.encode()))[:1] == [f"{URL}/1"]


ITEM = "<item><title>T</title><link> /one </link><pubDate>Sun, 17 May 2026 08:30:00 +0200</pubDate></item>"
FEEDS = {
    "rss": f"<rss><channel><link>/</link>{ITEM}</channel></rss>",
    "rdf": '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/" xmlns:dc="d"><channel/><item><title>T</title>'
    "<link>/one</link><dc:date>2026-05-17T06:30:00Z</dc:date></item></rdf:RDF>",
    "guid": "<rss><channel><item><title>T</title><guid>https://news.example/one</guid>"
    "<pubDate>17 May 2026 06:30 GMT</pubDate></item><item><guid isPermaLink='false'>https://x.example/2</guid></item>"
    "</channel></rss>",
    "atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><link rel="edit" href="/4"/>'
    '<link href="/one"/><published>2026-05-17T06:30:00Z</published></entry></feed>',
    "json": '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": 1, "url": "/one", "title": "T",'
    ' "date_published": "2026-05-17T06:30:00Z"}]}',
}


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_of_each_kind_names_its_pages(kind: str) -> None:
    found = read_feed(URL, FEEDS[kind].encode())
    assert found is not None
    [lead] = found.pages
    assert (lead.url, lead.title, lead.source) == ("https://news.example/one", "T", "feed")
    assert lead.published == datetime(2026, 5, 17, 6, 30, tzinfo=UTC)


def test_addresses_of_a_feed_start_from_the_base_around_them() -> None:
    entry = '<entry xml:base="2026/"><link rel="alternate" href="one.html"/></entry>'
    other = '<entry><link xml:base="/far/" href="two.html"/></entry>'
    more = '<link rel="next" href="p2"/>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/">{entry}{other}{more}</feed>'
    found = read_feed(URL, feed.encode())
    assert found is not None
    assert [lead.url for lead in found.pages] == [
        "https://news.example/blog/2026/one.html",
        "https://news.example/far/two.html",
    ]
    assert found.more == "https://news.example/blog/p2"


def test_a_feed_names_its_next_part() -> None:
    atom = '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="?p=2"/></feed>'
    json = '{"version": "https://jsonfeed.org/version/1", "next_url": "https://news.example/p2"}'
    assert [found and found.more for found in (read_feed(URL, atom.encode()), read_feed(URL, json.encode()))] == [
        f"{URL}?p=2",
        "https://news.example/p2",
    ]


@pytest.mark.parametrize("body", ["", "<html/>", "{}", "{", '{"version": "3"}', "<rss", "<svg/>"])
def test_what_names_nothing_is_no_feed_or_an_empty_one(body: str) -> None:
    found = read_feed(URL, body.encode())
    assert found is None or found.pages == ()


def test_a_feed_without_end_is_cut_and_an_entity_bomb_reads_nothing() -> None:
    long = "<rss><channel>" + "".join(f"<item><link>/{n}</link></item>" for n in range(MAX_ENTRIES + 9))
    found = read_feed(URL, long.encode())
    assert found is not None
    assert len(found.pages) == MAX_ENTRIES
    bomb = '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><item><link>/&f;</link></item></rss>'
    read = read_feed(URL, bomb.encode())
    assert read is None or all("root" not in lead.url for lead in read.pages)


@pytest.mark.parametrize(
    "text", ["", None, "yesterday", "9999-99-99", "0001-01-01T00:00:00+23:59", "x" * 99, "1766-05-05"]
)
def test_what_is_no_date_of_our_time_is_none(text: str | None) -> None:
    assert moment(text) is None


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://www.news.example.co.uk/x", "example.co.uk"),
        ("http://127.0.0.1:8001/x", "127.0.0.1:8001"),
        ("http://localhost:99/", "localhost:99"),
        ("mailto:x", None),
    ],
)
def test_two_ports_of_a_machine_are_two_sites(url: str, place: str | None) -> None:
    assert place_of(url) == place
