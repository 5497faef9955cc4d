"""Lines with the shape of a person's name that are headings, labels or pieces of dates."""

import pytest

from workers.lines.headings import is_heading

HEADINGS = (
    "",
    "Aktuelle Meldung",
    "Aus der Hafenregion",
    "Im Wortlaut",
    "Pressemitteilung Aktuell",
    "Press Release",
    "Published Tue",
    "Last Update",
    "All Stories",
    "Toutes Nouvelles",
    "Comunicado Oficial",
    "Reuters Next",
    "Middle East",
    "更新",
    "Friday Evening",
)
NAMES = (
    "Ada Winter",
    "April Sommer",
    "Jean Mars",
    "Ludo van der Meer",
    "Ирина Лебедева",
    "山田花子",
    "سلمى حداد",
    "Ana Mar",
)


@pytest.mark.parametrize("line", HEADINGS)
def test_heading(line: str) -> None:
    assert is_heading(line)


@pytest.mark.parametrize("name", NAMES)
def test_name(name: str) -> None:
    assert not is_heading(name)
