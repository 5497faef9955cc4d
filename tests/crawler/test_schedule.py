"""Schedules on a real queue server: a fire reaches the crawl queue once, two beats send no slot twice."""

import base64
import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import redis
from celery.schedules import crontab, schedule
from crawl_helpers import ROOT

from crawler.schedule import SlotScheduler, beat_app, entries, main, slot, sync_schedules
from crawler.sites import Site, read_sites
from workers import broker
from workers.client import Client
from workers.settings import Settings, SettingsError
from workers.store import crawls, open_store

SITES = """
[sites.often]
seeds = ["https://often.example/"]
interval = "1s"
[sites.hourly]
seeds = ["https://hourly.example/"]
cron = "0 * * * *"
[sites.asked]
seeds = ["https://asked.example/"]
"""


@pytest.fixture
def server(queue_url: str) -> Any:
    client = redis.Redis.from_url(broker.plain(queue_url))
    client.flushdb()
    yield client
    client.flushdb()
    client.close()


@pytest.fixture
def settings(tmp_path: Path, queue_url: str, server: Any) -> Settings:
    file = tmp_path / "sites.toml"
    file.write_text(SITES)
    return Settings(home=tmp_path, broker_url=queue_url, sites=file)


def messages(server: Any) -> list[dict[str, Any]]:
    found = []
    for raw in server.lrange("copydesk.crawl", 0, -1):
        message = json.loads(raw)
        body = json.loads(base64.b64decode(message["body"]))
        found.append({"task": message["headers"]["task"], **body[1]})
    return found


