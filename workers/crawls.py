"""Crawls that are asked for: which one is meant, whether it may begin, and which one goes on.

A crawl is a process of its own (``workers.supervise``) because Scrapy's reactor cannot be started twice, and so that
a hanging site holds nothing else.
"""

import logging
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import IO, Any

from workers import alarms, asks, frontiers
from workers.contract import MAX_URL, Receipt, refused
from workers.held import Held
from workers.leases import LEASE, can_go_on, desert, leased
from workers.logged import safe
from workers.messages import CrawlReport, CrawlRequest
from workers.routes import CONFIRM_WITHIN, CRAWL
from workers.store import crawls
from workers.store.values import Pause
from workers.supervise import supervise
from workers.urls import UrlError, url_key

#: The crawler's arguments for addresses that come by its standard input.
FROM_STDIN = ("--urls-file", "-")

#: Seconds after which nobody needs to help any more.
HELP = 3600
log = logging.getLogger("copydesk.crawls")


def run(payload: Any, held: Held, app: Any = None) -> CrawlReport | Receipt:
    """Crawl what a request asks for and report how it ended; a name that is being crawled already is refused.

    With a shared frontier other crawl workers are asked to help, through ``app``.
    """
    request = read(payload)
    if isinstance(request, Receipt):
        return request
    if request.resume is not None and is_shared(request.resume, held):
        return supervise(_command(request.resume, "--resume"), request.resume, held, helps=True)
    name = _name(request, held)
    if name is None:
        return refused(f"crawl {request.resume} cannot go on: it ended, or another machine has it", "resume")
    with ExitStack() as stack:
        resting = paused(name, held)
        if resting:
            return refused(resting, "site")
        crawl = stack.enter_context(leased(name, held))
        if crawl is None or (request.resume and crawl != request.resume):
            return refused(f"{name} is being crawled at the moment; wait until that crawl has ended")
        target: tuple[str, ...] = ("--resume",)
        seeds = None
        if request.site:
            target = ("--site", request.site)
        elif request.urls:
            target, seeds = FROM_STDIN, stack.enter_context(seed_file(request.urls))
        ask_for_help(app, crawl, held)
        report = supervise(_command(crawl, *target), crawl, held, stdin=seeds)
        alarms.tell(app, held, name, report)
        return report


def _command(crawl: int, *target: str) -> list[str]:
    return [sys.executable, "-m", "crawler", "--crawl-id", str(crawl), *target]


def ask_for_help(app: Any, crawl: int, held: Held) -> None:
    """Ask other crawl workers, on whatever machine, to work on the same frontier."""
    if app is not None and held.settings.shared_frontier is not None:
        for _ in range(held.settings.crawlers - 1):
            _ask_to_go_on(app, crawl, HELP)


def is_shared(number: int, held: Held) -> bool:
    """Whether a crawl is being crawled now, on a frontier that others may share."""
    url = held.settings.shared_frontier
    with held.store.read() as tx:
        found = crawls.get(tx, number) if url else None
    running = found is not None and found.state == "running" and found.lease_until > datetime.now(UTC)
    return running and url is not None and frontiers.is_there(url, number)


def _name(request: CrawlRequest, held: Held) -> str | None:
    """What is to be crawled, as the ledger knows it; None for a crawl that cannot go on."""
    if request.resume is None:
        return request.site or alarms.name_of(request.urls)
    return broken_off(request.resume, held)


def broken_off(number: int, held: Held) -> str | None:
    """The name of a crawl that was broken off and can go on here; None if it cannot."""
    with held.store.read() as tx:
        found = crawls.get(tx, number)
        last = crawls.latest(tx, found.name) if found else None
    if found is None or last != found or not can_go_on(held.settings, number):
        return None
    return found.name


def resume_deserted(app: Any, held: Held) -> int:
    """Ask for the crawls that were killed on this machine to go on; how many.

    Each is asked for once in the time of a lease, by one of the workers that share its job folder.
    """
    now = datetime.now(UTC)
    with held.store.write() as tx:
        lost = [one for one in crawls.deserted(tx, now) if can_go_on(held.settings, one.id)]
        for one in lost:
            desert(held.settings, one.id)
            crawls.beat(tx, one.id, now, one.counts, LEASE)
    for one in lost:
        log.warning("crawl %d of %s was killed: it is asked to go on", one.id, safe(one.name))
        _ask_to_go_on(app, one.id, LEASE)
    return len(lost)


def _ask_to_go_on(app: Any, crawl: int, expires: int) -> None:
    payload = {"schema": "copydesk.crawl-request/1", "resume": crawl}
    app.send_task(
        CRAWL, kwargs={"payload": payload}, ignore_result=True, expires=expires, confirm_timeout=CONFIRM_WITHIN
    )


def paused(site: str, held: Held) -> str | None:
    """Why a site of sites.toml may not be crawled now, and what to do; None if it may."""
    with held.store.read() as tx:
        found = crawls.resting(tx).get(site)
    return None if found is None else paused_words(found)


def paused_words(found: Pause) -> str:
    """Since when a site rests, why, and what lets it go on."""
    why = f" ({found.reason})" if found.reason else ""
    since = f"{found.at:%Y-%m-%d %H:%M} UTC"
    return f"{found.name} is paused since {since}{why}; `copydesk sites resume {found.name}` lets it go on"


def read(payload: Any) -> CrawlRequest | Receipt:
    """A crawl request whose addresses and name can be used, or the receipt that says what is wrong."""
    request = asks.read(payload, CrawlRequest)
    if isinstance(request, Receipt):
        return request
    if (bool(request.urls), bool(request.site), request.resume is not None).count(True) != 1:
        return refused("give exactly one of urls, site and resume", "urls")
    for place, url in enumerate(request.urls):
        if not fetchable(url):
            return refused("no http:// or https:// address that can be fetched", f"urls[{place}]")
    if request.site and (request.site.startswith("-") or not request.site.isprintable()):
        return refused("no name of a site in sites.toml", "site")
    return request


def fetchable(url: str) -> bool:
    """Whether it is an address, and one that stands on a line of a file."""
    try:
        url.encode()
        url_key(url)
    except (UrlError, UnicodeEncodeError):
        return False
    return len(url) <= MAX_URL and all(c > " " for c in url)


@contextmanager
def seed_file(urls: Sequence[str]) -> Iterator[IO[bytes]]:
    """Addresses, one in each line, in a file without a name.

    A command line is open to every user of the machine, and a file with a name outlives a crawl that is killed.
    """
    with tempfile.TemporaryFile() as file:
        file.write("".join(f"{url}\n" for url in urls).encode())
        file.seek(0)
        yield file
