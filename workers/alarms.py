"""How crawls stand, for other applications: asked by a task, and told by one of theirs when a site is alarming.

Alarms go only to tasks and queues that the installation's setting ``alarms`` names, as notices do (decision 0025).
"""

import hashlib
import logging
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from workers import asks, notices
from workers.contract import Receipt, refused, stamp
from workers.held import Held
from workers.logged import cause, safe
from workers.messages import AlarmNotice, CrawlAlarm, CrawlReport, Crawls, CrawlsRequest
from workers.settings import SettingsError
from workers.standing import HISTORY, alarm
from workers.store import Store, crawls
from workers.store.engine import Connection
from workers.store.values import Crawl
from workers.urls import redact

log = logging.getLogger("copydesk.crawls")

#: Seconds before each time that an alarm is put on a queue, until it is taken.
PAUSES = (0, 5, 15, 40)


def name_of(urls: Sequence[str]) -> str:
    """What a crawl of these addresses (or files) is called: the same ones are not crawled twice at once."""
    return "urls:" + hashlib.sha256("\n".join(urls).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def asked(payload: Any, store: Store) -> Crawls | Receipt:
    """How a crawl goes or went, or the last ones of a site or of these addresses."""
    request = asks.read(payload, CrawlsRequest)
    if isinstance(request, Receipt):
        return request
    if (bool(request.urls), request.site is not None, request.crawl is not None).count(True) != 1:
        return refused("give exactly one of crawl, site and urls", "crawl")
    now = datetime.now(UTC)
    with store.read() as tx:
        return Crawls(crawls=tuple(_report(tx, crawl, now) for crawl in _meant(tx, request)))


def _meant(tx: Connection, request: CrawlsRequest) -> tuple[Crawl, ...]:
    if request.crawl is None:
        return crawls.recent(tx, request.site or name_of(request.urls), request.limit)
    one = crawls.get(tx, request.crawl)
    return (one,) if one else ()


def _report(tx: Connection, crawl: Crawl, now: datetime) -> CrawlReport:
    history = crawls.recent(tx, crawl.name, HISTORY)
    found = alarm([one for one in history if one.id <= crawl.id])
    return CrawlReport(
        crawl=crawl.id,
        state="lost" if crawl.is_lost(now) else crawl.state,
        reason=redact(crawl.reason) if crawl.reason else None,
        counts=crawl.counts,
        details=crawl.details,
        alarm=CrawlAlarm(kind=found.kind, words=found.words) if found and crawl.state != "running" else None,
        started_at=stamp(crawl.started_at),
        ended_at=stamp(crawl.ended_at) if crawl.ended_at else None,
    )


def tell(app: Any, held: Held, site: str, report: CrawlReport) -> int:
    """Tell who wants to know that a site is alarming; how many queues took it.

    Never raises. A queue server that is away is tried for a minute: there is no row of an alarm that is still to be
    told, for a site that stays alarming is told of again when its next crawl ends.
    """
    if app is None or report.alarm is None:
        return 0
    notice = AlarmNotice(crawl=report.crawl, site=site, kind=report.alarm.kind, words=report.alarm.words)
    try:
        targets = sorted(notices.allowed("alarms", held.settings.alarms))
    except SettingsError as error:
        log.warning("an alarm was not told: %s", safe(error))
        return 0
    return sum(_told(app, *target, notice) for target in targets)


def _told(app: Any, task: str, queue: str, notice: AlarmNotice) -> bool:
    for pause in PAUSES:
        time.sleep(pause)
        try:
            notices.publish(app, task, queue, msgspec.to_builtins(notice))
        except Exception as error:
            log.warning("an alarm was not told: %s", cause(error))
        else:
            return True
    return False
