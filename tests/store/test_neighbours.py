"""Tombstones, fetch state, the archive's index, crawls."""

import msgspec
import pytest
from store_helpers import NOW, URL, later

from workers.store import Store, archive_index, crawls, fetches, tombstones
from workers.store.errors import StoreError
from workers.store.values import ArchiveEntry, FetchState

STATE = FetchState(
    url_key=URL,
    url=f"{URL}?token=hunter2",
    etag='"a"',
    next_due=later(hours=1),
    interval=3600,
    last_status=200,
    last_fetched=NOW,
)
ENTRY = ArchiveEntry(record_id="urn:uuid:1", file="a.warc.gz", offset=10, length=20, url=URL, at="2025-09-18")


def test_a_tombstone_is_found_by_its_kind_only(store: Store) -> None:
    with store.write() as tx:
        tombstones.bury(tx, "url", URL, "asked by the publisher", NOW)
        assert tombstones.lookup(tx, url_key=URL) == "asked by the publisher"
        assert tombstones.lookup(tx, key=URL, site=URL) is None
        assert tombstones.lookup(tx) is None
        tombstones.bury(tx, "url", URL, "court order", later(hours=1))
        assert tombstones.lookup(tx, url_key=URL, key="cd1-x") == "court order"


@pytest.mark.parametrize(
    ("kind", "value", "reason", "why"),
    [
        ("page", "x", "r", "one of key, url, site"),
        ("key", " ", "r", "needs a value"),
        ("key", "x", "", "and a reason"),
    ],
)
def test_a_tombstone_that_says_nothing_is_refused(store: Store, kind: str, value: str, reason: str, why: str) -> None:
    with store.write() as tx, pytest.raises(StoreError, match=why):
        tombstones.bury(tx, kind, value, reason, NOW)


def test_fetch_state_comes_back_and_is_replaced(store: Store) -> None:
    newer = msgspec.structs.replace(STATE, etag=None, fail_count=3, next_due=None)
    with store.write() as tx:
        assert fetches.get(tx, URL) is None
        fetches.put(tx, STATE)
        assert fetches.get(tx, URL) == STATE
        fetches.put(tx, newer)
        assert fetches.get(tx, URL) == newer


def test_pages_of_a_site_come_back_when_they_are_due_and_its_lists_always(store: Store) -> None:
    made = {
        name: msgspec.structs.replace(
            STATE, url_key=f"{URL}/{name}", url=f"{URL}/{name}", place="news.example", **more
        )
        for name, more in {
            "article": {"kind": "article", "next_due": NOW},
            "index": {"kind": "index", "next_due": later(hours=-1)},
            "later": {"kind": "article", "next_due": later(hours=1)},
            "other": {"kind": "other", "next_due": NOW},
            "feed": {"kind": "feed", "next_due": later(hours=1), "gone_at": None},
            "lost": {"kind": "sitemap", "next_due": NOW, "gone_at": NOW},
        }.items()
    }
    with store.write() as tx:
        for state in made.values():
            fetches.put(tx, state)
        assert fetches.due(tx, ["news.example"], NOW, 10) == (made["index"], made["article"])
        assert fetches.due(tx, ["news.example"], NOW, 1) == (made["index"],)
        assert fetches.due(tx, ["other.example"], NOW, 10) == fetches.lists(tx, []) == ()
        assert fetches.lists(tx, ["news.example"]) == (made["feed"],)


def test_the_address_to_fetch_is_not_printed() -> None:
    assert "hunter2" not in repr(STATE)
    assert "hunter2" not in f"{STATE}"


def test_the_archive_index_finds_a_record_and_takes_it_once(store: Store) -> None:
    secret = msgspec.structs.replace(ENTRY, record_id="urn:uuid:2", url=f"{URL}?token=hunter2")
    with store.write() as tx:
        archive_index.add(tx, [ENTRY, secret])
        archive_index.add(tx, [msgspec.structs.replace(ENTRY, offset=99)])
        archive_index.add(tx, [])
        assert archive_index.find(tx, "urn:uuid:1") == ENTRY
        assert "hunter2" not in archive_index.find(tx, "urn:uuid:2").url
        assert archive_index.find(tx, "urn:uuid:3") is None


def test_a_crawl_runs_once_for_its_lease(store: Store) -> None:
    with store.write() as tx:
        first = crawls.begin(tx, "daily", NOW, 60)
        assert crawls.begin(tx, "daily", later(seconds=59), 60) is None
        assert crawls.begin(tx, "other", NOW, 60) not in (None, first)
        second = crawls.begin(tx, "daily", later(seconds=60), 60)
        assert second not in (None, first)
        assert crawls.get(tx, first).state == "failed"
        assert crawls.latest(tx, "daily").id == second


def test_a_beat_holds_the_lease_until_the_end(store: Store) -> None:
    with store.write() as tx:
        number = crawls.begin(tx, "daily", NOW, 60)
        assert crawls.beat(tx, number, later(seconds=50), {"pages": 3}) is True
        assert crawls.begin(tx, "daily", later(seconds=100), 60) is None
        crawls.end(tx, number, later(seconds=110), "done", {"pages": 5})
        crawls.end(tx, number, later(seconds=120), "failed", {})
        assert crawls.beat(tx, number, later(seconds=130), {"pages": 9}) is False
        found = crawls.get(tx, number)
    assert (found.state, found.counts, found.ended_at) == ("done", {"pages": 5}, later(seconds=110))


def test_crawls_that_are_not_there_or_do_not_end(store: Store) -> None:
    with store.write() as tx:
        assert crawls.get(tx, 7) is None
        assert crawls.latest(tx, "nothing") is None
        with pytest.raises(StoreError, match="done, failed or stopped"):
            crawls.end(tx, 7, NOW, "running", {})
