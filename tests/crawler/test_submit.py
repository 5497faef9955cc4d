"""The pipeline: batches by size and time, patience with a store that refuses, pauses, and every page counted."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

from crawler import submit
from crawler.counts import Counts, counts
from crawler.spiders.base import Fetched
from crawler.submit import SubmitPipeline
from workers.archive import HttpResponse
from workers.contract import Page
from workers.store.values import FetchState


class FakeClient:
    """Accepts batches, or refuses the first ones; knows of a queue whose length is told."""

    def __init__(self, *, refuse: int = 0, lengths: Sequence[int | Exception] = ()) -> None:
        self.batches: list[list[str | None]] = []
        self.tries = 0
        self.closed = False
        self.noted: dict[str, FetchState] = {}
        self.mute = False
        self._refuse, self._lengths = refuse, list(lengths)

    def submit(self, pages: Sequence[Page], responses: Any = None, states: Sequence[FetchState] = ()) -> list[Any]:
        assert len(responses) == len(pages)
        self.tries += 1
        if self.tries <= self._refuse:
            raise OSError("the disk is full")
        self.batches.append([page.url for page in pages])
        self.noted |= {state.url_key: state for state in states}
        return [SimpleNamespace(fresh="known" not in (page.url or "")) for page in pages]

    def fetch_states(self, url_keys: Sequence[str]) -> dict[str, FetchState]:
        if self.mute and url_keys:
            raise OSError("the store is locked")
        return {key: self.noted[key] for key in url_keys if key in self.noted}

    def due(self, places: Sequence[str], now: datetime, limit: int) -> tuple[list[FetchState], list[FetchState]]:
        if self.mute:
            raise OSError("the store is locked")
        return list(self.noted.values())[:limit], []

    def note_fetches(self, states: Sequence[FetchState]) -> None:
        if self.mute:
            self.mute = False
            raise OSError("the store is locked")
        self.noted |= {state.url_key: state for state in states}

    def waiting(self) -> int:
        length = self._lengths.pop(0) if self._lengths else 0
        if isinstance(length, Exception):
            raise length
        return length

    def close(self) -> None:
        self.closed = True


class FakeEngine:
    """What the pipeline asks of Scrapy's engine."""

    def __init__(self) -> None:
        self.paused = False
        self.pauses = 0
        self.reason = ""

    def pause(self) -> None:
        self.paused = True
        self.pauses += 1

    def unpause(self) -> None:
        self.paused = False

    async def close_spider_async(self, reason: str) -> None:
        self.reason = reason


def state(name: str) -> FetchState:
    return FetchState(url_key=name, url=f"http://news.example/{name}", raw_sha256="0" * 64)


def item(name: str, **more: Any) -> Fetched:
    page = Page(url=f"http://news.example/{name}", html_b64=b"<p>text</p>", source="crawl:1", **more)
    return Fetched(page=page, http=HttpResponse(status=200), state=state(name[:9]))


def run(
    client: FakeClient, items: Sequence[Fetched], *, seconds: float = 60, rest: float = 0
) -> tuple[Counts, FakeEngine]:
    engine = FakeEngine()
    settings = Settings({"COPYDESK_BATCH": 3, "COPYDESK_BATCH_SECONDS": seconds, "COPYDESK_QUEUE_LIMIT": 10})
    crawler: Any = SimpleNamespace(settings=settings, engine=engine, spider=None)
    crawler.stats = MemoryStatsCollector(SimpleNamespace(settings=Settings()))

    async def crawl() -> None:
        pipeline = SubmitPipeline(crawler, client)
        await pipeline.open_spider()
        for one in items:
            await pipeline.process_item(one)
        await asyncio.sleep(rest)
        await pipeline.close_spider()

    asyncio.run(crawl())
    return counts(crawler.stats.get_stats()), engine


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(submit, "WAITS", (0.01, 0.01))
    monkeypatch.setattr(submit, "LOOK", 0.01)


