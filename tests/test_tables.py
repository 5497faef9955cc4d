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


@pytest.mark.parametrize(("row", "line"), [(row, hit) for row in ROWS for hit in row.hits], ids=str)
def test_hit(row: Row, line: str) -> None:
    assert row.matches(line), f"{row.id} does not know {line!r}"


@pytest.mark.parametrize(("row", "line"), [(row, miss) for row in ROWS for miss in row.misses], ids=str)
def test_miss(row: Row, line: str) -> None:
    assert not row.matches(line), f"{row.id} takes {line!r}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_row_is_complete(row: Row) -> None:
    assert row.id
    assert row.why
    assert row.forms
    assert row.hits
    assert row.misses
