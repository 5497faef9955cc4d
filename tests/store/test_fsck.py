"""fsck names what is wrong, and nothing else."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select, text
from store_helpers import NOW, URL, article, body, entry, page, sighting

from workers.archive import Archive
from workers.contract import Receipt
from workers.store import Store, archive_index, ledger, open_store, quarantine, records
from workers.store.errors import Damaged
from workers.store.fsck import STEP, check
from workers.store.schema import body as bodies
from workers.store.schema import evidence, observation, record, spool
from workers.store.values import ArchiveEntry


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write() as tx:
        for number in range(3):
            records.put(tx, sighting(article(body(number)), url=f"{URL}/{number}"), NOW)
        records.put(tx, sighting(article("Subscribe to read on", title="T", site="S"), url=f"{URL}/stub"), NOW)
        records.put(tx, sighting(article(body(9), recipe="2-bbb"), url=f"{URL}/0"), NOW)
        rows = ledger.accept(tx, [entry(number) for number in range(3)], NOW)
        ledger.finish(tx, rows[0].id, Receipt(outcome="stored"), NOW)
        quarantine.add(tx, rows[1].id, "it crashed", "", None, NOW)
        quarantine.add(tx, None, "no JSON", "", b"raw", NOW)
    return store


def faults(store: Store, folder: Path | None = None) -> list[tuple[str, str]]:
    return [(fault.kind, fault.what) for fault in check(store, folder)]


def change(store: Store, statement) -> None:
    with store.write() as tx:
        tx.execute(statement)


def test_a_sound_store_has_no_fault_even_with_short_and_superseded_texts(filled: Store) -> None:
    assert faults(filled) == []


def test_an_empty_store_has_no_fault(store: Store, tmp_path: Path) -> None:
    assert faults(store, tmp_path) == []


def test_more_rows_than_are_read_at_once(store: Store) -> None:
    with store.write() as tx:
        for number in range(STEP + 3):
            records.put(tx, sighting(article(body(number)), url=f"{URL}/{number}"), NOW)
    change(store, bodies.update().values(text=b"other"))
    assert len([kind for kind, _ in faults(store) if kind == "text"]) == STEP + 3


def test_a_flipped_bit_in_a_text_is_named_and_the_text_refused(tmp_path: Path, sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    made = article()
    with store.write() as tx:
        records.put(tx, sighting(made, evidence=False), NOW)
    store.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    data = bytearray(file.read_bytes())
    at = data.index(made.text.encode()) + 30
    data[at] ^= 0x80
    file.write_bytes(data)
    with sqlite3.connect(file) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "SQLite itself cannot see it"
    again = open_store(sqlite_url)
    assert faults(again) == [("text", made.key)]
    with again.read() as tx, pytest.raises(Damaged):
        records.get(tx, made.key)


def test_a_key_that_does_not_follow_from_its_text(filled: Store) -> None:
    key, other = article(body(1)).key, body(77)
    sha = article(other).fingerprint.text_sha256
    with filled.write() as tx:
        tx.execute(bodies.insert().values(key=key, text_sha256=sha, text=other.encode()))
    (fault,) = check(filled)
    assert (fault.kind, fault.what) == ("key", key)
    assert article(other).key in fault.why


def test_tokens_that_are_not_those_of_the_text(filled: Store) -> None:
    key = article(body(1)).key
    change(filled, record.update().where(record.c.key == key).values(tokens=3))
    assert faults(filled) == [("record", key)]


@pytest.mark.parametrize(("table", "column"), [(evidence, "packed"), (spool, "packed")])
def test_packed_bytes_that_were_altered(filled: Store, table, column: str) -> None:
    number = next(iter(table.primary_key))
    with filled.write() as tx:
        which, packed = tx.execute(table.select().with_only_columns(number, table.c[column]).order_by(number)).first()
        bad = bytearray(packed)
        bad[-1] ^= 1
        tx.execute(table.update().where(number == which).values({column: bytes(bad)}))
    assert faults(filled) == [(table.name, str(which))]


def test_facts_that_cannot_be_read(filled: Store) -> None:
    key = article(body(1)).key
    change(filled, observation.update().where(observation.c.key == key).values(facts="{"))
    with filled.read() as tx:
        which = tx.execute(select(observation.c.id).where(observation.c.key == key)).scalar_one()
    assert faults(filled) == [("observation", key), ("observation", str(which))]


def test_a_job_that_ended_with_its_page_and_one_that_lost_it(filled: Store) -> None:
    with filled.write() as tx:
        (open_job,) = tx.execute(spool.select().with_only_columns(spool.c.job)).scalars()
        tx.execute(spool.update().values(job=open_job - 2))
    assert sorted(faults(filled)) == [("job", str(open_job - 2)), ("job", str(open_job))]


def test_what_nothing_holds_is_named(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.write() as tx:
        records.put(tx, sighting(), NOW)
    database = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    database.execute("DELETE FROM observation")
    assert sorted(faults(store)) == [("evidence", "1"), ("record", article().key)]
    database.execute("DELETE FROM record")
    assert ("text", article().key) in faults(store)
    database.close()


def test_archive_files_that_are_gone_or_too_short(filled: Store, tmp_path: Path) -> None:
    entries = [
        ArchiveEntry(record_id=f"urn:uuid:{file}", file=file, offset=10, length=10, url=URL, at="2025-09-18")
        for file in ("whole.warc.gz", "open.warc.gz", "short.warc.gz", "gone.warc.gz")
    ]
    with filled.write() as tx:
        archive_index.add(tx, entries, NOW)
    (tmp_path / "whole.warc.gz").write_bytes(bytes(20))
    (tmp_path / "open.warc.gz.open").write_bytes(bytes(25))
    (tmp_path / "short.warc.gz").write_bytes(bytes(19))
    assert faults(filled, tmp_path) == [
        ("archive", "gone.warc.gz"),
        ("archive", "urn:uuid:open.warc.gz"),
        ("archive", "short.warc.gz"),
        ("archive", "urn:uuid:whole.warc.gz"),
    ]
    assert faults(filled) == []


def test_a_flipped_bit_in_an_archived_page_is_named(store: Store, tmp_path: Path) -> None:
    kept = Archive(tmp_path)
    entries = [kept.write(page(number)) for number in range(3)]
    kept.close()
    with store.write() as tx:
        archive_index.add(tx, entries, NOW)
    assert faults(store, tmp_path) == []
    file, middle = tmp_path / entries[1].file, entries[1]
    whole = file.read_bytes()
    for place in range(middle.offset + 10, middle.offset + middle.length, 25):  # behind the packer's head
        data = bytearray(whole)
        data[place] ^= 0x10
        file.write_bytes(data)
        assert faults(store, tmp_path) == [("archive", middle.record_id)], place - middle.offset


def test_a_file_that_sqlite_finds_broken(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with store.write() as tx:
        for number in range(60):
            records.put(tx, sighting(article(body(number)), url=f"{URL}/{number}"), NOW)
    with store.write() as tx:
        asked = text("SELECT rootpage FROM sqlite_schema WHERE name = 'ix_observation_key_id'")
        root = tx.execute(asked).scalar_one()
        size = tx.execute(text("PRAGMA page_size")).scalar_one()
    store.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    data = bytearray(file.read_bytes())
    data[(root - 1) * size + 8 : (root - 1) * size + 40] = bytes(32)
    file.write_bytes(data)
    assert "database" in {fault.kind for fault in check(open_store(sqlite_url))}


def test_the_page_helper_is_what_the_ledger_holds() -> None:
    assert entry(1).page == page(1)
