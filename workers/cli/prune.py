"""``copydesk prune``: what has outlived its retention."""

from datetime import UTC, datetime
from typing import Annotated

import msgspec
import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.database import flat
from workers.cli.opened import opened

app = module()


@app.command()
def prune(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would go, and delete nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object.")] = False,
) -> None:
    """Delete what has outlived its retention.

    Evidence, finished jobs and archived pages go after the days that are set for them (keep_evidence, keep_jobs,
    keep_html; 0 keeps for ever). Records and sightings stay.
    """
    from workers.store.prune import prune as pruned

    chosen = settings()
    with opened() as store:
        found = pruned(
            store,
            keep_evidence=chosen.keep_evidence,
            keep_jobs=chosen.keep_jobs,
            keep_html=chosen.keep_html,
            now=datetime.now(UTC),
            dry_run=dry_run,
        )
    plain = msgspec.to_builtins(found)
    if as_json:
        out.json(plain)
        return
    out.table(("would go" if dry_run else "gone", "count or bytes"), flat(plain))
