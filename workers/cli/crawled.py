"""``copydesk crawls``: the crawls of the store, with what they found."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.opened import opened
from workers.cli.progress import found
from workers.cli.sited import minute
from workers.store import crawls
from workers.store.values import Crawl

app = module()
COLUMNS = (
    "crawl",
    "of",
    "state",
    "began (UTC)",
    "ended (UTC)",
    "pages",
    "articles",
    "new",
    "changed",
    "unchanged",
    "failed",
)


@app.command("crawls")
def listing(
    site: Annotated[str | None, typer.Option(metavar="NAME", help="Only those of this site.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="Crawls that are printed.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="One crawl a line, with its counts by kind.")] = False,
) -> None:
    """List the crawls with what they found, newest first."""
    with opened() as store, store.read() as tx:
        rows = crawls.recent(tx, site, limit)
    if as_json:
        for row in rows:
            out.json(row)
    elif rows:
        out.table(COLUMNS, map(_cells, rows))
    if not rows:
        other = f"there was no crawl of {out.safe(site)}; `copydesk crawls` lists those of other sites"
        raise exits.Stop(other if site else "there was no crawl; `copydesk crawl URL` begins one", exits.NOTHING)


def _cells(row: Crawl) -> tuple[object, ...]:
    count = found(row.counts).get
    numbers = (count(name, 0) for name in COLUMNS[5:])
    state = "lost" if row.is_lost(datetime.now(UTC)) else row.state
    return (row.id, row.name, state, minute(row.started_at), minute(row.ended_at), *numbers)
