"""One story as a whole page, for tests of what stands around its text: by its headline, and behind its end."""

from workers import Page, clean
from workers.model import Article

TITLE = "Lighthouse at Marrow Point to shine again"
PROSE = (
    "<p>The old lighthouse will be lit again this winter, after a crew of six spent nine weeks mending its lamp.</p>"
    "<p>Nobody had climbed the tower since the storm, when a part of the gallery fell into the sea below it.</p>"
) * 3


def read_page(article: str, *, title: str = TITLE, head: str = "", above: str = "", below: str = "") -> Article:
    """The article of a page with this markup in its ``article``, read at noon of 20 March 2026."""
    html = (
        f"<html><head><title>{title}</title>{head}</head><body>{above}<main><article>{article}</article></main>"
        f"{below}</body></html>"
    )
    page = Page(html=html, url="https://paper.example/coast/light", fetched_at="2026-03-20T12:00:00Z")
    found = clean(page)
    assert isinstance(found, Article)
    return found
