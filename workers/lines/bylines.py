"""Bylines: who is credited with a text, read from one printed line."""

import re
from functools import lru_cache

import msgspec
from msgspec import Struct

from workers.lines.agency_shape import is_agency_shaped
from workers.lines.credit_lines import read_credit_line
from workers.lines.dates import read_date
from workers.lines.fold import fold, narrow
from workers.lines.fused import unfused
from workers.lines.headings import is_place
from workers.lines.labels import Label, Role, read_label
from workers.lines.names import agency_named, desk_name, is_agencies, kind_of
from workers.lines.parts import Names, read_names
from workers.lines.sieve import may_name_sender
from workers.lines.unsigned import read_unsigned
from workers.model import Credit
from workers.tables.agencies import PHOTO_AGENCIES
from workers.tables.bylines import BEHIND
from workers.tables.row import Index
from workers.tables.sections import SECTIONS

__all__ = ["Byline", "read_byline", "read_credit_line"]

_LONGEST = 250
#: Labels behind which another may stand; behind a preposition it would be part of a name.
_NOUNS = frozenset({"text", "texte", "texto", "tekst", "testo", "words", "story", "autor", "autorin", "author"})
_BEHIND = Index(BEHIND)
#: A label that lost the space behind it.
_GLUED = re.compile(r"^(By|Par|Por)(?=[A-ZÀ-Þ][a-zà-þ])")
#: The address behind a name in a script with an office behind it ("김민지 기자 minji@…").
_MAIL = re.compile(r"\s*\(?\S+@\S+\.\w+\)?$")
_BETWEEN = re.compile(r"\s*[|•·/／]\s*|\s+[-–—]\s+|,\s+")


class Byline(Struct, frozen=True, kw_only=True):
    """The credits of a line, what was glued to them (``rest``: a date, an outlet), and the rule that read it."""

    credits: tuple[Credit, ...]
    rest: str
    rule: str


@lru_cache(maxsize=4096)
def read_byline(text: str) -> Byline | None:
    """Read a labelled byline ("By Staff, Agencies"), or a line that is a desk's name; None for any other line.

    A line of names without a label is none, as headings have the same shape: ``parts.read_names`` reads those
    where markup says that they are a byline.
    """
    line = _GLUED.sub(r"\1 ", unfused(fold(text)).strip(" -–—•|*").removeprefix("(").removesuffix(")"))
    if not line or len(line) > _LONGEST:
        return None
    label = read_label(narrow(line))
    behind = line[len(line) - len(label.rest) :] if label else ""
    if label is None and not may_name_sender(line):
        return None
    if label and label.role == "by" and (unsigned := read_unsigned(behind)):
        return Byline(credits=unsigned, rest="", rule=label.rule)
    if unsigned := read_unsigned(line):
        return Byline(credits=unsigned, rest="", rule="desk-and-agencies")
    if label is None:
        return _desk(line)
    inner = read_label(narrow(behind)) if line.split()[0].strip(":").casefold() in _NOUNS else None
    if inner and inner.role == label.role == "by":  # "Text von Jane Roe", "Words: by Jane Roe"
        label, behind = inner, behind[len(behind) - len(inner.rest) :]
    names = read_names(behind, role=label.role, known=not label.weak)
    if names.refused or not _full(label, names) or _runs_on(names.rest):
        return None
    agencies, rest = _with_agencies(names.rest, label.role)
    return Byline(credits=(*map(_stopped, names.credits), *agencies), rest=rest, rule=label.rule)


def _with_agencies(rest: str, role: Role) -> tuple[tuple[Credit, ...], str]:
    """Agencies that stand behind the names ("By Jane Roe, Agencies"), and what is left without them."""
    parts = rest.split(" | ") if rest else []
    inputs = {part: read_credit_line(part) for part in parts}
    named = {part: _agency(part, role) or inputs[part] for part in parts}
    left = " | ".join(part for part in parts if not named[part])
    return tuple(credit for part in parts for credit in named[part]), left


def _agency(name: str, role: Role = "by") -> tuple[Credit, ...]:
    return (Credit(name=name, kind="agency", role=role),) if agency_named(name) or is_agencies(name) else ()


def _stopped(credit: Credit) -> Credit:
    """The credit without the full stop that ends its line; one that belongs to an agency's name stays."""
    bare = credit.name.removesuffix(".")
    return msgspec.structs.replace(credit, name=bare) if agency_named(bare) else credit


def _full(label: Label, names: Names) -> bool:
    """A weak label ("De", "Di") needs a person with two names, a desk or an agency behind it."""
    first = names.credits[0]
    if not label.weak:
        return True
    if label.role == "with":
        return first.kind == "agency"
    return (
        first.kind in ("desk", "agency")
        or len([word for word in first.name.split() if word[0].isupper()]) > 1
        or not first.name[0].isupper()
    )


def _runs_on(rest: str) -> bool:
    """What is left is a sentence, not an outlet, a place or a date."""
    return any(len(part.split()) > 14 for part in rest.split(" | "))


def read_signed(line: str) -> tuple[tuple[Credit, ...], str] | None:
    """A person and the agency that sent the text ("Jane Roe | Reuters"), and the date behind them; else None."""
    parts = [part for part in _BETWEEN.split(line) if part]
    names = parts[1:]
    rest = names.pop() if len(names) > 1 and not _agency(names[-1]) and read_date(names[-1]) else ""
    if not names or not all(_is_sender(name) for name in names) or not _is_person(parts[0]):
        return None
    role: Role = "photo" if any(agency_named(name) in PHOTO_AGENCIES for name in names) else "by"
    agencies = tuple(Credit(name=name, kind="agency", role=role) for name in names)
    return (Credit(name=parts[0], role=role), *agencies), rest


def _sent(line: str) -> tuple[tuple[Credit, ...], str] | None:
    """A person and, in brackets behind the name, whose text it is made from ("Jane Roe (nach dpa)"); else None."""
    name, bracket, inner = line.rstrip(")").partition(" (")
    sources = read_credit_line(inner) if bracket else ()
    if not sources or any(credit.kind != "agency" for credit in sources) or not _is_person(name):
        return None
    return (Credit(name=name), *sources), ""


def _is_sender(name: str) -> bool:
    return bool(agency_named(name)) or is_agency_shaped(name)


def _is_person(name: str) -> bool:
    return kind_of(name).kind == "person" and name.casefold() not in SECTIONS and not is_place(name)


def _desk(line: str) -> Byline | None:
    if kind_of(line).kind == "desk":
        return Byline(credits=(Credit(name=desk_name(line), kind="desk"),), rest="", rule="desk-alone")
    if is_agencies(line):
        return Byline(credits=(Credit(name=line, kind="agency"),), rest="", rule="agencies-alone")
    if found := read_signed(line) or _sent(line):
        return Byline(credits=found[0], rest=found[1], rule="person-and-agency")
    signed = _MAIL.sub("", line) if "@" in line else line
    row = _BEHIND.first(" ".join(signed.split(" | ")[0].split()))
    names = read_names(line) if row else None
    return Byline(credits=names.credits, rest=names.rest, rule="behind") if names and names.credits else None
