"""Pages as sites without telling names print them: their elements carry no words and say nothing of what they hold.

A quarter of the pages is shown to the trees a second time like that, so that they learn to do without the lexicon:
old pages have no class words, and many new ones have words that a machine made up.
"""

from zlib import crc32

import msgspec

from workers.model import Container, Reading

_TELLING = frozenset({"article", "section", "main", "aside", "nav", "header", "footer", "figure"})
#: One page in so many, and what its second showing weighs.
ONE_IN, WEIGHT = 4, 0.6


def is_shown_twice(page: str) -> bool:
    """Whether the page of this name is one of them."""
    return crc32(page.encode()) % ONE_IN == 0


def bare(reading: Reading) -> Reading:
    """The same page without a telling name."""
    return msgspec.structs.replace(reading, containers=tuple(map(_silent, reading.containers)))


def _silent(element: Container) -> Container:
    tag = "div" if element.tag in _TELLING else element.tag
    return msgspec.structs.replace(element, tag=tag, words=())
