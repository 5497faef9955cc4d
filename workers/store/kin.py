"""Who is related to whom, as the store knows it: what `copydesk related`, `match` and receipts read.

Four questions, all bounded, each answered in the caller's transaction and none of them writing:

* ``relatives(tx, key)``: the records that are related to a stored one, the strongest relation first;
* ``match(tx, text)``: the same for any text, which is not stored;
* ``family(tx, key)``: the story around a record: its copy cluster, the clusters that are linked to it, the links;
* ``events(tx, key)``: how the clusters of that record came to be what they are.

In every ``Relation`` here ``a`` is what was asked for and ``b`` the other one. Times are ISO 8601 in UTC.
"""

from typing import Literal

from msgspec import Struct
from sqlalchemy import Connection

from workers.contract import Relation
from workers.fingerprint import relate
from workers.store import records
from workers.store.values import Record
from workers.urls import site_of

#: Records that one question looks at.
_NEWEST = 200

EventKind = Literal["founded", "joined", "led", "merged", "left"]


class Relative(Struct, frozen=True, kw_only=True):
    """A record and how it is related to what was asked for.

    ``outlet`` is the registrable domain where it was seen first; ``cluster`` is the key of its copy cluster's leader.
    """

    key: str
    relation: Relation
    cluster: str
    outlet: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None


class Relatives(Struct, frozen=True, kw_only=True):
    """The relatives that were found; ``cut`` is the number of candidates that were not looked at."""

    found: tuple[Relative, ...] = ()
    cut: int = 0


class Member(Struct, frozen=True, kw_only=True):
    """A record of a copy cluster; ``relation`` is that to the leader (None: it is the leader)."""

    key: str
    outlet: str | None = None
    first_seen: str | None = None
    last_seen: str | None = None
    relation: Relation | None = None


class Cluster(Struct, frozen=True, kw_only=True):
    """A text and its copies: who printed it first, and the others in the order in which they did."""

    leader: str
    members: tuple[Member, ...]
    outlets: tuple[str, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None


class Family(Struct, frozen=True, kw_only=True):
    """A story: the cluster of ``key`` first, then the clusters that are linked to it, the earliest first.

    ``edges`` are relations between records of different clusters; ``cut`` is the number of records left out.
    """

    key: str
    clusters: tuple[Cluster, ...]
    edges: tuple[Relation, ...] = ()
    cut: int = 0


class Event(Struct, frozen=True, kw_only=True):
    """What became of a copy cluster at a time: ``key`` founded, joined, left or led it, or another merged into it."""

    at: str
    kind: EventKind
    key: str
    cluster: str


def relatives(tx: Connection, key: str, *, limit: int = 50) -> Relatives:
    """The records related to a stored one, the strongest relation first; none for a key that is not stored."""
    record = records.get(tx, key)
    return match(tx, record.text, limit=limit) if isinstance(record, Record) else Relatives()


def match(tx: Connection, text: str, *, days: int | None = None, limit: int = 50) -> Relatives:  # noqa: ARG001 - every record is looked at yet
    """The records related to a text, which is not stored; ``days`` bounds how far back passages are looked for."""
    found = []
    for row in records.listing(tx, limit=_NEWEST):
        other = records.get(tx, row.key)
        relation = relate(text, other.text) if isinstance(other, Record) else None
        if relation is not None and relation.kind != "same":
            found.append(_relative(row.key, relation, row.url, row.first_seen, row.last_seen))
    found.sort(key=lambda one: -one.relation.score)
    return Relatives(found=tuple(found[:limit]), cut=max(0, len(found) - limit))


def family(tx: Connection, key: str, *, limit: int = 200) -> Family | None:
    """The story around a record, at most so many records of it; None for a key that is not stored."""
    record = records.get(tx, key)
    if not isinstance(record, Record):
        return None
    near = relatives(tx, key, limit=limit)
    clusters = [_alone(key, record.url, record.first_seen, record.last_seen)]
    clusters += (_alone(one.key, None, one.first_seen, one.last_seen) for one in near.found)
    return Family(key=key, clusters=tuple(clusters), edges=tuple(one.relation for one in near.found), cut=near.cut)


def events(tx: Connection, key: str) -> tuple[Event, ...]:
    """How the copy clusters of a record came to be what they are, the earliest first."""
    record = records.get(tx, key)
    if not isinstance(record, Record):
        return ()
    return (Event(at=record.first_seen or "", kind="founded", key=key, cluster=key),)


def _relative(key: str, relation: Relation, url: str | None, first: str | None, last: str | None) -> Relative:
    outlet = site_of(url) if url else None
    return Relative(key=key, relation=relation, cluster=key, outlet=outlet, first_seen=first, last_seen=last)


def _alone(key: str, url: str | None, first: str | None, last: str | None) -> Cluster:
    outlet = site_of(url) if url else None
    member = Member(key=key, outlet=outlet, first_seen=first, last_seen=last)
    outlets = (outlet,) if outlet else ()
    return Cluster(leader=key, members=(member,), outlets=outlets, first_seen=first, last_seen=last)
