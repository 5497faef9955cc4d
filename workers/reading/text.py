"""Plain text -> blocks: every line that is not empty is one, but for lines that are half a paragraph or several."""

import re

from workers.model import Block
from workers.reading.stuck import unstuck
from workers.reading.wrapped import Line, unwrapped

#: Whatever ends a line anywhere: also Unicode's line and paragraph separators, vertical tab, form feed.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
#: Lines that are blocks of their own; what stands behind them is one. Each costs some 40 microseconds.
MAX_LINES = 20_000
#: Characters that leave no mark on paper: a line that holds nothing else is empty.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff "


def text_blocks(text: str) -> tuple[Block, ...]:
    """One block for each line with something to read.

    ``path`` is the line's number in the text (from 1), ``line[3]``, or ``line[3-5]`` where a program had broken a
    paragraph at a column. A line in which several were stuck together gives several blocks. Behind ``MAX_LINES`` of
    them the rest is one.
    """
    lines = [(number, number, line) for number, raw in enumerate(_LINE_END.split(text), 1) if (line := fold(raw))]
    found = unwrapped(_bounded(lines))
    pieces = _bounded([(first, last, piece) for first, last, line in found for piece in unstuck(line)])
    return tuple(
        Block(index=index, text=piece, path=_place(first, last), tag="line")
        for index, (first, last, piece) in enumerate(pieces)
    )


def _bounded(lines: list[Line]) -> list[Line]:
    if len(lines) <= MAX_LINES:
        return lines
    rest = lines[MAX_LINES:]
    return [*lines[:MAX_LINES], (rest[0][0], rest[-1][1], " ".join(line for _, _, line in rest))]


def _place(first: int, last: int) -> str:
    return f"line[{first}]" if first == last else f"line[{first}-{last}]"


def fold(text: str) -> str:
    """White space of any kind and length becomes one space; "" if nothing is left to read."""
    # Where only single blanks stand inside a text it is folded already: no other white space is printable.
    if not text.isprintable() or "  " in text or text[:1] == " " or text[-1:] == " ":
        text = " ".join(text.split())
    return text if text.strip(INVISIBLE) else ""
