"""Keeping the index: what is done when a record comes, is seen earlier or goes, in the same transaction."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import NamedTuple

from msgspec import Struct
from sqlalchemy import Connection, bindparam, delete, func, or_, select, update

from workers.contract import Relation, instant
from workers.fingerprint.signatures import signatures
from workers.model import Signatures
from workers.store import candidates, clusters, kins, postings
from workers.store.candidates import DAYS, Found, near
from workers.store.dialect import hold
from workers.store.engine import Store
from workers.store.kin_schema import edge, kin, pending
from workers.store.kins import COPIES, STORY, Kin
from workers.store.observations import CURRENT
from workers.store.prepared import Prepared
from workers.store.schema import observation
from workers.store.verify import Verifier

#: Copy clusters that a new record is compared with, and members of each beside its leader.
MOST_CLUSTERS, MOST_MEMBERS = 8, 2
#: A member beside the leader is read if it is as alike as this by its signatures.
ALIKE = 0.15
#: Relations that are judged again when a site's boilerplate becomes known.
MOST_AGAIN = 16
#: Records whose passages are let go in one transaction.
PRUNED = 100
#: Numbers of a sketch that writers on PostgreSQL wait for one another by: records that share half their runs of words
#: have one of four in common with a chance of .94.
_HELD = 4

#: The number of a record that has none yet: it will be higher than any other's.
_LATER = 2**62
_EARLIER = Prepared(
    update(kin)
    .where(kin.c.key == bindparam("which"), kin.c.seen_at > bindparam("at"))
    .values(seen_at=bindparam("at"), domain=bindparam("site"))
)
_THERE = Prepared(select(kin.c.id).where(kin.c.key == bindparam("which")))
_SEEN = (
    select(observation.c.fetched_at, observation.c.received_at, observation.c.domain)
    .where(observation.c.key == bindparam("which"), CURRENT)
    .order_by(observation.c.id)
)


class Looked(NamedTuple):
    """What a record meets: candidates, its relations to those that were compared, and the leaders of its clusters."""

    me: Kin
    found: Found
    judge: Verifier
    leaders: tuple[Kin, ...]
    cut: int


class Added(NamedTuple):
    """The relations that were found for a record, and how many candidates were not looked at."""

    relations: tuple[Relation, ...] = ()
    cut: int = 0


class Arrival(Struct, frozen=True, kw_only=True):
    """One sighting of a text, as it comes to the index; ``made`` are its signatures, if they are known."""

    key: str
    text: str
    seen_at: datetime
    domain: str | None
    now: datetime
    made: Signatures | None = None


def is_indexed(key: str) -> bool:
    """Whether a record has relatives at all: a text of under 40 tokens has none."""
    return not key.startswith("cd1s-")


def places(tx: Connection, one: Arrival) -> tuple[bytes, ...]:
    """What a writer has to hold before it adds a text, on an engine where others write beside it."""
    if tx.dialect.name == "sqlite" or one.made is None or not is_indexed(one.key):
        return ()
    return _places(one.made.mh1)


def ahead(tx: Connection, one: Arrival) -> Looked | None:
    """Compare a text with those that are there, before anything of it is written.

    None for a record that is there, and on PostgreSQL, where others may come until its places are held.
    """
    if tx.dialect.name != "sqlite" or not is_indexed(one.key) or _THERE.first(tx, {"which": one.key}):
        return None
    return _look(tx, _unnumbered(one), one.text, one.now)


def add(tx: Connection, one: Arrival, looked: Looked | None = None) -> Added:
    """Index a record that is new, and relate it to those that are there.

    ``looked`` is what ``ahead`` found in the same transaction, which holds the ``places`` of the record.
    """
    if not is_indexed(one.key):
        return Added()
    if looked is None:
        me = _unnumbered(one)
        if one.made is None:
            hold(tx, *_places(me.mh1))
        looked = _look(tx, me, one.text, one.now)
    leader = clusters.first_of(looked.me, looked.leaders)
    # Who comes before the leaders that it meets may not lead them after all.
    is_sure = leader != kins.OWN or not looked.leaders
    if is_sure and tx.dialect.name != "sqlite":
        me = kins.add(tx, looked.me, leader, _new(looked.me, looked.found, leader))
        return _enter(tx, me, looked, one.now, is_found=True)
    return _enter(tx, kins.add(tx, looked.me, leader), looked, one.now)


def seen(tx: Connection, one: Arrival, looked: Looked | None = None) -> Added:
    """Note another sighting of a record: it may be an earlier one, or the first since the record was let go."""
    if not is_indexed(one.key):
        return Added()
    if _EARLIER.touched(tx, {"which": one.key, "at": one.seen_at, "site": one.domain}):
        _settle(tx, one.key, one.now)
    elif _THERE.first(tx, {"which": one.key}) is None:
        return add(tx, one, looked)
    return Added()


def superseded(tx: Connection, key: str, now: datetime) -> None:
    """Take account of a sighting that a record has lost: with the last one it leaves the index."""
    if not is_indexed(key) or _THERE.first(tx, {"which": key}) is None:
        return
    first = first_seen(tx, key)
    if first is None:
        forget(tx, key, now)
        return
    # The site too: two may have had it at one moment, and the one that is noted was forgotten.
    other = or_(kin.c.seen_at != first[0], kin.c.domain.is_distinct_from(first[1]))
    if tx.execute(update(kin).where(kin.c.key == key, other).values(seen_at=first[0], domain=first[1])).rowcount:
        _settle(tx, key, now)


def forget(tx: Connection, key: str, now: datetime) -> None:
    """Take a record out of the index; its cluster goes on under the next that was seen first."""
    me = kins.by_key(tx, key)
    if me is None:
        return
    numbers = numbers_of(me)
    rest = [one for one in kins.mates(tx, me.cluster) if one.id != me.id] if me.cluster else []
    postings.drop(tx, me.id, numbers)
    tx.execute(delete(edge).where(or_(edge.c.low == me.id, edge.c.high == me.id)))
    tx.execute(delete(pending).where(pending.c.id == me.id))
    tx.execute(delete(kin).where(kin.c.id == me.id))
    if rest and me.cluster == me.id:
        _again(tx, clusters.settle(tx, Verifier(tx, now), rest, now))
    # What it stood under for its whole cluster, others stand under now.
    lost = set(numbers)
    for one in rest[: clusters.MOST_TO_LEAD]:
        own = lost.intersection(numbers_of(one))
        if own:
            postings.add(tx, one.id, sorted(own))
        lost -= own


def sign(tx: Connection, one: Arrival) -> None:
    """Keep the signatures of a record, which is not placed yet."""
    me = _unnumbered(one)
    hold(tx, *_places(me.mh1))
    kins.add(tx, me, None)


def place(tx: Connection, me: Kin, text: str, now: datetime) -> Added:
    """Relate a signed record to those that are there, put it into its cluster and under its numbers."""
    return _enter(tx, me, _look(tx, me, text, now), now)


def _enter(tx: Connection, me: Kin, looked: Looked, now: datetime, *, is_found: bool = False) -> Added:
    """Put a record into its cluster, and under its numbers unless it ``is_found`` by them already."""
    _, found, judge, leaders, cut = looked
    judge.keep(me)
    if found.frame:
        _judge_again(tx, judge, found, now)
    joined = clusters.join(tx, judge, me, leaders, now)
    if not is_found:
        postings.add(tx, me.id, _new(me, found, joined.leader), first=True)
    _again(tx, joined.left)
    return Added(judge.found(me), found.cut + cut)


def _look(tx: Connection, me: Kin, text: str, now: datetime) -> Looked:
    found = candidates.find(tx, me, numbers_of(me))
    judge = Verifier(tx, now, ahead=True)
    judge.know(me, text)
    if found.frame:
        framed = {one for under in found.frame.values() for one in under}
        judge.site(me.domain, [found.looked[one] for one in framed])
    leaders, cut = _leaders(tx, judge, me, found)
    return Looked(me, found, judge, tuple(leaders), cut)


def numbers_of(me: Kin) -> tuple[int, ...]:
    """The numbers under which a record is found."""
    return postings.numbers(me.mh1, me.fc1, me.wp1, me.rw1)


def first_seen(tx: Connection, key: str) -> tuple[datetime, str | None] | None:
    """When and on which site a record was seen first; None if no sighting holds it any more."""
    return next(iter(seen_first(tx, key)), None)


def seen_first(tx: Connection, key: str) -> list[tuple[datetime, str | None]]:
    """The same of every sighting of that moment, in the order of arrival."""
    rows = tx.execute(_SEEN, {"which": key})
    times = [(instant(fetched) if fetched else received, domain) for fetched, received, domain in rows]
    first = min((at for at, _ in times), default=None)
    return [one for one in times if one[0] == first]


def prune_passages(store: Store, now: datetime, dry_run: bool) -> int:
    """Take records from under the numbers of passages that have left the window; how many records."""
    old = (kin.c.passages, kin.c.cluster.is_not(None), kin.c.seen_at < now - timedelta(days=DAYS))
    with store.read() as tx:
        total = tx.execute(select(func.count()).select_from(kin).where(*old)).scalar_one()
    left = 0 if dry_run else total
    while left > 0:
        with store.write() as tx:
            some = kins.by_id(tx, tx.execute(select(kin.c.id).where(*old).limit(PRUNED)).scalars().all())
            for one in some.values():
                postings.drop(tx, one.id, [number for number in numbers_of(one) if postings.is_windowed(number)])
                tx.execute(update(kin).where(kin.c.id == one.id).values(passages=False, wp1=b"", rw1=b""))
        left -= PRUNED if some else total
    return total


def unplaced(tx: Connection) -> int:
    """How many records have signatures and no place yet."""
    return tx.execute(select(func.count()).select_from(kin).where(kin.c.cluster.is_(None))).scalar_one()


def by_cluster(found: Found) -> dict[int, list[Kin]]:
    """The likely relatives by copy cluster, the likeliest first."""
    groups: dict[int, list[Kin]] = {}
    for one in found.likely:
        if one.cluster is not None:
            groups.setdefault(one.cluster, []).append(one)
    return groups


def _leaders(tx: Connection, judge: Verifier, me: Kin, found: Found) -> tuple[list[Kin], int]:
    """The leaders of the clusters that a record belongs to, and how many candidates were left out."""
    groups = by_cluster(found)
    looked = dict(list(groups.items())[:MOST_CLUSTERS])
    missing = kins.by_id(tx, [number for number in looked if number not in found.looked])
    leaders: list[Kin] = []
    for number, members in looked.items():
        leader = found.looked.get(number) or missing.get(number)
        if leader is not None and _belongs(judge, me, leader, members):
            leaders.append(leader)
    return leaders, sum(len(group) for number, group in groups.items() if number not in looked)


def _belongs(judge: Verifier, me: Kin, leader: Kin, members: Iterable[Kin]) -> bool:
    kind = judge.kind(me, leader)
    if kind in COPIES:
        return True
    ranked = sorted(
        ((candidates.closeness(me, one), one) for one in members if one.id != leader.id),
        key=lambda pair: (-pair[0], pair[1].rank),
    )
    # A leader that is not related may still have a member that is: an edge, and no place in the cluster.
    for alike, member in ranked[: MOST_MEMBERS if kind in STORY else 1]:
        related = judge.kind(me, member) if alike >= ALIKE or kind is None else None
        if related in COPIES and kind in STORY:
            return True
    return False


def _new(me: Kin, found: Found, leader: int) -> list[int]:
    """The numbers that need this record: not the full ones, nor those that a record of its cluster stands under.

    For a number of the window that record has to be near in time: it may leave the window long before this one.
    """
    mates = {one.id: one for one in found.looked.values() if one.cluster == leader}
    close = {number for number, one in mates.items() if near(me.seen_at, one.seen_at, DAYS // 2)}
    taken = {
        number
        for number, holders in found.holders.items()
        if len(holders) >= postings.FULL or holders & (close if postings.is_windowed(number) else mates.keys())
    }
    return [number for number in found.wanted if number not in taken]


def _judge_again(tx: Connection, judge: Verifier, found: Found, now: datetime) -> None:
    """Judge again what rested on a site's boilerplate, when it has just become known as such."""
    site = found.looked
    concerned = {one for under in found.frame.values() if len(under) == candidates.STORIES for one in under}
    among = kins.edges(tx, concerned, among=True)
    for old in [one for one in among if one.relation.kind in STORY][:MOST_AGAIN]:
        low, high = site[old.low], site[old.high]
        now_found = judge.again(low, high)
        later = max(low, high, key=lambda one: one.rank)
        if low.cluster == high.cluster != later.id and (now_found is None or now_found.kind not in STORY):
            kins.place(tx, later.id, later.id)
            kins.happened(tx, "left", later, min(low, high, key=lambda one: one.rank), now)
            _again(tx, (later,))


