"""Small pages for the judge's tests: lines or markup in, roles out."""

from workers.contract import Page
from workers.judging import judge
from workers.model import TEXT_ROLES, Profile, Reading, Verdict
from workers.reading import read

#: Invented paragraphs, long enough to be one.
PARAGRAPHS = (
    "The lock keepers of Marrow Bridge have asked the county for a second boat, as the first one leaks on Sundays.",
    "County surveyor Ada Finch promised an answer before the ice melts, but would not say which winter’s ice it is.",
    "The boat was built in 1931 from the floor of a ballroom, and couples still come to dance on it at low water.",
)
HEADLINE = "Lock Keepers Ask the County for a Second Boat"


def reading(text: str | None = None, html: str | None = None) -> Reading:
    found = read(Page(text=text, html=html))
    assert isinstance(found, Reading), found
    return found


def judged(
    text: str | None = None, html: str | None = None, profile: Profile | None = None
) -> tuple[tuple[str, Verdict], ...]:
    """Each block's text with its verdict."""
    page = reading(text, html)
    return tuple(zip((block.text for block in page.blocks), judge(page, profile or Profile()), strict=True))


def roles(*lines: str) -> list[str]:
    """The roles of some lines of plain text."""
    return [verdict.role for _, verdict in judged("\n".join(lines))]


def kept(text: str | None = None, html: str | None = None) -> list[str]:
    """The texts of the blocks that are the body."""
    return [line for line, verdict in judged(text, html) if verdict.role in TEXT_ROLES]
