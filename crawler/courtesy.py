"""Politeness that several processes share: each host's slots and the time at which it may be asked next."""

import asyncio
import random
import uuid
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from crawler.shared import Hosts

#: The address of the server; without it each process is polite by itself.
SETTING = "COPYDESK_FRONTIER_URL"
#: In ``request.meta``: the slot that a request has.
SLOT = "courtesy"
#: Seconds: the longest sleep between two looks. And the share of its delay by which a request is late at most: no two
#: crawlers should beat in time.
NAP, LATER = 5.0, 0.5


class Courtesy:
    """Holds each request until its host may be asked (order 900: the last before the download)."""

    def __init__(self, crawler: Crawler) -> None:
        url = crawler.settings[SETTING]
        if not url:
            raise NotConfigured
        self._crawler, self._hosts = crawler, Hosts(url)
        self._delay = crawler.settings.getfloat("DOWNLOAD_DELAY")
        self._at_once = crawler.settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Courtesy":
        """Made by Scrapy, for a crawl with a shared frontier only."""
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        """Wait for a slot of the host: what the local one allows, held against everybody else's."""
        host, token = urlsplit(request.url).netloc, uuid.uuid4().hex
        delay, at_once = self._pace(request)
        delay *= 1 + LATER * random.random()  # noqa: S311 - no secret
        while (wait := self._hosts.ask(host, token, delay, at_once)) > 0:
            await asyncio.sleep(min(wait, NAP))
        request.meta[SLOT] = token

    def process_response(self, request: Request, response: Response) -> Response:
        """Give the slot back."""
        self._leave(request)
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:  # noqa: ARG002 - Scrapy's signature
        """Give the slot back."""
        self._leave(request)

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody ask a host for so long: it asked for patience."""
        self._hosts.hold(host, seconds)

    def _pace(self, request: Request) -> tuple[float, int]:
        """What AutoThrottle and Crawl-delay made of the host's delay in this process."""
        downloader = self._crawler.engine.downloader
        slot = downloader.slots.get(downloader.get_slot_key(request))
        return (slot.delay, min(slot.concurrency, self._at_once)) if slot else (self._delay, self._at_once)

    def _leave(self, request: Request) -> None:
        token = request.meta.pop(SLOT, None)
        if token is not None:
            self._hosts.leave(urlsplit(request.url).netloc, token)
