"""Pages made to cost: thousands of claims and lines are kept, and few of them are read."""

import pytest

from facts.scenes import BODY, claim, facts, refusals
from workers.contract import Page
from workers.facts.authors import MOST_CLAIMS
from workers.facts.scene import MOST_LINES
from workers.model import Article, Role
from workers.recipe import clean

NAMES = tuple(
    f"{first}{second} Winter" for first in ("Ada", "Bo", "Cyd", "Eli") for second in map(chr, range(97, 123))
)
MANY = 2000 // len(NAMES) + 1


def test_the_first_claims_of_a_source_are_read() -> None:
    claims = tuple(claim("author", f"https://paper.example/{n}", "json-ld.author.person") for n in range(2000))
    found = facts(("body", BODY), claims=claims)
    assert found.authors == ()
    kept = [claim.refused or "" for claim in found.claims if claim.field == "author"]
    assert len(kept) == 2000
    assert sum(why.startswith("not read") for why in kept) == 2000 - MOST_CLAIMS


def test_claims_below_the_source_that_decided_are_kept() -> None:
    claims = tuple(claim("author", name, "class.author") for name in NAMES * MANY)
    found = facts(("body", BODY), claims=(claim("author", "Ada Vale", "json-ld.author.person"), *claims))
    assert found.authors == ("Ada Vale",)
    refused = [kept.refused or "" for kept in found.claims if kept.field == "author" and kept.refused]
    assert len(refused) == len(claims)
    assert {why.split(":")[0] for why in refused} == {"the names of one source are taken"}


def test_bylines_at_the_ends_of_a_page_are_read() -> None:
    found = facts(*(("byline", f"By {name}") for name in NAMES * MANY), ("body", BODY))
    assert found.authors == (NAMES[0],)
    assert sum(kept.field == "author" for kept in found.claims) == 2 * MOST_LINES


def test_a_credit_below_many_lines_is_read() -> None:
    lines: tuple[tuple[Role, str], ...] = (("dateline", "3 May 2025"),) * 2000
    found = facts(("body", BODY), *lines, ("credit", "(AP)"))
    assert [credit.name for credit in found.credits] == ["AP"]


def test_no_source_is_named_where_none_was() -> None:
    assert refusals(facts(("body", BODY)), "author") == {}


@pytest.mark.parametrize("moment", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T00:00:00-12:00"])
def test_a_fetch_at_either_end_of_all_time_counts_as_not_told(moment: str) -> None:
    head = "<h1>The ferry sails</h1><p class=byline>By Ada Vale</p><p>5 March</p><p>Updated yesterday</p>"
    found = clean(Page(html=f"<article>{head}<p>{BODY}</p></article>", fetched_at=moment))
    assert isinstance(found, Article)
    assert (found.authors, found.published, found.modified) == (("Ada Vale",), None, None)
