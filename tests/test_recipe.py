"""The recipe as a whole: pure, complete, and able to say why for every block and every fact."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.contract import Page
from workers.fingerprint import fingerprint
from workers.model import TEXT_ROLES, Article, Profile, Rejected
from workers.recipe import clean, recipe_id

ROOT = Path(__file__).resolve().parents[1]
TEXTS = sorted((ROOT / "newsroom" / "texts").glob("*.txt"))
#: Pages below ``app`` hold no text before a browser ran their scripts.
PAGES = sorted(page for page in (ROOT / "newsroom" / "pages").rglob("*.html") if page.parent.name != "app")


def newsroom_page(path: Path) -> Page:
    address = f"https://newsroom.example/{path.name}"
    if path.suffix == ".txt":
        return Page(url=address, text=path.read_text("utf-8"), fetched_at="2026-01-02T00:00:00Z")
    return Page(url=address, html_b64=path.read_bytes(), fetched_at="2026-01-02T00:00:00Z")


def cleaned(path: Path) -> Article:
    result = clean(newsroom_page(path))
    assert isinstance(result, Article), result
    return result


def test_a_page_of_the_newsroom_that_needs_scripts_is_told() -> None:
    found = clean(newsroom_page(ROOT / "newsroom" / "pages" / "app" / "tide-bell.html"))
    assert isinstance(found, Rejected)
    assert found.reason == "shell"


@pytest.mark.parametrize("path", [*TEXTS, *PAGES], ids=lambda path: path.name)
class TestEveryPageOfTheNewsroom:
    def test_each_block_has_exactly_one_verdict(self, path: Path) -> None:
        article = cleaned(path)
        assert [verdict.block for verdict in article.verdicts] == [block.index for block in article.blocks]

    def test_the_text_is_the_kept_blocks_and_nothing_else(self, path: Path) -> None:
        article = cleaned(path)
        kept = [article.blocks[v.block].text.strip() for v in article.verdicts if v.role in TEXT_ROLES]
        assert article.text == "\n\n".join(kept)

    def test_every_verdict_and_every_refusal_says_why(self, path: Path) -> None:
        article = cleaned(path)
        assert all(verdict.rule and verdict.why for verdict in article.verdicts)
        assert all(claim.rule and claim.where for claim in article.claims)
        assert all(claim.refused != "" for claim in article.claims)

    def test_the_key_follows_from_the_text(self, path: Path) -> None:
        article = cleaned(path)
        assert article.fingerprint == fingerprint(article.text, title=article.title, site=article.site, signed=False)

    def test_each_fact_that_is_stated_has_a_claim_that_was_taken(self, path: Path) -> None:
        article = cleaned(path)
        taken = {claim.field for claim in article.claims if claim.refused is None}
        stated = {name for name in ("title", "published", "section", "site") if getattr(article, name)}
        assert stated - taken == set()


PRINT = """
import sys, msgspec
from tests.test_recipe import PAGES, TEXTS, newsroom_page
from workers.recipe import clean
for path in [*TEXTS, *PAGES]:
    sys.stdout.buffer.write(msgspec.json.encode(clean(newsroom_page(path))) + b"\\n")
"""


def test_the_same_page_gives_the_same_record_byte_for_byte() -> None:
    """Whatever the hash seed, the time zone, the language of the process."""
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"), ("3", "America/New_York"))
    }
    assert len(outputs) == 1
    assert outputs.pop().count(b"\n") == len(TEXTS) + len(PAGES)


def test_a_profile_is_part_of_the_recipes_name() -> None:
    plain, named = recipe_id(Profile()), recipe_id(Profile(site="The Harbour Post"))
    assert plain != named
    assert named.startswith(plain)


def test_what_holds_no_text_is_rejected_and_says_why() -> None:
    for html in ("", "<p></p>", "<script>start()</script>"):
        result = clean(Page(html=html))
        assert isinstance(result, Rejected)
        assert result.why
        assert result.recipe == recipe_id(Profile())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_an_article_or_a_rejection(text: str) -> None:
    result = clean(Page(text=text))
    assert isinstance(result, Article | Rejected)
    assert msgspec.json.encode(result)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["<p>", "</p>", "<div class=a>", "</div>", "<h1>", "<br>", "word ", "<!--", "&#0;"])))
def test_any_markup_is_an_article_or_a_rejection(parts: list[str]) -> None:
    assert isinstance(clean(Page(html="".join(parts))), Article | Rejected)
