"""A crawl that a worker runs, perhaps on another machine, seen to its end through the store."""

import time
from datetime import UTC, datetime
from typing import Literal

from workers.cli import out
from workers.cli.draining import drained
from workers.cli.progress import Progress
from workers.contract import CRAWL_SOURCE
from workers.messages import CrawlReport
from workers.printed import Told
from workers.settings import Settings
from workers.store import Store, crawls
from workers.store.values import Crawl
from workers.supervise import STATES, State

#: Seconds between two looks at the store; and until it is said that nobody has begun the crawl.
LOOK, LONG = 1.0, 30.0


def waited(store: Store, name: str, before: Crawl | None, chosen: Settings, *, quiet: bool) -> CrawlReport:
    """Wait for the crawl of a site that was queued after ``before``, and for its pages; how it ended."""
    row = _begun(store, name, before)
    source = f"{CRAWL_SOURCE}{row.id}"
    with Progress(row.id, chosen, source, quiet=quiet) as shown:
        while True:
            shown.hear(Told(counts=row.counts, details=row.details))
            if _has_ended(row):
                break
            time.sleep(LOOK)
            row = _get(store, row)
        drained(store, source)
    return CrawlReport(crawl=row.id, state=_state(row), reason=row.reason, counts=row.counts, details=row.details)


def _begun(store: Store, name: str, before: Crawl | None) -> Crawl:
    """The crawl, as soon as a worker has begun it; one that was broken off goes on under its old number."""
    long = time.monotonic() + LONG
    while True:
        with store.read() as tx:
            row = crawls.latest(tx, name)
        if row is not None and (before is None or row.id > before.id or row.ended_at != before.ended_at):
            return row
        if time.monotonic() > long:
            long = float("inf")
            out.say(f"{name} waits in the queue: does a worker of copydesk.crawl run? Ctrl-C leaves it there")
        time.sleep(LOOK)


def _get(store: Store, row: Crawl) -> Crawl:
    with store.read() as tx:
        return crawls.get(tx, row.id) or row


def _has_ended(row: Crawl) -> bool:
    return row.state != "running" or row.is_lost(datetime.now(UTC))


def _state(row: Crawl) -> State | Literal["lost"]:
    """The word of a crawl's report; the store keeps with ``reason`` what tells some of them apart."""
    if row.state == "running":
        return "lost"
    by_reason: dict[str | None, State] = {reason: state for state, reason in STATES.values() if reason}
    return by_reason.get(row.reason, row.state)
