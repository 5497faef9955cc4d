"""Names that cannot be an author's: placeholders, titles, sections, departments, and the site itself."""

import re

from workers.facts.as_written import OWN
from workers.facts.choice import refuse
from workers.facts.stated import Named
from workers.facts.title import squeezed
from workers.lines.fold import plain
from workers.model import Credit
from workers.tables.desks import ADVERTISERS
from workers.tables.names import PLACEHOLDERS
from workers.tables.sections import SECTIONS

_LONGEST = 80
#: Printed lines that no verdict calls a byline, or that have no label: the site's name in them signs nothing.
_UNLABELLED = ("printed.bare", "printed.byline.near", "printed.alone")
#: What templates and programs leave in the place of a name: brackets, "%AUTHOR%", "$author", "javascript:…".
_CODE = re.compile(r"[{}<>\[\]]|^[%$]\w|^\w+:[\w/(]")


def sound_names(named: Named, own: frozenset[str], title: str | None) -> Named:
    """The claim without the names that cannot be an author's or are the site's ``own``; refused if none is left."""
    if not named.credits:
        return named
    # Beside a person the site's name says for whom they write; alone it may sign.
    rule = "" if len(named.credits) > 1 else named.claim.rule
    faults = {
        credit.name: why
        for credit in named.credits
        if (why := _fault(credit, named.claim.rule, title) or _own(credit, rule, own))
    }
    kept = tuple(credit for credit in named.credits if credit.name not in faults)
    if kept:
        return Named(claim=named.claim, credits=kept)
    name, why = next(iter(faults.items()))
    return Named(claim=refuse(named.claim, f"{name[:60]!r} is {why}"), credits=())


def _fault(credit: Credit, rule: str, title: str | None) -> str | None:
    name = credit.name
    lower = name.casefold()
    if plain(name) in PLACEHOLDERS or lower in PLACEHOLDERS or lower.endswith("admin") or _CODE.search(name):
        return "a placeholder of the content system"
    if name.casefold() in SECTIONS:
        return "a section's name"
    if title and (plain(name) == plain(title) or (rule == "printed.bare" and plain(name) in plain(title))):
        return "the title"
    if any(row.matches(name) for row in ADVERTISERS):
        return "a department for those who pay"
    if len(name) > _LONGEST:
        return "too long for a name"
    return None


def _own(credit: Credit, rule: str, own: frozenset[str]) -> str | None:
    """Why the site's name in a source signs nothing; a labelled line that is printed may name it."""
    labelled = rule.startswith("printed.") and rule not in _UNLABELLED
    return None if labelled or squeezed(credit.name) not in own else OWN
