"""robots.txt by RFC 9309, failing closed: what cannot be read forbids, but for a plain "there is none".

Scrapy's own middleware fails open (an oversize or failing file means that everything is allowed) and does not apply
Crawl-delay. Here the first 500 KiB are read and the rest is not even downloaded, whatever its announced length.
"""

import asyncio
import logging
import math
import re
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from msgspec import Struct
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest, StopDownload
from scrapy.http.request import NO_CALLBACK

from crawler.guard import Refused, Ruling
from crawler.leads import join
from crawler.robots_file import RobotsFile, read_file

log = logging.getLogger(__name__)

#: RFC 9309 section 2.5: a crawler must parse at least this much, and we parse no more.
MAX_BYTES = 500 * 1024
#: A site that asks for more than this is still visited, this slowly.
MAX_DELAY = 30.0
#: Fetched before pages that wait for the same host.
PRIORITY = 1000
#: "Too many requests" is no absence of rules: it is a request to stay away for now.
STAY_AWAY = 429


class Robots(Struct, frozen=True):
    """What a host's robots.txt says: rules to ask, or one answer for every URL with its reason."""

    rules: RobotsFile | None = None
    refused: str | None = None

    def judge(self, url: str, token: str) -> Ruling:
        """Whether the crawler that calls itself ``token`` may fetch a URL."""
        if self.refused or self.rules is None or self.rules.rules(token).can_fetch(url, token):
            return Ruling(self.refused)
        return Ruling("disallowed by robots.txt")

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that it names, each once."""
        return self.rules.sitemaps if self.rules is not None else ()

    def delay(self, token: str) -> float | None:
        """Seconds between two requests that the host asks for, at most ``MAX_DELAY``; None if it does not."""
        asked = self.rules.rules(token).crawl_delay(token) if self.rules is not None else None
        return min(float(asked), MAX_DELAY) if asked and math.isfinite(asked) else None


def read_robots(status: int, body: bytes) -> Robots:
    """Read a robots.txt answer: 2xx gives rules, 4xx means there are none, all else forbids."""
    if 200 <= status < 300:
        return _parse(body[:MAX_BYTES])
    if 400 <= status < 500 and status != STAY_AWAY:
        return Robots()
    return Robots(refused=f"robots.txt answered {status}: everything is disallowed until it can be read")


def _parse(body: bytes) -> Robots:
    if len(body) == MAX_BYTES:
        body = body[: max(body.rfind(b"\n"), body.rfind(b"\r")) + 1]  # half a line is another rule than was written
    return Robots(rules=read_file(body))


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
            raise Refused("robots", ruling.refused)
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
            self._known[place] = asyncio.get_running_loop().create_future()
            robots = await self._fetch(f"{place}/robots.txt")
            self._slow_down(parts.hostname or "", robots.delay(self._token))
            self._known[place].set_result(robots)
        return await self._known[place]

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
            return Robots(refused=f"robots.txt cannot be had ({error})")
        except Exception as error:  # whatever it was, it is no permission
            log.warning("%s: %s", url, error)
            return Robots(refused=f"robots.txt cannot be had ({type(error).__name__}): everything is disallowed")
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
