"""Lines that a table knows by their words: chrome, invitations, tails, pictures, posts. Only whole lines speak."""

from functools import cache, lru_cache

from workers.tables.chrome import CHROME, CONSENT, COPYRIGHT, REPRINT
from workers.tables.chrome_appeals import APPEALS
from workers.tables.chrome_asks import ASKS, COMMENT_RULES, DISCLOSURE
from workers.tables.chrome_boards import BOARDS, RIGHTS
from workers.tables.chrome_early import EARLY, HOSTED
from workers.tables.chrome_feet import FEET
from workers.tables.chrome_gates import GATES
from workers.tables.chrome_invites import INVITES
from workers.tables.chrome_notes import NOTES
from workers.tables.chrome_old import BEST_VIEWED, OLD
from workers.tables.chrome_photo import PICTURES
from workers.tables.chrome_tail import BIO, TAIL
from workers.tables.chrome_tools import TOOLS
from workers.tables.row import Index, Row
from workers.tables.social import SOCIAL

_AROUND = (*CHROME, TOOLS, *INVITES, *GATES, *ASKS, *NOTES, *TAIL)
ROWS: tuple[Row, ...] = (*_AROUND, *PICTURES, *OLD, *EARLY, *FEET, *BOARDS, *SOCIAL, *APPEALS)
#: Longer lines are asked about nothing but consent and copyright, whose sentences are long.
LONGEST = 120
_LONGEST_OF_ALL = 500
_LONG_ROWS = (
    CONSENT,
    COPYRIGHT,
    REPRINT,
    COMMENT_RULES,
    DISCLOSURE,
    *NOTES,
    *INVITES,
    *GATES,
    BEST_VIEWED,
    RIGHTS,
    HOSTED,
    BIO,
)
_CACHED = 2**15


_ALL, _LONG = cache(lambda: Index(ROWS)), cache(lambda: Index(_LONG_ROWS))


@lru_cache(maxsize=_CACHED)
def known_phrase(line: str) -> Row | None:
    """The row that knows this line (white space folded), if any."""
    if len(line) <= LONGEST:
        return _ALL().first(line)
    return _LONG().first(line) if len(line) <= _LONGEST_OF_ALL else None
