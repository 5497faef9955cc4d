"""A block that drones: thousands of characters of the same few words or signs, as bait and broken pages hold them."""

from collections.abc import Iterator

from workers.judging.sheet import Sheet, verdict
from workers.model import Verdict

#: Characters of a block that is looked at; fewer different words, and fewer different characters, say nothing.
LONG, FEW = 2_000, 20


def drones(text: str) -> bool:
    """Whether a long text is made of a few words or signs, over and over."""
    if len(text) <= LONG or len(set(text[:LONG])) >= FEW:
        return False  # most texts
    return len(set(text)) < FEW and len(set(text.split())) < FEW


def droning(sheet: Sheet) -> Iterator[Verdict]:
    """Blocks that drone are no text, whatever stands around them."""
    for block in sheet.reading.blocks:
        if len(block.text) > LONG and drones(block.text):
            yield verdict(block.index, "chrome", "drone.repeated", "says the same few words or signs over and over")
