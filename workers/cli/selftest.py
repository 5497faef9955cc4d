"""``copydesk selftest``: the specification's vectors on this installation."""

from typing import Annotated

import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.selftest import run

app = module()


@app.command()
def selftest(
    as_json: Annotated[bool, typer.Option("--json", help="One check a line.")] = False,
) -> None:
    """Check that this installation gives the keys of the specification."""
    total = failed = 0
    for check in run():
        total += 1
        failed += not check.ok
        if as_json:
            out.json(check)
        elif not check.ok:
            out.data(out.safe(f"{check.name}: {check.detail}"))
    out.say(f"{total - failed} of {total} checks hold")
    if failed or not total:
        out.say("keys made here would differ from those made elsewhere; install copydesk anew, and report it")
        raise typer.Exit(exits.ERROR)
