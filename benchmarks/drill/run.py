"""One run of the drill: hand in, do the faults, wait until the ledger is empty, check."""

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from benchmarks.drill.check import Found, check
from benchmarks.drill.faults import Faults, plan
from benchmarks.drill.pages import pages
from benchmarks.drill.rig import Rig
from workers.settings import Settings
from workers.store import Store, ledger, open_store
from workers.store.errors import StoreError

LOOK = 0.2


class Asked(Struct, frozen=True, kw_only=True):
    """What a run is to be: its pages, its faults and what it runs on."""

    pages: int
    faults: int
    seed: int
    store: str
    persistence: str
    workers: int = 2
    patience: float = 300.0


class Run(Struct, frozen=True, kw_only=True):
    """What a run found: faults by kind, what became of the pages, seconds until struck pages went on."""

    asked: Asked
    faults: dict[str, int]
    ended_by_themselves: int
    found: Found
    seconds: dict[str, tuple[float, ...]]
    took: float
    drained: bool

    @property
    def is_good(self) -> bool:
        """Whether everything that was accepted came to one right end."""
        bad = (*self.found.missing, *self.found.doubled, *self.found.convicted, *self.found.damaged)
        return self.drained and not bad


def run(asked: Asked, settings: Settings, strike_postgres: Callable[[], None]) -> Run:
    """Run in the home of these settings, which is to be new. From the main thread."""
    chance = random.Random(asked.seed)  # noqa: S311 - a seed that can be given again
    begun = time.monotonic()
    store = open_store(settings.store_url)
    try:
        with Rig(settings, asked.persistence, chance, [str(asked.pages), str(asked.seed)]) as rig:
            rig.start_server()
            for _ in range(asked.workers):
                rig.start_worker()
            for who in ("crawl", "application"):
                rig.start_sender(who)
            faults = Faults(rig, store, chance, strike_postgres)
            done, drained = _drive(asked, rig, faults, store)
            by_themselves = rig.ended_by_themselves
        found = check(store, settings.home, pages(asked.pages, asked.seed))
    finally:
        store.close()
    return Run(
        asked=asked,
        faults=done,
        ended_by_themselves=by_themselves,
        found=found,
        seconds={kind: tuple(round(one, 1) for one in took) for kind, took in faults.seconds.items()},
        took=round(time.monotonic() - begun, 1),
        drained=drained,
    )


def _drive(asked: Asked, rig: Rig, faults: Faults, store: Store) -> tuple[dict[str, int], bool]:
    """Do each fault when its time has come, until all is done; the faults by kind, and whether the ledger drained."""
    planned = plan(asked.seed, asked.faults, asked.store == "postgresql")
    done: Counter[str] = Counter()
    moved, before = time.monotonic(), -1
    while True:
        rig.keep()
        faults.look()
        open_, ended = counts(store)
        if ended != before:
            moved, before = time.monotonic(), ended
        if planned and ended >= planned[0].at * asked.pages:
            fault = planned.pop(0)
            faults.do(fault.kind)
            done[fault.kind] += 1
        elif rig.all_sent() and not open_ and not planned:
            return dict(done), True
        elif time.monotonic() - moved > asked.patience:
            return dict(done), False
        else:
            time.sleep(LOOK)


def counts(store: Store) -> tuple[int, int]:
    """How many pages are open, and how many have ended; a store that is away is asked again."""
    while True:
        try:
            with store.read() as tx:
                found = ledger.counts(tx)
        except StoreError:
            time.sleep(LOOK)
        else:
            return found["queued"] + found["running"], found["done"] + found["quarantined"]


def home_of(folder: Path, number: int) -> Path:
    """The home of one run of several."""
    return folder / f"run-{number}"
