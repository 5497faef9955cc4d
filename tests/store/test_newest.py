"""The numbers that wait on SQLite, as a connection knows them, and transactions that read before they write."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from store_helpers import NOW, URL, article, body, later, sighting

from workers.store import Store, open_store, postings, records
from workers.store.engine import Connection
from workers.store.errors import StoreUnavailable
from workers.store.kin_schema import index_state, kin, posting
from workers.store.newest import Newest, packed
from workers.store.values import Put


@pytest.fixture
def lite(tmp_path: Path) -> Store:
    return open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")


def under(store: Store, number: int) -> set[int]:
    with store.read() as tx:
        return postings.find(tx, [number]).get(number, set())


def test_what_waits_is_found_loose_and_in_order() -> None:
    newest = Newest()
    for row in range(1, 1301):
        newest.take(row, 10 * row, packed([row % 7, 1000 + row]))
    assert (newest.first, newest.last) == (1, 1300)
    assert sorted(newest.find([1000 + 3, 1000 + 1299, 5000])) == [(1003, 30), (2299, 12990)]
    assert len(list(newest.find([3]))) == len(range(3, 1301, 7))
    ordered = newest.between(0, 7)
    assert len(ordered) == 1300
    assert [number for number, _ in ordered] == sorted(number for number, _ in ordered)
    assert newest.between(3000, 4000) == []


def test_what_another_connection_adds_and_undoes(lite: Store) -> None:
    other = open_store(str(lite.file and f"sqlite:///{lite.file}"))
    with other.write() as tx:
        postings.add(tx, 1, [100, 200])
    assert under(lite, 100) == {1}
    with pytest.raises(ZeroDivisionError), other.write() as tx:
        postings.add(tx, 2, [100, 300])
        assert postings.find(tx, [100]) == {100: {1, 2}}
        raise ZeroDivisionError
    with lite.write() as tx:
        postings.add(tx, 3, [300, 400])
    for store in (lite, other):
        assert (under(store, 100), under(store, 300)) == ({1}, {3})
    with lite.write() as tx:
        postings.drop(tx, 3, [300])
    for store in (lite, other):
        assert (under(store, 300), under(store, 400)) == (set(), {3})


def test_what_another_process_dropped_is_not_sorted_in(lite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "WAITING", 3)
    monkeypatch.setattr(postings, "PARTS", 1)
    other = open_store(f"sqlite:///{lite.file}")
    with lite.write() as tx:
        postings.add(tx, 1, [100, 200])
    assert under(other, 100) == {1}
    with lite.write() as tx:
        postings.drop(tx, 1, [100, 200])
    for record in range(2, 9):
        with other.write() as tx:
            postings.add(tx, record, [1000 + record])
    with other.read() as tx:
        assert sorted(tx.execute(select(posting.c.id).distinct()).scalars())[:2] == [2, 3]
    assert under(lite, 100) == under(other, 200) == set()


def test_what_is_half_done_elsewhere_outlives_a_new_index(store: Store) -> None:
    with store.write() as tx:
        tx.execute(index_state.insert(), [{"name": "rebuild", "value": "1"}, {"name": "sorting", "value": "9 1"}])
        postings.clear(tx)
        left = set(tx.execute(select(index_state.c.name)).scalars())
        assert left - {"dropped"} == {"rebuild"}  # on SQLite it is counted, so that others read anew what waits


def test_what_was_sorted_in_by_another_is_still_found(lite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "WAITING", 6)
    monkeypatch.setattr(postings, "PARTS", 2)
    other = open_store(str(lite.file and f"sqlite:///{lite.file}"))
    for record in range(1, 40):
        with (lite if record % 3 else other).write() as tx:
            postings.add(tx, record, [record << 40, record])
        assert under(other, record) == under(lite, record << 40) == {record}
    assert all(under(lite, record) == {record} for record in range(1, 40))


def put(number: int, then: Callable[[], object] = lambda: None) -> Callable[[Connection], Put]:
    told = body(number, 200)

    def work(tx: Connection) -> Put:
        seen = sighting(article(told), url=f"{URL}/{number}", fetched_at=later(minutes=number).isoformat())
        done = records.put(tx, seen, NOW)
        then()
        return done

    return work


def test_who_was_overtaken_before_writing_begins_again_under_the_lock(
    lite: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = open_store(f"sqlite:///{lite.file}")
    looked = []
    ahead = records.put.__globals__["index"].ahead

    def overtaken(tx: Connection, *given: object) -> object:
        found = ahead(tx, *given)
        looked.append(found)
        if len(looked) == 1:
            with other.write() as second:
                records.put(second, sighting(article(body(1, 200) + " and more"), url=f"{URL}/x"), NOW)
        return found

    monkeypatch.setattr("workers.store.index.ahead", overtaken)
    done = lite.written(put(1))
    assert len(looked) == 3, "once before, once by the other, once again under the lock"
    assert [one.kind for one in done.relations] == ["copy"]
    with lite.read() as tx:
        assert tx.execute(select(func.count()).select_from(kin)).scalar_one() == 2


def test_an_error_that_stays_is_raised(lite: Store) -> None:
    def fail() -> None:
        raise StoreUnavailable("the disk is full")

    with pytest.raises(StoreUnavailable, match="full"):
        lite.written(put(1, fail))
    with lite.read() as tx:
        assert tx.execute(select(func.count()).select_from(kin)).scalar_one() == 0
