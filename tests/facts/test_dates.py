"""Publication and change: the order of sources, what is not plausible, and the printed day across UTC."""

import pytest

from facts.scenes import BODY, claim, facts, refusals
from workers.contract import Page
from workers.facts.belief import _OF_A_LIST
from workers.facts.stamps import read_stamp
from workers.model import Article
from workers.recipe import clean

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


@pytest.mark.parametrize("raw", ["1970-01-01T00:00:00Z", "1970-01-01 00:00", "1970-01-01T01:00:00+01:00"])
def test_the_zero_of_a_computers_clock_is_no_date(raw: str) -> None:
    found, why = read_stamp(raw)
    assert found is None
    assert "no date" in (why or "")


@pytest.mark.parametrize("raw", ["1970-01-01", "1970-01-01T00:00:00-08:00", "1970-01-01T10:00:00Z"])
def test_the_same_day_otherwise_is_one(raw: str) -> None:
    found, _ = read_stamp(raw)
    assert found is not None
    assert found.value.startswith("1970-01-01")


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
def test_a_date_in_a_cut_line_below_the_headline_gives_way_to_a_judged_one_there(line: str) -> None:
    found = facts(("headline", "The ferry returns"), ("chrome", line), ("dateline", "3 October 2025"), ("body", BODY))
    assert found.published is not None
    assert found.published.value == "2025-10-03"
    alone = facts(("headline", "The ferry returns"), ("chrome", line), ("body", BODY), ("dateline", "3 October 2025"))
    assert alone.published is not None
    assert alone.published.value == "2025-09-18"


@pytest.mark.parametrize(
    "line",
    ["Von Ada Roe Rubriken: Hafen 18. September 2025, 15:25 Uhr", "18.09.2025 - Institut für Hafenkunde und See"],
)
def test_a_long_cut_line_dates_the_story_behind_a_byline_or_where_the_date_opens_it(line: str) -> None:
    found = facts(("headline", "The ferry returns"), ("chrome", line + ", Abteilung Kaimauern"), ("body", BODY))
    assert found.published is not None
    assert found.published.value[:10] == "2025-09-18"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("veröffentlicht 18.09.2025 06:00", "2025-09-18"),
        ("Published on Sep 18, 2025", "2025-09-18"),
        ("Publié le 18 septembre 2025 à 14h05", "2025-09-18"),
        ("Опубликовано 18 сентября 2025", "2025-09-18"),
        ("Erstellt von Ada am Dienstag 18. September 2025", "2025-09-18"),
        ("18 September 2025", None),
        ("Opening hours from 18 September 2025", None),
        ("Review by Kay of 18 September 2025", None),
    ],
)
def test_a_labelled_day_near_the_text_dates_a_page_that_says_nothing_else(line: str, day: str | None) -> None:
    found = facts(("headline", "The ferry returns"), ("body", BODY), ("chrome", "Share"), ("chrome", line)).published
    assert (found.value[:10] if found else None) == day


@pytest.mark.parametrize("line", ["Deadline: 15 September 2025", "Start: 15.09.2025", "Anmeldeschluss: 15.9.2025"])
def test_a_day_behind_another_label_gives_way(line: str) -> None:
    scene = (("headline", "The ferry returns"), ("dateline", line), ("body", BODY))
    assert (
        facts(*scene, claims=(claim("published", "2025-09-01", "time.first", 0.5),)).published.value == "2025-09-01"
    )


def test_a_day_of_a_list_of_other_stories_below_the_text_dates_nothing() -> None:
    story = '<li><a href="/x">The other story</a> <time datetime="2021-01-01">1 January 2021</time></li>'
    page = f"<h1>The ferry returns</h1><article><p>{BODY}</p><p>{BODY}</p></article><ul>{story * 5}</ul>"
    found = clean(Page(html=page))
    assert isinstance(found, Article)
    assert found.published is None
    assert {one.refused for one in found.claims if one.rule == "time.first"} == {_OF_A_LIST}


@pytest.mark.parametrize(
    "opening", ["18.09.2025 – ", "London, (18.09.2025). ", "18.09.2025 „", "Wien (18.9.2025) - "]
)
def test_a_day_that_opens_the_text_behind_a_place(opening: str) -> None:
    found = facts(("headline", "The ferry returns"), ("body", opening + BODY)).published
    assert found is not None
    assert found.value == "2025-09-18"


def test_a_day_behind_a_bar_in_the_markups_title() -> None:
    said = (claim("title", "The ferry returns | Harbour | 18.09.2025", "html.title", 0.5),)
    found = facts(("headline", "The ferry returns"), ("body", BODY), claims=said)
    assert found.published is not None
    assert found.published.value == "2025-09-18"
    said = (claim("title", "What began on 18.09.2025", "html.title", 0.5),)
    assert facts(("body", BODY), claims=said).published is None


