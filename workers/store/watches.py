"""Watched stories: who is to be told of a new relative, and the ledger of what is still to be told.

A notice is written in the transaction that stores the record of which it tells, so that none is lost; it is ended
after a queue has taken it, so that one may be taken twice.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, func, select, update

from workers.contract import Relation, RelationKind
from workers.store import kin, seals
from workers.store.dialect import unless_there
from workers.store.prepared import Prepared
from workers.store.schema import plain
from workers.store.watch_schema import IS_UNSENT, notice, watch

#: Relations that make a record a relative of a story; the others tell of a form, or of an event.
STORY: frozenset[RelationKind] = frozenset({"same", "copy", "partial", "derived"})
#: Records of a story that are looked at for watches, and days that a notice is kept once a queue has taken it.
MOST, KEPT = 200, 30
#: Watches on one record, and in all: a caller may name itself as it likes, and each of them costs each new relative.
MOST_OF_ONE, MOST_OF_ALL = 100, 100_000
#: Keys in one statement: far below the parameters that either engine takes.
_CHUNK = 500

_ANY = Prepared(select(watch.c.id).limit(1))
_WATCHING = select(watch.c.id, watch.c.key).where(
    watch.c.key.in_(bindparam("keys", expanding=True)), watch.c.until > bindparam("now")
)
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
_SAME = select(watch.c.id).where(*(watch.c[name] == bindparam(name) for name in ("source", "key", "task", "queue")))
_DUE = (
    select(notice.c.id, notice.c.watch, notice.c.key, notice.c.relation, watch.c.key.label("watched"))
    .add_columns(watch.c.source, watch.c.task, watch.c.queue)
    .join_from(notice, watch)
    .where(IS_UNSENT, notice.c.touched_at <= bindparam("before"))
    .order_by(notice.c.touched_at, notice.c.id)
    .limit(bindparam("most"))
)


class Watch(Struct, frozen=True, kw_only=True):
    """A watched story: the record that it is known by, who watches, and where the notices go."""

    id: int
    source: str
    key: str
    task: str
    queue: str
    until: datetime


class Due(Struct, frozen=True, kw_only=True):
    """A notice to be sent: the record ``key`` is a new relative of the story of ``watched``."""

    id: int
    watch: int
    watched: str
    key: str
    relation: Relation
    source: str
    task: str
    queue: str


def add(tx: Connection, source: str, key: str, task: str, queue: str, until: datetime, now: datetime) -> Watch:
    """Watch the story of a record; the same again only moves its end."""
    named = {"source": plain(source), "key": key, "task": task, "queue": queue}
    made = seals.WATCH.on({**named, "added_at": now, "until": until})
    tx.execute(unless_there(tx.dialect.name, watch), made)
    number = tx.execute(_SAME, named).scalar_one()
    seals.change(tx, seals.WATCH, watch.c.id == number, {"until": until})
    return Watch(id=number, until=until, **named)


def has_room(tx: Connection, source: str, key: str, task: str, queue: str) -> bool:
    """Whether a story may be watched: it is by this very watch, or by few enough others."""
    named = {"source": plain(source), "key": key, "task": task, "queue": queue}
    if tx.execute(_SAME, named).first() is not None:
        return True
    of_one = tx.scalar(select(func.count()).select_from(watch).where(watch.c.key == key)) or 0
    of_all = tx.scalar(select(func.count()).select_from(watch)) or 0
    return of_one < MOST_OF_ONE and of_all < MOST_OF_ALL


def end(tx: Connection, source: str, key: str, task: str, queue: str) -> bool:
    """Watch no more, and forget what was still to be told; whether it was watched."""
    number = tx.execute(_SAME, {"source": plain(source), "key": key, "task": task, "queue": queue}).scalar()
    return number is not None and end_one(tx, number)


def end_one(tx: Connection, number: int) -> bool:
    """The same by the number of a watch, whoever asked for it."""
    tx.execute(delete(notice).where(notice.c.watch == number))
    return tx.execute(delete(watch).where(watch.c.id == number)).rowcount > 0


def listing(
    tx: Connection, now: datetime, *, source: str | None = None, after: int = 0, limit: int = 50
) -> tuple[Watch, ...]:
    """The watches that last, in the order in which they were asked for, from the one behind ``after``."""
    columns = (watch.c[name] for name in Watch.__struct_fields__)
    rows = select(*columns).where(watch.c.until > now, watch.c.id > after).order_by(watch.c.id).limit(limit)
    if source is not None:
        rows = rows.where(watch.c.source == plain(source))
    return tuple(Watch(**row) for row in tx.execute(rows).mappings())


def note(tx: Connection, key: str, relations: Sequence[Relation], now: datetime) -> int:
    """Write a notice for each watch on a story that a new record is a relative of; how many were written."""
    close = [one for one in relations if one.kind in STORY]
    if not close or _ANY.first(tx, {}) is None:
        return 0
    direct = {one.b: one for one in close}
    told = 0
    for number, watched in _watching(tx, key, direct, now):
        relation = msgspec.json.encode(direct.get(watched, close[0])).decode("utf-8")
        row = {"watch": number, "key": key, "relation": relation, "made_at": now, "touched_at": _LONG_AGO, "tries": 0}
        told += tx.execute(unless_there(tx.dialect.name, notice), seals.NOTICE.on(row)).rowcount
    return told


def _watching(tx: Connection, key: str, direct: Collection[str], now: datetime) -> tuple[tuple[int, str], ...]:
    """The watches on any record of a new record's story, itself left out, as (number, watched key)."""
    family = kin.family(tx, key, limit=MOST)
    story = {member.key for cluster in family.clusters for member in cluster.members} if family else set()
    keys = sorted((story | set(direct)) - {key})
    return tuple((number, watched) for number, watched in tx.execute(_WATCHING, {"keys": keys, "now": now}))


def due(tx: Connection, now: datetime, after: float, most: int) -> tuple[Due, ...]:
    """Notices that were not sent, and not tried for so many seconds; they count as tried now."""
    rows = tx.execute(_DUE, {"before": now - timedelta(seconds=after), "most": most}).mappings().all()
    numbers = [row["id"] for row in rows]
    if numbers:
        tried = update(notice).where(notice.c.id.in_(numbers)).values(touched_at=now, tries=notice.c.tries + 1)
        tx.execute(tried)
    return tuple(Due(**{**row, "relation": msgspec.json.decode(row["relation"], type=Relation)}) for row in rows)


def sent(tx: Connection, numbers: Collection[int], now: datetime) -> None:
    """A queue has taken these notices."""
    tx.execute(update(notice).where(notice.c.id.in_(list(numbers))).values(sent_at=now))


def forget(tx: Connection, keys: Sequence[str]) -> None:
    """Nothing more is told of these records, and nobody watches them: they are taken out of the store."""
    for start in range(0, len(keys), _CHUNK):
        part = keys[start : start + _CHUNK]
        watching = select(watch.c.id).where(watch.c.key.in_(part))
        tx.execute(delete(notice).where(notice.c.key.in_(part) | notice.c.watch.in_(watching)))
        tx.execute(delete(watch).where(watch.c.key.in_(part)))


def tidy(tx: Connection, now: datetime) -> int:
    """Forget what was told long ago, and watches that have ended; how many rows went."""
    before = now - timedelta(days=KEPT)
    over = select(watch.c.id).where(watch.c.until < before)
    told = tx.execute(delete(notice).where((notice.c.sent_at < before) | notice.c.watch.in_(over))).rowcount
    return told + tx.execute(delete(watch).where(watch.c.until < before)).rowcount
