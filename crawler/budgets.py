"""What one host may cost: requests and bytes, in one crawl and in a day. What is left is refused with that reason."""

import asyncio
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from crawler.counts import HOST_BYTES, HOST_PAGES, PREFIX
from crawler.guard import Refused
from crawler.pooled import pool
from crawler.submit import SubmitPipeline

#: Hosts that are counted each for itself: redirects could lead to ever new ones. The others share one purse.
MAX_HOSTS = 200
OTHERS = "other hosts"


class Purse(Struct, frozen=True, kw_only=True):
    """The most that one host may cost; 0 is no limit."""

    pages: int = 0
    bytes: int = 0
    pages_per_day: int = 0
    bytes_per_day: int = 0

    @property
    def is_limited(self) -> bool:
        """Whether there is any limit."""
        return bool(self.pages or self.bytes or self.pages_per_day or self.bytes_per_day)

    def left(self, before: tuple[int, int]) -> tuple[int | None, int | None]:
        """How many requests and bytes a crawl may cost a host that others have cost so much before; None: any."""
        return _least(self.pages, self.pages_per_day, before[0]), _least(self.bytes, self.bytes_per_day, before[1])

    def spent(self, run: tuple[int, int], before: tuple[int, int]) -> str | None:
        """Which budget is spent by (pages, bytes) of this crawl and of the others of the day, or None."""
        day = (run[0] + before[0], run[1] + before[1])
        for most, used, unit, when in (
            (self.pages, run[0], "requests", "a crawl"),
            (self.bytes, run[1], "bytes", "a crawl"),
            (self.pages_per_day, day[0], "requests", "a day"),
            (self.bytes_per_day, day[1], "bytes", "a day"),
        ):
            if most and used >= most:
                return f"its budget of {most} {unit} {when} is spent"
        return None


def _least(most: int, per_day: int, before: int) -> int | None:
    limits = [most] * bool(most) + [per_day - before] * bool(per_day)
    return min(limits, default=None)


class Budgets:
    """Counts what each host costs, and refuses what is more than it may (order 240: what is not due costs nothing).

    robots.txt is asked for in any case, and its bytes count. Bytes are counted as they come: what is under way when
    the last one is spent still comes. Processes that share a frontier count together, each its bytes with its next
    request to the host.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler, self._purse = crawler, purse(crawler.settings)
        self._before: asyncio.Task[dict[str, tuple[int, int]]] | None = None
        self._hosts: set[str] = set()
        self._pool, self._came_since = pool(crawler.settings), Counter[str]()
        crawler.signals.connect(self._came, signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Budgets":
        """Made by Scrapy."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass and count it, or raise Refused."""
        if request.meta.get("robots"):
            return
        host = self._host(request.url)
        before = (await self._day()).get(host, (0, 0))
        why = self._purse.spent(self._spent(host, before), before)
        if why is not None:
            raise Refused("budget", f"{host}: {why}")
        self._add(HOST_PAGES, host, 1)  # at once: nobody else comes in between

    def _spent(self, host: str, before: tuple[int, int]) -> tuple[int, int]:
        """What this crawl cost a host before this request, which the pool counts if it may still be made."""
        if self._pool is None or not self._purse.is_limited:
            return self._run(host)
        came, self._came_since[host] = self._came_since[host], 0
        spent = self._pool.spend(host, came, *self._purse.left(before))
        return spent.pages, spent.bytes

    def came(self, url: str, count: int) -> None:
        """Bytes that came from elsewhere for a page of this address: a browser's."""
        self._add(HOST_BYTES, self._host(url), count)

    def _came(self, data: bytes, request: Request) -> None:
        self._add(HOST_BYTES, self._host(request.url), len(data))

    def _run(self, host: str) -> tuple[int, int]:
        """From the stats, which a crawl that goes on has from before."""
        value: Any = self._crawler.stats.get_value
        return value(f"{PREFIX}{HOST_PAGES}/{host}", 0), value(f"{PREFIX}{HOST_BYTES}/{host}", 0)

    def _add(self, group: str, host: str, count: int) -> None:
        if group == HOST_BYTES:
            self._came_since[host] += count
        self._crawler.stats.inc_value(f"{PREFIX}{group}/{host}", count)

    def _host(self, url: str) -> str:
        host = urlsplit(url).netloc.rpartition("@")[2].lower()
        if host not in self._hosts and len(self._hosts) >= MAX_HOSTS:
            return OTHERS
        self._hosts.add(host)
        return host

    async def _day(self) -> dict[str, tuple[int, int]]:
        """What the crawls of the last day cost each host; nothing if no budget is by the day."""
        if self._before is None:
            self._before = asyncio.get_running_loop().create_task(self._look_up())
        return await self._before

    async def _look_up(self) -> dict[str, tuple[int, int]]:
        pages = self._crawler.get_item_pipeline(SubmitPipeline)
        by_day = self._purse.pages_per_day or self._purse.bytes_per_day
        return await pages.spent() if pages is not None and by_day else {}


def purse(settings: BaseSettings) -> Purse:
    """The budget of a host as a crawl's settings have it."""
    return Purse(
        pages=settings.getint("COPYDESK_HOST_PAGES"),
        bytes=settings.getint("COPYDESK_HOST_BYTES"),
        pages_per_day=settings.getint("COPYDESK_HOST_PAGES_PER_DAY"),
        bytes_per_day=settings.getint("COPYDESK_HOST_BYTES_PER_DAY"),
    )
