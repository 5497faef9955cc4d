"""Relative dates against a fetch: units added up, several of them, duals, and words that stand alone."""

from datetime import UTC, datetime

import pytest

from workers.lines.dates import find_dates, read_date
from workers.model import Published

AT = datetime(2025, 10, 18, 12, 0, tzinfo=UTC)

#: line -> value, precision
COMPOUND: dict[str, tuple[str, str]] = {
    "1 year, 2 months ago": ("2024-08", "month"),
    "1 year and 2 months ago": ("2024-08", "month"),
    "one year, two months ago": ("2024-08", "month"),
    "2 hours and 20 minutes ago": ("2025-10-18T09:40", "minute"),
    "1h 20m ago": ("2025-10-18T10:40", "minute"),
    "1 week 2 days ago": ("2025-10-09", "day"),
    "vor 1 Jahr und 2 Monaten": ("2024-08", "month"),
    "il y a 1 an et 2 mois": ("2024-08", "month"),
    "hace 1 año y 2 meses": ("2024-08", "month"),
    "1 anno e 2 mesi fa": ("2024-08", "month"),
    "год и 2 месяца назад": ("2024-08", "month"),
    "před rokem a 2 měsíci": ("2024-08", "month"),
    "1 yıl 2 ay önce": ("2024-08", "month"),
    "منذ سنة وشهرين": ("2024-08", "month"),
    "לפני שנה וחודשיים": ("2024-08", "month"),
    "1年2个月前": ("2024-08", "month"),
    "1年2か月前": ("2024-08", "month"),
    "1년 2개월 전": ("2024-08", "month"),
}
DUAL: dict[str, tuple[str, str]] = {
    "منذ يومين": ("2025-10-16", "day"),
    "قبل شهرين": ("2025-08", "month"),
    "منذ ساعتين": ("2025-10-18T10", "hour"),
    "قبل دقيقتين": ("2025-10-18T11:58", "minute"),
    "منذ أسبوعين": ("2025-10", "month"),
    "منذ عامين": ("2023", "year"),
    "قبل سنتين": ("2023", "year"),
    "منذ شهر": ("2025-09", "month"),
    "منذ عام": ("2024", "year"),
    "לפני יומיים": ("2025-10-16", "day"),
    "לפני שעתיים": ("2025-10-18T10", "hour"),
    "לפני חודשיים": ("2025-08", "month"),
}
NUMBERS: dict[str, str] = {  # one number, several forms of its word
    "há duas horas": "2025-10-18T10",
    "há três dias": "2025-10-15",
    "две минуты назад": "2025-10-18T11:58",
    "otte dager siden": "2025-10-10",
    "åtte dager siden": "2025-10-10",
    "kettő órája": "2025-10-18T10",
    "acum două zile": "2025-10-16",
    "πριν από τρία λεπτά": "2025-10-18T11:57",
}
#: Several: line -> earliest, latest
SEVERAL: dict[str, tuple[str, str]] = {
    "several months ago": ("2024-11-18", "2025-08-18"),
    "a few days ago": ("2025-10-05", "2025-10-16"),
    "days ago": ("2025-10-05", "2025-10-16"),
    "a couple of weeks ago": ("2025-08-23", "2025-10-04"),
    "vor einigen Tagen": ("2025-10-05", "2025-10-16"),
    "vor ein paar Wochen": ("2025-08-23", "2025-10-04"),
    "il y a quelques jours": ("2025-10-05", "2025-10-16"),
    "hace unos días": ("2025-10-05", "2025-10-16"),
    "há alguns dias": ("2025-10-05", "2025-10-16"),
    "qualche mese fa": ("2024-11-18", "2025-08-18"),
    "kilka dni temu": ("2025-10-05", "2025-10-16"),
    "несколько дней назад": ("2025-10-05", "2025-10-16"),
    "birkaç gün önce": ("2025-10-05", "2025-10-16"),
    "منذ عدة أيام": ("2025-10-05", "2025-10-16"),
    "几天前": ("2025-10-05", "2025-10-16"),
    "数日前": ("2025-10-05", "2025-10-16"),
    "몇 달 전": ("2024-11-18", "2025-08-18"),
}
#: A word of its own: line -> value, precision, earliest, latest
SAID: dict[str, tuple[str, str, str, str]] = {
    "just now": ("2025-10-18T12:00", "minute", "2025-10-18T11:45Z", "2025-10-18T12:00Z"),
    "gerade eben": ("2025-10-18T12:00", "minute", "2025-10-18T11:45Z", "2025-10-18T12:00Z"),
    "только что": ("2025-10-18T12:00", "minute", "2025-10-18T11:45Z", "2025-10-18T12:00Z"),
    "刚刚": ("2025-10-18T12:00", "minute", "2025-10-18T11:45Z", "2025-10-18T12:00Z"),
    "last week": ("2025-10", "month", "2025-10-05", "2025-10-12"),
    "last month": ("2025-09", "month", "2025-09-01", "2025-09-30"),
    "last year": ("2024", "year", "2024-01-01", "2024-12-31"),
    "letzten Monat": ("2025-09", "month", "2025-09-01", "2025-09-30"),
    "le mois dernier": ("2025-09", "month", "2025-09-01", "2025-09-30"),
    "el año pasado": ("2024", "year", "2024-01-01", "2024-12-31"),
    "в прошлом месяце": ("2025-09", "month", "2025-09-01", "2025-09-30"),
    "الأسبوع الماضي": ("2025-10", "month", "2025-10-05", "2025-10-12"),
    "去年": ("2024", "year", "2024-01-01", "2024-12-31"),
    "Yesterday": ("2025-10-17", "day", "2025-10-16", "2025-10-18"),
    "Published yesterday": ("2025-10-17", "day", "2025-10-16", "2025-10-18"),
    "Yesterday at 14:05": ("2025-10-17T14:05", "minute", "2025-10-16", "2025-10-18"),
    "Gestern, 14:05 Uhr": ("2025-10-17T14:05", "minute", "2025-10-16", "2025-10-18"),
    "Hier à 14h05": ("2025-10-17T14:05", "minute", "2025-10-16", "2025-10-18"),
    "Вчера в 14:05": ("2025-10-17T14:05", "minute", "2025-10-16", "2025-10-18"),
    "昨日 14:05": ("2025-10-17T14:05", "minute", "2025-10-16", "2025-10-18"),
    "어제 오후 2:05": ("2025-10-17T14:05", "minute", "2025-10-16", "2025-10-18"),
}
WITH_SECTION = (
    "World 3 hours ago",
    "Política hace 3 horas",
    "В мире 3 часа назад",
    "国际 3小时前",
    "العالم منذ 3 ساعات",
)
MISSES = (
    "USA Today",
    "Today in history",
    "He left the harbour two years ago",
    "Она уехала месяц назад",
    "the captain said yesterday that he would wait",
    "What we learned last week from the sea",
    "now",
    "1 year 2 months",
)


