"""Lines that a program broke at a column are joined again: mail, terminals and old archives print text so.

A break was made for want of room if the first word of the next line would not have fitted. Lines that stand
together are joined where nearly all of their breaks are such and most go on in the middle of a sentence.
"""

from collections.abc import Iterator
from itertools import pairwise

#: A numbered line, or several: first and last number, and the text.
Line = tuple[int, int, str]
#: Columns at which text is broken.
_NARROW, _WIDE = 40, 132
#: Fewer lines show no column of their own; they are joined at that of the text.
_FEWEST = 3
#: Of the breaks of such lines so many are for want of room; of those so many do not begin a sentence.
_FULL, _GOES_ON = 0.75, 0.5
#: What is longer is no word: the script puts no spaces between words.
_LONGEST_WORD = 32
#: From here on scripts are written without spaces.
_UNSPACED = "\u2e80"
_HANGUL = ("\uac00", "\ud7a3")


def unwrapped(lines: list[Line]) -> list[Line]:
    """The lines with those joined that are one paragraph."""
    groups = list(_groups(lines))
    columns = [_column(group) for group in groups if len(group) >= _FEWEST and _is_wrapped(group, _column(group))]
    if not columns:
        return lines
    usual = sorted(columns)[len(columns) // 2]
    return [line for group in groups for line in _joined(group, usual)]


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines with no empty line between them."""
    group: list[Line] = []
    for line in lines:
        if group and line[0] != group[-1][1] + 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _column(group: list[Line]) -> int:
    return max(len(line[2]) for line in group)


def _is_wrapped(group: list[Line], column: int) -> bool:
    if not _NARROW <= column <= _WIDE:
        return False
    full = [after for before, after in pairwise(group) if _is_full(before[2], after[2], column)]
    goes_on = sum(not after[2][0].isupper() for after in full)
    return len(full) >= max(_FULL * (len(group) - 1), 1) and goes_on >= _GOES_ON * len(full)


def _is_full(before: str, after: str, column: int) -> bool:
    word = len(after.partition(" ")[0])
    return len(before) + 1 + (word if word <= _LONGEST_WORD else 1) > column


def _joined(group: list[Line], usual: int) -> Iterator[Line]:
    column = _column(group) if len(group) >= _FEWEST else usual
    if not _is_wrapped(group, column):
        yield from group
        return
    held = group[0]
    for line, before in zip(group[1:], group, strict=False):
        if _is_full(before[2], line[2], column):
            held = (held[0], line[1], _glued(held[2], line[2]))
        else:
            yield held
            held = line
    yield held


def _glued(before: str, after: str) -> str:
    """Two lines as one: nothing between them behind a hyphen inside a word, and in scripts without spaces."""
    if before.endswith("\u00ad"):
        return before[:-1] + after
    inside = before[-1] == "-" and before[-2:-1].isalpha() and after[0].islower()
    return before + after if inside or (_is_unspaced(before[-1]) and _is_unspaced(after[0])) else f"{before} {after}"


def _is_unspaced(character: str) -> bool:
    return character >= _UNSPACED and not _HANGUL[0] <= character <= _HANGUL[1]
