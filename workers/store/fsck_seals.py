"""Rows that are not as they were written: those with a seal, and what else has to agree with another row."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import Boolean, ColumnElement, Select, Text, exists, func, or_, select, type_coerce
from sqlalchemy.types import NullType

from workers.store import seals
from workers.store.engine import Store
from workers.store.kin_schema import cluster_event
from workers.store.kins import EventKind
from workers.store.schema import OPEN, Instant, metadata, observation, record, superseded
from workers.store.seals import Seal
from workers.store.values import Fault

Steps = Callable[..., Iterator[Any]]

ALTERED = "it is not as it was written"
BARE = "it has no seal: an older copydesk wrote it after the tables came forward; `copydesk db upgrade` seals it"
#: What to do about a row that was altered, by its table.
ACTS: Mapping[str, str] = {
    "observation": "`copydesk reclean --key` of its record mends what its archived page tells, a backup has the rest",
    "job": "its page is not lost if it ended; let its caller send it again, or restore a backup",
    "quarantine": "look at its page with `copydesk quarantine show`, and retry or send it again",
    "fetch_state": "the next visit of the address writes it anew; a backup has it as it was",
    "tombstone": "what it stands for may come back: `copydesk forget` that again, and `copydesk db unbury` this",
    "archive": "restore a backup, or read the archive's files into a new store with `copydesk rebuild --files`",
    "crawl": "it is a report, and nothing else rests on it; a backup has it as it was",
    "pause": "let the site go on and rest again: `copydesk sites resume`, `copydesk sites pause`",
    "watch": "end it with `copydesk watches end`, and let its application watch again",
    "notice": "what it tells of is in the store: `copydesk related` of its key",
    "edge": "run `copydesk reindex`",
    "sieve": "numbers that stand in the index are not looked up; run `copydesk reindex`",
    "index_state": "run `copydesk reindex`, or the `copydesk rebuild` that it is of",
}
BACKUP = "restore a backup"

_successor = observation.alias("successor")

#: What has to agree with another row: kind, why, and the rows.
APART: tuple[tuple[str, str, Select[Any]], ...] = (
    (
        "superseded",
        f"what took its place is another sighting; {BACKUP}",
        select(superseded.c.observation)
        .join_from(superseded, observation, observation.c.id == superseded.c.observation)
        .join(_successor, _successor.c.id == superseded.c.successor)
        .where(_successor.c.sighting != observation.c.sighting),
    ),
    (
        "cluster_event",
        "it tells of no record, or of nothing that happens; run `copydesk reindex`",
        select(cluster_event.c.id).where(
            or_(
                cluster_event.c.kind.not_in(get_args(EventKind)),
                ~exists().where(record.c.key == cluster_event.c.key),
                ~exists().where(record.c.key == cluster_event.c.cluster),
            )
        ),
    ),
)


def check(store: Store, steps: Steps) -> Iterator[Fault]:
    """Every row that its seal does not fit, that contradicts another, or whose moment is none."""
    for seal in seals.ALL:
        yield from _sealed(store, steps, seal)
    for kind, why, rows in APART:
        with store.look() as tx:
            found = tx.execute(rows).scalars().all()
        yield from (Fault(kind=kind, what=str(which), why=why) for which in found)
    if store.is_sqlite:
        yield from _moments(store)


def _sealed(store: Store, steps: Steps, seal: Seal) -> Iterator[Fault]:
    order = list(seal.table.primary_key)
    types = {name: seal.table.c[name].type for name in seal.covered}
    # As the engine has it: a moment that is none would stop the reading of all others.
    rest = [type_coerce(seal.table.c[name], NullType()).label(name) for name in (*types, seal.name)]
    for found in steps(store, select(*(column.label(f"own_{column.name}") for column in order), *rest), *order):
        row = {name: _read(getattr(found, name), types.get(name)) for name in (*types, seal.name)}
        if not _is_as_written(seal, row):
            what = " ".join(map(shown, found[: len(order)]))
            altered = f"{ALTERED} ({', '.join(seal.covered)}); {ACTS[seal.table.name]}"
            yield Fault(kind=seal.table.name, what=what, why=BARE if row[seal.name] is None else altered)


def _is_as_written(seal: Seal, row: Mapping[str, Any]) -> bool:
    if seal is seals.RECEIPT and row["state"] in OPEN:
        return row["receipt"] is row["finished_at"] is row[seal.name] is None
    return seal.fits(row)


def _read(value: Any, kind: Any) -> Any:
    """A value of the engine's as it was hashed; what is none of its kind comes as it is, and fits no seal."""
    if isinstance(kind, Boolean):
        return {0: False, 1: True}.get(value, value)
    if isinstance(kind, Instant) and isinstance(value, str):
        try:
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        except ValueError:
            return value
    return value


def shown(value: Any) -> str:
    """A value of a key, for people."""
    if isinstance(value, bytes):
        return value.hex()
    return str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _moments(store: Store) -> Iterator[Fault]:
    """Moments that no clock shows: SQLite keeps them as text, of which it asks nothing."""
    for table in metadata.sorted_tables:
        told = [column for column in table.columns if isinstance(column.type, Instant)]
        if not told:
            continue
        wrong: list[ColumnElement[bool]] = []
        for column in told:
            wrong += [column.is_not(None) & func.julianday(type_coerce(column, Text())).is_(None)]
        with store.look() as tx:
            found = tx.execute(select(*table.primary_key).where(or_(*wrong))).all()
        for row in found:
            why = f"one of its moments is none ({', '.join(column.name for column in told)}); {BACKUP}"
            yield Fault(kind=table.name, what=" ".join(map(shown, row)), why=why)
