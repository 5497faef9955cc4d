"""Which numbers can stand in SQLite's file: none that does is passed over, most others are."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from workers.store import Store, open_store, postings, sieve
from workers.store.kin_schema import posting
from workers.store.kin_schema import sieve as rows
from workers.store.sieve import Sieve

CHANCE = random.Random(5)  # noqa: S311 - the same numbers in every run
NUMBERS = [CHANCE.getrandbits(48) for _ in range(4000)]


@pytest.fixture
def lite(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    monkeypatch.setattr(sieve, "_WORTH", 1)
    monkeypatch.setattr(postings, "WAITING", 20)
    return open_store(f"sqlite:///{tmp_path / 'store.sqlite3'}")


def insert(store: Store, numbers: Sequence[int]) -> None:
    """Write numbers into the file itself."""
    with store.write() as tx:
        tx.execute(posting.insert(), [{"hash": one, "id": 1} for one in numbers])


def left(store: Store, wanted: Sequence[int]) -> Sequence[int]:
    with store.read() as tx:
        return Sieve(None).left(tx, wanted)


def test_what_is_in_the_file_is_never_passed_over_and_the_rest_mostly_is(lite: Store) -> None:
    insert(lite, NUMBERS[:2000])
    with lite.write() as tx:
        sieve.count(tx)
    assert left(lite, NUMBERS[:2000]) == NUMBERS[:2000]
    assert len(left(lite, NUMBERS[2000:])) < 200
    assert left(lite, []) == []


def test_of_a_part_that_was_not_counted_nothing_is_passed_over(lite: Store) -> None:
    insert(lite, NUMBERS[:2000])
    assert left(lite, NUMBERS) == NUMBERS
    with lite.write() as tx:
        sieve.take(tx, [7 << 43])
        counted = [one for one in NUMBERS if one >> 43 == 7]
        assert tx.execute(select(rows.c.part)).scalars().all() == [7]
    found = left(lite, NUMBERS)
    assert [one for one in found if one >> 43 != 7] == [one for one in NUMBERS if one >> 43 != 7]
    assert {one for one in counted if one in NUMBERS[:2000]} <= set(found)
    assert not set(counted) <= set(found)


def test_who_asks_once_does_not_read_it(lite: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with lite.write() as tx:
        sieve.count(tx)
    assert left(lite, NUMBERS[:9]) == []
    monkeypatch.setattr(sieve, "_WORTH", 2)
    assert left(lite, NUMBERS[:9]) == NUMBERS[:9]


def test_a_part_that_has_doubled_is_counted_again_and_forgets_what_has_left(lite: Store) -> None:
    here = [7 << 43 | one >> 5 for one in NUMBERS]
    insert(lite, here[:100])
    with lite.write() as tx:
        sieve.count(tx)
        was = tx.execute(select(func.length(rows.c.bits)).where(rows.c.part == 7)).scalar_one()
        tx.execute(text("DELETE FROM posting"))
    assert left(lite, here[:100]) == here[:100]
    insert(lite, here[100:2000])
    with lite.write() as tx:
        sieve.take(tx, here[100:2000])
        counted, held, size = tx.execute(
            select(rows.c.counted, rows.c.held, func.length(rows.c.bits)).where(rows.c.part == 7)
        ).one()
    assert counted == held == 1900
    assert size > was
    assert left(lite, here[100:2000]) == here[100:2000]
    assert len(left(lite, here[:100])) < 20


def test_what_another_process_sorts_in_is_found(lite: Store) -> None:
    other = open_store(f"sqlite:///{lite.file}")
    with lite.write() as tx:
        sieve.count(tx)
    for record in range(1, 110):
        with (lite if record % 5 else other).write() as tx:
            postings.add(tx, record, NUMBERS[9 * record : 9 * record + 9])
        for store in (lite, other):
            with store.read() as tx:
                found = postings.find(tx, NUMBERS[: 9 * record + 9])
            assert found == {one: {at // 9} for at, one in enumerate(NUMBERS[: 9 * record + 9]) if at >= 9}
    with lite.read() as tx:
        assert tx.execute(select(func.count()).select_from(posting)).scalar_one() > 600
