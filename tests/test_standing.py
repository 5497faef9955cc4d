"""How a site stands, and what of its last crawl is unlike its own history."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from workers.standing import Timing, alarm, next_run, state
from workers.store.values import Crawl, Pause

NOW = datetime(2026, 5, 17, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def crawl(age: int = 1, ended: str = "done", details: Any = None, **counts: int) -> Crawl:
    """A crawl that began so many hours ago and took ten minutes."""
    began = NOW - age * HOUR
    return Crawl(
        id=1000 - age,
        name="news",
        state=ended,  # type: ignore[arg-type]  # one of four words
        lease_until=began + timedelta(minutes=11),
        started_at=began,
        ended_at=None if ended == "running" else began + timedelta(minutes=10),
        counts=counts,
        details=details or {},
    )


GOOD = tuple(crawl(age, pages=60, articles=4, unchanged=30, failed=1) for age in range(2, 8))
BARREN = [
    (crawl(failed=40, ended="failed", details={"errors": {"http-503": 39, "timeout": 1}}), "errors", "http-503: 39"),
    (crawl(blocked=1, ended="failed", details={"refused": {"robots": 1}}), "errors", "robots: 1"),
    (crawl(pages=50, details={"skipped_why": {"consent wall": 50}}), "no articles", "consent wall: 50"),
    (crawl(), "nothing", "34 articles were usual"),
    (crawl(pages=60, unchanged=2), "few", "2 articles were found; 34 were usual"),
    (crawl(pages=20, unchanged=18, failed=30), "errors", "60% of its requests failed"),
]


@pytest.mark.parametrize(("last", "kind", "words"), BARREN)
def test_a_crawl_unlike_those_before_is_an_alarm(last: Crawl, kind: str, words: str) -> None:
    found = alarm((last, *GOOD))
    assert found is not None
    assert found.kind == kind
    assert words in found.words


def test_silence_does_not_become_the_usual() -> None:
    silent = tuple(crawl(age) for age in range(1, 80))
    found = alarm((*silent, *(crawl(80 + age, pages=9, articles=9) for age in range(5))))
    assert found is not None
    assert "for 79 crawls now" in found.words


@pytest.mark.parametrize(
    "history",
    [
        (),
        (crawl(),),
        (crawl(), *GOOD[:2]),
        (crawl(pages=60, unchanged=30), *GOOD),
        (crawl(pages=3, resting=30), *GOOD),
        (crawl(ended="stopped"), *GOOD),
        (crawl(ended="running"), *GOOD),
        tuple(crawl(age, failed=3) for age in range(9)),
        (crawl(), *(crawl(age, articles=age % 5 // 4) for age in range(2, 12))),
        (crawl(pages=1, unchanged=1), *(crawl(age, pages=5, unchanged=5) for age in range(2, 9))),
    ],
)
def test_what_is_usual_or_too_young_to_tell_is_none(history: tuple[Crawl, ...]) -> None:
    assert alarm(history) is None


PAUSE = Pause(name="news", at=NOW)
HOURLY = Timing(every=3600)
AT_SIX = Timing(previous=NOW - 6 * HOUR, next=NOW + 18 * HOUR)


@pytest.mark.parametrize(
    ("last", "pause", "timing", "word", "after"),
    [
        (crawl(0, "running"), None, HOURLY, "running", HOUR),
        (crawl(0, "running"), PAUSE, HOURLY, "running", HOUR),
        (crawl(1, "running"), None, HOURLY, "waiting", 0 * HOUR),
        (crawl(0), None, HOURLY, "waiting", HOUR),
        (crawl(2), None, HOURLY, "overdue", 0 * HOUR),
        (crawl(2), PAUSE, HOURLY, "paused", None),
        (crawl(2), None, Timing(), "asked for", None),
        (None, None, HOURLY, "new", None),
        (None, None, AT_SIX, "new", 18 * HOUR),
        (crawl(5), None, AT_SIX, "waiting", 18 * HOUR),
        (crawl(7), None, AT_SIX, "overdue", 0 * HOUR),
    ],
)
def test_a_site_stands_in_one_word(
    last: Crawl | None, pause: Pause | None, timing: Timing, word: str, after: timedelta | None
) -> None:
    assert state(last, pause, timing, NOW) == word
    assert next_run(last, timing, state(last, pause, timing, NOW), NOW) == (None if after is None else NOW + after)


def test_a_crawl_that_ran_at_the_time_stands_for_it() -> None:
    long = crawl(7)
    held = Crawl(**{name: getattr(long, name) for name in Crawl.__struct_fields__} | {"ended_at": NOW - 5 * HOUR})
    assert state(held, None, AT_SIX, NOW) == "waiting"
    assert state(held, None, Timing(every=5 * 3600), NOW) == "waiting"
    assert state(held, None, HOURLY, NOW) == "overdue"
