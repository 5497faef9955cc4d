"""Tells other applications of new relatives of the stories that they watch, by a task of theirs on a queue of theirs.

Only tasks and queues that the installation's setting ``notices`` names are called, and none of copydesk's or Celery's
own: a caller can make nobody else's worker do anything. It is looked at when a watch is asked for and again when a
notice is sent.
"""

import logging
import time
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from kombu.entity import Exchange, Queue

from workers import asks, broker
from workers.contract import Receipt, refused, stamp
from workers.held import Held
from workers.logged import cause, safe
from workers.messages import Notice, Watches, WatchesRequest, Watching, WatchRequest
from workers.routes import CONFIRM_WITHIN, EXPIRES, PUBLISH_RETRY
from workers.settings import Settings, SettingsError
from workers.store import Store, records, watches
from workers.store.engine import Connection
from workers.store.values import Record
from workers.urls import redact, site_of

log = logging.getLogger("copydesk.notices")

#: Names that no notice may go to: our own tasks and queues, and those that Celery gives every worker.
_OURS = ("copydesk.", "celery.")
#: Seconds after which a notice is sent again that no queue is known to have taken, and notices sent in one go.
AGAIN, AT_ONCE = 60.0, 100
#: Seconds after which a pass begins no other notice.
PASS = 10.0
#: Messages on another application's queue at which it gets no more: nobody reads it, and the server is everybody's.
FULL = 1000

Target = tuple[str, str]
#: kombu's classes have no types of their own.
_QUEUE: Callable[..., Any] = Queue
_EXCHANGE: Callable[..., Any] = Exchange


def targets(settings: Settings) -> frozenset[Target]:
    """The tasks that may be told, each with its queue. SettingsError for one that is not written TASK@QUEUE."""
    return allowed("notices", settings.notices)


def allowed(setting: str, written: str) -> frozenset[Target]:
    """The tasks that a setting allows, each with its queue. SettingsError for one that is not written TASK@QUEUE."""
    found = (part.strip() for part in written.split(","))
    return frozenset(_target(setting, part) for part in found if part)


def watch(payload: Any, store: Store, settings: Settings) -> Watching | Receipt:
    """Watch the story of a record for an application, or watch it no more."""
    request = asks.read(payload, WatchRequest)
    if isinstance(request, Receipt):
        return request
    if (request.task, request.queue) not in targets(settings):
        return refused(
            "this installation allows no notices to this task on this queue; its setting `notices` does", "task"
        )
    now = datetime.now(UTC)
    named = (request.source, request.key, request.task, request.queue)
    with store.write() as tx:
        record = asks.record_of(tx, request.key, "watch that")
        if isinstance(record, Receipt):
            return record
        if request.end:
            watches.end(tx, *named)
            return Watching(key=request.key, task=request.task, queue=request.queue)
        if not watches.has_room(tx, *named):
            return refused(f"{watches.MOST_OF_ONE} watch it already, or there are too many in all; end some", "key")
        added = watches.add(tx, *named, until=now + timedelta(days=request.days), now=now)
    return _watching(added)


def watched(payload: Any, store: Store) -> Watches | Receipt:
    """What an application watches."""
    request = asks.read(payload, WatchesRequest)
    if isinstance(request, Receipt):
        return request
    with store.read() as tx:
        found = watches.listing(
            tx, datetime.now(UTC), source=request.source, after=request.after, limit=request.limit
        )
    behind = found[-1].id if len(found) == request.limit else None
    return Watches(watches=tuple(map(_watching, found)), next=behind)


def send(app: Any, held: Held) -> int:
    """Put what is to be told on the queues of those who watch; how many were taken.

    Never raises for a queue server that is away: what was not taken is sent again later, and what was not tried in
    the time of one pass too, for a reaper has more to do. A notice whose task is allowed no more stays, and is sent
    if it is allowed again before its watch ends; so does one whose queue is full.
    """
    now = datetime.now(UTC)
    allowed = targets(held.settings)
    if not allowed:
        return 0
    with held.store.write() as tx:
        due = watches.due(tx, now, AGAIN, AT_ONCE)
    open_to = _open_to(held.settings.broker_url or "", allowed & {(one.task, one.queue) for one in due})
    with held.store.read() as tx:
        letters = [(one, _notice(tx, one)) for one in due if (one.task, one.queue) in open_to]
    end = time.monotonic() + PASS
    taken = [one.id for one, letter in letters if time.monotonic() < end and _published(app, one, letter)]
    if taken:
        with held.store.write() as tx:
            watches.sent(tx, taken, datetime.now(UTC))
    return len(taken)


def _open_to(url: str, wanted: Collection[Target]) -> frozenset[Target]:
    """Those whose queues are not full. A server that does not say is asked to take them."""
    return frozenset((task, queue) for task, queue in wanted if not _is_full(url, queue))


def _is_full(url: str, queue: str) -> bool:
    try:
        full = broker.waiting(url, queue) >= FULL
    except broker.BrokerError:
        return False
    if full:
        log.warning("%s holds %d messages or more: notices wait until somebody reads it", safe(queue), FULL)
    return full


def tell(app: Any, held: Held) -> None:
    """The same as ``send`` beside other work, which no fault of it may end: the reaper sends what is left."""
    try:
        send(app, held)
    except Exception as error:
        log.warning("notices are left to the reaper: %s", cause(error))


def _watching(one: watches.Watch) -> Watching:
    return Watching(key=one.key, task=one.task, queue=one.queue, watch=one.id, until=stamp(one.until))


def _target(setting: str, written: str) -> Target:
    task, at, queue = written.partition("@")
    if not at or not task or not queue or any(name.startswith(_OURS) for name in (task, queue)):
        raise SettingsError(
            f"{setting}: {written!r} is no task of another application; "
            "write TASK@QUEUE, as in myapp.heard@myapp.inbox"
        )
    return task, queue


def _notice(tx: Connection, one: watches.Due) -> Notice:
    record = records.get(tx, one.key)
    told = record if isinstance(record, Record) else None
    return Notice(
        notice=one.id,
        watch=one.watch,
        source=one.source,
        watched=one.watched,
        key=one.key,
        relation=one.relation,
        title=told.facts.title if told else None,
        url=redact(told.url) if told and told.url else None,
        outlet=site_of(told.url) if told and told.url else None,
        first_seen=told.first_seen if told else None,
    )


def publish(app: Any, task: str, queue: str, payload: dict[str, Any]) -> None:
    """Put one message on another application's queue. Raises what Celery does if no queue takes it."""
    # Not by its name alone: only our own queues are declared, so that a misspelt one of ours is an error.
    declared = _QUEUE(queue, _EXCHANGE(queue, type="direct"), routing_key=queue)
    app.send_task(
        task,
        kwargs={"payload": payload},
        queue=declared,
        expires=EXPIRES,
        ignore_result=True,
        retry=True,
        retry_policy=PUBLISH_RETRY,
        confirm_timeout=CONFIRM_WITHIN,
    )


def _published(app: Any, one: watches.Due, notice: Notice) -> bool:
    try:
        publish(app, one.task, one.queue, msgspec.to_builtins(notice))
    except Exception as error:
        log.warning("notice %d waits: %s", one.id, cause(error))
        return False
    return True
