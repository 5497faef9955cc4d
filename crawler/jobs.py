"""The job folder of a crawl: its orders and its frontier, so that it can go on after it was stopped or killed."""

import logging
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from crawler import shared
from crawler.journal import Journal, JournalError
from crawler.journal_file import FileLog
from crawler.orders import Order, UsageError
from crawler.run import START_ERROR, Ran
from workers.frontiers import ORDERS as ORDERS  # said again: the file has the same name
from workers.settings import Settings

logger = logging.getLogger(__name__)
#: Scrapy's words for a crawl that came to its limits: what it left is found by the next one.
LIMITS = ("page-limit", "closespider_timeout")
#: Said when nobody can go on with a crawl: where its frontier is kept, and what to do.
SET_ASIDE = (
    "crawl %s cannot go on, and nobody takes it up again: its frontier is kept %s, for a report of the fault "
    "above; crawl the same again, which begins anew"
)


class Job:
    """The frontier of one crawl while this process works on it."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.is_over = self.is_poison = False

    def end(self, ran: Ran) -> None:
        """Nothing is kept of a crawl that came to its end or to its limits; any other one can go on.

        One that cannot begin with its log never will, and would be taken up again for ever: it is set aside.
        """
        began = ran.reason != START_ERROR
        self.is_poison = self.journal.unreadable is not None or (self.journal.is_resumed and not began)
        self.is_over = not self.is_poison and (self.journal.ended or ran.reason in LIMITS or not began)


@contextmanager
def job(settings: Settings, wanted: Order) -> Iterator[Job]:
    """The frontier of a crawl; one without a number keeps none. JournalError if another process has it."""
    url = settings.shared_frontier
    if wanted.crawl_id is None:
        yield Job(Journal())
    elif url is None:
        with _own(settings.home, wanted, wanted.crawl_id) as found:
            yield found
    else:
        with _shared(url, wanted, wanted.crawl_id) as found:
            yield found


@contextmanager
def _shared(url: str, wanted: Order, crawl_id: str) -> Iterator[Job]:
    who = uuid.uuid4().hex[:8]
    log = shared.SharedLog(url, crawl_id, who)
    shared.keep(url, crawl_id, ORDERS, msgspec.json.encode(wanted))
    found = Job(Journal(log, who=who))
    try:
        yield found
    finally:
        try:
            is_aside = found.is_poison and not found.journal.others()
            if found.is_over or is_aside:
                shared.forget(url, crawl_id, ORDERS)
            if is_aside:
                logger.error(SET_ASIDE, crawl_id, f"on the shared frontier's server, in {log.name}, for a week")
            log.leave(ended=found.is_over)
        except JournalError as error:  # how the crawl went is told all the same, and others see that this one is gone
            logger.warning("%s", error)


@contextmanager
def _own(home: Path, wanted: Order, crawl_id: str) -> Iterator[Job]:
    folder = job_folder(home, crawl_id)
    log = FileLog(folder)
    _write(folder / ORDERS, msgspec.json.encode(wanted))
    found = Job(Journal(log, who=uuid.uuid4().hex[:8]))
    try:
        yield found
        if found.is_over:
            forget_job(folder)
        if found.is_poison:
            logger.error(SET_ASIDE, crawl_id, set_aside(folder))
    finally:
        log.close()


def job_folder(home: Path, crawl_id: str) -> Path:
    """The folder of a crawl. It is for its owner only: addresses stand there with their secrets."""
    folder = home / "jobs" / crawl_id
    folder.mkdir(parents=True, exist_ok=True)
    folder.parent.chmod(0o700)
    folder.chmod(0o700)
    return folder


def saved(settings: Settings, crawl_id: str | None) -> Order:
    """The orders of a crawl that was broken off. UsageError if there is none of this number."""
    if crawl_id is None:
        raise UsageError("--resume needs the number of a crawl: --crawl-id N")
    url, file = settings.shared_frontier, settings.home / "jobs" / crawl_id / ORDERS
    try:
        text = file.read_bytes() if url is None else shared.kept(url, crawl_id, ORDERS) or b""
        return msgspec.json.decode(text, type=Order)
    except (OSError, msgspec.DecodeError) as error:
        where = file.parent.parent if url is None else "the shared frontier"
        raise UsageError(f"crawl {crawl_id} cannot go on: {where} holds no orders of it; it ended") from error


def forget_job(folder: Path) -> None:
    """Remove the folder of a crawl that is over."""
    shutil.rmtree(folder, ignore_errors=True)


def set_aside(folder: Path) -> str:
    """Keep the folder of a crawl that cannot go on under a name that no crawl has; in which folder it is."""
    aside = folder.with_name(f"{folder.name}.unreadable-{datetime.now(UTC):%Y%m%dT%H%M%SZ}")
    folder.rename(aside)
    return f"in {aside}"


def _write(file: Path, data: bytes) -> None:
    new = file.with_suffix(".new")
    new.touch(mode=0o600)
    new.write_bytes(data)
    new.replace(file)
