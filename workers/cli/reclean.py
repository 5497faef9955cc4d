"""``copydesk reclean``: a part of the store made again from the archive."""

from typing import Annotated

import typer

from workers.cli.app import module
from workers.cli.burial import grave
from workers.cli.exits import NOTHING, Stop
from workers.cli.judging_again import AsJson, DryRun, Jobs, Listed, run
from workers.cli.opened import opened
from workers.cli.options import Domain
from workers.store.again import Part

app = module()


@app.command()
def reclean(
    site: Domain = None,
    key: Annotated[str | None, typer.Option(metavar="KEY", help="The sightings of one text.")] = None,
    url: Annotated[str | None, typer.Option(metavar="URL", help="The sightings at one address.")] = None,
    dry_run: DryRun = False,
    listed: Listed = False,
    jobs: Jobs = None,
    as_json: AsJson = False,
) -> None:
    """Judge the archived pages of a site, a text or an address again, and say what changed.

    As `copydesk rebuild` does for all of them. A damaged text is written anew.
    """
    chosen = grave(key, url, site)
    part = Part(kind=chosen.kind, value=chosen.value)
    with opened() as store:
        counts = run(store, part, dry_run=dry_run, listed=listed, jobs=jobs, as_json=as_json)
    if not counts:
        raise Stop(f"nothing is stored or archived of {chosen.shown}; `copydesk list` shows what is", NOTHING)
