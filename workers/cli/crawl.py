"""``copydesk crawl``: one crawl from its seeds to its records."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, NamedTuple, NoReturn

import typer

from workers import alarms, crawls
from workers.archive_read import WARC_SOURCE
from workers.cli import exits, out
from workers.cli.app import module
from workers.cli.chosen import adopt, reachable, settings, wished
from workers.cli.draining import drained
from workers.cli.exits import NOTHING, USAGE, Stop
from workers.cli.given import warc_files
from workers.cli.listing import COLUMNS, cells
from workers.cli.options import AllowedPrivate, Delay
from workers.cli.progress import Progress, Quiet, reasons, words
from workers.contract import CRAWL_SOURCE
from workers.held import Held
from workers.leases import can_go_on, leased
from workers.messages import CrawlReport
from workers.printed import Told
from workers.procs import in_order
from workers.settings import Settings, Wish
from workers.store import Store, records
from workers.store.values import Observation, RecordRow
from workers.supervise import ORDERS_REFUSED, supervise

if TYPE_CHECKING:
    from workers.embedded import Crew

app = module()
CODES = {"done": exits.OK, "nothing": exits.NOTHING, "blocked": exits.BLOCKED}
#: Records that are looked through for those of this crawl.
SHOWN = 1000
#: How often a worker of our own that died is started again.
RESTARTS = 3


class Ready(NamedTuple):
    """Settings that reach workers, and what keeps them at work: to be called every second or so."""

    settings: Settings
    keep: Callable[[], None] = lambda: None


class Seeds(NamedTuple):
    """The crawler's arguments that say what to crawl, its standard input, and its name unless it is its number.

    ``helped`` is the number of a crawl that somebody else sees to its end.
    """

    arguments: list[str]
    stdin: IO[bytes] | None = None
    source: str | None = None
    helped: int | None = None


@app.command()
def crawl(
    urls: Annotated[list[str] | None, typer.Argument(metavar="URL", help="Where the crawl begins.")] = None,
    site: Annotated[str | None, typer.Option(metavar="NAME", help="A site of sites.toml instead.")] = None,
    warc: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="The pages of this WARC file instead; nothing is fetched."),
    ] = None,
    follow: Annotated[bool, typer.Option(help="Follow links within the site.")] = True,
    max_pages: Annotated[int | None, typer.Option(metavar="N", min=1, help="Requests for pages, at most.")] = None,
    max_depth: Annotated[int | None, typer.Option(metavar="N", min=0, help="Links from the seeds.")] = None,
    delay: Delay = None,
    allowed_private: AllowedPrivate = None,
    browser: Annotated[Wish | None, typer.Option(help="Run the scripts of pages: of empty ones, or of all.")] = None,
    resume: Annotated[int | None, typer.Option(metavar="N", help="Go on with crawl N, which was broken off.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One record a line.")] = False,
    quiet: Quiet = False,
) -> None:
    """Crawl sites, clean their pages and print what was stored.

    Without a queue server configured one is started for the time of the crawl, with workers on this machine. Set
    COPYDESK_USER_AGENT first: a site must be able to reach whoever crawls it. A crawl that was killed or stopped goes
    on where it was when the same is crawled again.
    """
    options = [*_limits(max_pages, max_depth, delay, tuple(allowed_private or ())), *wished(browser)]
    if warc and (urls or site or options or resume is not None or not follow):
        raise Stop("--warc reads files and nothing else: leave out addresses, --site and what limits fetching", USAGE)
    named = site or alarms.name_of(urls or [str(file) for file in warc or ()])
    name, helped = (named, None) if resume is None else _broken_off(resume)
    given = _files(tuple(warc)) if warc else _seeds(tuple(urls or ()), site, follow, resume)
    with in_order(), given as seeds, _workers(settings()) as ready:
        report, rows = run(
            ready, name, seeds._replace(arguments=[*seeds.arguments, *options], helped=helped), quiet=quiet
        )
    tell(report, rows, as_json)


def run(ready: Ready, name: str, seeds: Seeds, *, quiet: bool = False) -> tuple[CrawlReport, tuple[RecordRow, ...]]:
    """Crawl with workers at hand, wait until each of its pages has ended, and give the report and the records."""
    held = Held(ready.settings)
    try:
        resting = crawls.paused(name, held)
        if resting:
            raise Stop(resting)
        with nullcontext(seeds.helped) if seeds.helped else leased(name, held) as number:
            if number is None:
                raise Stop(f"{out.safe(name)} is being crawled at the moment; wait for its end")
            if not seeds.helped and can_go_on(ready.settings, number):
                out.say(f"crawl {number} goes on where it was broken off")
            source, begun = seeds.source or f"{CRAWL_SOURCE}{number}", datetime.now(UTC)
            with (
                Progress(number, ready.settings, source, quiet=quiet) as shown,
                _told_how_to_go_on(ready, number, shown),
            ):
                report = _supervised(number, held, seeds, ready, shown)
                drained(held.store, source, meanwhile=ready.keep)
            for why in reasons(shown.told) if report.state in ("nothing", "blocked") else ():
                out.say(why)
        return report, found(held.store, source, begun if seeds.source else None)
    finally:
        held.close()


def _supervised(number: int, held: Held, seeds: Seeds, ready: Ready, shown: Progress) -> CrawlReport:
    command = [sys.executable, "-m", "crawler", "--crawl-id", str(number), *seeds.arguments]
    os.environ.setdefault("COPYDESK_LOG_LEVEL", "WARNING")
    helps = bool(seeds.helped)
    return supervise(command, number, held, stdin=seeds.stdin, meanwhile=ready.keep, tell=shown.hear, helps=helps)


@contextmanager
def _told_how_to_go_on(ready: Ready, number: int, shown: Progress) -> Iterator[None]:
    """Say what became of a crawl that is interrupted, and what goes on with it."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        act = "`copydesk worker` cleans what it collected"
        if can_go_on(ready.settings, number):
            act = f"the same command goes on where it was, and so does `copydesk crawl --resume {number}`"
        out.say(f"crawl {number} was stopped ({words(shown.told)}); {act}")
        raise


