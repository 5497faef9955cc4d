"""How large the store is, and how it grows."""

from msgspec import Struct
from sqlalchemy import Connection, Table, func, select, text
from sqlalchemy.exc import OperationalError

from workers.store.engine import Store
from workers.store.schema import metadata, observation

_SQLITE_SIZES = "SELECT m.tbl_name, sum(s.pgsize) FROM dbstat s JOIN sqlite_schema m ON m.name = s.name GROUP BY 1"
#: An empty table and each of its indexes take a page.
_SQLITE_EMPTY = (
    "SELECT tbl_name, count(*) * (SELECT page_size FROM pragma_page_size()) "
    "FROM sqlite_schema WHERE rootpage > 0 GROUP BY 1"
)
_POSTGRES_SIZES = "SELECT relname, pg_total_relation_size(oid) FROM pg_class WHERE relkind = 'r'"
#: An empty index takes a page, also that of long values; an empty table takes none.
_POSTGRES_EMPTY = (
    "SELECT relname, current_setting('block_size')::bigint * (SELECT count(*) FROM pg_index "
    "WHERE indrelid IN (pg_class.oid, pg_class.reltoastrelid)) FROM pg_class WHERE relkind = 'r'"
)


class Size(Struct, frozen=True, kw_only=True):
    """Of one table: ``bytes`` with its indexes (None where SQLite cannot tell), ``per_1000_pages`` of growth."""

    rows: int
    bytes: int | None
    per_1000_pages: int | None


class Stats(Struct, frozen=True, kw_only=True):
    """Of the whole store; a page is a sighting. The archive's files are not in it.

    Growth leaves out what an empty store takes: for few pages that would be nearly all of it.
    """

    pages: int
    bytes: int
    per_1000_pages: int | None
    tables: dict[str, Size]


def stats(store: Store) -> Stats:
    """Measure the store: rows and bytes by table, and bytes for every 1,000 pages so far."""
    with store.read() as tx:
        pages = _count(tx, observation)
        total = _total(tx)
        sizes = _sqlite_sizes(tx) if store.is_sqlite else _by_table(tx, _POSTGRES_SIZES)
        empty = _by_table(tx, _SQLITE_EMPTY if store.is_sqlite else _POSTGRES_EMPTY)
        tables = {}
        for table in metadata.sorted_tables:
            size = sizes.get(table.name)
            grown = None if size is None else size - empty.get(table.name, 0)
            tables[table.name] = Size(rows=_count(tx, table), bytes=size, per_1000_pages=_growth(grown, pages))
    known = sum(sizes[name] - empty.get(name, 0) for name in tables if name in sizes)
    grown = known if sizes else total - sum(empty.values())
    return Stats(pages=pages, bytes=total, per_1000_pages=_growth(grown, pages), tables=tables)


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
    try:
        return _by_table(tx, _SQLITE_SIZES)
    except OperationalError as error:
        if "dbstat" not in str(error.orig):
            raise
        return {}


def _by_table(tx: Connection, asked: str) -> dict[str, int]:
    return {name: int(size) for name, size in tx.execute(text(asked))}
