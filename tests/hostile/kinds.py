"""What a class of hostile page is, and the few ways in which one is made."""

import json
from collections.abc import Callable
from typing import NamedTuple

from hostile.story import BODY, PARAGRAPHS, SILENT, TITLE, URL, Expected, document, page, silent
from workers.contract import Page

MEGABYTE = 1_000_000


class Class(NamedTuple):
    """A class of page: its name, what makes it, and what has to come of it."""

    name: str
    make: Callable[[], Page]
    expected: Expected


def html(
    name: str,
    make: Callable[[], str | bytes],
    expected: Expected | None = None,
    content_type: str | None = "text/html",
) -> Class:
    """A class of markup, or of the bytes of some."""
    return Class(name, lambda: page(make(), content_type), expected or Expected())


def behind(name: str, bait: Callable[[], str], expected: Expected | None = None) -> Class:
    """The story, then the bait."""
    return html(name, lambda: document(after=bait()), expected)


def before(name: str, bait: Callable[[], str], expected: Expected | None = None) -> Class:
    """The bait, then the story."""
    return html(name, lambda: document(before=bait()), expected)


def plain(name: str, bait: Callable[[], str]) -> Class:
    """The story as plain text, without a word of who wrote it and when, then the bait."""
    story = "\n\n".join((TITLE, *PARAGRAPHS, ""))
    return Class(name, lambda: Page(url=URL, text=story + bait(), fetched_at="2024-03-06T12:00:00Z"), SILENT)


def around(name: str, opening: str, closing: str, count: int) -> Class:
    """The story's paragraphs inside so many elements."""
    return html(name, lambda: document(body=opening * count + BODY + closing * count))


def linked(name: str, script: Callable[[], str], expected: Expected, *, signed: bool = False) -> Class:
    """The story with this JSON-LD; unless ``signed``, its markup names neither writer nor day."""
    make = document if signed else silent
    return html(name, lambda: make(head=f'<script type="application/ld+json">{script()}</script>'), expected)


def stated(**fields: object) -> str:
    """JSON-LD of the story, with these fields."""
    return json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": TITLE, **fields})
