"""No page with text is left without one: where all rules together kept nothing, the densest prose is kept."""

from collections.abc import Iterator

from workers.judging.density import judge_by_density
from workers.judging.phrases import known_lines
from workers.judging.shape import LINKED
from workers.judging.sheet import Sheet, verdict
from workers.model import Verdict

#: Blocks of at least so many weighted characters are kept at last, if a page has no run of prose either.
LARGE = 40


def want_of_text(sheet: Sheet) -> Iterator[Verdict]:
    """What is kept where no block is the text, as judged so far: the densest run of prose, at last large blocks."""
    if any(_is_readable(sheet.shapes[index].text) for index in sheet.text):
        return
    for index in _densest(sheet):
        why = "stands in the densest run of prose, on a page of which all other rules left no text"
        yield verdict(index, "body", "density.fallback", why, 0.4)


def _densest(sheet: Sheet) -> list[int]:
    known = known_lines(sheet.shapes) | {block.index for block in sheet.reading.blocks if block.hidden}
    verdicts = judge_by_density(sheet.shapes, known)
    dense = [found.block for found in verdicts if found.rule == "density.body" and found.block not in known]
    return dense or [
        index
        for index, shape in enumerate(sheet.shapes)
        if index not in known and shape.links < LINKED and (shape.prose or shape.weight >= LARGE)
    ]


def _is_readable(text: str) -> bool:
    return any(ch.isalnum() for ch in text)
