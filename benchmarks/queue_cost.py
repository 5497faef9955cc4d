"""What queue, ledger, archive and store cost: ``python benchmarks/queue_cost.py [--pages N] [--check]``.

In one run, on a store and a queue server of its own: CPU a page of everything but the recipe, in batches of 25,
beside a bare Celery no-op on the same server; pages a second of two worker processes over one; and the memory of
the workers over all pages. CPU is read from the kernel for every process that takes part (client, queue server,
workers and their children); what the recipe took is measured inside the workers and taken off.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from workers.client import Client
from workers.contract import Page
from workers.embedded import STOP_WORKER, server, start_worker
from workers.procs import stop
from workers.routes import CLEAN_QUEUE
from workers.settings import Settings
from workers.store import Store, ledger, open_store

HERE = Path(__file__).resolve().parent
STORIES = sorted((HERE.parent / "newsroom" / "pages").glob("*/*.html"))
BATCH = 25
TICK = os.sysconf("SC_CLK_TCK")
#: With the pages' messages this stays below the tasks after which Celery replaces a child; CPU is read by pid.
MOST_NOOPS = 500
#: The limits that the project has set itself.
MOST_MS, LEAST_SPEED_UP, MOST_MB = 3.0, 1.7, 400


class Run(Struct, frozen=True, kw_only=True):
    """One run: seconds of CPU of all processes, of the recipe, and of no-ops; memory of the largest child in MB."""

    pages: int
    wall: float
    cpu: float
    recipe: float
    noop_ms: float
    first_mb: float
    most_mb: float
    last_mb: float

    @property
    def overhead_ms(self) -> float:
        """CPU a page of everything but the recipe."""
        return 1000 * (self.cpu - self.recipe) / self.pages


def pages(count: int, offset: int = 0) -> list[Page]:
    """Pages of the bundled newsroom, each made a text of its own by a number in it."""
    texts = [file.read_bytes() for file in STORIES]
    return [
        Page(
            url=f"https://bench.example/{n}",
            html_b64=texts[n % len(texts)].replace(b"<p>", b"<p>Number %d. " % n, 1),
            fetched_at="2026-01-02T03:04:05Z",
            source="bench",
            ref=str(n),
        )
        for n in range(offset, offset + count)
    ]


def family(pid: int) -> list[int]:
    """A process and all its descendants."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [pid, *(found for child in children for found in family(int(child)))]


def cpu(pids: list[int]) -> float:
    """Seconds of CPU that processes took so far, with the children that they have waited for."""
    fields = [Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split() for pid in pids]
    return sum(sum(map(int, row[11:15])) for row in fields) / TICK


def memory(pids: list[int]) -> float:
    """Resident memory of the largest process in MB."""
    return max(int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) for pid in pids) * 4096 / 1e6


def measure(count: int, workers: int) -> Run:
    """Run ``count`` pages through client, queue, ledger, archive, recipe and store."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BENCH_FOLDER"] = folder
        os.environ["PYTHONPATH"] = os.pathsep.join(
            filter(None, (str(HERE), str(HERE.parent), os.environ.get("PYTHONPATH", "")))
        )
        with server(Settings(home=Path(folder) / "home", workers=workers)) as settings:
            worker = start_worker(settings, (CLEAN_QUEUE,), app="measured")
            store = open_store(settings.store_url)
            try:
                with Client(settings) as client:
                    return _measured(count, client, store, worker.pid, Path(folder))
            finally:
                stop(worker, grace=STOP_WORKER)
                store.close()


def _measured(count: int, client: Client, store: Store, worker: int, folder: Path) -> Run:
    _submit(client, pages(100, offset=10**6))  # warm every process
    _await(store, 100)
    others, children = family(os.getpid())[1:], family(worker)[1:]
    sent = pages(count)
    before, recipe, begun = cpu(others), _recipe(folder), time.perf_counter()
    submitting = _submit(client, sent)
    sizes = _await(store, 100 + count, children)
    wall = time.perf_counter() - begun
    took, cleaning = submitting + cpu(others) - before, _recipe(folder) - recipe
    return Run(
        pages=count,
        wall=wall,
        cpu=took,
        recipe=cleaning,
        noop_ms=_noops(client, min(count, MOST_NOOPS), others),
        first_mb=sizes[0],
        most_mb=max(sizes),
        last_mb=sizes[-1],
    )


def _submit(client: Client, sent: list[Page]) -> float:
    """Hand the pages in, in batches; seconds of CPU that this process took for it."""
    begun = time.process_time()
    for start in range(0, len(sent), BATCH):
        client.submit(sent[start : start + BATCH])
    return time.process_time() - begun


def _await(store: Store, until: int, watched: list[int] | None = None) -> list[float]:
    """Wait until so many pages have ended; the memory of the largest worker at every look."""
    sizes = []
    while True:
        sizes.append(memory(watched) if watched else 0.0)
        with store.read() as tx:
            found = ledger.counts(tx)
        if found["done"] + found["quarantined"] >= until:
            return sizes
        time.sleep(0.1)


def _recipe(folder: Path) -> float:
    return sum(float(file.read_text("ascii") or 0) for file in folder.glob("recipe-*"))


def _noops(client: Client, count: int, others: list[int]) -> float:
    """Milliseconds of CPU for a task that does nothing, from its call to its acknowledgement."""
    app = client._app  # noqa: SLF001 - the same connection as the pages took
    before, begun = cpu(others), time.process_time()
    for _ in range(count):
        app.send_task("bench.noop", queue=CLEAN_QUEUE, ignore_result=True)
    calling = time.process_time() - begun
    while client.waiting():
        time.sleep(0.1)
    time.sleep(0.5)
    return 1000 * (calling + cpu(others) - before) / count


def lines(one: Run, two: Run) -> Iterator[tuple[str, str, bool]]:
    """What was found, as (what, value, whether it is within the limit)."""
    worst, speed_up = max(one.overhead_ms, two.overhead_ms), one.wall / two.wall
    most = max(one.most_mb, two.most_mb)
    yield f"CPU a page of queue, ledger, archive, store (at most {MOST_MS:g} ms)", f"{worst:.2f} ms", worst <= MOST_MS
    yield "CPU a page of the recipe", f"{1000 * one.recipe / one.pages:.2f} ms", True
    yield "CPU of a bare Celery no-op", f"{one.noop_ms:.2f} ms", True
    yield "pages a second, one worker process", f"{one.pages / one.wall:.1f}", True
    yield "pages a second, two worker processes", f"{two.pages / two.wall:.1f}", True
    yield f"two over one (at least {LEAST_SPEED_UP:g})", f"{speed_up:.2f}", speed_up >= LEAST_SPEED_UP
    yield f"memory of the largest worker process (at most {MOST_MB} MB)", f"{most:.0f} MB", most <= MOST_MB
    yield "its memory at the first, at the last page", f"{one.first_mb:.0f} MB, {one.last_mb:.0f} MB", True


def main() -> int:
    """Measure, print, and with --check exit 1 if a limit is passed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=1000, help="pages for each of the two runs")
    parser.add_argument("--check", action="store_true", help="exit 1 if a limit is passed")
    chosen = parser.parse_args()
    found = list(lines(measure(chosen.pages, 1), measure(chosen.pages, 2)))
    for what, value, within in found:
        print(f"{what:<70} {value:>18} {'' if within else '  BEYOND THE LIMIT'}")
    return int(chosen.check and not all(within for _, _, within in found))


if __name__ == "__main__":
    sys.exit(main())
