"""What is particular to RabbitMQ: how our queues are declared there, and what its server is asked.

What workers do by themselves on a Redis, this server does: it hands out again what a lost connection held, keeps
what it confirmed, and puts aside what no worker sees the end of. Its users cannot ask it for the run that it is in;
so workers leave an exchange there that does not outlive one.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from kombu.connection import Connection
from kombu.entity import Exchange, Queue

#: kombu has no types.
_Connection: Any = Connection
_Exchange: Any = Exchange
_Queue: Any = Queue

#: The first one whose quorum queues let single messages expire and hand on dead letters surely.
OLDEST = (3, 10)
#: Seconds for an answer.
TIMEOUT = 15.0
#: Seconds after which it takes a message back from a worker that is well (its `consumer_timeout`).
HELD_AT_MOST = 1800
#: Where a message goes that has expired, that was refused, or that was handed out this often.
DEAD, DELIVERIES = "copydesk.dead", 20
#: Why the server put a message aside, when nobody has been told of it yet.
OFTEN = "delivery_limit"
#: Messages that are taken from there in one go.
AT_ONCE = 500
#: On several servers, written by a majority before it is confirmed; on one, to its disk.
QUORUM = {"x-queue-type": "quorum"}
ARGUMENTS = QUORUM | {
    "x-delivery-limit": DELIVERIES,
    "x-dead-letter-exchange": "",
    "x-dead-letter-routing-key": DEAD,
    # A dead letter leaves its queue when the other has it; that asks for this way of being full.
    "x-dead-letter-strategy": "at-least-once",
    "x-overflow": "reject-publish",
}
OPTIONS = {"confirm_publish": True, "read_timeout": TIMEOUT, "write_timeout": TIMEOUT}
MEMORY = "copydesk.memory"


class RabbitError(RuntimeError):
    """The server cannot be reached, or refuses; the message is the client's own words."""


def is_rabbit(url: str) -> bool:
    """Whether the address is one that AMQP is spoken at."""
    return url.split("://")[0] in ("amqp", "amqps", "pyamqp")


def queue(name: str) -> dict[str, Any]:
    """A queue of ours, as Celery takes it. By a topic, for Celery puts messages off on quorum queues by that only."""
    return {"exchange": name, "exchange_type": "topic", "routing_key": name, "queue_arguments": dict(ARGUMENTS)}


def waiting(url: str, name: str) -> int:
    """Messages in a queue that no worker has taken; none where it was never declared. RabbitError."""
    with _channel(url) as (connection, channel):
        try:
            return int(channel.queue_declare(queue=name, passive=True).message_count)
        except connection.channel_errors as error:
            return _nothing_there(error)


def unheard(url: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of these queues that nobody takes messages from, as those that died with a full disk. RabbitError."""
    with _channel(url) as (_, channel):
        return tuple(name for name in names if not channel.queue_declare(queue=name, passive=True).consumer_count)


def forgot(url: str) -> bool:
    """Whether the server was started anew since this was asked last, and may have lost what was being published."""
    with _channel(url) as (connection, channel):
        mark = _Exchange(MEMORY, type="fanout", durable=False)
        try:
            mark(channel).declare(passive=True)
        except connection.channel_errors as error:
            _nothing_there(error)
            mark(connection.channel()).declare()
            return True
        return False


def take_dead(url: str, keep: Callable[[Any], None]) -> int:
    """Empty the queue of dead letters, and give ``keep`` each that was handed out too often; how many those were.

    What ``keep`` raises is raised on, and its message stays. RabbitError.
    """
    kept = 0
    with _channel(url) as (_, channel):
        dead = _Queue(DEAD, queue_arguments=QUORUM)(channel)
        dead.queue_declare()
        for _ in range(AT_ONCE):
            message = dead.get(accept=["json"])
            if message is None:
                break
            if message.headers.get("x-first-death-reason") == OFTEN:
                keep(message)
                kept += 1
            message.ack()
    return kept


def faults(url: str) -> Iterator[str]:
    """Why messages would not be safe on this server, each with what to change. RabbitError."""
    with _channel(url) as (connection, _):
        told = connection.connection.server_properties
    version = str(told.get("version", "0"))
    numbers = tuple(int(part) for part in version.split(".")[:2] if part.isdecimal())
    if told.get("product") == "RabbitMQ" and numbers < OLDEST:
        yield f"the queue server is RabbitMQ {version}; install {OLDEST[0]}.{OLDEST[1]} or newer"


@contextmanager
def _channel(url: str) -> Iterator[tuple[Any, Any]]:
    """A connection and a channel on it, both closed at the end."""
    connection = _Connection(url, connect_timeout=TIMEOUT, transport_options=OPTIONS)
    try:
        yield connection, connection.channel()
    except (*connection.connection_errors, *connection.channel_errors) as error:
        raise RabbitError(str(error)) from error
    finally:
        connection.release()


def _nothing_there(error: Any) -> int:
    """Nothing, if that is what the server said; else its words are raised on."""
    if getattr(error, "reply_code", None) != 404:
        raise error
    return 0
