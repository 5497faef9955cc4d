"""What a command writes: data to stdout, messages to stderr. Untrusted text passes ``safe`` on its way."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

import msgspec

from workers.contract import stamp
from workers.logged import safe as safe  # said again: what a command writes of others passes it

if TYPE_CHECKING:
    from rich.console import Console

#: What JSON leaves as it is, but a terminal acts on: C1 controls, DEL, and what turns the direction of writing.
_ACTIVE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def data(line: str = "") -> None:
    """One line of data. Not escaped: pass what a page says through ``safe``."""
    sys.stdout.write(line + "\n")


def say(message: str) -> None:
    """One line for the person who waits, on stderr."""
    sys.stderr.write(safe(message) + "\n")
    sys.stderr.flush()


def encoded(value: Any) -> str:
    """A value as JSON in one line, without a character that a terminal would act on."""
    text = msgspec.json.encode(value).decode("utf-8")
    return _ACTIVE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def json(value: Any) -> None:
    """A value as one line of JSON."""
    data(encoded(value))


def console(file: IO[str] | None = None) -> "Console":
    """A rich console that marks nothing up by itself; no colour under NO_COLOR or in a pipe.

    What is no terminal is 200 columns wide, unless COLUMNS says otherwise.
    """
    from rich.console import Console

    stream = file or sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else 200
    return Console(file=stream, highlight=False, markup=False, emoji=False, width=width, soft_wrap=False)


def table(columns: Sequence[str], rows: Iterable[Sequence[object]], *, title: str | None = None) -> None:
    """A table of untrusted cells on stdout; its title stands whole in one line above, however narrow the table."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    grid = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        grid.add_column(column, overflow="fold")
    for row in rows:
        grid.add_row(*(Text(safe(_worded(cell))) for cell in row))
    if title:
        data(safe(title))
    console().print(grid)


def _worded(cell: object) -> object:
    """A cell as people read it: a moment in UTC to the second, a dash for what is not known."""
    if isinstance(cell, datetime):
        return stamp(cell)
    return "-" if cell is None else cell
