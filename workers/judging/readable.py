"""readability-lxml as judge of the body: the only home of readability and lxml.

Its cuts become verdicts: the markup carries each block's number, and the numbers that come back were kept. lxml
loses text nested deeper than about 250 elements, and readability raises or keeps nothing on some pages; each of
these is told, never passed on as an empty text.
"""

import logging
import re

from msgspec import Struct
from readability import Document
from readability.readability import Unparseable

from workers.judging.stamped import stamped
from workers.model import Reading

_STAMP = re.compile(r'data-block="(\d+)"')

logging.getLogger("readability").setLevel(logging.CRITICAL + 1)


class Readable(Struct, frozen=True, kw_only=True):
    """The numbers of the blocks that readability kept; ``failure`` says why there are none."""

    kept: frozenset[int] = frozenset()
    failure: str | None = None


def readable(reading: Reading) -> Readable:
    """Ask readability-lxml which of the page's numbered blocks are its text."""
    try:
        summary = Document(stamped(reading)).summary(html_partial=True)
    except (Unparseable, ValueError, AssertionError) as error:
        return Readable(failure=f"readability could not read its markup ({type(error).__name__})")
    kept = frozenset(map(int, _STAMP.findall(summary)))
    return Readable(kept=kept) if kept else Readable(failure="readability kept none of its blocks")
