"""Relative dates in the languages that print them; a phrase of two languages means what it does in the first."""

from workers.tables.relative_latin import LATIN
from workers.tables.relative_other import OTHER
from workers.tables.relative_shape import Relative

RELATIVE: tuple[Relative, ...] = (*LATIN, *OTHER)
