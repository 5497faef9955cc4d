"""Pages a second, from address to record: ``python -m benchmarks.throughput [--check]``.

The articles of the simulated web are crawled twice in turn, with delays off: by a bare Scrapy spider that stores raw
pages as files, and by copydesk's crawler with two worker processes, until the last page is a record. Both fetch the
same addresses from a server in a process of its own. The clock runs from the first request that the server sees to
the last page that is stored; CPU is read from the kernel for every process that takes part, less what they need to
start.
"""

import argparse
import multiprocessing
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.figures import row
from benchmarks.queue_cost import cpu, family
from benchmarks.simweb.server import serving
from benchmarks.simweb.sites import web
from workers.embedded import STOP_WORKER, server, start_worker
from workers.procs import stop
from workers.routes import CLEAN_QUEUE
from workers.settings import Settings
from workers.store import Store, ledger, open_store

HERE = Path(__file__).resolve().parent
WORKERS = 2
#: Seconds between two looks at the ledger and at the server: each takes from the two cores that are measured.
LOOK = 0.05
#: The share of a bare spider's pages a second that is aimed at.
LEAST = 0.5
#: Pages that load what a worker loads with its first ones, before the clock runs.
WARM = 8


class Run(Struct, frozen=True, kw_only=True):
    """One run over all pages: seconds by the clock, seconds of CPU of the spider, and of workers and queue."""

    pages: int
    wall: float
    spider: float
    workers: float = 0.0

    @property
    def rate(self) -> float:
        """Pages a second."""
        return self.pages / self.wall

    @property
    def cost(self) -> float:
        """Milliseconds of CPU a page."""
        return 1000 * (self.spider + self.workers) / self.pages


@contextmanager
def simulated() -> Iterator[tuple[list[str], Any]]:
    """The addresses of all articles, and a question that answers when the first of a run was asked for."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs,), daemon=True)
    process.start()
    try:
        yield ours.recv(), ours
    finally:
        ours.send("end")
        process.join(10)
        process.kill()


def _serve(pipe: Any) -> None:
    sites = web()
    first = 0.0
    with serving(sites):
        pipe.send([f"{site.base}{story.path}" for site in sites for story in site.stories])
        while True:
            if pipe.poll(LOOK if first else 0.01):
                if pipe.recv() == "end":
                    return
                pipe.send(first)
                first = 0.0
                for site in sites:
                    site.hits.clear()
            elif not first and any(site.hits for site in sites):
                first = time.time()


def bare(urls: Sequence[str], pipe: Any) -> Run:
    """The spider that stores raw pages."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "urls")
        file.write_text("\n".join(urls), "utf-8")
        pages = Path(folder, "pages")
        pages.mkdir()
        pipe.send("begin")
        pipe.recv()
        took = _run([sys.executable, "-m", "benchmarks.bare_spider", str(file), str(pages)])
        pipe.send("when")
        stored = [path.stat().st_mtime for path in pages.iterdir()]
        return Run(pages=len(stored), wall=max(stored) - pipe.recv(), spider=took)


def whole(urls: Sequence[str], pipe: Any, settings: Settings, store: Store, worker: int) -> Run:
    """Crawler and workers, until every page that was accepted has ended."""
    before = _done(store)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "urls")
        file.write_text("\n".join(urls), "utf-8")
        places = sorted({url.split("/")[2] for url in urls})
        command = [sys.executable, "-m", "crawler", "--urls-file", str(file), "--delay", "0"]
        command += [f"--allowed-private={place}" for place in places]
        environ = {"COPYDESK_HOME": str(settings.home), "COPYDESK_BROKER_URL": settings.broker_url or ""}
        pipe.send("begin")
        pipe.recv()
        others = family(os.getpid())[1:]
        begun = cpu(_workers(others, worker))
        took = _run(command, environ)
        while _open(store):
            time.sleep(LOOK)
        ended = time.time()
        worked = cpu(_workers(others, worker)) - begun
    pipe.send("when")
    return Run(pages=_done(store) - before, wall=ended - pipe.recv(), spider=took, workers=worked)