def test_a_headline_that_begins_with_its_day() -> None:
    found = facts(("headline", "18.09.2025The ferry returns"), ("body", BODY)).published
    assert found is not None
    assert found.value == "2025-09-18"


@pytest.mark.parametrize(
    "line", ["Stand: 18.09.2025 11:05 Uhr", "As of 18 September 2025", "2025年09月18日 12時00分更新"]
)
def test_the_day_of_the_text_as_it_stands_is_the_publication_where_no_other_is_told(line: str) -> None:
    scene = (("headline", "The ferry returns"), ("dateline", line), ("body", BODY))
    found = facts(*scene)
    assert found.published is not None
    assert found.published.value[:10] == "2025-09-18"
    stated = facts(*scene, claims=(claim("published", "2025-09-16", JSON_LD, 0.95),))
    assert (stated.published.value, stated.modified.value[:10]) == ("2025-09-16", "2025-09-18")


def test_a_second_statement_that_the_page_prints_outweighs_the_first() -> None:
    said = (
        claim("published", "2025-09-02T10:25:56Z", JSON_LD, 0.95),
        claim("published", "2025-09-18T14:25:00Z", "meta.article.published_time", 0.93),
    )
    scene = (("headline", "The ferry returns"), ("dateline", "18 September 2025"), ("body", BODY))
    assert facts(*scene, claims=said).published.value == "2025-09-18T14:25:00"
    assert facts(*scene, claims=said[:1]).published.value == "2025-09-02T10:25:56"


@pytest.mark.parametrize("line", ["Updated: 20 September 2025", "Laatste update: 20-09-2025", "Stand: 20.09.2025"])
def test_a_change_that_only_repeats_the_publication_gives_way_to_a_later_day_in_print(line: str) -> None:
    said = (claim("published", "2025-09-18T14:25:00Z", JSON_LD, 0.95),)
    same = claim("modified", "2025-09-18T14:25:00Z", "json-ld.article.date_modified", 0.9)
    other = claim("modified", "2025-09-18T17:00:00Z", "json-ld.article.date_modified", 0.9)
    scene = (("headline", "The ferry returns"), ("dateline", line), ("body", BODY))
    assert facts(*scene, claims=(*said, same)).modified.value == "2025-09-20"
    assert facts(*scene, claims=(*said, other)).modified.value == "2025-09-18T17:00:00"
    assert facts(("headline", "The ferry returns"), ("body", BODY), claims=(*said, same)).modified is not None


def test_the_same_instant_in_another_zone_tells_the_day_that_readers_saw() -> None:
    stamp = claim("published", "2025-09-18T06:35:29+00:00", JSON_LD, 0.95)
    here = claim("published", "2025-09-17T22:35:29-08:00", "time.other", 0.25)
    found = facts(("body", BODY), claims=(stamp, here)).published
    assert (found.value, found.zone) == ("2025-09-17T22:35:29", "-08:00")
    local = claim("published", "2025-09-17T22:35:29", "meta.sailthru.date", 0.83)
    found = facts(("body", BODY), claims=(stamp, local)).published
    assert (found.value, found.zone) == ("2025-09-17T22:35:29", None)
    other = claim("published", "2025-09-17T22:36:29", "meta.sailthru.date", 0.83)
    assert facts(("body", BODY), claims=(stamp, other)).published.value == "2025-09-18T06:35:29"


def test_a_printed_day_that_is_the_instants_own_keeps_it() -> None:
    stamp = claim("published", "2025-09-17T13:01:18+00:00", JSON_LD, 0.95)
    head = (("dateline", "18 September 2025"), ("headline", "The ferry returns"), ("dateline", "17 September 2025"))
    assert facts(*head, ("body", BODY), claims=(stamp,)).published.value == "2025-09-17T13:01:18"


@pytest.mark.parametrize("rule", ["json-ld.webpage.date_published", "json-ld.thing.date_published"])
def test_when_a_page_was_set_up_counts_only_where_the_page_prints_it(rule: str) -> None:
    said = (claim("published", "2025-09-18T10:00:00", rule, 0.9),)
    silent = facts(("headline", "Our ferries"), ("body", BODY), claims=said)
    assert silent.published is None
    assert "prints no such day" in str(refusals(silent, "published")[rule])
    printed = facts(("headline", "Our ferries"), ("chrome", "Text 18 September 2025"), ("body", BODY), claims=said)
    assert printed.published is not None


def test_a_product_has_no_publication_unless_markup_and_print_agree() -> None:
    kind = claim("kind", "product", "json-ld.thing.type", 0.9)
    review = facts(("headline", "Rope"), ("dateline", "18 September 2025"), ("body", BODY), claims=(kind,))
    assert review.published is None
    said = claim("published", "2025-09-18", "meta.article.published_time", 0.93)
    both = facts(("headline", "Rope"), ("dateline", "18 September 2025"), ("body", BODY), claims=(kind, said))
    assert both.published is not None


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
