"""``copydesk sites``: the sites of sites.toml, their schedules, and how their crawls went."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import reachable, settings
from workers.cli.exits import NOTHING, USAGE, Stop
from workers.cli.opened import opened
from workers.cli.progress import Quiet
from workers.cli.sited import Standing, minute, read, standing, timing
from workers.contract import CRAWL_SOURCE
from workers.crawls import paused_words
from workers.printed import Fault, Site
from workers.settings import Settings
from workers.standing import HISTORY
from workers.store import Store, crawls
from workers.store.values import Crawl

app = module()
COLUMNS = ("site", "schedule", "state", "last run (UTC)", "outcome", "found", "next run (UTC)")
FOUND = "{articles} articles ({new} new, {changed} changed), {pages} pages"
Json = Annotated[bool, typer.Option("--json", help="One object a line.")]
Name = Annotated[str, typer.Argument(metavar="NAME", help="A site of sites.toml.")]


@app.callback()
def _group() -> None:
    """Look at the sites of sites.toml and their crawls; check, run, pause, resume."""


@app.command("list")
def listing(
    check: Annotated[bool, typer.Option("--check", help="End with 1 if a site is overdue or alarming.")] = False,
    as_json: Json = False,
) -> None:
    """Show each site with its schedule, its state, its last crawl and what that found, and its next one.

    What is unlike a site's own history (nothing found, only errors, no article among its pages) is told on stderr.
    """
    sites = _sites()
    rows = _standings(sites)
    if as_json:
        for row in rows:
            out.json(row)
    elif rows:
        out.table(COLUMNS, (_cells(row) for row in rows))
    troubled = [row for row in rows if row.trouble]
    for row in troubled:
        out.say(f"{row.site}: {row.trouble}")
    if not rows:
        raise Stop(f"{settings().sites} has no sites; sites.example.toml shows how one is written", NOTHING)
    if check and troubled:
        raise Stop(f"{len(troubled)} of {len(rows)} sites need somebody to look; the lines above say why")


@app.command()
def check(
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="sites.toml unless configured.")] = None,
    as_json: Json = False,
) -> None:
    """Check a table of sites, and name each fault with its line, its table, its field and what to write."""
    chosen = file or settings().sites
    sites, faults = read(chosen)
    if not chosen.exists():
        raise Stop(faults[0].fault, USAGE)
    if as_json:
        for fault in faults:
            out.json(fault)
    for fault in faults:
        out.say(_told(chosen, fault))
    if faults:
        raise Stop(f"{chosen}: {len(faults)} to put right; beat keeps the schedule that it has", USAGE)
    timed = sum(timing(site).scheduled for site in sites)
    out.say(f"{chosen}: {len(sites)} sites, {timed} of them with a schedule")


@app.command()
def run(
    name: Name,
    wait: Annotated[
        bool, typer.Option("--wait", help="See a queued crawl to its end, and print what it found.")
    ] = False,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Crawl a site now: its crawl is queued as beat does, or runs here where there is no queue server."""
    _known(name)
    ready = reachable(settings())
    if ready is None:
        from workers.cli.crawl import crawl

        crawl(site=name, as_json=as_json, quiet=quiet)
        return
    with opened(looking=False) as store:
        before = _free(store, name)
        _queue(ready, name)
        if wait:
            _see_to_its_end(store, name, before, ready, as_json=as_json, quiet=quiet)
    if as_json:
        out.json({"site": name, "queued": True})
    else:
        out.data(f"{name}: its crawl is queued; `copydesk sites list` shows how it goes")


@app.command()
def pause(
    name: Name,
    reason: Annotated[
        str | None, typer.Option(metavar="WHY", help="Why; whoever asks for a crawl of it is told.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Let a site rest: nothing crawls it, on any machine, until it is resumed. A crawl that runs comes to its end."""
    _known(name)
    with opened(looking=False) as store, store.write() as tx:
        found = crawls.rest(tx, name, datetime.now(UTC), reason)
    if as_json:
        out.json(found)
    else:
        out.data(f"{name} is paused; `copydesk sites resume {name}` lets it go on")


@app.command()
def resume(name: Name, as_json: Json = False) -> None:
    """Let a paused site go on, by its schedule."""
    with opened() as store, store.write() as tx:
        found = crawls.go_on(tx, name)
    if not found:
        raise Stop(f"{out.safe(name)} is not paused; `copydesk sites list` shows which are", NOTHING)
    if as_json:
        out.json({"name": name, "paused": False})
    else:
        out.data(f"{name} goes on by its schedule; `copydesk sites run {name}` crawls it now")


def _sites() -> tuple[Site, ...]:
    """The sites that are configured; ``Stop`` for a file with faults."""
    file = settings().sites
    sites, faults = read(file)
    if faults:
        raise Stop(f"{_told(file, faults[0])}; `copydesk sites check` names every fault", USAGE)
    return sites


def _known(name: str) -> None:
    sites = _sites()
    if name not in {site.name for site in sites}:
        raise Stop(f"{settings().sites} has no site {out.safe(name)!r}; `copydesk sites list` shows them", NOTHING)


def _queue(ready: Settings, name: str) -> None:
    from workers.client import Client

    with Client(ready) as client:
        client.ask_for_crawl(name)


def _see_to_its_end(
    store: Store, name: str, before: Crawl | None, ready: Settings, *, as_json: bool, quiet: bool
) -> NoReturn:
    from workers.cli.crawl import found, tell
    from workers.cli.waited import waited

    report = waited(store, name, before, ready, quiet=quiet)
    tell(report, found(store, f"{CRAWL_SOURCE}{report.crawl}"), as_json)


def _free(store: Store, name: str) -> Crawl | None:
    """The last crawl of a site; ``Stop`` for one that is paused or being crawled."""
    now = datetime.now(UTC)
    with store.read() as tx:
        last, found = crawls.latest(tx, name), crawls.resting(tx).get(name)
    if found:
        raise Stop(paused_words(found))
    if last and last.state == "running" and last.lease_until > now:
        raise Stop(f"{name} is being crawled at the moment (crawl {last.id}); wait for its end")
    return last


def _standings(sites: tuple[Site, ...]) -> tuple[Standing, ...]:
    now = datetime.now(UTC)
    with opened(looking=False) as store, store.read() as tx:
        resting = crawls.resting(tx)
        return tuple(
            standing(site, crawls.recent(tx, site.name, HISTORY), resting.get(site.name), now) for site in sites
        )


def _cells(row: Standing) -> tuple[object, ...]:
    found = FOUND.format(**row.found) if row.found else None
    return (row.site, row.schedule, row.state, minute(row.last), row.outcome, found, minute(row.next))


def _told(file: Path, fault: Fault) -> str:
    line = f", line {fault.line}" if fault.line else ""
    return f"{file}{line}: {fault.fault}" if not fault.fault.startswith(str(file)) else fault.fault
