"""``copydesk watches``: the stories whose new relatives are told to other applications."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.opened import opened
from workers.store import watches as kept

app = module()
COLUMNS = ("id", "source", "task", "queue", "until", "key")


@app.callback()
def _group() -> None:
    """Look at the stories that other applications watch, and end a watch."""


@app.command("list")
def listing(
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this application watches.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="Watches that are printed.")] = 50,
    after: Annotated[int, typer.Option(metavar="ID", min=0, help="Go on behind this id.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One watch a line.")] = False,
) -> None:
    """List the watches that last, the oldest first."""
    with opened() as store, store.read() as tx:
        rows = kept.listing(tx, datetime.now(UTC), source=source, after=after, limit=limit)
    if as_json:
        for row in rows:
            out.json(row)
    elif rows:
        out.table(COLUMNS, (tuple(getattr(row, name) for name in COLUMNS) for row in rows))
    if not rows:
        out.say("no story is watched; applications ask for it by copydesk.watch.v1")
    if len(rows) == limit:
        out.say(f"there may be more: --after {rows[-1].id}")


@app.command()
def end(number: Annotated[int, typer.Argument(metavar="ID", min=1, help="As `watches list` tells it.")]) -> None:
    """End a watch, and forget what was still to be told."""
    with opened() as store, store.write() as tx:
        ended = kept.end_one(tx, number)
    if not ended:
        raise exits.Stop(f"no watch has the id {number}; see `watches list`", exits.NOTHING)
    out.data(f"watch {number} has ended")
