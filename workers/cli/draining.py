"""Waiting for the ledger: progress on stderr while pages are worked, and the end when none of ours is open."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workers.cli import out
from workers.cli.exits import Stop
from workers.settings import Settings
from workers.store import Store, ledger, open_store
from workers.store.errors import StoreError

#: Seconds between two looks, and how long nothing may end before the wait is given up.
LOOK = 0.3
PATIENCE = 180.0


def drained(
    store: Store,
    source: str | None = None,
    patience: float = PATIENCE,
    *,
    meanwhile: Callable[[], None] = lambda: None,
) -> dict[str, int]:
    """Wait until no page (of a source) is open, and give the counts; ``Stop`` if none ends within ``patience``.

    ``meanwhile`` is called at every look, from this thread.
    """
    last, since = -1, time.monotonic()
    while True:
        counts = _counts(store, source)
        waiting = counts.get("queued", 0) + counts.get("running", 0)
        if waiting == 0:
            return counts
        if waiting != last:
            last, since = waiting, time.monotonic()
        elif time.monotonic() - since > patience:
            raise Stop(
                f"{waiting} pages still wait and none has ended for {patience:.0f} s; "
                "look at the worker's log, then run `copydesk worker`"
            )
        meanwhile()
        time.sleep(LOOK)


@contextmanager
def watching(chosen: Settings) -> Iterator[None]:
    """Show on stderr how many pages are queued, running and done, while the block runs; only on a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    end = threading.Event()
    watcher = threading.Thread(target=_watch, args=(chosen, end), daemon=True)
    watcher.start()
    try:
        yield
    finally:
        end.set()
        watcher.join()


def _watch(chosen: Settings, end: threading.Event) -> None:
    store = open_store(chosen.store_url)
    try:
        with out.console(sys.stderr).status("starting") as status:
            while not end.wait(LOOK):
                try:
                    counts = _counts(store)
                except StoreError as error:  # the display may lag; the crawl itself will say it
                    status.update(out.safe(error))
                    continue
                status.update(", ".join(f"{count} {state}" for state, count in counts.items()))
    finally:
        store.close()


def _counts(store: Store, source: str | None = None) -> dict[str, int]:
    with store.read() as tx:
        return ledger.counts(tx, source)
