"""Statements that run for every page: compiled once for each engine, then given to the driver as they are.

SQLAlchemy takes 20 to 30 µs to run a compiled statement and SQLite 3 of its own; a page takes 13 statements. Only
the way is shorter: the statements are SQLAlchemy's, and so are the connection and its transaction. What comes back
is the driver's own, so that moments are read by ``Connection.execute`` and not here.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import ClauseElement, Connection

Values = Mapping[str, Any]
Row = tuple[Any, ...]
#: How a value is written for a driver.
Way = Callable[[Any], Any]


class Prepared:
    """One statement; ``make`` gives it for a dialect ("sqlite", "postgresql"), with ``columns`` for an INSERT."""

    def __init__(self, make: ClauseElement | Callable[[str], ClauseElement], columns: Sequence[str] = ()) -> None:
        self._make = make if callable(make) else lambda _: make
        self._columns = list(columns) or None
        self._compiled: dict[str, tuple[str, Callable[[Values], Any]]] = {}

    def first(self, tx: Connection, values: Values) -> Row | None:
        """The first row; None for none."""
        row: Row | None = self._run(tx, values).fetchone()
        return row

    def rows(self, tx: Connection, values: Values) -> list[Row]:
        """All rows."""
        found: list[Row] = self._run(tx, values).fetchall()
        return found

    def touched(self, tx: Connection, values: Values) -> bool:
        """Run it; whether it inserted, changed or deleted a row."""
        return bool(self._run(tx, values).rowcount > 0)

    def many(self, tx: Connection, values: Sequence[Values]) -> None:
        """Run it for each of many sets of values."""
        sql, bind = self._of(tx)
        _driver(tx).cursor().executemany(sql, list(map(bind, values)))

    def _run(self, tx: Connection, values: Values) -> Any:
        sql, bind = self._of(tx)
        if tx.dialect.name == "sqlite":
            return _driver(tx).execute(sql, bind(values))
        # Signatures and texts are bytes: as text each would be written and read as two digits.
        return _driver(tx).execute(sql, bind(values), binary=True)

    def _of(self, tx: Connection) -> tuple[str, Callable[[Values], Any]]:
        name = tx.dialect.name
        if name not in self._compiled:
            self._compiled[name] = self._compile(tx)
        return self._compiled[name]

    def _compile(self, tx: Connection) -> tuple[str, Callable[[Values], Any]]:
        dialect = tx.dialect
        compiled: Any = self._make(dialect.name).compile(dialect=dialect, column_keys=self._columns)
        fixed = {name: value for name, value in compiled.params.items() if value is not None}
        ways = {
            name: found.type.dialect_impl(dialect).bind_processor(dialect)
            for found, name in compiled.bind_names.items()
        }
        order: list[str] | None = compiled.positiontup
        if order is None:
            return str(compiled), partial(_named, fixed, {name: way for name, way in ways.items() if way})
        return str(compiled), partial(
            _placed, fixed, order, [(at, way) for at, name in enumerate(order) if (way := ways[name])]
        )


def _named(fixed: Values, ways: Mapping[str, Way], values: Values) -> dict[str, Any]:
    bound = {**fixed, **values}
    for name, way in ways.items():
        bound[name] = way(bound[name])
    return bound


def _placed(fixed: Values, order: Sequence[str], ways: Sequence[tuple[int, Way]], values: Values) -> list[Any]:
    given = {**fixed, **values} if fixed else values
    bound = [given[name] for name in order]
    for at, way in ways:
        bound[at] = way(bound[at])
    return bound


def _driver(tx: Connection) -> Any:
    return tx.connection.driver_connection
