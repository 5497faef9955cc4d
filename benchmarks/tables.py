"""Tables, printed in columns or as Markdown."""

import sys
from collections.abc import Sequence

from msgspec import Struct


class Table(Struct, frozen=True, kw_only=True):
    """A title, the names of the columns, and rows of as many cells; the first column is text, the others figures."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def written(table: Table, *, markdown: bool) -> str:
    """A table as it is printed."""
    body = _markdown(table) if markdown else _columns(table)
    note = f"\n\n{table.note}" if table.note else ""
    title = f"**{table.title}**" if markdown else f"{table.title}\n{'-' * len(table.title)}"
    gap = "\n\n" if markdown else "\n"
    return f"\n{title}{gap}{body}{note}\n"


def print_tables(tables: Sequence[Table], *, markdown: bool) -> None:
    """Write tables to stdout."""
    for table in tables:
        sys.stdout.write(written(table, markdown=markdown))
    sys.stdout.flush()


def _markdown(table: Table) -> str:
    rule = ("---", *("---:" for _ in table.head[1:]))
    return "\n".join(f"| {' | '.join(row)} |" for row in (table.head, rule, *table.rows))


def _columns(table: Table) -> str:
    widths = [max(map(len, column)) for column in zip(table.head, *table.rows, strict=True)]
    return "\n".join(_line(row, widths) for row in (table.head, *table.rows))


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    figures = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
    return "  ".join((row[0].ljust(widths[0]), *figures)).rstrip()


def share(value: float) -> str:
    """A share as the field writes it: three places, no leading zero."""
    return f"{value:.3f}".removeprefix("0")