def found(store: Store, source: str, since: datetime | None = None) -> tuple[RecordRow, ...]:
    """The newest records that this source has seen, at all or since a moment."""

    def is_meant(seen: Observation) -> bool:
        return seen.source == source and (since is None or seen.received_at >= since)

    with store.read() as tx:
        rows = records.listing(tx, limit=SHOWN)
        return tuple(row for row in rows if any(map(is_meant, records.observations(tx, key=row.key))))


def tell(report: CrawlReport, rows: tuple[RecordRow, ...], as_json: bool) -> NoReturn:
    """Print what was stored, then how the crawl ended, which is the exit code."""
    if as_json:
        for row in rows:
            out.json(row)
    elif rows:
        out.table(COLUMNS, map(cells, rows))
    out.say(f"crawl {report.crawl}: {report.state}" + (f" ({report.reason})" if report.reason else ""))
    told = words(Told(counts=report.counts, details=report.details))
    out.say(f"{len(rows)} records; {told}")
    raise typer.Exit(USAGE if report.reason == ORDERS_REFUSED else CODES.get(report.state, exits.ERROR))


@contextmanager
def _workers(chosen: Settings) -> Iterator[Ready]:
    """Workers to clean what is crawled: those of the configured queue server, or some of our own."""
    there = reachable(chosen)
    if there is not None:
        yield Ready(there)
        return
    from workers.embedded import Crew, server
    from workers.routes import CLEAN_QUEUE

    with server(chosen) as started, Crew(started, (CLEAN_QUEUE,)) as crew:
        yield Ready(started, _keeper(started, crew))


def _keeper(started: Settings, crew: "Crew") -> Callable[[], None]:
    """Start a worker again that died, and let it begin with what the dead one held: nobody else has it."""

    def keep() -> None:
        if crew.keep(most=RESTARTS):
            out.say(f"a worker died and was started again; its log in {started.home / 'log'} says why")
            adopt(started)

    return keep


@contextmanager
def _seeds(urls: tuple[str, ...], site: str | None, follow: bool, resume: int | None) -> Iterator[Seeds]:
    """What to crawl; addresses go by the crawler's standard input."""
    if (bool(urls), bool(site), resume is not None).count(True) != 1:
        raise Stop("give addresses, or --site with a name of sites.toml, or --resume with a crawl's number", USAGE)
    if resume is not None:
        yield Seeds(["--resume"])
        return
    if site:
        yield Seeds(["--site", site])
        return
    wrong = [url for url in urls if not crawls.fetchable(url)]
    if wrong:
        raise Stop(f"{out.safe(wrong[0])!r} is no address that can be fetched; it begins with http://", USAGE)
    with crawls.seed_file(urls) as file:
        yield Seeds([*crawls.FROM_STDIN, "--spider", "site" if follow else "urls"], file)


@contextmanager
def _files(files: tuple[Path, ...]) -> Iterator[Seeds]:
    """WARC files to read. Their pages have one source, whatever the crawl: the same file again brings nothing new."""
    warc_files(files)
    yield Seeds([f"--warc={file.absolute()}" for file in files], source=WARC_SOURCE)


def _limits(pages: int | None, depth: int | None, delay: float | None, private: tuple[str, ...]) -> list[str]:
    given = {"--max-pages": pages, "--max-depth": depth, "--delay": delay}
    chosen = [text for name, value in given.items() if value is not None for text in (name, str(value))]
    return chosen + [f"--allowed-private={place}" for place in private]


def _broken_off(number: int) -> tuple[str, int | None]:
    """What a crawl was crawling that was broken off, and its number if it runs and can be helped.

    ``Stop`` for one that cannot go on.
    """
    held = Held(settings())
    try:
        name, helped = crawls.broken_off(number, held), crawls.is_shared(number, held)
    finally:
        held.close()
    if name is None:
        raise Stop(f"crawl {number} cannot go on: it came to its end, a later one did, or it is not of here", NOTHING)
    return name, number if helped else None
