"""The quick look lets every line through that could hold a date, and holds most others back."""

import pytest

from workers.lines.dates import read_date
from workers.lines.when import may_hold_date, may_hold_weekday
from workers.tables.months import WEEKDAYS
from workers.tables.relative import RELATIVE


def test_every_relative_date_is_let_through() -> None:
    hits = [hit for row in RELATIVE for hit in row.hits]
    assert [hit for hit in hits if not may_hold_date(hit)] == []


def test_every_phrase_is_let_through() -> None:
    groups = [group for row in RELATIVE for group in (row.days, row.last, row.now)]
    phrases = [form.replace("_", " ") for group in groups for form in group.replace("|", " ").split()]
    assert [phrase for phrase in phrases if not may_hold_date(f"({phrase.upper()})")] == []


def test_every_day_of_the_week_is_let_through() -> None:
    assert [day for day in WEEKDAYS if not may_hold_date(day)] == []


def test_every_day_of_the_week_is_found_beside_figures() -> None:
    lines = [form.format(day.upper()) for day in WEEKDAYS for form in ("{} 14:05", "({})", "Updated: {}, 3")]
    assert [line for line in lines if not may_hold_weekday(line)] == []


@pytest.mark.parametrize("line", ["12 comments", "Die 7 Häfen", "Порт 3", "Mondays 14:05"])
def test_a_line_without_a_day_of_the_week_is_held_back(line: str) -> None:
    assert not may_hold_weekday(line)
    assert read_date(line) is None


@pytest.mark.parametrize("line", ["3 May", "٣ مايو", "egy hete", "Há poucos dias atrás", "„Gestern“", "vor Jahren"])
def test_what_could_be_a_date_is_let_through(line: str) -> None:
    assert may_hold_date(line)


@pytest.mark.parametrize(
    "line",
    ["Home", "The harbour master speaks", "Der Hafenmeister spricht", "Начальник порта говорит", "Le port est fermé"],
)
def test_what_holds_no_word_for_a_day_is_held_back(line: str) -> None:
    assert not may_hold_date(line)
    assert read_date(line) is None
