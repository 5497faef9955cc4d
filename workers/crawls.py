"""Sees a crawl through: one child process for each, with a lease in the store, and an end in any case.

A crawl is a process of its own because Scrapy's reactor cannot be started twice, and so that a hanging site holds
nothing else. The child prints its counts as lines of JSON; its exit code says how it went.
"""

import hashlib
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from typing import IO, Any, Literal

import msgspec

from workers import asks, procs
from workers.contract import MAX_URL, Receipt, refused
from workers.held import Held
from workers.leases import LEASE as LEASE  # said again: who supervises a crawl gets it here
from workers.leases import leased
from workers.messages import CrawlReport, CrawlRequest
from workers.show import show
from workers.standing import HISTORY, alarm
from workers.store import Store, crawls
from workers.store.errors import StoreUnavailable
from workers.store.values import CrawlState, Pause
from workers.urls import UrlError, redact, url_key

#: Seconds between two signs of life in the store; and between two looks at the processes around.
BEAT = 10.0
LOOK = 1.0
#: Seconds that a crawl has to end in order (open requests, its archive file) before it is killed.
STOP_WITHIN = 30.0

#: The crawler's arguments for addresses that come by its standard input.
FROM_STDIN = ("--urls-file", "-")

#: What of the child's last line is kept beside its counts: how often each kind of obstacle was met.
DETAILS = ("skipped_why", "refused", "errors")
log = logging.getLogger("copydesk.crawls")

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


def run(payload: Any, held: Held) -> CrawlReport | Receipt:
    """Crawl what a request asks for and report how it ended; a name that is being crawled already is refused."""
    request = read(payload)
    if isinstance(request, Receipt):
        return request
    name = request.site or "urls:" + hashlib.sha256("\n".join(request.urls).encode()).hexdigest()[:16]
    with ExitStack() as stack:
        resting = paused(request.site, held) if request.site else None
        if resting:
            return refused(resting, "site")
        crawl = stack.enter_context(leased(name, held))
        if crawl is None:
            return refused(f"{name} is being crawled at the moment; wait until that crawl has ended")
        target = ("--site", request.site) if request.site else FROM_STDIN
        seeds = None if request.site else stack.enter_context(seed_file(request.urls))
        command = [sys.executable, "-m", "crawler", "--crawl-id", str(crawl), *target]
        return supervise(command, crawl, held, stdin=seeds)


def paused(site: str, held: Held) -> str | None:
    """Why a site of sites.toml may not be crawled now, and what to do; None if it may."""
    with held.store.read() as tx:
        found = crawls.resting(tx).get(site)
    return None if found is None else paused_words(found)


def paused_words(found: Pause) -> str:
    """Since when a site rests, why, and what lets it go on."""
    why = f" ({found.reason})" if found.reason else ""
    since = f"{found.at:%Y-%m-%d %H:%M} UTC"
    return f"{found.name} is paused since {since}{why}; `copydesk sites resume {found.name}` lets it go on"


def read(payload: Any) -> CrawlRequest | Receipt:
    """A crawl request whose addresses and name can be used, or the receipt that says what is wrong."""
    request = asks.read(payload, CrawlRequest)
    if isinstance(request, Receipt):
        return request
    if bool(request.urls) == bool(request.site):
        return refused("give exactly one of urls and site", "urls")
    for place, url in enumerate(request.urls):
        if not fetchable(url):
            return refused("no http:// or https:// address that can be fetched", f"urls[{place}]")
    if request.site and (request.site.startswith("-") or not request.site.isprintable()):
        return refused("no name of a site in sites.toml", "site")
    return request


def fetchable(url: str) -> bool:
    """Whether it is an address, and one that stands on a line of a file."""
    try:
        url.encode()
        url_key(url)
    except (UrlError, UnicodeEncodeError):
        return False
    return len(url) <= MAX_URL and all(c > " " for c in url)


