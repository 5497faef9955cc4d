"""By how much the clusters, kept as records came, differ from their definition."""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from math import comb

from msgspec import Struct
from sqlalchemy import select

from workers.store.clusters import is_member
from workers.store.engine import Store
from workers.store.kin_schema import edge, kin
from workers.store.kins import COPIES, STORY

Edges = Mapping[int, Mapping[int, str]]


class Drift(Struct, frozen=True, kw_only=True):
    """``moved`` of ``records`` have another leader than the definition gives; ``ari`` is 1.0 where none has.

    The adjusted Rand index says how far two partitions agree beyond chance.
    """

    records: int
    moved: int
    ari: float


def drift(store: Store) -> Drift:
    """Compare the clusters with what taking the records in order would make of the relations that are stored."""
    with store.read() as tx:
        rows = tx.execute(select(kin.c.id, kin.c.cluster).order_by(kin.c.seen_at, kin.c.key)).all()
        told: dict[int, dict[int, str]] = defaultdict(dict)
        for low, high, kind in tx.execute(select(edge.c.low, edge.c.high, edge.c.kind)):
            told[low][high] = told[high][low] = kind
    now = {row.id: row.cluster or row.id for row in rows}
    defined = replayed([row.id for row in rows], told)
    moved = sum(now[one] != defined[one] for one in now)
    return Drift(records=len(now), moved=moved, ari=agreement(list(now.values()), [defined[one] for one in now]))


def replayed(order: Sequence[int], told: Edges) -> dict[int, int]:
    """The leader of each record when they come in this order and are related as was found."""
    leader: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    place = {one: at for at, one in enumerate(order)}
    for me in order:
        mine = told.get(me, {})
        copied = {leader[one] for one, kind in mine.items() if one in leader and kind in COPIES}
        near = sorted({leader[one] for one in mine if one in leader}, key=place.__getitem__)
        leaders = [one for one in near if _belongs(mine.get(one), one, copied)]
        _join(me, leaders, leader, members, told)
    return leader


def _belongs(kind: str | None, leader: int, copied: Collection[int]) -> bool:
    return is_member(kind, lambda: leader in copied)


def _join(me: int, leaders: list[int], leader: dict[int, int], members: dict[int, list[int]], told: Edges) -> None:
    lead = leaders[0] if leaders else me
    leader[me] = lead
    members.setdefault(lead, []).append(me)
    for other in leaders[1:]:
        if told.get(other, {}).get(lead) in STORY:
            for one in members.pop(other):
                follows = told.get(one, {}).get(lead) in STORY
                leader[one] = lead if follows else one
                members.setdefault(leader[one], []).append(one)


def agreement(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """The adjusted Rand index of two partitions of the same things."""
    pairs = comb(len(one), 2)
    both, left, right = (
        sum(comb(count, 2) for count in Counter(made).values()) for made in (zip(one, other, strict=True), one, other)
    )
    chance = left * right / pairs if pairs else 0.0
    most = (left + right) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)
