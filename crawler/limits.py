"""The page limit of a crawl, exact: Scrapy's own counts robots.txt and redirects, and lets more through in flight."""

import asyncio

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.counts import ASKED
from crawler.guard import Refused

SETTING = "COPYDESK_MAX_PAGES"
#: Requests that follow from one that was counted.
FOLLOWING = ("robots", "redirect_times", "retry_times")


class PageLimit:
    """Lets COPYDESK_MAX_PAGES pages be asked for, then ends the crawl (order 250)."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler, self._most = crawler, crawler.settings.getint(SETTING)
        self._closing: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "PageLimit":
        """Made by Scrapy."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass, or raise Refused and begin to close."""
        if any(name in request.meta for name in FOLLOWING):
            return
        stats = self._crawler.stats  # and not here: a crawl that goes on has asked for some already
        if stats.get_value(ASKED, 0) < self._most:
            stats.inc_value(ASKED)
            return
        if self._closing is None:
            close = self._crawler.engine.close_spider_async(reason="page-limit")
            self._closing = asyncio.get_running_loop().create_task(close)
        raise Refused("limit", "the page limit was reached")
