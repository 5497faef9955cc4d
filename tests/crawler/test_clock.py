"""When a cron line is due around a moment, by the numbers that Celery reads from it too."""

from datetime import UTC, datetime

import pytest
from celery.schedules import crontab

from crawler.clock import around
from crawler.cron import cron_numbers

SUNDAY = datetime(2026, 5, 17, 12, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "before", "after"),
    [
        ("* * * * *", "2026-05-17 12:00", "2026-05-17 12:01"),
        ("0 12 * * *", "2026-05-17 12:00", "2026-05-18 12:00"),
        ("*/15 6-22 * * mon-fri", "2026-05-15 22:45", "2026-05-18 06:00"),
        ("30 6,18 1 jan,jul *", "2026-01-01 18:30", "2026-07-01 06:30"),
        ("0 0 29 2 *", "2024-02-29 00:00", "2028-02-29 00:00"),
        ("0 0 * * sun", "2026-05-17 00:00", "2026-05-24 00:00"),
    ],
)
def test_a_cron_line_has_a_moment_before_and_after(line: str, before: str, after: str) -> None:
    found = around(line, SUNDAY)
    assert [f"{moment:%Y-%m-%d %H:%M}" if moment else None for moment in found] == [before, after]


def test_a_day_that_never_comes_has_no_moment() -> None:
    assert around("0 0 31 2 *", SUNDAY) == (None, None)


@pytest.mark.parametrize(
    "line", ["*/15 6-22 * * mon-fri", "0 6,18 1 jan,jul *", "5 0-23/2 1-31/3 * 0", "59 23 31 12 6"]
)
def test_the_numbers_are_those_that_celery_reads(line: str) -> None:
    cron = crontab.from_string(line)
    fields = (cron.minute, cron.hour, cron.day_of_month, cron.month_of_year, cron.day_of_week)
    assert cron_numbers(line) == fields
