"""Records: written sighting by sighting, read by key, by address, or as a list."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam, exists, select, tuple_

from workers.store.codec import KEY, read_body
from workers.store.fold import fold
from workers.store.observations import CURRENT, facts, glimpses, observations
from workers.store.put import check, put
from workers.store.schema import body, digest, observation, record, superseded
from workers.store.values import Record, RecordRow, Successors
from workers.urls import url_key

__all__ = ["check", "get", "is_key", "keys_at", "listing", "observations", "put"]

_BODY = select(body.c.text).where(body.c.key == bindparam("key"), body.c.text_sha256 == bindparam("sha"))
_TOKENS = select(record.c.tokens).where(record.c.key == bindparam("key"))

_newer = observation.alias("newer")
#: Where the sightings went that an older recipe had given this key: the current view of the same sighting.
_SUCCESSORS = (
    select(_newer.c.url, _newer.c.key)
    .join_from(observation, _newer, _newer.c.sighting == observation.c.sighting)
    .where(
        observation.c.key == bindparam("key"),
        _newer.c.id != observation.c.id,
        ~exists().where(superseded.c.observation == _newer.c.id),
    )
    .order_by(_newer.c.id)
)
_AT_URL = (
    select(observation.c.key)
    .where(observation.c.url_id == bindparam("url_id"), CURRENT)
    .order_by(observation.c.id.desc())
)


def is_key(what: str) -> bool:
    """Whether it is written as a content key."""
    return KEY.fullmatch(what) is not None


def get(tx: Connection, key: str) -> Record | Successors | None:
    """The record under a key; if no sighting holds it any more, the keys that took its place; None: unknown.

    Raises Damaged if the stored text is not the one that was written.
    """
    found = glimpses(tx, (key,)).get(key)
    if not found:
        return _successors(tx, key)
    view = fold(found)
    sha = view.leader.text_sha256
    return Record(
        key=key,
        text=_text(tx, key, sha),
        text_sha256=sha,
        tokens=tx.execute(_TOKENS, {"key": key}).scalar_one(),
        url=view.leader.url,
        facts=facts(tx, (view.leader.id,))[view.leader.id],
        sightings=view.sightings,
        urls=view.urls,
        first_seen=view.first_seen,
        last_seen=view.last_seen,
    )


def keys_at(tx: Connection, url: str) -> tuple[str, ...]:
    """The keys of the texts that stood at an address, the latest first."""
    found = tx.execute(_AT_URL, {"url_id": digest(url_key(url))}).scalars()
    return tuple(dict.fromkeys(found))


def listing(
    tx: Connection, *, limit: int, after: str | None = None, site: str | None = None
) -> tuple[RecordRow, ...]:
    """Records, the newest in the store first; ``after`` is the last key of the page before.

    ``site`` is a registrable domain. ValueError unless ``limit`` is 1 to 1000.
    """
    if not 1 <= limit <= 1000:
        raise ValueError(f"limit is 1 to 1000, not {limit}; go on with after=")
    held = exists().where(observation.c.key == record.c.key, CURRENT)
    if site is not None:
        held = held.where(observation.c.domain == site.lower())
    page = select(record.c.key, record.c.tokens).where(held).limit(limit)
    if after is not None:
        place = select(record.c.added_at, record.c.key).where(record.c.key == after).scalar_subquery()
        page = page.where(tuple_(record.c.added_at, record.c.key) < place)
    rows = tx.execute(page.order_by(record.c.added_at.desc(), record.c.key.desc()))
    return _rows(tx, [(key, tokens) for key, tokens in rows])


def _rows(tx: Connection, page: Sequence[tuple[str, int]]) -> tuple[RecordRow, ...]:
    found = glimpses(tx, [key for key, _ in page])
    views = {key: fold(seen) for key, seen in found.items()}
    stated = facts(tx, (view.leader.id for view in views.values()))
    return tuple(
        RecordRow(
            key=key,
            tokens=tokens,
            url=view.leader.url,
            facts=stated[view.leader.id],
            sightings=view.sightings,
            first_seen=view.first_seen,
            last_seen=view.last_seen,
        )
        for key, tokens in page
        if (view := views.get(key))
    )


def _text(tx: Connection, key: str, sha: str) -> str:
    return read_body(tx.execute(_BODY, {"key": key, "sha": sha}).scalar(), key, sha)


def _successors(tx: Connection, key: str) -> Successors | None:
    rows = [(url or "", new) for url, new in tx.execute(_SUCCESSORS, {"key": key})]
    if not rows:
        return None
    return Successors(key=key, keys=tuple(dict.fromkeys(new for _, new in rows)), by_url=tuple(rows))
