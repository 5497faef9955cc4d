"""What the crawler knows of each address. The address itself stands here unredacted: for the crawler only."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, or_, select

from workers.store import seals
from workers.store.dialect import or_replace
from workers.store.prepared import Prepared
from workers.store.schema import digest, fetch_state
from workers.store.values import FetchState
from workers.urls import url_key

_FIELDS = tuple(name for name in FetchState.__struct_fields__ if name != "url_key")
_GET = select(fetch_state.c.url_id, *(fetch_state.c[name] for name in _FIELDS)).where(
    fetch_state.c.url_id.in_(bindparam("which", expanding=True))
)
_PUT = Prepared(lambda dialect: or_replace(dialect, fetch_state), ["url_id", *_FIELDS, "seal"])
#: Addresses that are asked for in one statement.
MANY = 500


def get(tx: Connection, url_key: str) -> FetchState | None:
    """What is known of an address; None if it was never fetched."""
    return get_all(tx, (url_key,)).get(url_key)


def get_all(tx: Connection, url_keys: Iterable[str]) -> dict[str, FetchState]:
    """What is known of addresses, by ``url_key``; those that were never fetched are not there."""
    asked = {digest(key): key for key in url_keys}
    ids = list(asked)
    found: dict[str, FetchState] = {}
    for start in range(0, len(ids), MANY):
        for row in tx.execute(_GET, {"which": ids[start : start + MANY]}).mappings():
            key = asked[bytes(row["url_id"])]
            found[key] = FetchState(url_key=key, **{name: row[name] for name in _FIELDS})
    return found


def due(tx: Connection, places: Iterable[str], now: datetime, limit: int) -> tuple[FetchState, ...]:
    """The pages of these sites that are due again, those first that have waited longest."""
    table = fetch_state.c
    wanted = (
        select(*(table[name] for name in _FIELDS))
        .where(table.place.in_(sorted(places)), table.next_due <= now)
        .where(table.kind.in_(("article", "index")))
        .order_by(table.next_due, table.url_id)
        .limit(limit)
    )
    return _states(tx, wanted)


def lists(tx: Connection, places: Iterable[str], limit: int = 200) -> tuple[FetchState, ...]:
    """The feeds and sitemaps of these sites."""
    table = fetch_state.c
    wanted = (
        select(*(table[name] for name in _FIELDS))
        .where(table.place.in_(sorted(places)), or_(table.kind == "feed", table.kind == "sitemap"))
        .where(table.gone_at.is_(None))
        .order_by(table.last_changed.desc(), table.url_id)
        .limit(limit)
    )
    return _states(tx, wanted)


def _states(tx: Connection, wanted: Select[Any]) -> tuple[FetchState, ...]:
    return tuple(FetchState(url_key=url_key(row["url"]), **row) for row in tx.execute(wanted).mappings())


def put_all(tx: Connection, states: Iterable[FetchState]) -> None:
    """Write what is known of several addresses, in one order for all writers: no two wait for each other."""
    rows = [_row(state) for state in sorted(states, key=lambda state: state.url_key)]
    if rows:
        _PUT.many(tx, rows)


def put(tx: Connection, state: FetchState) -> None:
    """Write what is known of an address now, in the place of what was known before."""
    put_all(tx, (state,))


def _row(state: FetchState) -> dict[str, Any]:
    row = {name: getattr(state, name) for name in _FIELDS}
    return seals.FETCH_STATE.on(row | {"url_id": digest(state.url_key)})
