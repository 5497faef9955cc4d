"""Reading sightings: in full, or only what the fold looks at."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, exists, select

from workers.store import seals
from workers.store.codec import read_facts
from workers.store.errors import Damaged
from workers.store.fold import Glimpse
from workers.store.schema import digest, observation, superseded
from workers.store.values import Observation, Stated

#: A sighting that no newer recipe has judged again.
CURRENT = ~exists().where(superseded.c.observation == observation.c.id)

_FULL = tuple(name for name in Observation.__struct_fields__ if name != "superseded")


def _read(where: Any) -> Select[Any]:
    return (
        select(observation, superseded.c.successor)
        .outerjoin_from(observation, superseded, superseded.c.observation == observation.c.id)
        .where(where)
        .order_by(observation.c.id)
    )


_BY_KEY = _read(observation.c.key == bindparam("value"))
_BY_URL = _read(observation.c.url_id == bindparam("value"))
_GLIMPSES = select(*(observation.c[name] for name in Glimpse._fields)).where(
    observation.c.key.in_(bindparam("keys", expanding=True)), CURRENT
)
_WHOLE = select(observation).where(observation.c.id.in_(bindparam("ids", expanding=True)))


def observations(tx: Connection, *, key: str | None = None, url_key: str | None = None) -> tuple[Observation, ...]:
    """Every sighting of a key, or at an address, in the order of arrival; superseded ones say so."""
    if (key is None) == (url_key is None):
        raise ValueError("give exactly one of key and url_key")
    asked, value = (_BY_URL, digest(url_key)) if key is None else (_BY_KEY, key)
    return tuple(map(_observation, tx.execute(asked, {"value": value}).mappings()))


def glimpses(tx: Connection, keys: Collection[str]) -> dict[str, list[Glimpse]]:
    """The current sightings of each key, as far as the fold looks; a key that none holds is absent."""
    found: dict[str, list[Glimpse]] = {}
    for row in tx.execute(_GLIMPSES, {"keys": list(keys)}):
        found.setdefault(row.key, []).append(Glimpse(*row))
    return found


def facts(tx: Connection, ids: Iterable[int]) -> dict[int, Stated]:
    """The facts as stated by each of these observations; Damaged if one is not as it was written."""
    rows = tx.execute(_WHOLE, {"ids": list(ids)}).mappings()
    return {row["id"]: read_facts(_intact(row)["facts"], f"observation {row['id']}") for row in rows}


def _intact(row: RowMapping) -> RowMapping:
    if seals.OBSERVATION.is_broken(row):
        raise Damaged(f"observation {row['id']}")
    return row


def _observation(row: RowMapping) -> Observation:
    named: dict[str, Any] = {name: _intact(row)[name] for name in _FULL}
    named["facts"] = read_facts(named["facts"], f"observation {named['id']}")
    return Observation(**named, superseded=row["successor"] is not None)
