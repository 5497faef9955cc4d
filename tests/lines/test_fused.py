"""A name and a date that touch come apart, and nothing else does."""

import pytest

from workers.lines.bylines import read_byline
from workers.lines.dates import find_dates
from workers.lines.fused import unfused

#: Line -> where the space was put back.
HITS = {
    "By Ada WinterMarch 3, 2021": "By Ada Winter March 3, 2021",
    "By ADA WINTERMarch 3, 2021": "By ADA WINTER March 3, 2021",
    "Ada WinterSept. 18, 2025": "Ada Winter Sept. 18, 2025",
    "By Ada WinterMonday, March 3, 2021": "By Ada Winter Monday, March 3, 2021",
    "By Ada WinterUpdated March 3, 2021 10:05": "By Ada Winter Updated March 3, 2021 10:05",
    "Written by Ada WinterPublished on 3 May 2024": "Written by Ada Winter Published on 3 May 2024",
    "By Ada Winter2 hours ago": "By Ada Winter 2 hours ago",
    "Von Jutta BirkeAktualisiert am 3. März 2021": "Von Jutta Birke Aktualisiert am 3. März 2021",
    "Par Odile MercierPublié le 3 mars 2021": "Par Odile Mercier Publié le 3 mars 2021",
    "Por Inés RuizActualizado el 3 de mayo de 2024": "Por Inés Ruiz Actualizado el 3 de mayo de 2024",
    "Di Carla MontiMarzo 3, 2021": "Di Carla Monti Marzo 3, 2021",
    "Ирина ЛебедеваОбновлено 3 марта 2021": "Ирина Лебедева Обновлено 3 марта 2021",
    "Ирина ЛебедеваМарт 3, 2021": "Ирина Лебедева Март 3, 2021",
}
MISSES = (
    "By Ada McMay 3 times a champion",
    "By Bo LeMarch, 3 May 2024",
    "By Ada Winter March 3, 2021",
    "MacDonald signed on 3 May 2024",
    "LinkedIn and YouTube grew by 3 %",
    "By Ada WinterMarch",
    "iPhone 15 and GitHub in 2024",
    "Ada Winter, MdB, 3. März 2021",
    "WinterMayor elected in 2024",
    "Covid19 cases in 12 towns",
)


@pytest.mark.parametrize(("line", "apart"), HITS.items())
def test_a_name_and_a_date_come_apart(line: str, apart: str) -> None:
    assert unfused(line) == apart


@pytest.mark.parametrize("line", MISSES)
def test_other_lines_stay_as_they_are(line: str) -> None:
    assert unfused(line) == line


@pytest.mark.parametrize("line", HITS.values())
def test_what_is_apart_stays_so(line: str) -> None:
    assert unfused(line) == line


def test_the_byline_and_the_date_are_read_each() -> None:
    byline = read_byline("By Ada WinterMarch 3, 2021")
    assert byline is not None
    assert [credit.name for credit in byline.credits] == ["Ada Winter"]
    assert [found.raw for found in find_dates("By Ada WinterMarch 3, 2021")] == ["March 3, 2021"]


@pytest.mark.parametrize("line", ["By Ada WinterUpdated March 3, 2021", "Par Odile MercierMis à jour le 3 mars 2021"])
def test_a_label_that_touches_the_name_is_the_dates(line: str) -> None:
    assert [found.modified for found in find_dates(line)] == [True]