def _settle(tx: Connection, key: str, now: datetime) -> None:
    """Let a cluster be led by its first record, one of which was seen at another time than was known."""
    me = kins.by_key(tx, key)
    group = kins.mates(tx, me.cluster, clusters.MOST_TO_LEAD + 1) if me and me.cluster else ()
    if group and group[0].id != group[0].cluster and len(group) <= clusters.MOST_TO_LEAD:
        _again(tx, clusters.settle(tx, Verifier(tx, now), group, now))


def _again(tx: Connection, left: Iterable[Kin]) -> None:
    """Put records that left a cluster under all of their numbers: those of the cluster do not speak for them."""
    for one in left:
        postings.add(tx, one.id, numbers_of(one))


def _unnumbered(one: Arrival) -> Kin:
    """A record as it will be: it has no number yet, and follows nobody."""
    made = one.made or signatures(one.text)
    return Kin(_LATER, one.key, one.seen_at, one.domain, made.mh1, made.fc1, made.wp1, made.rw1, None)


def _places(mh1: bytes) -> tuple[bytes, ...]:
    """The places of a text: who writes one like it on PostgreSQL waits for one of them."""
    rows = (mh1[4 * at : 4 * at + 4] for at in range(_HELD))
    return tuple(
        blake2b(row, digest_size=8, salt=b"%d" % at, person=b"copydesk-kin").digest() for at, row in enumerate(rows)
    )
