"""Backups: one moment's view while others write, whole or nothing, back on either engine."""

import hashlib
import random
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filled import fill as everything
from msgspec.structs import replace
from sqlalchemy import func, select
from store_helpers import NOW, URL, article, body, entry, later, page, sighting

from workers.archive import Archive, read_page
from workers.archive_copy import copy_files
from workers.archive_files import ArchiveError
from workers.contract import Receipt
from workers.store import Store, archive_index, ledger, open_store, quarantine, records, sieve, tombstones
from workers.store import backup as module
from workers.store.backup import FORMAT, End, Head, Rows, backup, restore, verify
from workers.store.errors import Damaged, StoreError, StoreNewer
from workers.store.fsck import check
from workers.store.schema import REVISIONS, metadata, tombstone
from workers.store.schema import record as record_table


@pytest.fixture
def new(tmp_path: Path, store: Store, new_postgres: Callable[..., str]) -> Iterator[Store]:
    """An empty store on the other engine than ``store``'s."""
    made = open_store(new_postgres() if store.is_sqlite else f"sqlite:///{tmp_path / 'new.sqlite3'}")
    yield made
    made.close()


def fill(store: Store) -> None:
    """Something in every table that work writes."""
    with store.write() as tx:
        for number in range(5):
            records.put(tx, sighting(article(body(number)), f"{URL}/{number}", source="ä\u2028"), NOW)
        records.put(tx, sighting(article(body(9), recipe="1-bbb"), f"{URL}/1", source="ä\u2028"), NOW)
        done, _, _ = ledger.accept(tx, [entry(1), entry(2, text="\ud800 half", html=None), entry(3)], NOW)
        ledger.finish(tx, done.id, Receipt(outcome="seen"), later(minutes=1))
        quarantine.add(tx, None, "unreadable", "x", b"\x80\x04raw", NOW)
        tombstones.bury(tx, "site", "gone.example", "court", NOW)


def unlike(number: int) -> str:
    """A text that is related to no other: copies in a crowd keep a leader that the order would not give them."""
    chance = random.Random(number)  # noqa: S311 - the same texts in every run
    return " ".join("".join(chance.choices("abcdefghijklmnopqrstuvwxyz", k=7)) for _ in range(60))


def rows(store: Store) -> dict[str, list[str]]:
    """Every row of every table, as text, in order."""
    with store.read() as tx:
        return {
            table.name: sorted(str(tuple(row)) for row in tx.execute(select(table)))
            for table in metadata.sorted_tables
        }


def test_every_row_comes_back_on_the_other_engine(store: Store, new: Store, tmp_path: Path) -> None:
    fill(store)
    if store.is_sqlite:
        with store.write() as tx:
            sieve.count(tx)
    counts = backup(store, tmp_path / "b", NOW)
    assert counts["record"] == 6
    assert restore(new, tmp_path / "b") == counts
    packed = ("pending", "posting", "sieve")  # SQLite sorts them in late, PostgreSQL at once
    assert rows(new)["sieve"] == []
    assert {name: found for name, found in rows(new).items() if name not in packed} == {
        name: found for name, found in rows(store).items() if name not in packed
    }
    assert list(check(new)) == []


def test_numbers_go_on_where_they_were(store: Store, new: Store, tmp_path: Path) -> None:
    fill(store)
    with store.write() as tx:
        (last,) = ledger.accept(tx, [entry(7)], NOW)
        tx.execute(metadata.tables["spool"].delete().where(metadata.tables["spool"].c.job == last.id))
        tx.execute(metadata.tables["job"].delete().where(metadata.tables["job"].c.id == last.id))
    backup(store, tmp_path / "b", NOW)
    restore(new, tmp_path / "b")
    with new.write() as tx:
        (fresh,) = ledger.accept(tx, [entry(8)], NOW)
        records.put(tx, sighting(article(body(20)), f"{URL}/20"), NOW)
    assert fresh.id > last.id


