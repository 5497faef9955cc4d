"""``copydesk list``: the records of the store."""

from typing import Annotated

import typer

from workers.cli import exits, out, present
from workers.cli.app import module
from workers.cli.opened import opened
from workers.store import records
from workers.store.values import RecordRow

app = module()
COLUMNS = ("title", "credits", "published", "kind", "seen", "key")


@app.command()
def listing(
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="Records that are printed.")] = 50,
    after: Annotated[str | None, typer.Option(metavar="KEY", help="Go on behind this key.")] = None,
    site: Annotated[str | None, typer.Option(metavar="DOMAIN", help="Only what was seen on this domain.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One record a line, without its text.")] = False,
) -> None:
    """List the records, newest first."""
    with opened() as store, store.read() as tx:
        rows = records.listing(tx, limit=limit, after=after, site=site)
    if as_json:
        for row in rows:
            out.json(row)
    elif rows:
        out.table(COLUMNS, map(cells, rows))
    if not rows:
        out.say("no records here; `copydesk crawl` or `copydesk clean --store` bring some")
        raise typer.Exit(exits.NOTHING)
    if len(rows) == limit:
        out.say(f"there may be more: --after {rows[-1].key}")


def cells(row: RecordRow) -> tuple[object, ...]:
    """A record as a row of a table."""
    facts = row.facts
    credited = present.credits_line(facts.credits)
    date = facts.published.value if facts.published else None
    return facts.title or "(no title)", credited, date, facts.kind, row.sightings, row.key
