"""Which crawls run and ran, and which sites rest. A name runs once at a time, while its lease is renewed."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, RowMapping, and_, delete, func, or_, select

from workers.store import seals
from workers.store.dialect import unless_there
from workers.store.errors import StoreError
from workers.store.schema import crawl, pause, plain
from workers.store.values import Crawl, CrawlState, Pause
from workers.urls import redact

#: No lease lasts so long: one that ends later was given while a clock ran ahead, and says nothing.
AHEAD = timedelta(minutes=10)
_GET = select(*(crawl.c[name] for name in Crawl.__struct_fields__))
_PAUSED = select(*(pause.c[name] for name in Pause.__struct_fields__)).order_by(pause.c.name)


def begin(tx: Connection, name: str, now: datetime, lease_s: float) -> int | None:
    """Begin a crawl and give its number; None while another of this name holds its lease.

    One whose lease ran out is marked as failed: its process is gone or cut off.
    """
    lose(tx, name, now)
    row: dict[str, Any] = {
        "name": plain(name),
        "state": "running",
        "lease_until": now + timedelta(seconds=lease_s),
        "started_at": now,
        "counts": "{}",
    }
    row |= {"ended_at": None, "reason": None, "details": None}
    number: int | None = tx.execute(unless_there(tx.dialect.name, crawl, "id"), seals.CRAWL.on(row)).scalar()
    return number


def lose(tx: Connection, name: str, now: datetime) -> None:
    """Mark as failed what of a name should run and gives no sign of life."""
    lost = and_(crawl.c.name == plain(name), _is_lost(now))
    why = {"state": "failed", "ended_at": now, "reason": "it gave no sign of life: killed, or cut off"}
    seals.change(tx, seals.CRAWL, lost, why)


def reopen(tx: Connection, crawl_id: int, now: datetime, lease_s: float) -> bool:
    """Let a crawl that ended go on under its number, with its counts; False if somebody else does so already."""
    again = {"state": "running", "lease_until": now + timedelta(seconds=lease_s), "ended_at": None, "reason": None}
    return seals.change(tx, seals.CRAWL, and_(crawl.c.id == crawl_id, crawl.c.state != "running"), again) > 0


def deserted(tx: Connection, now: datetime) -> tuple[Crawl, ...]:
    """The crawls that should run and give no sign of life."""
    lost = _GET.where(_is_lost(now)).order_by(crawl.c.id)
    return tuple(_crawl(row) for row in tx.execute(lost).mappings())


def beat(
    tx: Connection,
    crawl_id: int,
    now: datetime,
    counts: Mapping[str, int],
    lease_s: float = 60,
    details: Mapping[str, Mapping[str, int]] | None = None,
) -> bool:
    """Renew the lease and note the counts; False if the crawl was ended by someone else: then it has to stop."""
    values: dict[str, Any] = {"lease_until": now + timedelta(seconds=lease_s), "counts": _json(counts)}
    more = {} if details is None else {"details": _json(details)}
    return seals.change(tx, seals.CRAWL, _runs(crawl_id), values | more) > 0


def end(
    tx: Connection,
    crawl_id: int,
    now: datetime,
    state: CrawlState,
    counts: Mapping[str, int],
    *,
    reason: str | None = None,
    details: Mapping[str, Mapping[str, int]] | None = None,
) -> None:
    """Note how a crawl ended, and why; one that has ended keeps its first end."""
    if state == "running":
        raise StoreError("a crawl ends as done, failed or stopped")
    values = {"state": state, "ended_at": now, "counts": _json(counts)}
    more = {"reason": plain(redact(reason)) if reason else None, "details": _json(details or {})}
    seals.change(tx, seals.CRAWL, _runs(crawl_id), values | more)


def get(tx: Connection, crawl_id: int) -> Crawl | None:
    """One crawl; None if there is none of that number."""
    row = tx.execute(_GET.where(crawl.c.id == crawl_id)).mappings().first()
    return None if row is None else _crawl(row)


def latest(tx: Connection, name: str) -> Crawl | None:
    """The crawl of a name that began last."""
    newest = select(func.max(crawl.c.id)).where(crawl.c.name == plain(name)).scalar_subquery()
    row = tx.execute(_GET.where(crawl.c.id == newest)).mappings().first()
    return None if row is None else _crawl(row)


def recent(tx: Connection, name: str | None, limit: int) -> tuple[Crawl, ...]:
    """The crawls of a name, or of all names, the newest first."""
    meant = _GET if name is None else _GET.where(crawl.c.name == plain(name))
    newest = meant.order_by(crawl.c.id.desc()).limit(limit)
    return tuple(_crawl(row) for row in tx.execute(newest).mappings())


def spent(tx: Connection, since: datetime) -> dict[str, tuple[int, int]]:
    """What the crawls that ended since then cost each host: requests and bytes."""
    found: dict[str, tuple[int, int]] = {}
    for row in tx.execute(select(crawl.c.details).where(crawl.c.ended_at >= since)).scalars():
        details = msgspec.json.decode(row or "{}", type=dict[str, dict[str, int]])
        pages, size = details.get("host_pages", {}), details.get("host_bytes", {})
        for host in pages.keys() | size.keys():
            before = found.get(host, (0, 0))
            found[host] = before[0] + pages.get(host, 0), before[1] + size.get(host, 0)
    return found


def rest(tx: Connection, name: str, now: datetime, reason: str | None = None) -> Pause:
    """Let a site's schedule rest; the same again keeps its first day, and takes a new reason."""
    row: dict[str, Any] = {"name": plain(name), "reason": plain(redact(reason)) if reason else None, "at": now}
    tx.execute(unless_there(tx.dialect.name, pause), seals.PAUSE.on(row))
    if row["reason"]:
        seals.change(tx, seals.PAUSE, pause.c.name == row["name"], {"reason": row["reason"]})
    found = tx.execute(_PAUSED.where(pause.c.name == row["name"])).mappings().one()
    return Pause(**found)


def go_on(tx: Connection, name: str) -> bool:
    """Let a site's schedule go on; whether it rested."""
    return tx.execute(delete(pause).where(pause.c.name == plain(name))).rowcount > 0


def resting(tx: Connection) -> dict[str, Pause]:
    """The sites that rest, by name."""
    return {row["name"]: Pause(**row) for row in tx.execute(_PAUSED).mappings()}


def _is_lost(now: datetime) -> ColumnElement[bool]:
    over = or_(crawl.c.lease_until <= now, crawl.c.lease_until > now + AHEAD)
    return and_(crawl.c.state == "running", over)


def _runs(crawl_id: int) -> ColumnElement[bool]:
    return and_(crawl.c.id == crawl_id, crawl.c.state == "running")


def _crawl(row: RowMapping) -> Crawl:
    counts = msgspec.json.decode(row["counts"], type=dict[str, int])
    details = msgspec.json.decode(row["details"] or "{}", type=dict[str, dict[str, int]])
    return Crawl(**(dict(row) | {"counts": counts, "details": details}))


def _json(counts: Mapping[str, object]) -> str:
    return msgspec.json.encode(dict(counts)).decode()
