"""What is wrong with the index: signatures, numbers, relations, clusters."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select

from workers.fingerprint.signatures import signatures
from workers.store import kins, postings, reindex
from workers.store.clusters import MOST_TO_LEAD
from workers.store.drift import drift
from workers.store.engine import Store
from workers.store.fsck_seals import Steps, shown
from workers.store.index import numbers_of, seen_first, unplaced
from workers.store.kin_schema import edge, kin, posting
from workers.store.kins import STORY, Kin
from workers.store.observations import CURRENT
from workers.store.schema import observation, record, tombstone
from workers.store.values import Fault

#: Clusters that agree less with their definition are a fault.
AGREE = 0.99
_AGAIN = "run `copydesk reindex`"

_leader = kin.alias("leader")
_held = exists().where(observation.c.key == kin.c.key, CURRENT)
_was_held = exists().where(observation.c.key == kin.c.key)
_buried = exists().where(tombstone.c.kind == "key", tombstone.c.value == kin.c.key)
_is_there = exists().where(record.c.key == kin.c.key)
_to_leader = exists().where(
    edge.c.kind.in_(STORY),
    or_(
        and_(edge.c.low == kin.c.id, edge.c.high == kin.c.cluster),
        and_(edge.c.high == kin.c.id, edge.c.low == kin.c.cluster),
    ),
)
_large = select(kin.c.cluster).group_by(kin.c.cluster).having(func.count() > MOST_TO_LEAD)


def _of(*where: ColumnElement[bool]) -> Select[Any]:
    joined = select(kin.c.key).outerjoin_from(kin, _leader, _leader.c.id == kin.c.cluster)
    return joined.where(kin.c.cluster.is_not(None), *where)


#: What contradicts itself in the index: kind, why, and the keys concerned.
CONTRADICTIONS: tuple[tuple[str, str, Select[Any]], ...] = (
    ("index", f"it is indexed, and no sighting holds it; {_AGAIN}", select(kin.c.key).where(~_held, _was_held)),
    ("index", f"it is indexed, and it was taken down; {_AGAIN}", select(kin.c.key).where(_buried)),
    ("index", f"it is indexed, and there is no such record; {_AGAIN}", select(kin.c.key).where(~_is_there)),
    ("cluster", f"its leader is gone; {_AGAIN}", _of(_leader.c.id.is_(None))),
    ("cluster", f"its leader follows another one; {_AGAIN}", _of(_leader.c.cluster != _leader.c.id)),
    ("cluster", f"no relation to its leader is noted; {_AGAIN}", _of(kin.c.cluster != kin.c.id, ~_to_leader)),
    (
        "cluster",
        f"it was seen before its leader; {_AGAIN}",
        _of(
            or_(
                kin.c.seen_at < _leader.c.seen_at,
                and_(kin.c.seen_at == _leader.c.seen_at, kin.c.key < _leader.c.key),
            ),
            kin.c.cluster.not_in(_large),
        ),
    ),
)


def check(store: Store, steps: Steps) -> Iterator[Fault]:
    """Every fault in the index; ``steps`` reads a statement's rows a few at a time."""
    yield from _absent(store)
    for kind, why, rows in CONTRADICTIONS:
        with store.look() as tx:
            found = tx.execute(rows).scalars().all()
        yield from (Fault(kind=kind, what=shown(key), why=why) for key in found)
    yield from _astray(store)
    yield from _signed(store, steps)
    apart = drift(store)
    if apart.ari < AGREE:
        why = f"{apart.moved} of {apart.records} have another leader than their order gives (ARI {apart.ari:.4f})"
        yield Fault(kind="cluster", what="all", why=f"{why}; {_AGAIN}")


def _absent(store: Store) -> Iterator[Fault]:
    """One fault for all: an older store has no index at all."""
    with store.look() as tx:
        absent, waiting = reindex.missing(tx), unplaced(tx)
    if absent:
        yield Fault(kind="index", what=f"{absent} records", why=f"they are not in the index; {_AGAIN}")
    if waiting:
        yield Fault(kind="index", what=f"{waiting} records", why=f"they wait to be placed; {_AGAIN}")


def _astray(store: Store) -> Iterator[Fault]:
    with store.look() as tx:
        none = ~exists().where(kin.c.id == posting.c.id)
        count = tx.execute(select(func.count()).select_from(posting).where(none)).scalar_one()
    if count:
        yield Fault(kind="index", what=f"{count} numbers", why=f"they lead to no record; {_AGAIN}")


def _signed(store: Store, steps: Steps) -> Iterator[Fault]:
    """Signatures that are not those of the text, and numbers under which neither a record nor its cluster stands."""
    columns = [kin.c[name] for name in Kin._fields]
    for row in steps(store, select(*columns, kin.c.passages), kin.c.id):
        me = Kin(*row[: len(columns)])
        with store.look() as tx:
            text = kins.text_of(tx, me.key)
            under = postings.find(tx, numbers_of(me))
            mates = {one.id for one in kins.mates(tx, me.cluster)} if me.cluster else set()
            first, waits = seen_first(tx, me.key), postings.waiting(tx, me.id)
        if text is None:
            continue  # the text itself is the fault, and is told as such
        if first and (me.seen_at, me.domain) not in first:
            yield Fault(kind="index", what=me.key, why=f"it was not seen first when and where is noted; {_AGAIN}")
        if not waits.issubset(numbers_of(me)):
            yield Fault(kind="index", what=me.key, why=f"numbers that it has not wait to be sorted in; {_AGAIN}")
        made = signatures(text)
        stale = row.passages and (me.wp1 != made.wp1 or me.rw1 not in (None, made.rw1))
        if stale or (me.mh1, me.fc1) != (made.mh1, made.fc1):
            yield Fault(kind="index", what=me.key, why=f"its signatures are not those of its text; {_AGAIN}")
        lost = [
            one
            for one in numbers_of(me)
            if not mates & under.get(one, set()) and len(under.get(one, ())) < postings.FULL
        ]
        if me.cluster is not None and lost:
            yield Fault(kind="index", what=me.key, why=f"it is not found by {len(lost)} of its numbers; {_AGAIN}")
