"""The addresses: the names of tasks and queues, which never change, and how job ids are put on the queue."""

import logging
from collections.abc import Sequence
from typing import Any

from workers.contract import MAX_BATCH
from workers.logged import cause

log = logging.getLogger("copydesk.publish")

#: Queues. Never Celery's default queue: other applications may use it on the same server.
CLEAN_QUEUE, CRAWL_QUEUE, ASK_QUEUE = "copydesk.clean", "copydesk.crawl", "copydesk.ask"
QUEUES = (CLEAN_QUEUE, CRAWL_QUEUE, ASK_QUEUE)

#: Tasks that other applications call.
CLEAN, CRAWL, CRAWLS = "copydesk.clean.v1", "copydesk.crawl.v1", "copydesk.crawls.v1"
RECEIPT, RECORD, MATCH = "copydesk.receipt.v1", "copydesk.record.v1", "copydesk.match.v1"
FINGERPRINT, WATCH, WATCHES = "copydesk.fingerprint.v1", "copydesk.watch.v1", "copydesk.watches.v1"
#: Our own: ids of pages that were accepted already.
JOBS = "copydesk.jobs.v1"

ROUTES = {
    CLEAN: {"queue": CLEAN_QUEUE},
    JOBS: {"queue": CLEAN_QUEUE},
    CRAWL: {"queue": CRAWL_QUEUE},
    CRAWLS: {"queue": ASK_QUEUE},
    RECEIPT: {"queue": ASK_QUEUE},
    RECORD: {"queue": ASK_QUEUE},
    MATCH: {"queue": ASK_QUEUE},
    FINGERPRINT: {"queue": ASK_QUEUE},
    WATCH: {"queue": ASK_QUEUE},
    WATCHES: {"queue": ASK_QUEUE},
}
#: A publish is tried for about three seconds.
PUBLISH_RETRY = {"max_retries": 3, "interval_start": 0.2, "interval_step": 0.5, "interval_max": 2.0}
#: Seconds to wait until RabbitMQ confirms a publish: it holds publishers back when its memory or disk is full.
CONFIRM_WITHIN = 5.0
#: Seconds: a message of job ids that lay for a day is dropped; its jobs were sent again long before.
EXPIRES = 86_400


def publish(app: Any, ids: Sequence[int]) -> int:
    """Put the ids of accepted jobs on the queue, up to 50 in a message; how many are surely there.

    Never raises: a publish that failed, or of which nobody knows, is told in the log and left to the reaper.
    """
    sent = 0
    for start in range(0, len(ids), MAX_BATCH):
        batch = list(ids[start : start + MAX_BATCH])
        try:
            app.send_task(
                JOBS, kwargs={"ids": batch}, expires=EXPIRES, ignore_result=True, confirm_timeout=CONFIRM_WITHIN
            )
        except Exception as error:
            log.warning("%d job ids are left to the reaper: %s", len(ids) - start, cause(error))
            return sent
        sent += len(batch)
    return sent
