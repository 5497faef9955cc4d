"""Agencies that no table has: told by the word for a news agency in their names."""

from workers.lines.fold import fold, plain_word
from workers.tables.agency_words import AGENCY_WORDS, EAST_ENDS, NEWS_AGENCY, SMALL_WORDS
from workers.tables.names import PARTICLES
from workers.tables.row import Index

_LONGEST, _MOST_WORDS = 80, 8
_NEWS_AGENCY = Index(NEWS_AGENCY)
_SMALL = PARTICLES | SMALL_WORDS | AGENCY_WORDS


def is_agency_shaped(text: str, *, chained: bool = False) -> bool:
    """Whether a name is an agency's by its shape: a name as a whole that holds the word for a news agency.

    In a chain ("X via Y") the word for any agency will do ("Press Bureau of Tesmar").
    """
    name = fold(text).strip(" .,;:|")
    if not is_proper(name):
        return False
    return _NEWS_AGENCY.first(name) is not None or (chained and _has_agency_word(name))


def is_proper(name: str) -> bool:
    """Whether a text is a name as a whole: short, each word a capital (where there are any) or a particle."""
    words = name.split()
    if not words or len(name) > _LONGEST or len(words) > _MOST_WORDS:
        return False
    cased = any(ch.islower() or ch.isupper() for ch in name)
    capitals = not cased or any(word[0].isupper() for word in words)
    return capitals and all(not word[0].islower() or plain_word(word) in _SMALL for word in words)


def _has_agency_word(name: str) -> bool:
    words = [plain_word(word) for word in name.split()]
    return (len(words) > 1 and not AGENCY_WORDS.isdisjoint(words)) or name.endswith(EAST_ENDS)
