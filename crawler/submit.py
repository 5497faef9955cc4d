"""Hands pages to the workers in batches: archive, ledger, queue. A page that Scrapy gave us is counted to its end."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from msgspec.structs import replace
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from crawler.counts import Tally
from crawler.spiders.base import Fetched, PageSpider
from workers.archive import HttpResponse
from workers.contract import Page, check_page
from workers.contract import Receipt as Refusal
from workers.settings import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workers.client import FetchState

log = logging.getLogger(__name__)

#: Seconds to wait before handing over again after the store or the archive refused, then the crawl ends.
WAITS = (1.0, 3.0, 10.0, 30.0)
#: Seconds between two looks at a batch that is being handed over.
ROOM = 0.02
#: Seconds between two looks at a queue that is too long.
LOOK = 2.0


class Row(Protocol):
    """What a client says of an accepted page; ``fresh`` is False if it was accepted before."""

    @property
    def fresh(self) -> bool:
        """Whether the page is new to the ledger."""
        ...


class ClientLike(Protocol):
    """The part of ``workers.client.Client`` that a crawl uses."""

    def submit(
        self,
        pages: "Sequence[Page]",
        responses: "Sequence[HttpResponse | None] | None" = None,
        states: "Sequence[FetchState]" = (),
    ) -> "Sequence[Row]":
        """Accept pages, and what is known of their addresses: archive, ledger, queue."""
        ...

    def waiting(self) -> int:
        """How many messages wait for the workers."""
        ...

    def fetch_states(self, url_keys: "Sequence[str]") -> "Mapping[str, FetchState]":
        """What is known of addresses."""
        ...

    def due(
        self, places: "Iterable[str]", now: datetime, limit: int
    ) -> "tuple[Sequence[FetchState], Sequence[FetchState]]":
        """What is due again of these sites, and their feeds and sitemaps."""
        ...

    def spent(self, since: datetime) -> "Mapping[str, tuple[int, int]]":
        """What crawls cost each host since then."""
        ...

    def note_fetches(self, states: "Sequence[FetchState]") -> None:
        """Remember what is known of addresses now."""
        ...

    def close(self) -> None:
        """Finish the archive file."""
        ...


class SubmitPipeline:
    """Gathers pages for a moment, then hands them over in a thread; pauses the crawl while the workers are behind."""

    def __init__(self, crawler: Crawler, client: ClientLike) -> None:
        settings = crawler.settings
        self._crawler, self._client = crawler, client
        self._size = settings.getint("COPYDESK_BATCH")
        self._seconds = settings.getfloat("COPYDESK_BATCH_SECONDS")
        self._limit = settings.getint("COPYDESK_QUEUE_LIMIT")
        self._waiting: list[Fetched] = []
        self._notes: dict[str, FetchState] = {}
        self._lock, self._asking = asyncio.Lock(), asyncio.Lock()
        self._asked: set[str] = set()
        self._looking: asyncio.Task[Mapping[str, FetchState]] | None = None
        self._closing = asyncio.Event()
        self._timer: asyncio.Task[None] | None = None
        self._broken = False

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> "SubmitPipeline":
        """Made by Scrapy; without COPYDESK_SUBMIT nothing is handed over (a single fetch, a dry run)."""
        if not crawler.settings.getbool("COPYDESK_SUBMIT"):
            raise NotConfigured
        from workers.client import Client

        return cls(crawler, Client(load()))

    async def open_spider(self) -> None:
        """Open the store before anything is fetched, and begin to look at the clock."""
        await asyncio.to_thread(self._client.fetch_states, ())
        self._tally = Tally(self._crawler.stats)
        self._timer = asyncio.get_running_loop().create_task(self._tick())

    async def process_item(self, item: Any) -> Any:
        """Take a page; the spider waits while a full batch is handed over."""
        checked = check_page(item.page, trusted=True)
        if isinstance(checked, Refusal):
            self._tally.refuse("page", checked.reason or "not a page")
            self._settle([item])
            return item
        self._waiting.append(replace(item, page=checked))
        if len(self._waiting) >= self._size:
            await self._hand_over()
        return item

    async def known(self, identity: str) -> "FetchState | None":
        """What is known of an address. None if the store does not say: fetching whole is never wrong.

        Those that are asked for while the store answers others are looked up together.
        """
        self._asked.add(identity)
        if self._looking is None:
            self._looking = asyncio.get_running_loop().create_task(self._look_up())
        return (await self._looking).get(identity)

    async def _look_up(self) -> "Mapping[str, FetchState]":
        async with self._asking:
            asked, self._asked, self._looking = tuple(self._asked), set(), None
            try:
                return await asyncio.to_thread(self._client.fetch_states, asked)
            except Exception as error:
                log.warning("it is not known when a page was fetched last: %s", error)
                return {}

    def note(self, state: "FetchState") -> None:
        """Remember what is known of an address with the next batch."""
        self._notes[state.url_key] = state

    async def due(
        self, places: "Iterable[str]", now: datetime, limit: int
    ) -> "tuple[Sequence[FetchState], Sequence[FetchState]]":
        """What is due again of these sites, and their feeds and sitemaps. Nothing if the store does not say."""
        try:
            return await asyncio.to_thread(self._client.due, tuple(places), now, limit)
        except Exception as error:
            log.warning("what is due again is not known: %s", error)
            return (), ()

    async def spent(self) -> dict[str, tuple[int, int]]:
        """What the crawls of the last day cost each host: requests and bytes. Raises what the store does."""
        return dict(await asyncio.to_thread(self._client.spent, datetime.now(UTC) - timedelta(days=1)))

    async def room(self) -> None:
        """Wait until what was taken is handed over, for whoever could give more than fits into memory."""
        while len(self._waiting) >= self._size and not self._closing.is_set():
            await asyncio.sleep(ROOM)

    async def close_spider(self) -> None:
        """Hand over what is left and finish the archive file."""
        self._closing.set()
        if self._timer is not None:
            await self._timer
        await self._hand_over()
        await asyncio.to_thread(self._client.close)

    async def _tick(self) -> None:
        while not self._closing.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), self._seconds)
            await self._hand_over()

    async def _hand_over(self) -> None:
        async with self._lock:
            while self._waiting:
                batch, self._waiting = self._waiting[: self._size], self._waiting[self._size :]
                await self._accept(batch)
                await self._let_workers_catch_up()
            await self._write_notes()

    async def _write_notes(self) -> None:
        """Write what is known of addresses; what the store refuses now is written with the next batch."""
        notes, self._notes = self._notes, {}
        try:
            if notes:
                await asyncio.to_thread(self._client.note_fetches, tuple(notes.values()))
        except Exception as error:  # what is not remembered is fetched whole by the next crawl
            log.warning("the state of %d addresses was not written: %s", len(notes), error)
            self._notes = notes | self._notes

    async def _accept(self, batch: list[Fetched]) -> None:
        """Submit a batch, again after a while if the store refuses; submitting twice is safe."""
        for wait in (*WAITS, None) if not self._broken else (None,):
            try:
                rows = await asyncio.to_thread(self._submit, batch)
            except Exception as error:
                log.warning("%d pages were not accepted: %s", len(batch), error)
                if wait is None:
                    break
                await asyncio.sleep(wait)
            else:
                for item in batch:
                    if item.state is not None:  # it stands in the store now: what was to be noted before is old
                        self._notes.pop(item.state.url_key, None)
                fresh = sum(row.fresh for row in rows)
                self._tally.add("submitted", fresh)
                self._tally.add("known", len(batch) - fresh)
                self._settle(batch)
                return
        await self._give_up(len(batch))

    def _submit(self, batch: list[Fetched]) -> "Sequence[Row]":
        """Submit what was not accepted yet; another process, or this one before it was killed, may have had it."""
        states = [item.state for item in batch if item.state is not None]
        there = self._client.fetch_states([state.url_key for state in states])
        same = {state.url_key for state in states if _is_same(there.get(state.url_key), state)}
        new = [item for item in batch if item.state is None or item.state.url_key not in same]
        fresh = [state for state in states if state.url_key not in same]
        return self._client.submit([item.page for item in new], [item.http for item in new], fresh) if new else ()

    def _settle(self, batch: list[Fetched]) -> None:
        """Nothing has to be done for these pages any more."""
        if isinstance(self._crawler.spider, PageSpider):
            self._crawler.spider.accepted([item.asked for item in batch if item.asked])

    async def _give_up(self, lost: int) -> None:
        self._tally.add("unsubmitted", lost)
        if not self._broken:
            self._broken = True
            log.error("the crawl ends: its pages cannot be stored; see the warnings above, then run it again")
            close = self._crawler.engine.close_spider_async(reason="store-unavailable")
            self._end = asyncio.get_running_loop().create_task(close)

    async def _let_workers_catch_up(self) -> None:
        engine = self._crawler.engine
        while not (self._broken or self._closing.is_set()) and await self._behind():
            if not engine.paused:
                log.info("more than %d messages wait for the workers: the crawl pauses", self._limit)
            engine.pause()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._closing.wait(), LOOK)
        engine.unpause()

    async def _behind(self) -> bool:
        try:
            return await asyncio.to_thread(self._client.waiting) > self._limit
        except Exception as error:  # the pages are accepted; the reaper of a worker will send them
            log.warning("the queue's length is not known: %s", error)
            return False


def _is_same(there: "FetchState | None", state: "FetchState") -> bool:
    """Whether what the store has of an address is this very page."""
    return there is not None and there.raw_sha256 == state.raw_sha256 and there.kind == state.kind
