"""Printed dates in many languages: what they say, no more, and lines that are no dates."""

from datetime import UTC, datetime

import pytest

from workers.lines.dates import find_dates, read_date

AT = datetime(2025, 10, 18, 12, 0, tzinfo=UTC)

#: line -> value, zone
ABSOLUTE: dict[str, tuple[str, str | None]] = {
    "2025-09-18": ("2025-09-18", None),
    "2025-09-18T14:05:00+02:00": ("2025-09-18T14:05:00", "+02:00"),
    "2025-09-18 14:05": ("2025-09-18T14:05", None),
    "2025/09/18 14:05 JST": ("2025-09-18T14:05", "+09:00"),
    "2025.09.18": ("2025-09-18", None),
    "18.09.2025": ("2025-09-18", None),
    "18. 9. 2025": ("2025-09-18", None),
    "18.09.25": ("2025-09-18", None),
    "18/09/2025": ("2025-09-18", None),
    "09/18/2025": ("2025-09-18", None),
    "05/05/2025": ("2025-05-05", None),
    "18-09-2025": ("2025-09-18", None),
    "September 18, 2025": ("2025-09-18", None),
    "Sept. 18, 2025": ("2025-09-18", None),
    "18 September 2025": ("2025-09-18", None),
    "18th September 2025": ("2025-09-18", None),
    "the 1st of May 2025": ("2025-05-01", None),
    "Thursday, September 18, 2025": ("2025-09-18", None),
    "Thu, 18 Sep 2025 14:05:00 +0200": ("2025-09-18T14:05:00", "+02:00"),
    "Sep 18, 2025 at 3:15 p.m. EDT": ("2025-09-18T15:15", "-04:00"),
    "Sep 18, 2025, 3 PM": ("2025-09-18T15", None),
    "18 de septiembre de 2025, 10:40 p. m.": ("2025-09-18T22:40", None),
    "18 de septiembre de 2025, 12:40 a. m.": ("2025-09-18T00:40", None),
    "الخميس 18 سبتمبر 2025 04:20 م": ("2025-09-18T16:20", None),
    "18 سبتمبر 2025 - 04:20 ص": ("2025-09-18T04:20", None),
    "18 سبتمبر 2025 - 10:40 مساءً": ("2025-09-18T22:40", None),
    "18 سبتمبر 2025 - 10:40 صباحًا": ("2025-09-18T10:40", None),
    "18 Σεπτεμβρίου 2025, 4:20 μ.μ.": ("2025-09-18T16:20", None),
    "18 Σεπτεμβρίου 2025, 4:20 π.μ.": ("2025-09-18T04:20", None),
    "2:05 PM · Sep 18, 2025": ("2025-09-18T14:05", None),
    "12:05 AM, 18 Sep 2025": ("2025-09-18T00:05", None),
    "18 Sep 2025 14:05 CST": ("2025-09-18T14:05", None),
    "18 Sep 2025 14:05 ET": ("2025-09-18T14:05", None),
    "18 Sep 2025 14:05 GMT+3": ("2025-09-18T14:05", "+03:00"),
    "18 Sep 2025 14:05 IST": ("2025-09-18T14:05", None),
    "18-Sep-2025": ("2025-09-18", None),
    "24 نيسان / أبريل 2020": ("2020-04-24", None),
    "22. juni/lipanj, 2020": ("2020-06-22", None),
    "London, 18 September 2025": ("2025-09-18", None),
    "Published: 18 September 2025": ("2025-09-18", None),
    "18 Sept 2025 • 3 min read": ("2025-09-18", None),
    "Posted 6:00 AM, Sep 18, 2025 and last updated 7:15 AM, Sep 19, 2025": ("2025-09-18T06:00", None),
    "Publié le 18 septembre 2025 et mis à jour le 19 septembre 2025": ("2025-09-18", None),
    "September 2025": ("2025-09", None),
    "18. September 2025, 14:05 Uhr": ("2025-09-18T14:05", None),
    "18. September 2025, 14.05 Uhr": ("2025-09-18T14:05", None),
    "Donnerstag, 18. September 2025": ("2025-09-18", None),
    "18. März 2025": ("2025-03-18", None),
    "18. Jänner 2025": ("2025-01-18", None),
    "Veröffentlicht am 18.09.2025 um 14:05 Uhr MESZ": ("2025-09-18T14:05", "+02:00"),
    "18 septembre 2025": ("2025-09-18", None),
    "1er août 2025": ("2025-08-01", None),
    "Publié le 18 septembre 2025 à 14h05": ("2025-09-18T14:05", None),
    "18 de septiembre de 2025": ("2025-09-18", None),
    "18 de setembro de 2025 às 14h05": ("2025-09-18T14:05", None),
    "18 settembre 2025": ("2025-09-18", None),
    "18 september 2025": ("2025-09-18", None),
    "18 maart 2025": ("2025-03-18", None),
    "den 18 september 2025 kl. 14.05": ("2025-09-18T14:05", None),
    "18. syyskuuta 2025": ("2025-09-18", None),
    "18.9.2025 klo 14.05": ("2025-09-18T14:05", None),
    "18 września 2025": ("2025-09-18", None),
    "18. září 2025": ("2025-09-18", None),
    "18. septembra 2025": ("2025-09-18", None),
    "2025. szeptember 18.": ("2025-09-18", None),
    "18 septembrie 2025": ("2025-09-18", None),
    "18 сентября 2025 г.": ("2025-09-18", None),
    "18 вересня 2025 року": ("2025-09-18", None),
    "18 септември 2025": ("2025-09-18", None),
    "18 Σεπτεμβρίου 2025": ("2025-09-18", None),
    "18 Eylül 2025": ("2025-09-18", None),
    "2025 m. rugsėjo 18 d.": ("2025-09-18", None),
    "18 de setembre de 2025": ("2025-09-18", None),
    "١٨ سبتمبر ٢٠٢٥": ("2025-09-18", None),
    "18 أيلول 2025": ("2025-09-18", None),
    "18 تشرين الأول 2025": ("2025-10-18", None),
    "18 בספטמבר 2025": ("2025-09-18", None),
    "18 सितंबर 2025": ("2025-09-18", None),
    "१८ सितंबर २०२५": ("2025-09-18", None),
    "১৮ সেপ্টেম্বর ২০২৫": ("2025-09-18", None),
    "18 กันยายน 2568": ("2025-09-18", None),
    "18 ก.ย. 2568": ("2025-09-18", None),
    "18 tháng 9, 2025": ("2025-09-18", None),
    "18 Agustus 2025": ("2025-08-18", None),
    "2025年9月18日": ("2025-09-18", None),
    "2025年9月18日 14:05": ("2025-09-18T14:05", None),
    "2025年9月": ("2025-09", None),
    "令和7年9月18日": ("2025-09-18", None),
    "民國114年9月18日": ("2025-09-18", None),
    "2025년 9월 18일": ("2025-09-18", None),
    "2025년 9월 18일 오후 2:05": ("2025-09-18T14:05", None),
}
#: line -> part of the reason
REFUSED: dict[str, str] = {
    "09/10/2025": "either",
    "18 September": "without its year",
    "one month ago": "no time of the fetch",
    "vor 3 Stunden": "no time of the fetch",
    "昨天": "no time of the fetch",
    "Thursday": "day of the week",
    "Donnerstag": "day of the week",
    "Thursday 14:05": "day of the week",
    "Updated Thursday at 2:05 pm": "day of the week",
    "Aktualisiert: Donnerstag, 14:05 Uhr": "day of the week",
    "jeudi 14h05": "day of the week",
    "четверг, 14:05": "day of the week",
    "木曜日 14:05": "day of the week",
    "목요일 14:05": "day of the week",
    "الخميس 14:05": "day of the week",
    "31 February 2025": "no such day",
    "2025-13-45": "no such day",
    "1447/03/26": "another calendar",
    "1404/06/27": "another calendar",
    "26 ربيع الأول 1447": "Islamic",
    "27 شهریور 1404": "Iranian",
    "114年9月18日": "era",
    "18 listopad 2025": "another month",
}
MISSES = (
    "",
    "2025",
    "14:05",
    "Thursday 14:05 and Friday 9:30",
    "Thursday's shift starts at 14:05",
    "Read our 2025 report",
    "In September 2025 the council said that it would wait",
    "access",
    "May I come in",
    "March for peace",
    "Version 3.5.2",
    "3 min read",
    "1,024 comments",
    "The company was founded on 18 September 1990 by two sisters in a shed",
    "© 2025 Harbour Gazette",
    "x" * 500,
)
#: line -> value, precision
RELATIVE: dict[str, tuple[str, str]] = {
    "one month ago": ("2025-09", "month"),
    "3 weeks ago": ("2025-09", "month"),
    "2 days ago": ("2025-10-16", "day"),
    "yesterday": ("2025-10-17", "day"),
    "3 hours ago": ("2025-10-18T09", "hour"),
    "5 mins ago": ("2025-10-18T11:55", "minute"),
    "20 minutes ago": ("2025-10-18T11:40", "minute"),  # "ago" is August in three languages
    "1 min ago": ("2025-10-18T11:59", "minute"),
    "6d ago": ("2025-10-12", "day"),
    "2 years ago": ("2023", "year"),
    "vor 3 Stunden": ("2025-10-18T09", "hour"),
    "vor einem Monat": ("2025-09", "month"),
    "il y a 2 jours": ("2025-10-16", "day"),
    "hace 2 días": ("2025-10-16", "day"),
    "há 2 dias": ("2025-10-16", "day"),
    "2 ore fa": ("2025-10-18T10", "hour"),
    "2 dagen geleden": ("2025-10-16", "day"),
    "för 2 dagar sedan": ("2025-10-16", "day"),
    "2 dni temu": ("2025-10-16", "day"),
    "час назад": ("2025-10-18T11", "hour"),
    "2 дня назад": ("2025-10-16", "day"),
    "годину тому": ("2025-10-18T11", "hour"),
    "2 gün önce": ("2025-10-16", "day"),
    "منذ 3 ساعات": ("2025-10-18T09", "hour"),
    "2 घंटे पहले": ("2025-10-18T10", "hour"),
    "昨天": ("2025-10-17", "day"),
    "两天前": ("2025-10-16", "day"),
    "3時間前": ("2025-10-18T09", "hour"),
    "2일 전": ("2025-10-16", "day"),
    "18 September": ("2025-09-18", "day"),
    "24 December": ("2024-12-24", "day"),
}


