"""Golden pages: what a careful reader says of each page in tests/pages, one named assert for each field."""

import json
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from workers.contract import Page
from workers.model import Article
from workers.recipe import clean

PAGES = Path(__file__).parent / "pages"
SLUGS = sorted(path.name for path in PAGES.iterdir() if (path / "expect.json").exists())
FIELDS = (
    "title",
    "authors",
    "credits",
    "published",
    "modified",
    "section",
    "kind",
    "first",
    "last",
    "paragraphs",
    "roles",
    "key",
    "same_text_as",
)


@cache
def expected(slug: str) -> dict[str, Any]:
    expect: dict[str, Any] = json.loads((PAGES / slug / "expect.json").read_text("utf-8"))
    return expect


@cache
def cleaned(slug: str) -> Article:
    folder = PAGES / slug
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    plain = folder / "page.txt"
    body: dict[str, Any] = (
        {"text": plain.read_text("utf-8")} if plain.exists() else {"html_b64": (folder / "page.html").read_bytes()}
    )
    article = clean(Page(**meta, **body))
    assert isinstance(article, Article), article
    return article


def found(slug: str, field: str) -> Any:
    """What the recipe says of one field, in the form in which expectations are written."""
    article = cleaned(slug)
    paragraphs = article.text.split("\n\n")
    forms: dict[str, Any] = {
        "authors": list(article.authors),
        "credits": [[c.name, c.kind, *([c.via] if c.via else [])] for c in article.credits],
        "published": article.published and [article.published.value, article.published.precision],
        "modified": article.modified and [article.modified.value, article.modified.precision],
        "first": paragraphs[0][: len(expected(slug).get("first", ""))],
        "last": paragraphs[-1][-len(expected(slug).get("last", "")) :],
        "paragraphs": len(paragraphs),
        "roles": folded_roles(article),
        "same_text_as": expected(slug).get("same_text_as"),
    }
    return forms[field] if field in forms else getattr(article, field)


def folded_roles(article: Article) -> list[str]:
    runs = [(role, len(list(run))) for role, run in groupby(verdict.role for verdict in article.verdicts)]
    return [role if count == 1 else f"{role} x{count}" for role, count in runs]


@pytest.mark.parametrize(
    ("slug", "field"),
    [(slug, field) for slug in SLUGS for field in FIELDS if field in expected(slug)],
)
def test_golden_page(slug: str, field: str) -> None:
    assert found(slug, field) == expected(slug)[field]


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if "same_text_as" in expected(slug)])
def test_one_story_in_two_forms_has_one_key(slug: str) -> None:
    assert cleaned(slug).key == cleaned(expected(slug)["same_text_as"]).key


def test_there_are_golden_pages_of_both_forms() -> None:
    forms = {path.suffix for slug in SLUGS for path in (PAGES / slug).glob("page.*")}
    assert forms == {".html", ".txt"}
    assert len(SLUGS) >= 10


def test_every_folder_has_its_three_files() -> None:
    for folder in (path for path in PAGES.iterdir() if path.is_dir()):
        names = {path.name for path in folder.iterdir()}
        assert {"meta.json", "expect.json"} <= names, folder
        assert len(names & {"page.html", "page.txt"}) == 1, folder
