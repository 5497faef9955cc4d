"""Articles, sightings and pages for the tests of the store."""

from datetime import UTC, datetime, timedelta
from typing import Any

from workers.contract import Page
from workers.fingerprint import fingerprint
from workers.model import Article, Block, Claim, Verdict
from workers.store.values import Entry, Sighting, identity
from workers.urls import url_key

NOW = datetime(2025, 9, 18, 12, 0, tzinfo=UTC)
WORDS = "the council of the harbour town voted on tuesday to open its old customs house to the public again after"
URL = "https://news.example.org/story"


def later(**delta: float) -> datetime:
    return NOW + timedelta(**delta)


def body(number: int = 0, length: int = 60) -> str:
    """A text of its own for each number, long enough for a key that is the text's alone."""
    words = WORDS.split()
    return f"story {number} " + " ".join(words[(i * 7 + number) % len(words)] for i in range(length))


def article(text: str | None = None, *, recipe: str = "1-aaa", **facts: Any) -> Article:
    text = body() if text is None else text
    title, site = facts.get("title", "A title"), facts.get("site")
    mark = fingerprint(text, title=title, site=site, signed=False)
    assert mark is not None
    values: dict[str, Any] = {
        "key": mark.key,
        "fingerprint": mark,
        "text": text,
        "title": title,
        "recipe": recipe,
        "authors": (),
        "credits": (),
        "published": None,
        "modified": None,
        "section": None,
        "language": None,
        "site": None,
        "canonical_url": None,
        "image": None,
        "description": None,
        "kind": "article",
        "embeds": (),
        "judge": "readability",
        "blocks": (Block(index=0, text=text, path="html/body/p[1]", tag="p"),),
        "verdicts": (Verdict(block=0, role="body", rule="readability.kept", why="it is the text"),),
        "claims": (Claim(field="title", value="A title", raw="A title", where="block 0", rule="title.h1"),),
    }
    return Article(**(values | facts))


def sighting(made: Article | None = None, url: str = URL, **values: Any) -> Sighting:
    given = {"source": "crawl:1", "fetched_at": "2025-09-18T10:00:00Z", "input_sha256": "00" * 32} | values
    return Sighting(article=made or article(), url=url, url_key=url_key(url), **given)


def page(number: int = 0, **values: Any) -> Page:
    given: dict[str, Any] = {
        "url": f"https://news.example.org/{number}",
        "html": f"<p>{body(number)}</p>",
        "source": "app",
        "ref": f"ref-{number}",
    }
    return Page(**(given | values))


def entry(number: int = 0, recipe: str = "1-aaa", archive: str | None = None, **values: Any) -> Entry:
    made = page(number, **values)
    return Entry(page=made, identity=identity(made), recipe=recipe, archive=archive)
