"""From sites.toml to records with every real part: beat fires, a crawl worker crawls, workers store."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from newsroom.server import serving
from workers.embedded import embedded
from workers.model import Profile
from workers.procs import environment, spawn, stop
from workers.recipe import recipe_id
from workers.routes import QUEUES
from workers.settings import Settings
from workers.store import Store, crawls, open_store, records

SITES = """
[sites.newsroom]
seeds = ["{base}/strait/ferry-talks.html", "{base}/ru/mayak.html"]
spider = "urls"
interval = "1s"
delay = 0.0
judge = "readability"
allowed_private = ["{place}"]
"""
#: A Scrapy process starts in seconds, on a busy host in many.
WITHIN = 90.0


def urls_seen(store: Store) -> set[str]:
    with store.read() as tx:
        rows = records.listing(tx, limit=100)
        seen = [one for row in rows for one in records.observations(tx, key=row.key)]
    return {str(one.url) for one in seen if one.source.startswith("crawl:")}


def test_a_site_of_the_table_is_crawled_when_it_is_due(tmp_path: Path) -> None:
    with serving() as site:
        table = tmp_path / "sites.toml"
        table.write_text(SITES.format(base=site.base, place=site.base.removeprefix("http://")), "utf-8")
        settings = Settings(
            home=tmp_path / "home", sites=table, workers=1, user_agent="test (+https://test.example/)"
        )
        with embedded(settings, queues=QUEUES) as ready:
            beat = _beat(settings, tmp_path)  # it finds the queue server by the home
            try:
                _wait(ready, {f"{site.base}/strait/ferry-talks.html", f"{site.base}/ru/mayak.html"}, tmp_path)
            finally:
                stop(beat, grace=((signal.SIGTERM, 15.0),))
        store = open_store(settings.store_url)
        with store.read() as tx:
            assert (crawls.latest(tx, "newsroom") or None) is not None
            seen = [one for row in records.listing(tx, limit=9) for one in records.observations(tx, key=row.key)]
        assert {one.recipe for one in seen} == {recipe_id(Profile(judge="readability"))}
        assert {one.facts.judge for one in seen} == {"readability"}
        store.close()


def _beat(settings: Settings, folder: Path) -> "subprocess.Popen[bytes]":
    env = {**os.environ, **environment(settings), "COPYDESK_HEARTBEAT": str(folder / "beat.heartbeat")}
    command = [sys.executable, "-m", "workers.cli", "beat", "--sites", str(settings.sites)]
    with (folder / "beat.log").open("wb") as log:
        return spawn(command, stdout=log, stderr=log, env=env, start_new_session=True)


def _wait(ready: Settings, wanted: set[str], folder: Path) -> None:
    end = time.monotonic() + WITHIN
    store = open_store(ready.store_url)
    try:
        while wanted - urls_seen(store):
            assert time.monotonic() < end, (wanted - urls_seen(store), (folder / "beat.log").read_text()[-2000:])
            time.sleep(0.3)
    finally:
        store.close()
