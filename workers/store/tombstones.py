"""What was taken down and is not stored again: looked up before every write."""

import re
from datetime import datetime
from functools import lru_cache
from typing import Literal, get_args

from msgspec import Struct
from sqlalchemy import Connection, and_, bindparam, delete, or_, select

from workers.store import index, seals
from workers.store.dialect import or_replace
from workers.store.errors import StoreError
from workers.store.prepared import Prepared
from workers.store.schema import digest, plain, tombstone
from workers.urls import site_named

Kind = Literal["key", "url", "site"]
KINDS: tuple[str, ...] = get_args(Kind)

_LOOKUP = Prepared(
    select(tombstone.c.reason).where(
        or_(*(and_(tombstone.c.kind == kind, tombstone.c.value == bindparam(kind)) for kind in KINDS))
    )
)


class Tombstone(Struct, frozen=True, kw_only=True):
    """What is not stored again, why, and since when; ``value`` is a key, or the digest of a url_key or a site."""

    kind: Kind
    value: str
    reason: str
    at: datetime


def bury(tx: Connection, kind: Kind, value: str, reason: str, now: datetime) -> None:
    """Forbid a key, an address (its url_key) or a site (registrable domain) from now on; again: the new reason.

    Of an address or a site only a digest is kept. What is stored already is not touched, but for a key: its record
    is related to no other any more.
    """
    if kind not in KINDS:
        raise StoreError(f"no tombstone for {kind!r}; one of {', '.join(KINDS)}")
    if not value.strip() or not reason.strip():
        raise StoreError("a tombstone needs a value and a reason")
    row = {"kind": kind, "value": _value(kind, value), "reason": plain(reason), "at": now}
    tx.execute(or_replace(tx.dialect.name, tombstone), seals.TOMBSTONE.on(row))
    if kind == "key":
        index.forget(tx, value, now)


def unbury(tx: Connection, kind: Kind, value: str) -> bool:
    """Allow again what ``bury`` forbade; False if it was not. An address or a site may be given by its digest."""
    stored = value if kind != "key" and is_digest(value) else _value(kind, value)
    where = (tombstone.c.kind == kind, tombstone.c.value == stored)
    return tx.execute(delete(tombstone).where(*where)).rowcount > 0


def is_digest(value: str) -> bool:
    """Whether it is written as the digest under which an address or a site is buried: none looks like it."""
    return re.fullmatch(r"[0-9a-f]{32}", value) is not None


def lookup(
    tx: Connection,
    *,
    key: str | None = None,
    url_key: str | None = None,
    site: str | None = None,
    url_id: bytes | None = None,
) -> str | None:
    """The reason why one of these is not stored; None if none is buried. ``url_id`` is the digest of a url_key."""
    asked = {"key": key, "url": url_key, "site": site}
    values = {kind: None if value is None else _value(kind, value) for kind, value in asked.items()}
    if url_id is not None:
        values["url"] = url_id.hex()
    row = _LOOKUP.first(tx, values)
    return None if row is None else str(row[0])


def listing(tx: Connection) -> tuple[Tombstone, ...]:
    """Every tombstone, the oldest first."""
    columns = (tombstone.c[name] for name in Tombstone.__struct_fields__)
    rows = tx.execute(select(*columns).order_by(tombstone.c.at, tombstone.c.kind, tombstone.c.value)).mappings()
    return tuple(Tombstone(**row) for row in rows)


def _value(kind: str, value: str) -> str:
    return value if kind == "key" else _hidden(value if kind == "url" else site_named(value))


@lru_cache(1024)
def _hidden(value: str) -> str:
    """What is kept of an address or a site: nothing that could be read."""
    return digest(value).hex()
