"""The sites as the crawler's own process reads them, and how each stands by the store."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from workers import standing as stand
from workers.cli.exits import Stop
from workers.show import show
from workers.standing import Alarm, State, Timing
from workers.store.values import Crawl, Pause
from workers.urls import redact

#: Seconds; a table of sites is read in one.
TIMEOUT = 60


class Site(Struct, frozen=True, kw_only=True):
    """One site of the table, as the crawler tells it."""

    name: str
    spider: str
    seeds: tuple[str, ...]
    cron: str | None = None
    interval: str | None = None
    every: int | None = None
    previous: datetime | None = None
    next: datetime | None = None

    @property
    def timing(self) -> Timing:
        """When it is due."""
        return Timing(every=self.every, previous=self.previous, next=self.next)


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong in the table, and where."""

    fault: str
    line: int | None = None
    table: str | None = None
    field: str | None = None


class Standing(Struct, frozen=True, kw_only=True):
    """How a site stands: its state, its last crawl, what that found, and what is alarming of it."""

    site: str
    schedule: str
    state: State
    paused: Pause | None = None
    crawl: int | None = None
    last: datetime | None = None
    ended: datetime | None = None
    outcome: str | None = None
    reason: str | None = None
    found: dict[str, int] | None = None
    details: dict[str, dict[str, int]] = {}
    next: datetime | None = None
    alarm: Alarm | None = None

    @property
    def trouble(self) -> str | None:
        """Why somebody should look; None if nobody has to."""
        late = "overdue: does `copydesk beat` run, and a worker of the queue copydesk.crawl?"
        return self.alarm.words if self.alarm else late if self.state == "overdue" else None


def read(file: Path) -> tuple[tuple[Site, ...], tuple[Fault, ...]]:
    """The sites of a table, and its faults."""
    command = [sys.executable, "-m", "crawler.listed", str(file)]
    child = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603 - our own module
    lines = child.stdout.splitlines()
    wrong = [b'"fault":' in line[:9] for line in lines]
    if child.returncode not in (0, 2) or (child.returncode == 2) != any(wrong):
        last = child.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise Stop(f"the crawler could not read {file}: {show(redact(last[0])) if last else 'it says nothing'}")
    sites = tuple(
        msgspec.json.decode(line, type=Site) for line, is_fault in zip(lines, wrong, strict=True) if not is_fault
    )
    faults = tuple(
        msgspec.json.decode(line, type=Fault) for line, is_fault in zip(lines, wrong, strict=True) if is_fault
    )
    return sites, faults


def standing(site: Site, history: Sequence[Crawl], pause: Pause | None, now: datetime) -> Standing:
    """How a site stands, by its crawls (newest first)."""
    last = history[0] if history else None
    state = stand.state(last, pause, site.timing, now)
    told = Standing(
        site=site.name,
        schedule=site.cron or (f"every {site.interval}" if site.interval else "when asked for"),
        state=state,
        paused=pause,
        next=None if pause else stand.next_run(last, site.timing, state, now),
        alarm=None if pause else stand.alarm(history),
    )
    if last is None:
        return told
    return msgspec.structs.replace(
        told,
        crawl=last.id,
        last=last.started_at,
        ended=last.ended_at,
        outcome=_outcome(last, now),
        reason=last.reason,
        found=_found(last),
        details=last.details,
    )


def _outcome(crawl: Crawl, now: datetime) -> str:
    if crawl.state != "running":
        return crawl.state
    return "running" if crawl.lease_until > now else "lost: it gives no sign of life"


def _found(crawl: Crawl) -> dict[str, int]:
    """What a crawl found; an article that is handed on is new unless it was accepted before."""
    count = crawl.counts.get
    articles, changed = count("articles", 0), count("changed", 0)
    return {
        "pages": count("pages", 0),
        "articles": articles + count("unchanged", 0),
        "new": articles - changed,
        "changed": changed,
        "failed": count("failed", 0),
        "blocked": count("blocked", 0),
    }
