"""Rendering: the kept blocks of a page as clean HTML and as Markdown, word for word the article's text."""

from collections.abc import Sequence

from msgspec import Struct

from workers.model import Reading, Verdict
from workers.reading.inside import base_of
from workers.rendering.html import html
from workers.rendering.links import Links
from workers.rendering.markdown import markdown
from workers.rendering.shape import shape

__all__ = ["Rendered", "render"]


class Rendered(Struct, frozen=True, kw_only=True):
    """A text in its two other forms."""

    html: str = ""
    markdown: str = ""


def render(reading: Reading, verdicts: Sequence[Verdict]) -> Rendered:
    """The kept blocks with what markup says of them: one tree, written twice.

    Links are absolute, against the page's address and its ``<base>``; those that lead nowhere are left out, their
    words stay. Plain text gives paragraphs and headings.
    """
    page = reading.page
    root = shape(reading, verdicts, Links(page.final_url or page.url, base_of(reading)))
    return Rendered(html=html(root), markdown=markdown(root))
