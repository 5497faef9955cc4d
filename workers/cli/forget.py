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
from workers.cli.opened import is_key, neither, opened
from workers.cli.options import Domain, Reason
from workers.store.forget import Forgotten
from workers.store.forget import forget as forgotten
from workers.store.tombstones import is_digest

app = module()
#: What went, in words. A receipt is what an ended job leaves; it says from now on that the page was forgotten.
WORDS = {
    "keys": "texts",
    "sightings": "sightings",
    "evidence": "sightings' evidence",
    "waiting": "pages that waited",
    "quarantined": "pages in quarantine",
    "receipts": "receipts",
    "fetch_states": "addresses as the crawler knew them",
    "archived": "pages in the archive",
    "missing": "pages whose archive file was gone already",
}


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
    chosen = _chosen(what, site)
    if not reason.strip():
        raise exits.Stop("--reason is empty; say why, for those who are told", exits.USAGE)
    with opened() as store:
        found = forgotten(store, chosen.kind, chosen.value, reason, datetime.now(UTC), settings().archive_place)
    found = msgspec.structs.replace(found, value=chosen.shown)
    if as_json:
        out.json(found)
        return
    rows = _lines(found)
    if rows:
        out.table(("gone", "how many"), rows)
    else:
        out.say("nothing of it was here")
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
        raise neither(what)
    return grave(what, None, None) if is_key(what) else grave(None, what, None)


def _lines(found: Forgotten) -> list[tuple[str, int]]:
    """What went and how many of it; what there was nothing of is left out."""
    counts = {name: getattr(found, name) for name in WORDS} | {"keys": len(found.keys)}
    return [(words, counts[name]) for name, words in WORDS.items() if counts[name]]
