"""``copydesk beat``: the clock of the scheduled crawls."""

import os
import signal
import sys
import time
from typing import Annotated

import typer

from workers import broker
from workers.app import check
from workers.cli.app import module
from workers.cli.chosen import reachable, settings
from workers.cli.exits import USAGE, Stop
from workers.cli.worker import LOOK, become
from workers.embedded import running
from workers.procs import environment, in_order, spawn, stop
from workers.settings import Settings

app = module()
#: Seconds in which a configured server has to answer, and in which beat has to end when it is asked to.
PATIENCE, GRACE = 10.0, 15.0


@app.command()
def beat(
    sites: Annotated[
        str | None, typer.Option(metavar="FILE", help="The table of sites; sites.toml unless configured.")
    ] = None,
) -> None:
    """Run the clock of the scheduled crawls until it is stopped.

    Reads the sites and their times from sites.toml, and sends their crawls to the queue copydesk.crawl, on the queue
    server that is configured, or on that of a `copydesk worker` in this home.
    """
    if sites is not None:
        os.environ["COPYDESK_SITES"] = sites
    chosen = settings()
    if not chosen.sites.is_file():
        raise Stop(f"there is no {chosen.sites} to take crawls from; write one, or name it with --sites", USAGE)
    arguments = ["celery", "-A", "crawler.schedule", "beat", "--loglevel=INFO"]
    if chosen.broker_url:
        kept_on = chosen.redbeat_url or chosen.broker_url
        if not broker.is_redis(kept_on):
            raise Stop("schedules are kept on a Redis or Valkey server: set COPYDESK_REDBEAT_URL", USAGE)
        _answering(kept_on)
        become(chosen, arguments)
    _beside(chosen, arguments)


def _answering(url: str) -> None:
    """Wait for the server that keeps the schedules, as it may be starting too; BrokerError if it does not answer."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return broker.answers(url)
        except broker.BrokerError:
            if time.monotonic() > end:
                raise
        time.sleep(LOOK)


def _beside(chosen: Settings, arguments: list[str]) -> None:
    """Beat on the queue server that a `copydesk worker` of this home has brought, for as long as that is there."""
    ready = reachable(chosen)
    if ready is None:
        raise Stop(
            "no queue server is set or runs in this home: set COPYDESK_BROKER_URL, or start "
            "`copydesk worker --queues clean,ask,crawl` first, which brings one",
            USAGE,
        )
    check(ready)
    with in_order():
        child = spawn([sys.executable, "-m", *arguments], env={**os.environ, **environment(ready)})
        try:
            while child.poll() is None and running(chosen):
                time.sleep(LOOK)
        finally:
            stop(child, grace=((signal.SIGTERM, GRACE),))
    raise Stop("the queue server or beat ended; `copydesk worker` and `copydesk beat` begin again")
