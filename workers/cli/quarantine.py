"""``copydesk quarantine``: the pages that could not be worked."""

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.opened import opened
from workers.store import quarantine as kept
from workers.urls import redact

app = module()
COLUMNS = ("id", "job", "reason", "error", "address", "bytes", "at", "tried again")
Id = Annotated[int, typer.Argument(metavar="ID", min=1)]
AsJson = Annotated[bool, typer.Option("--json")]


@app.callback()
def _group() -> None:
    """Look at the pages that could not be worked, and try them again."""


@app.command("list")
def listing(as_json: AsJson = False) -> None:
    """List what is in quarantine, with the reason."""
    with opened() as store, store.read() as tx:
        rows = kept.listing(tx)
    if as_json:
        for row in rows:
            out.json(_fields(row))
    elif rows:
        names = ("id", "job", "reason", "error", "url", "size", "at", "retried_at")
        out.table(COLUMNS, (tuple(getattr(row, name) for name in names) for row in rows))
    if not rows:
        out.say("the quarantine is empty")


@app.command()
def show(number: Id, as_json: AsJson = False) -> None:
    """Show one entry with what is kept of its page."""
    with opened() as store, store.read() as tx:
        found = kept.show(tx, number)
    if found is None:
        raise exits.Stop(f"nothing in quarantine has the id {number}; see `quarantine list`", exits.NOTHING)
    fields = _fields(found)
    if as_json:
        out.json(fields)
        return
    for name, value in fields.items():
        out.data(f"{name + ':':<12}{out.safe(value)}")


@app.command()
def retry(number: Id) -> None:
    """Queue a page again; a worker takes it when its time comes."""
    with opened() as store, store.write() as tx:
        job = kept.retry(tx, number, datetime.now(UTC))
    out.say(f"queued again as job {job}; a running worker takes it, or `copydesk worker` starts one")


def _fields(row: Any) -> dict[str, Any]:
    """An entry as plain values, without the secrets that may be in its address."""
    fields: dict[str, Any] = msgspec.to_builtins(row)
    return {name: redact(value) if isinstance(value, str) else value for name, value in fields.items()}
