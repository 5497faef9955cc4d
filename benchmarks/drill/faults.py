"""The faults of a drill: what is done, when after how many pages, and how long what it took lay still."""

import os
import random
import signal
import time
from collections.abc import Callable
from contextlib import suppress

from msgspec import Struct
from sqlalchemy import select

from benchmarks.drill.rig import KILL, Rig, children, kill_group
from workers import broker, procs
from workers.routes import CLEAN_QUEUE, JOBS
from workers.store import Store
from workers.store.errors import StoreError
from workers.store.schema import IS_OPEN, job

#: How often each kind is drawn, beside once each; a flood and a full server come once.
OFTEN = {"worker": 4, "child": 4, "server": 3, "crawler": 1, "application": 1}
ONCE = ("flood", "full")
#: Messages of one flood, and seconds that the server stays full.
FLOOD, FULL_FOR = 400, 3.0
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

    def __init__(self, rig: Rig, store: Store, chance: random.Random, postgres: Callable[[], None]) -> None:
        self._rig, self._store, self._chance, self._postgres = rig, store, chance, postgres
        self._struck: list[tuple[str, float, dict[int, int]]] = []
        self.seconds: dict[str, list[float]] = {"worker": [], "server": []}

    def do(self, kind: str) -> None:
        """One fault, by its kind."""
        acts: dict[str, Callable[[], None]] = {
            "worker": self._worker,
            "child": self._child,
            "server": self._server,
            "crawler": lambda: self._sender("crawl"),
            "application": lambda: self._sender("application"),
            "flood": self._flood,
            "full": self._full,
            "postgresql": self._postgres,
        }
        acts[kind]()

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
        struck = self._open(running=True)
        kill_group(self._rig.workers[place])
        if struck:
            self._struck.append(("worker", time.monotonic(), struck))
        self._rig.start_worker(place)

    def _child(self) -> None:
        found = [child for worker in self._rig.workers for child in children(worker.pid)]
        if found:
            _kill(self._chance.choice(found))

    def _server(self) -> None:
        struck = self._open()
        self._rig.kill_server()
        time.sleep(self._chance.uniform(0.2, AWAY))
        self._rig.start_server()
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
        for _ in range(FLOOD):
            app.send_task(JOBS, kwargs={"ids": ids}, queue=CLEAN_QUEUE, ignore_result=True)
        app.close()

    def _full(self) -> None:
        """A queue server that takes no more for a while: every write is refused."""
        with broker.connect(self._rig.settings.broker_url or "") as server:
            server.config_set("maxmemory", "1mb")
            time.sleep(FULL_FOR)
            server.config_set("maxmemory", "0")

    def _open(self, *, running: bool = False) -> dict[int, int]:
        """Pages that have not ended with the number of their attempts; a store that is away is asked again."""
        asked = select(job.c.id, job.c.attempts).where(job.c.state == "running" if running else IS_OPEN)
        while True:
            try:
                with self._store.read() as tx:
                    return dict(tx.execute(asked).all())
            except StoreError:
                time.sleep(0.2)


def _kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
