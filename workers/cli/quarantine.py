"""``copydesk quarantine``: the pages that could not be worked."""

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.chosen import reachable, settings
from workers.cli.opened import opened
from workers.contract import Page
from workers.store import ledger
from workers.store import quarantine as kept
from workers.store.values import Quarantined
from workers.urls import redact

app = module()
#: Bytes of a page that `show` prints.
SHOWN = 500
COLUMNS = ("id", "job", "reason", "error", "address or ref", "bytes", "at", "tried again")
Id = Annotated[int, typer.Argument(metavar="ID", min=1, help="As `quarantine list` tells it.")]
AsJson = Annotated[bool, typer.Option("--json", help="One object for each entry.")]


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
        out.table(COLUMNS, (_line(row) for row in rows))
    if not rows:
        out.say("the quarantine is empty")


@app.command()
def show(number: Id, as_json: AsJson = False) -> None:
    """Show one entry with what is kept of its page."""
    with opened() as store, store.read() as tx:
        found = kept.show(tx, number)
    if found is None:
        raise _unknown(number)
    bare = msgspec.structs.replace(found, page=None, raw=None)
    fields = {**_fields(bare), "page": _beginning(found.page if found.raw is None else found.raw)}
    if as_json:
        out.json(fields)
        return
    for name, value in fields.items():
        out.data(f"{name + ':':<12}{'-' if value is None else out.safe(value)}")


@app.command()
def retry(number: Id) -> None:
    """Queue a page again; a worker takes it when its time comes."""
    with opened() as store, store.write() as tx:
        if kept.show(tx, number) is None:
            raise _unknown(number)
        job = kept.retry(tx, number, datetime.now(UTC))
        is_open = bool(ledger.open_among(tx, [job]))
    if not is_open:
        raise exits.Stop(f"job {job} has ended since: its page was tried again and is in quarantine no more")
    sent = _sent(job)
    when = "a worker takes it now" if sent else "the next worker takes it: `copydesk worker` starts one"
    out.data(f"queued again as job {job}; {when}")


def _line(row: Quarantined) -> tuple[object, ...]:
    """An entry's cells; what has no address is told by its sender's reference."""
    name = row.url or redact(row.ref or "") or None
    return (row.id, row.job, row.reason, row.error, name, row.size, row.at, row.retried_at)


def _unknown(number: int) -> exits.Stop:
    return exits.Stop(f"nothing in quarantine has the id {number}; see `quarantine list`", exits.NOTHING)


def _sent(job: int) -> bool:
    """Put the job on the queue, if there is one; the reaper of any worker sends it later otherwise."""
    ready = reachable(settings())
    if ready is None:
        return False
    from workers.app import make_sender
    from workers.routes import publish

    return publish(make_sender(ready), [job]) == 1


def _beginning(page: Page | bytes | None) -> str | None:
    """The first characters of what was kept; a page may be large."""
    if page is None:
        return None
    body = page if isinstance(page, bytes) else page.html_b64 or (page.html or page.text or "").encode()
    return body[:SHOWN].decode("utf-8", "replace")


def _fields(row: Any) -> dict[str, Any]:
    """An entry as plain values, without the secrets that may be in its address."""
    fields: dict[str, Any] = msgspec.to_builtins(row)
    return {name: redact(value) if isinstance(value, str) else value for name, value in fields.items()}
