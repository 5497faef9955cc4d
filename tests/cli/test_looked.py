"""A page without a date or a byline says what was looked at, with the count."""

from workers import Page, clean
from workers.cli.looked import looked_at
from workers.model import Article

PROSE = "<p>The ferry to the islands was cancelled on Monday because of the storm, said the captain of the boat.</p>"


def _lines(page: Page) -> list[str]:
    found = clean(page)
    assert isinstance(found, Article)
    return list(looked_at(found.blocks, found.claims))


def test_a_page_that_says_nothing() -> None:
    date, byline = _lines(Page(html=f"<h1>The ferry returns</h1>{PROSE * 4}"))
    assert date.startswith("no date: 10 sources looked at; no claim; silent: JSON-LD, meta tags, microdata, RDFa")
    assert byline.startswith("no byline: 9 sources looked at; no claim; silent: JSON-LD")


def test_a_page_whose_claims_were_refused() -> None:
    head = '<meta property="article:published_time" content="2025"><meta name="author" content="admin">'
    date, byline = _lines(Page(html=f"<head>{head}</head><h1>The ferry returns</h1>{PROSE * 4}"))
    assert "1 claims refused (meta tags 1); silent: JSON-LD, microdata" in date
    assert "1 claims refused (meta tags 1)" in byline


def test_plain_text_has_fewer_sources() -> None:
    date, byline = _lines(Page(text="The ferry returns\n\n" + "The ferry came back from the islands at noon. " * 9))
    assert date == "no date: 2 sources looked at; no claim; silent: the address, printed lines"
    assert byline == "no byline: 1 sources looked at; no claim; silent: printed lines"


def test_a_page_that_tells_both_says_no_more() -> None:
    said = "<p>By Ada Winter</p><p>18 September 2025</p>"
    assert _lines(Page(html=f"<h1>The ferry returns</h1>{said}{PROSE * 4}")) == []
