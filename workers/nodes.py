"""Which jobs each worker has in hand, told to the queue server: what a killed one held is sent again within seconds.

A Redis keeps what a dead worker held until its visibility timeout, and the ledger finds it when no task could live
any more: both have to wait for the slowest page. A worker that says every few seconds that it lives is missed much
sooner. This only makes it quicker: what is lost here is found by the ledger, what is sent twice is stored once.
RabbitMQ sees by itself that a worker has gone.
"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import msgspec

from workers import broker

log = logging.getLogger("copydesk.nodes")

#: Seconds between two signs of life, and after how many without one a worker is dead: three beats may be lost.
BEAT = 5.0
ALIVE = 18
#: Seconds that the queue server may take: working on goes before telling of it.
TIMEOUT = 2.0
NODES, LIVES, HOLDS = "copydesk:nodes", "copydesk:node:lives:{}", "copydesk:node:holds:{}"


def beat(url: str, node: str) -> None:
    """A sign of life. BrokerError if the queue server cannot be told."""
    with broker.connect(url, timeout=TIMEOUT) as server:
        server.sadd(NODES, node)
        server.set(LIVES.format(node), "1", ex=ALIVE)


@contextmanager
def holding(url: str | None, node: str | None, task: str, ids: Sequence[int]) -> Iterator[None]:
    """Say for the block that a worker has these jobs in hand; a server that cannot be told changes nothing."""
    if not ids or not node or not broker.is_redis(url or ""):
        yield
        return
    _told(url or "", lambda server: server.hset(HOLDS.format(node), task, msgspec.json.encode(ids)))
    try:
        yield
    finally:
        _told(url or "", lambda server: server.hdel(HOLDS.format(node), task))


def lost(url: str, *, anew: str | None = None) -> tuple[int, ...]:
    """The jobs that dead workers had in hand; each worker's are told once, to whoever asks first.

    ``anew`` is a worker that begins at this moment: what stands under its name is its predecessor's.
    """
    with broker.connect(url, timeout=TIMEOUT) as server:
        dead = [name for name in _names(server) if name == anew or not server.exists(LIVES.format(name))]
        return tuple(job for name in dead if server.srem(NODES, name) for job in _taken(server, name))


def _names(server: Any) -> list[str]:
    return sorted(name.decode() for name in server.smembers(NODES))


def _taken(server: Any, node: str) -> Iterator[int]:
    held, _gone = server.pipeline().hvals(HOLDS.format(node)).delete(HOLDS.format(node)).execute()
    for ids in held:
        yield from msgspec.json.decode(ids, type=list[int])


def _told(url: str, what: Any) -> None:
    try:
        with broker.kept(url, timeout=TIMEOUT) as server:
            what(server)
    except broker.BrokerError as error:
        log.debug("the queue server was not told what is in hand: %s", error)
