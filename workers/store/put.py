"""Writing one sighting: at once the record, its text, the observation, the evidence, and what it supersedes.

The whole runs in the caller's transaction. On SQLite that holds the write lock; on PostgreSQL the address is
held, so that two sightings of one address see each other, while the same text at other addresses goes on beside.

A record that nothing holds any more (a newer recipe gave all its sightings another key) keeps its row and text:
its key was handed out and is for ever, the two texts can be compared, and it costs what one cleaning costs.
"""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from workers.contract import instant
from workers.model import Article
from workers.store import evidence, index, seals, tombstones
from workers.store.codec import body_bytes, facts_json, read_facts
from workers.store.dialect import hold, unless_there
from workers.store.errors import Buried
from workers.store.fold import NEVER
from workers.store.prepared import Prepared
from workers.store.schema import body, digest, observation, plain, record, superseded
from workers.store.values import Put, Sighting, Stated
from workers.urls import redact, site_of

#: Facts that a reader sees; judge, confidence and flags say how they were found.
COMPARED = tuple(name for name in Stated.__struct_fields__ if name not in ("judge", "confidence", "flags"))

_BEFORE = Prepared(
    select(observation.c.id, observation.c.key, observation.c.facts)
    .where(observation.c.url_id == bindparam("place"))
    .order_by(observation.c.id.desc())
    .limit(1)
)
_VIEWS = Prepared(
    select(observation.c.id, observation.c.key, observation.c.recipe)
    .where(observation.c.sighting == bindparam("sighting"))
    .order_by(observation.c.id.desc())
)
_WAS_HERE = Prepared(
    select(observation.c.id)
    .where(observation.c.url_id == bindparam("place"), observation.c.key == bindparam("key"))
    .limit(1)
)
_RECORD = Prepared(lambda dialect: unless_there(dialect, record))
_BODY = Prepared(lambda dialect: unless_there(dialect, body))
_OBSERVE = Prepared(
    insert(observation).returning(observation.c.id),
    [column.name for column in observation.columns if column.name != "id"],
)
_SUPERSEDE = Prepared(insert(superseded))


class _Before(NamedTuple):
    """The latest sighting at an address."""

    id: int
    key: str
    facts: str


class _View(NamedTuple):
    """What a recipe made of one sighting."""

    id: int
    key: str
    recipe: str


def put(tx: Connection, sighting: Sighting, now: datetime) -> Put:
    """Write a sighting; ``stored`` if its text is new, or new at this address, else ``seen``.

    The very same sighting again (address, source, time, input and recipe) changes nothing. Raises Buried if a
    tombstone forbids it, ValueError for a time that is none, StoreError for facts that no UTF-8 can hold.
    """
    if sighting.fetched_at is not None:
        instant(sighting.fetched_at)
    check(tx, sighting)
    article = sighting.article
    place, which, domain, received = _identity(sighting, now)
    arrival = _arrival(sighting, domain, now)
    # Both in one statement, so that they are held in order.
    hold(tx, place, *(index.places(tx, arrival) if sighting.related else ()))
    before = _before(tx, place)
    views = [_View(*row) for row in _VIEWS.rows(tx, {"sighting": which})] if before else []
    for view in views:
        if view.recipe == article.recipe:
            return Put(outcome="seen", key=view.key, observation=view.id)
    was_here = before is not None and _was_here(tx, place, before, article.key)
    looked = index.ahead(tx, arrival) if sighting.related else None
    new_text = _write_text(tx, article, now)
    stated = stated_by(article)
    row = _row(sighting, stated, received) | {"url_id": place, "sighting": which, "domain": domain}
    number = _observe(tx, seals.OBSERVATION.on(row))
    if sighting.evidence:
        evidence.add(tx, number, article, now)
    if views:
        _SUPERSEDE.touched(tx, {"observation": views[0].id, "successor": number, "at": now})
    added = index.Added()
    if sighting.related:
        added = (index.add if new_text else index.seen)(tx, arrival, looked)
        if views and views[0].key != article.key:
            index.superseded(tx, views[0].key, now)
    return Put(
        outcome="stored" if new_text or not was_here else "seen",
        key=article.key,
        changed=_changed(before, article.key, stated),
        superseded=views[0].key if views and views[0].key != article.key else None,
        observation=number,
        relations=added.relations,
        cut=added.cut,
    )


