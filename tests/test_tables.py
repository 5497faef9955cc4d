"""Every row of every table recognises its hits and leaves its misses alone."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from workers import tables
from workers.tables.row import Row


def rows() -> list[Row]:
    """Each row of each module in workers.tables, alone or in a tuple, found by its type."""
    found: dict[int, Row] = {}
    for module in iter_modules(tables.__path__):
        for value in vars(import_module(f"{tables.__name__}.{module.name}")).values():
            members = value if isinstance(value, tuple) else (value,)
            found.update({id(row): row for row in members if isinstance(row, Row)})
    return list(found.values())


ROWS = rows()


# One test for a row and not for each of its lines: there are thousands, and a test costs more than what it would try.
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_row_is_complete_and_knows_its_hits_only(row: Row) -> None:
    assert [field for field in ("id", "why", "forms", "hits", "misses") if not getattr(row, field)] == []
    assert [line for line in row.hits if not row.matches(line)] == [], "hits that it does not know"
    assert [line for line in row.misses if row.matches(line)] == [], "misses that it takes"
