"""Plain text -> blocks: every line that is not empty is one, but for lines that are half a paragraph or several."""

import re

from workers.model import Block
from workers.reading.stuck import unstuck
from workers.reading.wrapped import Line, unwrapped

#: Whatever ends a line anywhere: also Unicode's line and paragraph separators, vertical tab, form feed.
_ENDS = "\n\r\v\f\x85\u2028\u2029"
_LINE_END = re.compile(f"\r\n|[{_ENDS}]")
#: A line from its first character that is no blank.
_LINE = re.compile(rf"\S[^{_ENDS}]*")
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
    found = unwrapped(_lines(text))
    pieces = _bounded([(first, last, piece) for first, last, line in found for piece in unstuck(line)])
    return tuple(
        Block(index=index, text=piece, path=_place(first, last), tag="line")
        for index, (first, last, piece) in enumerate(pieces)
    )


def _lines(text: str) -> list[Line]:
    """The lines with something to read; what stands behind ``MAX_LINES`` is one, and nobody looks at its lines."""
    lines: list[Line] = []
    number, position = 1, 0
    for found in _LINE.finditer(text):
        number += len(_LINE_END.findall(text, position, found.start()))
        position = found.start()
        if len(lines) == MAX_LINES:
            rest = text[position:].rstrip()
            return [*lines, (number, number + len(_LINE_END.findall(rest)), fold(rest))]
        if line := fold(found[0]):
            lines.append((number, number, line))
    return lines


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
