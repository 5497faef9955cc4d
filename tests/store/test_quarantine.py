"""Quarantine: kept with its reason, shown, tried again."""

import pytest
from store_helpers import NOW, entry, later, page

from workers.contract import Receipt
from workers.store import Store, ledger, quarantine
from workers.store.errors import StoreError


def add(store: Store, job, kept, reason="it crashed twice", error="SIGSEGV"):
    with store.write() as tx:
        return quarantine.add(tx, job, reason, error, kept, NOW)


def accepted(store: Store, number: int = 0) -> int:
    with store.write() as tx:
        return ledger.accept(tx, [entry(number)], NOW)[0].id


def test_a_page_in_quarantine_ends_its_job_and_is_kept(store: Store) -> None:
    job = accepted(store)
    number = add(store, job, None)
    with store.read() as tx:
        found = quarantine.show(tx, number)
        assert ledger.counts(tx)["quarantined"] == 1
        (fate,) = ledger.receipts(tx, "app", ["ref-0"])
    assert (found.job, found.reason, found.error) == (job, "it crashed twice", "SIGSEGV")
    assert (found.form, found.page) == ("page", page())
    assert fate.receipts == (Receipt(outcome="quarantined", reason="it crashed twice"),)


def test_a_list_has_sizes_and_no_pages(store: Store) -> None:
    first, second = add(store, accepted(store), page()), add(store, None, b"\x80 no json")
    with store.write() as tx:
        quarantine.retry(tx, first, later(hours=1))
    with store.read() as tx:
        rows = quarantine.listing(tx)
        waiting = quarantine.listing(tx, waiting=True)
    assert [(row.id, row.form) for row in rows] == [(first, "page"), (second, "raw")]
    assert {(row.page, row.raw) for row in rows} == {(None, None)}
    assert all(row.size > 0 for row in rows)
    assert [row.id for row in waiting] == [second]
    assert rows[0].retried_at == later(hours=1)


def test_tried_again_it_is_queued_with_no_attempt_counted(store: Store) -> None:
    job = accepted(store)
    with store.write() as tx:
        ledger.start(tx, job, NOW)
    number = add(store, job, None)
    with store.write() as tx:
        assert quarantine.retry(tx, number, NOW) == job
        assert quarantine.retry(tx, number, NOW) == job, "a second time changes nothing"
    with store.write() as tx:
        again = ledger.start(tx, job, NOW)
    assert (again.attempts, again.page) == (1, page())


def test_a_page_whose_job_has_expired_gets_a_new_one(store: Store) -> None:
    number = add(store, 4711, page())
    with store.write() as tx:
        job = quarantine.retry(tx, number, NOW)
    assert job != 4711
    with store.write() as tx:
        assert ledger.start(tx, job, NOW).page == page()


def test_bytes_that_are_no_page_are_shown_and_not_tried(store: Store) -> None:
    number = add(store, None, b"\x80 no json")
    with store.write() as tx:
        assert quarantine.show(tx, number).raw == b"\x80 no json"
        with pytest.raises(StoreError, match="sender has to send it again"):
            quarantine.retry(tx, number, NOW)


def test_what_is_not_there(store: Store) -> None:
    with store.write() as tx:
        assert quarantine.show(tx, 9) is None
        with pytest.raises(StoreError, match="quarantine list"):
            quarantine.retry(tx, 9, NOW)
        number = quarantine.add(tx, None, "nothing came", "", None, NOW)
        assert quarantine.show(tx, number).form == "none"


def test_no_secret_in_a_reason_and_no_endless_error(store: Store) -> None:
    url = "https://user:hunter2@news.example.org/a?token=hunter2"
    number = add(store, None, page(url=url), f"cannot read {url}", "x" * 20_000 + f" at {url}")
    with store.read() as tx:
        (found,) = quarantine.listing(tx)
        assert quarantine.show(tx, number).page.url == url
    assert "hunter2" not in repr(found)
    assert len(found.error) <= quarantine.MAX_ERROR
    assert "news.example.org" in found.error


def test_sent_again_under_another_recipe_it_waits_no_longer(store: Store) -> None:
    job = accepted(store)
    add(store, job, None)
    with store.write() as tx:
        (row,) = ledger.accept(tx, [entry(recipe="2-bbb")], later(hours=1))
    assert (row.id, row.fresh) == (job, True)
    with store.read() as tx:
        assert quarantine.listing(tx, waiting=True) == ()
