"""How a site stands: running, paused, overdue, and whether its last crawl is unlike those before it. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from statistics import median
from typing import Literal

from msgspec import Struct

from workers.store.values import Crawl, Pause

#: Crawls of a site that are looked at: a site that is silent must not become the usual by its silence.
HISTORY = 100
#: Crawls before the silence that it is held against, and how many of them must have found something.
BEFORE, LEAST = 10, 3
#: Fewer than this share of what was usual is few, where at least so many were usual.
FEW, USUAL = 0.1, 10
#: More than this share of failed requests is alarming, where the usual share was at most the second.
FAILING, BEARABLE, REQUESTS = 0.5, 0.1, 10
#: A crawl that is this late has been forgotten, or nobody takes crawls from the queue.
LATE = timedelta(minutes=15)

State = Literal["paused", "running", "overdue", "new", "waiting", "asked for"]


class Alarm(Struct, frozen=True, kw_only=True):
    """What is unlike a site's own history: its kind, and the words for an operator."""

    kind: Literal["nothing", "no articles", "errors", "few"]
    words: str


class Timing(Struct, frozen=True, kw_only=True):
    """When a site is crawled: every so many seconds, or at the moments of a cron line; neither means by hand."""

    every: int | None = None
    previous: datetime | None = None
    next: datetime | None = None

    @property
    def scheduled(self) -> bool:
        """Whether it has a schedule."""
        return self.every is not None or self.previous is not None or self.next is not None


def yielded(crawl: Crawl) -> int:
    """Articles that a crawl met: handed on, unchanged, or known and not due."""
    return sum(crawl.counts.get(name, 0) for name in ("articles", "unchanged", "resting"))


def alarm(history: Sequence[Crawl]) -> Alarm | None:
    """What is alarming of the last crawl that ended, compared with those before (newest first)."""
    ended = [crawl for crawl in history if crawl.state in ("done", "failed")]
    barren = next((place for place, crawl in enumerate(ended) if yielded(crawl)), len(ended))
    before = ended[max(barren, 1) :][:BEFORE]
    good = [crawl for crawl in before if yielded(crawl)]
    if len(good) < LEAST or len(good) * 2 < len(before):
        return None
    usual = median(map(yielded, before))
    if barren:
        return _barren(ended[0], barren, usual)
    return _failing(ended[0], before) or _few(ended[0], usual)


def _barren(last: Crawl, crawls: int, usual: float) -> Alarm:
    count = last.counts.get
    times = "" if crawls == 1 else f", for {crawls} crawls now"
    usually = f"{times}; {usual:g} articles were usual"
    if count("pages", 0):
        why = _most(last, "skipped_why")
        return Alarm(kind="no articles", words=f"{count('pages')} pages and no article among them{why}{usually}")
    if last.state == "failed" or count("failed", 0) + count("blocked", 0):
        why = _most(last, "errors") or _most(last, "refused") or (f" ({last.reason})" if last.reason else "")
        return Alarm(kind="errors", words=f"nothing but errors{why}{usually}")
    return Alarm(kind="nothing", words=f"nothing was found{usually}")


def _failing(last: Crawl, before: Sequence[Crawl]) -> Alarm | None:
    share, usual = _share(last), median(map(_share, before))
    if _requests(last) < REQUESTS or share <= FAILING or usual > BEARABLE:
        return None
    return Alarm(
        kind="errors", words=f"{share:.0%} of its requests failed{_most(last, 'errors')}; {usual:.0%} was usual"
    )


def _few(last: Crawl, usual: float) -> Alarm | None:
    if usual < USUAL or yielded(last) >= usual * FEW:
        return None
    return Alarm(kind="few", words=f"{yielded(last)} articles were found; {usual:g} were usual")


def _requests(crawl: Crawl) -> int:
    return crawl.counts.get("pages", 0) + crawl.counts.get("failed", 0)


def _share(crawl: Crawl) -> float:
    return crawl.counts.get("failed", 0) / max(_requests(crawl), 1)


def _most(crawl: Crawl, group: str) -> str:
    """The kind that was met most often, in brackets."""
    kinds = crawl.details.get(group, {})
    most = max(kinds, key=lambda kind: kinds[kind], default=None)
    return f" (mostly {most}: {kinds[most]})" if most else ""


def state(last: Crawl | None, pause: Pause | None, timing: Timing, now: datetime) -> State:
    """The one word for how a site stands now."""
    if last and last.state == "running" and last.lease_until > now:
        return "running"
    if pause:
        return "paused"
    if not timing.scheduled:
        return "asked for"
    if last is None:
        return "new"
    return "overdue" if _is_overdue(last, timing, now) else "waiting"


def _is_overdue(last: Crawl, timing: Timing, now: datetime) -> bool:
    """Whether a crawl should have begun long ago; one that ran at that time, or began after it, stands for it."""
    until = last.ended_at or last.started_at
    if timing.every is not None:
        # What fell due while it ran was refused: the next is up to an interval after its end.
        return until + timedelta(seconds=timing.every) + LATE < now
    due = timing.previous
    return due is not None and due + LATE < now and until < due


def next_run(last: Crawl | None, timing: Timing, standing: State, now: datetime) -> datetime | None:
    """When a site is crawled next, as far as its schedule tells; None for one that rests or has no schedule."""
    if standing in ("paused", "asked for"):
        return None
    if standing == "overdue":
        return now
    if timing.every is not None:
        return max(last.started_at + timedelta(seconds=timing.every), now) if last else None
    return timing.next
