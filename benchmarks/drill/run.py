"""One run of the drill: hand in, do the faults, wait until the ledger is empty, check."""

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from benchmarks.drill import clock
from benchmarks.drill.check import Found, check
from benchmarks.drill.disk import Disk
from benchmarks.drill.faults import Faults
from benchmarks.drill.pages import pages
from benchmarks.drill.plans import OF_CRAWLS, Drawn, Plan, Rhythm, draw
from benchmarks.drill.rig import Rig
from workers.settings import Settings
from workers.store import Store, ledger, open_store
from workers.store.errors import StoreError

LOOK = 0.2


class Asked(Struct, frozen=True, kw_only=True):
    """What a run is to be: its pages, its faults (a number of them, or a rhythm of each) and what it runs on."""

    pages: int
    faults: int
    seed: int
    store: str
    persistence: str
    broker: str = "valkey"
    patience: float = 300.0
    rhythm: dict[str, float] = {}

    @property
    def crawls(self) -> bool:
        """Whether the newsroom is crawled beside: not for a rhythm that strikes no crawl."""
        return not self.rhythm or not self.rhythm.keys().isdisjoint(OF_CRAWLS)


class Run(Struct, frozen=True, kw_only=True):
    """What a run found: faults by kind, what became of the pages, seconds until struck pages went on."""

    asked: Asked
    faults: dict[str, int]
    ended_by_themselves: int
    found: Found
    seconds: dict[str, tuple[float, ...]]
    took: float
    drained: bool
    told: dict[str, str] = {}

    @property
    def is_good(self) -> bool:
        """Whether everything that was accepted came to one right end."""
        bad = (*self.found.missing, *self.found.doubled, *self.found.convicted, *self.found.damaged)
        return self.drained and not bad


def run(asked: Asked, settings: Settings, disk: Disk, notes: Path, strike_postgres: Callable[[], None]) -> Run:
    """Run in the home of these settings, which is to be new and on this disk. From the main thread."""
    chance = random.Random(asked.seed)  # noqa: S311 - a seed that can be given again
    begun = time.monotonic()
    store = open_store(settings.store_url)
    try:
        words = [str(asked.pages), str(asked.seed)]
        with Rig(settings, (asked.broker, asked.persistence), notes, chance, words, crawls=asked.crawls) as rig:
            faults = Faults(rig, store, disk, chance, strike_postgres)
            done, drained = _drive(asked, rig, faults, store)
            by_themselves = rig.ended_by_themselves
        unseen = rig.crawls.unseen(store)
        found = check(store, notes, settings.archive_folder, pages(asked.pages, asked.seed), unseen)
    finally:
        store.close()
    return Run(
        asked=asked,
        faults=done,
        ended_by_themselves=by_themselves,
        found=found,
        seconds={kind: tuple(round(one, 1) for one in took) for kind, took in faults.struck.seconds.items()},
        took=round(time.monotonic() - begun, 1),
        drained=drained,
        told={"disk": disk.told, "clock": clock.TOLD},
    )


def _drive(asked: Asked, rig: Rig, faults: Faults, store: Store) -> tuple[dict[str, int], bool]:
    """Do each fault when its time has come, until all is done; the faults by kind, and whether the ledger drained."""
    plan = _plan(asked, faults)
    done: Counter[str] = Counter()
    moved, before = time.monotonic(), -1
    while True:
        rig.keep()
        faults.struck.look()
        open_, ended = counts(store)
        if ended != before:
            moved, before = time.monotonic(), ended
        share = ended / asked.pages
        if kind := plan.due(share):
            faults.do(kind)
            done[kind] += 1
        elif rig.all_sent() and plan.is_over(share) and _is_over(rig, store, open_):
            return dict(done), True
        elif time.monotonic() - moved > asked.patience:
            return dict(done), False
        else:
            time.sleep(LOOK)


def _plan(asked: Asked, faults: Faults) -> Plan:
    if asked.rhythm:
        return Rhythm(asked.rhythm, faults.worked)
    return Drawn(draw(asked.seed, asked.faults, asked.store == "postgresql"))


def _is_over(rig: Rig, store: Store, open_: int) -> bool:
    """Whether nothing is left to come: the crawls are ended when all was crawled, and then what they left."""
    if rig.crawls.unseen(store):
        return False
    rig.crawls.end()
    return not open_


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
