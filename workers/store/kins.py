"""Records as the index knows them, and the relations between them that were verified."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec
from sqlalchemy import (
    Boolean,
    Connection,
    Dialect,
    Integer,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)

from workers.contract import Relation, RelationKind, Run
from workers.store import seals
from workers.store.codec import read_body
from workers.store.dialect import listed, or_replace
from workers.store.errors import Damaged
from workers.store.kin_schema import cluster_event, edge, kin
from workers.store.prepared import Prepared
from workers.store.schema import Instant, body

EventKind = Literal["joined", "led", "merged", "left"]

#: A text that says the same as another one, whatever was edited.
COPIES: frozenset[str] = frozenset({"same", "copy"})
#: Relations that make one story; the others are evidence for a reader.
STORY: frozenset[str] = COPIES | {"partial", "derived"}


class Kin(NamedTuple):
    """A record in the index; ``cluster`` is the number of its copy cluster's leader (None: not placed yet).

    ``rw1`` is None for a record from before there were sketches of rare words.
    """

    id: int
    key: str
    seen_at: datetime
    domain: str | None
    mh1: bytes
    fc1: bytes
    wp1: bytes
    rw1: bytes | None
    cluster: int | None

    @property
    def rank(self) -> tuple[datetime, str]:
        """Who came first: by the time of the first sighting, then by key."""
        return self.seen_at, self.key


#: In place of the number of a leader: a record that leads itself has no number until it is written.
OWN = 0


class Edge(NamedTuple):
    """A verified relation; ``relation.a`` is the record ``low``."""

    low: int
    high: int
    relation: Relation


_COLUMNS = [kin.c[name] for name in Kin._fields]
#: A list in one parameter, as each engine looks it up: the statement is compiled once.
_LISTED = {
    "sqlite": "SELECT value FROM json_each(:ids)",
    "postgresql": "SELECT unnest(CAST(:ids AS bigint[]))",
}
#: The next number of a record: its row holds it twice if it leads a cluster of its own, and is written once.
_NEXT = {
    "sqlite": "(SELECT coalesce(max(seq), 0) + 1 AS number FROM sqlite_sequence WHERE name = 'kin')",
    "postgresql": "nextval('kin_id_seq') AS number",
}
_INSERT = """
INSERT INTO kin (id, key, seen_at, domain, mh1, fc1, wp1, rw1, passages, cluster)
SELECT number, :key, :seen_at, :domain, :mh1, :fc1, :wp1, :rw1, :passages,
       CASE CAST(:cluster AS bigint) WHEN 0 THEN number ELSE :cluster END
