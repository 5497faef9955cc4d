"""The crawl of a drill: beat fires it, a crawl worker runs Scrapy, on the bundled newsroom; each can be killed."""

import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Self

from benchmarks.drill.processes import Process, descendants, kill, kill_group, runs
from newsroom.expected import stories
from newsroom.server import serving
from workers import procs
from workers.routes import CRAWL_QUEUE
from workers.settings import Settings
from workers.store import Store, records

SITES = """
[sites.newsroom]
seeds = ["{base}/index.html", "{base}/feed.xml"]
interval = "10s"
delay = 0.4
allowed_private = ["{place}"]
"""
#: Seconds to wait for a Scrapy that can be killed.
PATIENCE = 12.0

Spawn = Callable[..., Process]


class Crawls:
    """What crawls; ``keep`` starts again what has ended. A context manager."""

    def __init__(self, settings: Settings, spawn: Spawn) -> None:
        self._settings, self._spawn = settings, spawn
        self._stack = ExitStack()
        self._running: dict[str, Process] = {}
        self._commands: dict[str, list[str]] = {}
        self.base = ""

    def __enter__(self) -> Self:
        site = self._stack.enter_context(serving())
        self.base = site.base
        site.handle_error = lambda *_: None  # a connection that was cut off: its Scrapy was killed
        self._settings.sites.write_text(SITES.format(base=site.base, place=site.base.partition("//")[2]), "utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
        self._stack.close()

    def start(self) -> None:
        """Start beat and the crawl worker."""
        args = procs.worker_args(self._settings, (CRAWL_QUEUE,))
        one = ["--concurrency=1" if word.startswith("--concurrency") else word for word in args]
        celery = [sys.executable, "-m", "celery", "-A"]
        self._commands = {
            "beat": [*celery, "crawler.schedule", "beat", "--loglevel=INFO"],
            "crawl-worker": [*celery, "benchmarks.drill.worker", *one],
        }
        self._running = {name: self._start(name) for name in self._commands}

    def keep(self) -> int:
        """Start again what has ended; how many."""
        ended = [name for name, process in self._running.items() if process.poll() is not None]
        for name in ended:
            kill_group(self._running[name])
            self._running[name] = self._start(name)
        return len(ended)

    def kill_beat(self) -> None:
        """SIGKILL beat, which holds the lock of the schedule."""
        self._kill("beat")

    def kill_scrapy(self) -> None:
        """SIGKILL the crawl's own process; the whole crawl worker if none is begun for a while."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            for pid in descendants(self._running["crawl-worker"].pid):
                if runs(pid, b"crawler"):
                    kill(pid)
                    return
            time.sleep(0.1)
        self._kill("crawl-worker")

    def end(self) -> None:
        """No more crawls."""
        for process in self._running.values():
            kill_group(process)
        self._running = {}

    def unseen(self, store: Store) -> tuple[str, ...]:
        """The stories of the newsroom of which there is no record; none if no crawl was begun."""
        if not self._commands:
            return ()
        with store.read() as tx:
            return tuple(path for path in stories() if not records.keys_at(tx, f"{self.base}/{path}"))

    def _start(self, name: str) -> Process:
        return self._spawn(name, self._commands[name], start_new_session=True)

    def _kill(self, name: str) -> None:
        kill_group(self._running[name])
        self._running[name] = self._start(name)
