"""The sites as the crawler's own process reads them, and how each stands by the store."""

import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from workers import standing as stand
from workers.cli import out
from workers.cli.exits import Stop
from workers.cli.progress import found
from workers.printed import Fault, Site
from workers.standing import Alarm, State, Timing
from workers.store.values import Crawl, Pause

#: Seconds; a table of sites is read in one.
TIMEOUT = 60


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
        raise Stop(f"the crawler could not read {file}: {out.safe(last[0]) if last else 'it says nothing'}")
    sites = tuple(
        msgspec.json.decode(line, type=Site) for line, is_fault in zip(lines, wrong, strict=True) if not is_fault
    )
    faults = tuple(
        msgspec.json.decode(line, type=Fault) for line, is_fault in zip(lines, wrong, strict=True) if is_fault
    )
    return sites, faults


def timing(site: Site) -> Timing:
    """When a site is due."""
    return Timing(every=site.every, previous=site.previous, next=site.next)


def standing(site: Site, history: Sequence[Crawl], pause: Pause | None, now: datetime) -> Standing:
    """How a site stands, by its crawls (newest first)."""
    last = history[0] if history else None
    state = stand.state(last, pause, timing(site), now)
    told = Standing(
        site=site.name,
        schedule=site.cron or (f"every {site.interval}" if site.interval else "when asked for"),
        state=state,
        paused=pause,
        next=None if pause else stand.next_run(last, timing(site), state, now),
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


def minute(moment: datetime | None) -> str | None:
    """A moment as the tables of sites and crawls have it: nobody looks for the second of a crawl."""
    return None if moment is None else f"{moment:%Y-%m-%d %H:%M}"


def _outcome(crawl: Crawl, now: datetime) -> str:
    if crawl.state != "running":
        return crawl.state
    return "running" if crawl.lease_until > now else "lost: it gives no sign of life"


def _found(crawl: Crawl) -> dict[str, int]:
    """What a crawl found; articles are those that were met, unchanged ones too."""
    count = found(crawl.counts).get
    shown = {name: count(name, 0) for name in ("pages", "new", "changed", "failed", "blocked")}
    return {**shown, "articles": count("articles", 0) + count("unchanged", 0)}
