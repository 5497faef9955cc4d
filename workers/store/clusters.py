"""Copy clusters: a text, and every record that was verified against it.

A record is in the cluster of a leader whose copy it is; or of whose copy it is a copy, if it still shares the
leader's narration (it is derived from it, or a part). So an edit of an edit stays with the story, and no chain of
copies leads away from it. The leader is the record that was seen first, then the one with the lesser key.

Clusters are defined by taking the records in that order (``copydesk reindex``). They are kept as records come, in
whatever order; what differs then, ``copydesk fsck`` tells.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection

from workers.store import kins
from workers.store.kins import COPIES, STORY, Kin
from workers.store.verify import Verifier

#: A larger cluster keeps its leader though an earlier record joins: every member would be compared with the new one.
MOST_TO_LEAD = 32


def is_member(to_leader: str | None, is_copy: Callable[[], bool]) -> bool:
    """Whether a record belongs to a cluster: by its relation to the leader, and whether it is a member's copy."""
    return to_leader in COPIES or (to_leader in STORY and is_copy())


class Joined(NamedTuple):
    """The number of the leader that a record follows now, and the records that left a cluster for it."""

    leader: int
    left: tuple[Kin, ...] = ()


def first_of(me: Kin, leaders: Sequence[Kin]) -> int:
    """The leader whom a new record follows, most likely: OWN if it leads."""
    first = min((*leaders, me), key=lambda one: one.rank)
    return kins.OWN if first is me else first.id


def join(tx: Connection, judge: Verifier, me: Kin, leaders: Sequence[Kin], now: datetime) -> Joined:
    """Put a record into the clusters that it belongs to, which become one where their leaders allow."""
    if not leaders:
        return Joined(_placed(tx, me, me))
    first = min(leaders, key=lambda one: one.rank)
    if me.rank < first.rank:
        groups = [kins.mates(tx, one.id, MOST_TO_LEAD + 1) for one in leaders]
        if max(map(len, groups)) <= MOST_TO_LEAD:
            _placed(tx, me, me)
            kins.happened(tx, "led", me, me, now)
            return Joined(me.id, _take_in(tx, judge, me, groups, now))
    _placed(tx, me, first)
    kins.happened(tx, "joined", me, first, now)
    near = [one for one in leaders if one.id != first.id and judge.kind(one, first) in STORY]
    groups = [kins.mates(tx, one.id, MOST_TO_LEAD + 1) for one in near]
    return Joined(first.id, _take_in(tx, judge, first, [one for one in groups if len(one) <= MOST_TO_LEAD], now))


def _placed(tx: Connection, me: Kin, leader: Kin) -> int:
    """Put a record into a cluster unless it was written into it; the leader's number."""
    if me.cluster != leader.id:
        kins.place(tx, me.id, leader.id)
    return leader.id


def settle(tx: Connection, judge: Verifier, group: Sequence[Kin], now: datetime) -> tuple[Kin, ...]:
    """Let the first of a cluster's records lead it: after the leader went, or a record turned out to be older.

    Gives those that left, because they share no narration with it.
    """
    if not group:
        return ()
    lead = min(group, key=lambda one: one.rank)
    kins.place(tx, lead.id, lead.id)
    if len(group) > 1:
        kins.happened(tx, "led", lead, lead, now)
    return _follow(tx, judge, lead, group, now)


def _take_in(
    tx: Connection, judge: Verifier, lead: Kin, groups: Sequence[Sequence[Kin]], now: datetime
) -> tuple[Kin, ...]:
    """Give whole clusters another leader."""
    left: list[Kin] = []
    for group in filter(None, groups):
        kins.happened(tx, "merged", group[0], lead, now)
        left += _follow(tx, judge, lead, group, now)
    return tuple(left)


def _follow(tx: Connection, judge: Verifier, lead: Kin, group: Sequence[Kin], now: datetime) -> tuple[Kin, ...]:
    """Let records follow a leader; who shares no narration with it leaves, and leads a cluster of its own."""
    judge.known((*group, lead))
    left: list[Kin] = []
    for one in group:
        follows = one.id == lead.id or judge.kind(one, lead) in STORY
        kins.place(tx, one.id, lead.id if follows else one.id)
        if not follows:
            kins.happened(tx, "left", one, lead, now)
            left.append(one)
    return tuple(left)
