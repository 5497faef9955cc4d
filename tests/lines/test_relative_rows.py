"""Every row of the relative dates is run: its hits are read in its language, its misses are not read at all."""

import pytest

from workers.lines.dates import read_date
from workers.lines.fold import narrow
from workers.lines.relative import find_ago
from workers.tables.relative import RELATIVE

HITS = [(row.language, hit) for row in RELATIVE for hit in row.hits]
MISSES = [miss for row in RELATIVE for miss in row.misses]
SAID = [
    form.replace("_", " ")
    for row in RELATIVE
    for groups in (row.days, row.last, row.now)
    for form in groups.replace("|", " ").split()
]


@pytest.mark.parametrize(("language", "line"), HITS)
def test_hit(language: str, line: str) -> None:
    assert find_ago(narrow(line)) is not None, f"{language}: not read"


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert find_ago(line) is None


@pytest.mark.parametrize("line", SAID)
def test_a_phrase_alone_is_a_date(line: str) -> None:
    reading = read_date(line)
    assert reading is not None
    assert "no time of the fetch" in (reading.refused or "")


@pytest.mark.parametrize("line", SAID)
def test_a_phrase_in_a_sentence_is_none(line: str) -> None:
    assert read_date(f"the harbour {line} was closed to all ships") is None


def test_every_row_has_both() -> None:
    assert [row.language for row in RELATIVE if not row.hits or not row.misses] == []


def test_words_of_days_weeks_and_the_moment_in_many_languages() -> None:
    for groups in ("days", "last", "now"):
        assert sum(bool(getattr(row, groups)) for row in RELATIVE) >= 25, groups
