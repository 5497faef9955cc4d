"""Publication and change: the order of sources, what is not plausible, and the printed day across UTC."""

import pytest

from facts.scenes import BODY, claim, facts, refusals
from workers.facts.stamps import read_stamp

JSON_LD = "json-ld.article.date_published"


def test_the_strongest_source_is_taken_and_the_rest_say_why() -> None:
    claims = (
        claim("published", "2025-09-18T10:00:00+02:00", JSON_LD, 0.95),
        claim("published", "2025-09-17", "meta.date", 0.6),
    )
    found = facts(("body", BODY), claims=claims)
    assert found.published is not None
    assert (found.published.value, found.published.zone) == ("2025-09-18T10:00:00", "+02:00")
    assert refusals(found, "published")["meta.date"] == f"{JSON_LD} is the stronger source"


def test_a_date_after_the_fetch_is_refused() -> None:
    found = facts(("body", BODY), claims=(claim("published", "2025-10-20", JSON_LD),))
    assert found.published is None
    assert refusals(found, "published") == {JSON_LD: "after the page was fetched"}


def test_a_days_grace_for_zones() -> None:
    found = facts(("body", BODY), claims=(claim("published", "2025-10-19", JSON_LD),))
    assert found.published is not None


def test_a_bare_year_is_no_date() -> None:
    found = facts(("body", BODY), claims=(claim("published", "2025", JSON_LD),))
    assert found.published is None
    assert refusals(found, "published") == {JSON_LD: "a year is no date"}


def test_the_printed_day_wins_over_a_utc_instant_one_day_off() -> None:
    stamp = claim("published", "2025-09-17T22:30:00Z", JSON_LD, 0.95)
    found = facts(("dateline", "18 September 2025"), ("body", BODY), claims=(stamp,))
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2025-09-18", "printed")
    assert refusals(found, "published")[JSON_LD] == "its UTC day is one off the day printed in block 0"


def test_a_printed_day_further_off_does_not() -> None:
    stamp = claim("published", "2025-09-10T22:30:00Z", JSON_LD, 0.95)
    found = facts(("dateline", "18 September 2025"), ("body", BODY), claims=(stamp,))
    assert found.published is not None
    assert found.published.value == "2025-09-10T22:30:00"


def test_a_change_is_never_the_publication() -> None:
    found = facts(("dateline", "Updated: 18 September 2025"), ("body", BODY))
    assert found.published is None
    assert found.modified is not None
    assert found.modified.value == "2025-09-18"


def test_a_change_before_the_publication_is_refused() -> None:
    claims = (claim("published", "2025-09-18", JSON_LD), claim("modified", "2025-09-10", "meta.modified"))
    found = facts(("body", BODY), claims=claims)
    assert found.modified is None
    assert refusals(found, "modified") == {"meta.modified": "before the publication"}


def test_the_day_in_the_address() -> None:
    found = facts(("body", BODY), url="https://paper.example/2025/09/18/harbour-closed")
    assert found.published is not None
    assert (found.published.value, found.published.basis) == ("2025-09-18", "url")


def test_no_such_day_in_the_address() -> None:
    found = facts(("body", BODY), url="https://paper.example/2025/02/31/harbour-closed")
    assert found.published is None


def test_a_footer_is_not_read() -> None:
    assert facts(("body", BODY), ("chrome", "© 18 September 2025 Harbour Gazette")).published is None


STAMPS = {
    "2025-09-18": ("2025-09-18", None),
    "2025-09-18T00:00:00Z": ("2025-09-18", None),
    "2025-09-18T14:05:09.123Z": ("2025-09-18T14:05:09", "+00:00"),
    "2025-09-18T14:05+0530": ("2025-09-18T14:05", "+05:30"),
    "2025-09-18 14:05:00": ("2025-09-18T14:05:00", None),
    "20250918": ("2025-09-18", None),
    "20250918T140500Z": ("2025-09-18T14:05:00", "+00:00"),
    "1758204300": ("2025-09-18T14:05:00", "+00:00"),
    "1758204300000": ("2025-09-18T14:05:00", "+00:00"),
    "2025-09": ("2025-09", None),
    "Thu Sep 18 14:05:00 EDT 2025": ("2025-09-18T14:05:00", "-04:00"),
    "Thu Sep 18 14:05:00 2025": ("2025-09-18T14:05:00", None),
    "Thu, 18 Sep 2025 14:05:00 GMT": ("2025-09-18T14:05:00", "+00:00"),
}


@pytest.mark.parametrize("raw", STAMPS)
def test_stamps(raw: str) -> None:
    found, why = read_stamp(raw)
    assert why is None
    assert found is not None
    assert (found.value, found.zone) == STAMPS[raw]


@pytest.mark.parametrize("raw", ["", "2025", "soon", "2025-02-31", "99999999", "x" * 500, "-", "0000-00-00"])
def test_no_stamps(raw: str) -> None:
    found, why = read_stamp(raw)
    assert found is None
    assert why


def test_a_printed_time_takes_its_zone_from_the_markup() -> None:
    claims = (claim("published", "2024-10-06T10:00:00+09:00", "time.first", 0.5),)
    found = facts(("dateline", "2024年10月6日 10時00分"), ("body", BODY), claims=claims).published
    assert found is not None
    assert (found.value, found.zone) == ("2024-10-06T10:00:00", "+09:00")


def test_the_sites_clock_above_the_headline_gives_way() -> None:
    head = (("dateline", "Saturday 18 October 2025"), ("headline", "The ferry returns"))
    assert facts(*head, ("dateline", "one month ago"), ("body", BODY)).published.value == "2025-09"
    assert facts(*head, ("body", BODY)).published.value == "2025-10-18"


@pytest.mark.parametrize(
    "line", ["Ada · September 18, 2025 · 7 comments", "Erstellt von Ada am 18. September 2025", "Thema // 18.09.2025"]
)
def test_a_date_in_a_cut_line_below_the_headline_is_the_last_resort(line: str) -> None:
    scene = (("headline", "The ferry returns"), ("chrome", line), ("body", BODY))
    found = facts(*scene, ("dateline", "3 October 2025"))
    assert found.published is not None
    assert found.published.value == "2025-10-03"
    alone = facts(*scene)
    assert alone.published is not None
    assert alone.published.value == "2025-09-18"


def test_a_date_in_a_line_further_off_is_not() -> None:
    menu = tuple(("chrome", f"Section {number}") for number in range(10))
    assert (
        facts(("headline", "The ferry returns"), *menu, ("chrome", "18 September 2025"), ("body", BODY)).published
        is None
    )
    assert facts(("headline", "The ferry returns"), ("body", BODY), ("chrome", "18 September 2025")).published is None


def test_a_caption_below_the_headline_does_not_date_the_story() -> None:
    caption = "Sailors carry crates over the quay of the old harbour on 18 September 2025"
    assert facts(("headline", "The ferry returns"), ("chrome", caption), ("body", BODY)).published is None


def test_a_date_that_opens_the_text() -> None:
    found = facts(("headline", "The ferry returns"), ("body", "18.09.2025 – " + BODY))
    assert found.published is not None
    assert found.published.value == "2025-09-18"
    assert facts(("headline", "The ferry returns"), ("body", "18 September 2025 was a " + BODY)).published is None
