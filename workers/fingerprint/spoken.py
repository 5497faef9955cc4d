"""Speech without quotation marks of its own: between apostrophes, and behind a dash that opens a paragraph.

Told beside ``set_aside``, on which signatures rest: these are looked at where two texts are compared, and no
signature of a stored text changes by them.
"""

import re
from collections.abc import Iterator

#: Between apostrophes, a mark of punctuation before the last one or the end of the line behind it: others stand in
#: words ("don't") or behind them.
_APOSTROPHES = re.compile(
    r"(?<![\w'])'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)|(?<=s)'(?= \w))+(?:(?<=[,.!?…])'(?!\w)|'(?=[.,]?$))", re.MULTILINE
)
#: A line behind a dash, and another dash before who said it: with one alone it is an item of a list.
_DASHES = re.compile(
    r"^[—–―] ?(?:[¿¡«]|[^\W\d_])[^\n]*(?:[,.!?…] ?[—–―] ?| [—–―])[^\W\d_][^\n]*$",
    re.MULTILINE,
)
#: An apostrophe that opens something, and a line that a dash opens.
_OPENS, _DASH = (" '", "\n'"), ("—", "–", "―")


def spoken(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of such speech, as (start, end)."""
    # One sign is looked for many times faster than two.
    if "'" in text and (text.startswith("'") or any(cue in text for cue in _OPENS)):
        yield from (match.span() for match in _APOSTROPHES.finditer(text))
    if text[:1] in _DASH or any(dash in text and f"\n{dash}" in text for dash in _DASH):
        yield from (match.span() for match in _DASHES.finditer(text))
