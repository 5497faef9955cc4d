"""Plain text -> blocks: every line that is not empty is one."""

import re

from workers.model import Block

#: Whatever ends a line anywhere: also Unicode's line and paragraph separators, vertical tab, form feed.
_LINE_END = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
#: Characters that leave no mark on paper: a line that holds nothing else is empty.
INVISIBLE = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff "


def text_blocks(text: str) -> tuple[Block, ...]:
    """One block for each line with something to read; ``path`` is the line's number in the text (from 1)."""
    lines = ((number, fold(line)) for number, line in enumerate(_LINE_END.split(text), 1))
    return tuple(
        Block(index=index, text=line, path=f"line[{number}]", tag="line")
        for index, (number, line) in enumerate((number, line) for number, line in lines if line)
    )


def fold(text: str) -> str:
    """White space of any kind and length becomes one space; "" if nothing is left to read."""
    folded = " ".join(text.split())
    return folded if folded.strip(INVISIBLE) else ""
