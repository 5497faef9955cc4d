"""A frontier that several processes share, on a Redis or Valkey server, and the politeness that they share with it.

The log of turns (crawler.journal) is a list; whoever has the key of the turn may read what is new and append one
entry. A process that dies in its turn loses it after ``TURN`` seconds, without having written anything; one that was
only slow finds that out when it writes, and ends. A process that gives no sign of life for ``ALIVE`` seconds is dead,
and what it had taken is given back by any other.
"""

import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from crawler.journal import JournalError
from workers import broker
from workers.frontiers import COSTS, KEYS

#: Seconds: a turn, the wait for one, a sign of life; and how long a frontier is kept, in work and after its end.
TURN, WAIT, ALIVE = 10.0, 60.0, 15.0
KEPT, KEPT_ENDED = 7 * 86_400, 3_600
#: Seconds for which a host's slot is held at most, beside its delay: longer than a response may take.
SLOT = 35.0
#: Seconds between two looks at a turn, or at a host's slots, that somebody else has.
LOOK = 0.005
HOSTS = "copydesk:host:"

_WRITE = """
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return -1 end
if ARGV[2] ~= '' then
  redis.call('RPUSH', KEYS[2], ARGV[2])
  redis.call('EXPIRE', KEYS[2], ARGV[3])
end
redis.call('DEL', KEYS[1])
return redis.call('LLEN', KEYS[2])
"""
#: A slot of a host, or the milliseconds to wait for one: at most ARGV[3] are open, ARGV[2] ms apart.
_ASK = """
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now)
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then return 50 end
local free = tonumber(redis.call('GET', KEYS[1]) or '0')
if free > now then return free - now end
local delay = tonumber(ARGV[2])
if delay > 0 then redis.call('SET', KEYS[1], now + delay, 'PX', delay) end
redis.call('ZADD', KEYS[2], now + ARGV[4], ARGV[1])
redis.call('PEXPIRE', KEYS[2], ARGV[4])
return 0
"""
#: Nothing is asked of a host for ARGV[1] ms, or longer if somebody said so.
_HOLD = """
local clock = redis.call('TIME')
local free = clock[1] * 1000 + math.floor(clock[2] / 1000) + ARGV[1]
if free > tonumber(redis.call('GET', KEYS[1]) or '0') then redis.call('SET', KEYS[1], free, 'PX', ARGV[1]) end
return 0
"""
Answer = TypeVar("Answer")


class SharedLog:
    """The log of one crawl on the server at ``url``. Raises JournalError when the server does not answer."""

    is_shared = True

    def __init__(self, url: str, crawl: str, who: str) -> None:
        self._url, self._who = url, who
        parts = (f"{KEYS}{crawl}:{name}" for name in ("log", "turn", "alive:", COSTS))
        self._log, self._turn, self._life, self._costs = parts
        self._read = 0
        self._token = ""
        self.live()

    @property
    def name(self) -> str:
        """The key of the log on the server."""
        return self._log

    def begin(self) -> Sequence[bytes]:
        """Wait for the turn and take it; what was written since the last one."""
        self.live()
        self._token = uuid.uuid4().hex
        end, alive = time.monotonic() + WAIT, time.monotonic() + ALIVE / 3
        while not self._say(lambda server: server.set(self._turn, self._token, nx=True, px=int(TURN * 1000))):
            if time.monotonic() > end:
                raise JournalError(f"another process has had the turn at the frontier for {WAIT:.0f} s")
            if time.monotonic() > alive:  # whoever waits lives
                self.live()
                alive = time.monotonic() + ALIVE / 3
            time.sleep(LOOK)
        news: list[bytes] = self._say(lambda server: server.lrange(self._log, self._read, -1))
        self._read += len(news)
        return news

    def end(self, turn: bytes | None) -> None:
        """Append one turn, if it is still ours, and let go of it."""
        entry = turn or b""
        args = (_WRITE, 2, self._turn, self._log, self._token, entry, KEPT)
        size = int(self._say(lambda server: server.eval(*args)))
        if size < 0 and turn is not None:
            raise JournalError(f"a turn at the frontier took more than {TURN:.0f} s: this process was taken for dead")
        self._read += int(turn is not None)

    def live(self) -> None:
        """Give a sign of life."""
        self._say(lambda server: server.set(self._life + self._who, "1", ex=int(ALIVE)))

    def dead(self, others: Iterable[str]) -> tuple[str, ...]:
        """Which of these processes give none."""
        names = tuple(others)
        if not names:
            return ()
        found = self._say(lambda server: server.mget([self._life + name for name in names]))
        return tuple(name for name, life in zip(names, found, strict=True) if life is None)

    def leave(self, *, ended: bool) -> None:
        """Be no more; a frontier that has ended is kept for a while, for those who come late. JournalError."""
        self._say(lambda server: server.delete(self._life + self._who))
        if ended:
            self._say(lambda server: server.expire(self._log, KEPT_ENDED))
            self._say(lambda server: server.expire(self._costs, KEPT_ENDED))

    def _say(self, work: Callable[[Any], Answer]) -> Answer:
        return said(self._url, work)


class Hosts:
    """Whose turn it is to ask a host, over all processes of all crawls on the server at ``url``."""

    def __init__(self, url: str) -> None:
        self._url = url

    def ask(self, host: str, token: str, delay: float, at_once: int) -> float:
        """Take one of a host's ``at_once`` slots, ``delay`` seconds after the last one: 0, or the seconds to wait."""
        args = (_ASK, 2, f"{HOSTS}{host}:free", f"{HOSTS}{host}:open", token, int(delay * 1000), at_once)
        lease = int((SLOT + delay) * 1000)
        return int(said(self._url, lambda server: server.eval(*args, lease))) / 1000

    def leave(self, host: str, token: str) -> None:
        """Give a slot back."""
        said(self._url, lambda server: server.zrem(f"{HOSTS}{host}:open", token))

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody ask a host for so long."""
        said(self._url, lambda server: server.eval(_HOLD, 1, f"{HOSTS}{host}:free", max(1, int(seconds * 1000))))


def keep(url: str, crawl: str, name: str, value: bytes) -> None:
    """Keep something for the processes of a crawl. JournalError."""
    said(url, lambda server: server.set(f"{KEYS}{crawl}:{name}", value, ex=KEPT))


def kept(url: str, crawl: str, name: str) -> bytes | None:
    """What a process of a crawl kept. JournalError."""
    found: bytes | None = said(url, lambda server: server.get(f"{KEYS}{crawl}:{name}"))
    return found


def forget(url: str, crawl: str, name: str) -> None:
    """Keep it no more. JournalError."""
    said(url, lambda server: server.delete(f"{KEYS}{crawl}:{name}"))


def said(url: str, work: Callable[[Any], Answer]) -> Answer:
    """What the server says. JournalError if it does not."""
    try:
        with broker.kept(url) as server:
            return work(server)
    except broker.BrokerError as error:
        raise JournalError(f"the shared frontier cannot be had: {error}") from error