@pytest.mark.parametrize("line", ABSOLUTE)
def test_absolute(line: str) -> None:
    reading = read_date(line)
    assert reading is not None
    assert reading.published is not None, reading.refused
    assert (reading.published.value, reading.published.zone) == ABSOLUTE[line]


@pytest.mark.parametrize("line", REFUSED)
def test_refused_with_its_reason(line: str) -> None:
    reading = read_date(line)
    assert reading is not None
    assert reading.published is None
    assert REFUSED[line] in (reading.refused or "")


@pytest.mark.parametrize("line", MISSES)
def test_miss(line: str) -> None:
    assert read_date(line) is None


@pytest.mark.parametrize("line", RELATIVE)
def test_relative(line: str) -> None:
    reading = read_date(line, fetched_at=AT)
    assert reading is not None
    assert reading.published is not None
    assert (reading.published.value, reading.published.precision) == RELATIVE[line]
    assert reading.published.basis == "relative"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (
            "Posted 6:00 AM, May 3, 2025 and last updated 7:15 AM, May 4, 2025",
            ["2025-05-03T06:00", "2025-05-04T07:15"],
        ),
        ("06:00, 3 mai 2025 - Mis à jour 07:15, 4 mai 2025", ["2025-05-03T06:00", "2025-05-04T07:15"]),
        ("3. Mai 2025, 06:00 Uhr, aktualisiert 4. Mai 2025, 07:15 Uhr", ["2025-05-03T06:00", "2025-05-04T07:15"]),
        ("3 May 2025 06:00, 4 May 2025 07:15", ["2025-05-03T06:00", "2025-05-04T07:15"]),
    ],
)
def test_a_time_of_day_that_touches_the_next_date_is_that_dates(line: str, values: list[str]) -> None:
    assert [found.published.value for found in find_dates(line) if found.published] == values


