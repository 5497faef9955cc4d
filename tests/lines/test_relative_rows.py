"""Every row of the relative dates is run: its hits are read in its language, its misses are not read at all."""

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


def test_every_hit_is_read() -> None:
    assert [(language, line) for language, line in HITS if find_ago(narrow(line)) is None] == []


def test_no_miss_is_read() -> None:
    assert [line for line in MISSES if find_ago(line) is not None] == []


def test_each_phrase_alone_is_a_date_that_needs_the_time_of_the_fetch() -> None:
    assert len(SAID) > 300
    readings = {line: read_date(line) for line in SAID}
    refused = {line for line, read in readings.items() if read and "no time of the fetch" in (read.refused or "")}
    assert [line for line in SAID if line not in refused] == []


def test_no_phrase_in_a_sentence_is_a_date() -> None:
    assert [line for line in SAID if read_date(f"the harbour {line} was closed to all ships") is not None] == []


def test_every_row_has_both() -> None:
    assert [row.language for row in RELATIVE if not row.hits or not row.misses] == []


def test_words_of_days_weeks_and_the_moment_in_many_languages() -> None:
    for groups in ("days", "last", "now"):
        assert sum(bool(getattr(row, groups)) for row in RELATIVE) >= 25, groups
