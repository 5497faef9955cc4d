"""Every byline and date of many languages is read as it is meant; no language may fall below its number of lines."""

from datetime import UTC, datetime

import pytest
from lines.spoken_lines import BYLINES, DATES

from workers.lines.bylines import read_byline
from workers.lines.dates import read_date

AT = datetime(2025, 10, 18, 12, 0, tzinfo=UTC)
#: So many languages, and so many lines of each, of which two at least are misses.
LANGUAGES, BYLINES_EACH, DATES_EACH, MISSES_EACH = 20, 6, 10, 2
#: So many lines in all.
ALL_BYLINES, ALL_DATES = 120, 200


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [(language, line, names) for language, lines in BYLINES.items() for line, names in lines.items()],
)
def test_byline(language: str, line: str, names: str) -> None:
    byline = read_byline(line)
    found = "|".join(credit.name for credit in byline.credits) if byline else ""
    assert found == names, language


@pytest.mark.parametrize(
    ("language", "line", "value"),
    [(language, line, value) for language, lines in DATES.items() for line, value in lines.items()],
)
def test_date(language: str, line: str, value: str) -> None:
    reading = read_date(line, fetched_at=AT, language=None if value == "-" else language)
    if reading is None:
        assert value == ""
    elif reading.published is None:
        assert value == "-", reading.refused
        assert reading.refused
    else:
        assert reading.published.value == value


def test_each_language_has_its_number_of_lines() -> None:
    for lines, least, every in ((BYLINES, BYLINES_EACH, ALL_BYLINES), (DATES, DATES_EACH, ALL_DATES)):
        assert len(lines) >= LANGUAGES
        assert [language for language, said in lines.items() if len(said) < least] == []
        assert [language for language, said in lines.items() if list(said.values()).count("") < MISSES_EACH] == []
        assert sum(map(len, lines.values())) >= every
