"""A line in brackets at the end of a text: whether it names whose report the story is."""

from functools import lru_cache

from workers.lines.agency_shape import is_agency_shaped
from workers.lines.bylines import read_byline, read_credit_line
from workers.lines.fold import fold
from workers.lines.parts import read_names
from workers.lines.relayed import read_relay
from workers.model import Credit

_LONGEST = 160
#: Characters before white space and what nobody sees are folded away: what is longer is not looked at nor remembered.
_MOST = 10 * _LONGEST
_BRACKETS = {"(": ")", "（": "）", "[": "]", "【": "】"}


def read_bracketed(text: str) -> tuple[Credit, ...]:
    """Read a line that stands in brackets as a whole: who is credited there; ``()`` where it credits nobody.

    "(AP)", "(With inputs from PTI)", "(Reporting by Jane Roe)", "(Jane Roe)" and "(Agenzia Nord)" name someone; an
    aside ("(The bridge will open in May.)", "(see page 4)") and any line without brackets do not.
    """
    return _read(text) if len(text) <= _MOST else ()


@lru_cache(maxsize=4096)
def _read(text: str) -> tuple[Credit, ...]:
    line = fold(text)
    if len(line) > _LONGEST or len(line) < 3 or _BRACKETS.get(line[0]) != line[-1]:
        return ()
    byline = read_byline(line) or (None if line.isascii() else read_byline(line[1:-1]))
    if byline and byline.rule != "by-el":
        return byline.credits
    return read_relay(line) or read_credit_line(line) or _named(line[1:-1].strip())


def _named(name: str) -> tuple[Credit, ...]:
    """A name that is all of the line: a person, or an agency by any word for one."""
    if is_agency_shaped(name, chained=True):
        return (Credit(name=name, kind="agency", role="source"),)
    names = read_names(name, known=False)
    return tuple(credit for credit in names.credits if credit.kind == "person" and not names.rest)
