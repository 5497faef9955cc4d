"""The fold over sightings: no order, no repetition changes it."""

import random

import pytest

from workers.store.fold import Glimpse, fold

TIMES = [None, "2025-09-18T10:00:00Z", "2025-09-18T10:00:00.25Z", "2025-09-17", "2025-09-18T09:30:00-02:00"]


def glimpses(seed: int) -> list[Glimpse]:
    chance = random.Random(seed)  # noqa: S311 - seeded, for a test
    return [
        Glimpse(
            id=number,
            key="k",
            url=chance.choice([None, "https://a.example/", "https://b.example/"]),
            source=chance.choice(["", "crawl:1"]),
            fetched_at=chance.choice(TIMES),
            input_sha256=str(number),
            text_sha256="t",
            recipe="1",
        )
        for number in range(chance.randint(1, 9))
    ]


@pytest.mark.parametrize("seed", range(25))
def test_order_and_repetition_change_nothing(seed: int) -> None:
    given = glimpses(seed)
    expected = fold(given)
    chance = random.Random(seed)  # noqa: S311 - seeded, for a test
    for _ in range(10):
        mixed = given + chance.choices(given, k=4)
        chance.shuffle(mixed)
        assert fold(mixed) == expected


def test_the_earliest_fetch_leads_and_zones_are_read() -> None:
    early, late = "2025-09-18T09:30:00+02:00", "2025-09-18T08:00:00Z"
    base = glimpses(0)[0]
    pair = [(late, "a"), (early, "b")]
    found = fold(base._replace(fetched_at=when, input_sha256=digest) for when, digest in pair)
    assert (found.leader.fetched_at, found.first_seen, found.last_seen) == (early, early, late)


def test_a_sighting_without_a_time_never_leads_one_that_has_it() -> None:
    base = glimpses(0)[0]
    timed = base._replace(fetched_at="2025-09-18", url="https://z.example/", input_sha256="b")
    found = fold([base._replace(fetched_at=None, url="https://a.example/"), timed])
    assert (found.leader, found.sightings) == (timed, 2)


def test_at_one_time_the_first_address_leads() -> None:
    base = glimpses(0)[0]._replace(fetched_at="2025-09-18")
    pair = [base._replace(url="https://b.example/", input_sha256="a"), base._replace(url="https://a.example/")]
    assert fold(pair).leader.url == "https://a.example/"


def test_nothing_cannot_be_folded() -> None:
    with pytest.raises(ValueError, match="without a sighting"):
        fold([])