def _arrival(sighting: Sighting, domain: str | None, now: datetime) -> index.Arrival:
    article = sighting.article
    return index.Arrival(
        key=article.key,
        text=article.text,
        seen_at=_seen_at(sighting, now),
        domain=domain,
        now=now,
        made=article.fingerprint.signatures,
    )


def check(tx: Connection, sighting: Sighting) -> None:
    """Raise Buried if a tombstone forbids a sighting."""
    place, _, domain, _ = _identity(sighting, NEVER)
    reason = tombstones.lookup(tx, key=sighting.article.key, url_id=place, site=domain)
    if reason is not None:
        raise Buried(reason)


def _identity(sighting: Sighting, now: datetime) -> tuple[bytes, bytes, str | None, datetime]:
    """Digest of the address, digest of the sighting, site, and when it was received."""
    known = sighting.known
    if known is not None:
        return known.url_id, known.sighting, known.domain, known.received_at
    which = digest(sighting.url_key, sighting.source, sighting.fetched_at, sighting.input_sha256)
    return digest(sighting.url_key), which, site_of(sighting.url) if sighting.url else None, now


def _seen_at(sighting: Sighting, now: datetime) -> datetime:
    if sighting.fetched_at:
        return instant(sighting.fetched_at)
    return sighting.known.received_at if sighting.known else now


def _before(tx: Connection, place: bytes) -> _Before | None:
    """The latest sighting at this address, which is always a current one."""
    row = _BEFORE.first(tx, {"place": place})
    return None if row is None else _Before(*row)


def _was_here(tx: Connection, place: bytes, before: _Before, key: str) -> bool:
    return before.key == key or _WAS_HERE.first(tx, {"place": place, "key": key}) is not None


def _write_text(tx: Connection, article: Article, now: datetime) -> bool:
    """Write the record and its text unless they are there; whether the record is new."""
    mark = article.fingerprint
    new = _RECORD.touched(tx, {"key": article.key, "tokens": mark.tokens, "added_at": now})
    text = {"key": article.key, "text_sha256": mark.text_sha256, "text": body_bytes(article.text)}
    _BODY.touched(tx, text)
    return new


def _observe(tx: Connection, row: dict[str, Any]) -> int:
    found = _OBSERVE.first(tx, row)
    assert found is not None  # noqa: S101 - an INSERT without ON CONFLICT returns its row or raises
    return int(found[0])


def stated_by(article: Article) -> Stated:
    """The facts of an article, the secrets in their addresses masked."""
    facts = {name: getattr(article, name) for name in Stated.__struct_fields__}
    for name in ("canonical_url", "image"):
        facts[name] = redact(facts[name]) if facts[name] else None
    facts["embeds"] = tuple(map(redact, article.embeds))
    return Stated(**facts)


def _row(sighting: Sighting, stated: Stated, now: datetime) -> dict[str, Any]:
    article = sighting.article
    return {
        "key": article.key,
        "text_sha256": article.fingerprint.text_sha256,
        "recipe": article.recipe,
        "url": plain(redact(sighting.url)) if sighting.url else None,
        "source": plain(sighting.source),
        "fetched_at": sighting.fetched_at,
        "received_at": now,
        "input_sha256": sighting.input_sha256,
        "facts": facts_json(stated),
        "archive": sighting.archive,
        "keep": sighting.keep,
    }


def _changed(before: _Before | None, key: str, stated: Stated) -> tuple[str, ...]:
    if before is None:
        return ()
    named = differing(read_facts(before.facts, f"observation {before.id}"), stated)
    return named + (("text",) if before.key != key else ())


def differing(then: Stated, now: Stated) -> tuple[str, ...]:
    """The names of the facts that a reader sees and that two sightings state otherwise."""
    return tuple(name for name in COMPARED if getattr(then, name) != getattr(now, name))
