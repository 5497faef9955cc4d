"""What the processes of one crawl know in common beside its frontier: what each host cost, and its robots.txt."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress

import msgspec
from msgspec import Struct
from scrapy.settings import BaseSettings

from crawler.journal import JournalError
from crawler.robots_rules import Robots
from crawler.shared import KEPT, said
from workers.frontiers import COSTS, KEYS, ROBOTS

#: The address of the server, and the crawl; without them each process keeps for itself what it knows.
SERVER, CRAWL = "COPYDESK_FRONTIER_URL", "COPYDESK_FRONTIER_CRAWL"
#: Seconds: how long a robots.txt holds (RFC 9309, section 2.4), and how long one process has to fetch it.
ROBOTS_HOLD, ROBOTS_FETCH = 86_400, 60.0
#: Seconds between two looks at a robots.txt that another process fetches.
LOOK = 0.05

#: Adds ARGV[2] bytes to what a host cost, then one request unless ARGV[3] requests or ARGV[4] bytes are spent (-1: no
#: limit). Gives what was spent before this request, and whether it is counted.
_SPEND = """
local pages = tonumber(redis.call('HGET', KEYS[1], 'pages ' .. ARGV[1]) or '0')
local bytes = redis.call('HINCRBY', KEYS[1], 'bytes ' .. ARGV[1], ARGV[2])
redis.call('EXPIRE', KEYS[1], ARGV[5])
local most, size = tonumber(ARGV[3]), tonumber(ARGV[4])
if (most >= 0 and pages >= most) or (size >= 0 and bytes >= size) then return {pages, bytes, 0} end
redis.call('HINCRBY', KEYS[1], 'pages ' .. ARGV[1], 1)
return {pages, bytes, 1}
"""


class Spent(Struct, frozen=True):
    """What a host had cost before a request, in requests and bytes, and whether the request was counted."""

    pages: int
    bytes: int
    counted: bool


class Pool:
    """The pool of one crawl on the server at ``url``. Raises JournalError when the server does not answer."""

    def __init__(self, url: str, crawl: str) -> None:
        self._url, self._keys = url, f"{KEYS}{crawl}:"

    def spend(self, host: str, came: int, most_pages: int | None, most_bytes: int | None) -> Spent:
        """Count ``came`` bytes of a host, then a request to it unless that is more than it may have."""
        limits = tuple(-1 if most is None else max(0, most) for most in (most_pages, most_bytes))
        args = (_SPEND, 1, self._keys + COSTS, host, came, *limits, KEPT)
        pages, size, counted = said(self._url, lambda server: server.eval(*args))
        return Spent(int(pages), int(size), bool(counted))

    async def robots(self, place: str, fetch: Callable[[], Awaitable[Robots]]) -> Robots:
        """The robots.txt of a place, which one process fetches for all.

        Another takes its place if it dies, or if the host gave no answer: that may be for reasons of its own.
        """
        key = f"{self._keys}{ROBOTS}:{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:32]}"
        turn = f"{key}:turn"
        while (kept := said(self._url, lambda server: server.get(key))) is None:
            if said(self._url, lambda server: server.set(turn, "1", nx=True, px=int(ROBOTS_FETCH * 1000))):
                return await self._robots_for_all(key, turn, fetch)
            await asyncio.sleep(LOOK)
        return msgspec.json.decode(kept, type=Robots)

    async def _robots_for_all(self, key: str, turn: str, fetch: Callable[[], Awaitable[Robots]]) -> Robots:
        try:
            found = await fetch()
            if found.answered:
                said(self._url, lambda server: server.set(key, msgspec.json.encode(found), ex=ROBOTS_HOLD))
            return found
        finally:
            with suppress(JournalError):  # it ends by itself
                said(self._url, lambda server: server.delete(turn))


def pool(settings: BaseSettings) -> Pool | None:
    """The pool of a crawl, if its frontier is shared."""
    return Pool(settings[SERVER], settings[CRAWL]) if settings[SERVER] and settings[CRAWL] else None
