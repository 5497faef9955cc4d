"""The two texts that define the job, read from the shared folder wherever it is (COPYDESK_SHARED, else ../shared)."""

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from workers.contract import Page
from workers.handlers import clean_page
from workers.matching import match
from workers.messages import Matches
from workers.model import TEXT_ROLES, Article
from workers.recipe import clean
from workers.store import Store, kin, open_store

SHARED = Path(os.environ.get("COPYDESK_SHARED") or Path(__file__).resolve().parents[2] / "shared")
SEEDS = SHARED / "seeds"
REASON = f"the seeds are not in {SEEDS}; set COPYDESK_SHARED to the folder that holds them"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason=REASON)


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text("utf-8")


def line(number: str, line_number: int) -> str:
    """One line of a seed, counted from 1."""
    return seed(number).split("\n")[line_number - 1].strip()


@cache
def cleaned(number: str, fetched_at: str | None = None) -> Article:
    article = clean(Page(text=seed(number), fetched_at=fetched_at))
    assert isinstance(article, Article)
    return article


def role(article: Article, text: str) -> list[str]:
    """The roles of the blocks that hold exactly this text."""
    return [article.verdicts[block.index].role for block in article.blocks if block.text == text]


class TestSeedWithChrome:
    """Seed 000: the site's chrome is still in it."""

    @pytest.mark.parametrize("chrome", ["Please Wait...", "Loyal to the Pledge", "starAdd to favorites", "Comments"])
    def test_chrome_is_removed(self, chrome: str) -> None:
        article = cleaned("000")
        assert chrome not in article.text
        assert all(found not in TEXT_ROLES for found in role(article, chrome))

    def test_the_slogan_falls_by_its_place(self) -> None:
        article = cleaned("000")
        slogan = next(block.index for block in article.blocks if block.text == line("000", 3))
        assert article.verdicts[slogan].role == "chrome"
        assert article.verdicts[slogan].rule.startswith(("density.", "lines.", "head."))

    def test_the_doubled_headline_is_the_title_and_not_text(self) -> None:
        article = cleaned("000")
        assert line("000", 5) == line("000", 7)
        assert article.title == line("000", 5)
        assert role(article, line("000", 5)) == ["headline", "headline"]

    def test_the_icon_row_is_read_and_removed(self) -> None:
        article = cleaned("000")
        assert article.section == "United States"
        assert "folder_open" not in article.text
        assert "access_time" not in article.text

    def test_the_credits_are_a_desk_and_an_agency(self) -> None:
        kinds = [(credit.name, credit.kind) for credit in cleaned("000").credits]
        assert kinds == [("Staff", "desk"), ("Agencies", "agency")]

    def test_the_relative_date_needs_a_clock(self) -> None:
        with_clock = cleaned("000", "2025-10-19T12:00:00Z").published
        assert with_clock is not None
        assert (with_clock.value, with_clock.precision, with_clock.basis) == ("2025-09", "month", "relative")
        without = cleaned("000")
        assert without.published is None
        assert any(claim.refused for claim in without.claims if "one month ago" in claim.raw)

    def test_the_text_is_every_paragraph_and_nothing_else(self) -> None:
        paragraphs = [text.strip() for text in seed("000").split("\n")[12:-1] if text.strip()]
        assert cleaned("000").text.split("\n\n") == paragraphs


class TestSeedWithPost:
    """Seed 003: no title, a tweet between the paragraphs, an agency chain in the last line."""

    TWEET = (12, 13, 14)

    def test_no_title_is_invented(self) -> None:
        assert cleaned("003").title is None
        assert role(cleaned("003"), line("003", 1)) == ["body"]

    @pytest.mark.parametrize("number", TWEET)
    def test_the_tweet_is_an_embed_outside_the_body(self, number: int) -> None:
        article = cleaned("003")
        assert role(article, line("003", number)) == ["embed"]
        assert line("003", number) not in article.text

    def test_the_tweet_is_outside_the_key(self) -> None:
        kept = [text for number, text in enumerate(seed("003").split("\n"), 1) if number not in self.TWEET]
        without = clean(Page(text="\n".join(kept)))
        assert isinstance(without, Article)
        assert without.key == cleaned("003").key

    def test_the_tweets_date_is_a_lower_bound_and_no_publication_date(self) -> None:
        article = cleaned("003", "2025-10-19T12:00:00Z")
        assert article.published is None or article.published.value != "2025-09-18"
        dates = [claim for claim in article.claims if claim.field == "published" and claim.value == "2025-09-18"]
        assert dates
        assert all(claim.refused for claim in dates)
        assert any(claim.field == "not_before" and claim.value == "2025-09-18" for claim in article.claims)

    def test_the_last_line_is_a_credit_with_its_chain(self) -> None:
        article = cleaned("003")
        assert role(article, line("003", 28)) == ["credit"]
        chain = [(credit.name, credit.kind, credit.via) for credit in article.credits]
        assert chain == [("Associated Press", "agency", "Press Trust of India")]

    def test_the_text_is_every_other_line(self) -> None:
        lines = [text.strip() for number, text in enumerate(seed("003").split("\n"), 1) if number not in self.TWEET]
        assert cleaned("003").text.split("\n\n") == [text for text in lines[:-1] if text]


def test_the_two_stories_are_two_records() -> None:
    assert cleaned("000").key != cleaned("003").key


class TestSeedsInTheStore:
    """Both seeds stored: one story, two texts, and the passages of narration that prove it."""

    @pytest.fixture
    def keys(self, tmp_path: Path) -> Iterator[tuple[Store, str, str]]:
        store = open_store(f"sqlite:///{tmp_path / 'seeds.sqlite3'}")
        first, second = (clean_page(Page(text=seed(number), source="test"), store) for number in ("000", "003"))
        assert first.key is not None
        assert second.key is not None
        yield store, first.key, second.key
        store.close()

    def test_each_finds_the_other_as_derived(self, keys: tuple[Store, str, str]) -> None:
        store, *both = keys
        for key, other in (both, both[::-1]):
            with store.read() as tx:
                (found,) = kin.relatives(tx, key).found
            assert (found.key, found.relation.kind) == (other, "derived")
            assert (found.relation.a, found.relation.b) == (key, other)
            told = [run for run in found.relation.evidence if not run.quoted]
            assert len([run for run in told if run.words >= 6]) >= 4

    def test_they_are_two_clusters_of_one_family(self, keys: tuple[Store, str, str]) -> None:
        store, *both = keys
        with store.read() as tx:
            family = kin.family(tx, both[0])
        assert family is not None
        assert [cluster.leader for cluster in family.clusters] == both
        assert [edge.kind for edge in family.edges] == ["derived"]

    def test_a_seed_that_is_not_stored_is_matched(self, keys: tuple[Store, str, str]) -> None:
        answer = match({"page": {"text": seed("003")}}, keys[0])
        assert isinstance(answer, Matches)
        kinds = {one.relation.b: one.relation.kind for one in answer.matches}
        assert kinds == {keys[2]: "same", keys[1]: "derived"}
