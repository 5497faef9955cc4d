"""The store's door: one engine for each process, one transaction for each ``with``, errors that name the next act."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from workers.store import postings
from workers.store.errors import StoreError, StoreUnavailable

T = TypeVar("T")

__all__ = ["Connection", "Store", "database_url", "translate"]

#: Waiting for another writer: longer than any transaction of ours (prune works in small steps), shorter than
#: the time limit of a task.
BUSY_MS = 10_000
SQLITE_NEEDED = (3, 35)
#: What an SQLite connection needs. ``NORMAL`` with WAL survives the death of a process, and loses at most the last
#: commits when the power goes. The log is written into the file every 4,000 pages (16 MB), not every 1,000: index
#: pages that change with each sighting are written once for four times. What is deleted is overwritten with zeros: a
#: takedown is to leave nothing in free pages, and not every build of SQLite does so by itself.
PRAGMAS = (
    *(f"busy_timeout={BUSY_MS}", "foreign_keys=ON", "synchronous=NORMAL", "wal_autocheckpoint=4000"),
    "secure_delete=ON",
)

#: What a driver says, and what to do about it; the first that is found speaks.
_ACTS: tuple[tuple[str, type[StoreError], str], ...] = (
    ("Could not decode to UTF-8", StoreError, "a text in it is damaged; `copydesk fsck` names it"),
    ("locked", StoreUnavailable, "another process holds the database; try again, or end that process"),
    ("full", StoreUnavailable, "the disk is full; free some space and try again"),
    ("unable to open", StoreUnavailable, "it cannot be opened; check that its folder exists and may be written"),
    ("readonly", StoreUnavailable, "it may not be written; check the owner of the file and of its folder"),
    ("no such table", StoreError, "it has no copydesk tables; run `copydesk db upgrade`"),
    ("no such column", StoreError, "its tables are not those of this copydesk; run `copydesk db upgrade`"),
    ("does not exist", StoreError, "it is not there, or has no copydesk tables; run `copydesk db upgrade`"),
    ("authentication failed", StoreError, "the database refuses the user or password; check database_url"),
    ("not a database", StoreError, "the file is no SQLite database; check database_url"),
    ("malformed", StoreError, "the file is damaged; restore it, or build it again from the archive"),
)


class Store:
    """A database, opened when it is first used in a process, and again in a child after a fork.

    ``write()`` and ``read()`` give a connection in one transaction, committed at the end of the ``with`` and
    rolled back by any error. A driver's error becomes ``StoreUnavailable`` (try again) or ``StoreError``.
    """

    def __init__(self, url: str) -> None:
        self._url = database_url(url)
        self.is_sqlite = self._url.get_backend_name() == "sqlite"
        self._pid = -1
        self._engine: Engine | None = None
        self._inherited: list[Engine] = []

    @property
    def address(self) -> str:
        """Where the store is, without its password."""
        return self._url.render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None on a server."""
        return Path(self._url.database or "") if self.is_sqlite else None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that may write; on SQLite it holds the write lock from its start (BEGIN IMMEDIATE)."""
        with self._transaction("BEGIN IMMEDIATE") as tx:
            yield tx

    def written(self, work: Callable[[Connection], T]) -> T:
        """Run ``work`` in one transaction that may write, and what it reads before it writes holds nobody up.

        On SQLite the lock is taken by the first statement that writes. If another one has written since ``work``
        began to read, all is undone and run again under the lock, so it must leave nothing outside the store.
        """
        if self.is_sqlite:
            with suppress(StoreUnavailable), self._transaction("BEGIN DEFERRED") as tx:
                return work(tx)
        with self.write() as tx:
            return work(tx)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One transaction that only reads."""
        with self._transaction("BEGIN DEFERRED") as tx:
            yield tx

    @contextmanager
    def look(self) -> Iterator[Connection]:
        """As ``read``, for who looks for damage: what is no UTF-8 in a text of SQLite's comes as surrogates."""
        with self.read() as tx:
            driver: Any = tx.connection.driver_connection
            if not self.is_sqlite:
                yield tx
                return
            driver.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
            try:
                yield tx
            finally:
                driver.text_factory = str

    @contextmanager
    def bare(self) -> Iterator[Connection]:
        """An SQLite connection outside any transaction, for what one does not allow (journal mode, VACUUM)."""
        with self._transaction(None) as connection:
            yield connection

    def scrub(self) -> bool:
        """Empty SQLite's log, in which deleted rows still stand; False if somebody who reads held it for too long.

        On a server True: what it keeps of deleted rows is its own (docs/operations-store.md).
        """
        if not self.is_sqlite:
            return True
        with self.bare() as connection:
            return not connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0]

    def close(self) -> None:
        """Close every connection of this process."""
        if self._engine is not None and self._pid == os.getpid():
            self._engine.dispose()
        self._engine = None

    @contextmanager
    def _transaction(self, begin: str | None) -> Iterator[Connection]:
        engine = self._mine()
        info: dict[Any, Any] = {}
        try:
            with engine.begin() as tx:
                info = tx.info
                postings.begun(info)
                if begin is not None and self.is_sqlite:
                    # Said here and not in a "begin" event: an engine with events costs 30 % more a statement.
                    driver: Any = tx.connection.driver_connection
                    driver.execute(begin)
                yield tx
        except BaseException as error:
            postings.undone(info)
            if isinstance(error, (DBAPIError, engine.dialect.loaded_dbapi.Error)):
                raise translate(error, self.address) from error
            raise

    def _mine(self) -> Engine:
        """The engine of this process, made when it is first asked for."""
        if self._engine is None or self._pid != os.getpid():
            if self._engine is not None:
                # Inherited by fork: the sockets and locks are the parent's. They are neither used nor closed here,
                # and kept from the garbage collector, which would close them.
                self._inherited.append(self._engine)
            self._engine = _engine(self._url)
            self._pid = os.getpid()
        return self._engine


