"""``copydesk show``: one record."""

from typing import Annotated

import typer

from workers.cli import out, present
from workers.cli.app import module
from workers.cli.opened import heirs_told, opened, records_at
from workers.store.values import Record

app = module()


@app.command()
def show(
    what: Annotated[str, typer.Argument(metavar="KEY|URL")],
    as_json: Annotated[bool, typer.Option("--json", help="One record a line.")] = False,
) -> None:
    """Print one record by its key or an address.

    An address at which several texts stood gives the latest; with --json all of them, the latest first. A key that
    newer recipes gave up is answered with those in its place.
    """
    with opened() as store, store.read() as tx, heirs_told(as_json):
        found = records_at(tx, what)
    if as_json:
        for record in found:
            out.json(record)
        return
    _print(found[0])
    if len(found) > 1:
        out.say(f"{len(found) - 1} earlier texts stood there too; --json prints them")


def _print(record: Record) -> None:
    present.print_heading(present.heading(record.facts, record.key))
    seen = f"{record.sightings} times at {len(record.urls)} addresses"
    times = f", {record.first_seen} to {record.last_seen}" if record.first_seen else ""
    present.print_heading([("Seen", seen + times), *(("Address", url) for url in record.urls)])
    out.data()
    present.print_text(record.text)
