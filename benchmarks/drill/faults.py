"""The faults of a drill: what is done, when after how many pages, and how long what it took lay still."""

import random
import time
from collections.abc import Callable
from contextlib import suppress

from kombu.exceptions import OperationalError
from msgspec import Struct

from benchmarks.drill import clock, poison
from benchmarks.drill.disk import Disk
from benchmarks.drill.processes import KILL, children, descendants, kill, kill_group
from benchmarks.drill.rig import Rig
from benchmarks.drill.struck import Struck
from benchmarks.drill.traces import Reader
from workers import procs
from workers.routes import CLEAN_QUEUE, JOBS
from workers.store import Store

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
    """Does what was planned; ``struck`` follows the pages that a kill struck."""

    def __init__(
        self, rig: Rig, store: Store, disk: Disk, chance: random.Random, postgres: Callable[[], None]
    ) -> None:
        self._rig, self._disk = rig, disk
        self._chance, self._postgres = chance, postgres
        self.struck = Struck(store, rig.queue, Reader(rig.traces))

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
            self.struck.outage(self._rig.queue.answered if kind == "server" else time.monotonic())

    def _worker(self) -> None:
        place = self._chance.randrange(len(self._rig.workers))
        worker = self._rig.workers[place]
        pages = self.struck.open(poison.begun(self._rig.begun, [*descendants(worker.pid)]))
        at = time.monotonic()
        kill_group(worker)
        self.struck.by("worker", at, pages)
        self._rig.start_worker(place)

    def _child(self) -> None:
        found = [child for worker in self._rig.workers for child in children(worker.pid)]
        if found:
            kill(self._chance.choice(found))

    def _server(self) -> None:
        pages = self.struck.open()
        at = time.monotonic()
        self._rig.queue.kill()
        time.sleep(self._chance.uniform(0.2, AWAY))
        self._rig.queue.start()
        self.struck.by("server", at, pages, self._rig.queue.answered)

    def _sender(self, who: str) -> None:
        sender = self._rig.senders[who]
        if sender.poll() is None:
            procs.stop(sender, grace=KILL)
            self._rig.start_sender(who)

    def _flood(self) -> None:
        """Job ids of every open page and of pages that there are not, over and over: work that is done already."""
        from workers.app import make_app

        ids = [*self.struck.open(), *range(10**9, 10**9 + 10)][:50]
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