def database_url(url: str) -> URL:
    """Read a database address: ``sqlite:///FILE`` or ``postgresql://USER@HOST/NAME``; StoreError for another."""
    try:
        read = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise StoreError("database_url is no address; write sqlite:///FILE or postgresql://USER@HOST/NAME") from error
    backend = read.drivername.split("+")[0]
    if backend in ("postgresql", "postgres"):
        return read.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise StoreError(f"no store on {backend!r}; write sqlite:///FILE or postgresql://USER@HOST/NAME")
    if sqlite3.sqlite_version_info < SQLITE_NEEDED:
        raise StoreError(f"Python's SQLite is {sqlite3.sqlite_version}, RETURNING came with 3.35; use a newer Python")
    if not read.database or read.database == ":memory:":
        raise StoreError("workers share the store, and memory cannot be shared; write sqlite:///FILE")
    return read.set(drivername="sqlite+pysqlite")


def translate(error: Exception, address: str) -> StoreError:
    """A driver's error as one of ours; the page that was being written stays out of the message."""
    driver = error.orig if isinstance(error, DBAPIError) and error.orig else error
    said = " ".join(str(driver).split()).partition(" with text ")[0]
    for words, kind, act in _ACTS:
        if words in said:
            return kind(f"{address}: {act} ({said})")
    if "OperationalError" in (kind.__name__ for kind in type(driver).__mro__):
        return StoreUnavailable(
            f"{address}: the database does not answer; check that it runs, and try again ({said})"
        )
    return StoreError(f"{address}: the database refuses ({said})")


def _engine(url: URL) -> Engine:
    """An engine with few connections: a worker process does one thing at a time."""
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, pool_size=2, max_overflow=8)
        event.listen(engine, "connect", _prepare_sqlite)
        return engine
    options = {"connect_timeout": 5, "application_name": "copydesk"}
    return create_engine(url, pool_size=2, max_overflow=8, pool_pre_ping=True, connect_args=options)


def _prepare_sqlite(connection: Any, _: Any) -> None:
    connection.isolation_level = None  # the driver would begin by itself, late and without the write lock
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
