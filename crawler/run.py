"""Runs one spider to its end in this process. Scrapy's reactor starts once, so a process is good for one crawl."""

import logging
import os
from typing import Any

from msgspec import Struct
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.counts import Counts, counts
from workers.logged import clean_log

#: Loggers that list parts, settings and versions at every start.
NOISY = ("alembic", "scrapy.addons", "scrapy.crawler", "scrapy.extensions", "scrapy.middleware", "scrapy.utils.log")

#: Scrapy's word for a spider that could not begin.
START_ERROR = "start_error"


class Ran(Struct, frozen=True, kw_only=True):
    """How a crawl ended: its counts, and Scrapy's word for why ("finished", "shutdown", "page-limit" ...)."""

    counts: Counts
    reason: str


def crawl(spider: str, chosen: dict[str, Any], **arguments: Any) -> Ran:
    """Run the spider of this name with the project's settings and ``chosen`` over them; blocks until it ended.

    Raises what kept the crawl from beginning (no store, no queue server); once it runs, trouble is in the counts.
    """
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    settings.setdict(chosen, priority="cmdline")
    settings.set("LOG_LEVEL", os.environ.get("COPYDESK_LOG_LEVEL", settings["LOG_LEVEL"]), priority="cmdline")
    clean_log(logging.getLevelName(settings["LOG_LEVEL"]))
    process = AsyncCrawlerProcess(settings)
    for name in NOISY:  # not before: it sets the levels of all its loggers back
        logging.getLogger(name).setLevel(logging.WARNING)
    runner = process.create_crawler(spider)
    task = process.crawl(runner, **arguments)
    process.start()
    error = task.exception() if task.done() and not task.cancelled() else None
    if error is not None:
        raise error
    stats = runner.stats.get_stats()
    return Ran(counts=counts(stats), reason=str(stats.get("finish_reason", "error")))
