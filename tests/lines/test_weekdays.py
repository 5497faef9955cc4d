"""A day in figures whose order is open, and the day of the week before it."""

import pytest

from workers.lines.dates import find_dates


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Submitted on Tue, 11/09/2021 - 10:24", "2021-11-09"),
        ("Saturday 11/09/2021", "2021-09-11"),
        ("Tue, 11/09/21", "2021-11-09"),
        ("Tue, 11/09/2564", "2021-11-09"),
        ("Mon, 11/09/2021", None),
        ("Fri, 00/10/2021", None),
        ("Fri, 10/00/2021", None),
        ("Tue, 02/29/2021", None),
        ("Tue and 11/09/2021", None),
        ("11/09/2021, Tue", None),
    ],
)
def test_the_day_of_the_week_tells_which_figure_is_the_month(line: str, value: str | None) -> None:
    [found] = find_dates(line, language="en")
    assert (found.published.value[:10] if found.published else None) == value
