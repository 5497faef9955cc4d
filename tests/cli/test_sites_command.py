"""``copydesk sites``: what is shown of each site, faults with their place, and a pause that is kept in the store."""

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from cli.conftest import Run

from newsroom.server import serving
from workers import crawls
from workers.cli import exits
from workers.contract import Receipt
from workers.held import Held
from workers.settings import Settings
from workers.store import Store, open_store
from workers.store import crawls as rows
from workers.supervise import supervise

TABLE = """
[sites.daily]
seeds = ["https://daily.example/?token=s3cret"]
cron = "0 6 * * *"

[sites.often]
seeds = ["https://often.example/"]
interval = "1h"

[sites.asked]
seeds = ["https://asked.example/"]
"""
BROKEN = """[defaults]
delay = 1.0

[sites.good]
seeds = ["https://good.example/"]

[sites.bad]   # a remark
spider = "site"
seeds = ["ftp://bad.example/"]

[sites.worse]
seeds = ["https://worse.example/"]
dellay = 2.0

[sites."third"]
seeds = ["https://third.example/"]
cron = "3/7 * * * *"
"""


@pytest.fixture
def table(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = home.parent / "sites.toml"
    file.write_text(TABLE, "utf-8")
    monkeypatch.setenv("COPYDESK_SITES", str(file))
    monkeypatch.setenv("COLUMNS", "200")
    return file


@pytest.fixture
def store(home: Path) -> Store:
    return open_store(Settings(home=home).store_url)


def crawled(store: Store, name: str, began: datetime, **counts: int) -> None:
    with store.write() as tx:
        number = rows.begin(tx, name, began, 60)
        assert number is not None
        rows.end(tx, number, began + timedelta(seconds=9), "done" if counts else "failed", counts)


def test_each_site_is_shown_with_its_schedule_and_its_last_crawl(run: Run, table: Path, store: Store) -> None:
    now = datetime.now(UTC)
    crawled(store, "often", now - timedelta(minutes=10), pages=30, articles=5, changed=2, unchanged=9)
    ran = run("sites", "list", "--json")
    assert ran.code == exits.OK
    found = {line["site"]: line for line in ran.lines}
    assert [(name, one["state"]) for name, one in found.items()] == [
        ("daily", "new"),
        ("often", "waiting"),
        ("asked", "asked for"),
    ]
    assert found["often"]["found"] == {
        "pages": 30,
        "articles": 14,
        "new": 3,
        "changed": 2,
        "failed": 0,
        "blocked": 0,
    }
    assert found["often"]["schedule"] == "every 1h"
    due = datetime.fromisoformat(found["often"]["next"])
    assert abs(due - now - timedelta(minutes=50)) < timedelta(minutes=1)
    assert datetime.fromisoformat(found["daily"]["next"]).hour == 6
    shown = run("sites", "list")
    assert "0 6 * * *" in shown.out
    assert "14 articles (3 new, 2 changed), 30 pages" in shown.out
    assert "s3cret" not in shown.out + ran.out


def test_a_site_that_falls_silent_is_an_alarm(run: Run, table: Path, store: Store) -> None:
    now = datetime.now(UTC)
    for age in range(60, 10, -10):
        crawled(store, "asked", now - timedelta(minutes=age), pages=9, articles=9)
    assert run("sites", "list", "--check").code == exits.OK
    crawled(store, "asked", now - timedelta(minutes=1))
    quiet = run("sites", "list")
    assert quiet.code == exits.OK
    assert "asked: nothing but errors; 9 articles were usual" in quiet.err
    checked = run("sites", "list", "--check", "--json")
    assert checked.code == exits.ERROR
    assert checked.lines[2]["alarm"]["kind"] == "errors"


def test_a_crawl_that_nobody_began_is_told(run: Run, table: Path, store: Store) -> None:
    crawled(store, "often", datetime.now(UTC) - timedelta(hours=3), pages=1, articles=1)
    ran = run("sites", "list", "--check")
    assert ran.code == exits.ERROR
    assert "often: overdue: does `copydesk beat` run" in ran.err


def test_every_fault_is_told_with_its_place(run: Run, home: Path) -> None:
    file = home.parent / "broken.toml"
    file.write_text(BROKEN, "utf-8")
    ran = run("sites", "check", file, "--json")
    assert ran.code == exits.USAGE
    places = [(fault["table"], fault["field"], fault["line"]) for fault in ran.lines]
    assert places == [("bad", "seeds", 9), ("worse", "dellay", 13), ("third", "cron", 17)]
    assert "did you mean `delay`?" in ran.lines[1]["fault"]
    assert f"{file}, line 9: site 'bad'" in ran.err
    file.write_text("[sites.a]\nseeds = [", "utf-8")
    torn = run("sites", "check", file)
    assert (torn.code, torn.out) == (exits.USAGE, "")
    assert "no TOML" in torn.err
    missing = run("sites", "check", home.parent / "none.toml")
    assert missing.code == exits.USAGE
    assert "copy sites.example.toml" in missing.err


def test_a_table_without_faults_is_told_so(run: Run, table: Path) -> None:
    ran = run("sites", "check")
    assert (ran.code, ran.out) == (exits.OK, "")
    assert "3 sites, 2 of them with a schedule" in ran.err


def test_a_paused_site_is_crawled_by_nobody_until_it_is_resumed(run: Run, table: Path, home: Path) -> None:
    assert run("sites", "pause", "often", "--reason", "the owner asked").code == exits.OK
    held = Held(Settings(home=home))
    receipt = crawls.run({"site": "often"}, held)
    held.close()
    assert isinstance(receipt, Receipt)
    assert "the owner asked" in (receipt.reason or "")
    row = run("sites", "list", "--json").lines[1]
    assert (row["state"], row["paused"]["reason"], row["next"]) == ("paused", "the owner asked", None)
    resumed = run("sites", "resume", "often", "--json")
    assert resumed.json == {"name": "often", "paused": False}
    assert run("sites", "list", "--json").lines[1]["state"] == "new"
    again = run("sites", "resume", "often")
    assert again.code == exits.NOTHING
    assert "not paused" in again.err


@pytest.mark.parametrize("act", ["run", "pause"])
def test_a_site_that_is_not_in_the_table_is_told(run: Run, table: Path, act: str) -> None:
    ran = run("sites", act, "weekly")
    assert ran.code == exits.NOTHING
    assert "no site 'weekly'" in ran.err


def test_run_puts_a_crawl_on_the_queue_as_beat_does(
    run: Run, table: Path, monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    sent: list[str] = []
    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setattr("workers.client.Client.ask_for_crawl", lambda _, name: sent.append(name))
    assert run("sites", "run", "often", "--json").json == {"site": "often", "queued": True}
    run("sites", "pause", "often")
    paused = run("sites", "run", "often")
    assert paused.code == exits.ERROR
    assert "resume often" in paused.err
    with store.write() as tx:
        assert rows.begin(tx, "asked", datetime.now(UTC), 60)
    running = run("sites", "run", "asked")
    assert "is being crawled" in running.err
    assert sent == ["often"]


def test_run_without_a_queue_server_crawls_here(run: Run, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "1")
    with serving() as site:
        seeds, place = f'["{site.base}/ru/mayak.html"]', site.base.removeprefix("http://")
        table.write_text(
            f'[sites.here]\nseeds = {seeds}\nspider = "urls"\ndelay = 0.0\nallowed_private = ["{place}"]\n', "utf-8"
        )
        assert run("sites", "run", "here", "--json").code == exits.OK
    [row] = run("sites", "list", "--json").lines
    assert (row["outcome"], row["found"]["articles"], row["found"]["new"]) == ("done", 1, 1)


def test_the_end_of_a_silent_crawl_is_logged(home: Path, store: Store, caplog: pytest.LogCaptureFixture) -> None:
    began = datetime.now(UTC) - timedelta(hours=9)
    for hours in range(5):
        crawled(store, "news", began + timedelta(hours=hours), pages=9, articles=9)
    held = Held(Settings(home=home))
    with store.write() as tx:
        number = rows.begin(tx, "news", datetime.now(UTC), 60)
    assert number is not None
    script = 'print(\'{"pages": 8, "skipped_why": {"captcha": 8}, "errors": {"a": "b"}}\'); raise SystemExit(3)'
    with caplog.at_level(logging.WARNING, "copydesk.crawls"):
        supervise(["python3", "-c", script], number, held)
    held.close()
    assert "8 pages and no article among them (mostly captcha: 8); 9 articles were usual" in caplog.text
    with store.read() as tx:
        kept = rows.get(tx, number)
    assert kept is not None
    assert msgspec.to_builtins(kept.details) == {"skipped_why": {"captcha": 8}}
    assert kept.reason == "nothing was collected"
