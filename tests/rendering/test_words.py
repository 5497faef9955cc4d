"""Whatever the markup: only what is allowed comes out, and the words of both forms are the words of the text."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.rendering.forms import Found, kept, shown, words
from workers.contract import Page
from workers.model import Article, Reading, Rejected, Role, Verdict
from workers.reading import read
from workers.recipe import clean
from workers.rendering import render
from workers.rendering.html import ATTRIBUTES, TAGS

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = sorted(path.parent for path in (ROOT / "tests" / "pages").glob("*/expect.json"))
#: Pages below ``app`` hold no text before a browser ran their scripts.
NEWSROOM = sorted(page for page in (ROOT / "newsroom" / "pages").rglob("*.html") if page.parent.name != "app")

_NAMES = (
    "p div span b strong i em a code sub sup ul ol li blockquote pre table tr td th tbody caption br hr h1 h2 h4 "
    "figure figcaption img section article script style noscript template svg math dl dt dd button details main u"
)
ELEMENTS = st.sampled_from(_NAMES.split())
TEXTS = st.sampled_from(
    [
        "word", " ", "\n", "*", "**", "_", "__", "a_b", "`", "``", "[x](y)", "![", "!", "]", "(c)", "\\", "|", "a|b",
        "# ", "1. ", "2) ", "- ", "+ ", "> ", "---", "===", "~~~", "&lt;script&gt;", "&amp;copy;", "x &y;", "&nbsp;",
        "&#0;", "\u200b", "\u00ad", "中文「引」", "שלום", "é.", "100%", "http://a.example/c_d",
    ]
)  # fmt: skip
ATTRIBUTED = st.sampled_from(
    [
        "", "", " href=/x", " href='javascript:alert(1)'", " href='data:text/html,x'", " href=//h.example/j",
        ' href="http://e.example/(a)_b?c=d&amp;copy;e|f"', " href=' ht\ntp://q.example/ e'", " href=#n",
        " class=icon", " hidden", " style='display:none'", " onclick=x", " start=3", " colspan=3000",
        " rowspan=99999999999", " src=data:x", " src=/p.png alt='a*b|c'", " href='http://u:p@h.example/?token=s'",
    ]
)  # fmt: skip
OPENED = st.builds("<{}{}>".format, ELEMENTS, ATTRIBUTED)
CLOSED = st.builds("</{}>".format, ELEMENTS)
MARKUP = st.lists(st.one_of(TEXTS, TEXTS, OPENED, CLOSED), max_size=40).map("".join)
ROLES: st.SearchStrategy[list[Role]] = st.lists(
    st.sampled_from(["body", "body", "heading", "quote", "caption", "chrome"]), min_size=1, max_size=8
)


def assert_safe(html: str) -> None:
    for name, attributes in Found(html).elements:
        allowed = ATTRIBUTES.get(name, set()) | ({"rel"} if name == "a" else set())
        assert name in TAGS
        assert set(attributes) <= allowed
        for address in (attributes.get("href"), attributes.get("src")):
            assert address is None or address.startswith(("http://", "https://"))


def judged(reading: Reading, roles: list[Role]) -> tuple[Verdict, ...]:
    """A verdict for each block, with these roles in turn."""
    return tuple(
        Verdict(block=block.index, role=roles[block.index % len(roles)], rule="test", why="said so")
        for block in reading.blocks
    )


@settings(max_examples=300, deadline=None)
@given(markup=MARKUP, roles=ROLES, url=st.sampled_from([None, "https://example.org/a/b?c"]))
def test_any_markup(markup: str, roles: list[Role], url: str | None) -> None:
    reading = read(Page(html=markup, url=url))
    if isinstance(reading, Rejected):
        return
    verdicts = judged(reading, roles)
    found = render(reading, verdicts)
    assert_safe(found.html)
    assert Found(found.html).words == words(kept(reading, verdicts))
    assert shown(found.markdown).words == words(kept(reading, verdicts))


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200), roles=ROLES)
@example(text="one\ntwo\nthree", roles=["body", "caption"])
def test_any_plain_text(text: str, roles: list[Role]) -> None:
    reading = read(Page(text=text))
    if isinstance(reading, Rejected):
        return
    verdicts = judged(reading, roles)
    found = render(reading, verdicts)
    assert_safe(found.html)
    assert Found(found.html).words == words(kept(reading, verdicts))


def golden(folder: Path) -> Page:
    meta: dict[str, Any] = json.loads((folder / "meta.json").read_text("utf-8"))
    plain = folder / "page.txt"
    if plain.exists():
        return Page(**meta, text=plain.read_text("utf-8"))
    return Page(**meta, html_b64=(folder / "page.html").read_bytes())


@pytest.mark.parametrize("path", [*GOLDEN, *NEWSROOM], ids=lambda path: path.name)
def test_a_page_from_the_outside_to_its_words(path: Path) -> None:
    page = golden(path) if path.is_dir() else Page(url="https://newsroom.example/1", html_b64=path.read_bytes())
    article = clean(page)
    assert isinstance(article, Article)
    assert_safe(article.html)
    assert Found(article.html).words == words(article.text)
    assert shown(article.markdown).words == words(article.text)


HOSTILE = {
    "lists in lists": "<ul><li>x" * 5_000,
    "quotations in quotations": "<blockquote><p>x</p>" * 3_000,
    "tables in tables": "<table><tr><td>x<td>y" * 1_000,
    "bold in bold": "<p>" + "<b>x" * 5_000,
    "links in links": "<p>" + "<a href=/x>x" * 5_000,
    "cells without end": "<table><tr>" + "<td>a" * 20_000,
    "wide cells": "<table>" + "<tr><td colspan=9999>a<td colspan=9999>b" * 500,
    "ampersands": "<p>" + "&amp;" * 300_000,
    "ampersands in lines of code": "<pre>" + "<div>&amp;&amp;&amp;&amp;</div>" * 20_000,
    "signs": "<p>" + "*_`[" * 30_000,
    "growing backticks": "<p>" + "".join(f"<code>{'`' * length}</code> " for length in range(500)),
}


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_hostile_markup_ends_soon_and_keeps_its_words(markup: str) -> None:
    """Some of these took minutes where work grew with the square of the page."""
    reading = read(Page(html=markup, url="https://example.org/"))
    assert not isinstance(reading, Rejected)
    verdicts = tuple(Verdict(block=b.index, role="body", rule="test", why="said so") for b in reading.blocks)
    found = render(reading, verdicts)
    assert Found(found.html).words == words(kept(reading, verdicts))
    assert len(found.html) < 100 * len(markup)
