"""The quick look lets every line through that a table knows, and holds most others back."""

import pytest

from workers.lines.credit_lines import read_credit_line
from workers.lines.sieve import may_name_sender
from workers.tables.agencies import AGENCIES
from workers.tables.agency_words import NEWS_AGENCY
from workers.tables.bylines import BEHIND
from workers.tables.desks import AGENCIES_UNNAMED, AGENCY_SINGULAR, DESK
from workers.tables.row import Row

KNOWN = (*AGENCIES_UNNAMED, *AGENCY_SINGULAR, *BEHIND, *DESK, *NEWS_AGENCY)


@pytest.mark.parametrize("row", KNOWN, ids=lambda row: row.id)
def test_what_a_table_knows_is_let_through(row: Row) -> None:
    assert [hit for hit in row.hits if not may_name_sender(hit)] == []


def test_every_agency_is_let_through_under_every_name() -> None:
    names = [name for agency in AGENCIES for name in (agency.name, *agency.aliases)]
    assert [name for name in names if not may_name_sender(f"({name}, Oslo)")] == []
    assert [name for name in names if not may_name_sender(name.upper())] == []


@pytest.mark.parametrize(
    "line",
    ["Home", "Search for a job", "The harbour master speaks", "Der Hafenmeister spricht", "Начальник порта говорит"],
)
def test_what_names_nobody_is_held_back(line: str) -> None:
    assert not may_name_sender(line)
    assert read_credit_line(line) == ()
