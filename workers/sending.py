"""Puts accepted pages on the queue, and lets the reapers know at once of those that did not get there."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from workers.routes import publish
from workers.store import Store, ledger
from workers.store.errors import StoreError

#: Before anything was ever sent.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def send(app: Any, store: Store, ids: Sequence[int]) -> int:
    """Put accepted pages on the queue; how many are surely there. Never raises.

    Those that are not are overdue at once, so that the next pass of a reaper sends them: they were just accepted or
    run, and would else be waited for as long as a task may take. A store that is away too makes it that long.
    """
    sent = publish(app, ids)
    if sent < len(ids):
        with suppress(StoreError), store.write() as tx:
            ledger.mark_sent(tx, ids[sent:], _NEVER)
    return sent
