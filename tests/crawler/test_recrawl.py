"""Crawling again: what has not changed is neither sent nor stored again, and a crawl that was killed goes on."""

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from crawl_helpers import ROOT, Ended, LoopbackSite, article, index, main_of, redirect, send
from scrapy import Request
from scrapy.http import HtmlResponse

from crawler.fetches import COMING, KNOWN, MAX_VALIDATOR, coming, conditions, is_unchanged, tried
from workers.client import Client
from workers.settings import Settings
from workers.store.values import FetchState
from workers.urls import url_key

AT = datetime(2026, 5, 17, 6, 30, tzinfo=UTC)
LATER = datetime(2026, 5, 18, 6, 30, tzinfo=UTC)
URL = "http://news.example/story"
MODIFIED = "Sun, 17 May 2026 06:30:00 GMT"


def guarded(body: str, name: str, value: str) -> Callable[[BaseHTTPRequestHandler], None]:
    """A page with a validator, which is answered with 304 to whoever has it already."""
    asks = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}[name]

    def answer(handler: BaseHTTPRequestHandler) -> None:
        status = 304 if handler.headers.get(asks) == value else 200
        send(handler, b"" if status == 304 else body.encode(), status=status, **{name: value})

    return answer


def crawl(site: LoopbackSite, environ: dict[str, str], *more: object) -> Ended:
    arguments = ("--url", f"{site.base}/?token=hunter2", "--allowed-private", site.place, "--delay", "0")
    return main_of("crawler.__main__", environ, *arguments, *more)


def rows(environ: dict[str, str], query: str) -> list[Any]:
    with closing(sqlite3.connect(Path(environ["COPYDESK_HOME"], "copydesk.sqlite3"))) as database:
        return database.execute(query).fetchall()


def test_a_site_is_crawled_again_for_what_has_changed(site: LoopbackSite, environ: dict[str, str]) -> None:
    stories = ("/tagged-story-of-the-day", "/plain-story-of-the-day", "/edited-story-of-the-day")
    front = index(*stories, "/moved", "/gone")
    site.pages = {
        "/?token=hunter2": guarded(front, "ETag", '"front"'),
        stories[0]: guarded(article("Tagged"), "ETag", '"one"'),
        stories[1]: article("Plain", "/found-from-a-plain-story"),
        stories[2]: guarded(article("Edited"), "ETag", '"before"'),
        "/moved": redirect("/dated-story-of-the-day"),
        "/dated-story-of-the-day": guarded(article("Dated"), "Last-Modified", MODIFIED),
        "/found-from-a-plain-story": article("Found"),
    }
    first = crawl(site, environ)
    assert first.code == 0, first.log
    assert (first.end["submitted"], first.end["unchanged"], first.end["pages"]) == (5, 0, 6), first.end
    site.hits.clear()
    site.pages[stories[2]] = guarded(article("Edited again"), "ETag", '"after"')
    again = crawl(site, environ)
    assert again.code == 0, again.log
    assert (again.end["submitted"], again.end["unchanged"]) == (1, 2), again.end
    assert again.end["errors"] == {}
    assert (first.end["guessed"] > 0, again.end["guessed"]) == (True, 0), "lists are looked for once"
    assert site.hits[stories[1]] + site.hits["/found-from-a-plain-story"] == 0  # they come whole: not due so soon
    asked = {path: site.headers[path].get("If-None-Match") for path in site.pages}
    assert asked[stories[0]] == '"one"'
    assert asked[stories[2]] == '"before"'
    assert asked["/?token=hunter2"] == '"front"'  # all that it names was asked for
    assert asked["/moved"] is None
    assert site.headers["/dated-story-of-the-day"]["If-Modified-Since"] == MODIFIED
    assert "If-None-Match" not in site.headers["/robots.txt"]
    states = {url.removeprefix(site.base): more for url, *more in rows(environ, REMEMBERED)}
    assert states["/?token=hunter2"] == [304, '"front"', 1, 0]
    assert states["/gone"] == [404, None, 0, 1]
    assert states[stories[0]] == [304, '"one"', 1, 0]
    assert states[stories[2]] == [200, '"after"', 1, 0]
    assert rows(environ, "select count(*) from job") == [(6,)]
    assert "hunter2" not in first.out + first.log + again.out + again.log


REMEMBERED = "select url, last_status, etag, raw_sha256 is not null, fail_count from fetch_state"


def test_pages_that_moved_or_are_gone_are_remembered(site: LoopbackSite, environ: dict[str, str]) -> None:
    gone, kept = "/gone-story-of-the-day", "/kept-story-of-the-day"
    site.pages = {
        "/?token=hunter2": index(gone, kept, "/old-story-of-the-day"),
        gone: guarded(article("Gone"), "ETag", '"g"'),
        kept: guarded(article("Kept"), "ETag", '"k"'),
        "/old-story-of-the-day": redirect("/new-story-of-the-day", 301),
        "/new-story-of-the-day": guarded(article("New"), "ETag", '"n"'),
    }
    assert crawl(site, environ).end["submitted"] == 3
    del site.pages[gone]
    again = crawl(site, environ)
    assert (again.end["gone"], again.end["unchanged"], again.end["submitted"]) == (1, 2, 0), again.end
    states = {url.removeprefix(site.base): more for url, *more in rows(environ, KINDS)}
    assert states[gone][:2] == ["article", 1]
    assert states["/old-story-of-the-day"] == ["moved", 0, f"{site.base}/new-story-of-the-day"]
    third = crawl(site, environ)
    assert (third.end["gone"], site.hits[gone]) == (0, 2)
    assert site.hits["/old-story-of-the-day"] == 1
    whole = crawl(site, environ, "--recheck")
    assert (whole.end["unchanged"], whole.end["resting"]) == (2, 0)
    assert "If-None-Match" not in site.headers[kept]


