"""Which messages each worker holds, told to the queue server: a killed one's are given back within seconds.

A Redis keeps what a dead worker held until its visibility timeout, and the ledger finds its pages when no task could
live any more: both have to wait for the slowest page, and pages that were not accepted yet are in no ledger. A worker
that says every few seconds that it lives is missed much sooner. This only makes it quicker: what is lost here comes
back by either of them, and what is worked twice is stored once. RabbitMQ sees by itself that a worker has gone.
"""

import logging
from collections.abc import Callable, Collection, Iterable
from typing import Any

from workers import broker

log = logging.getLogger("copydesk.nodes")

#: Seconds between two signs of life, and after how many without one a worker is dead: three beats may be lost. Both
#: together are how long it takes until a killed worker is missed.
BEAT = 3.0
ALIVE = 12
#: Seconds that the queue server may take: working on goes before telling of it.
TIMEOUT = 2.0
#: Holds the number of the queue server's run in which a worker last looked.
MEMORY = "copydesk:memory"
NODES, LIVES, HOLDS = "copydesk:nodes", "copydesk:node:lives:{}", "copydesk:node:holds:{}"
#: kombu's hash of what is not acknowledged, by delivery tag.
UNACKED = "unacked"


def beat(url: str, node: str) -> None:
    """A sign of life. BrokerError if the queue server cannot be told."""
    with broker.connect(url, timeout=TIMEOUT) as server:
        _live(server, node)


def forgot(url: str) -> bool:
    """Whether the queue server was started anew or emptied, and may have lost messages; told once, to who asks first.

    What is kept on a disk comes back without what was being taken, or was not written yet.
    """
    with broker.connect(url, timeout=TIMEOUT) as server:
        run = str(server.info("server")["run_id"])
        return server.set(MEMORY, run, get=True) not in (run, run.encode())


def begin(url: str | None, node: str) -> tuple[str, ...]:
    """A worker begins: the delivery tags of what its predecessor of the same name held when it was killed."""
    tags: list[str] = []

    def told(server: Any) -> None:
        _live(server, node)
        tags.extend(_taken(server, node))

    _tell(url, told)
    return tuple(tags)


def took(url: str | None, node: str, tag: Any) -> None:
    """Say that a worker has taken a message; a server that cannot be told changes nothing."""
    _tell(url, lambda server: server.sadd(HOLDS.format(node), tag))


def tidy(url: str | None, node: str, holding: Collection[Any] = ()) -> None:
    """Note what a worker is ``holding``, by delivery tags, and forget what it has acknowledged since.

    A server that was full when a message was taken could not be told of it. For the thread that takes messages.
    """

    def told(server: Any) -> None:
        if holding:
            server.sadd(HOLDS.format(node), *holding)
        tags = sorted(server.smembers(HOLDS.format(node)))
        asked = server.pipeline(transaction=False)
        for tag in tags:
            asked.hexists(UNACKED, tag)
        gone = [tag for tag, is_held in zip(tags, asked.execute(), strict=True) if not is_held]
        if gone:
            server.srem(HOLDS.format(node), *gone)

    _tell(url, told)


def lost(url: str) -> tuple[str, ...]:
    """The delivery tags of what dead workers held; each worker's are told once, to whoever asks first."""
    with broker.connect(url, timeout=TIMEOUT) as server:
        names = sorted(map(_text, server.smembers(NODES)))
        dead = [name for name in names if not server.exists(LIVES.format(name))]
        return tuple(tag for name in dead if server.srem(NODES, name) for tag in _taken(server, name))


def give_back(app: Any, tags: Iterable[str]) -> int:
    """Put messages back on their queues, to be taken next; how many were held still."""
    with app.connection_for_write() as connection:
        channel = connection.default_channel
        held = [tag for tag in tags if channel.client.hexists(UNACKED, tag)]
        for tag in held:
            channel.qos.restore_by_tag(tag)
    return len(held)


def _live(server: Any, node: str) -> None:
    server.sadd(NODES, node)
    server.set(LIVES.format(node), "1", ex=ALIVE)


def _taken(server: Any, node: str) -> list[str]:
    held, _gone = server.pipeline().smembers(HOLDS.format(node)).delete(HOLDS.format(node)).execute()
    return sorted(map(_text, held))


def _tell(url: str | None, what: Callable[[Any], object]) -> None:
    if not broker.is_redis(url or ""):
        return
    try:
        with broker.kept(url or "", timeout=TIMEOUT) as server:
            what(server)
    except broker.BrokerError as error:
        log.debug("the queue server was not told what is held: %s", error)


def _text(name: bytes | str) -> str:
    return name if isinstance(name, str) else name.decode("utf-8", "replace")
