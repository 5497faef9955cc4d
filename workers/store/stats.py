"""How large the store is, and how it grows."""

from msgspec import Struct
from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import OperationalError

from workers.store.engine import Store
from workers.store.schema import metadata, observation


class Size(Struct, frozen=True, kw_only=True):
    """Of one table: ``bytes`` with its indexes (None where SQLite cannot tell), ``per_1000_pages`` of them."""

    rows: int
    bytes: int | None
    per_1000_pages: int | None


class Stats(Struct, frozen=True, kw_only=True):
    """Of the whole store; a page is a sighting. The archive's files are not in it."""

    pages: int
    bytes: int
    per_1000_pages: int | None
    tables: dict[str, Size]


def stats(store: Store) -> Stats:
    """Measure the store: rows and bytes by table, and bytes for every 1,000 pages so far."""
    with store.read() as tx:
        pages = _count(tx, observation)
        total = _total(tx)
        sizes = _sqlite_sizes(tx) if store.is_sqlite else _postgres_sizes(tx)
        tables = {}
        for table in metadata.sorted_tables:
            size = sizes.get(table.name)
            tables[table.name] = Size(rows=_count(tx, table), bytes=size, per_1000_pages=_growth(size, pages))
    return Stats(pages=pages, bytes=total, per_1000_pages=_growth(total, pages), tables=tables)


def _count(tx: Connection, table: Table) -> int:
    return tx.execute(select(func.count()).select_from(table)).scalar_one()


def _growth(size: int | None, pages: int) -> int | None:
    return None if size is None or not pages else round(size * 1000 / pages)


def _total(tx: Connection) -> int:
    if tx.dialect.name == "sqlite":
        asked = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    else:
        asked = "SELECT pg_database_size(current_database())"
    return int(tx.execute(text(asked)).scalar_one())


def _sqlite_sizes(tx: Connection) -> dict[str, int]:
    """By ``dbstat``, which not every SQLite has: then nothing is known by table."""
    asked = "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_schema m ON m.name = s.name GROUP BY 1"
    try:
        return {name: int(size) for name, size in tx.execute(text(asked))}
    except OperationalError as error:
        if "dbstat" not in str(error.orig):
            raise
        return {}


def _postgres_sizes(tx: Connection) -> dict[str, int]:
    asked = text("SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'")
    return {name: int(size) for name, size in tx.execute(asked)}
