"""Tells how a crawl goes: one JSON object a line on stdout, every few seconds and at the end. Logs go to stderr.

Numbers at the top level are the crawl's counts; ``errors``, ``refused``, ``skipped_why`` and ``reasons`` say of what
kind. Every URL and every message is redacted and safe for a terminal.
"""

import asyncio
import logging
import sys
from typing import IO, Any

from scrapy import signals
from scrapy.crawler import Crawler

from crawler.counts import Counts, counts
from crawler.spiders.base import PageSpider
from workers.logged import safe
from workers.printed import QUEUE, written


def line(event: str, found: Counts, **more: Any) -> dict[str, Any]:
    """One line of the report."""
    return {
        "event": event,
        "pages": found.pages,
        "articles": found.articles,
        "changed": found.changed,
        "submitted": found.submitted,
        "known": found.known,
        "unchanged": found.unchanged,
        "resting": found.resting,
        "gone": found.gone,
        "guessed": found.guessed,
        "rendered": found.rendered,
        "skipped": sum(found.skipped.values()),
        "blocked": sum(found.refused.values()),
        "failed": sum(found.errors.values()),
        "unsubmitted": found.unsubmitted,
        "bytes": found.bytes + found.rendered_bytes,
        **more,
        "skipped_why": found.skipped,
        "refused": found.refused,
        "errors": found.errors,
        "host_pages": {safe(host): count for host, count in found.host_pages.items()},
        "host_bytes": {safe(host): count for host, count in found.host_bytes.items()},
        "reasons": {safe(why): times for why, times in found.reasons.items()},
    }


def tell(record: dict[str, Any], out: IO[str] | None = None) -> None:
    """Write one line; a reader that went away ends no crawl."""
    try:
        stream = out or sys.stdout
        stream.write(written(record))
        stream.flush()
    except BrokenPipeError:
        logging.getLogger(__name__).debug("nobody reads the report")


class Reporter:
    """Writes a line every COPYDESK_REPORT_SECONDS while the crawl runs."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._seconds = crawler.settings.getfloat("COPYDESK_REPORT_SECONDS")
        self._task: asyncio.Task[None] | None = None
        crawler.signals.connect(self._begin, signals.spider_opened)
        crawler.signals.connect(self._end, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "Reporter":
        """Made by Scrapy."""
        return cls(crawler)

    def _begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._run())

    def _end(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._seconds)
            spider = self._crawler.spider
            queue = spider.queue() if isinstance(spider, PageSpider) else {}
            tell(line("progress", counts(self._crawler.stats.get_stats()), **{QUEUE: queue}))
