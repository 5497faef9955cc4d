"""The two stories of one event: the shape they were written to, and that text and HTML are one record."""

import re
from difflib import SequenceMatcher
from pathlib import Path

import pytest

import newsroom
from newsroom.server import PAGES
from workers.contract import Page
from workers.fingerprint import relate
from workers.model import Article
from workers.recipe import clean

TEXTS = Path(newsroom.__file__).parent / "texts"
FETCHED = "2025-09-27T08:00:00Z"
STORIES = {"a": "strait/ferry-talks.html", "b": "strait/night-boats.html"}
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")


def lines(name: str) -> list[str]:
    return [line.strip() for line in (TEXTS / f"{name}.txt").read_text("utf-8").split("\n") if line.strip()]


def body(name: str) -> list[str]:
    """The paragraphs, by their place in the text: this is what the recipe has to find."""
    found = lines(name)
    return found[7:-1] if name == "a" else found[:9] + found[12:-1]


def as_text(name: str) -> Article:
    page = Page(text=(TEXTS / f"{name}.txt").read_text("utf-8"), fetched_at=FETCHED)
    return article(page)


def as_html(name: str) -> Article:
    return article(Page(html_b64=(PAGES / STORIES[name]).read_bytes(), fetched_at=FETCHED))


def article(page: Page) -> Article:
    result = clean(page)
    assert isinstance(result, Article)
    return result


def narration(name: str) -> list[str]:
    """The words outside quotation marks; each quotation is one word that no other text has."""
    text = " ".join(body(name))
    marked = QUOTED.sub(lambda found: f" {name}quote{found.start()} ", text)
    return re.findall(r"\w+", marked.casefold())


def runs(a: list[str], b: list[str]) -> list[int]:
    """Lengths of the longest shared runs, each word used once, the longest first."""
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    found: list[int] = []
    while (match := matcher.find_longest_match()).size >= 5:
        found.append(match.size)
        a = [*a[: match.a], f"a{len(found)}", *a[match.a + match.size :]]
        b = [*b[: match.b], f"b{len(found)}", *b[match.b + match.size :]]
        matcher.set_seqs(a, b)
    return found


def test_story_a_wears_the_chrome_that_it_was_written_with() -> None:
    found = lines("a")
    assert found[0] == "Please Wait..."
    assert found[2] == found[3]
    assert re.fullmatch(r"folder_open\w.* access_time\w+ months ago", found[4])
    assert found[5:7] == ["starAdd to favorites", "By Staff, Agencies"]
    assert (len(found[7:-1]), found[-1]) == (14, "Comments")


def test_story_b_has_a_tweet_in_its_middle_and_a_credit_at_its_end() -> None:
    found = lines("b")
    assert re.fullmatch(r"— .+ \(@\w+\) July 25, 2025", found[10])
    assert "https://t.co/" in found[11]
    assert "pic.twitter.com/" in found[11]
    assert re.fullmatch(r"\(An .+ Agency report via .+\)", found[-1])
    assert len(found) == 26


@pytest.mark.parametrize(("least", "expected"), [(5, 16), (6, 8), (8, 3)])
def test_the_two_share_as_much_narration_as_rewrites_of_one_wire_story_do(least: int, expected: int) -> None:
    assert sum(length >= least for length in runs(narration("a"), narration("b"))) == expected


def test_the_two_share_speech() -> None:
    said = [set(QUOTED.findall(" ".join(body(name)).replace(".”", "”"))) for name in "ab"]
    assert len(said[0] & said[1]) >= 3


@pytest.mark.parametrize("name", "ab")
def test_text_and_html_are_one_record(name: str) -> None:
    assert as_text(name).text.split("\n\n") == body(name)
    assert as_html(name).key == as_text(name).key


def test_story_a_is_by_a_desk_and_by_agencies() -> None:
    for found in (as_text("a"), as_html("a")):
        assert found.title == lines("a")[2]
        assert found.section == "Strait Countries"
        assert [(credit.name, credit.kind) for credit in found.credits] == [("Staff", "desk"), ("Agencies", "agency")]
        assert found.published is not None
        assert (found.published.value, found.published.precision) == ("2025-07", "month")


def test_story_b_has_no_title_as_text_and_keeps_its_tweet_apart() -> None:
    found = as_text("b")
    assert found.title is None
    assert found.published is None
    assert any("2025" in (claim.value + claim.raw) and claim.refused for claim in found.claims)
    assert "t.co" not in found.text
    assert len(found.embeds) >= 1


@pytest.mark.parametrize("how", [as_text, as_html])
def test_story_b_is_an_agencys_by_way_of_another(how: object) -> None:
    assert callable(how)
    credit = how("b").credits[-1]
    assert (credit.name, credit.kind, credit.via) == ("Austral News Agency", "agency", "Press Bureau of Tesmar")


def test_the_two_are_derived_from_one_text_and_no_copies() -> None:
    relation = relate(as_text("a").text, as_text("b").text)
    assert relation is not None
    assert relation.kind == "derived"
