"""What tests of several areas share: a store on each engine, and a PostgreSQL of their own."""

import os
import shutil
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import hypothesis
import psycopg
import pytest
from psycopg.sql import SQL, Identifier
from servers.postgres import Postgres
from sqlalchemy import make_url

from workers.store import Store, open_store
from workers.store.migrate import upgrade
from workers.store.schema import metadata

_NUMBERS = count(1)

# Processes of pytest-xdist inherit the width of the terminal that started the tests; what is printed here is printed
# for no terminal.
os.environ.pop("COLUMNS", None)

# Nothing is timed: on a busy machine hypothesis would otherwise fail a test for making its examples slowly.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """A private PostgreSQL, started when the first test asks for it. It fails, and never skips, without one."""
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def new_postgres(postgres_server: Postgres) -> Callable[..., str]:
    """Makes a database and gives its address: with copydesk's tables, ``empty=True``, or a copy of one (``like``)."""
    with psycopg.connect(postgres_server.url(), autocommit=True) as tx:
        tx.execute("CREATE DATABASE ready")
    upgrade(postgres_server.url("ready"))

    def make(*, empty: bool = False, like: str | None = None) -> str:
        name = f"test_{next(_NUMBERS)}"
        model = "template1" if empty else make_url(like).database if like else "ready"
        with psycopg.connect(postgres_server.url(), autocommit=True) as tx:
            tx.execute(f"CREATE DATABASE {name} TEMPLATE {model}")
        return postgres_server.url(name)

    return make


@pytest.fixture(scope="session")
def postgres_url(new_postgres: Callable[..., str]) -> str:
    """The address of a PostgreSQL database with copydesk's tables, one for the whole session (see ``store``)."""
    return new_postgres()


@pytest.fixture
def _emptied_postgres(postgres_url: str) -> str:
    """The session's database without rows: deleting takes 3 ms, making a database up to a second."""
    with psycopg.connect(postgres_url) as tx:
        for table in reversed(metadata.sorted_tables):
            tx.execute(SQL("DELETE FROM {}").format(Identifier(table.name)))
    return postgres_url


@pytest.fixture(scope="session")
def _sqlite_ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite store without rows, to be copied: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("store") / "ready.sqlite3"
    open_store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def sqlite_url(_sqlite_ready: Path, tmp_path: Path) -> str:
    """The address of a new SQLite store."""
    return f"sqlite:///{shutil.copy(_sqlite_ready, tmp_path / 'copydesk.sqlite3')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """The address of a new store, on each engine in turn."""
    if request.param == "sqlite":
        found: str = request.getfixturevalue("sqlite_url")
        return found
    emptied: str = request.getfixturevalue("_emptied_postgres")
    return emptied


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """A new store, on each engine in turn."""
    opened = open_store(store_url)
    yield opened
    opened.close()
