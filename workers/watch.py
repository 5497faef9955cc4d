"""What a worker does beside its tasks, on Celery's signals: refuse a bad start, beat, reap, end with its parent."""

import logging
import os
import resource
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from workers import broker, health, letters, loaded, nodes, recipe
from workers.contract import Page
from workers.logged import clean_log
from workers.pipes import Limits
from workers.reaper import Reaper
from workers.routes import CRAWL_QUEUE
from workers.settings import Settings
from workers.store import open_store
from workers.store.errors import StoreError, StoreUnavailable
from workers.tether import die_with

log = logging.getLogger("copydesk.worker")

#: For so long a worker holds a message that is to be worked later; its own are tried again sooner.
WAITS = timedelta(minutes=1)
#: Said once, at the end of a worker that can do nothing more.
DEAD_QUEUE = (
    "nobody takes messages from a queue of this worker, however often it connects: RabbitMQ has lost it, as after "
    "a full disk. Free its disk and restart RabbitMQ; the worker ends, for its supervisor to start it again"
)


class Watch:
    """The watch of one worker; in a process that is no worker none of its signals is sent."""

    def __init__(self, app: Any, settings: Settings) -> None:
        self._app, self._settings = app, settings
        self._main = os.getpid()
        self._reaper: Reaper | None = None
        self._timer: Any = None
        self._stuck = 0

    def handlers(self) -> tuple[tuple[str, Callable[..., None]], ...]:
        """Each signal with what is done on it."""
        return (
            ("worker_init", self.init),
            ("worker_ready", self.ready),
            ("worker_shutdown", self.shutdown),
            ("worker_process_init", self.child_init),
            ("task_unknown", self.unknown),
            ("task_rejected", self.rejected),
            ("task_received", self.received),
            ("task_prerun", self.task_seen),
            ("task_postrun", self.task_seen),
        )

    def init(self, sender: Any, **_: Any) -> None:
        """Refuse a pool without processes, and a queue server that loses messages; that again once it is reached."""
        if sender.app is not self._app:
            return
        clean_log()
        self._main = os.getpid()
        if "prefork" not in str(sender.pool_cls):
            raise SystemExit("copydesk workers are prefork only: a thread cannot be limited or killed; drop --pool")
        _refuse_unsafe(self._settings.broker_url or "")
        _warm(self._settings)

    def ready(self, sender: Any, **_: Any) -> None:
        """Beat by the event loop's own timer (it must turn to beat), and start reaping. Celery says this once."""
        if sender.app is not self._app:
            return
        url, node = self._settings.broker_url, sender.hostname
        file = self._file
        health.beat(file)
        health.task_seen(file)
        if self._timer is not None:
            self._timer.cancel()
        self._stuck = 0
        self._timer = sender.timer.call_repeatedly(health.BEAT_EVERY, self._beat, (sender, file))
        if self._reaper is None:
            queues = self._app.amqp.queues.consume_from
            # Before a message is taken under this name: what is held under it is a predecessor's.
            inherited = nodes.begin(url, node)
            self._reaper = Reaper(self._app, self._settings, queues, file, node, inherited)
            self._reaper.start()

    def connected(self, consumer: Any) -> None:
        """Stand at the door of a connection, before a message is taken from it: of the first, and of each new one.

        The queue server may have been away before, or be another since: it is looked at again.
        """
        url, node = self._settings.broker_url, consumer.hostname
        _refuse_unsafe(url or "")
        letters.guard(consumer, letters.keeper(self._settings), partial(nodes.took, url, node))
        if self._reaper is not None:
            self._reaper.connected()

    @property
    def _file(self) -> Path:
        """Where this worker beats, known by its main process also in its children."""
        return health.heartbeat_file(self._main)

    def _beat(self, consumer: Any, file: Path) -> None:
        """Touch the file; and connect anew when messages were held at two beats that no task is working on.

        An acknowledgement that fails, because the queue server was restarted just then, is told in the log and
        no more: the message keeps its place in the consumer, and once all places are kept nothing is taken ever
        again, over a connection that looks well. A connection error raised here makes the consumer start anew.
        """
        health.beat(file)
        holding = [one.message.delivery_tag for one in consumer.controller.state.reserved_requests]
        nodes.tidy(self._settings.broker_url, consumer.hostname, holding)
        self._stuck = self._stuck + 1 if _unworked(consumer) else 0
        if self._reaper is not None and self._reaper.is_lost:
            log.critical("%s", DEAD_QUEUE)
            consumer.controller.state.should_stop = 1  # as Celery reads it: an end in order, with this exit code
        elif self._reaper is not None and self._reaper.is_deaf:
            raise ConnectionResetError("nobody takes messages from a queue of this worker; connecting anew")
        if self._stuck > 1:
            raise ConnectionResetError("messages are held that could not be acknowledged; connecting anew")

    def shutdown(self, **_: Any) -> None:
        """Let the reaper end, and beat no more."""
        if self._reaper is not None:
            self._reaper.stop()
            health.ended(self._file)

    def child_init(self, **_: Any) -> None:
        """A child that was forked asks for itself: the kernel's word to its parent was not inherited.

        And it is held to what a page may take alone: one that eats memory fails before it takes the machine's. Not
        where crawls are seen through, whose processes would inherit the limit.
        """
        if os.getpid() == self._main:
            return  # no child: the pool of another application works in this process itself
        die_with(self._main)
        if CRAWL_QUEUE not in self._app.amqp.queues.consume_from:
            hard = resource.getrlimit(resource.RLIMIT_AS)[1]
            resource.setrlimit(resource.RLIMIT_AS, (Limits().memory, hard))

    def unknown(self, sender: Any, message: Any, name: str, **_: Any) -> None:
        """Keep a message for a task that there is not; its caller is told by Celery, if it asked for an answer."""
        if sender.app is self._app:
            letters.keeper(self._settings)(letters.written(message), letters.UNKNOWN, name)

    def rejected(self, sender: Any, message: Any, exc: Exception | None, **_: Any) -> None:
        """Keep a message that Celery could read and did not take."""
        if sender.app is self._app:
            letters.keeper(self._settings)(letters.written(message), letters.REJECTED, str(exc))

    def received(self, sender: Any, request: Any, **_: Any) -> None:
        """Let a task run under its own limits: those that a caller writes on a message are not looked at.

        Nor is a time (``eta``) that is far ahead: a worker would hold the message until then, and a thousand of them
        hold up all others.
        """
        if sender.app is not self._app:
            return
        request.time_limits = (None, None)
        if request.eta is not None and request.eta - datetime.now(UTC) > WAITS:
            request._eta = None  # noqa: SLF001 - Celery has no other way to say so

    def task_seen(self, **_: Any) -> None:
        """Work is going on."""
        health.task_seen(self._file)


def _unworked(consumer: Any) -> int:
    """Messages that the consumer holds unacknowledged and that belong to no task; Redis transport only.

    A task that is put off until later (``countdown``, ``eta``) is known by its timer and not yet reserved.
    """
    qos = getattr(consumer.task_consumer.channel, "qos", None)
    if qos is None or not qos.prefetch_count:
        return 0
    held = int(qos.prefetch_count - qos.can_consume_max_estimate())
    state = consumer.controller.state
    return max(0, held - len(state.reserved_requests) - len(state.scheduled_requests))


def _refuse_unsafe(url: str) -> None:
    try:
        found = broker.faults(url)
    except broker.BrokerError:
        return  # it is away, and the worker waits for it; or of another kind, which we know nothing of
    if found:
        raise SystemExit("copydesk will not start: " + "; ".join(found))


def _warm(settings: Settings) -> None:
    """Load before the fork what every child needs, and tell at the start of a store that cannot be used."""
    recipe.bare(Page(html="<html><body><p>warm</p></body></html>"))
    loaded.settle()
    try:
        open_store(settings.store_url).close()
    except StoreUnavailable as error:
        log.warning("the worker starts without its store: %s", error)
    except StoreError as error:
        raise SystemExit(f"copydesk will not start: {error}") from error
