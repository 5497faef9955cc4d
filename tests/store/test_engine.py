"""The door: addresses, transactions, errors that name the next act."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import text
from store_helpers import NOW, entry

from workers.store import Store, engine, ledger, open_store
from workers.store.engine import database_url, translate
from workers.store.errors import StoreError, StoreUnavailable


@pytest.mark.parametrize("url", ["mysql://a/b", "redis://localhost/0"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite:///FILE or postgresql://"):
        open_store(url)


@pytest.mark.parametrize("url", ["", "nonsense", "sqlite"])
def test_what_is_no_address_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(StoreError, match="database_url is no address"):
        open_store(url)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_memory_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match="memory cannot be shared"):
        open_store(url)


def test_an_sqlite_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SQLITE_NEEDED", (99, 0))
    with pytest.raises(StoreError, match="use a newer Python"):
        database_url("sqlite:///a.sqlite3")


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg2", "postgresql+psycopg"])
def test_each_spelling_of_postgresql_uses_one_driver(scheme: str) -> None:
    assert database_url(f"{scheme}://u@h/d").drivername == "postgresql+psycopg"


def test_a_password_is_not_shown() -> None:
    store = Store("postgresql://user:hunter2@127.0.0.1:1/none")
    assert "hunter2" not in store.address
    with pytest.raises(StoreUnavailable, match="does not answer") as raised, store.read():
        pass
    assert "hunter2" not in str(raised.value)


def test_an_error_rolls_everything_back(store: Store) -> None:
    with pytest.raises(KeyError), store.write() as tx:
        ledger.accept(tx, [entry()], NOW)
        raise KeyError
    with store.read() as tx:
        assert ledger.counts(tx)["queued"] == 0


def test_a_locked_database_says_so(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout=20", "foreign_keys=ON"))
    store = open_store(sqlite_url)
    other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="another process holds the database"), store.write():
        pass
    other.execute("ROLLBACK")
    other.close()
    with store.write() as tx:
        assert ledger.accept(tx, [entry()], NOW)[0].fresh, "the same call may be made again"


def test_a_full_disk_says_so_and_nothing_is_written(sqlite_url: str) -> None:
    store = open_store(sqlite_url)
    with pytest.raises(StoreUnavailable, match="disk is full"), store.write() as tx:
        size = tx.scalar(text("PRAGMA page_count"))
        tx.execute(text(f"PRAGMA max_page_count = {size}"))
        ledger.accept(tx, [entry(number, html=os.urandom(4000).hex()) for number in range(50)], NOW)
    store.close()
    with store.read() as tx:
        assert ledger.counts(tx)["queued"] == 0


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be made"):
        open_store(f"sqlite:///{tmp_path / 'file' / 'a.sqlite3'}")


def test_a_path_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="cannot be opened"):
        open_store(f"sqlite:///{tmp_path}")


def test_lost_tables_name_the_command(store: Store) -> None:
    with pytest.raises(StoreError, match="copydesk db upgrade"), store.write() as tx:
        tx.execute(text("SELECT 1 FROM no_such_table"))


def test_an_error_says_nothing_of_what_was_written(store: Store) -> None:
    from workers.store.schema import record

    secret = {"key": "hunter2" * 3, "tokens": None, "added_at": NOW}
    with pytest.raises(StoreError) as raised, store.write() as tx:
        tx.execute(record.insert(), secret)
    assert "tokens" in str(raised.value)
    assert "[parameters" not in str(raised.value)


def test_an_unknown_error_is_passed_on_in_words() -> None:
    assert "refuses (odd)" in str(translate(sqlite3.IntegrityError("odd"), "here"))


def test_a_server_that_comes_back_is_used_again(store: Store) -> None:
    if store.is_sqlite:
        store.close()
    else:
        with pytest.raises(StoreUnavailable), store.write() as tx:
            tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    with store.read() as tx:
        assert ledger.counts(tx)["queued"] == 0


def test_threads_have_connections_of_their_own(store: Store) -> None:
    def accept(number: int) -> None:
        with store.write() as tx:
            ledger.accept(tx, [entry(number)], NOW)

    threads = [threading.Thread(target=accept, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as tx:
        assert ledger.counts(tx)["queued"] == 8