def test_a_backup_while_others_write_is_one_moment(store: Store, new: Store, tmp_path: Path) -> None:
    stop = threading.Event()

    def write() -> None:
        number = 100
        while not stop.is_set():
            number += 1
            with store.write() as tx:
                records.put(tx, sighting(article(unlike(number)), f"{URL}/{number}"), NOW)

    fill(store)
    writer = threading.Thread(target=write)
    writer.start()
    try:
        taken = [backup(store, tmp_path / f"b{n}", NOW)["record"] for n in range(8)]
    finally:
        stop.set()
        writer.join()
    with store.read() as tx:
        assert tx.scalar(select(func.count()).select_from(record_table)) >= taken[-1] > taken[0]
    restore(new, tmp_path / "b7")
    assert list(check(new)) == []


def test_a_flipped_bit_anywhere_restores_nothing(store: Store, new: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "b", NOW)
    whole = (tmp_path / "b").read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 40)):
        (tmp_path / "c").write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(Damaged, match="the backup"):
            restore(new, tmp_path / "c")
    assert not any(rows(new).values())


def test_half_a_backup_restores_nothing(store: Store, new: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "b", NOW)
    whole = (tmp_path / "b").read_bytes()
    for length in (0, 3, 100, len(whole) // 2, len(whole) - 1):
        (tmp_path / "c").write_bytes(whole[:length])
        with pytest.raises(Damaged):
            restore(new, tmp_path / "c")
    assert not any(rows(new).values())


def test_a_crash_while_writing_leaves_no_backup_and_the_one_before(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store)
    backup(store, tmp_path / "b", NOW)
    before = (tmp_path / "b").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workers.store.backup.os.fsync", full)
    with pytest.raises(StoreError, match="free some space"):
        backup(store, tmp_path / "b", later(hours=1))
    assert (tmp_path / "b").read_bytes() == before
    assert [file.name for file in tmp_path.glob("*.part")] == []


def test_a_store_with_rows_is_refused(store: Store, tmp_path: Path) -> None:
    fill(store)
    backup(store, tmp_path / "b", NOW)
    with pytest.raises(StoreError, match="not empty"):
        restore(store, tmp_path / "b")


def test_a_backup_of_a_newer_schema_is_refused(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as newer:
        newer.setattr("workers.store.backup.REVISIONS", ("9999",))
        backup(store, tmp_path / "b", NOW)
    with pytest.raises(StoreNewer, match="9999"):
        verify(tmp_path / "b")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="name the folder"):
        verify(tmp_path / "none")


def test_archive_files_are_copied_to_the_end_of_their_records(tmp_path: Path, sqlite_url: str) -> None:
    store, archive = open_store(sqlite_url), Archive(tmp_path / "warc")
    wheres = [archive.write(page(number)) for number in range(3)]
    archive.sync()
    with store.write() as tx:
        archive_index.add(tx, wheres[:2], NOW)
    with store.read() as tx:
        ends = archive_index.ends(tx)
    assert copy_files(tmp_path / "warc", tmp_path / "copy", ends) == wheres[2].offset
    assert [read_page(tmp_path / "copy", where).html for where in wheres[:2]] == [page(0).html, page(1).html]
    assert copy_files(tmp_path / "warc", tmp_path / "copy", ends) == 0
    archive.close()
    store.close()


def test_an_archive_file_that_is_too_short_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(b"abc")
    with pytest.raises(ArchiveError, match="fsck"):
        copy_files(tmp_path, tmp_path / "copy", {"x.warc.gz": 10})
    assert list((tmp_path / "copy").iterdir()) == []


PLACES = (("../../x", 0, 9), ("/etc/passwd", 0, 9), ("", 0, 9), ("x.warc.gz", -1, 9), ("x.warc.gz", 0, 2**40))
FORGED = {
    **{
        f"a page at {place}": Rows(
            table="archive",
            columns=("record_id", "file", "offset", "length", "at", "added_at"),
            rows=[["urn:uuid:1", *place, "2024-01-01T00:00:00Z", NOW]],
        )
        for place in PLACES
    },
    "a table that there is not": Rows(table="passwd", columns=("id",), rows=[[1]]),
    "a column that there is not": Rows(table="tombstone", columns=("evil",), rows=[[1]]),
    "a row that is too short": Rows(table="tombstone", columns=("kind", "value"), rows=[["site"]]),
    "a value of another kind": Rows(
        table="tombstone", columns=("kind", "value", "reason", "at"), rows=[["site", "x", "asked", "today"]]
    ),
    "a value of 65 MiB": Rows(table="tombstone", columns=("kind", "value"), rows=[["site", "x" * (2**26 + 1)]]),
    "a row without its key": Rows(table="tombstone", columns=("kind", "reason", "at"), rows=[["site", "asked", NOW]]),
    "a row without what it needs": Rows(table="tombstone", columns=("kind", "value"), rows=[["site", "x"]]),
}


@pytest.mark.filterwarnings("error::sqlalchemy.exc.SAWarning")
@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED.keys())
def test_a_forged_backup_with_a_right_digest_is_refused_and_restores_nothing(
    forged: Rows, store: Store, tmp_path: Path
) -> None:
    write_forged(tmp_path / "b", forged)
    with pytest.raises(StoreError):
        restore(store, tmp_path / "b")
    assert [table for table, found in rows(store).items() if found] == []


