"""``copydesk db``: the database itself."""

from datetime import UTC, datetime
from typing import Annotated

import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.opened import opened
from workers.cli.options import Domain, Reason

app = module()


@app.callback()
def _group() -> None:
    """Prepare the database, tell its size, and forbid what is not to be stored."""


@app.command()
def upgrade() -> None:
    """Bring the database to this version's schema; the same again changes nothing."""
    from workers.store.engine import Store
    from workers.store.migrate import upgrade as migrate

    url = settings().store_url
    store = Store(url)
    if store.file is not None:
        store.file.absolute().parent.mkdir(parents=True, exist_ok=True)
    out.data(f"{out.safe(store.address)}: schema {migrate(url)}")


@app.command()
def stats(as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False) -> None:
    """Tell how much is stored, and how the store grows per 1,000 pages."""
    from workers.store.stats import stats as measured

    with opened() as store:
        found = measured(store)
    if as_json:
        out.json(found)
        return
    largest = sorted(found.tables.items(), key=lambda named: (-(named[1].bytes or 0), named[0]))
    rows = [(name, size.rows, size.bytes, size.per_1000_pages) for name, size in largest]
    out.table(
        ("table", "rows", "bytes", "per 1,000 pages"), [*rows, ("all", None, found.bytes, found.per_1000_pages)]
    )
    out.say(f"pages so far: {found.pages}; growth leaves out what an empty store takes, and the archive's files")


@app.command()
def bury(
    reason: Reason,
    key: Annotated[str | None, typer.Option(metavar="KEY", help="A text, by its key.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="An address.")] = None,
    site: Domain = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Forbid to store a text, an address or a site from now on; again: the new reason.

    What is stored already is not touched.
    """
    from workers.cli.burial import grave
    from workers.store import tombstones

    chosen = grave(key, url, site)
    if tombstones.is_digest(chosen.value):
        raise exits.Stop("that is a digest; bury the address or the site itself", exits.USAGE)
    if not reason.strip():
        raise exits.Stop("--reason is empty; say why, for those who are told", exits.USAGE)
    with opened(looking=False) as store, store.write() as tx:
        tombstones.bury(tx, chosen.kind, chosen.value, reason, datetime.now(UTC))
    if as_json:
        out.json({"kind": chosen.kind, "value": chosen.shown, "reason": reason})
        return
    out.data(f"{chosen.kind} {chosen.shown} is not stored from now on: {out.safe(reason)}")
    out.say("what is stored already is still there")


@app.command()
def unbury(
    key: Annotated[str | None, typer.Option(metavar="KEY", help="A text, by its key.")] = None,
    url: Annotated[
        str | None, typer.Option(metavar="URL", help="An address, or its digest as `db tombstones` lists it.")
    ] = None,
    site: Annotated[str | None, typer.Option(metavar="DOMAIN", help="A registrable domain, or its digest.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Allow again to store a text, an address or a site that was buried.

    What was refused meanwhile is not fetched or sent again by itself.
    """
    from workers.cli.burial import grave
    from workers.store import tombstones

    chosen = grave(key, url, site)
    with opened() as store, store.write() as tx:
        found = tombstones.unbury(tx, chosen.kind, chosen.value)
    if not found:
        raise exits.Stop(
            f"{chosen.kind} {chosen.shown} is not buried; `copydesk db tombstones` lists what is", exits.NOTHING
        )
    if as_json:
        out.json({"kind": chosen.kind, "value": chosen.shown})
    else:
        out.data(f"{chosen.kind} {chosen.shown} may be stored again")


@app.command("tombstones")
def buried(as_json: Annotated[bool, typer.Option("--json", help="One tombstone a line.")] = False) -> None:
    """List what is not stored again, with the reason; of an address or a site only a digest is kept."""
    from workers.store import tombstones

    with opened() as store, store.read() as tx:
        rows = tombstones.listing(tx)
    if as_json:
        for row in rows:
            out.json(row)
    elif rows:
        names = ("kind", "value", "reason", "at")
        out.table(names, (tuple(getattr(row, name) for name in names) for row in rows))
    if not rows:
        out.say("nothing is buried; `copydesk db bury` sets a tombstone")
        raise typer.Exit(exits.NOTHING)
