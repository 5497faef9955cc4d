"""Bylines that name nobody: a desk, agencies in the plural, or both in one line ("Staff | Agencies")."""

import re
from functools import cache

from workers.lines.agency_shape import is_agency_shaped
from workers.lines.labels import Role
from workers.lines.names import agency_named, desk_name, ends_with_agency, is_agencies, kind_of
from workers.lines.sieve import may_name_sender
from workers.model import Credit
from workers.tables.bylines import JOINS
from workers.tables.desks import AGENCY_SINGULAR, WITH_WORDS
from workers.tables.row import Index

_AGENCY_SINGULAR = Index(AGENCY_SINGULAR)
_MOST = 5
_LONGEST = 90
#: The word for "and" that Arabic and Hebrew write as one with the next word.
_AND_PREFIX = ("و", "ו")


def read_unsigned(line: str) -> tuple[Credit, ...]:
    """A line (folded) made of desks and agencies alone; ``()`` where any part of it is something else."""
    text = line.strip(" .-–—•|*()")
    if not text or len(text) > _LONGEST or not may_name_sender(text):
        return ()
    for pattern in (_hard(), _soft()):
        parts = _parts(pattern, text)
        found = _credits(parts) if 1 < len(parts) <= _MOST else ()
        if found:
            return found
    return _glued(text)


def _glued(text: str) -> tuple[Credit, ...]:
    """A desk with an agency's mark right behind it ("Redazione ANSA", "Redacción EFE")."""
    words = text.split() if ends_with_agency(text) else []
    for cut in range(1, len(words)):
        desk, agency = " ".join(words[:cut]), " ".join(words[cut:])
        if agency_named(agency) and kind_of(desk).kind == "desk":
            return Credit(name=desk_name(desk), kind="desk"), Credit(name=agency, kind="agency")
    return ()


@cache
def _hard() -> re.Pattern[str]:
    """Signs between two parts; the words for "with" in brackets or not."""
    words = "|".join(re.escape(word) for word in WITH_WORDS)
    return re.compile(
        rf"\s*[,;،、，/／|+&•·]\s*(?:(?P<with>{words})\s+)?|\s+[-–—]\s+|\s+\(?(?P<with2>{words})\s+", re.IGNORECASE
    )


@cache
def _soft() -> re.Pattern[str]:
    """Words for "and" too; in East Asian text a space, elsewhere the "and" that is written with its word."""
    words = "|".join(re.escape(word) for word in JOINS)
    east = r"(?<=(?-i:[\u3040-\u9fff\uac00-\ud7a3]))\s+(?=(?-i:[\u3040-\u9fff\uac00-\ud7a3]))"
    return re.compile(rf"{_hard().pattern}|\s+(?:{words})\s+|\s+(?=[وו]\S{{4}})|{east}", re.IGNORECASE)


def _parts(pattern: re.Pattern[str], text: str) -> list[tuple[str, Role]]:
    """The parts of a line, each with its role: what stands behind "with" went in, all else signs."""
    parts: list[tuple[str, Role]] = []
    at, role = 0, "by"
    for joint in pattern.finditer(text):
        parts.append((text[at : joint.start()], _role(role)))
        at, role = joint.end(), "with" if joint["with"] or joint["with2"] else role
    parts.append((text[at:], _role(role)))
    return [(part.strip(" .()"), role) for part, role in parts if part.strip(" .()")]


def _role(word: str) -> Role:
    return "with" if word == "with" else "by"


def _credits(parts: list[tuple[str, Role]]) -> tuple[Credit, ...]:
    """One credit for each part; none at all if a part is neither, or if no part is a desk or says "agencies"."""
    found: list[Credit] = []
    for part, role in parts:
        credit = _credit(part, role)
        if credit is None:
            return ()
        found.append(credit)
    sure = any(credit.kind == "desk" or is_agencies(credit.name) for credit in found)
    return tuple(found) if sure else ()


def _credit(part: str, role: Role) -> Credit | None:
    bare = part[1:] if part[0] in _AND_PREFIX and len(part) > 4 else part
    for name in dict.fromkeys((part, bare)):
        if (
            agency_named(name)
            or is_agencies(name)
            or is_agency_shaped(name)
            or _AGENCY_SINGULAR.first(" ".join(name.split()))
        ):
            return Credit(name=name, kind="agency", role=role)
        if kind_of(name).kind == "desk":
            return Credit(name=desk_name(name), kind="desk", role=role)
    return None
