"""``copydesk related``: where else a text was seen, and which texts it is related to."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.opened import heirs, is_key, opened, records_at
from workers.contract import Relation
from workers.fingerprint import relate
from workers.store import Store, records
from workers.store.values import Observation, Record, Successors

app = module()


@app.command()
def related(
    key: Annotated[str, typer.Argument(metavar="KEY|URL")],
    among: Annotated[int, typer.Option(min=0, max=1000, help="Newest records to compare with.")] = 200,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Print where else a text was seen, and which texts it is related to.

    Sightings of the same text come first, then the keys that superseded it, then what was found by comparing it
    with the newest records (--among of them), each relation checked on both texts.
    """
    with opened() as store:
        with store.read() as tx:
            gone = records.get(tx, key) if is_key(key) else None
            if isinstance(gone, Successors):
                return _superseded(gone, as_json)
            record = records_at(tx, key)[0]
            seen = records.observations(tx, key=record.key)
        found = tuple(relations(store, record, among))
    if as_json:
        out.json({"key": record.key, "seen": [_seen(one) for one in seen], "relations": [r for r, _ in found]})
    else:
        _print(record, seen, found)
    return None


def relations(store: Store, record: Record, among: int) -> Iterator[tuple[Relation, Record]]:
    """The verified relations of a record to the newest ``among`` others, each with the other."""
    with store.read() as tx:
        rows = records.listing(tx, limit=among) if among else ()
    for row in rows:
        with store.read() as tx:
            other = records.get(tx, row.key) if row.key != record.key else None
        relation = relate(record.text, other.text) if isinstance(other, Record) else None
        if relation is not None and isinstance(other, Record):
            yield relation, other


def relation_row(relation: Relation, other: Record) -> tuple[object, ...]:
    """A relation as a row: kind, score, shared runs of words, and the other record."""
    narration = [run.words for run in relation.evidence if not run.quoted]
    longest = f"{len(narration)} runs, longest {max(narration)} words" if narration else "-"
    return relation.kind, f"{relation.score:.2f}", longest, other.facts.title or "(no title)", other.key


def _superseded(gone: Successors, as_json: bool) -> None:
    if as_json:
        out.json(heirs(gone))
        return
    out.table(("address", "superseded by"), gone.by_url)


def _print(record: Record, seen: tuple[Observation, ...], found: tuple[tuple[Relation, Record], ...]) -> None:
    rows = ((one.url, one.source, one.fetched_at, "yes" if one.superseded else "no") for one in seen)
    out.table(("seen at", "by", "fetched", "superseded"), rows, title=f"{record.key}")
    if found:
        columns = ("relation", "score", "shared narration", "title", "key")
        out.table(columns, (relation_row(*pair) for pair in found), title="related texts")
    else:
        out.say("no related text among the newest records")


def _seen(one: Observation) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("url", "source", "fetched_at", "recipe", "superseded")}