def test_a_forged_backup_names_no_sequence_that_there_is_not(store: Store, tmp_path: Path) -> None:
    good = Rows(table="tombstone", columns=("kind",), rows=[])
    write_forged(tmp_path / "b", good, {"job'; drop table job; --": 5})
    with pytest.raises(Damaged):
        restore(store, tmp_path / "b")


def test_a_backup_of_before_there_were_seals_gets_them(store: Store, new: Store, tmp_path: Path) -> None:
    everything(store, tmp_path / "warc")
    with store.write() as tx:
        site = tombstone.c.kind == "site"
        tx.execute(tombstone.update().where(site).values(value="gone.example"))
    backup(store, tmp_path / "b", NOW)
    older(tmp_path / "b", tmp_path / "older")
    restore(new, tmp_path / "older")
    assert list(check(new, tmp_path / "warc")) == []
    with new.read() as tx:
        assert tombstones.lookup(tx, site="gone.example") == "asked"


def older(source: Path, target: Path) -> None:
    """A backup as the revision before the seals wrote it."""
    digest = hashlib.sha256()
    with target.open("wb") as file:
        for frame in module._frames(source):
            if isinstance(frame, End):
                module._put(file, End(counts=frame.counts, sha256=digest.hexdigest()), None)
            elif isinstance(frame, Head):
                module._put(file, replace(frame, revision="0006"), digest)
            else:
                kept = [at for at, name in enumerate(frame.columns) if not name.endswith("seal")]
                columns = tuple(frame.columns[at] for at in kept)
                without = [[row[at] for at in kept] for row in frame.rows]
                module._put(file, Rows(table=frame.table, columns=columns, rows=without), digest)


def write_forged(target: Path, rows_: Rows, numbers: dict[str, int] | None = None) -> None:
    digest = hashlib.sha256()
    with target.open("wb") as file:
        module._put(file, Head(format=FORMAT, revision=REVISIONS[-1], at=NOW, numbers=numbers or {}), digest)
        module._put(file, rows_, digest)
        counts = {rows_.table: len(rows_.rows)}
        module._put(file, End(counts=counts, sha256=digest.hexdigest()), None)


def test_a_bomb_in_a_backup_is_refused_without_the_memory_that_it_wants(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LONGEST", 2**20)
    bomb = module.squeeze(bytes(2**27))
    (tmp_path / "b").write_bytes(len(bomb).to_bytes(4, "big") + bomb)
    (tmp_path / "c").write_bytes((2**31 + 7).to_bytes(4, "big") + b"short")
    for name in "bc":
        tracemalloc.start()
        with pytest.raises(Damaged):
            restore(store, tmp_path / name)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 2**23, name


def test_a_frame_is_closed_before_it_is_too_long(store: Store, new: Store, tmp_path: Path) -> None:
    fill(store)
    with pytest.MonkeyPatch.context() as small:
        small.setattr(module, "FULL", 10)
        counts = backup(store, tmp_path / "b", NOW)
    frames = [frame for frame in module._frames(tmp_path / "b") if isinstance(frame, Rows)]
    assert max(len(frame.rows) for frame in frames if frame.table == "record") == 1
    assert restore(new, tmp_path / "b") == counts
