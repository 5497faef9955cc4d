"""The moments of a cron line before and after a given one, in UTC, as Celery's crontab counts them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from crawler.cron import cron_numbers

#: Days that are looked at on either side: 29 February on a weekday comes after 40 years at most.
DAYS = 366 * 41


def around(line: str, now: datetime) -> tuple[datetime | None, datetime | None]:
    """The last moment of a cron line up to ``now``, and the first one after it; None if there is none."""
    fields = cron_numbers(line)
    before = next((moment for moment in _moments(fields, now, -1) if moment <= now), None)
    after = next((moment for moment in _moments(fields, now, 1) if moment > now), None)
    return before, after


def _moments(fields: tuple[frozenset[int], ...], now: datetime, way: int) -> Iterator[datetime]:
    """The moments of the days from today on, or backwards."""
    minutes, hours, days, months, weekdays = fields
    day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    for number in range(DAYS):
        one = day + timedelta(days=number * way)
        if one.month in months and one.day in days and one.isoweekday() % 7 in weekdays:
            for hour in sorted(hours, reverse=way < 0):
                for minute in sorted(minutes, reverse=way < 0):
                    yield one.replace(hour=hour, minute=minute)
