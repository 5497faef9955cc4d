"""robots.txt by RFC 9309, failing closed: what cannot be read forbids, but for a plain "there is none".

Scrapy's own middleware fails open (an oversize or failing file means that everything is allowed) and does not apply
Crawl-delay. Here the first 500 KiB are read and the rest is not even downloaded, whatever its announced length.
"""

import asyncio
import logging
import re
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http.request import NO_CALLBACK

from crawler.counts import fate
from crawler.guard import Refused, Ruling
from crawler.journal import JournalError
from crawler.leads import join
from crawler.pooled import pool
from crawler.robots_rules import MAX_BYTES, Robots, read_robots

log = logging.getLogger(__name__)

#: Fetched before pages that wait for the same host.
PRIORITY = 1000


def product_token(user_agent: str) -> str:
    """The name that a robots.txt calls us by: ``copydesk`` of ``copydesk/0.1 (+https://…)``."""
    inner = re.search(r"compatible;\s*([\w.-]+)", user_agent)
    return inner[1] if inner else re.split(r"[/\s(]", user_agent.strip(), maxsplit=1)[0]


class RobotsMiddleware:
    """Asks each host's robots.txt once and holds every request against it (order 100, after the guard)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._token = product_token(crawler.settings["USER_AGENT"])
        self._known: dict[str, asyncio.Future[Robots]] = {}
        self._received: WeakKeyDictionary[Request, int] = WeakKeyDictionary()
        self._pool = pool(crawler.settings)
        self._min_delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        crawler.signals.connect(self._count, signals.bytes_received)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "RobotsMiddleware":
        """Made by Scrapy, from the crawl's settings."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Let a request pass, or raise Refused; the first request to a host waits for its robots.txt."""
        if request.meta.get("robots"):
            return
        robots = await self._robots(request)
        ruling = robots.judge(request.url, self._token)
        if ruling.refused:
            raise Refused(robots.kind, ruling.refused)
        if robots.delay(self._token) is not None:
            request.meta["autothrottle_dont_adjust_delay"] = True

    def sitemaps(self, url: str) -> tuple[str, ...]:
        """The sitemaps that the robots.txt of an address' host names, if it was read already."""
        parts = urlsplit(url)
        known = self._known.get(f"{parts.scheme}://{parts.netloc}")
        stated = known.result().sitemaps if known is not None and known.done() else ()
        return tuple(found for one in stated if (found := join(url, one)))

    def known(self, url: str) -> Ruling:
        """What the robots.txt of an address' host says of it, if it was read already; another allows."""
        parts = urlsplit(url)
        known = self._known.get(f"{parts.scheme}://{parts.netloc}")
        return known.result().judge(url, self._token) if known is not None and known.done() else Ruling()

    async def _robots(self, request: Request) -> Robots:
        parts = urlsplit(request.url)
        place = f"{parts.scheme}://{parts.netloc}"
        if place not in self._known:
            self._known[place] = asyncio.ensure_future(self._had(place, parts.hostname or ""))
        return await asyncio.shield(self._known[place])  # whoever gives up waiting leaves it to the others

    async def _had(self, place: str, host: str) -> Robots:
        """From the pool of the processes that share this crawl (JournalError), or from the host."""

        async def fetch() -> Robots:
            return await self._fetch(f"{place}/robots.txt")

        robots = await (fetch() if self._pool is None else self._pool.robots(place, fetch))
        self._slow_down(host, robots.delay(self._token))
        return robots

    async def _fetch(self, url: str) -> Robots:
        request = Request(
            url,
            priority=PRIORITY,
            callback=NO_CALLBACK,
            headers={"Accept-Encoding": "identity"},
            # No limit, so that a file is not refused for its announced length: _count stops it at 500 KiB.
            meta={"robots": True, "download_maxsize": 0},
        )
        try:
            response = await self._crawler.engine.download_async(request)
        except IgnoreRequest as error:
            kind = error.kind if isinstance(error, Refused) else "robots"
            return Robots(refused=f"robots.txt cannot be had ({error})", answered=False, kind=kind)
        except JournalError:  # the host was not asked
            raise
        except Exception as error:  # whatever it was, it is no permission
            log.warning("%s: %s", url, error)
            why = fate(error)[2]
            return Robots(refused=f"robots.txt cannot be had: {why}", answered=False, kind="unreachable")
        return read_robots(response.status, response.body)

    def _count(self, data: bytes, request: Request) -> None:
        if not request.meta.get("robots"):
            return
        size = self._received[request] = self._received.get(request, 0) + len(data)
        if size > MAX_BYTES:
            raise StopDownload(fail=False)

    def _slow_down(self, host: str, delay: float | None) -> None:
        """Give the host's slot its Crawl-delay: to the slot that is there, and to one that is made later."""
        if delay is None or delay <= self._min_delay:
            return
        downloader = self._crawler.engine.downloader
        downloader.per_slot_settings[host] = {"delay": delay, "concurrency": 1, "jitter": 0.0}
        slot = downloader.slots.get(host)
        if slot is not None:
            slot.delay, slot.jitter, slot.concurrency = delay, 0.0, 1