def test_a_relative_date_is_bounded() -> None:
    reading = read_date("one month ago", fetched_at=AT)
    assert reading is not None
    assert reading.published is not None
    assert (reading.published.earliest, reading.published.latest) == ("2025-08-18", "2025-09-25")


@pytest.mark.parametrize(
    ("language", "value"),
    [("en-us", "2025-09-10"), ("en-gb", "2025-10-09"), ("de", "2025-10-09"), ("en", None), (None, None)],
)
def test_the_order_of_figures_is_the_languages(language: str | None, value: str | None) -> None:
    reading = read_date("09/10/2025", language=language)
    assert reading is not None
    assert (reading.published.value if reading.published else None) == value


def test_a_month_of_two_languages_is_told_by_the_language() -> None:
    values = [read_date("18 listopada 2025", language=language) for language in ("pl", "hr")]
    assert [reading.published.value for reading in values if reading and reading.published] == [
        "2025-11-18",
        "2025-10-18",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Updated: 18 September 2025",
        "Stand: 18.09.2025",
        "Mis à jour le 18 septembre 2025",
        "Обновлено 18 сентября 2025",
        "更新：2025年9月18日",
        "2025年9月18日 更新",
        "Päivitetty 18.9.2025",
        "آخر تحديث: 18 سبتمبر 2025",
    ],
)
def test_a_change_is_marked(line: str) -> None:
    reading = read_date(line)
    assert reading is not None
    assert reading.published is not None
    assert (reading.published.value, reading.modified) == ("2025-09-18", True)