def test_two_beats_send_each_slot_of_a_site_once(environ: dict[str, str], settings: Settings, server: Any) -> None:
    chosen = {**environ, "COPYDESK_SITES": str(settings.sites)}
    beats = [
        subprocess.Popen([sys.executable, "-m", "crawler.schedule"], env=chosen, cwd=ROOT, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    until = time.monotonic() + 40
    while len(messages(server)) < 3 and time.monotonic() < until:
        time.sleep(0.1)
    for beat in beats:
        beat.terminate()
    logs = [beat.communicate(timeout=20)[1] for beat in beats]
    sent = messages(server)
    assert len(sent) >= 3, logs
    assert {one["task"] for one in sent} == {"copydesk.crawl.v1"}
    assert {one["payload"]["site"] for one in sent} <= {"often", "hourly"}
    slots = [(one["payload"]["site"], one["payload"]["slot"]) for one in sent]
    assert len(slots) == len(set(slots))


def test_a_slot_that_another_beat_sent_is_not_sent_again(settings: Settings, server: Any) -> None:
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    entry = scheduler.Entry.from_key(f"{app.redbeat_conf.key_prefix}site:hourly", app=app)
    assert scheduler.apply_async(entry, advance=False) is not None
    assert scheduler.apply_async(entry, advance=False) is None
    assert len(messages(server)) == 1
    app.close()


def test_the_stored_schedule_follows_the_file(settings: Settings, server: Any) -> None:
    assert set(sync_schedules(settings)) == {"site:often", "site:hourly"}
    stored = server.zrange("copydesk:beat::schedule", 0, -1)
    assert stored == [] or len(stored) == 2
    settings.sites.write_text(SITES.replace("sites.often", "sites.now").replace('"1s"', '"5s"'))
    assert set(sync_schedules(settings)) == {"site:now", "site:hourly"}
    keys = {key.decode() for key in server.keys("copydesk:beat:*site:*")}
    assert {key.rpartition("site:")[2] for key in keys} == {"now", "hourly"}


def stored(server: Any) -> set[str]:
    return {key.decode().rpartition("site:")[2] for key in server.keys("copydesk:beat:*site:*")}


def test_beat_follows_the_file_while_it_runs(
    settings: Settings, server: Any, caplog: pytest.LogCaptureFixture
) -> None:
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    assert not scheduler.follow()
    settings.sites.write_text(SITES.replace("sites.often", "sites.added"))
    assert scheduler.follow()
    assert stored(server) == {"added", "hourly"}
    for broken in ("[sites.hourly]\nseeds = []", "[sites", None):
        settings.sites.unlink() if broken is None else settings.sites.write_text(broken)
        caplog.clear()
        with caplog.at_level("WARNING"):
            assert not scheduler.follow()
            assert not scheduler.follow()
        assert [record.getMessage()[:29] for record in caplog.records] == ["the schedule stays as it was:"]
        assert stored(server) == {"added", "hourly"}
    settings.sites.write_text(SITES)
    assert scheduler.follow()
    assert stored(server) == {"often", "hourly"}
    app.close()


def _until(true: Callable[[], bool], within: float = 40) -> bool:
    end = time.monotonic() + within
    while not true() and time.monotonic() < end:
        time.sleep(0.1)
    return true()


def test_a_running_beat_takes_up_a_site_and_lets_one_rest(
    environ: dict[str, str], settings: Settings, server: Any
) -> None:
    chosen = {**environ, "COPYDESK_SITES": str(settings.sites)}
    store = open_store(msgspec.structs.replace(settings, home=Path(environ["COPYDESK_HOME"])).store_url)

    def sent(name: str) -> int:
        return sum(one["payload"]["site"] == name for one in messages(server))

    beat = subprocess.Popen(
        [sys.executable, "-m", "crawler.schedule"], env=chosen, cwd=ROOT, stderr=subprocess.DEVNULL
    )
    try:
        assert _until(lambda: sent("often") > 0)
        settings.sites.write_text(SITES + 'interval = "1s"\n')
        assert _until(lambda: sent("asked") > 0)
        with store.write() as tx:
            crawls.rest(tx, "often", datetime.now(UTC))
        time.sleep(1.5)
        before, others = sent("often"), sent("asked")
        assert _until(lambda: sent("asked") > others + 1)
        assert sent("often") == before
    finally:
        beat.terminate()
        beat.wait(20)
        store.close()


def test_nothing_is_sent_for_a_paused_site(settings: Settings, server: Any) -> None:
    store = open_store(settings.store_url)
    with store.write() as tx:
        crawls.rest(tx, "hourly", datetime.now(UTC))
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    entry = scheduler.Entry.from_key(f"{app.redbeat_conf.key_prefix}site:hourly", app=app)
    assert scheduler.apply_async(entry, advance=False) is None
    assert messages(server) == []
    with store.write() as tx:
        crawls.go_on(tx, "hourly")
    assert scheduler.apply_async(entry, advance=False) is not None
    assert len(messages(server)) == 1
    store.close()
    app.close()


def test_what_was_due_while_no_beat_ran_is_sent_once(settings: Settings, server: Any) -> None:
    sync_schedules(settings)
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    entry = scheduler.Entry.from_key(f"{app.redbeat_conf.key_prefix}site:hourly", app=app)
    entry.reschedule(datetime.now(UTC) - timedelta(days=3))
    app.close()
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    scheduler.lock_key = None
    for _ in range(3):
        scheduler.tick()
    assert [one["payload"]["site"] for one in messages(server)].count("hourly") == 1
    app.close()


def test_a_crawl_that_is_asked_for_goes_the_way_of_a_fire(settings: Settings, server: Any) -> None:
    with Client(settings) as client:
        client.ask_for_crawl("asked")
    [sent] = messages(server)
    assert sent["task"] == "copydesk.crawl.v1"
    assert sent["payload"] == {"schema": "copydesk.crawl-request/1", "site": "asked"}


def test_an_entry_says_what_to_crawl_where_and_how_long_it_holds() -> None:
    sites = read_sites({"sites": {"a": {"seeds": ["https://a.example/"], "interval": "2h"}}})
    [(name, entry)] = entries(sites.values())
    assert name == "site:a"
    assert entry["kwargs"] == {"payload": {"schema": "copydesk.crawl-request/1", "site": "a"}}
    assert entry["options"] == {"queue": "copydesk.crawl", "expires": 3600, "ignore_result": True}
    assert entry["schedule"].run_every.total_seconds() == 7200
    assert list(entries([Site(seeds=("https://b.example/",), name="b")])) == []


def test_a_slot_is_the_minute_of_a_cron_line_and_the_number_of_an_interval() -> None:
    at = datetime(2026, 5, 17, 6, 30, 42, tzinfo=UTC).timestamp()
    assert slot(crontab(), at) == "2026-05-17T06:30:00Z"
    assert slot(schedule(20), at) == "2026-05-17T06:30:40Z"
    assert slot(schedule(3600), at) == "2026-05-17T06:00:00Z"


def test_a_schedule_without_a_redis_is_told(tmp_path: Path, queue_url: str) -> None:
    with pytest.raises(SettingsError, match="COPYDESK_REDBEAT_URL"):
        beat_app(Settings(home=tmp_path, broker_url="amqp://localhost//"))


def test_beat_without_a_table_of_sites_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, queue_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COPYDESK_BROKER_URL", queue_url)
    monkeypatch.setenv("COPYDESK_SITES", str(tmp_path / "none.toml"))
    assert main(["--sync"]) == 2
    assert "sites.example.toml" in capsys.readouterr().err


FORGED = {
    "name": "forged",
    "task": "copydesk.crawl.v1",
    "args": [],
    "kwargs": {"payload": {"urls": ["http://127.0.0.1:9/inside"]}},
    "options": {"queue": "copydesk.crawl"},
    "schedule": {"__type__": "interval", "every": 1.0, "relative": False},
    "enabled": True,
}
LONG_AGO = {"__type__": "datetime", "year": 2020, "month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}
#: What another may write on the server in the place of an entry: by name, its definition.
ENTRIES = {
    "forged": json.dumps(FORGED),
    "unreadable": "{not json",
    "no-object": "[1]",
    "no-times": json.dumps(FORGED | {"name": "no-times", "schedule": 7}),
    "another's name": json.dumps(FORGED | {"name": "site:hourly"}),
    "site:often": "{",
    "site:hourly": json.dumps(FORGED | {"name": "site:hourly"}),
}


def test_what_another_wrote_on_the_server_is_neither_sent_nor_ends_beat(settings: Settings, server: Any) -> None:
    sync_schedules(settings)
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    scheduler.lock_key = None
    meta = json.dumps({"last_run_at": LONG_AGO | {"microsecond": 0, "timezone": "UTC"}})
    for name, definition in ENTRIES.items():
        server.hset(f"copydesk:beat:{name}", mapping={"definition": definition, "meta": meta})
        server.zadd("copydesk:beat::schedule", {f"copydesk:beat:{name}": 1})
    for _ in range(3):
        scheduler.tick()
    assert {one["payload"].get("site") for one in messages(server)} <= {"hourly", "often"}
    assert [one for one in messages(server) if "urls" in one["payload"]] == []
    assert [one["payload"]["site"] for one in messages(server)].count("hourly") == 1, "not each second"
    on_server = server.zrange("copydesk:beat::schedule", 0, -1)
    assert set(on_server) == {b"copydesk:beat:site:often", b"copydesk:beat:site:hourly"}
    app.close()


FAR = 4_000_000_000
FUTURE = json.dumps({"last_run_at": LONG_AGO | {"year": 2096, "microsecond": 0, "timezone": "UTC"}})
#: What silences a site: its next time and its last run as they may stand on the server.
SILENCED: dict[str, tuple[float | None, str | None]] = {
    "a last run and a next one in the future": (FAR, FUTURE),
    "a next run in the future": (FAR, None),
    "a last run in the future": (0, FUTURE),
    "a next run in the past that is never looked for": (-7, None),
    "no next run": (None, None),
    "no time at all": (float("inf"), FUTURE),
}


def test_an_entry_is_left_alone_while_the_server_is_away(
    settings: Settings, server: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    scheduler = SlotScheduler(beat_app(settings), lazy=False, lock_key=None)
    kept = sorted(server.keys("copydesk:beat:*"))

    def away(*_: Any, **__: Any) -> Any:
        raise redis.ConnectionError("away")

    monkeypatch.setattr(scheduler.Entry, "from_key", away)
    with pytest.raises(redis.ConnectionError):
        scheduler._tidy(scheduler._own())
    assert len(kept) > 2
    assert sorted(server.keys("copydesk:beat:*")) == kept


@pytest.mark.parametrize("silenced", SILENCED.values(), ids=SILENCED.keys())
def test_a_site_that_was_silenced_on_the_server_is_healed(
    silenced: tuple[float | None, str | None], settings: Settings, server: Any, caplog: pytest.LogCaptureFixture
) -> None:
    sync_schedules(settings)
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    scheduler.lock_key = None
    score, meta = silenced
    for name in ("site:often", "site:hourly"):
        server.zrem("copydesk:beat::schedule", f"copydesk:beat:{name}")
        if score is not None:
            server.zadd("copydesk:beat::schedule", {f"copydesk:beat:{name}": score})
        if meta is not None:
            server.hset(f"copydesk:beat:{name}", "meta", meta)
    end = time.monotonic() + 60
    while "often" not in {one["payload"]["site"] for one in messages(server)}:
        assert time.monotonic() < end
        scheduler.tick()
        time.sleep(0.05)
    now = time.time()
    due = server.zmscore("copydesk:beat::schedule", ["copydesk:beat:site:often", "copydesk:beat:site:hourly"])
    assert all(0 <= one <= now + 3600 + 5 for one in due), due
    assert ("was crawled in the future" in caplog.text) == (score is not None and (score > 0 or meta is not None))
    app.close()


def test_a_site_that_waits_for_its_time_is_left_alone(settings: Settings, server: Any) -> None:
    sync_schedules(settings)
    app = beat_app(settings)
    scheduler = SlotScheduler(app, lazy=False, lock_key=None)
    scheduler.lock_key = None
    scheduler.tick()
    before = server.zscore("copydesk:beat::schedule", "copydesk:beat:site:hourly")
    scheduler._heal()
    assert server.zscore("copydesk:beat::schedule", "copydesk:beat:site:hourly") == before > time.time()
    app.close()
