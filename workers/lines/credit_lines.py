"""Credit lines: the agency, and the one it came through, named before or behind a text."""

import re
from functools import cache

from workers.lines.fold import fold, narrow
from workers.lines.labels import Role, read_label
from workers.lines.names import agency_named, is_agencies, kind_of
from workers.lines.parts import read_names
from workers.model import Credit
from workers.tables.credits import REPORT_WORDS, SOURCE, VIA, WITH_INPUTS
from workers.tables.names import PLACES
from workers.tables.row import Row

_LONGEST = 160
_JOINT = re.compile(r"\s*[/+&,;、]\s*|\s+(?:and|und|et|y|e|en|och|og|и|та|및|और|و)\s+")
_ARTICLE = re.compile(r"^(?:an?|the|eine?r?|une?|la|le|el|il|die|der|de|des)\s+", re.IGNORECASE)
_OWNER = re.compile(r"(?:'s|’s)$")


def read_credit_line(text: str) -> tuple[Credit, ...]:
    """Read a whole line that credits agencies or reporters; ``()`` for any other line.

    "(An Associated Press report via Press Trust of India)" is one credit with ``via``; "(AP)" and "AFP/dpa" are
    sources; "(Reporting by Jane Roe; editing by John Doe)" gives each with the part that each had.
    """
    line = fold(text).strip(" -–—•|*").strip("()[]（）【】")
    if not line or len(line) > _LONGEST:
        return ()
    row, rest = _after(line)
    if row is SOURCE:
        return _sources(rest)
    if row is WITH_INPUTS:
        return _agencies(rest, "with")
    return _via(line) or _report(line) or _agencies(line, "source") or _reporting(line)


def _after(line: str) -> tuple[tuple[Row, ...] | None, str]:
    for rows in (SOURCE, WITH_INPUTS):
        match = _heads(rows).match(narrow(line))
        if match:
            return rows, line[match.end() :].strip()
    return None, line


@cache
def _heads(rows: tuple[Row, ...]) -> re.Pattern[str]:
    forms = "|".join(form for row in rows for form in row.forms)
    return re.compile(rf"(?:{forms})(?: |(?<=:))(?=\S)", re.IGNORECASE)


def _sources(text: str) -> tuple[Credit, ...]:
    """Behind "Source:" any name stands as what the line says it is."""
    found = _via(text) or _agencies(text, "source")
    if found:
        return found
    name = text.strip(" .")
    if len(name.split()) > 6 or not name or name[0].islower():
        return ()
    kind = kind_of(name, known=True).kind
    return (Credit(name=name, kind="organisation" if kind in (None, "person") else kind, role="source"),)


def _via(line: str) -> tuple[Credit, ...]:
    """ "X via Y": the text is X's, Y passed it on; a longer chain is one credit for each link."""
    words = "|".join(re.escape(word) for word in VIA)
    links = re.split(rf"\s+(?:{words})\s+", line, flags=re.IGNORECASE)
    if len(links) < 2:
        return ()
    names = [_agency(link) for link in links]
    if names[0] is None or any(name is None and not _is_short(link) for name, link in zip(names, links, strict=True)):
        return ()
    chain = [name or _bare(link) for name, link in zip(names, links, strict=True)]
    role: Role = "by" if _is_report(links[0]) else "source"
    return tuple(
        Credit(
            name=name,
            kind="agency" if agency_named(name) else "organisation",
            role=role if not index else "source",
            via=chain[index + 1],
        )
        for index, name in enumerate(chain[:-1])
    )


def _report(line: str) -> tuple[Credit, ...]:
    """ "An AP report": the agency is the author."""
    name = _agency(line)
    return (Credit(name=name, kind="agency", role="by"),) if name and _is_report(line) else ()


def _agencies(text: str, role: Role) -> tuple[Credit, ...]:
    """Agencies in a row, a place allowed at the end ("Reuters, Berlin"); ``()`` if the first is none."""
    parts = [part for part in _JOINT.split(text.strip(" .")) if part]
    if not parts or len(parts) > 6:
        return ()
    marks = [part for part in parts if agency_named(part) or is_agencies(part)]
    others = [part for part in parts if part not in marks]
    if marks[:1] != parts[:1] or any(not _is_place(part) for part in others):
        return ()
    return tuple(Credit(name=mark, kind="agency", role=role) for mark in marks)


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


def _agency(link: str) -> str | None:
    """The agency of a link, as it is written, without article and "report"; None if it names none."""
    bare = _bare(link)
    return bare if agency_named(bare) or is_agencies(bare) else None


def _bare(link: str) -> str:
    words = _ARTICLE.sub("", link.strip(" .")).split()
    while words and words[-1].casefold() in REPORT_WORDS:
        words.pop()
    return _OWNER.sub("", " ".join(words))


def _is_report(link: str) -> bool:
    return link.split()[-1].casefold().strip(".") in REPORT_WORDS


def _is_short(link: str) -> bool:
    return len(_bare(link).split()) <= 6 and _bare(link)[:1].isupper()
