"""What drones: a block of thousands of characters of the same few words, a line that a page prints a hundred times.

Bait and broken pages hold them. They are no text, and have no weight where a page's text is chosen by its words.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from workers.judging.copies import REPEATED
from workers.judging.sheet import Sheet, verdict
from workers.model import Block, Verdict

#: Characters of a block that is looked at; fewer different words, and fewer different characters, say nothing.
LONG, FEW = 2_000, 20
#: A line of so many characters that a page prints so often says nothing any more.
LINE, OFTEN = 12, 100
#: Code, rows of tables and items of lists repeat themselves with reason.
_REPEATED = REPEATED | {"li"}


def drones(text: str) -> bool:
    """Whether a long text is made of a few words or signs, over and over."""
    if len(text) <= LONG or len(set(text[:LONG])) >= FEW:
        return False  # most texts
    return len(set(text)) < FEW and len(set(text.split())) < FEW


def drone_blocks(blocks: Sequence[Block]) -> list[int]:
    """The numbers of the blocks that drone, alone or together."""
    long = [block.index for block in blocks if len(block.text) > LONG and drones(block.text)]
    if len(blocks) - len({block.text for block in blocks}) < OFTEN - 1:
        return long  # most pages: too few lines come again
    lines = [block for block in blocks if len(block.text) >= LINE and block.tag not in _REPEATED]
    often = {text for text, times in Counter([block.text for block in lines]).items() if times >= OFTEN}
    return long + [block.index for block in lines if block.text in often] if often else long


def droning(sheet: Sheet) -> Iterator[Verdict]:
    """Blocks that drone are no text, whatever stands around them."""
    for index in drone_blocks(sheet.reading.blocks):
        yield verdict(index, "chrome", "drone.repeated", "says the same few words or signs over and over")
