"""robots.txt: what each answer means, and that what cannot be read forbids."""

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.signalmanager import SignalManager

from crawler.robots import MAX_BYTES, MAX_DELAY, Robots, RobotsMiddleware, product_token, read_robots

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
