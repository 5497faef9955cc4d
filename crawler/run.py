"""Runs one spider to its end in this process. Scrapy's reactor starts once, so a process is good for one crawl."""

import logging
import os
import shutil
from pathlib import Path
from typing import Any

from msgspec import Struct
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.settings import Settings

from crawler.counts import Counts, counts
from crawler.report import clean_log

#: Loggers that list parts, settings and versions at every start.
NOISY = ("alembic", "scrapy.addons", "scrapy.crawler", "scrapy.extensions", "scrapy.middleware", "scrapy.utils.log")

#: A file in the job folder of a crawl that ended in order and can go on.
STOPPED = "stopped"


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


def job_folder(home: Path, crawl_id: str) -> Path:
    """The folder in which a crawl keeps its frontier, so that it can go on after it was stopped.

    What a crawl left that was killed is thrown away: its frontier lacks what was in memory, and its list of requests
    made would keep the next run from making them. That run begins anew and finds its pages unchanged. The folder is
    for its owner only: the frontier is pickled, and whoever can write there can run code here.
    """
    folder = home / "jobs" / crawl_id
    if not (folder / STOPPED).exists():
        forget_job(folder)
    folder.mkdir(parents=True, exist_ok=True)
    folder.parent.chmod(0o700)
    folder.chmod(0o700)
    (folder / STOPPED).unlink(missing_ok=True)
    return folder


def leave_job(folder: Path, reason: str) -> None:
    """Keep the frontier of a crawl that was told to stop; one that ended has nothing left to do."""
    if reason == "shutdown":
        (folder / STOPPED).touch()
    else:
        forget_job(folder)


def forget_job(folder: Path) -> None:
    """Remove a frontier."""
    shutil.rmtree(folder, ignore_errors=True)
