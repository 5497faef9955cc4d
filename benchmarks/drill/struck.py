"""How long what a kill struck lay still: until its pages were on the queue again, and until they were begun again."""

import time
from collections.abc import Callable, Collection
from contextlib import suppress
from typing import Protocol

from msgspec import Struct
from sqlalchemy import select

from benchmarks.drill.traces import Key, Reader
from workers.store import Store
from workers.store.errors import StoreError
from workers.store.schema import IS_OPEN, job

#: Pages by the number of their job: attempts that were begun, and the reference.
Pages = dict[int, tuple[int, str]]
#: What is measured of each kill.
SENT, BEGUN = "{} sent", "{} begun"
_BEGUN = {BEGUN.format(kind) for kind in ("worker", "server")}


class Looked(Protocol):
    """A queue server that may be looked into."""

    def holds(self) -> frozenset[Key] | None:
        """The pages that wait in it; None if that cannot be seen."""


class Wait(Struct, kw_only=True):
    """Pages that still wait for one of the two, and when the last of the others had come to it."""

    word: str
    left: Pages
    last: float


class Kill(Struct, kw_only=True):
    """A kill at ``at``; its clock runs ``since`` then, or since the end of an outage behind it."""

    at: float
    since: float
    waits: list[Wait]


class Struck:
    """Follows the pages of each kill; ``seconds`` has how long the slowest of them took."""

    def __init__(
        self, store: Store, queue: Looked, traces: Reader, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._store, self._queue, self._traces, self._clock = store, queue, traces, clock
        self._kills: list[Kill] = []
        self.seconds: dict[str, list[float]] = {
            word.format(kind): [] for kind in ("worker", "server") for word in (SENT, BEGUN)
        }

    def by(self, kind: str, at: float, pages: Pages, since: float | None = None) -> None:
        """These pages were struck by a kill at ``at``; its clock begins then, or at a later moment."""
        if pages:
            waits = [Wait(word=word.format(kind), left=dict(pages), last=at) for word in (SENT, BEGUN)]
            self._kills.append(Kill(at=at, since=at if since is None else since, waits=waits))

    def outage(self, until: float) -> None:
        """Nobody could go on until this moment: what still waits, waits anew."""
        for one in self._kills:
            one.since = max(one.since, until)

    def look(self) -> None:
        """See which pages are on the queue again or were taken from it, and which were begun again or have ended.

        Between two looks may lie a fault that takes its time: what the workers noted has its own moment.
        """
        self._traces.read()
        if not self._kills:
            return
        seen, open_, now = self._queue.holds(), self.open(), self._clock()
        # What was confirmed and nobody has taken waits there.
        waiting = self._traces.untaken() if seen is None else seen
        for one in self._kills:
            begun = self._traces.since(one.at, ("begun",))
            moved = dict.fromkeys(waiting, now) | self._traces.since(one.at, ("sent", "taken")) | begun
            for wait in one.waits:
                _pass(wait, begun if wait.word in _BEGUN else moved, open_, now)
            for wait in one.waits:
                if not wait.left:
                    self.seconds[wait.word].append(max(0.0, wait.last - one.since))
            one.waits = [wait for wait in one.waits if wait.left]
        self._kills = [one for one in self._kills if one.waits]

    def open(self, running: Collection[str] | None = None) -> Pages:
        """Pages that have not ended, or of these references run. A store that is away is asked again."""
        which = IS_OPEN if running is None else (job.c.state == "running") & job.c.ref.in_(running)
        asked = select(job.c.id, job.c.attempts, job.c.ref).where(which)
        while True:
            with suppress(StoreError), self._store.read() as tx:
                return {number: (tried, ref) for number, tried, ref in tx.execute(asked)}
            time.sleep(0.2)


def _pass(wait: Wait, moments: dict[Key, float], open_: Pages, now: float) -> None:
    """Let go of the pages that came to it, or have ended or were begun since, each with its moment."""
    for number, (tried, ref) in list(wait.left.items()):
        came = [moments[name] for name in (number, ref) if name in moments]
        is_over = number not in open_ or open_[number][0] > tried
        if came or is_over:
            wait.last = max(wait.last, min(came, default=now))
            del wait.left[number]
