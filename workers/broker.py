"""What we ask the queue server itself, over and above Celery: its health, its queues' lengths, its own counters.

The one home of redis-py. RabbitMQ (``amqp://``) is asked by ``workers.rabbit``; a broker of another kind is
spoken to by Celery alone.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from urllib.parse import parse_qs, unquote, urlsplit

import redis

from workers import rabbit
from workers.routes import CLEAN_QUEUE, QUEUES
from workers.settings import is_redis as is_redis  # said again: who asks a server asks this first

#: Below it, commands that kombu relies on are missing, and ACL categories differ.
OLDEST = (6, 2)
TIMEOUT = 5.0

#: What a client raises while a Redis or Valkey server cannot be reached.
AWAY = (redis.ConnectionError, redis.TimeoutError)


class BrokerError(RuntimeError):
    """The queue server cannot be used; the message says what to look at. It holds no password."""


@contextmanager
def connect(url: str, *, timeout: float = TIMEOUT) -> Iterator["redis.Redis"]:
    """A connection to the server under a Celery broker URL. BrokerError if it cannot be had or breaks."""
    if not is_redis(url):
        raise BrokerError(f"{place(url)}: only a Redis or Valkey server can be asked this")
    try:
        client = redis.Redis.from_url(plain(url), socket_timeout=timeout)
        try:
            yield client
        finally:
            client.close()
    except (redis.RedisError, OSError, ValueError) as error:
        raise BrokerError(f"the queue server at {place(url)} does not answer: {error}") from error


@contextmanager
def kept(url: str, *, timeout: float = TIMEOUT) -> Iterator["redis.Redis"]:
    """As ``connect``, over a connection that this process keeps for the next time: for what is said often."""
    try:
        yield _kept(url, timeout, os.getpid())
    except (redis.RedisError, OSError, ValueError) as error:
        raise BrokerError(f"the queue server at {place(url)} does not answer: {error}") from error


@cache
def _kept(url: str, timeout: float, _process: int) -> "redis.Redis":
    return redis.Redis.from_url(plain(url), socket_timeout=timeout)


def place(url: str) -> str:
    """A broker URL as it may be shown: scheme, host, port and path, without user and password."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}{parts.path}"


def waiting(url: str, queue: str = CLEAN_QUEUE) -> int:
    """Messages that wait in a queue and that no worker has taken yet."""
    if rabbit.is_rabbit(url):
        with _rabbit(url):
            return rabbit.waiting(url, queue)
    with kept(url) as server:
        return int(server.llen(queue))


def answers(url: str) -> None:
    """Ask a Redis or Valkey server whether it is there; BrokerError if not."""
    with connect(url) as server:
        server.ping()


def queue_lengths(url: str) -> dict[str, int]:
    """Messages that wait in each of our queues."""
    return {queue: waiting(url, queue) for queue in QUEUES}


def commands(url: str) -> dict[str, int]:
    """How often the server ran each command since it started, as the server itself counted it."""
    with connect(url) as server:
        stats = server.info("commandstats")
    return {name.removeprefix("cmdstat_"): int(row["calls"]) for name, row in stats.items()}


def faults(url: str) -> tuple[str, ...]:
    """Why messages would not be safe on this server, each with what to change; empty if they are."""
    if rabbit.is_rabbit(url):
        with _rabbit(url):
            return tuple(rabbit.faults(url))
    with connect(url) as server:
        about: dict[str, object] = server.info()
    return tuple(_faults(about))


@contextmanager
def _rabbit(url: str) -> Iterator[None]:
    try:
        yield
    except rabbit.RabbitError as error:
        raise BrokerError(f"the queue server at {place(url)} does not answer: {error}") from error


def _faults(about: dict[str, object]) -> Iterator[str]:
    version = str(about.get("valkey_version") or about.get("redis_version") or "0")
    if tuple(int(part) for part in version.split(".")[:2]) < OLDEST:
        yield f"the queue server is version {version}; install {OLDEST[0]}.{OLDEST[1]} or newer"
    policy = about.get("maxmemory_policy")
    if about.get("maxmemory") and policy != "noeviction":
        yield (
            f"the queue server evicts messages when it is full (maxmemory-policy {policy}); "
            "set `maxmemory-policy noeviction` in its configuration"
        )


def plain(url: str) -> str:
    """A Celery broker URL as redis-py reads it: ``redis+socket://PATH?virtual_host=N`` is ``unix://PATH?db=N``."""
    if not url.startswith("redis+socket://"):
        return url
    parts = urlsplit(url)
    number = parse_qs(parts.query).get("virtual_host", ["0"])[0]
    return f"unix://{unquote(parts.path)}?db={number}"
