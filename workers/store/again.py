"""Reading what is to be judged again: sightings as they stand, and archived pages that no sighting points at."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, func, select, true, update

from workers.contract import instant
from workers.store import seals
from workers.store.codec import body_bytes, read_body
from workers.store.dialect import or_replace
from workers.store.errors import Damaged, StoreError
from workers.store.kin_schema import index_state
from workers.store.observations import CURRENT
from workers.store.schema import IS_OPEN, archive, body, digest, job, observation
from workers.store.values import ArchiveEntry
from workers.urls import UrlError, redact, site_of, url_key

_NAME = "rebuild"


class Part(Struct, frozen=True, kw_only=True):
    """What is judged again: all, or the sightings of a site (registrable domain), a key, an address (its url_key)."""

    kind: Literal["all", "site", "key", "url"] = "all"
    value: str = ""


class View(Struct, frozen=True, kw_only=True):
    """A sighting as it stands: its identity, and what a recipe made of it. ``facts`` is JSON as it is stored."""

    id: int
    key: str
    text_sha256: str
    recipe: str
    url_id: bytes
    sighting: bytes
    url: str | None
    domain: str | None
    source: str
    fetched_at: str | None
    received_at: datetime
    input_sha256: str
    facts: str
    archive: str | None
    keep: bool


class State(Struct, frozen=True, kw_only=True):
    """How far a rebuild has come under a recipe: the last sighting, then the last page without one; what it counted.

    ``until`` is the last sighting when it began: what came after that is of today's recipe.
    """

    recipe: str
    until: int
    total: int
    done: int = 0
    sighting: int = 0
    page: tuple[str, str] | None = None
    counts: dict[str, int] = {}


_VIEW = select(*(observation.c[name] for name in View.__struct_fields__)).where(CURRENT)


def views(tx: Connection, part: Part, after: int, until: int, limit: int) -> tuple[View, ...]:
    """The next sightings that no newer recipe has judged again, in the order of their arrival."""
    rows = _of(_VIEW, part).where(observation.c.id > after, observation.c.id <= until)
    return tuple(View(**row) for row in tx.execute(rows.order_by(observation.c.id).limit(limit)).mappings())


def count(tx: Connection, part: Part, until: int) -> int:
    """How many sightings there are of a part."""
    rows = _of(select(func.count()).select_from(observation).where(CURRENT, observation.c.id <= until), part)
    return int(tx.execute(rows).scalar_one())


def newest(tx: Connection) -> int:
    """The number of the sighting that came last; 0 if there is none."""
    return int(tx.execute(select(func.max(observation.c.id))).scalar() or 0)


def unseen(tx: Connection, part: Part) -> list[ArchiveEntry]:
    """Archived pages that no sighting points at (no text was found in them) and no job waits for, by their moment."""
    if part.kind == "key":
        return []
    pointed = select(observation.c.archive).where(observation.c.archive.is_not(None))
    waiting = select(job.c.archive).where(IS_OPEN, job.c.archive.is_not(None))
    near = true() if part.kind == "all" else archive.c.domain == (site_of(part.value) or part.value)
    wanted = select(archive.c.record_id).where(near).except_(pointed, waiting).subquery()
    columns = (archive.c[name] for name in ArchiveEntry.__struct_fields__)
    rows = tx.execute(select(*columns).join(wanted, wanted.c.record_id == archive.c.record_id)).mappings()
    found = [entry for row in rows if _is_of(part, (entry := ArchiveEntry(**row)).url)]
    return sorted(found, key=place)


def place(entry: ArchiveEntry) -> tuple[str, str]:
    """Where an archived page stands in the order of time: files are named by theirs."""
    return instant(entry.at).isoformat(), f"{entry.file} {entry.offset:020}"


def is_intact(tx: Connection, view: View) -> bool:
    """Whether a sighting and its text are as they were written."""
    if seals.OBSERVATION.is_broken(_row(tx, view)):
        return False
    stored = tx.execute(_body(select(body.c.text), view.key, view.text_sha256)).scalar()
    try:
        read_body(stored, view.key, view.text_sha256)
    except Damaged:
        return False
    return True


def mend(tx: Connection, key: str, text_sha256: str, text: str) -> None:
    """Write a damaged text anew."""
    tx.execute(_body(update(body).values(text=body_bytes(text)), key, text_sha256))


def mend_view(tx: Connection, view: View, told: Iterable[tuple[str, Any]]) -> View:
    """Put right what is damaged in a sighting, if one value of what its page tells makes it what was written."""
    row = _row(tx, view)
    for name, value in told:
        if seals.OBSERVATION.fits(row | {name: value}):
            tx.execute(update(observation).where(observation.c.id == view.id).values({name: value}))
            return msgspec.structs.replace(view, **{name: value})
    return view


def _row(tx: Connection, view: View) -> dict[str, Any]:
    return dict(tx.execute(select(observation).where(observation.c.id == view.id)).mappings().one())


def files(tx: Connection) -> frozenset[str]:
    """The archive's files that the store knows."""
    return frozenset(tx.execute(select(archive.c.file).distinct()).scalars())


def state(tx: Connection) -> State | None:
    """How far a rebuild has come that was stopped, or runs; None if there is none."""
    row = tx.execute(select(index_state.c.value).where(index_state.c.name == _NAME).with_for_update()).scalar()
    return None if row is None else msgspec.json.decode(row, type=State)


def note(tx: Connection, before: State | None, now: State | None) -> None:
    """Note how far a rebuild has come; None: it has ended. StoreError if another process has gone on meanwhile."""
    if state(tx) != before:
        raise StoreError("another process rebuilds this store; wait for its end")
    if now is None:
        tx.execute(index_state.delete().where(index_state.c.name == _NAME))
        return
    row: dict[str, Any] = {"name": _NAME, "value": msgspec.json.encode(now).decode()}
    tx.execute(or_replace(tx.dialect.name, index_state), seals.INDEX_STATE.on(row))


def _of(rows: Select[Any], part: Part) -> Select[Any]:
    columns: dict[str, Any] = {"site": observation.c.domain, "key": observation.c.key, "url": observation.c.url_id}
    if part.kind == "all":
        return rows
    return rows.where(columns[part.kind] == (digest(part.value) if part.kind == "url" else part.value))


def _is_of(part: Part, url: str) -> bool:
    if part.kind != "url":
        return True
    try:
        return redact(url_key(url)) == redact(part.value)
    except UrlError:
        return False


def _body(statement: Any, key: str, text_sha256: str) -> Any:
    return statement.where(body.c.key == key, body.c.text_sha256 == text_sha256)
