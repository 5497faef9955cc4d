"""A quick look before the slow ones: whether a line could name a desk or an agency, or hold a date, at all.

Of most lines it says no, by the words that none of the tables is without. It may let a line through that holds
nothing of the sort, and never holds one back that does.
"""

import re
from functools import cache, lru_cache

from workers.lines.fold import plain
from workers.tables.agencies import AGENCIES
from workers.tables.agency_words import AGENCY_WORDS, NEWS_AGENCY
from workers.tables.bylines import BEHIND
from workers.tables.desks import AGENCIES_UNNAMED, AGENCY_SINGULAR, DESK
from workers.tables.row import Index

_WORD = re.compile(r"[^\W_]+")
#: Scripts beyond Latin, Greek and Cyrillic: they may write words without spaces, or prefix one to another.
_OTHER_SCRIPTS = re.compile("[\u0530-\u1dff\u2e80-\U0010ffff]")
_TABLES = Index((*AGENCIES_UNNAMED, *AGENCY_SINGULAR, *BEHIND, *DESK, *NEWS_AGENCY))


@lru_cache(maxsize=2**11)
def may_name_sender(line: str) -> bool:
    """Whether a line holds a word that names of desks or agencies hold."""
    if not line.isascii() and _OTHER_SCRIPTS.search(line):
        return True
    return not _agency_words().isdisjoint(_WORD.findall(plain(line))) or _TABLES.may_speak_in(line)


@cache
def _agency_words() -> frozenset[str]:
    """The longest word of each agency's name and aliases, and the words for any agency."""
    names = (name for agency in AGENCIES for name in (agency.name, *agency.aliases))
    return AGENCY_WORDS | {max(words, key=len) for name in names if (words := _WORD.findall(plain(name)))}
