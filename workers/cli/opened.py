"""The store as the reading commands use it: never made by looking, and asked by key or address."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from workers.cli import out
from workers.cli.chosen import settings
from workers.cli.exits import NOTHING, USAGE, Stop
from workers.cli.given import is_address
from workers.messages import Superseded
from workers.store import Store, open_store, records
from workers.store.engine import database_url
from workers.store.records import is_key as is_key  # said again: the reading commands get it here
from workers.store.values import Record, Successors


@contextmanager
def opened(*, looking: bool = True) -> Iterator[Store]:
    """The store of this installation; ``looking`` at one that does not exist yet is told and makes none."""
    url = settings().store_url
    address = database_url(url)
    if looking and address.get_backend_name() == "sqlite" and not Path(address.database or "").exists():
        raise Stop(
            f"nothing is stored yet: there is no {address.database}. "
            "`copydesk crawl` or `copydesk clean --store` make one; COPYDESK_HOME or --home name another",
            NOTHING,
        )
    store = open_store(url)
    try:
        yield store
    finally:
        store.close()


class Gone(Stop):
    """Ends a command that asked for a key which newer recipes gave up; ``heirs`` names those in its place."""

    def __init__(self, found: Successors) -> None:
        super().__init__(f"{found.key} was superseded by {', '.join(found.keys)}; ask for that", NOTHING)
        self.heirs = heirs(found)


def heirs(found: Successors) -> Superseded:
    """The keys in the place of a superseded one, as a command prints them."""
    return Superseded(key=found.key, superseded_by=found.keys, by_url=found.by_url)


@contextmanager
def heirs_told(as_json: bool) -> Iterator[None]:
    """For a command that answers in JSON: a superseded key is answered with its successors before it ends."""
    try:
        yield
    except Gone as gone:
        if as_json:
            out.json(gone.heirs)
        raise


def records_at(tx: Any, what: str) -> tuple[Record, ...]:
    """The records under a key or at an address, the latest first; ``Stop`` names what to try for any other."""
    if is_key(what):
        return (_record(records.get(tx, what), what),)
    if not is_address(what):
        raise neither(what)
    keys = records.keys_at(tx, what)
    if not keys:
        raise Stop(f"no text is known at {what}; `copydesk list` shows what is stored", NOTHING)
    found = (records.get(tx, key) for key in keys)
    return tuple(record for record in found if isinstance(record, Record))


def neither(what: str) -> Stop:
    """For what is no key and no address: what it seems to be, and what to give instead."""
    hint = ""
    if what.startswith("cd1"):
        hint = "; a key ends in 64 digits, and `copydesk list` prints it whole"
    elif os.path.isfile(what):  # noqa: PTH113 - Path's raises for a name that is too long
        hint = "; for a file there are `copydesk clean` and `copydesk explain`"
    return Stop(f"{what!r} is neither a key (cd1-...) nor an address (https://...){hint}", USAGE)


def _record(found: Record | Successors | None, key: str) -> Record:
    if found is None:
        raise Stop(f"no record has the key {key}; `copydesk list` shows what is stored", NOTHING)
    if isinstance(found, Successors):
        raise Gone(found)
    return found
