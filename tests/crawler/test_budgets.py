"""What one host may cost: counted, refused with its own reason, and remembered over a day's crawls."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from crawl_helpers import LoopbackSite, article, dry, index, main_of

from crawler.budgets import Purse
from crawler.site_rules import amount
from workers.store import Store, crawls, open_store

Make = Callable[[], LoopbackSite]


@pytest.mark.parametrize(
    ("purse", "run", "before", "words"),
    [
        (Purse(), (10**6, 10**12), (10**6, 10**12), None),
        (Purse(pages=3), (2, 0), (9, 9), None),
        (Purse(pages=3), (3, 0), (0, 0), "3 requests a crawl"),
        (Purse(bytes=100), (1, 99), (0, 999), None),
        (Purse(bytes=100), (1, 130), (0, 0), "100 bytes a crawl"),
        (Purse(pages_per_day=5), (2, 0), (2, 0), None),
        (Purse(pages_per_day=5), (2, 0), (3, 0), "5 requests a day"),
        (Purse(bytes_per_day=5), (0, 0), (0, 5), "5 bytes a day"),
    ],
)
def test_a_budget_is_spent_or_not(purse: Purse, run: Any, before: Any, words: str | None) -> None:
    found = purse.spent(run, before)
    assert found == (None if words is None else f"its budget of {words} is spent")


@pytest.mark.parametrize(
    ("written", "bytes_"),
    [
        (0, 0),
        (7, 7),
        ("20MB", 20_000_000),
        ("2 GiB", 2**31),
        ("1kb", 1000),
        ("5B", 5),
        ("many", None),
        ("1.5MB", None),
    ],
)
def test_a_size_is_read(written: str | int, bytes_: int | None) -> None:
    assert amount(written) == bytes_


def test_a_host_gets_its_budget_and_the_others_theirs(make_site: Make, environ: dict[str, str]) -> None:
    one, other = make_site(), make_site()
    for site in (one, other):
        site.pages = {f"/{n}": article(f"story {n}", text=f"{n} " * 400) for n in range(6)}
    urls = [f"{one.base}/{n}" for n in range(6)] + [f"{other.base}/{n}" for n in range(2)]
    chosen = {"COPYDESK_ALLOWED_PRIVATE": [one.place, other.place], "COPYDESK_HOST_PAGES": 3}
    counts = dry(environ, "urls", urls, **chosen)["counts"]
    assert counts["articles"] == 5
    assert counts["refused"] == {"budget": 3}
    assert counts["reasons"] == {f"{one.place}: its budget of 3 requests a crawl is spent": 3}
    assert counts["host_pages"] == {one.place: 3, other.place: 2}
    assert sum(one.hits[f"/{n}"] for n in range(6)) == 3


def test_bytes_are_counted_as_they_come(site: LoopbackSite, environ: dict[str, str]) -> None:
    site.pages = {f"/{n}": article(f"story {n}", text=f"{n} " * 5000) for n in range(5)}
    chosen = {"COPYDESK_HOST_BYTES": 25_000, "CONCURRENT_REQUESTS": 1, "COPYDESK_ALLOWED_PRIVATE": [site.place]}
    counts = dry(environ, "urls", [f"{site.base}/{n}" for n in range(5)], **chosen)["counts"]
    assert counts["articles"] == 3
    assert counts["refused"] == {"budget": 2}
    assert 30_000 < counts["host_bytes"][site.place] < 31_500


def test_a_days_budget_holds_over_crawls(site: LoopbackSite, environ: dict[str, str], tmp_path: Path) -> None:
    site.pages = {f"/{n}": article(f"story {n}", text=f"{n} " * 400) for n in range(4)}
    site.pages["/"] = index(*(f"/{n}" for n in range(4)))
    table = tmp_path / "sites.toml"
    table.write_text(
        f'[sites.daily]\nspider = "urls"\ndelay = 0\nhost_pages_per_day = 10\n'
        f'seeds = ["{site.base}/0", "{site.base}/1", "{site.base}/2", "{site.base}/3"]\n'
        f'allowed_private = ["{site.place}"]\n'
    )
    store = open_store(f"sqlite:///{Path(environ['COPYDESK_HOME']) / 'copydesk.sqlite3'}")
    yesterday = datetime.now(UTC) - timedelta(days=1, minutes=1)
    ended(store, site.place, 50, yesterday)
    ended(store, site.place, 7, yesterday + timedelta(hours=2))
    ended(store, "other.example", 90, yesterday + timedelta(hours=2))
    with store.read() as tx:
        assert crawls.spent(tx, yesterday + timedelta(hours=1)) == {
            site.place: (7, 700),
            "other.example": (90, 9000),
        }
    store.close()
    end = main_of("crawler.__main__", environ, "--sites", table, "--site", "daily").end
    assert (end["articles"], end["refused"]) == (3, {"budget": 1})
    assert json.dumps(end["reasons"]).count("10 requests a day") == 1


def ended(store: Store, host: str, pages: int, at: datetime) -> None:
    with store.write() as tx:
        number = crawls.begin(tx, f"site {host} {at}", at, 60)
        assert number is not None
        details = {"host_pages": {host: pages}, "host_bytes": {host: 100 * pages}}
        crawls.end(tx, number, at, "done", {}, details=details)
