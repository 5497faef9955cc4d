"""The day that a page's address holds, as sites write it."""

import re
from collections.abc import Iterator
from datetime import date

from workers.facts.choice import refuse
from workers.facts.dated import Dated
from workers.model import Claim, Published

#: The strength of a day that is a level of the address or begins one, and of one at the end of the last level.
_LEVEL, _ENDING = 0.82, 0.45
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LEVELS = re.compile(
    r"/(?P<y>19\d\d|20\d\d)(?P<s>[/_-]?)(?P<m>0?[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01]|[1-9](?=[/_-]))(?!\d)"
)
#: "/2026/mar/14/"; "/14/03/2026/" and "/03/14/2026/", where only one of the two can be a month.
_NAMED = re.compile(rf"/(?P<y>19\d\d|20\d\d)/(?P<m>{'|'.join(_MONTHS)})/(?P<d>0?[1-9]|[12]\d|3[01])/", re.IGNORECASE)
_YEAR_LAST = re.compile(
    r"/(?:(?P<d>1[3-9]|2\d|3[01])/(?P<m>0?[1-9]|1[0-2])|(?P<m2>0?[1-9]|1[0-2])/(?P<d2>1[3-9]|2\d|3[01]))/(?P<y>20\d\d)/"
)
_LAST = re.compile(
    r"[^/\d][-_](?P<y>19[89]\d|20\d\d)(?P<s>[-_]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])/?(?:\.\w{1,5})?(?=\Z|[?#])"
)


def addressed_dates(url: str | None) -> Iterator[Dated]:
    """The claim of the address, if it holds a day; refused if the calendar has no such day."""
    read = next((found for found in _read(url or "") if found), None)
    if read is None:
        return
    value, raw, strength = read
    claim = Claim(field="published", value=value, raw=raw, where="url", rule="url.day", strength=strength)
    try:
        date.fromisoformat(value)
    except ValueError:
        yield Dated(claim=refuse(claim, "no such day in the calendar"), date=None)
        return
    yield Dated(claim=claim, date=Published(value=value, precision="day", basis="url"))


def _read(url: str) -> Iterator[tuple[str, str, float] | None]:
    for pattern, strength in ((_LEVELS, _LEVEL), (_NAMED, _LEVEL), (_YEAR_LAST, _LEVEL), (_LAST, _ENDING)):
        match = pattern.search(url)
        yield (_day(match.groupdict()), match[0], strength) if match else None


def _day(found: dict[str, str | None]) -> str:
    month, day = found["m"] or found.get("m2") or "", found["d"] or found.get("d2") or ""
    number = _MONTHS.index(month.lower()) + 1 if month.isalpha() else int(month)
    return f"{found['y']}-{number:02d}-{int(day):02d}"