def resolved(line: str, at: datetime = AT) -> Published:
    reading = read_date(line, fetched_at=at)
    assert reading is not None
    assert reading.published is not None, reading.refused
    assert reading.published.basis == "relative"
    return reading.published


@pytest.mark.parametrize("line", COMPOUND)
def test_units_are_added_up(line: str) -> None:
    found = resolved(line)
    assert (found.value, found.precision) == COMPOUND[line]


@pytest.mark.parametrize("line", DUAL)
def test_a_dual_is_two_and_a_singular_one(line: str) -> None:
    found = resolved(line)
    assert (found.value, found.precision) == DUAL[line]


@pytest.mark.parametrize("line", NUMBERS)
def test_forms_of_one_number(line: str) -> None:
    assert resolved(line).value == NUMBERS[line]


@pytest.mark.parametrize("line", SEVERAL)
def test_several_gives_an_interval_and_no_day(line: str) -> None:
    found = resolved(line)
    assert (found.earliest, found.latest) == SEVERAL[line]
    assert found.precision in ("month", "year")


def test_several_keeps_no_more_than_its_bounds_share() -> None:
    values = {day: resolved("a few days ago", AT.replace(day=day)).value for day in (2, 18)}
    assert values == {2: "2025-09", 18: "2025-10"}
    assert resolved("a few days ago", AT.replace(day=8)).value == "2025"


def test_several_years_tell_no_year() -> None:
    reading = read_date("several years ago", fetched_at=AT)
    assert reading is not None
    assert reading.published is None
    assert reading.refused == "several years ago, which tells no year"


@pytest.mark.parametrize("line", SAID)
def test_a_word_of_its_own(line: str) -> None:
    found = resolved(line)
    assert (found.value, found.precision, found.earliest, found.latest) == SAID[line]


@pytest.mark.parametrize("line", WITH_SECTION)
def test_a_section_and_a_relative_date_in_one_line(line: str) -> None:
    assert resolved(line).value == "2025-10-18T09"


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert read_date(line, fetched_at=AT) is None


def test_a_change_is_told_from_the_publication() -> None:
    found = find_dates("Updated 2 hours ago | Published 3 days ago", fetched_at=AT)
    assert [(reading.published.value, reading.modified) for reading in found if reading.published] == [
        ("2025-10-18T10", True),
        ("2025-10-15", False),
    ]


def test_a_time_beside_a_day_keeps_the_zone_that_is_stated() -> None:
    assert resolved("Yesterday at 14:05 CET").zone == "+01:00"
    assert resolved("Yesterday at 14:05").zone is None


def test_a_long_hostile_line_ends() -> None:
    assert find_dates("1 year " * 17 + "x") == ()
    assert find_dates("1 an et " * 5000) == ()
