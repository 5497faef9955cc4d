"""Sends again what is overdue: a message that a broker lost, a page whose worker died, a publish that failed."""

import logging
import threading
import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from workers import broker, crawls, health, letters, nodes, notices, rabbit
from workers.held import Held
from workers.logged import cause
from workers.routes import ASK_QUEUE, CLEAN_QUEUE, CRAWL_QUEUE, JOBS
from workers.sending import send
from workers.settings import Settings
from workers.store import ledger, quarantine, watches

log = logging.getLogger("copydesk.reaper")

#: Jobs sent again in one go. While a queue is long most overdue jobs only wait in it: then one go is enough.
AT_ONCE = 500
LONG_QUEUE = 50
#: Passes in which nobody took messages from a queue: then the worker connects anew, and then that did not help.
DEAF, LOST = 2, 8


def overdue_after(settings: Settings) -> int:
    """Seconds after which a job that was sent is overdue: no task lives longer, and one look's slack."""
    return settings.task_time_limit + settings.reap_every


def reap(app: Any, held: Held) -> int:
    """Send overdue jobs again, until none is left or the queue is long; how many were sent.

    A job is marked before it is published, so that the reapers of many workers do not all send it; one that was not
    published is overdue again.
    """
    slack = overdue_after(held.settings)
    sent = 0
    while True:
        now = datetime.now(UTC)
        with held.store.write() as tx:
            ids = ledger.overdue(tx, now, slack, AT_ONCE)
            if ids:
                ledger.mark_sent(tx, ids, now)
        published = send(app, held.store, ids)
        sent += published
        if published < len(ids):
            return sent
        if len(ids) < AT_ONCE or broker.waiting(held.settings.broker_url or "") > LONG_QUEUE:
            return sent


def take_over(app: Any, url: str, owed: list[str]) -> int:
    """Give back what workers held that were killed, and what is ``owed`` from before; how many (see ``nodes``).

    The tags are told once: they stay owed until all were given back.
    """
    owed += nodes.lost(url)
    given_back = nodes.give_back(app, owed) if owed else 0
    owed.clear()
    return given_back


