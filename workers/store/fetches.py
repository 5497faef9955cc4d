"""What the crawler knows of each address. The address itself stands here unredacted: for the crawler only."""

from sqlalchemy import Connection, bindparam, select

from workers.store.dialect import or_replace
from workers.store.schema import digest, fetch_state
from workers.store.values import FetchState

_FIELDS = tuple(name for name in FetchState.__struct_fields__ if name != "url_key")
_GET = select(*(fetch_state.c[name] for name in _FIELDS)).where(fetch_state.c.url_id == bindparam("which"))


def get(tx: Connection, url_key: str) -> FetchState | None:
    """What is known of an address; None if it was never fetched."""
    row = tx.execute(_GET, {"which": digest(url_key)}).mappings().first()
    return None if row is None else FetchState(url_key=url_key, **row)


def put(tx: Connection, state: FetchState) -> None:
    """Write what is known of an address now, in the place of what was known before."""
    row = {name: getattr(state, name) for name in _FIELDS}
    tx.execute(or_replace(tx.dialect.name, fetch_state), row | {"url_id": digest(state.url_key)})
