"""When an address is due again: shorter after a change, longer without one, within a site's bounds."""

from datetime import UTC, datetime, timedelta

import pytest

from crawler.recrawl import MOST, WHOLE_LEAST, Bounds, Came, is_due, planned
from workers.store.values import FetchState

NOW = datetime(2026, 5, 17, 6, 30, tzinfo=UTC)
TAGGED = FetchState(url_key="k", url="u", etag='"a"', last_fetched=NOW, last_changed=NOW)
WHOLE = FetchState(url_key="k", url="u", last_fetched=NOW, last_changed=NOW)
HOUR = 3600


def interval(state: FetchState, came: Came, now: datetime = NOW, bounds: Bounds | None = None, **more: object) -> int:
    for name, value in more.items():
        state = FetchState(**{field: getattr(state, field) for field in state.__struct_fields__} | {name: value})
    found = planned(state, came, now, bounds or Bounds()).interval
    assert found is not None
    return found


def test_a_page_with_a_validator_may_be_asked_for_at_once_and_a_whole_one_after_a_while() -> None:
    assert (interval(TAGGED, "changed"), interval(WHOLE, "changed")) == (0, WHOLE_LEAST)


def test_an_unchanged_page_waits_longer_and_longer_and_a_changed_one_shorter() -> None:
    assert interval(TAGGED, "unchanged", interval=HOUR) == 1.5 * HOUR
    assert interval(TAGGED, "unchanged", NOW + timedelta(hours=10), interval=HOUR) == 5 * HOUR
    assert interval(TAGGED, "changed", interval=HOUR) == HOUR / 2
    assert interval(TAGGED, "unchanged", NOW + timedelta(days=900), interval=HOUR) == MOST


def test_a_page_that_is_young_is_asked_for_by_the_next_crawl_however_long_the_first_one_took() -> None:
    assert interval(TAGGED, "unchanged", NOW + timedelta(minutes=19)) == 0
    assert interval(TAGGED, "unchanged", NOW + timedelta(minutes=21)) == 630
    assert interval(TAGGED, "unchanged", NOW + timedelta(minutes=2), bounds=Bounds(least=30)) == 60
    assert interval(WHOLE, "unchanged", NOW + timedelta(minutes=2)) == WHOLE_LEAST


def test_a_site_has_bounds_of_its_own() -> None:
    bounds = Bounds(2 * HOUR, 3 * HOUR)
    assert interval(TAGGED, "changed", bounds=bounds, interval=HOUR) == 2 * HOUR
    assert interval(TAGGED, "unchanged", bounds=bounds, interval=10 * HOUR) == 3 * HOUR


@pytest.mark.parametrize(
    ("came", "fails", "seconds"),
    [
        ("failed", 1, 0),
        ("failed", 2, 600),
        ("failed", 4, 2400),
        ("failed", 99, 600 * 2**12),
        ("gone", 1, 86_400),
        ("gone", 3, 345_600),
        ("gone", 99, MOST),
        ("other", 0, 604_800),
        ("moved", 0, 86_400),
    ],
)
def test_what_failed_or_is_gone_is_left_alone_for_longer_each_time(came: str, fails: int, seconds: int) -> None:
    assert interval(TAGGED, came, fail_count=fails) == seconds


def test_a_page_that_is_gone_keeps_the_day_on_which_it_went_and_loses_it_when_it_is_back() -> None:
    gone = planned(TAGGED, "gone", NOW, Bounds())
    later = planned(gone, "gone", NOW + timedelta(days=3), Bounds())
    assert (later.gone_at, later.etag) == (NOW, '"a"')
    assert planned(later, "changed", NOW, Bounds()).gone_at is None


@pytest.mark.parametrize(
    ("next_due", "hint", "due"),
    [
        (None, None, True),
        (NOW, None, True),
        (NOW + timedelta(hours=1), None, False),
        (NOW + timedelta(hours=1), NOW + timedelta(minutes=1), True),
        (NOW + timedelta(hours=1), NOW - timedelta(minutes=1), False),
        (NOW + timedelta(hours=1), NOW + timedelta(days=9), False),
    ],
)
def test_a_page_is_due_by_its_time_or_by_the_hint_of_a_list(
    next_due: datetime | None, hint: datetime | None, due: bool
) -> None:
    state = FetchState(url_key="k", url="u", last_fetched=NOW, next_due=next_due)
    assert is_due(state, NOW, hint) is due
