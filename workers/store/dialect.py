"""What the two engines say differently: inserting unless it is there, and holding a place against others."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Insert, Table, Update, text
from sqlalchemy.dialects import postgresql, sqlite

from workers.store.prepared import Prepared

_LOCK = Prepared(text("SELECT pg_advisory_xact_lock(place) FROM unnest(CAST(:places AS bigint[])) AS place"))


@cache
def unless_there(dialect: str, table: Table, *returning: str) -> Insert:
    """INSERT … ON CONFLICT DO NOTHING, which gives ``returning`` of the rows that were inserted."""
    if dialect == "sqlite":
        statement: Insert = sqlite.insert(table).on_conflict_do_nothing()
    else:
        statement = postgresql.insert(table).on_conflict_do_nothing()
    return statement.returning(*(table.c[name] for name in returning)) if returning else statement


@cache
def or_replace(dialect: str, table: Table) -> Insert:
    """INSERT, or where the primary key is there already, UPDATE of all other columns."""
    keys = [column.name for column in table.primary_key]
    statement: Any = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    others = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    done: Insert = statement.on_conflict_do_update(index_elements=keys, set_=others)
    return done


def listed(tx: Connection, numbers: Iterable[int]) -> str:
    """Numbers in one parameter, as the engine reads a list: SQLite JSON, PostgreSQL what is cast to an array.

    As a Python list the driver would write them one by one, in ten times the time.
    """
    told = ",".join(map(str, numbers))
    return f"[{told}]" if tx.dialect.name == "sqlite" else f"{{{told}}}"


def hold(tx: Connection, *places: bytes) -> None:
    """Hold places against other writers until the transaction ends; on SQLite every writer holds all of it.

    They are taken in order, so that two writers who want the same ones never wait for each other.
    """
    if tx.dialect.name != "sqlite":
        numbers = sorted(int.from_bytes(place[:8], "big", signed=True) for place in places)
        _LOCK.rows(tx, {"places": listed(tx, numbers)})


def commit_later(tx: Connection) -> None:
    """Let PostgreSQL tell of the commit before it is on the disk; a power cut may undo the last of such commits."""
    if tx.dialect.name != "sqlite":
        tx.exec_driver_sql("SET LOCAL synchronous_commit TO OFF")


def touched(tx: Connection, statement: Update, values: dict[str, Any]) -> bool:
    """Whether an UPDATE of one row found it."""
    return tx.execute(statement, values).rowcount > 0
