"""From no tables, or older ones, to those of this code. By itself on SQLite, by command on PostgreSQL."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from workers.store import seals
from workers.store.engine import Store
from workers.store.errors import StoreError, StoreNewer
from workers.store.schema import REVISIONS

FOLDER = Path(__file__).parent / "migrations"
#: Any number that no other program uses for an advisory lock in this database: "copydesk" as bytes.
_LOCK = int.from_bytes(b"copydesk", "big") >> 1


def open_store(url: str) -> Store:
    """Open the store at ``sqlite:///FILE`` (made if it is not there) or ``postgresql://…`` (made by command).

    Raises StoreNewer for a database of a newer copydesk, StoreError for one without tables on PostgreSQL.
    """
    store = Store(url)
    _make_folder(store)
    revision, ready = _look(store)
    if revision == REVISIONS[-1] and ready:
        return store
    if not store.is_sqlite:
        missing = "has no copydesk tables" if revision is None else f"has the tables of revision {revision}"
        raise StoreError(f"{store.address} {missing}; run `copydesk db upgrade`")
    _upgrade(store)
    return store


def upgrade(url: str) -> str:
    """Bring a database to the newest schema and tell its revision; the same again changes nothing.

    Rows that an older copydesk wrote meanwhile, which still ran, are sealed.
    """
    store = Store(url)
    _make_folder(store)
    try:
        _look(store)
        _upgrade(store)
        with store.write() as tx:
            seals.complete(tx)
    finally:
        store.close()
    return REVISIONS[-1]


def _make_folder(store: Store) -> None:
    if store.file is None:
        return
    folder = store.file.absolute().parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"the folder {folder} cannot be made ({error.strerror}); check database_url, or --home"
        ) from error
    # Its owner's alone: addresses to fetch stand in it with their secrets. SQLite's other files take the same mode.
    with suppress(OSError):  # it is there, or SQLite will say what is wrong
        os.close(os.open(store.file, os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))


def _look(store: Store) -> tuple[str | None, bool]:
    """The revision of the schema, and whether an SQLite file is in WAL mode (a restored one may not be)."""
    with store.read() as tx:
        revision = _revision(tx, store.address)
        ready = not store.is_sqlite or tx.scalar(text("PRAGMA journal_mode")) == "wal"
    return revision, ready


def _revision(tx: Connection, address: str) -> str | None:
    tables = inspect(tx).get_table_names()
    if "alembic_version" not in tables:
        if "record" in tables:
            raise StoreError(f"{address} holds tables of another program; give copydesk a database of its own")
        return None
    revision: str | None = tx.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is not None and revision not in REVISIONS:
        raise StoreNewer(
            f"{address} was written by a newer copydesk (schema {revision}, known here up to {REVISIONS[-1]}); "
            "install that version"
        )
    return revision


def _upgrade(store: Store) -> None:
    """Look again with all others held off, then migrate in one transaction."""
    with _alone(store.file) if store.file else nullcontext():
        if store.is_sqlite:
            with store.bare() as connection:
                connection.execute(text("PRAGMA journal_mode=WAL"))
        with store.write() as tx:
            if not store.is_sqlite:
                tx.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            if _revision(tx, store.address) != REVISIONS[-1]:
                _migrate(tx)


def _migrate(tx: Connection) -> None:
    # Imported here: a worker that finds the schema as it should be does without Alembic (150 ms of CPU).
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": tx})
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    command.upgrade(config, "head")


@contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Hold a lock on the folder of an SQLite file: changing its journal mode does not wait for other processes.

    The folder is locked and not the file, because closing a second handle of the file would drop SQLite's locks.
    """
    handle = os.open(file.absolute().parent, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
