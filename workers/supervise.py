"""Sees one crawl's process to its end: its lease in the store, its counts, and its death when it must stop.

The child prints its counts as lines of JSON; its exit code says how it went.
"""

import logging
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from typing import IO, Literal

import msgspec

from workers import procs
from workers.held import Held
from workers.leases import LEASE
from workers.logged import safe
from workers.messages import CrawlAlarm, CrawlReport
from workers.printed import Told, read_told
from workers.standing import HISTORY, Alarm, alarm
from workers.store import Store, crawls
from workers.store.errors import StoreUnavailable
from workers.store.values import CrawlState

log = logging.getLogger("copydesk.crawls")

#: Seconds between two signs of life in the store; and between two looks at the processes around.
BEAT = 10.0
LOOK = 1.0
#: Seconds that a crawl has to end in order (open requests, its archive file) before it is killed.
STOP_WITHIN = 30.0

#: How the crawler ends when somebody kills it, the kernel above all; and how often it is started again.
KILLED = (-signal.SIGKILL, -signal.SIGSEGV, -signal.SIGBUS)
RESTARTS = 3

State = Literal["done", "nothing", "blocked", "failed", "stopped"]
#: What the child says with exit code 2, in words.
ORDERS_REFUSED = "the crawler refuses its orders (unknown site, no user agent); its log says which"
#: What the child's exit code says.
STATES: dict[int, tuple[State, str | None]] = {
    0: ("done", None),
    2: ("failed", ORDERS_REFUSED),
    3: ("nothing", "nothing was collected"),
    4: ("blocked", "every page was refused: robots.txt, the guard or the site itself"),
}

_STORED: dict[State, CrawlState] = {
    "done": "done",
    "nothing": "done",
    "blocked": "failed",
    "failed": "failed",
    "stopped": "stopped",
}


def supervise(
    command: list[str],
    crawl: int,
    held: Held,
    *,
    stdin: IO[bytes] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    tell: Callable[[Told], None] = lambda _: None,
    helps: bool = False,
    beat: float = BEAT,
    stop_within: float = STOP_WITHIN,
) -> CrawlReport:
    """Run a crawl's process to its end, with a sign of life in the store every ``beat`` seconds.

    ``meanwhile`` is called every second, from this thread; what it raises ends the crawl. ``tell`` hears each line of
    the crawl's process, from another thread; what it heard last is what the report says.

    One that ``helps`` works on the frontier of a crawl that somebody else sees to its end.
    A crawler that is killed is started again and goes on where it was, ``RESTARTS`` times at most.
    When this task is told to stop, the crawl's process group gets SIGTERM, ``stop_within`` seconds, then SIGKILL;
    when this process is killed, the kernel kills the crawl.
    """
    state: tuple[State, str | None] = ("stopped", "the worker was told to stop")
    found: Alarm | None = None
    for deaths in range(RESTARTS + 1):
        child = _begun(command, held, stdin)
        counts, code = _Counts(child.stdout, tell), None
        is_killed = False
        try:
            code = _wait(child, beat, partial(_beat, held.store, crawl, counts, helps), meanwhile)
            is_killed = code in KILLED and deaths < RESTARTS
            state = _state(code)
        finally:
            _end_group(child, stop_within)
            counts.join(beat)
            if not is_killed and not helps:
                found = _end(held.store, crawl, state, counts)
        if not is_killed:
            break
        log.warning("the crawler of crawl %d was killed: it goes on where it was", crawl)
    told = CrawlAlarm(kind=found.kind, words=found.words) if found else None
    return CrawlReport(
        crawl=crawl,
        state=state[0],
        reason=state[1],
        counts=counts.told.counts,
        details=counts.told.details,
        alarm=told,
    )


def _begun(command: list[str], held: Held, stdin: IO[bytes] | None) -> "subprocess.Popen[bytes]":
    if stdin is not None:
        stdin.seek(0)
    return procs.spawn(
        command,
        stdout=subprocess.PIPE,
        stdin=stdin or subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, **procs.environment(held.settings)},
    )


def _state(code: int | None) -> tuple[State, str | None]:
    if code is None:
        return "stopped", "its lease was lost: the store did not hear of it for too long"
    return STATES.get(code, ("failed", f"the crawler ended with exit code {code}; its log says why"))


class _Counts(threading.Thread):
    """Reads the child's lines; ``told`` is the last one that held counts."""

    def __init__(self, pipe: IO[bytes] | None, tell: Callable[[Told], None]) -> None:
        super().__init__(name="crawl counts", daemon=True)
        self.told = Told()
        self._pipe, self._tell = pipe, tell
        self.start()

    def run(self) -> None:
        for line in self._pipe or ():
            with suppress(msgspec.DecodeError):
                self.told = read_told(line)
                self._tell(self.told)


def _wait(
    child: "subprocess.Popen[bytes]", every: float, go_on: Callable[[], bool], meanwhile: Callable[[], None]
) -> int | None:
    """The child's exit code; None if it may not go on."""
    due = time.monotonic() + every
    while True:
        try:
            return child.wait(min(every, LOOK))
        except subprocess.TimeoutExpired:
            meanwhile()
            if time.monotonic() < due:
                continue
            due = time.monotonic() + every
            if not go_on():
                return None


def _beat(store: Store, crawl: int, counts: "_Counts", helps: bool) -> bool:
    """A sign of life; whether the crawl may go on. A store that is away for a moment ends no crawl."""
    with suppress(StoreUnavailable), store.write() as tx:
        return crawls.beat(tx, crawl, datetime.now(UTC), counts.told.counts, LEASE, counts.told.details) or helps
    return True


def _end(store: Store, crawl: int, ended: tuple[State, str | None], counts: _Counts) -> Alarm | None:
    state, reason = ended
    now = datetime.now(UTC)
    with store.write() as tx:
        crawls.end(tx, crawl, now, _STORED[state], counts.told.counts, reason=reason, details=counts.told.details)
        kept = crawls.get(tx, crawl)
        history = crawls.recent(tx, kept.name, HISTORY) if kept else ()
    found = alarm(history)
    if kept and found:
        log.warning("crawl %d of %s: %s", crawl, safe(kept.name), safe(found.words))
    return found


def _end_group(child: "subprocess.Popen[bytes]", within: float) -> None:
    """End what is left of the crawl's process group, first kindly."""
    for sign, seconds in ((signal.SIGTERM, within), (signal.SIGKILL, within)):
        if child.poll() is not None and sign == signal.SIGTERM:
            continue
        with suppress(ProcessLookupError):
            os.killpg(child.pid, sign)
        with suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
