"""Seals: a digest beside what a row states, so that a flipped bit in it is found though it leaves valid text.

A seal is written in the statement that writes its row. Where a row changes later, it is changed through ``change``,
which renews a seal only if it fitted: what was damaged before stays found. Texts, packed values and the index need
none, because they can be made again or carry a checksum; docs/operations-store.md says it of every column.
"""

from collections.abc import Mapping
from hashlib import blake2b
from operator import itemgetter
from typing import Any

import msgspec
from sqlalchemy import Column, ColumnElement, Connection, RowMapping, Table, and_, select, update

from workers.store.kin_schema import edge, index_state, sieve
from workers.store.schema import archive, crawl, fetch_state, job, observation, pause, quarantine, tombstone
from workers.store.watch_schema import notice, watch

#: 64 bits: a seal says that nothing was altered by chance, and proves nothing against who writes one himself.
BYTES = 8


class Seal:
    """Some columns of a table and the column that holds their digest. ``row`` and what is checked are values."""

    def __init__(self, table: Table, column: str, *covered: str) -> None:
        self.table, self.name, self.covered = table, column, covered
        self._told = itemgetter(*covered)
        self._person = f"{table.name}.{column}".encode()[-16:]

    @property
    def column(self) -> Column[Any]:
        """Where the digest stands."""
        found: Column[Any] = self.table.c[self.name]
        return found

    def of(self, row: Mapping[str, Any] | RowMapping) -> bytes:
        """The seal of a row that has (at least) the covered columns."""
        told = _ENCODE(self._told(row))
        return blake2b(told, digest_size=BYTES, person=self._person).digest()

    def fits(self, row: Mapping[str, Any] | RowMapping) -> bool:
        """Whether a row is as it was written."""
        try:
            return bool(row[self.name] == self.of(row))
        except (TypeError, ValueError):  # what no writer of ours could have written
            return False

    def is_broken(self, row: Mapping[str, Any] | RowMapping) -> bool:
        """Whether a row has a seal that does not fit; a row without one was written by an older copydesk."""
        return row[self.name] is not None and not self.fits(row)

    def on(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row with its seal."""
        row[self.name] = self.of(row)
        return row


_ENCODE = msgspec.msgpack.Encoder().encode


def _all_but(table: Table, *others: str) -> Seal:
    """A seal over all columns but the row's number and these."""
    out = {"id", "seal", *others} if table.c.get("id") is not None else {"seal", *others}
    return Seal(table, "seal", *(column.name for column in table.columns if column.name not in out))


OBSERVATION = _all_but(observation)
#: What was accepted, and what was said of it when it ended.
JOB = Seal(job, "seal", "source", "ref", "input_sha256", "url", "domain", "recipe", "archive")
RECEIPT = Seal(job, "receipt_seal", "state", "receipt", "finished_at")
#: The page has a checksum of its own.
QUARANTINE = _all_but(quarantine, "page", "retried_at")
FETCH_STATE = _all_but(fetch_state)
TOMBSTONE = _all_but(tombstone)
ARCHIVE = _all_but(archive)
CRAWL = _all_but(crawl, "lease_until")
PAUSE = _all_but(pause)
WATCH = _all_but(watch)
NOTICE = _all_but(notice, "touched_at", "tries", "sent_at")
EDGE = _all_but(edge)
INDEX_STATE = _all_but(index_state)
SIEVE = _all_but(sieve)

ALL: tuple[Seal, ...] = (
    *(OBSERVATION, JOB, RECEIPT, QUARANTINE, FETCH_STATE, TOMBSTONE, ARCHIVE, CRAWL, PAUSE, WATCH, NOTICE),
    *(EDGE, INDEX_STATE, SIEVE),
)


def complete(tx: Connection) -> int:
    """Seal what has no seal, and tell how many rows: an older copydesk wrote them while the tables came forward."""
    count = 0
    for seal in ALL:
        is_bare = seal.column.is_(None)
        wanted = and_(is_bare, job.c.receipt.is_not(None)) if seal is RECEIPT else is_bare
        own = list(seal.table.primary_key)
        for row in tx.execute(select(seal.table).where(wanted)).mappings().all():
            this = (column == row[column.name] for column in own)
            count += tx.execute(update(seal.table).where(*this).values({seal.name: seal.of(row)})).rowcount
    return count


def change(tx: Connection, seal: Seal, where: ColumnElement[bool], values: Mapping[str, Any]) -> int:
    """Change rows and renew their seals; how many. One that did not fit before does not fit after."""
    own = list(seal.table.primary_key)
    rows = tx.execute(select(seal.table).where(where).with_for_update()).mappings().all()
    for row in rows:
        changed = {**row, **values}
        told = {**values, seal.name: seal.of(changed)} if seal.fits(row) else values
        this = (column == row[column.name] for column in own)
        tx.execute(update(seal.table).where(*this).values(**told))
    return len(rows)
