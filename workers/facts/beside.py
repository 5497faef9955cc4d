"""Dates that no verdict calls one: in the lines between headline and text, and at the very beginning of the text."""

from collections.abc import Iterator

from workers.facts.scene import Scene
from workers.lines.dates import DateReading, find_dates
from workers.model import Block

#: So many blocks below the headline are looked at, and lines of so many characters: captions are longer.
_NEAR, _LONGEST = 8, 60
#: What stands between a date and the text that it opens.
_DASHES = ("-", "–", "—", ":", "|")


def unjudged_dates(scene: Scene, language: str | None) -> Iterator[tuple[Block, DateReading]]:
    """The dates of a page where nothing else says when: each a whole day, the nearest to the headline first."""
    for block in _below_headline(scene):
        yield from _days(block, block.text, scene, language)
    lead = next(scene.blocks("body"), None)
    if lead is not None:
        first = next(_days(lead, lead.text[:_LONGEST], scene, language), None)
        if first and first[1].start == 0 and lead.text[first[1].end :].lstrip().startswith(_DASHES):
            yield first


def _below_headline(scene: Scene) -> list[Block]:
    """Short lines that were cut, from the headline to the first paragraph, but none that markup hides."""
    headline = next((verdict.block for verdict in scene.verdicts if verdict.role == "headline"), None)
    first = next((verdict.block for verdict in scene.verdicts if verdict.role == "body"), None)
    if headline is None or first is None:
        return []
    between = scene.verdicts[headline + 1 : min(first, headline + 1 + _NEAR)]
    cut = [verdict.block for verdict in between if verdict.role == "chrome" and verdict.rule != "markup.hidden"]
    return [block for index in cut if len((block := scene.reading.blocks[index]).text) <= _LONGEST]


def _days(block: Block, text: str, scene: Scene, language: str | None) -> Iterator[tuple[Block, DateReading]]:
    for reading in find_dates(text, fetched_at=scene.fetched_at, language=language):
        if (
            reading.published
            and reading.published.basis == "printed"
            and len(reading.published.value) >= len("2025-01-01")
        ):
            yield block, reading