class Reaper(threading.Thread):
    """Reaps every ``reap_every`` seconds in a worker's main process, with a store of its own; it never dies.

    As ``node`` it tells the queue server that it lives, and gives back what workers held that do not, beginning with
    the messages that are ``inherited`` (their delivery tags). It also notes for the health check, beside
    ``heartbeat``, how many messages wait in ``queues``, those that the worker reads.
    """

    def __init__(
        self,
        app: Any,
        settings: Settings,
        queues: Iterable[str] = (CLEAN_QUEUE, ASK_QUEUE),
        heartbeat: Path | None = None,
        node: str | None = None,
        inherited: Iterable[str] = (),
    ) -> None:
        super().__init__(name="reaper", daemon=True)
        self._heartbeat = heartbeat
        self._node = node if broker.is_redis(settings.broker_url or "") else None
        self._owed = list(inherited)
        self._app, self._held = app, Held(settings)
        # A crawl may last for hours, in which its worker takes no other: those that wait are no sign of a fault.
        self._all = tuple(queues)
        self._queues = tuple(queue for queue in self._all if queue != CRAWL_QUEUE)
        self._crawls = CRAWL_QUEUE in self._all
        # Whether the connection was made anew: then the queue server may have been.
        self._anew = threading.Event()
        self._anew.set()
        self._forgot = False
        self._unheard = self._in_vain = 0
        self._ended = threading.Event()  # not `_stop`: that name is the thread's own

    def run(self) -> None:
        """Reap at once, then every period until stopped; and look for killed workers every few seconds."""
        every = self._held.settings.reap_every
        due = time.monotonic()
        while True:
            self._guarded(self._look)
            if time.monotonic() >= due:
                due = time.monotonic() + every
                for work in (self._reap, self._tell, self._resume, self._bury, self._note_queue, self._listen):
                    self._guarded(work)
                    self._guarded(self._live)  # a store that is busy for its 10 s must not look like a death
            if self._ended.wait(max(0.0, min(nodes.BEAT, due - time.monotonic()))):
                self._held.close()
                return

    def stop(self) -> None:
        """End after the pass that is under way."""
        self._ended.set()

    def connected(self) -> None:
        """The worker has connected anew."""
        self._unheard = 0
        self._anew.set()

    @property
    def is_deaf(self) -> bool:
        """Whether nobody took messages from one of this worker's queues in two passes."""
        return self._unheard >= DEAF

    @property
    def is_lost(self) -> bool:
        """Whether that went on however often the worker connected anew: its queue is dead."""
        return self._in_vain >= LOST

    def _live(self) -> None:
        if self._node is not None:
            nodes.beat(self._held.settings.broker_url or "", self._node)

    def _look(self) -> None:
        url = self._held.settings.broker_url or ""
        self._live()
        if self._node is not None:
            given_back = take_over(self._app, url, self._owed)
            if given_back:
                log.warning("%d messages were given back that a killed worker held", given_back)
        # Told once: kept until it was seen to, for the store may be away as well.
        self._forgot = self._forgot or self._server_forgot(url)
        if self._forgot:
            self._remind()
            self._forgot = False

    def _server_forgot(self, url: str) -> bool:
        """Whether the queue server was started anew; RabbitMQ is asked only after the connection was lost."""
        if self._node is not None:
            return nodes.forgot(url)
        if not rabbit.is_rabbit(url) or not self._anew.is_set():
            return False
        self._anew.clear()
        try:
            return rabbit.forgot(url)
        except rabbit.RabbitError:
            self._anew.set()
            raise

    def _bury(self) -> None:
        """Keep in quarantine what RabbitMQ has put aside; the ledger has what job ids stand for."""
        url = self._held.settings.broker_url or ""
        if rabbit.is_rabbit(url):
            rabbit.take_dead(url, self._keep)

    def _keep(self, message: Any) -> None:
        if message.headers.get("task") == JOBS:
            return
        with self._held.store.write() as tx:
            why = f"it was handed out {rabbit.DELIVERIES} times"
            quarantine.add(tx, None, letters.DEAD, why, letters.written(message), datetime.now(UTC))

    def _remind(self) -> None:
        """The queue server may have lost messages: open pages need not wait until they are overdue."""
        with self._held.store.write() as tx:
            ledger.make_due(tx)
        self._reap()

    def _reap(self) -> None:
        sent = reap(self._app, self._held)
        if sent:
            log.warning("%d overdue jobs were sent again", sent)

    def _tell(self) -> None:
        notices.send(self._app, self._held)
        with self._held.store.write() as tx:
            watches.tidy(tx, datetime.now(UTC))

    def _resume(self) -> None:
        if self._crawls:
            crawls.resume_deserted(self._app, self._held)

    def _listen(self) -> None:
        """RabbitMQ makes a quorum queue anew whose disk was full, without those who listened, and tells nobody."""
        url = self._held.settings.broker_url or ""
        if rabbit.is_rabbit(url):
            is_heard = not rabbit.unheard(url, self._all)
            self._unheard = 0 if is_heard else self._unheard + 1
            self._in_vain = 0 if is_heard else self._in_vain + 1

    def _note_queue(self) -> None:
        url = self._held.settings.broker_url or ""
        if self._heartbeat is not None and (broker.is_redis(url) or rabbit.is_rabbit(url)):
            health.queue_seen(self._heartbeat, sum(broker.waiting(url, queue) for queue in self._queues))

    def _guarded(self, work: Callable[[], None]) -> None:
        """A pass that fails (no store, no broker) is told and tried again: the next one may do better."""
        try:
            work()
        except Exception as error:
            log.warning("reaper: %s", cause(error))
