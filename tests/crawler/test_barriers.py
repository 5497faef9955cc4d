"""Walls, stubs and shells: every row with its examples, and whole pages of each kind beside articles like them."""

import re

import pytest
from barrier_pages import ARTICLES, WALLS
from scrapy.http import HtmlResponse

from crawler.barrier_rows import BARRIERS, Barrier, Standing
from crawler.barriers import barrier
from crawler.outline import outline

PROSE = "The ferry left the harbour at dawn and carried the whole village across the sound. " * 16


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in BARRIERS for text in row.hits], ids=str)
def test_a_row_stands_for_its_hits(row: Barrier, text: str) -> None:
    assert row.stands(Standing(**{row.where: text}))


@pytest.mark.parametrize(("row", "text"), [(row, text) for row in BARRIERS for text in row.misses], ids=str)
def test_a_row_does_not_stand_for_its_misses(row: Barrier, text: str) -> None:
    assert not row.stands(Standing(**{row.where: text}))


@pytest.mark.parametrize("row", [row for row in BARRIERS if row.needs], ids=str)
def test_what_a_row_needs_is_in_every_text_that_it_fits(row: Barrier) -> None:
    alternatives = re.split(r"\|(?![^(]*\))", row.form)
    assert len(alternatives) > 20
    assert [one for one in alternatives if not any(word in one.lower() for word in row.needs)] == []


def kind_of(title: str, body: str, head: str = "") -> str | None:
    html = f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    found = outline(HtmlResponse("https://news.example/x", body=html.encode(), encoding="utf-8")).barred
    return found.kind if found else None


UNPAID = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>'


@pytest.mark.parametrize(
    ("kind", "title", "body", "head"),
    [
        ("captcha", "News", '<div class="h-captcha"></div><p>One moment please.</p>', ""),
        ("blocked", "Access denied | News", "<p>Reference 18.</p>", ""),
        ("consent wall", "We value your privacy", f"<p>{PROSE[:1000]}</p><button>Accept</button>", ""),
        ("login page", "Sign in | News", '<form><input type="password"></form>', ""),
        ("login page", "Leser", '<form><input type="password"></form>', ""),
        ("paywall", "Storm", f"<h1>Storm</h1><p>{PROSE[:500]}</p><p>Subscribe to continue reading</p>", ""),
        ("paywall", "Storm", f"<h1>Storm</h1><p>{PROSE[:500]}</p>", UNPAID),
        ("soft 404", "Nachrichten", "<h1>Seite nicht gefunden</h1><p>Versuchen Sie die Suche.</p>", ""),
        ("empty shell", "App", '<div id="root"></div><script src="/a.js"></script>', ""),
        ("empty shell", "App", "<p>You need to enable JavaScript to run this app.</p>", ""),
        (None, "Storm", f"<h1>Storm</h1><p>{PROSE}</p><p>Subscribe to continue reading</p>", UNPAID),
        (None, "Sign in to the choir", f"<h1>Storm</h1><p>{PROSE}</p>", ""),
        (None, "The page that was not found", f"<p>{PROSE}</p>", ""),
        (None, "Captcha", f'<p>{PROSE}</p><div class="g-recaptcha"></div>', ""),
        (None, "Brief", f"<h1>Brief</h1><p>{PROSE[:200]}</p>", ""),
    ],
)
def test_a_page_is_told_for_what_it_is(kind: str | None, title: str, body: str, head: str) -> None:
    assert kind_of(title, body, head) == kind


def test_the_reason_is_kept() -> None:
    found = barrier(Standing(head="Page not found", running=120))
    assert found is not None
    assert found.why == "soft 404: lost page (120 characters of running text)"


def barred(html: str) -> str | None:
    found = outline(HtmlResponse("https://news.example/x", body=html.encode(), encoding="utf-8")).barred
    return found.kind if found else None


@pytest.mark.parametrize(("kind", "html"), [(kind, html) for kind, pages in WALLS.items() for html in pages])
def test_a_wall_is_told_whoever_built_it_in_whatever_language(kind: str, html: str) -> None:
    assert barred(html) == kind


@pytest.mark.parametrize("html", ARTICLES)
def test_an_article_that_talks_of_walls_or_stands_beside_one_is_an_article(html: str) -> None:
    assert barred(html) is None
