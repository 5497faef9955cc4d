"""``copydesk worker``: a worker on the configured queue server, or on one of its own."""

import os
import sys
import time
from typing import Annotated

import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import adopt, settings
from workers.cli.exits import Stop
from workers.procs import environment, queue_names, worker_args
from workers.routes import ASK_QUEUE, CLEAN_QUEUE
from workers.settings import Settings

app = module()
#: Seconds between two looks at an embedded run.
LOOK = 1.0


@app.command()
def worker(
    queues: Annotated[str, typer.Option(metavar="NAMES", help="Which queues to read, with commas between.")] = (
        f"{CLEAN_QUEUE},{ASK_QUEUE}"
    ),
    concurrency: Annotated[int | None, typer.Option(metavar="N", min=1, help="Processes.")] = None,
) -> None:
    """Run a worker until it is stopped.

    With a queue server configured this process becomes a Celery worker there. Without one, a server of its own
    is started for this home, where `copydesk beat` and `copydesk submit` find it. Crawls are taken with
    --queues clean,ask,crawl, or by a worker of their own on the server that is configured.
    """
    if concurrency is not None:
        os.environ["COPYDESK_WORKERS"] = str(concurrency)
    chosen = settings()
    names = queue_names([name.strip() for name in queues.split(",") if name.strip()])
    arguments = worker_args(chosen, names)
    if chosen.broker_url:
        become(chosen, ["celery", "-A", "workers.worker", *arguments])
    _embedded(chosen, names)


def become(chosen: Settings, arguments: list[str]) -> None:
    """Replace this process by a Celery one with the same settings; its log goes to stderr."""
    from workers.app import check

    check(chosen)
    sys.stdout.flush()
    os.execve(sys.executable, [sys.executable, "-m", *arguments], {**os.environ, **environment(chosen)})  # noqa: S606 - our own interpreter


def _embedded(chosen: Settings, queues: tuple[str, ...]) -> None:
    from workers.embedded import Crew, running, server

    with server(chosen) as started:
        adopt(started)
        with Crew(started, queues) as crew:
            out.say(f"a queue server of our own runs beside; logs in {chosen.home / 'log'}; Ctrl-C ends both")
            out.say(f"its address: {started.broker_url}")  # alone and last in its line, to be copied
            while running(started):
                if crew.keep():
                    adopt(started)
                time.sleep(LOOK)
    raise Stop(f"the queue server ended; {chosen.home / 'queue' / 'server.log'} says why")
