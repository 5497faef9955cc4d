"""One row of a table: what it recognises, why it is there, and the texts that prove it."""

import re
from collections.abc import Iterable
from functools import cached_property

from msgspec import Struct


class Row(Struct, frozen=True, kw_only=True, dict=True):
    """A pattern with its reason.

    ``forms`` are regular expressions, each to match a whole line (case ignored, white space folded); ``where``
    says which place on a page the row speaks of. Each of ``hits`` must match and none of ``misses`` may.
    """

    id: str
    why: str
    forms: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    where: str = "anywhere"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All forms as one expression."""
        return re.compile("|".join(f"(?:{form})" for form in self.forms), re.IGNORECASE)

    def matches(self, line: str) -> bool:
        """Whether the whole line, with its white space folded, is one of the forms."""
        return self.pattern.fullmatch(" ".join(line.split())) is not None


def first_match(rows: Iterable[Row], line: str) -> Row | None:
    """The first row that recognises the line."""
    return next((row for row in rows if row.matches(line)), None)
