"""A date between a headline and its prose is the article's, whatever kind of page its layout resembles."""

import pytest

from workers import Page, clean
from workers.model import Article

PROSE = (
    "The night boat came back on Monday after eleven months in the yard, and nobody was there to meet it.",
    "Its crew had written to the county in spring, but the letter lay in a drawer until the drawer was emptied.",
    "Now the county wants to pay for a second boat, and the keepers of the lock want to know who will row it.",
)
CARDS = "".join(
    f'<div class="card"><h3><a href="/a{n}">Short story number {n}</a></h3><span>{n} May 2024</span></div>'
    for n in range(1, 25)
)


def _read(head: str, text: str) -> Article:
    page = clean(Page(html=f"<body><main>{head}{text}</main><aside class='listing'>{CARDS}</aside></body>"))
    assert isinstance(page, Article)
    return page


@pytest.mark.parametrize("date", ["3 June 2024", "3. Juni 2024", "3 juin 2024", "2024年6月3日"])
def test_a_date_between_headline_and_prose_is_taken(date: str) -> None:
    head = f"<h1>The night boat comes back at last</h1><p>{date}</p>"
    found = _read(head, "".join(f"<p>{line}</p>" for line in PROSE))
    assert found.published is not None
    assert found.published.value == "2024-06-03"


def test_a_date_in_a_list_of_stories_is_not() -> None:
    found = _read("<h1>All stories of this week</h1>", "<p>What the town of Emberly read.</p>")
    assert found.published is None


def test_a_manual_that_its_markup_calls_an_article_keeps_its_date() -> None:
    stated = '{"@type": "TechArticle", "headline": "Rowing a boat", "datePublished": "2024-06-03"}'
    code = "".join(f"<h2>Step {n}</h2><pre>boat.row({n})</pre><p>{line}</p>" for n, line in enumerate(PROSE * 3))
    page = clean(
        Page(
            url="https://boats.example/docs/api/rowing.html",
            html=f'<head><script type="application/ld+json">{stated}</script></head><body><main>'
            f"<h1>Rowing a boat: the reference</h1>{code}</main></body>",
        )
    )
    assert isinstance(page, Article)
    assert page.published is not None
    assert page.published.value == "2024-06-03"
