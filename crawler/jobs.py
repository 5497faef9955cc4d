"""The job folder of a crawl: its orders and its frontier, so that it can go on after it was stopped or killed."""

import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from crawler.journal import Journal
from crawler.journal_file import FileLog
from crawler.orders import Order, UsageError
from crawler.run import Ran

ORDERS = "order.json"
#: Scrapy's words for a crawl that came to its limits: what it left is found by the next one.
LIMITS = ("page-limit", "closespider_timeout")


class Job:
    """The frontier of one crawl while this process works on it."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.is_over = False

    def end(self, ran: Ran) -> None:
        """Nothing is kept of a crawl that came to its end or to its limits; any other one can go on."""
        self.is_over = self.journal.ended or ran.reason in LIMITS


@contextmanager
def job(home: Path, wanted: Order) -> Iterator[Job]:
    """The frontier of a crawl; one without a number keeps none. JournalError if another process has it."""
    if wanted.crawl_id is None:
        yield Job(Journal())
        return
    folder = job_folder(home, wanted.crawl_id)
    log = FileLog(folder)
    _write(folder / ORDERS, msgspec.json.encode(wanted))
    found = Job(Journal(log, who=uuid.uuid4().hex[:8]))
    try:
        yield found
        if found.is_over:
            forget_job(folder)
    finally:
        log.close()


def job_folder(home: Path, crawl_id: str) -> Path:
    """The folder of a crawl. It is for its owner only: addresses stand there with their secrets."""
    folder = home / "jobs" / crawl_id
    folder.mkdir(parents=True, exist_ok=True)
    folder.parent.chmod(0o700)
    folder.chmod(0o700)
    return folder


def saved(home: Path, crawl_id: str | None) -> Order:
    """The orders of a crawl that was broken off. UsageError if there is none of this number."""
    if crawl_id is None:
        raise UsageError("--resume needs the number of a crawl: --crawl-id N")
    file = home / "jobs" / crawl_id / ORDERS
    try:
        return msgspec.json.decode(file.read_bytes(), type=Order)
    except (OSError, msgspec.DecodeError) as error:
        raise UsageError(f"crawl {crawl_id} cannot go on: {home / 'jobs'} holds no orders of it; it ended") from error


def forget_job(folder: Path) -> None:
    """Remove the folder of a crawl that is over."""
    shutil.rmtree(folder, ignore_errors=True)


def _write(file: Path, data: bytes) -> None:
    new = file.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_bytes(data)
    new.replace(file)
