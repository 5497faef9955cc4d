"""The senders, each a process that may be killed: ``benchmarks.drill.senders crawl|application FOLDER N SEED``.

A sender that is started again reads its own log and goes on behind it. What it had handed in and not noted, it hands
in again, which is safe.
"""

import sys
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from celery import Celery
from kombu import Queue

from benchmarks.drill import clock, log, traces
from benchmarks.drill.pages import APPLICATION, CRAWL, Sent, pages
from workers.client import Client
from workers.rabbit import is_rabbit
from workers.routes import ASK_QUEUE, CLEAN, CLEAN_QUEUE, RECEIPT
from workers.settings import load
from workers.store import ledger, open_store

#: Pages in one handing-in of the crawl, and in one message of the application.
BATCH, MESSAGE = 25, 5
#: A sender waits while so many accepted pages are open, or so great a part of all, as a crawl pauses when the workers
#: are behind: what a killed worker held lies still for a while, and others are to have work meanwhile.
AHEAD, PART = 150, 5
#: Seconds after which the application sends a page again that is not known.
AGAIN = 4.0
ANSWER_WITHIN = 10.0


def crawl(left: Sequence[Sent], folder: Path, ahead: int) -> None:
    """Hand pages in as the crawler does: archive, ledger, queue. A store that is away is asked again."""
    with Client(load()) as client:
        for start in range(0, len(left), BATCH):
            batch = left[start : start + BATCH]
            _until_done(lambda batch=batch: client.submit([one.page for one in batch]))
            log.note(folder, "crawl", batch)
            _let_catch_up(ahead)


def application(left: Sequence[Sent], folder: Path, ahead: int) -> None:
    """Put pages on the queue, and again each that ``copydesk.receipt.v1`` does not know, until all are known."""
    missing = {one.page.ref or "": one for one in left}
    sent_at: dict[str, float] = {}
    app = _app()
    while missing:
        now = time.monotonic()
        due = [ref for ref in missing if now - sent_at.get(ref, -AGAIN) >= AGAIN][: 4 * MESSAGE]
        try:
            for start in range(0, len(due), MESSAGE):
                _send(app, [missing[ref] for ref in due[start : start + MESSAGE]])
            sent_at |= dict.fromkeys(due, now)
            known = _known(app, [ref for ref in missing if ref in sent_at][:50])
        except Exception as error:  # the server is away, full or new: what was sent is not known, and asked for again
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            app.close()
            app, known = _app(), []
            time.sleep(0.3)
        log.note(folder, "application", [missing.pop(ref) for ref in known])
        _let_catch_up(ahead)


def _app() -> Celery:
    url = load().broker_url or ""
    app = Celery("drill-application", broker=url, backend=url, set_as_current=False)
    app.conf.broker_transport_options = {"socket_timeout": 5, "socket_connect_timeout": 5}
    app.conf.redis_socket_timeout = 5
    if is_rabbit(url):
        app.conf.result_backend = "rpc://"
        app.conf.broker_transport_options = {"confirm_publish": True, "read_timeout": 5, "write_timeout": 5}
        app.conf.task_queues = [
            Queue(name, exchange="", routing_key=name, no_declare=True) for name in (CLEAN_QUEUE, ASK_QUEUE)
        ]
    return app


def _send(app: Celery, batch: Sequence[Sent]) -> None:
    told = [{"url": one.page.url, "ref": one.page.ref, **_body(one)} for one in batch]
    payload = {"source": APPLICATION, "pages": told}
    app.send_task(CLEAN, kwargs={"payload": payload}, queue=CLEAN_QUEUE, ignore_result=True, retry=False)


def _body(one: Sent) -> dict[str, str | None]:
    return {"text": one.page.text} if one.page.text is not None else {"html": one.page.html}


def _known(app: Celery, refs: list[str]) -> list[str]:
    """Those of these references that copydesk has accepted."""
    payload = {"source": APPLICATION, "refs": refs}
    asked = app.send_task(RECEIPT, kwargs={"payload": payload}, queue=ASK_QUEUE, ignore_result=False, retry=False)
    answer: dict[str, Any] = asked.get(timeout=ANSWER_WITHIN)
    return [fate["ref"] for fate in answer.get("fates", ()) if fate["state"] != "unknown"]


def _until_done(act: Callable[[], object]) -> None:
    while True:
        try:
            act()
        except Exception as error:  # nothing was accepted: handing in again is safe
            sys.stderr.write(f"{type(error).__name__}: {error}\n")
            time.sleep(0.5)
        else:
            return


def _let_catch_up(ahead: int) -> None:
    try:
        with closing(open_store(load().store_url)) as store:
            for _ in range(40):
                with store.read() as tx:
                    found = ledger.counts(tx)
                if found["queued"] + found["running"] < ahead:
                    return
                time.sleep(0.1)
    except Exception as error:  # the pace is all that is lost
        sys.stderr.write(f"{type(error).__name__}: {error}\n")


SENDERS = {"crawl": (CRAWL, crawl), "application": (APPLICATION, application)}


def main(who: str, folder: Path, count: int, seed: int) -> None:
    """Send what the log does not hold yet."""
    source, send = SENDERS[who]
    noted = {one.ref for one in log.read(folder, who)}
    mine = [one for one in pages(count, seed) if one.page.source == source and one.page.ref not in noted]
    clock.install()
    traces.install()
    send(mine, folder, max(AHEAD, count // PART))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
