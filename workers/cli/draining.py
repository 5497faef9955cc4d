"""Waiting for the ledger until none of our pages is open."""

import time
from collections.abc import Callable

from workers.cli.exits import Stop
from workers.store import Store, ledger

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


def _counts(store: Store, source: str | None = None) -> dict[str, int]:
    with store.read() as tx:
        return ledger.counts(tx, source)
