"""The faults of a drill: what is done, and how long what it took lay still."""

import random
import time
from collections.abc import Callable
from contextlib import suppress

from kombu.exceptions import OperationalError

from benchmarks.drill import clock, poison
from benchmarks.drill.disk import Disk
from benchmarks.drill.processes import KILL, Process, children, descendants, kill, kill_group, seconds
from benchmarks.drill.rig import Rig
from benchmarks.drill.struck import Struck
from benchmarks.drill.traces import Reader
from workers import procs
from workers.routes import CLEAN_QUEUE, JOBS
from workers.store import Store

#: Those that take the queue server away, and all under which nobody can go on while they last.
OF_SERVERS = ("server", "power")
OUTAGES = (*OF_SERVERS, "full", "disk", "postgresql")
#: Messages of one flood, and seconds that a queue server or a disk stays full, and that a clock goes wrong.
FLOOD, FULL_FOR, WRONG_FOR = 400, 3.0, 6.0
#: Seconds by which a clock is stepped, to or fro.
STEP = 3600.0
#: Seconds that a killed server stays away, at most.
AWAY = 3.0
#: Seconds of its log that a queue server loses with its power: the most that one does which writes every second.
UNWRITTEN = 2.0


class Faults:
    """Does what was planned; ``struck`` follows the pages that a kill struck."""

    def __init__(
        self, rig: Rig, store: Store, disk: Disk, chance: random.Random, postgres: Callable[[], None]
    ) -> None:
        self._rig, self._chance = rig, chance
        self._begun, self._done = time.monotonic(), dict[str, float]()
        self.struck = Struck(store, rig.queue, Reader(rig.traces))
        self.acts: dict[str, Callable[[], None]] = {
            "worker": self._worker,
            "child": self._child,
            "server": self._server,
            "power": self._power,
            "crawler": lambda: self._sender("crawl"),
            "application": lambda: self._sender("application"),
            "flood": self._flood,
            "full": lambda: rig.queue.refuse(FULL_FOR),
            "disk": lambda: disk.fill(FULL_FOR, self._processes()),
            "clock": self._clock,
            "beat": rig.crawls.kill_beat,
            "scrapy": rig.crawls.kill_scrapy,
            "postgresql": postgres,
        }

    def do(self, kind: str) -> None:
        """One fault, by its kind. What needs a server that a fault takes away waits from its return on."""
        self.acts[kind]()
        self._done[kind] = time.monotonic()
        if kind in OUTAGES:
            self.struck.outage(self._rig.queue.answered if kind in OF_SERVERS else self._done[kind])

    def worked(self, kind: str) -> float:
        """Seconds that whoever a fault of this kind strikes has worked.

        The children of a worker have had so much of a processor: those of a busy machine are to do as much between
        two kills as others. A queue server has been back for so long; of all else it is how long the last one is ago.
        """
        if kind == "worker":
            return max(map(_worked, self._rig.workers))
        since = self._rig.queue.answered if kind in OF_SERVERS else self._done.get(kind, self._begun)
        return time.monotonic() - since

    def _worker(self) -> None:
        place, worker = max(enumerate(self._rig.workers), key=lambda one: _worked(one[1]))
        pages = self.struck.open(poison.begun(self._rig.begun, [*descendants(worker.pid)]))
        at = time.monotonic()
        kill_group(worker)
        self.struck.by("worker", at, pages)
        self._rig.start_worker(place)

    def _child(self) -> None:
        found = [child for worker in self._rig.workers for child in children(worker.pid)]
        if found:
            kill(self._chance.choice(found))

    def _power(self) -> None:
        """The queue server is killed and loses the end of its log, which was not on the disk yet."""
        written = self._rig.queue.written()
        time.sleep(UNWRITTEN)
        self._server(lambda: self._rig.queue.cut(written))

    def _server(self, lose: Callable[[], None] = lambda: None) -> None:
        pages = self.struck.open()
        at = time.monotonic()
        self._rig.queue.kill()
        lose()
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


def _worked(worker: Process) -> float:
    """Seconds of its children: its own are those of its start."""
    return sum(map(seconds, descendants(worker.pid)))
