"""Watches and their notices, on both engines: written with the record, sent until they were taken."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from workers.contract import Page
from workers.handlers import clean_page
from workers.store import Store, records, watches
from workers.store.forget import forget

NOW = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
STORY = (
    "The council met on Tuesday night to discuss the bridge that last spring's flood carried away.\n\n"
    "Engineers said the old piers could still bear a lighter road, and a new span would cost four million.\n\n"
    "The ferry, which carries twelve cars at a time, has run from dawn to dusk since April.\n\n"
    "The vote is due on Friday, when the treasurer will show what the town can borrow from the county."
)
TO = ("myapp", "myapp.heard", "myapp.inbox")


def stored(store: Store, text: str, ref: str) -> str:
    receipt = clean_page(Page(text=text, source="me", ref=ref, url=f"https://{ref}.example/"), store)
    assert receipt.key is not None
    return receipt.key


def watched(store: Store, key: str, *, days: int = 4000) -> watches.Watch:
    source, task, queue = TO
    with store.write() as tx:
        return watches.add(tx, source, key, task, queue, until=NOW + timedelta(days=days), now=NOW)


def due(store: Store, at: datetime) -> tuple[watches.Due, ...]:
    with store.write() as tx:
        return watches.due(tx, at, 60.0, 100)


def test_a_copy_of_a_copy_belongs_to_the_watched_story(store: Store) -> None:
    key = stored(store, STORY, "a")
    watch = watched(store, key)
    copies = [
        stored(store, STORY.replace("four million", price), price[:4]) for price in ("five million", "nine million")
    ]
    at = datetime.now(UTC)
    found = due(store, at)
    assert [(one.watch, one.watched, one.key) for one in found] == [(watch.id, key, copy) for copy in copies]
    assert [one.relation.kind for one in found] == ["copy", "copy"]
    assert due(store, at) == ()
    with store.write() as tx:
        watches.sent(tx, [found[0].id], at)
    assert [one.id for one in due(store, at + timedelta(minutes=2))] == [found[1].id]


def test_a_watch_is_one_however_often_it_is_asked_for(store: Store) -> None:
    key = stored(store, STORY, "a")
    first, second = watched(store, key), watched(store, key, days=9)
    assert (first.id, second.until) == (second.id, NOW + timedelta(days=9))
    with store.write() as tx:
        assert watches.end(tx, TO[0], key, *TO[1:])
        assert not watches.end(tx, TO[0], key, *TO[1:])


def test_what_is_over_is_forgotten(store: Store) -> None:
    watched(store, stored(store, STORY, "a"))
    stored(store, STORY.replace("four", "five"), "b")
    (found,) = due(store, datetime.now(UTC))
    with store.write() as tx:
        watches.sent(tx, [found.id], NOW)
        assert watches.tidy(tx, NOW + timedelta(days=29)) == 0
        assert watches.tidy(tx, NOW + timedelta(days=31)) == 1
        assert watches.tidy(tx, NOW + timedelta(days=5000)) == 1


def test_a_watch_whose_time_is_over_hears_nothing(store: Store) -> None:
    watched(store, stored(store, STORY, "a"), days=-1)
    stored(store, STORY.replace("four", "five"), "b")
    assert due(store, datetime.now(UTC)) == ()


def test_what_is_taken_down_is_told_and_watched_no_more(store: Store, tmp_path: Path) -> None:
    key = stored(store, STORY, "a")
    watched(store, key)
    copy = stored(store, STORY.replace("four", "five"), "b")
    forget(store, "key", copy, "asked", NOW, tmp_path)
    assert due(store, datetime.now(UTC)) == ()
    stored(store, STORY.replace("four", "nine"), "c")
    forget(store, "key", key, "asked", NOW, tmp_path)
    assert due(store, datetime.now(UTC) + timedelta(hours=1)) == ()
    with store.read() as tx:
        assert records.get(tx, key) is None
