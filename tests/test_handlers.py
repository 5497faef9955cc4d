"""The one code path: stored once, seen again, rejected and refused with a reason, taken down and not stored again."""

from datetime import UTC, datetime

import pytest

from workers import handlers
from workers.contract import Page, Receipt
from workers.store import Store, ledger, records, tombstones
from workers.store.values import Entry, Record, identity

NOW = datetime(2026, 1, 2, tzinfo=UTC)
PARAGRAPH = (
    "The ferry between the two harbours sails again from Monday, the council said, after engineers had replaced "
    "the broken rudder and divers had looked at the hull for three days without finding another crack. "
)


def page(text: str = PARAGRAPH * 2, **changed: object) -> Page:
    body = f"<html><body><article><h1>Ferry returns</h1><p>{text}</p><p>{PARAGRAPH}</p></article></body></html>"
    fields = {"url": "https://harbour.example/ferry", "html": body, "source": "test", "ref": "1"}
    return Page(**(fields | {"fetched_at": "2025-10-18T00:00:00Z"} | changed))


def test_a_new_text_is_stored_under_its_key(store: Store) -> None:
    receipt = handlers.clean_page(page(), store)
    assert receipt.outcome == "stored"
    assert receipt.ref == "1"
    with store.read() as tx:
        record = records.get(tx, str(receipt.key))
    assert isinstance(record, Record)
    assert "rudder" in record.text


def test_the_same_page_again_is_seen_and_changes_nothing(store: Store) -> None:
    first, second = (handlers.clean_page(page(), store) for _ in range(2))
    assert (second.outcome, second.key, second.changed) == ("seen", first.key, ())
    with store.read() as tx:
        assert len(records.observations(tx, key=first.key)) == 1


def test_a_corrected_headline_is_a_sighting_of_the_same_text(store: Store) -> None:
    first = handlers.clean_page(page(), store)
    again = page(fetched_at="2025-10-19T00:00:00Z")
    corrected = Page(**{**_fields(again), "html": str(again.html).replace("Ferry returns", "Ferry to return")})
    second = handlers.clean_page(corrected, store)
    assert (second.outcome, second.key) == ("seen", first.key)
    assert "title" in second.changed


def _fields(value: Page) -> dict[str, object]:
    return {name: getattr(value, name) for name in value.__struct_fields__}


def test_another_text_at_the_same_address_is_stored(store: Store) -> None:
    first = handlers.clean_page(page(), store)
    second = handlers.clean_page(page("The ferry stays in the harbour. " * 12, fetched_at="2025-10-19"), store)
    assert second.outcome == "stored"
    assert second.key != first.key
    assert "text" in second.changed


def test_a_page_without_an_address_is_known_by_its_bytes(store: Store) -> None:
    first, second = (handlers.clean_page(page(url=None), store) for _ in range(2))
    assert (first.outcome, second.outcome) == ("stored", "seen")


@pytest.mark.parametrize("html", ["", "<html><body></body></html>", "\x00\x01\x02"])
def test_a_page_without_text_is_rejected_with_a_reason(store: Store, html: str) -> None:
    receipt = handlers.clean_page(page(html=html), store)
    assert receipt.outcome == "rejected"
    assert receipt.reason


def test_a_page_that_breaks_the_contract_is_refused(store: Store) -> None:
    receipt = handlers.clean_page(page(text="x", html="y", url="ftp://harbour.example/"), store)
    assert receipt.outcome == "refused"
    assert receipt.field


@pytest.mark.parametrize("url", ["https://", "http://[::1", "https://%zz/", "http://:80/"])
def test_an_address_that_has_no_key_is_refused(store: Store, url: str) -> None:
    receipt = handlers.clean_page(page(url=url), store)
    assert (receipt.outcome, receipt.field) == ("refused", "url")


def test_what_was_taken_down_is_not_stored_again(store: Store) -> None:
    with store.write() as tx:
        tombstones.bury(tx, "site", "harbour.example", "asked by the owner", NOW)
    receipt = handlers.clean_page(page(), store)
    assert receipt.outcome == "refused"
    assert "asked by the owner" in str(receipt.reason)


def test_the_job_ends_in_the_transaction_that_writes_the_record(store: Store) -> None:
    with store.write() as tx:
        (row,) = ledger.accept(tx, [Entry(page=page(), identity=identity(page()), recipe="r")], NOW)
    with store.write() as tx:
        job = ledger.start(tx, row.id, NOW)
    receipt = handlers.clean_page(page(), store, job=job)
    with store.read() as tx:
        (fate,) = ledger.receipts(tx, "test", ["1"])
    assert fate.state == "finished"
    assert [found.key for found in fate.receipts] == [receipt.key]


def test_a_crash_before_the_commit_leaves_neither_record_nor_receipt(store: Store, monkeypatch: object) -> None:
    with store.write() as tx:
        (row,) = ledger.accept(tx, [Entry(page=page(), identity=identity(page()), recipe="r")], NOW)
    with store.write() as tx:
        job = ledger.start(tx, row.id, NOW)

    class CrashError(Exception):
        pass

    def fail(*_: object) -> Receipt:
        raise CrashError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ledger, "finish", fail)
        with pytest.raises(CrashError):
            handlers.clean_page(page(), store, job=job)
    with store.read() as tx:
        (fate,) = ledger.receipts(tx, "test", ["1"])
        assert records.listing(tx, limit=10) == ()
    assert fate.state == "running"
