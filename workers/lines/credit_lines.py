"""Credit lines: the agency, and the one it came through, named before or behind a text."""

import re
from functools import cache, lru_cache

from workers.lines.agency_shape import is_agency_shaped, is_proper
from workers.lines.chains import bare_name, is_report, read_chain
from workers.lines.fold import fold, narrow
from workers.lines.labels import Role, read_label
from workers.lines.names import agency_named, is_agencies, kind_of
from workers.lines.parts import read_names
from workers.lines.sieve import may_name_sender
from workers.model import Credit
from workers.tables.credits import FIRST_PUBLISHED, FROM_AGENCY, POSTPOSITIONS, SOURCE, WENT_IN, WITH_INPUTS
from workers.tables.desks import AGENCY_SINGULAR
from workers.tables.names import PLACES
from workers.tables.row import Index, Openers, Row

_LONGEST = 160
#: What may open a credit line, in the order in which it is asked.
_OPENING = (SOURCE, FIRST_PUBLISHED, WITH_INPUTS, FROM_AGENCY)
_WENT_IN, _AGENCY_SINGULAR = Index(WENT_IN), Index(AGENCY_SINGULAR)
_JOINT = re.compile(
    r"\s*[/／+&,;、，•|]\s*|\s+[-–—]\s+|\s+(?:and|und|et|y|e|en|och|og|i|a|oraz|и|та|és|ve|dan|و|और|및)\s+"
)
#: "First published on Tue 29 Nov 2016": when, not by whom.
_TIMED = re.compile(r"\d{4}|\d[:.]\d\d")
_DATED = re.compile(r",? (?:on|am|le|el|il|em|op) .{3,25}\d{4}$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_credit_line(text: str) -> tuple[Credit, ...]:
    """Read a whole line that credits agencies or reporters; ``()`` for any other line.

    "(An Associated Press report via Press Trust of India)" is one credit with ``via``; "(AP)" and "AFP/dpa" are
    sources; "(Reporting by Jane Roe; editing by John Doe)" gives each with the part that each had.
    """
    line = fold(text).strip(" -–—•|*~").strip("()[]（）【】").strip()
    if not line or len(line) > _LONGEST:
        return ()
    row, rest = _after(line)
    if row is SOURCE:
        return _sources(rest)
    if row is FIRST_PUBLISHED:
        return _first_publisher(rest)
    if row is WITH_INPUTS and (found := _agencies(rest, "with") or _went_in(rest)):
        return found
    if row is FROM_AGENCY and (found := read_chain(rest) or _agencies(rest, "source")):
        return found
    if may_name_sender(line) and (found := read_chain(line) or _report(line) or _agencies(line, "source")):
        return found
    return _went_in(line) or _reporting(line)


def _after(line: str) -> tuple[tuple[Row, ...] | None, str]:
    text = narrow(line)
    for number in _openers().of(text):
        match = _opening(number).match(text)
        if match:
            return _OPENING[number], line[match.end() :].strip()
    return None, line


@cache
def _openers() -> Openers:
    return Openers(tuple(form for row in rows for form in row.forms) for rows in _OPENING)


@cache
def _opening(number: int) -> re.Pattern[str]:
    forms = "|".join(f"(?:{form})" for row in _OPENING[number] for form in row.forms)
    return re.compile(rf"(?:{forms})(?: |(?<=[:©])|(?<=(?-i:[\u3400-\u9fff])))(?=\S)", re.IGNORECASE)


def _sources(text: str) -> tuple[Credit, ...]:
    """Behind "Source:" any name stands as what the line says it is."""
    found = read_chain(text) or _agencies(text, "source")
    if found:
        return found
    name = text.strip(" .")
    if len(name.split()) > 6 or not name or name[0].islower():
        return ()
    kind = kind_of(name, known=True).kind
    return (Credit(name=name, kind="organisation" if kind in (None, "person") else kind, role="source"),)


def _first_publisher(text: str) -> tuple[Credit, ...]:
    """Who published the text first: an agency or an outlet, named as a whole, a date behind it allowed."""
    name = _DATED.sub("", text.strip(" .")).strip(" ,.")
    if not is_proper(name) or _TIMED.search(narrow(name)):
        return ()
    return (Credit(name=name, kind="agency" if _is_agency(name) else "organisation", role="source"),)


def _went_in(line: str) -> tuple[Credit, ...]:
    """ "PTI inputs", "Jane Roe contributed to this report": the names stand before the words."""
    words = line.strip(" .").split() if _WENT_IN.may_speak_in(line) else []
    for cut in range(1, len(words)):
        if _WENT_IN.first(" ".join(words[cut:])):
            names = " ".join(words[:cut])
            return _agencies(names, "with") or _helpers(names)
    return ()


def _helpers(names: str) -> tuple[Credit, ...]:
    """Persons, where each has two names at least; "Rising rents contributed ..." names none."""
    found = read_names(names, role="with", known=False).credits
    return found if all(credit.kind in ("person", "agency", "desk") for credit in found) else ()


def _report(line: str) -> tuple[Credit, ...]:
    """ "An AP report": the agency is the author."""
    if not is_report(line):
        return ()
    name = bare_name(line)
    return (Credit(name=name, kind="agency", role="by"),) if _is_agency(name, beside=True) else ()


def _agencies(text: str, role: Role) -> tuple[Credit, ...]:
    """Agencies in a row, a place allowed at the end ("Reuters, Berlin"); ``()`` if the first is none."""
    text = text.strip(" .")
    behind = next((word for word in POSTPOSITIONS if text.endswith(f" {word}")), "")
    parts = [part for part in _JOINT.split(text.removesuffix(behind).strip()) if part]
    if not parts or len(parts) > 6:
        return ()
    known = any(agency_named(part) for part in parts)
    beside = known or role == "with"
    if not _is_agency(parts[0], beside=beside):
        return ()
    marks = [part for part in parts if _is_agency(part, beside=beside)]
    if any(not _is_place(part) for part in parts if part not in marks):
        return ()
    return tuple(Credit(name=mark, kind="agency", role=role) for mark in marks)


def _is_agency(name: str, *, beside: bool = False) -> bool:
    """In the table, several unnamed ones, or one by its shape; ``beside`` a known one any agency's word will do."""
    sure = agency_named(name) or is_agencies(name) or is_agency_shaped(name, chained=beside)
    return bool(sure) or (beside and _AGENCY_SINGULAR.first(" ".join(name.split())) is not None)


def _is_place(part: str) -> bool:
    """One capital word, a regional code of an agency ("dpa/lno"), or a place in the table."""
    return part.casefold() in PLACES or (
        len(part.split()) == 1 and part.isalpha() and (part[0].isupper() or len(part) <= 4)
    )


def _reporting(line: str) -> tuple[Credit, ...]:
    label = read_label(narrow(line))
    if label is None or label.role in ("by", "photo") or label.weak:
        return ()
    names = read_names(line[len(line) - len(label.rest) :], role=label.role)
    return () if names.refused else names.credits
