"""The foot of an old page, of which one element holds all: counter, copyright, who keeps the page, when it changed.

Tables know whole lines. Breaks within an element are no ends of lines to them, so a foot is cut at its seams first.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from workers.judging.known import known_phrase
from workers.judging.sheet import Sheet, verdict
from workers.lines.dates import read_date
from workers.model import Verdict
from workers.tables.chrome import COPYRIGHT
from workers.tables.chrome_feet import KEEPER, SEAMS
from workers.tables.chrome_old import BEST_VIEWED, COUNTER

#: A foot is at most so long (characters), and stands in one of so many last kept blocks.
LONGEST, LAST = 500, 4
#: What no foot is without.
_OF_A_FOOT = frozenset({COPYRIGHT.id, COUNTER.id, BEST_VIEWED.id, KEEPER.id})


def feet(sheet: Sheet) -> Iterator[Verdict]:
    """The last kept blocks, from the last one upwards, as long as each part of them is of a foot."""
    for index in islice(reversed(sheet.text), LAST):
        text = sheet.shapes[index].text
        if index == sheet.text[0] or len(text) > LONGEST or not _is_foot(text):
            return
        yield verdict(index, "chrome", "tail.foot", "is the page's foot: every part of it speaks of the page", 0.9)


@lru_cache(maxsize=2**12)
def _is_foot(text: str) -> bool:
    """Whether each part of a line is one of a foot or a date, and one of them is certain."""
    parts = [part for part in _seams().split(text) if part and not part.isspace()]
    rows = [known_phrase(part) for part in parts]
    if not any(row and row.id in _OF_A_FOOT for row in rows):
        return False
    return all(row or read_date(part) for part, row in zip(parts, rows, strict=True))


@cache
def _seams() -> re.Pattern[str]:
    """Where one part ends: at a bar, behind a sentence (no number ends one), in front of what opens the next part."""
    opened = rf"(?<!\bpage)(?<!\bsite)(?<!\bwas)(?<!\bis)(?<!\bthis)\s+(?=(?:{'|'.join(SEAMS)}))"
    behind = r"\s+[|·•*–—-]+\s+|(?<=[^\W\d_][.!?])\s+|(?<=(?:19|20)\d\d\.)\s+"
    return re.compile(f"{opened}|{behind}", re.IGNORECASE)
