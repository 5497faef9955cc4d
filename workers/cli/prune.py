"""``copydesk prune``: what has outlived its retention."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.exits import USAGE, Stop
from workers.cli.opened import opened
from workers.store.prune import Keep
from workers.store.prune import prune as pruned
from workers.urls import site_of

app = module()
#: What goes, and where its numbers stand: how many, and how many bytes where they are counted.
WORDS = {
    "evidence": ("evidence", "evidence_bytes"),
    "finished jobs": ("jobs",),
    "pages in quarantine": ("quarantine", "quarantine_bytes"),
    "archived pages": ("archived", "archive_bytes"),
    "index of passages": ("passages",),
}


@app.command()
def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would go, and delete nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Delete what has outlived its retention.

    Evidence, finished jobs and archived pages go after the days that are set for them (keep_evidence, keep_jobs,
    keep_html; 0 keeps for ever), or that sites.toml sets for their site. Records and sightings stay.
    """
    chosen = settings()
    with opened() as store:
        found = pruned(
            store,
            keep_evidence=chosen.keep_evidence,
            keep_jobs=chosen.keep_jobs,
            keep_html=chosen.keep_html,
            sites=site_retention(chosen.sites),
            archive_folder=chosen.archive_place,
            now=datetime.now(UTC),
            dry_run=dry_run,
        )
    if as_json:
        out.json(found)
        return
    rows = ((words, *(getattr(found, name) for name in names)) for words, names in WORDS.items())
    out.table(("would go" if dry_run else "gone", "how many", "bytes"), rows)


def site_retention(file: Path) -> dict[str, Keep]:
    """The days that sites.toml sets, by the registrable domain of a site's seeds; ``Stop`` if it is no such table."""
    if not file.exists():
        return {}
    try:
        read = tomllib.loads(file.read_text("utf-8"))
        sites: dict[str, dict[str, Any]] = read.get("sites", {})
        defaults: dict[str, Any] = read.get("defaults", {})
        found = ((domain, _keep({**defaults, **site})) for site in sites.values() for domain in _domains(site))
        return {domain: keep for domain, keep in found if keep != Keep()}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise Stop(f"{file} cannot be read: {error}", USAGE) from error


def _keep(site: dict[str, Any]) -> Keep:
    return msgspec.convert({name: site.get(f"keep_{name}") for name in ("html", "evidence", "jobs")}, Keep)


def _domains(site: dict[str, Any]) -> set[str]:
    return {domain for seed in site.get("seeds", ()) if (domain := site_of(seed))}