def _workers(pids: Sequence[int], worker: int) -> list[int]:
    """The processes that do the work, the queue's server too; not the one that serves the pages."""
    served = {child.pid for child in multiprocessing.active_children()}
    return sorted({*(pid for pid in pids if pid not in served), *family(worker)})


def _run(command: Sequence[str], environ: dict[str, str] | None = None) -> float:
    """Run a command to its end; the seconds of CPU that it took."""
    before = os.times()
    chosen = {**os.environ, "PYTHONPATH": str(HERE.parent), "COPYDESK_LOG_LEVEL": "ERROR", **(environ or {})}
    done = subprocess.run(command, env=chosen, capture_output=True, text=True, timeout=600, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _done(store: Store) -> int:
    with store.read() as tx:
        return ledger.counts(tx)["done"]


def _open(store: Store) -> int:
    with store.read() as tx:
        found = ledger.counts(tx)
    return found["queued"] + found["running"]


def measure(rounds: int, pages: int) -> list[tuple[Run, Run]]:
    """Both, in turn, over so many pages (0: all).

    Copydesk's has a store of its own each time, and workers that have loaded what they need.
    """
    found = []
    with simulated() as (every, pipe):
        urls = every[: pages + WARM if pages else None]
        for _ in range(rounds):
            raw = _less(bare(urls, pipe), bare(urls[:1], pipe))
            found.append((raw, _fresh(urls, pipe)))
    return found


def _fresh(urls: list[str], pipe: Any) -> Run:
    with tempfile.TemporaryDirectory() as folder, server(Settings(home=Path(folder), workers=WORKERS)) as settings:
        worker = start_worker(settings, (CLEAN_QUEUE,))
        store = open_store(settings.store_url)
        try:
            for at in range(WARM // 2):  # each child loads the recipe with its first page
                start = whole(urls[2 * at : 2 * at + 2], pipe, settings, store, worker.pid)
            return _less(whole(urls[WARM:], pipe, settings, store, worker.pid), start)
        finally:
            stop(worker, grace=STOP_WORKER)
            store.close()


def _less(run: Run, start: Run) -> Run:
    """A run without what its processes need to start."""
    spider, workers = run.spider - start.spider, run.workers - start.workers
    return Run(pages=run.pages - start.pages, wall=run.wall, spider=spider, workers=workers)


def main() -> int:
    """Measure, print, and with --check exit 1 below the limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3, help="how often both are run; medians are printed")
    parser.add_argument("--pages", type=int, default=0, help="articles of the simulated web (default: all)")
    parser.add_argument("--check", action="store_true", help="exit 1 below the limit")
    chosen = parser.parse_args()
    found = measure(chosen.rounds, chosen.pages)
    for name, runs in (
        ("bare spider, raw pages", [one for one, _ in found]),
        ("copydesk", [two for _, two in found]),
    ):
        row(f"pages a second by the clock: {name}", f"{statistics.median(run.rate for run in runs):.0f}")
        row(f"CPU a page: {name}", f"{statistics.median(run.cost for run in runs):.2f} ms")
    ours_alone = statistics.median(1000 * ours.spider / ours.pages for _, ours in found)
    row("of it, copydesk's crawler", f"{ours_alone:.2f} ms")
    ratio = statistics.median(ours.rate / theirs.rate for theirs, ours in found)
    row(
        "copydesk over bare spider, by the clock",
        f"{ratio:.2f}",
        f"aimed at {LEAST:g}{' and missed' * (ratio < LEAST)}",
    )
    work = statistics.median(WORKERS * theirs.cost / ours.cost for theirs, ours in found)
    row("the same by CPU, two cores over the spider's one", f"{work:.2f}")
    return int(chosen.check and ratio < LEAST)


if __name__ == "__main__":
    sys.exit(main())