def test_pages_go_in_batches_and_the_rest_at_the_end() -> None:
    client = FakeClient()
    found, _ = run(client, [item(str(n)) for n in range(7)])
    assert [len(batch) for batch in client.batches] == [3, 3, 1]
    assert (found.submitted, found.known, found.unsubmitted) == (7, 0, 0)
    assert client.closed


def test_a_page_does_not_wait_for_others_for_long() -> None:
    client = FakeClient()
    run(client, [item("one")], seconds=0.01, rest=0.2)
    assert client.batches == [["http://news.example/one"]]


def test_what_the_ledger_knows_is_counted_apart() -> None:
    found, _ = run(FakeClient(), [item("new"), item("known")])
    assert (found.submitted, found.known) == (1, 1)


def test_a_store_that_comes_back_loses_nothing() -> None:
    client = FakeClient(refuse=2)
    found, engine = run(client, [item(str(n)) for n in range(3)])
    assert (found.submitted, found.unsubmitted, client.tries) == (3, 0, 3)
    assert engine.reason == ""


def test_a_store_that_does_not_come_back_ends_the_crawl_and_the_pages_are_counted() -> None:
    found, engine = run(FakeClient(refuse=99), [item(str(n)) for n in range(4)])
    assert (found.submitted, found.unsubmitted) == (0, 4)
    assert engine.reason == "store-unavailable"


def test_the_crawl_pauses_while_too_many_messages_wait() -> None:
    _, engine = run(FakeClient(lengths=[11, 11, 3]), [item(str(n)) for n in range(3)])
    assert engine.pauses == 2
    assert not engine.paused


def test_a_queue_whose_length_is_not_known_stops_nothing() -> None:
    found, engine = run(FakeClient(lengths=[OSError("away")]), [item(str(n)) for n in range(3)])
    assert (found.submitted, engine.pauses) == (3, 0)


def test_a_page_that_breaks_the_contract_is_refused_with_its_reason() -> None:
    client = FakeClient()
    found, _ = run(client, [item("x" * 3000), item("late", fetched_at="soon"), item("good")])
    assert found.refused == {"page": 2}
    assert sum(found.reasons.values()) == 2
    assert client.batches == [["http://news.example/good"]]


def test_a_page_is_remembered_when_it_was_accepted_and_not_before() -> None:
    client, broken = FakeClient(), FakeClient(refuse=99)
    run(client, [item(str(n)) for n in range(4)])
    run(broken, [item(str(n)) for n in range(4)])
    assert set(client.noted) == {"0", "1", "2", "3"}
    assert broken.noted == {}


def test_what_is_not_known_or_not_written_stops_nothing() -> None:
    client = FakeClient()
    client.noted, client.mute = {"a": state("a")}, True
    crawler: Any = SimpleNamespace(
        settings=Settings({"COPYDESK_BATCH_SECONDS": 60}), engine=FakeEngine(), spider=None
    )
    crawler.stats = MemoryStatsCollector(SimpleNamespace(settings=Settings()))

    async def ask() -> tuple[FetchState | None, FetchState | None]:
        pipeline = SubmitPipeline(crawler, client)
        await pipeline.open_spider()
        mute = await pipeline.known("a")
        pipeline.note(state("b"))
        await pipeline._write_notes()
        pipeline.note(state("c"))
        await pipeline.close_spider()
        return mute, client.fetch_states(("a",)).get("a")

    assert asyncio.run(ask()) == (None, state("a"))
    assert set(client.noted) == {"a", "b", "c"}


def test_what_is_due_comes_from_the_store_or_not_at_all() -> None:
    client, now = FakeClient(), datetime.now(UTC)
    client.noted["a"] = state("a")
    crawler: Any = SimpleNamespace(
        settings=Settings({"COPYDESK_BATCH_SECONDS": 60}), engine=FakeEngine(), spider=None
    )

    async def ask() -> list[Any]:
        pipeline = SubmitPipeline(crawler, client)
        known = await pipeline.due(["news.example"], now, 5)
        client.mute = True
        return [known, await pipeline.due(["news.example"], now, 5)]

    assert asyncio.run(ask()) == [([state("a")], []), ((), ())]
