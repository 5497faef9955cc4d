"""Crawls the newsroom through a queue server and a worker of its own, in a home of its own."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from msgspec import Struct

from newsroom.figures import Figures, descendants, figures
from newsroom.server import NewsroomServer
from workers import procs
from workers.cli.draining import drained
from workers.embedded import STOP_WORKER, server, start_worker
from workers.held import Held
from workers.leases import leased
from workers.messages import CrawlReport
from workers.routes import CLEAN_QUEUE
from workers.settings import Settings
from workers.store import Store, ledger
from workers.supervise import supervise

#: Seconds between two looks of whoever waits to kill; one page takes several times as long.
GLANCE = 0.002
#: Seconds for the worker to have begun.
WITHIN = 60.0


class Crawled(Struct, frozen=True, kw_only=True):
    """One crawl of the newsroom: the crawler's report, the figures, the processes that worked, those killed."""

    report: CrawlReport
    figures: Figures
    workers: tuple[int, ...]
    killed: tuple[int, ...] = ()
    at_kill: dict[str, int] = {}


class Setting(Struct, frozen=True):
    """Everything that a crawl of the newsroom needs, running."""

    settings: Settings
    held: Held
    worker: "subprocess.Popen[Any]"
    stack: ExitStack


@contextmanager
def running(settings: Settings) -> Iterator[Setting]:
    """A queue server, a worker and an open store for this home; all of it ends with the block."""
    with server(settings) as ready, ExitStack() as stack:
        held = Held(ready)
        stack.callback(held.close)
        yield Setting(ready, held, _worker(ready, stack), stack)


def crawl(setting: Setting, site: NewsroomServer, *, kill: bool = False) -> Crawled:
    """Crawl the site to its end and wait until every page has ended.

    With ``kill`` the worker and its processes are killed with SIGKILL while pages are open, and another worker is
    started: what the dead one held is sent again by the ledger.
    """
    store = setting.held.store
    assassin = Assassin(setting.worker.pid, setting.settings) if kill else None
    report = _collect(setting, site)
    worker = setting.worker
    if assassin is not None:
        assassin.join()
        worker = _worker(setting.settings, setting.stack)
    drained(store, patience=90.0)
    return Crawled(
        report=report,
        figures=figures(setting.settings, store),
        workers=(worker.pid, *descendants(worker.pid)),
        killed=assassin.killed if assassin else (),
        at_kill=assassin.at_kill if assassin else {},
    )


class Assassin(threading.Thread):
    """Kills a worker, by the ids of the processes that were started here, once some pages are done and some open."""

    def __init__(self, worker: int, settings: Settings) -> None:
        super().__init__(name="assassin", daemon=True)
        self.killed: tuple[int, ...] = ()
        self.at_kill: dict[str, int] = {}
        self._worker, self._settings = worker, settings
        self.start()

    def run(self) -> None:
        """Wait for the moment, then kill; gives up when every page has ended or none ever came."""
        held = Held(self._settings)
        end = time.monotonic() + WITHIN
        while time.monotonic() < end:
            counts = _counts(held.store)
            if counts["done"] and counts["queued"] + counts["running"]:
                self._kill()
                self.at_kill = _counts(held.store)
                break
            time.sleep(GLANCE)
        held.close()

    def _kill(self) -> None:
        victims = (self._worker, *descendants(self._worker))
        for victim in victims:
            os.kill(victim, signal.SIGKILL)
        self.killed = victims


def _collect(setting: Setting, site: NewsroomServer) -> CrawlReport:
    """Run the crawler's process to its end, as ``copydesk crawl`` does."""
    with leased("newsroom", setting.held) as number:
        if number is None:
            raise RuntimeError("this home is being crawled already; name another with --home")
        place = site.base.removeprefix("http://")
        target = ["--url", f"{site.base}/", "--spider", "site", "--delay", "0", "--allowed-private", place]
        command = [sys.executable, "-m", "crawler", "--crawl-id", str(number), *target]
        return supervise(command, number, setting.held)


def _worker(settings: Settings, stack: ExitStack) -> "subprocess.Popen[Any]":
    worker = start_worker(settings, (CLEAN_QUEUE,))
    stack.callback(procs.stop, worker, grace=STOP_WORKER)
    return worker


def _counts(store: Store) -> dict[str, int]:
    with store.read() as tx:
        return ledger.counts(tx)
