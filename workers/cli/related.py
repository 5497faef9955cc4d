"""``copydesk related``: where else a text was seen, and the story that it belongs to."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.family import print_tree, tree_of
from workers.cli.opened import heirs, is_key, opened, records_at
from workers.store import kin, records
from workers.store.engine import Connection
from workers.store.values import Observation, Record, Successors

app = module()


@app.command()
def related(
    key: Annotated[str, typer.Argument(metavar="KEY|URL", help="A text that is stored.")],
    limit: Annotated[
        int, typer.Option(metavar="N", min=1, max=1000, help="Records of the story that are looked at.")
    ] = 200,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Print where else a text was seen, and the story that it belongs to.

    Sightings of the same text come first. Then the story as a tree: the copies of the text, and the texts that were
    made from the same copy, each with its relation to the one above, the share of its text in common, its outlet and
    time. A key that newer recipes gave up is answered with those in its place.
    """
    with opened() as store, store.read() as tx:
        gone = records.get(tx, key) if is_key(key) else None
        if isinstance(gone, Successors):
            return _superseded(gone, as_json)
        record = records_at(tx, key)[0]
        seen = records.observations(tx, key=record.key)
        found = kin.relatives(tx, record.key, limit=limit)
        family = kin.family(tx, record.key, limit=limit)
        events = kin.events(tx, record.key)
        members = _members(tx, family)
    if as_json:
        out.json(
            {
                "key": record.key,
                "seen": [_seen(one) for one in seen],
                "relations": [one.relation for one in found.found],
                "family": family,
                "events": events,
                "cut": found.cut,
            }
        )
        return None
    _print(record, seen)
    _print_story(family, members, record.key, found.cut)
    return None


def _members(tx: Connection, family: kin.Family | None) -> Mapping[str, Record]:
    keys = {member.key for cluster in family.clusters for member in cluster.members} if family else set()
    found = ((key, records.get(tx, key)) for key in keys)
    return {key: record for key, record in found if isinstance(record, Record)}


def _superseded(gone: Successors, as_json: bool) -> None:
    if as_json:
        out.json(heirs(gone))
        return
    out.table(("address", "superseded by"), gone.by_url)


def _print(record: Record, seen: tuple[Observation, ...]) -> None:
    rows = ((one.url, one.source, one.fetched_at, "yes" if one.superseded else "no") for one in seen)
    out.table(("seen at", "by", "fetched", "superseded"), rows, title=f"{record.key}")


def _print_story(family: kin.Family | None, members: Mapping[str, Record], asked: str, cut: int) -> None:
    if family is None or len(members) < 2:
        out.say("no related text is known")
    else:
        print_tree(tree_of(family), members, asked)
        if family.cut:
            out.say(f"{family.cut} more records of the story are not shown; --limit shows more")
    if cut:
        out.say(f"{cut} more records were not compared")


def _seen(one: Observation) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("url", "source", "fetched_at", "recipe", "superseded")}
