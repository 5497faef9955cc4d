"""``copydesk fsck``: every record against its key."""

from typing import Annotated

import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.opened import opened
from workers.store.fsck import check

app = module()


@app.command()
def fsck(
    archive: Annotated[bool, typer.Option(help="Look into the archive too.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="One fault a line.")] = False,
) -> None:
    """Check every record against its key, and name what is wrong.

    Exits 1 if anything is, and says of each what to do. Nothing is changed.
    """
    folder = settings().archive_place if archive else None
    faults = 0
    with opened() as store:
        for fault in check(store, folder):
            faults += 1
            if as_json:
                out.json(fault)
            else:
                out.data(out.safe(f"{fault.kind}: {fault.what}: {fault.why}"))
    if faults:
        out.say(f"{faults} faults; `copydesk reclean` makes again what archived pages tell, a backup all the rest")
        raise typer.Exit(exits.ERROR)
    out.say("no fault found")
