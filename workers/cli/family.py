"""A story as a tree: the copies of a text below it, and the texts made from the same copy below them."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from workers.cli import out
from workers.contract import Relation, instant
from workers.store.kin import Cluster, Family, Member
from workers.store.values import Record
from workers.urls import site_of

if TYPE_CHECKING:
    from rich.tree import Tree


class Branch(Struct, frozen=True, kw_only=True):
    """A record of the story with those below it; ``relation`` is that to the one above (None: it is the root)."""

    member: Member
    relation: Relation | None = None
    below: tuple["Branch", ...] = ()


def tree_of(family: Family) -> Branch:
    """The story as a tree: the cluster of the record that was asked for, its copies, and what is linked to it."""
    clusters = {cluster.leader: cluster for cluster in family.clusters}
    root = family.clusters[0]
    above: dict[str, tuple[str, Relation]] = {}
    reached = [root.leader]
    for leader in reached:
        for other, relation in _linked(leader, family):
            if other in clusters and other not in reached:
                above[other] = (leader, relation)
                reached.append(other)
    for leader in clusters:
        if leader not in reached:
            above[leader] = (root.leader, _nothing(root.leader, leader))
    return _branch(root, None, clusters, above)


def common(relation: Relation, key: str, text: str) -> float:
    """The share of a record's text that lies in passages which it shares; its score where none were kept."""
    side = "b" if relation.b == key else "a"
    runs = [(getattr(run, f"{side}_start"), getattr(run, f"{side}_end")) for run in relation.evidence]
    return min(1.0, sum(end - start for start, end in runs) / (len(text) or 1)) if runs else relation.score


def print_tree(root: Branch, records: Mapping[str, Record], asked: str) -> None:
    """The tree in the terminal: of each record its relation, the share in common, outlet, time, title and key."""
    from rich.tree import Tree

    first = records.get(root.member.key)
    began = first.first_seen if first else root.member.first_seen
    tree = Tree(_label(root, records, asked, None))
    _grow(tree, root, records, asked, began)
    out.console().print(tree)


def _grow(tree: "Tree", branch: Branch, records: Mapping[str, Record], asked: str, began: str | None) -> None:
    for below in branch.below:
        _grow(tree.add(_label(below, records, asked, began)), below, records, asked, began)


def _label(branch: Branch, records: Mapping[str, Record], asked: str, began: str | None) -> str:
    member, record = branch.member, records.get(branch.member.key)
    outlet = member.outlet or (site_of(record.url) if record and record.url else None)
    seen = record.first_seen if record else member.first_seen
    parts = (_related(branch.relation, record), outlet, _time(seen, began))
    lines = ["  ".join(part for part in parts if part)]
    if record is not None and record.facts.title:
        lines.append(record.facts.title)
    lines.append(member.key + (" (asked for)" if member.key == asked and branch.relation else ""))
    return "\n".join(out.safe(line) for line in lines if line)


def _related(relation: Relation | None, record: Record | None) -> str | None:
    if relation is None or record is None:
        return None if relation is None else relation.kind
    return f"{relation.kind} {relation.score:.2f}, {common(relation, record.key, record.text):.0%} of it in common"


def _time(seen: str | None, began: str | None) -> str | None:
    if seen is None:
        return None
    later = instant(seen) - instant(began) if began else timedelta()
    if not later:
        return seen
    return f"{seen} ({_span(abs(later))} {'later' if later > timedelta() else 'earlier'})"


def _span(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    days, minutes = divmod(minutes, 24 * 60)
    parts = ((days, "d"), (minutes // 60, "h"), (minutes % 60, "min"))
    return " ".join(f"{value} {unit}" for value, unit in parts if value) or "under 1 min"


def _branch(
    cluster: Cluster,
    relation: Relation | None,
    clusters: Mapping[str, Cluster],
    above: Mapping[str, tuple[str, Relation]],
) -> Branch:
    leader = next((one for one in cluster.members if one.key == cluster.leader), cluster.members[0])
    copies = (Branch(member=one, relation=one.relation) for one in cluster.members if one.key != leader.key)
    linked = (
        _branch(clusters[key], link, clusters, above) for key, (over, link) in above.items() if over == cluster.leader
    )
    return Branch(member=leader, relation=relation, below=(*copies, *linked))


def _linked(leader: str, family: Family) -> Iterator[tuple[str, Relation]]:
    """The leaders of the clusters that are linked to one, with their relations, the closest first."""
    home = {member.key: cluster.leader for cluster in family.clusters for member in cluster.members}
    for edge in family.edges:
        one, other = home.get(edge.a), home.get(edge.b)
        if one is not None and other is not None and one != other and leader in (one, other):
            yield (other if one == leader else one), edge


def _nothing(a: str, b: str) -> Relation:
    return Relation(a=a, b=b, kind="same_event", score=0.0)
