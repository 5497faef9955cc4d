"""Makes the whole index again from the records: what it should be, whatever order they came in.

Signatures first, in steps of a transaction each; then every record is placed in the order in which it was seen first,
then by key, against those before it. A run that was stopped is taken up where it was.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection, delete, exists, func, insert, select

from workers.store import index, kins, postings, seals
from workers.store.engine import Store
from workers.store.kin_schema import cluster_event, edge, index_state, kin
from workers.store.observations import CURRENT
from workers.store.schema import observation, record, tombstone

#: Records in one transaction: others write in between.
STEP = 50
_NAME = "reindex"

#: Records that belong into the index and have no signatures in it.
_MISSING = select(record.c.key).where(
    record.c.key.not_like("cd1s-%"),
    exists().where(observation.c.key == record.c.key, CURRENT),
    ~exists().where(kin.c.key == record.c.key),
    ~exists().where(tombstone.c.kind == "key", tombstone.c.value == record.c.key),
)
_WAITING = select(kin.c.key).where(kin.c.cluster.is_(None)).order_by(kin.c.seen_at, kin.c.key).limit(STEP)


class Progress(Struct, frozen=True, kw_only=True):
    """How far it has come: ``done`` of ``total`` records are signed, or placed."""

    phase: Literal["sign", "place"]
    done: int
    total: int


def reindex(store: Store, *, fresh: bool = False) -> Iterator[Progress]:
    """Make the index again, step by step; take up a run that was stopped unless ``fresh``.

    Records that come while it runs are placed at once, as always; run it again to have them in order too.
    """
    with store.write() as tx:
        if fresh or not is_running(tx):
            _begin(tx)
    yield from _sign(store)
    yield from _place(store)
    with store.write() as tx:
        tx.execute(delete(index_state).where(index_state.c.name == _NAME))


def is_running(tx: Connection) -> bool:
    """Whether a run has begun and not ended."""
    return tx.execute(select(index_state.c.value).where(index_state.c.name == _NAME)).first() is not None


def missing(tx: Connection) -> int:
    """How many records should be in the index and are not."""
    return tx.execute(select(func.count()).select_from(_MISSING.subquery())).scalar_one()


def _begin(tx: Connection) -> None:
    postings.clear(tx)
    for table in (edge, cluster_event, kin):
        tx.execute(delete(table))
    tx.execute(delete(index_state).where(index_state.c.name == _NAME))
    tx.execute(insert(index_state), seals.INDEX_STATE.on({"name": _NAME, "value": datetime.now(UTC).isoformat()}))


def _sign(store: Store) -> Iterator[Progress]:
    with store.read() as tx:
        total = tx.execute(select(func.count()).select_from(kin)).scalar_one() + missing(tx)
    last = ""
    while True:
        with store.write() as tx:
            keys = tx.execute(_MISSING.where(record.c.key > last).order_by(record.c.key).limit(STEP)).scalars().all()
            for key in keys:
                _sign_one(tx, key)
            done = tx.execute(select(func.count()).select_from(kin)).scalar_one()
        if not keys:
            return
        last = keys[-1]
        yield Progress(phase="sign", done=done, total=max(done, total))


def _sign_one(tx: Connection, key: str) -> None:
    first, text = index.first_seen(tx, key), kins.text_of(tx, key)
    if first is not None and text is not None:
        seen_at, domain = first
        index.sign(tx, index.Arrival(key=key, text=text, seen_at=seen_at, domain=domain, now=seen_at))


def _place(store: Store) -> Iterator[Progress]:
    with store.read() as tx:
        total = tx.execute(select(func.count()).select_from(kin)).scalar_one()
    while True:
        with store.write() as tx:
            keys = tx.execute(_WAITING).scalars().all()
            for key in keys:
                me = kins.by_key(tx, key)
                if me is not None:
                    index.place(tx, me, kins.text_of(tx, key) or "", me.seen_at)
            left = index.unplaced(tx)
        if not keys:
            return
        yield Progress(phase="place", done=total - left, total=total)
