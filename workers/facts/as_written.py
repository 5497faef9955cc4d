"""Authors as the markup writes them, where nobody is named in the shape of a name."""

import re

from workers.facts.choice import refuse
from workers.facts.confirm import Print
from workers.facts.stated import Named
from workers.facts.title import squeezed
from workers.lines.fold import plain
from workers.lines.names import agency_named, kind_of
from workers.model import Claim, Credit
from workers.tables.names import PLACEHOLDERS

#: Why a claim is refused that names the site.
OWN = "the site's own name"
_LONGEST_NAME = 80
#: Sources whose word for the author is taken as it is written where nobody else is named, and what may be amiss.
_AS_WRITTEN = ("json-ld.author.", "microdata.author", "hentry.author")
_SHAPES = ("is a title", "is in lower case", "no capital where a name has one", "holds a digit")
_MOST_WORDS = 4
_ORGANISATIONS = ("json-ld.author.organization",)
#: Sources that name a person, and the shape of an account: a site may bear its writer's name, or that of the account.
_OWNERS = ("json-ld.author.person", "meta.author", "microdata.author", "printed.byline.near")
#: A tag that a site sets once for all of its pages: the page has to print the name beside its text.
_CONSTANT = ("meta.author",)
_ACCOUNT = re.compile(r"(?=.{4})[a-z][a-z0-9_]*")
_FULL = range(2, 4)


def or_as_written(found: list[Named], print_: Print, own: frozenset[str]) -> list[Named]:
    """The claims; where nobody is named, what the markup itself calls the author counts as it is written.

    That is the site, where it signs its own texts, or a name in the shape of an account or an office.
    """
    for source in _AS_WRITTEN:
        mine = (named for named in found if named.claim.rule.startswith(source) and _may_sign(named, found, own))
        named = next((named for named in mine if named.claim.value.casefold() in print_.ends), None)
        if named is not None:
            site = (named.claim.refused or "").endswith(OWN)
            agency = agency_named(named.claim.value) is not None
            credit = Credit(name=named.claim.value, kind="agency" if agency else "organisation" if site else "person")
            written = Named(claim=refuse(named.claim, None), credits=(credit,))
            return [written if other is named else other for other in found]
    return _or_own_person(found, print_)


def _or_own_person(found: list[Named], print_: Print) -> list[Named]:
    """The claims; where nobody is named at all, a person counts whose name the site bears too."""
    named = next((named for named in found if _is_person(named.claim, print_)), None)
    if named is None:
        return found
    owner = Named(claim=refuse(named.claim, None), credits=(Credit(name=named.claim.value),))
    return [owner if other is named else other for other in found]


def _is_person(claim: Claim, print_: Print) -> bool:
    """Whether the site's name is a person's: an account, or a full name of which the page writes no word small."""
    if not claim.rule.startswith(_OWNERS) or not (claim.refused or "").endswith(OWN):
        return False
    words, printed = claim.value.split(), claim.value.casefold() in print_.ends
    if _ACCOUNT.fullmatch(claim.value):
        return printed
    if claim.rule in _CONSTANT and not printed:
        return False
    # "The Post Correspondent" is nobody.
    whole = squeezed(claim.raw) == squeezed(claim.value)
    named = whole and len(words) in _FULL and all(word.isalpha() and word.istitle() for word in words)
    return named and kind_of(claim.value).kind == "person" and not print_.writes_small(words)


def _may_sign(named: Named, found: list[Named], own: frozenset[str]) -> bool:
    """Whether a refused claim could be a name all the same: short, and neither an address nor a placeholder.

    The site's own name signs where the site keeps a page for it as for an author.
    """
    name, why = named.claim.value, named.claim.refused or ""
    if why.endswith(OWN):
        if agency_named(name):  # an agency signs its own texts
            return True
        if squeezed(named.claim.raw) != squeezed(name):  # "The Post Correspondent" is nobody
            return False
        pages = {squeezed(other.claim.value) for other in found if other.claim.rule.startswith("link.")}
        return not named.claim.rule.startswith(_ORGANISATIONS) and squeezed(name) in pages
    words = name.split()
    return (
        why.endswith(_SHAPES)
        and squeezed(name) not in own
        and 0 < len(words) <= _MOST_WORDS
        and len(name) <= _LONGEST_NAME
        and not set("@/:|") & set(name)
        and plain(name) not in PLACEHOLDERS
    )


def is_site(named: Named, titled: frozenset[str]) -> bool:
    """Whether the markup names an organisation by its type, and that is what the page calls its site (squeezed)."""
    by_type = named.claim.rule == "json-ld.author.organization" and bool(named.credits)
    return by_type and all(squeezed(credit.name) in titled for credit in named.credits)


def without_site(found: list[Named], titled: frozenset[str]) -> list[Named]:
    """The claims; those of the site by its type refused, where a person's name is printed beside the date."""
    why = f"{OWN}, and the page prints a person"
    return [Named(claim=refuse(named.claim, why), credits=()) if is_site(named, titled) else named for named in found]