@contextmanager
def seed_file(urls: Sequence[str]) -> Iterator[IO[bytes]]:
    """Addresses, one in each line, in a file without a name.

    A command line is open to every user of the machine, and a file with a name outlives a crawl that is killed.
    """
    with tempfile.TemporaryFile() as file:
        file.write("".join(f"{url}\n" for url in urls).encode())
        file.seek(0)
        yield file


def supervise(
    command: list[str],
    crawl: int,
    held: Held,
    *,
    stdin: IO[bytes] | None = None,
    meanwhile: Callable[[], None] = lambda: None,
    beat: float = BEAT,
    stop_within: float = STOP_WITHIN,
) -> CrawlReport:
    """Run a crawl's process to its end, with a sign of life in the store every ``beat`` seconds.

    ``meanwhile`` is called every second, from this thread; what it raises ends the crawl.

    When this task is told to stop, the crawl's process group gets SIGTERM, ``stop_within`` seconds, then SIGKILL;
    when this process is killed, the kernel kills the crawl.
    """
    child = procs.spawn(
        command,
        stdout=subprocess.PIPE,
        stdin=stdin or subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, **procs.environment(held.settings)},
    )
    counts = _Counts(child.stdout)
    state: tuple[State, str | None] = ("stopped", "the worker was told to stop")
    try:
        code = _wait(child, beat, lambda: _beat(held.store, crawl, counts.latest), meanwhile)
        if code is None:
            state = ("stopped", "its lease was lost: the store did not hear of it for too long")
        else:
            state = STATES.get(code, ("failed", f"the crawler ended with exit code {code}; its log says why"))
    finally:
        _end_group(child, stop_within)
        counts.join(beat)
        _end(held.store, crawl, state, counts)
    return CrawlReport(crawl=crawl, state=state[0], reason=state[1], counts=counts.latest)


class _Counts(threading.Thread):
    """Reads the child's lines; ``latest`` and ``details`` are of the last one that held counts."""

    def __init__(self, pipe: IO[bytes] | None) -> None:
        super().__init__(name="crawl counts", daemon=True)
        self.latest: dict[str, int] = {}
        self.details: dict[str, dict[str, int]] = {}
        self._pipe = pipe
        self.start()

    def run(self) -> None:
        for line in self._pipe or ():
            with suppress(msgspec.DecodeError):
                found = msgspec.json.decode(line, type=dict[str, Any])
                self.latest = {name: n for name, n in found.items() if type(n) is int}
                self.details = {name: found[name] for name in DETAILS if _are_counts(found.get(name))}


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


def _beat(store: Store, crawl: int, counts: dict[str, int]) -> bool:
    """A sign of life; whether the crawl may go on. A store that is away for a moment ends no crawl."""
    with suppress(StoreUnavailable), store.write() as tx:
        return crawls.beat(tx, crawl, datetime.now(UTC), counts, LEASE)
    return True


def _end(store: Store, crawl: int, ended: tuple[State, str | None], counts: _Counts) -> None:
    state, reason = ended
    now = datetime.now(UTC)
    with store.write() as tx:
        crawls.end(tx, crawl, now, _STORED[state], counts.latest, reason=reason, details=counts.details)
        kept = crawls.get(tx, crawl)
        history = crawls.recent(tx, kept.name, HISTORY) if kept else ()
    found = alarm(history)
    if kept and found:
        log.warning("crawl %d of %s: %s", crawl, show(redact(kept.name)), show(redact(found.words)))


def _are_counts(found: Any) -> bool:
    return isinstance(found, dict) and all(type(count) is int for count in found.values())


def _end_group(child: "subprocess.Popen[bytes]", within: float) -> None:
    """End what is left of the crawl's process group, first kindly."""
    for sign, seconds in ((signal.SIGTERM, within), (signal.SIGKILL, within)):
        if child.poll() is not None and sign == signal.SIGTERM:
            continue
        with suppress(ProcessLookupError):
            os.killpg(child.pid, sign)
        with suppress(subprocess.TimeoutExpired):
            child.wait(seconds)
