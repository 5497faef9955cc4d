"""Days of something else than the text are told from its own, in several languages."""

import pytest

from workers.lines.dates import find_dates
from workers.lines.elsewhen import is_other_label

OTHERS = (
    "Joined: Mon Jul 24, 2017 9:28 am", "Expires 01/03/2026", "Valid until 3 May 2024", "Deadline: 3 May 2024",
    "Registriert: 18.09.2008, 05:56", "Anmeldeschluss: 3. Mai 2024", "Gültig bis 03.05.2024",
    "Inscrit depuis le 3 mai 2012", "Válido hasta el 3 de mayo de 2024", "Scadenza: 3 maggio 2024",
    "Lid sinds 3 mei 2012", "Medlem sedan 3 maj 2012", "Termin: 3 maja 2024", "Регистрация: 3 мая 2012",
    "有效期至 2024年5月3日", "登録日：2012年5月3日", "가입일 2012년 5월 3일", "تاريخ التسجيل: 3 مايو 2012",
    "Katılım tarihi: 3 Mayıs 2012",
)  # fmt: skip
SPANS = (
    "30. März 2024, 13:15 Uhr - 19:00 Uhr", "Friday, 3 May 2024, 6pm - 8pm", "3 mai 2024, 18:00 à 20:00",
    "12.–14. Mai 2024", "vom 3. bis 5. Mai 2024", "2024-05-03 - 2024-05-09", "3 de mayo de 2024, 10:00 – 12:00",
)  # fmt: skip
OWN = {
    "Published 12 May 2024, 10:00 | Updated 13 May 2024": ["2024-05-12T10:00", "2024-05-13"],
    "12 May 2024 - 3 min read": ["2024-05-12"],
    "2024-05-03 10:00-05:00": ["2024-05-03T10:00"],
    "Mai 3, 2024 - 10:00": ["2024-05-03T10:00"],
    "Reporter Jane Roe, 3 May 2024": ["2024-05-03"],
    "12.05.2024 10:00 13.05.2024 11:00": ["2024-05-12T10:00", "2024-05-13T11:00"],
}


@pytest.mark.parametrize("line", OTHERS)
def test_the_day_of_something_else(line: str) -> None:
    (found,) = find_dates(line)
    assert found.published is None
    assert (found.refused or "").startswith("the day of something else (")


@pytest.mark.parametrize("line", SPANS)
def test_a_span_of_days_or_hours(line: str) -> None:
    assert any((found.refused or "").startswith("a span of") for found in find_dates(line))


@pytest.mark.parametrize("line", OWN)
def test_a_texts_own_days(line: str) -> None:
    assert [found.published.value for found in find_dates(line) if found.published] == OWN[line]


def test_a_change_behind_a_publication_with_its_time() -> None:
    first, second = find_dates("Published 12 May 2024, 10:00 | Updated 13 May 2024")
    assert (first.issued, second.modified) == (True, True)


@pytest.mark.parametrize(("line", "other"), [("Start", True), ("Ende:", True), ("Deadline", True), ("Posted", False)])
def test_a_line_that_is_only_a_label(line: str, other: bool) -> None:
    assert is_other_label(line) is other
