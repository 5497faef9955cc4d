"""``copydesk beat``: the clock of the scheduled crawls."""

from typing import Annotated

import typer

from workers.cli.app import module
from workers.cli.chosen import settings
from workers.cli.exits import USAGE, Stop
from workers.cli.worker import become

app = module()


@app.command()
def beat(
    sites: Annotated[
        str | None, typer.Option(metavar="FILE", help="The table of sites; sites.toml unless configured.")
    ] = None,
) -> None:
    """Run the clock of the scheduled crawls until it is stopped.

    Reads the sites and their times from sites.toml, and sends their crawls to the queue copydesk.crawl.
    """
    import os

    if sites is not None:
        os.environ["COPYDESK_SITES"] = sites
    chosen = settings()
    if not chosen.sites.is_file():
        raise Stop(f"there is no {chosen.sites} to take crawls from; write one, or name it with --sites", USAGE)
    become(chosen, ["celery", "-A", "crawler.schedule", "beat", "--loglevel=INFO"])
