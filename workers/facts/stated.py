"""What one claim of the markup names: labels, handles and links to an author's page."""

import re
from functools import cache
from urllib.parse import urljoin, urlsplit

import msgspec
from msgspec import Struct

from workers.facts.choice import refuse
from workers.lines.fold import fold, narrow
from workers.lines.labels import read_label
from workers.lines.parts import Names, read_names
from workers.lines.unsigned import read_unsigned
from workers.model import Claim, Credit
from workers.tables.bylines import ALL_OF, JOINS, NOT_A_PROFILE
from workers.tables.sections import SECTIONS
from workers.urls import begins_as_address, same_site

#: Roles whose names make ``authors``.
AUTHOR_ROLES = frozenset({"by", "reporting"})
#: Sources that give the name of an account where a person has no other.
HANDLES: tuple[str, ...] = ("json-ld.", "meta.parsely", "rel.", "meta.author", "microdata.", "hentry.")
#: Sources that say of a name that it is a person's, so that it is one without capitals too.
PERSONS: tuple[str, ...] = ("json-ld.author.person", "meta.parsely", "rel.author", "hentry.author")
#: Elements whose text may run on, on lines of its own, behind the name.
_ELEMENTS: tuple[str, ...] = ("class.", "hentry.", "microdata.", "rdfa.", "link.")
_LONGEST_HANDLE = 30
_BAR = re.compile(r"(?P<head>[^|·•]{2,40}?)\s*[|·•]\s*(?P<rest>.+)")


class Named(Struct, frozen=True, kw_only=True):
    """A claim with the credits that were read from it."""

    claim: Claim
    credits: tuple[Credit, ...]


def read_claim(claim: Claim, page: str | None) -> Named:
    """Read the names of a claim on a page at this address; refused with the reason where it names nobody."""
    names = _read(claim, page)
    if not names.credits:
        return Named(claim=refuse(claim, names.refused or "no name"), credits=())
    value = ", ".join(credit.name for credit in names.credits)
    return Named(claim=msgspec.structs.replace(claim, value=value), credits=names.credits)


def _read(claim: Claim, page: str | None) -> Names:
    if claim.rule.startswith("link.") and (why := _no_profile(claim.raw, page)):
        return Names(credits=(), refused=why)
    text = fold(claim.value)
    if text.startswith("www.") or begins_as_address(text):
        return Names(credits=(), refused="an address, not a name")
    first = _first_line(claim)
    names = _names(first, claim.rule, known=False) if first else None
    if names and names.credits and all(credit.kind == "person" for credit in names.credits):
        return names
    whole = _names(_without_section(text), claim.rule, known=True)
    return whole if whole.credits else _affiliated(text, claim.rule) or whole


def _without_section(text: str) -> str:
    """The text behind the name of a section and a bar ("Politics · Jane Roe")."""
    match = _BAR.fullmatch(text)
    return match["rest"] if match and match["head"].casefold() in SECTIONS else text


def _affiliated(text: str, rule: str) -> Names | None:
    """The person before a comma, where the markup says that it is one and what follows says of where and what."""
    name, comma, rest = text.partition(",")
    words = rest.split()
    said = comma and rule.startswith(PERSONS) and len(words) > 2 and any(word[0].islower() for word in words)
    found = read_names(name, known=False) if said else None
    return found if found and [credit.kind for credit in found.credits] == ["person"] and not found.rest else None


def _names(text: str, rule: str, *, known: bool) -> Names:
    text = _without_all(text)
    label = read_label(narrow(text))
    if label and label.role not in AUTHOR_ROLES:
        return Names(credits=(), refused=f"a credit for another part ({label.role})")
    left = label and (read_label(label.rest) or label)  # templates print "By by Jane Roe"
    behind = text[len(text) - len(left.rest) :] if left else text
    if unsigned := read_unsigned(behind):
        return Names(credits=unsigned)
    known = known and (not rule.startswith("class.") or label is not None)
    names = read_names(behind, known=known)
    if names.credits or not (_is_handle(text, rule) or _is_low(text, rule)):
        return names
    return Names(credits=(Credit(name=text),))


def _without_all(text: str) -> str:
    """The text without the words for all that someone wrote before it ("All posts by Jane Roe")."""
    match = _all_of().match(text)
    return text[match.end() :] if match else text


@cache
def _all_of() -> re.Pattern[str]:
    forms = "|".join(f"(?:{form})" for row in ALL_OF for form in row.forms)
    return re.compile(rf"(?:{forms})[ :]+(?=\S)", re.IGNORECASE)


def _first_line(claim: Claim) -> str | None:
    """The first line of an element's text, where more lines stand behind it that do not go on with names."""
    if not claim.rule.startswith(_ELEMENTS):
        return None
    lines = [line for raw in claim.value.split("\n") if (line := fold(raw))]
    if len(lines) < 2 or lines[0].endswith((",", "&", ";")):
        return None
    words = lines[1].casefold().split()
    return None if words[0] in JOINS or words[0][0] in ",;&/" else lines[0]


def _is_handle(text: str, rule: str) -> bool:
    """One word that the markup calls an author is one, whatever its signs; so is a short name in other letters."""
    sure = rule.startswith(HANDLES) and "-" not in text
    return (
        sure
        and len(text.split()) == 1
        and 2 < len(text) <= _LONGEST_HANDLE
        and not set("@/") & set(text)
        and any(ch.isalpha() for ch in text)
    )


def _is_low(text: str, rule: str) -> bool:
    """A person's name in small letters, where the markup says that it is a person's."""
    words = text.split()
    return rule.startswith(PERSONS) and 2 <= len(words) <= 3 and text.islower() and all(map(str.isalpha, words))


def _no_profile(href: str, page: str | None) -> str | None:
    """Why a link is not to the page of one author of this site; None if it may be."""
    try:
        address = urljoin(page or "", href)
        path = urlsplit(address).path
    except ValueError:
        return "its address cannot be read"
    if page and urlsplit(address).scheme in ("http", "https") and not same_site(page, address):
        return "links to another site"
    if page and urlsplit(page).path.startswith(path.rstrip("/") + "/"):
        return "links to the section that the page stands in"
    found = NOT_A_PROFILE.pattern.search(path)
    return f"links to a list or a service ({found[0]}), not to an author" if found else None
