"""Second showings of pages, so that the trees learn to do without what their markup tells.

Old pages have no class words, and many new ones have words that a machine made up: some pages are shown again as a
site without telling names prints them, where elements carry no words and say nothing of what they hold. Pages of
the years of layout tables stand in no corpus here: some are shown again dressed like those (``benchmarks/dress.py``).
And nearly all pages are English: half of these showings are read as if no word that they print were known.
"""

from zlib import crc32

import msgspec

from workers.model import Container, Reading

_TELLING = frozenset({"article", "section", "main", "aside", "nav", "header", "footer", "figure"})
#: How such a showing differs from the page.
BARE, DRESSED = "without words of markup", "in old markup"
#: One page in so many is shown in such a way, and what its second showing weighs.
ONE_IN_BARE, ONE_IN_DRESSED, WEIGHT = 4, 2, 0.6
#: One in so many of these is shown as if in a language that nobody here has read.
ONE_IN_FOREIGN = 2


def is_shown_bare(page: str) -> bool:
    """Whether the page of this name is shown again without telling names."""
    return crc32(page.encode()) % ONE_IN_BARE == 0


def is_shown_dressed(page: str) -> bool:
    """Whether the page of this name is shown again in old markup."""
    return crc32(page.encode()) % ONE_IN_DRESSED == 1


def is_shown_foreign(page: str) -> bool:
    """Whether the second showings of the page of this name are read as if in an unknown language."""
    return crc32(f"{page} foreign".encode()) % ONE_IN_FOREIGN == 0


def bare(reading: Reading) -> Reading:
    """The same page without a telling name."""
    return msgspec.structs.replace(reading, containers=tuple(map(_silent, reading.containers)))


def _silent(element: Container) -> Container:
    tag = "div" if element.tag in _TELLING else element.tag
    return msgspec.structs.replace(element, tag=tag, words=())
