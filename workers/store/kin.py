"""Who is related to whom, as the store knows it: what `copydesk related`, `match` and receipts read.

Four questions, all bounded, each answered in the caller's transaction and none of them writing:

* ``relatives(tx, key)``: the records that are related to a stored one, the strongest relation first;
* ``match(tx, text)``: the same for any text, which is not stored;
* ``family(tx, key)``: the story around a record: its copy cluster, the clusters that are linked to it, the links;
* ``events(tx, key)``: how the clusters of that record came to be what they are.

In every ``Relation`` here ``a`` is what was asked for and ``b`` the other one. Times are ISO 8601 in UTC.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime

from msgspec import Struct
from sqlalchemy import Connection, or_, select

from workers.contract import Relation
from workers.fingerprint import fingerprint
from workers.store import candidates, index, kins
from workers.store.fold import fold
from workers.store.kin_schema import cluster_event
from workers.store.kins import STORY, Edge, EventKind, Kin
from workers.store.observations import glimpses
from workers.store.verify import Verifier

#: Records of one copy cluster that ``relatives`` compares while it is asked: a new record is compared with the leader
#: only, so that two others of a cluster have no edge.
MOST_COMPARED = 8
#: Records of a cluster whose signatures ``match`` reads.
MOST_MATES = 32
#: A text that holds this many others, none of them related to another, is a collection and no story.
COLLECTION = 3
_EVER = 36_500


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
    """A record of a copy cluster; ``relation`` is how the leader is related to it (None: it leads)."""

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
    """What became of a copy cluster at a time: the record ``key`` joined it, left it or led it from then on, or led
    another one that was merged into it. ``cluster`` is the key of its leader then."""

    at: str
    kind: EventKind
    key: str
    cluster: str


def relatives(tx: Connection, key: str, *, limit: int = 50) -> Relatives:
    """The records related to a stored one, the strongest relation first; none for a key that is not in the index."""
    me = kins.by_key(tx, key)
    if me is None:
        return Relatives()
    told = dict(_told(me.id, kins.edges(tx, [me.id])))
    mates = (
        [one for one in kins.mates(tx, me.cluster) if one.id not in told and one.id != me.id] if me.cluster else []
    )
    judge = Verifier(tx, datetime.now(UTC))
    compared = ((one.id, judge.compared(me, one)) for one in mates[:MOST_COMPARED])
    told |= {other: relation for other, relation in compared if relation}
    return _relatives(tx, told, limit, max(0, len(mates) - MOST_COMPARED))


def match(tx: Connection, text: str, *, days: int | None = None, limit: int = 50) -> Relatives:
    """The records related to a text, which is not stored; ``days`` bounds how far back shared passages lead.

    A text under 40 tokens has no relatives. Of a copy cluster the leader is compared, and those likest to the text.
    A text that is stored is told first, as ``same`` and beyond ``limit``.
    """
    mark = fingerprint(text)
    if mark is None or mark.signatures is None or not index.is_indexed(mark.key):
        return Relatives()
    same = kins.by_key(tx, mark.key)
    if same is not None:
        return _with_itself(tx, same, limit)
    made = mark.signatures
    me = Kin(0, mark.key, datetime.now(UTC), None, made.mh1, made.fc1, made.wp1, made.rw1, None)
    found = candidates.find(tx, me, index.numbers_of(me), _EVER if days is None else days)
    groups = index.by_cluster(found)
    judge = Verifier(tx, me.seen_at)
    judge.know(me, text)
    told: dict[int, Relation] = {}
    left_out = sum(len(group) for group in list(groups.values())[index.MOST_CLUSTERS :])
    for number in list(groups)[: index.MOST_CLUSTERS]:
        related, more = _in_cluster(tx, judge, me, number, groups[number])
        told |= related
        left_out += more
    return _relatives(tx, told, limit, found.cut + left_out)


def _in_cluster(
    tx: Connection, judge: Verifier, me: Kin, number: int, likely: Collection[Kin]
) -> tuple[dict[int, Relation], int]:
    """The relations of a text in one copy cluster: to its leader, and if so, to the members that are likest to it.

    And how many records that may be related were not compared: of a cluster to which it is related, all others.
    """
    mates = {one.id: one for one in (*likely, *kins.mates(tx, number, MOST_MATES))}
    leader = mates.pop(number, None)
    relation = judge.compared(me, leader) if leader else None
    told = {number: relation} if relation else {}
    ranked = sorted(mates.values(), key=lambda one: (-candidates.closeness(me, one), one.rank))
    most = MOST_COMPARED // 2 if relation else 1
    told |= {one.id: found for one in ranked[:most] if (found := judge.compared(me, one))}
    compared = {one.id for one in ranked[:most]} | {number}
    others = kins.size(tx, number) if told else len({one.id for one in likely} | compared)
    return told, max(0, others - len(compared))


def _with_itself(tx: Connection, me: Kin, limit: int) -> Relatives:
    """The relatives of a text that is stored, itself before them."""
    told = {me.id: Relation(a=me.key, b=me.key, kind="same", score=1.0)}
    others = relatives(tx, me.key, limit=limit)
    return Relatives(found=_relatives(tx, told, 1, 0).found + others.found, cut=others.cut)


def family(tx: Connection, key: str, *, limit: int = 200) -> Family | None:
    """The story around a record, at most so many records of it; None for a key that is not in the index."""
    me = kins.by_key(tx, key)
    if me is None or me.cluster is None:
        return None
    groups, links, cut = _reached(tx, me.cluster, limit)
    seen = _last_seen(tx, [one.key for group in groups.values() for one in group])
    clusters = [_cluster(number, group, links, seen) for number, group in groups.items()]
    clusters[1:] = sorted(clusters[1:], key=lambda one: (one.first_seen or "", one.leader))
    where = {one.id: number for number, group in groups.items() for one in group}
    between = [edge.relation for pair, edge in links.items() if where.get(pair[0]) != where.get(pair[1])]
    return Family(key=key, clusters=tuple(clusters), edges=tuple(sorted(between, key=kins.strength)), cut=cut)


def events(tx: Connection, key: str) -> tuple[Event, ...]:
    """How the copy clusters that a record led or was in came to be what they are, the earliest first."""
    me = kins.by_key(tx, key)
    leader = kins.by_id(tx, [me.cluster]) if me and me.cluster else {}
    keys = {key, *(one.key for one in leader.values())}
    where = or_(cluster_event.c.key == key, cluster_event.c.cluster.in_(keys))
    rows = tx.execute(select(cluster_event).where(where).order_by(cluster_event.c.id))
    return tuple(Event(at=_iso(row.at), kind=row.kind, key=row.key, cluster=row.cluster) for row in rows)


def _told(me: int, edges: Iterable[Edge]) -> Iterable[tuple[int, Relation]]:
    """The relations of one record, told from it."""
    for edge in edges:
        yield (edge.high, edge.relation) if edge.low == me else (edge.low, kins.flipped(edge.relation))


def _relatives(tx: Connection, told: Mapping[int, Relation], limit: int, cut: int) -> Relatives:
    ranked = sorted(told.items(), key=lambda one: kins.strength(one[1]))
    looked = kins.by_id(tx, [number for number, _ in ranked[:limit]])
    leaders = kins.by_id(tx, {one.cluster for one in looked.values() if one.cluster} - looked.keys()) | looked
    seen = _last_seen(tx, [one.key for one in looked.values()])
    found = tuple(
        Relative(
            key=one.key,
            relation=relation,
            cluster=leaders[one.cluster].key if one.cluster in leaders else one.key,
            outlet=one.domain,
            first_seen=_iso(one.seen_at),
            last_seen=seen.get(one.key),
        )
        for number, relation in ranked[:limit]
        if (one := looked.get(number))
    )
    return Relatives(found=found, cut=cut + max(0, len(ranked) - limit))


def _reached(
    tx: Connection, start: int, limit: int
) -> tuple[dict[int, tuple[Kin, ...]], dict[tuple[int, int], Edge], int]:
    """The clusters reached from one over relations of a story, the relations, and how many records were left out."""
    groups: dict[int, tuple[Kin, ...]] = {}
    links: dict[tuple[int, int], Edge] = {}
    waiting, room, cut = [start], limit, 0
    while waiting:
        number = waiting.pop(0)
        if number in groups:
            continue
        group = kins.mates(tx, number)
        cut += max(0, len(group) - room)
        groups[number] = group = group[:room]
        room -= len(group)
        if not group:
            groups.pop(number)
            continue
        met = kins.edges(tx, [one.id for one in group])
        links |= {(edge.low, edge.high): edge for edge in met}
        if number == start or not _is_collection(tx, {one.id for one in group}, met):
            waiting += _beyond(tx, {one.id for one in group}, met)
    return groups, {pair: edge for pair, edge in links.items() if _inside(pair, groups.values())}, cut


def _inside(pair: tuple[int, int], groups: Collection[tuple[Kin, ...]]) -> bool:
    numbers = {one.id for group in groups for one in group}
    return numbers.issuperset(pair)


def _beyond(tx: Connection, inside: Collection[int], met: Iterable[Edge]) -> list[int]:
    """The clusters on the other side of relations of a story, the strongest first."""
    others = [_other(edge, inside) for edge in met if edge.relation.kind in STORY]
    looked = kins.by_id(tx, {one for one in others if one is not None})
    found = (looked[one].cluster for one in others if one in looked)
    return [number for number in dict.fromkeys(found) if number is not None]


def _other(edge: Edge, inside: Collection[int]) -> int | None:
    """The end of an edge that lies outside; None if both lie inside."""
    outside = [end for end in (edge.low, edge.high) if end not in inside]
    return outside[0] if outside else None


def _is_collection(tx: Connection, inside: Collection[int], met: Iterable[Edge]) -> bool:
    """Whether records hold several texts that have nothing to do with each other, as a page of news in brief does."""
    parts = {
        other
        for edge in met
        if edge.relation.kind == "partial"
        and (edge.low if edge.relation.whole == "a" else edge.high) in inside
        and (other := _other(edge, inside)) is not None
    }
    if len(parts) < COLLECTION:
        return False
    return not any(edge.relation.kind in STORY for edge in kins.edges(tx, parts, among=True))


def _cluster(
    number: int, group: tuple[Kin, ...], links: Mapping[tuple[int, int], Edge], seen: Mapping[str, str | None]
) -> Cluster:
    members = tuple(
        Member(
            key=one.key,
            outlet=one.domain,
            first_seen=_iso(one.seen_at),
            last_seen=seen.get(one.key),
            relation=_to(number, one, links),
        )
        for one in group
    )
    leader = next((one.key for one in group if one.id == number), group[0].key)
    return Cluster(
        leader=leader,
        members=members,
        outlets=tuple(dict.fromkeys(one.outlet for one in members if one.outlet)),
        first_seen=members[0].first_seen,
        last_seen=max((one.last_seen for one in members if one.last_seen), default=None),
    )


def _to(leader: int, one: Kin, links: Mapping[tuple[int, int], Edge]) -> Relation | None:
    """How a record is related to its leader, told from the leader."""
    edge = links.get((min(leader, one.id), max(leader, one.id)))
    if edge is None:
        return None
    return edge.relation if edge.low == leader else kins.flipped(edge.relation)


def _last_seen(tx: Connection, keys: Collection[str]) -> dict[str, str | None]:
    """When each record was seen last."""
    return {key: fold(found).last_seen for key, found in glimpses(tx, keys).items()} if keys else {}


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