KINDS = "select url, kind, gone_at is not null, moved_to from fetch_state"


@pytest.fixture
def killed(site: LoopbackSite, environ: dict[str, str]) -> tuple[str, ...]:
    """A crawl that had five of its six pages accepted when it was killed; the other one holds one of two lines."""
    paths = tuple(f"/story-number-{n}-of-six" for n in range(6))
    site.pages = {"/?token=hunter2": index(*paths), **{path: article(path) for path in paths}}
    site.pages[paths[5]] = lambda _: site.over.wait(30) and None
    where = ["--url", f"{site.base}/?token=hunter2", "--allowed-private", site.place, "--delay", "0"]
    process = subprocess.Popen(
        [sys.executable, "-m", "crawler", *where, "--crawl-id", "5"],
        env=environ,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and accepted(environ) < 5:
        threading.Event().wait(0.05)
    process.kill()
    process.wait()
    site.pages[paths[5]] = article(paths[5])
    return paths


def accepted(environ: dict[str, str]) -> int:
    if not Path(environ["COPYDESK_HOME"], "copydesk.sqlite3").exists():
        return 0
    try:
        [(count,)] = rows(environ, "select count(*) from fetch_state where raw_sha256 is not null")
    except sqlite3.OperationalError:  # the store is being made
        return 0
    return int(count)


def test_a_killed_crawl_loses_nothing_and_goes_on_doubling_nothing(
    killed: tuple[str, ...], site: LoopbackSite, environ: dict[str, str]
) -> None:
    folder = Path(environ["COPYDESK_HOME"], "warc")
    [left] = folder.iterdir()
    assert left.suffix == ".open"
    assert rows(environ, "select count(*) from job") == [(5,)]
    again = crawl(site, environ, "--crawl-id", "5")
    assert again.code == 0, again.log
    # Whether the kill came before or after the log said that five were accepted: they are asked for again, or not.
    assert (again.end["articles"], again.end["resting"]) == (6, 0), again.end
    assert all(site.hits[path] <= 2 for path in killed)
    refs = rows(environ, "select ref from job")
    assert sorted(ref for (ref,) in refs) == sorted(url_key(site.base + path) for path in killed)
    assert sorted(path.suffix for path in folder.glob("*.warc*")) in ([".gz", ".gz"], [".cdxj", ".gz", ".gz"])


def test_a_client_remembers_addresses_and_gives_those_that_it_knows(tmp_path: Path, queue_url: str) -> None:
    states = [FetchState(url_key=name, url=f"{URL}?token={name}", etag=name, last_fetched=AT) for name in "ba"]
    with Client(Settings(home=tmp_path, broker_url=queue_url)) as client:
        assert client.fetch_states(["a"]) == {}
        client.note_fetches(states)
        client.note_fetches([])
        assert client.fetch_states(["a", "b", "c", "a"]) == {state.url_key: state for state in states}
    assert "token" not in repr(states)


def response(body: bytes = b"<p>a story</p>", **headers: str) -> HtmlResponse:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return HtmlResponse(URL, body=body, headers=named, request=Request(URL))


def test_what_was_accepted_is_kept_until_something_else_is() -> None:
    new = tried(None, URL, 200, AT)
    assert (new.url, new.last_fetched, new.fail_count, new.raw_sha256) == (URL, AT, 0, None)
    kept = coming(new, response(ETag='W/"x"', Last_Modified=MODIFIED))
    assert (kept.etag, kept.last_modified, kept.last_changed) == ('W/"x"', MODIFIED, AT)
    failed = tried(tried(kept, URL, None, LATER), URL, 503, LATER)
    assert (failed.fail_count, failed.last_status, failed.etag, failed.raw_sha256) == (
        2,
        503,
        'W/"x"',
        kept.raw_sha256,
    )
    back = tried(failed, URL, 304, LATER)
    assert (back.fail_count, back.last_changed, back.last_fetched) == (0, AT, LATER)
    assert coming(back, response()).last_changed == AT
    assert coming(back, response(b"<p>another</p>")).last_changed == LATER


@pytest.mark.parametrize("value", ["", " ", "x" * (MAX_VALIDATOR + 1), "\x7f", "\xe9"])
def test_a_validator_that_is_none_is_not_kept(value: str) -> None:
    assert coming(tried(None, URL, 200, AT), response(ETag=value)).etag is None


def test_only_validators_that_are_known_become_conditions() -> None:
    assert conditions(FetchState(url_key=URL, url=URL)) == {}
    assert conditions(FetchState(url_key=URL, url=URL, etag='"x"')) == {"If-None-Match": '"x"'}
    assert conditions(FetchState(url_key=URL, url=URL, last_modified="m")) == {"If-Modified-Since": "m"}


def test_a_page_without_a_past_is_not_unchanged() -> None:
    page = response()
    assert not is_unchanged(page)
    state = tried(None, URL, 200, AT)
    page.meta[COMING] = coming(state, page)
    assert not is_unchanged(page)
    page.meta[KNOWN] = state
    assert not is_unchanged(page)
    page.meta[KNOWN] = page.meta[COMING]
    assert is_unchanged(page)
