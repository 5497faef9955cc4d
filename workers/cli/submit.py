"""``copydesk submit``: files into archive and ledger, their ids onto the queue."""

from typing import Annotated

import typer
from msgspec.structs import replace

from workers import intake
from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import reachable, settings
from workers.cli.exits import USAGE, Stop
from workers.cli.given import STDIN, is_address, page_of
from workers.cli.options import ContentType, FetchedAt, Url
from workers.cli.storing import SOURCE
from workers.contract import CRAWL_SOURCE, MAX_BATCH, MAX_NAME, Page
from workers.held import Held
from workers.settings import Settings
from workers.store.values import JobRow

app = module()


@app.command()
def submit(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Pages or texts; - reads stdin.")],
    source: Annotated[str, typer.Option(metavar="NAME", help="Your application's name.")] = SOURCE,
    ref: Annotated[
        str | None, typer.Option(metavar="REF", help="Your reference; the file's name unless given.")
    ] = None,
    url: Url = None,
    fetched_at: FetchedAt = None,
    content_type: ContentType = None,
    as_json: Annotated[bool, typer.Option("--json", help="One job a line.")] = False,
) -> None:
    """Accept files and put them on the queue.

    Accepted means that archive and ledger have them: they will be cleaned even if the queue loses the message.
    Submitting a file again changes nothing. --url and --ref are for one file.
    """
    if len(files) > 1 and (ref or url):
        raise Stop("--ref and --url are for one file; submit the files one by one", USAGE)
    _check_names(source, ref)
    pages = [
        replace(_read(name, url, fetched_at, content_type), source=source, ref=ref or name[-MAX_NAME:])
        for name in files
    ]
    for name, row in zip(files, hand_in(pages), strict=True):
        if as_json:
            out.json({"file": name, "job": row.id, "state": row.state, "fresh": row.fresh, "ref": row.ref})
        else:
            what = "accepted" if row.fresh else f"known already ({row.state})"
            out.data(f"{out.safe(name)}: {what}, job {row.id}")


def hand_in(pages: list[Page]) -> list[JobRow]:
    """Accept pages, in batches; a row for each. They are queued if a queue server is configured or runs here."""
    chosen = reachable(settings())
    if chosen is None:
        return _accept(settings(), pages)
    from workers.client import Client

    with Client(chosen) as client:
        return [row for batch in _batches(pages) for row in client.submit(batch)]


def _accept(chosen: Settings, pages: list[Page]) -> list[JobRow]:
    held = Held(chosen)
    try:
        rows = [
            row
            for batch in _batches(pages)
            for row in intake.accept(batch, held.store, held.archive, profile=held.profile)
        ]
    finally:
        held.close()
    out.say("no queue server is configured or runs here: the pages wait in the ledger for `copydesk worker`")
    return rows


def _batches(pages: list[Page]) -> list[list[Page]]:
    return [pages[at : at + MAX_BATCH] for at in range(0, len(pages), MAX_BATCH)]


def _read(name: str, url: str | None, fetched_at: str | None, content_type: str | None) -> Page:
    if name != STDIN and is_address(name):
        raise Stop(f"{name} is an address; `copydesk crawl` fetches it", USAGE)
    return page_of(name, url=url, fetched_at=fetched_at, content_type=content_type)


def _check_names(source: str, ref: str | None) -> None:
    if source.startswith(CRAWL_SOURCE):
        raise Stop(f"--source: names that begin with {CRAWL_SOURCE!r} belong to copydesk's own crawls", USAGE)
    for option, name in (("--source", source), ("--ref", ref or "")):
        if len(name) > MAX_NAME:
            raise Stop(f"{option} is longer than {MAX_NAME} characters", USAGE)
