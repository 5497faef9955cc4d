"""``copydesk crawl``: one crawl from its seeds to its records."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from workers import crawls
from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.chosen import reachable, settings
from workers.cli.draining import drained, watching
from workers.cli.exits import USAGE, Stop
from workers.cli.listing import COLUMNS, cells
from workers.contract import CRAWL_SOURCE
from workers.held import Held
from workers.messages import CrawlReport
from workers.procs import in_order
from workers.settings import Settings
from workers.store import Store, records
from workers.store import crawls as leases
from workers.store.values import RecordRow

app = module()
CODES = {"done": exits.OK, "nothing": exits.NOTHING, "blocked": exits.BLOCKED}
#: Records that are looked through for those of this crawl.
SHOWN = 1000


@app.command()
def crawl(
    urls: Annotated[list[str] | None, typer.Argument(metavar="URL...")] = None,
    site: Annotated[str | None, typer.Option(help="A site of sites.toml instead.")] = None,
    follow: Annotated[bool, typer.Option(help="Follow links within the site.")] = True,
    max_pages: Annotated[int | None, typer.Option(min=1)] = None,
    max_depth: Annotated[int | None, typer.Option(min=0, help="Links from the seeds.")] = None,
    delay: Annotated[float | None, typer.Option(min=0, max=3600, help="Seconds between requests to a host.")] = None,
    allow_private: Annotated[
        list[str] | None, typer.Option(metavar="HOST:PORT", help="A private address that may be dialled.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One record a line.")] = False,
) -> None:
    """Crawl sites, clean their pages and print what was stored.

    Without a queue server configured one is started for the time of the crawl, with workers on this machine. Set
    COPYDESK_USER_AGENT first: a site must be able to reach whoever crawls it.
    """
    options = _limits(max_pages, max_depth, delay, tuple(allow_private or ()))
    with in_order(), _seeds(tuple(urls or ()), site, follow) as target, _workers(settings()) as ready:
        report, rows = run(ready, _name(urls, site), [*target, *options])
    _print(report, rows, as_json)
    raise typer.Exit(USAGE if report.reason == crawls.ORDERS_REFUSED else CODES.get(report.state, exits.ERROR))


def run(ready: Settings, name: str, arguments: list[str]) -> tuple[CrawlReport, tuple[RecordRow, ...]]:
    """Crawl with workers at hand, wait until each of its pages has ended, and give the report and the records."""
    held = Held(ready)
    try:
        with held.store.write() as tx:
            number = leases.begin(tx, name, datetime.now(UTC), crawls.LEASE)
        if number is None:
            raise Stop(f"{out.safe(name)} is being crawled at the moment; wait for its end (if killed: a minute)")
        source = f"{CRAWL_SOURCE}{number}"
        command = [sys.executable, "-m", "crawler", "--crawl-id", str(number), *arguments]
        os.environ.setdefault("COPYDESK_LOG_LEVEL", "WARNING")
        with watching(ready):
            report = crawls.supervise(command, number, held)
            drained(held.store, source)
        return report, found(held.store, source)
    finally:
        held.close()


def found(store: Store, source: str) -> tuple[RecordRow, ...]:
    """The newest records that were seen by this source."""
    with store.read() as tx:
        rows = records.listing(tx, limit=SHOWN)
        return tuple(
            row for row in rows if any(one.source == source for one in records.observations(tx, key=row.key))
        )


def _print(report: CrawlReport, rows: tuple[RecordRow, ...], as_json: bool) -> None:
    if as_json:
        for row in rows:
            out.json(row)
    elif rows:
        out.table(COLUMNS, map(cells, rows))
    counts = ", ".join(f"{name} {count}" for name, count in report.counts.items() if count)
    out.say(f"crawl {report.crawl}: {report.state}" + (f" ({report.reason})" if report.reason else ""))
    out.say(f"{len(rows)} records; {counts or 'no page was had'}")


def _workers(chosen: Settings) -> "nullcontext[Settings]":
    """Workers to clean what is crawled: those of the configured queue server, or some of our own."""
    ready = reachable(chosen)
    if ready is not None:
        return nullcontext(ready)
    from workers.embedded import embedded
    from workers.routes import CLEAN_QUEUE

    return embedded(chosen, queues=(CLEAN_QUEUE,))  # type: ignore[return-value]  # a context manager as well


@contextmanager
def _seeds(urls: tuple[str, ...], site: str | None, follow: bool) -> Iterator[list[str]]:
    """The crawler's arguments; addresses go through a file, since a command line is open to every user."""
    if bool(urls) == bool(site):
        raise Stop("give addresses, or --site with a name of sites.toml", USAGE)
    if site:
        yield ["--site", site]
        return
    wrong = [url for url in urls if not crawls.fetchable(url)]
    if wrong:
        raise Stop(f"{out.safe(wrong[0])!r} is no address that can be fetched; it begins with http://", USAGE)
    with tempfile.TemporaryDirectory(prefix="copydesk-crawl-") as folder:
        file = Path(folder) / "urls.txt"
        file.write_text("\n".join(urls) + "\n", "utf-8")
        yield ["--urls-file", str(file), "--spider", "site" if follow else "urls"]


def _limits(pages: int | None, depth: int | None, delay: float | None, private: tuple[str, ...]) -> list[str]:
    given = {"--max-pages": pages, "--max-depth": depth, "--delay": delay}
    chosen = [text for name, value in given.items() if value is not None for text in (name, str(value))]
    return chosen + [f"--allow-private={place}" for place in private]


def _name(urls: list[str] | None, site: str | None) -> str:
    """What is being crawled, as the ledger knows it: the same seeds are not crawled twice at once."""
    import hashlib

    return site or "urls:" + hashlib.sha256("\n".join(urls or ()).encode()).hexdigest()[:16]