def test_publication_and_change_in_one_line() -> None:
    found = find_dates("Published 1 September 2025, updated 2 September 2025 at 10:30")
    assert [(found.published.value, found.modified) for found in found if found.published] == [
        ("2025-09-01", False),
        ("2025-09-02T10:30", True),
    ]


def test_a_label_between_two_dates_is_the_seconds() -> None:
    for line in ("05.04.2025 - Güncelleme : 06.04.2025", "5 April 2025, updated 6 April 2025"):
        assert [found.modified for found in find_dates(line)] == [False, True], line
    assert find_dates("2025年4月6日更新 2025年4月5日")[0].modified


def test_a_leap_day_without_a_year_needs_a_leap_year() -> None:
    reading = read_date("29 February", fetched_at=AT.replace(year=2027))
    assert reading is not None
    assert reading.published is None
    assert reading.refused


def test_a_number_that_is_no_year_leaves_no_year_to_be_guessed() -> None:
    for line in ("Published 1 January 0000", "January 1, 99999", "1 Januar 00000"):
        assert find_dates(line, fetched_at=AT) == ()


def test_a_long_hostile_text_ends() -> None:
    assert find_dates("1/" * 100_000) == ()
    assert find_dates("September " * 20_000) == ()


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("14. března 2026 9:12, aktualizováno 10:40", [("2026-03-14T09:12", False)]),
        ("14 March 2026, updated 10:40", [("2026-03-14", False)]),
        ("14 March 2026, updated", [("2026-03-14", True)]),
        ("14 marzo 2026 (modifica il 15 marzo 2026 | 11:40)", [("2026-03-14", False), ("2026-03-15T11:40", True)]),
        ("Published yesterday at 18:02, updated 2 hours ago", [("2026-03-19T18:02", False), ("2026-03-20T10", True)]),
        ("Par Ada Winter Publié hier à 18h02", [("2026-03-19T18:02", False)]),
    ],
)
def test_a_change_told_behind_a_day_leaves_the_day_its_own(line: str, values: list[tuple[str, bool]]) -> None:
    found = find_dates(line, fetched_at=datetime(2026, 3, 20, 12, tzinfo=UTC))
    assert [(one.published.value, one.modified) for one in found if one.published] == values


@pytest.mark.parametrize(
    "label", ["Effective date:", "Effective", "Due date:", "In Kraft seit", "En vigueur depuis le"]
)
def test_the_day_from_which_something_counts_is_no_publication(label: str) -> None:
    [found] = find_dates(f"{label} 25.05.2018")
    assert found.published is None


def test_a_thread_was_published_on_its_start_date() -> None:
    [found] = find_dates("Start date: 25.05.2018")
    assert found.published is not None
