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


@pytest.mark.parametrize("language", BYLINES)
def test_bylines(language: str) -> None:
    bylines = {line: read_byline(line) for line in BYLINES[language]}
    found = {line: "|".join(credit.name for credit in one.credits) if one else "" for line, one in bylines.items()}
    assert found == BYLINES[language]


@pytest.mark.parametrize("language", DATES)
def test_dates(language: str) -> None:
    assert {line: said(line, language, value) for line, value in DATES[language].items()} == DATES[language]


def said(line: str, language: str, value: str) -> str:
    """The date that a line says; "-" where it is refused with its reason, nothing where none is read."""
    reading = read_date(line, fetched_at=AT, language=None if value == "-" else language)
    if reading is None:
        return ""
    return reading.published.value if reading.published else "-" if reading.refused else "refused without a reason"


def test_each_language_has_its_number_of_lines() -> None:
    for lines, least, every in ((BYLINES, BYLINES_EACH, ALL_BYLINES), (DATES, DATES_EACH, ALL_DATES)):
        assert len(lines) >= LANGUAGES
        assert [language for language, said in lines.items() if len(said) < least] == []
        assert [language for language, said in lines.items() if list(said.values()).count("") < MISSES_EACH] == []
        assert sum(map(len, lines.values())) >= every
