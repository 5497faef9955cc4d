"""robots.txt: what each answer means, and that what cannot be read forbids."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scrapy.settings import Settings
from scrapy.signalmanager import SignalManager

from crawler.robots import RobotsMiddleware, product_token
from crawler.robots_rules import MAX_BYTES, MAX_DELAY, Robots, read_robots

RULES = (
    b"User-agent: *\nDisallow: /private/\nCrawl-delay: 7\n\n"
    b"User-agent: copydesk\nDisallow: /drafts\nAllow: /drafts/x\n"
)


def refused(robots: Robots, path: str, name: str = "copydesk") -> bool:
    return robots.judge(f"https://news.example{path}", name).refused is not None


def test_the_group_of_our_name_holds_and_the_longest_rule_wins() -> None:
    robots = read_robots(200, RULES)
    assert refused(robots, "/drafts/a")
    assert not refused(robots, "/drafts/x")
    assert not refused(robots, "/private/a")
    assert refused(robots, "/private/a", "other")


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
def test_there_is_none_means_everything_is_allowed(status: int) -> None:
    assert not refused(read_robots(status, b"User-agent: *\nDisallow: /"), "/a")


@pytest.mark.parametrize("status", [429, 500, 502, 503, 301, 304, 100])
def test_what_cannot_be_read_forbids_everything_and_says_why(status: int) -> None:
    ruling = read_robots(status, b"").judge("https://news.example/a", "copydesk")
    assert str(status) in (ruling.refused or "")


def test_only_the_first_500_kib_count_and_half_a_line_does_not() -> None:
    early, late = b"User-agent: *\nDisallow: /early\n", b"\nDisallow: /late\n"
    filler = b"#" * (MAX_BYTES - len(early) - 12) + b"\nDisallow: /ab"
    robots = read_robots(200, early + filler + late)
    assert refused(robots, "/early")
    assert not refused(robots, "/late")
    assert not refused(robots, "/a")


@pytest.mark.parametrize("body", [b"", b"<html>not here</html>", b"\xff\xfe\x00", b"Disallow: /", b"\x00" * 100])
def test_a_file_without_rules_allows(body: bytes) -> None:
    assert not refused(read_robots(200, body), "/a")


def allowed(text: str | bytes, path: str, name: str = "copydesk") -> bool:
    return not refused(read_robots(200, text.encode() if isinstance(text, str) else text), path, name)


TWICE = "User-agent: copydesk\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nUser-agent: CopyDesk\nDisallow: /b"
GROUPS = [
    # what a file says, a path, and whether we may have it: which group is ours (RFC 9309, 2.2.1)
    (TWICE, "/a", False),
    (TWICE, "/b", False),
    (TWICE, "/c", True),
    ("User-agent: *\nDisallow: /a\n\nUser-agent: x\nDisallow: /\n\nUser-agent: *\nDisallow: /b", "/a", False),
    ("User-agent: x\nUser-agent: copydesk\nUser-agent: y\nDisallow: /a", "/a", False),
    ("User-agent: x\n\n# and\nUser-agent: copydesk\n\nDisallow: /a", "/a", False),
    ("User-agent: copydesk\nSitemap: https://x.example/s\nUser-agent: x\nDisallow: /a", "/a", False),
    ("User-agent: copydesk\nNoindex: /\nDisallow: /a", "/a", False),
    ("User-agent: copydesk\nHost: x.example\nDisallow: /a", "/a", False),
    ("USER-AGENT: COPYDESK\nDISALLOW: /a", "/a", False),
    ("User-agent: copydesk/2.0 (all of it)\nDisallow: /a", "/a", False),
    ("User-agent: copy\nAllow: /\n\nUser-agent: *\nDisallow: /a", "/a", False),
    ("User-agent: copydesk-news\nAllow: /\n\nUser-agent: *\nDisallow: /a", "/a", False),
    ("User-agent: desk\nDisallow: /a", "/a", True),
    ("User-agent: copydesk\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", True),
    ("User-agent: copydesk\n\nUser-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nCrawl-delay: 1\n\nUser-agent: bad\nDisallow: /", "/a", True),
    ("User-agent:\nDisallow: /", "/a", True),
    ("Disallow: /", "/a", True),
]
LINES = [
    ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
    ("User-agent: *\r\nDisallow: /a\r\nAllow: /a/b\r\n", "/a/c", False),
    ("User-agent: *\r\nDisallow: /a\r\nAllow: /a/b\r\n", "/a/b", True),
    ("User-agent: *\rDisallow: /a\r", "/a", False),
    ("User-agent: *\n# note\u2028Allow: /a\nDisallow: /a", "/a", False),
    ("User-agent: *\n# note\u0085Allow: /a\x0cAllow: /a\x1dAllow: /a\nDisallow: /a", "/a", False),
    ("\tUser-agent :\t *  # all\n   Disallow :   /a  # and below", "/a/b", False),
    ("User-agent *\nDisallow /a", "/a", False),
    ("User agent: *\nDisalow: /a", "/a", False),
    ("User-agent: *\nDisallow: /a\0b\nDisallow: /c", "/c", False),
    ("<!DOCTYPE html><html><body>User-agent: *<br>Disallow: /</body></html>", "/a", True),
    ("User-agent: *\nDisallow: /a".encode("utf-16"), "/a", False),
    (b"User-agent: *\nDisallow: /\xff\nDisallow: /b", "/b", False),
    (b"User-agent: *\nDisallow: /caf\xe9", "/caf%E9", False),
]
PATHS = [
    ("Disallow: /a/\nAllow: /a/b/", "/a/b/c", True),
    ("Allow: /a/\nDisallow: /a/b/", "/a/b/c", False),
    ("Disallow: /a\nAllow: /a", "/a", True),
    ("Allow: /p\nDisallow: /*.html", "/page.html", False),
    ("Disallow: /*.pdf", "/x/y.pdf?z", False),
    ("Disallow: /*.pdf$", "/x/y.pdf?z", True),
    ("Disallow: /*.pdf$", "/x/y.pdf", False),
    ("Disallow: *secret", "/x/secret", False),
    ("Disallow: /a$b", "/a$b", False),
    ("Disallow: /a$b", "/a", True),
    ("Disallow: /a%24", "/a$", False),
    ("Disallow: /a%2Ab", "/a*b", False),
    ("Disallow: /a%2Ab", "/axb", True),
    ("Allow: /$\nDisallow: /", "/", True),
    ("Allow: /$\nDisallow: /", "/page", False),
    ("Disallow: /café", "/caf%C3%A9", False),
    ("Disallow: /caf%c3%a9", "/café", False),
    ("Disallow: /ニュース/", "/%E3%83%8B%E3%83%A5%E3%83%BC%E3%82%B9/1", False),
    ("Disallow: /новости", "/новости/1", False),
    ("Disallow: /%61bc", "/abc", False),
    ("Disallow: /abc", "/%61bc", False),
    ("Disallow: /%7Ejoe/", "/~joe/x", False),
    ("Disallow: /a%2Fb", "/a/b", True),
    ("Disallow: /a%2Fb", "/a%2fb", False),
    ("Disallow: /*?s=", "/x?s=1", False),
    ("Disallow: /x?", "/x", True),
    ("Disallow: /A", "/a", True),
    ("Allow:\nDisallow: /", "/a", False),
    ("Disallow: /", "/robots.txt", True),
    ("Disallow: /a", "/a#part", False),
    ("Disallow: /" + "*a" * 60 + "*b$", "/" + "a" * 2000, True),
]


@pytest.mark.parametrize(("text", "path", "may"), GROUPS)
def test_the_group_that_holds_is_ours_alone_or_everybodys(text: str, path: str, may: bool) -> None:
    assert allowed(text, path) is may


@pytest.mark.parametrize(("text", "path", "may"), LINES)
def test_lines_are_read_as_they_were_meant(text: str | bytes, path: str, may: bool) -> None:
    assert allowed(text, path) is may


@pytest.mark.parametrize(("rules", "path", "may"), PATHS)
def test_the_longest_rule_that_fits_decides(rules: str, path: str, may: bool) -> None:
    assert allowed(f"User-agent: *\n{rules}", path) is may


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_breaks_the_reading(body: bytes) -> None:
    for text in (body, b"User-agent: *\nDisallow: " + body, b"User-agent: *\nCrawl-delay: " + body):
        robots = read_robots(200, text)
        robots.judge("https://news.example/a?b=c", "copydesk")
        delay = robots.delay("copydesk")
        assert delay is None or 0 < delay <= MAX_DELAY


def test_sitemaps_are_named_wherever_they_stand_each_once() -> None:
    text = b"Sitemap: https://x.example/1\nUser-agent: other\nDisallow: /\nsitemap:https://x.example/2\n"
    assert read_robots(200, text + b"SITEMAP : https://x.example/1").sitemaps == (
        "https://x.example/1",
        "https://x.example/2",
    )
    many = b"".join(b"Sitemap: /%d\n" % n for n in range(500))
    assert len(read_robots(200, many).sitemaps) == 50


def test_a_delay_is_capped_and_nonsense_is_none() -> None:
    assert read_robots(200, RULES).delay("other") == 7
    assert read_robots(200, b"User-agent: *\nCrawl-delay: 86400").delay("x") == MAX_DELAY
    assert read_robots(200, b"User-agent: *\nCrawl-delay: soon").delay("x") is None
    assert read_robots(404, b"").delay("x") is None


@pytest.mark.parametrize(
    ("user_agent", "token"),
    [
        ("copydesk/0.1 (+https://a.example)", "copydesk"),
        ("Mozilla/5.0 (compatible; daily-bot/2.0; +https://a.example)", "daily-bot"),
        ("plain", "plain"),
        ("two words", "two"),
    ],
)
def test_the_name_that_robots_txt_calls_us_by(user_agent: str, token: str) -> None:
    assert product_token(user_agent) == token


def test_a_crawl_delay_reaches_the_slot_that_is_there_and_the_one_made_later() -> None:
    slot = SimpleNamespace(delay=1.0, jitter=0.5, concurrency=2)
    downloader = SimpleNamespace(per_slot_settings={}, slots={"news.example": slot})
    middleware = RobotsMiddleware(crawler(downloader))
    middleware._slow_down("news.example", 7.0)
    assert (slot.delay, slot.jitter, slot.concurrency) == (7.0, 0.0, 1)
    assert downloader.per_slot_settings["news.example"] == {"delay": 7.0, "concurrency": 1, "jitter": 0.0}


def test_a_shorter_crawl_delay_than_ours_changes_nothing() -> None:
    downloader = SimpleNamespace(per_slot_settings={}, slots={})
    middleware = RobotsMiddleware(crawler(downloader))
    middleware._slow_down("news.example", 0.5)
    middleware._slow_down("news.example", None)
    assert downloader.per_slot_settings == {}


def crawler(downloader: Any) -> Any:
    settings = Settings({"USER_AGENT": "copydesk/1", "DOWNLOAD_DELAY": 1.0})
    return SimpleNamespace(settings=settings, signals=SignalManager(), engine=SimpleNamespace(downloader=downloader))
