"""Both kinds of wire story, whole: chrome with a relative date, and an untitled text with a post in it."""

from facts.scenes import BODY, facts, refusals
from workers.model import Credit, Facts


def front() -> Facts:
    return facts(
        ("headline", "Harbour Closed After Storm"),
        ("headline", "Harbour Closed After Storm"),
        ("dateline", "folder_openCoast access_timeone month ago"),
        ("chrome", "starAdd to favorites"),
        ("byline", "By Staff, Agencies"),
        ("body", BODY),
    )


def wire(fetched_at: str | None = "2025-10-18T12:00:00Z") -> Facts:
    return facts(
        ("body", BODY),
        ("embed", "The harbour stays closed tonight."),
        ("embed", "— Coast Radio (@coastradio) September 18, 2025"),
        ("body", BODY),
        ("credit", "(An Associated Press report via Press Trust of India)"),
        fetched_at=fetched_at,
    )


def test_title_once() -> None:
    found = front()
    assert found.title == "Harbour Closed After Storm"
    assert refusals(found, "title") == {"block 0": None, "block 1": "says the same as block 0, which was taken"}


def test_section_from_the_icon_row() -> None:
    assert front().section == "Coast"


def test_desk_and_agency_and_no_person() -> None:
    found = front()
    assert found.credits == (Credit(name="Staff", kind="desk"), Credit(name="Agencies", kind="agency"))
    assert found.authors == ("Staff", "Agencies")


def test_a_month_ago_is_a_month() -> None:
    published = front().published
    assert published is not None
    assert (published.value, published.precision, published.basis) == ("2025-09", "month", "relative")
    assert (published.earliest, published.latest) == ("2025-08-18", "2025-09-25")


def test_without_the_fetch_it_stays_a_refused_claim() -> None:
    found = facts(("dateline", "access_timeone month ago"), ("body", BODY), fetched_at=None)
    assert found.published is None
    assert refusals(found, "published") == {"block 0": "a relative date, and no time of the fetch to count from"}


def test_no_title_is_invented() -> None:
    assert wire().title is None


def test_the_posts_date_is_a_lower_bound_only() -> None:
    found = wire()
    assert found.published is None
    assert "embedded post" in (refusals(found, "published")["block 2"] or "")
    assert [claim.value for claim in found.claims if claim.field == "not_before" and claim.refused is None] == [
        "2025-09-18"
    ]


def test_the_chain_of_agencies() -> None:
    found = wire()
    assert found.credits == (Credit(name="Associated Press", kind="agency", role="by", via="Press Trust of India"),)


def test_the_embed_is_one_string() -> None:
    assert wire().embeds == ("The harbour stays closed tonight.\n— Coast Radio (@coastradio) September 18, 2025",)


def test_language_is_measured() -> None:
    assert (front().language, wire().language) == ("en", "en")


def test_every_claim_but_one_of_a_fact_is_refused() -> None:
    for field in ("title", "published", "section", "language"):
        taken = [claim for claim in front().claims if claim.field == field and claim.refused is None]
        assert len(taken) == 1, field
