"""Eight processes on the same keys: nothing lost, nothing doubled, on both engines."""

import os
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select
from store_helpers import NOW, entry, sighting
from store_race import AT_TWO, SHARERS, accept_all, put_all, race, raced, work_all

from workers.contract import Receipt
from workers.store import Store, ledger, open_store, records
from workers.store.fsck import check
from workers.store.schema import job, metadata


def rows(store: Store) -> dict[str, int]:
    with store.read() as tx:
        return {
            name: tx.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in metadata.tables.items()
        }


def in_child(work) -> int:
    """Run ``work`` in a forked child, as Celery's prefork pool does; the exit status."""
    child = os.fork()
    if child == 0:
        try:
            work()
            os._exit(0)
        finally:
            os._exit(1)
    return os.waitpid(child, 0)[1]


def test_the_same_sightings_from_eight_processes(store: Store, store_url: str) -> None:
    texts = 200
    said = race(put_all, store_url, texts)
    seen = texts + AT_TWO
    assert len(said) == seen * SHARERS
    found = rows(store)
    assert (found["record"], found["body"]) == (texts, texts)
    assert (found["observation"], found["evidence"]) == (seen, seen)
    assert Counter(outcome for _, outcome in said) == {"stored": seen, "seen": seen * (SHARERS - 1)}
    with store.read() as tx:
        kept = [records.get(tx, raced(number).key).sightings for number in range(texts)]
    assert kept == [2] * AT_TWO + [1] * (texts - AT_TWO)
    assert list(check(store)) == []


def test_the_same_pages_accepted_by_eight_processes(store: Store, store_url: str) -> None:
    said = race(accept_all, store_url, 200)
    assert rows(store)["job"] == rows(store)["spool"] == 200
    fresh = Counter(number for number, is_fresh in said if is_fresh)
    assert sorted(fresh.values()) == [1] * 200, "each page is fresh for exactly one of them"


def test_jobs_begun_by_eight_processes_end_once(store: Store, store_url: str) -> None:
    with store.write() as tx:
        ledger.accept(tx, [entry(number) for number in range(30)], NOW)
    said = race(work_all, store_url, 30)
    with store.read() as tx:
        assert ledger.counts(tx)["done"] == 30
        attempts = {row.id: row.attempts for row in tx.execute(select(job.c.id, job.c.attempts))}
    assert attempts == Counter(number for number, _ in said), "every start was counted"
    assert rows(store)["spool"] == 0


@pytest.mark.parametrize("turn", range(3))
def test_a_new_file_opened_by_eight_processes_at_once(tmp_path: Path, turn: int) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'copydesk.sqlite3'}"
    race(accept_all, url, 10)
    assert rows(open_store(url))["job"] == 10


def test_a_process_that_dies_in_a_transaction_leaves_nothing(store: Store, store_url: str) -> None:
    def die() -> None:
        with open_store(store_url).write() as tx:
            ledger.accept(tx, [entry()], NOW)
            records.put(tx, sighting(), NOW)
            os.kill(os.getpid(), 9)

    assert in_child(die) == 9
    found = rows(store)
    assert (found["job"], found["spool"], found["record"], found["observation"]) == (0, 0, 0, 0)
    with store.write() as tx:
        assert ledger.accept(tx, [entry()], NOW)[0].fresh


def test_a_child_after_a_fork_has_its_own_connection(store: Store) -> None:
    with store.write() as tx:
        (row,) = ledger.accept(tx, [entry()], NOW)

    def finish() -> None:
        with store.write() as tx:
            ledger.finish(tx, row.id, Receipt(outcome="stored"), NOW)

    assert in_child(finish) == 0
    with store.read() as tx:
        assert ledger.counts(tx)["done"] == 1
