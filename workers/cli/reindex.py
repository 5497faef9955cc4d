"""``copydesk reindex``: signatures, relations and clusters made again from the records."""

from typing import Annotated

import msgspec
import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.opened import opened

app = module()


@app.command()
def reindex(
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin again, though a run was stopped.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One line of progress after another.")] = False,
) -> None:
    """Make signatures, relations and clusters again from the records.

    Every record is taken in the order in which it was seen first: what comes out defines the clusters. A run that was
    stopped is taken up where it was. Others may write in the meantime.
    """
    from workers.store.reindex import reindex as made_again

    told = ""
    with opened() as store:
        for step in made_again(store, fresh=fresh):
            if as_json:
                out.json(msgspec.to_builtins(step))
            tenth = f"{step.phase}: {10 * step.done // max(1, step.total) * 10} %"
            if tenth != told and not as_json:
                out.say(f"{step.phase}: {step.done} of {step.total}")
            told = tenth
    out.say("the index follows from the records again")
