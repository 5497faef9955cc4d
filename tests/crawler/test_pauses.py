"""Patience with a host: what it asks for is done, longer each time, and what is too long ends the matter."""

import asyncio
import time
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from crawl_helpers import LoopbackSite, article, dry, send
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.guard import Refused
from crawler.pauses import Pauses, retry_after

URL = "http://news.example/a"
NOW = datetime(2026, 5, 17, 6, 30, tzinfo=UTC)


def answer(status: int = 429, asked: str | None = None) -> Response:
    return Response(URL, status=status, headers={"Retry-After": asked} if asked else {})


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120.0),
        ("Sun, 17 May 2026 06:31:00 GMT", 60.0),
        ("Sun, 17 May 2026 06:00:00 GMT", 0.0),
        ("soon", None),
        (None, None),
        ("-5", None),
        ("", None),
        ("0", 0.0),
        (" 30 ", 30.0),
        ("1.5", None),
        ("99999999999999999999", 999999999.0),
        ("Sunday, 17-May-26 06:30:30 GMT", 30.0),
        ("Sun May 17 06:30:10 2026", 10.0),
        ("Sun, 17 May 2026 08:31:00 +0200", 60.0),
        ("Sun, 17 May 2026 06:31:00 -0000", 60.0),
        ("Fri, 31 Feb 2026 06:31:00 GMT", None),
        ("Sun, 17 May 99999 06:31:00 GMT", None),
        ("Sun, 17 May 2026 06:31:00 +99999999999", None),
    ],
)
def test_retry_after_is_read_in_both_its_forms(asked: str | None, seconds: float | None) -> None:
    assert retry_after(answer(asked=asked), NOW) == seconds


def test_a_date_is_held_against_the_clock_of_its_server() -> None:
    said = {"Retry-After": "Sun, 17 May 2009 06:31:00 GMT", "Date": "Sun, 17 May 2009 06:30:00 GMT"}
    assert retry_after(Response(URL, status=503, headers=said)) == 60


def pauses(**chosen: Any) -> Pauses:
    crawler: Any = SimpleNamespace(
        settings=Settings({"COPYDESK_FIRST_PAUSE": 0.05, **chosen}), get_downloader_middleware=lambda _: None
    )
    return Pauses(crawler)


def waited(made: Pauses, url: str = URL) -> float:
    begun = time.monotonic()
    asyncio.run(made.process_request(Request(url)))
    return time.monotonic() - begun


def test_a_pause_grows_until_the_host_answers_and_holds_no_other_host() -> None:
    made = pauses()
    made.process_response(Request(URL), answer())
    assert waited(made, "http://other.example/") < 0.04
    assert waited(made) >= 0.04
    made.process_response(Request(URL), answer(503))
    assert waited(made) >= 0.09
    made.process_response(Request(URL), answer(200))
    made.process_response(Request(URL), answer(503))
    assert 0.04 <= waited(made) < 0.09


def left(made: Pauses) -> float:
    return made._until["news.example"] - time.monotonic()


def test_answers_to_requests_that_were_under_way_do_not_make_a_pause_longer() -> None:
    made = pauses()
    for _ in range(8):
        made.process_response(Request(URL), answer())
    assert left(made) <= 0.05


def test_one_of_them_may_ask_for_longer() -> None:
    made = pauses()
    made.process_response(Request(URL), answer())
    made.process_response(Request(URL), answer(asked="1"))
    made.process_response(Request(URL), answer())
    assert 0.5 < left(made) <= 1


def test_a_pause_that_never_stops_growing_ends_the_matter() -> None:
    made = pauses(COPYDESK_FIRST_PAUSE=0, COPYDESK_MAX_PAUSE=1)
    for _ in range(2000):
        made.process_response(Request(URL), answer())
    assert left(made) <= 0


def test_a_host_that_asks_for_too_long_is_left_alone() -> None:
    made = pauses(COPYDESK_MAX_PAUSE=10)
    made.process_response(Request(URL), answer(asked="3600"))
    with pytest.raises(Refused, match="3600 s of patience"):
        waited(made)


def test_a_page_that_was_refused_once_is_had_after_the_pause(site: LoopbackSite, environ: dict[str, str]) -> None:
    site.pages = {
        "/robots.txt": "User-agent: *\nAllow: /",
        "/busy": lambda h: send(
            h, article("busy").encode(), status=200 if site.hits["/busy"] > 1 else 503, Retry_After="1"
        ),
    }
    ran = dry(environ, "urls", [f"{site.base}/busy"], COPYDESK_ALLOWED_PRIVATE=[site.place], RETRY_TIMES=2)
    assert ran["counts"]["articles"] == 1
    assert site.hits["/busy"] == 2