FROM {} RETURNING id
"""
#: On PostgreSQL with the numbers under which it stands: one question to the server in place of two.
_UNDER = """
WITH added AS ({}),
under AS (INSERT INTO posting (hash, id) SELECT unnest(CAST(:hashes AS bigint[])), id FROM added)
SELECT id FROM added
"""
_VALUES = (bindparam("seen_at", type_=Instant()), bindparam("passages", True, type_=Boolean()))
_ADD = Prepared(lambda dialect: text(_INSERT.format(_NEXT[dialect])).bindparams(*_VALUES))
_ADD_UNDER = Prepared(lambda dialect: text(_UNDER.format(_INSERT.format(_NEXT[dialect]))).bindparams(*_VALUES))
_BY_ID = Prepared(lambda dialect: select(*_COLUMNS).where(text(f"kin.id IN ({_LISTED[dialect]})")))
_BY_KEY = Prepared(select(*_COLUMNS).where(kin.c.key == bindparam("which")))
#: The first so many records of a copy cluster, as one index has them in order.
MATES = (
    select(*_COLUMNS)
    .where(kin.c.cluster == bindparam("which"))
    .order_by(kin.c.seen_at, kin.c.key)
    .limit(bindparam("most", type_=Integer))
)
_MATES = Prepared(MATES)
_SIZE = Prepared(select(func.count()).select_from(kin).where(kin.c.cluster == bindparam("which")))
#: More records than a cluster has.
_ALL = 2**31 - 1
_TEXT = Prepared(
    select(body.c.text, body.c.text_sha256)
    .where(body.c.key == bindparam("which"))
    .order_by(body.c.text_sha256)
    .limit(1)
)
_HAPPENED = Prepared(insert(cluster_event), [column.name for column in cluster_event.columns if column.name != "id"])
_RELATE = Prepared(lambda dialect: or_replace(dialect, edge), [column.name for column in edge.columns])
_PLACE = Prepared(update(kin).where(kin.c.id == bindparam("which")).values(cluster=bindparam("led")))
_low, _high = kin.alias("low_kin"), kin.alias("high_kin")
_EDGES = (
    select(edge, _low.c.key.label("low_key"), _high.c.key.label("high_key"))
    .join_from(edge, _low, _low.c.id == edge.c.low)
    .join(_high, _high.c.id == edge.c.high)
)


def by_id(tx: Connection, ids: Collection[int]) -> dict[int, Kin]:
    """Records by their numbers; one that is gone is absent."""
    if not ids:
        return {}
    return {one.id: one for one in _read(tx, _BY_ID.rows(tx, {"ids": listed(tx, ids)}))}


def by_key(tx: Connection, key: str) -> Kin | None:
    """A record by its key; None if it is not in the index."""
    return next(iter(_read(tx, _BY_KEY.rows(tx, {"which": key}))), None)


def add(tx: Connection, me: Kin, cluster: int | None, numbers: Sequence[int] = ()) -> Kin:
    """Write a record in the cluster of a leader (OWN: it leads one), or unplaced; with its number.

    On PostgreSQL it stands under these ``numbers`` from then on.
    """
    row = me._asdict() | {"cluster": cluster}
    add_under = row | {"hashes": listed(tx, numbers)} if numbers else None
    written = _ADD_UNDER.first(tx, add_under) if add_under else _ADD.first(tx, row)
    assert written is not None  # noqa: S101 - an INSERT without ON CONFLICT returns its row or raises
    number = int(written[0])
    return me._replace(id=number, cluster=number if cluster == OWN else cluster)


def text_of(tx: Connection, key: str) -> str | None:
    """The text that speaks for a record here, of several typographies always the same; None if gone or damaged."""
    row = _TEXT.first(tx, {"which": key})
    try:
        return None if row is None else read_body(row[0], key, row[1])
    except Damaged:
        return None


def mates(tx: Connection, cluster: int, most: int | None = None) -> tuple[Kin, ...]:
    """The records of a copy cluster, the first one first."""
    return _read(tx, _MATES.rows(tx, {"which": cluster, "most": _ALL if most is None else most}))


def size(tx: Connection, cluster: int) -> int:
    """How many records a copy cluster has."""
    row = _SIZE.first(tx, {"which": cluster})
    return int(row[0]) if row else 0


def place(tx: Connection, record: int, cluster: int | None) -> None:
    """Put a record into another copy cluster."""
    _PLACE.touched(tx, {"which": record, "led": cluster})


def happened(tx: Connection, kind: EventKind, who: Kin, cluster: Kin, now: datetime) -> None:
    """Note what became of a record and a copy cluster (its leader's key)."""
    _HAPPENED.touched(tx, {"at": now, "kind": kind, "key": who.key, "cluster": cluster.key})


def relate_them(tx: Connection, one: Kin, other: Kin, relation: Relation, now: datetime) -> None:
    """Keep a verified relation of two records; ``relation.a`` is ``one``. Again: the new one."""
    low, high = (one, other) if one.id < other.id else (other, one)
    turned = relation if low is one else flipped(relation)
    whole = {"a": low.id, "b": high.id, None: None}[turned.whole]
    row = {"low": low.id, "high": high.id, "kind": turned.kind, "score": float(turned.score), "whole": whole}
    _RELATE.touched(tx, seals.EDGE.on(row | {"at": now, "evidence": _packed(turned)}))


def unrelate(tx: Connection, one: int, other: int) -> None:
    """Let a relation go."""
    tx.execute(delete(edge).where(edge.c.low == min(one, other), edge.c.high == max(one, other)))


def edges(tx: Connection, ids: Collection[int], among: bool = False, most: int | None = None) -> tuple[Edge, ...]:
    """The relations of these records, or only those ``among`` them, the strongest first."""
    if not ids:
        return ()
    given = list(ids)
    low, high = edge.c.low.in_(given), edge.c.high.in_(given)
    rows = tx.execute(_EDGES.where(low & high if among else or_(low, high)).limit(most))
    found = (_edge(row) for row in rows)
    return tuple(sorted(found, key=lambda one: strength(one.relation)))


_ORDER: tuple[RelationKind, ...] = ("same", "copy", "partial", "derived", "template_sibling", "same_event")


def strength(relation: Relation) -> tuple[int, float]:
    """What sorts relations, the strongest first."""
    return _ORDER.index(relation.kind), -relation.score


def flipped(relation: Relation) -> Relation:
    """The same relation, told from the other side."""
    whole: dict[Any, Literal["a", "b"] | None] = {"a": "b", "b": "a"}
    runs = (
        Run(a_start=r.b_start, a_end=r.b_end, b_start=r.a_start, b_end=r.a_end, words=r.words, quoted=r.quoted)
        for r in relation.evidence
    )
    return msgspec.structs.replace(
        relation,
        a=relation.b,
        b=relation.a,
        whole=whole.get(relation.whole),
        evidence=tuple(sorted(runs, key=lambda run: run.a_start)),
        differs=tuple((b, a) for a, b in relation.differs),
    )


def _read(tx: Connection, rows: Iterable[Any]) -> tuple[Kin, ...]:
    """Records as the driver gives them."""
    read = _moment(tx.dialect)
    return tuple(Kin(row[0], row[1], read(row[2]), *row[3:]) for row in rows)


@cache
def _moment(dialect: Dialect) -> Callable[[Any], Any]:
    """How the driver's moment is read."""
    read: Callable[[Any], Any] | None = kin.c.seen_at.type.dialect_impl(dialect).result_processor(dialect, None)
    assert read is not None  # noqa: S101 - a moment is of our own type, which reads it
    return read


def _packed(relation: Relation) -> bytes:
    runs = [(r.a_start, r.a_end, r.b_start, r.b_end, r.words, r.quoted) for r in relation.evidence]
    return msgspec.msgpack.encode((runs, relation.differs))


_Places = tuple[int, int, int, int, int, bool]


class Kept(NamedTuple):
    """The evidence of a relation as it is packed."""

    runs: tuple[_Places, ...]
    differs: tuple[tuple[str, str], ...]


def _edge(row: Any) -> Edge:
    kept = msgspec.msgpack.decode(row.evidence, type=Kept)
    relation = Relation(
        a=row.low_key,
        b=row.high_key,
        kind=row.kind,
        score=row.score,
        whole=None if row.whole is None else "a" if row.whole == row.low else "b",
        evidence=tuple(map(_run, kept.runs)),
        differs=kept.differs,
    )
    return Edge(row.low, row.high, relation)


def _run(places: _Places) -> Run:
    a_start, a_end, b_start, b_end, words, quoted = places
    return Run(a_start=a_start, a_end=a_end, b_start=b_start, b_end=b_end, words=words, quoted=quoted)
