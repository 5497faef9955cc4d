"""``copydesk forget``: takedowns."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
import typer

from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.burial import Grave, grave
from workers.cli.chosen import settings
from workers.cli.given import is_address
from workers.cli.opened import is_key, opened
from workers.cli.options import Domain, Reason
from workers.store.tombstones import is_digest

app = module()


@app.command()
def forget(
    reason: Reason,
    what: Annotated[str | None, typer.Argument(metavar="KEY|URL", help="What is to go; or --site.")] = None,
    site: Domain = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Take a text, an address or a site out of the store and the archive, for good.

    Text, evidence, sightings and archived pages go; a tombstone is kept, so that it is not stored again. A text that
    was also seen elsewhere stays when an address or a site is forgotten: forget its key.
    """
    from workers.store.forget import forget as forgotten

    chosen = _chosen(what, site)
    if not reason.strip():
        raise exits.Stop("--reason is empty; say why, for those who are told", exits.USAGE)
    with opened() as store:
        found = forgotten(store, chosen.kind, chosen.value, reason, datetime.now(UTC), settings().archive_place)
    found = msgspec.structs.replace(found, value=chosen.shown)
    if as_json:
        out.json(found)
        return
    out.table(("gone", "how many"), _lines(found))
    if found.alike:
        out.say(f"other pages by their addresses, and still there: {', '.join(map(out.safe, found.alike))}")
    if found.logged:
        out.say("somebody was reading: SQLite's log still holds what went; give the same command again")
    out.say("it is not stored again: `copydesk db tombstones` lists it; copies in backups are not touched")


def _chosen(what: str | None, site: str | None) -> Grave:
    """The one thing that was named."""
    if (what is None) == (site is None):
        raise exits.Stop("name a key or an address, or a site with --site", exits.USAGE)
    if what is None:
        if is_digest(site or ""):
            raise exits.Stop("--site is a digest; name the site itself", exits.USAGE)
        return grave(None, None, site)
    if is_digest(what) or not (is_key(what) or is_address(what)):
        raise exits.Stop(f"{what!r} is neither a key (cd1-...) nor an address (https://...)", exits.USAGE)
    return grave(what, None, None) if is_key(what) else grave(None, what, None)


def _lines(found: object) -> list[tuple[str, object]]:
    plain = msgspec.to_builtins(found)
    return [
        ("texts", len(plain.pop("keys"))),
        *((k, v) for k, v in plain.items() if k not in ("kind", "value", "alike", "logged")),
    ]
