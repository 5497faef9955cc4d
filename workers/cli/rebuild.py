"""``copydesk rebuild``: the whole store made again from the archive."""

from typing import Annotated

import typer

from workers.again import take_in
from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.exits import NOTHING, Stop
from workers.cli.judging_again import AsJson, DryRun, Jobs, Listed, changed, run
from workers.cli.opened import opened
from workers.store import Store
from workers.store.again import Part, files

app = module()


@app.command()
def rebuild(
    dry_run: DryRun = False,
    listed: Listed = False,
    jobs: Jobs = None,
    take_files: Annotated[
        bool, typer.Option("--files", help="Take in archive files that the store does not know, too.")
    ] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin again, though a run was stopped.")] = False,
    as_json: AsJson = False,
) -> None:
    """Make the whole store again from the archive with today's recipe, and say what changed.

    Every archived page is judged again and laid beside what is stored; an older view is superseded, nothing is taken
    away, and what was taken down stays so. A run that was stopped or killed is taken up where it was. A store that
    was lost is made from the archive's files alone. Others may write in the meantime.
    """
    with opened(looking=dry_run) as store:
        if not dry_run:
            _know(store, take_files)
        counts = run(store, Part(), dry_run=dry_run, listed=listed, jobs=jobs, as_json=as_json, fresh=fresh)
    if not counts:
        raise Stop(f"nothing to rebuild: no sightings, and no pages in {settings().archive_folder}", NOTHING)
    would = "this is what would change" if changed(counts) else "nothing would change"
    out.say(would if dry_run else "the store follows from the archive and today's recipe")


def _know(store: Store, asked: bool) -> None:
    """Let a store that is new know the archive's files; one that has some only if asked: the others were let go."""
    with store.read() as tx:
        known = files(tx)
    if asked or not known:
        count = take_in(store, settings().archive_place)
        if count:
            out.say(f"{count} archived pages were not known to the store")
