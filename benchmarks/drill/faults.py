"""The faults of a drill: what is done, when after how many pages, and how long what it took lay still."""

import random
import time
from collections.abc import Callable, Collection
from contextlib import suppress

from kombu.exceptions import OperationalError
from msgspec import Struct
from sqlalchemy import select

from benchmarks.drill import clock, poison
from benchmarks.drill.disk import Disk
from benchmarks.drill.processes import KILL, children, descendants, kill, kill_group
from benchmarks.drill.rig import Rig
from workers import procs
from workers.routes import CLEAN_QUEUE, JOBS
from workers.store import Store
from workers.store.errors import StoreError
from workers.store.schema import IS_OPEN, job

#: How often each kind is drawn, beside once each; those below come once.
OFTEN = {"worker": 4, "child": 4, "server": 3, "crawler": 1, "application": 1}
ONCE = ("flood", "full", "disk", "clock", "beat", "scrapy")
#: Those under which nobody can go on while they last.
OUTAGES = ("server", "full", "disk", "postgresql")
#: Messages of one flood, and seconds that a queue server or a disk stays full, and that a clock goes wrong.
FLOOD, FULL_FOR, WRONG_FOR = 400, 3.0, 6.0
#: Seconds by which a clock is stepped, to or fro.
STEP = 3600.0
#: Seconds that a killed server stays away, at most.
AWAY = 3.0


class Planned(Struct, frozen=True):
    """A fault, and the share of the pages that have ended when it comes."""

    at: float
    kind: str


def plan(seed: int, count: int, postgres: bool) -> list[Planned]:
    """The faults of a run, in their order; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - a seed that can be given again
    often = OFTEN | ({"postgresql": 2} if postgres else {})
    kinds = [*often, *ONCE]
    more = max(0, count - len(kinds))
    kinds += chance.choices(list(often), weights=list(often.values()), k=more)
    chance.shuffle(kinds)
    return [
        Planned(at, kind) for at, kind in zip(sorted(chance.uniform(0.02, 0.95) for _ in kinds), kinds, strict=True)
    ]


class Faults:
    """Does what was planned; ``seconds`` has for each kind how long the pages it struck lay still."""

    def __init__(
        self, rig: Rig, store: Store, disk: Disk, chance: random.Random, postgres: Callable[[], None]
    ) -> None:
        self._rig, self._store, self._disk = rig, store, disk
        self._chance, self._postgres = chance, postgres
        self._struck: list[tuple[str, float, dict[int, int]]] = []
        self.seconds: dict[str, list[float]] = {"worker": [], "server": []}

    def do(self, kind: str) -> None:
        """One fault, by its kind. What needs a server that a fault takes away waits from its return on."""
        acts: dict[str, Callable[[], None]] = {
            "worker": self._worker,
            "child": self._child,
            "server": self._server,
            "crawler": lambda: self._sender("crawl"),
            "application": lambda: self._sender("application"),
            "flood": self._flood,
            "full": lambda: self._rig.queue.refuse(FULL_FOR),
            "disk": lambda: self._disk.fill(FULL_FOR, self._processes()),
            "clock": self._clock,
            "beat": self._rig.crawls.kill_beat,
            "scrapy": self._rig.crawls.kill_scrapy,
            "postgresql": self._postgres,
        }
        acts[kind]()
        if kind in OUTAGES:
            now = time.monotonic()
            self._struck = [(what, now, pages) for what, _, pages in self._struck]

    def look(self) -> None:
        """Note for how long struck pages lay still: until each was begun again, or had ended."""
        waiting = []
        for kind, since, attempts in self._struck:
            now = self._open()
            left = {number: tried for number, tried in attempts.items() if now.get(number, tried + 1) <= tried}
            if left:
                waiting.append((kind, since, left))
            else:
                self.seconds[kind].append(time.monotonic() - since)
        self._struck = waiting

    def _worker(self) -> None:
        place = self._chance.randrange(len(self._rig.workers))
        worker = self._rig.workers[place]
        struck = self._open(poison.begun(self._rig.begun, [*descendants(worker.pid)]))
        kill_group(worker)
        if struck:
            self._struck.append(("worker", time.monotonic(), struck))
        self._rig.start_worker(place)

    def _child(self) -> None:
        found = [child for worker in self._rig.workers for child in children(worker.pid)]
        if found:
            kill(self._chance.choice(found))

    def _server(self) -> None:
        struck = self._open()
        self._rig.queue.kill()
        time.sleep(self._chance.uniform(0.2, AWAY))
        self._rig.queue.start()
        if struck:
            self._struck.append(("server", time.monotonic(), struck))

    def _sender(self, who: str) -> None:
        sender = self._rig.senders[who]
        if sender.poll() is None:
            procs.stop(sender, grace=KILL)
            self._rig.start_sender(who)

    def _flood(self) -> None:
        """Job ids of every open page and of pages that there are not, over and over: work that is done already."""
        from workers.app import make_app

        ids = [*self._open(), *range(10**9, 10**9 + 10)][:50]
        app = make_app(self._rig.settings)
        with suppress(OperationalError):  # a server that was full before is flooded enough
            for _ in range(FLOOD):
                app.send_task(JOBS, kwargs={"ids": ids}, queue=CLEAN_QUEUE, ignore_result=True)
        app.close()

    def _clock(self) -> None:
        """The clock goes an hour wrong, and is set right again: two steps."""
        clock.step(self._rig.clock, self._chance.choice((-STEP, STEP)))
        time.sleep(WRONG_FOR)
        clock.step(self._rig.clock, 0.0)

    def _processes(self) -> list[int]:
        return [pid for worker in self._rig.workers for pid in (worker.pid, *descendants(worker.pid))]

    def _open(self, running: Collection[str] | None = None) -> dict[int, int]:
        """Pages that have not ended, or of these references run, with the number of their attempts.

        A store that is away is asked again.
        """
        which = IS_OPEN if running is None else (job.c.state == "running") & job.c.ref.in_(running)
        asked = select(job.c.id, job.c.attempts).where(which)
        while True:
            try:
                with self._store.read() as tx:
                    return dict(tx.execute(asked).all())
            except StoreError:
                time.sleep(0.2)
