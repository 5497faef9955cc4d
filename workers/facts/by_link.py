"""A printed name ends where its link ends: a place or an outlet may stand behind it in the same line."""

import msgspec

from workers.facts.scene import Scene
from workers.facts.stated import Named
from workers.lines.names import kind_of

#: Links to the page of an author.
_LINKS = ("link.author_page", "rel.author")


def linked_names(scene: Scene) -> list[str]:
    """The persons' full names that links to the pages of their authors say."""
    said = (claim.value.strip() for claim in scene.claims("author") if claim.rule in _LINKS)
    return [name for name in said if " " in name and kind_of(name).kind == "person"]


def as_linked(named: Named, linked: list[str]) -> Named:
    """Printed names, each cut to the link that it begins with: a place may stand behind it ("ADA ROE Porto")."""
    cut = {
        credit.name: name
        for credit in named.credits
        for name in linked
        if credit.kind == "person" and credit.name.startswith(f"{name} ")
    }
    if not cut:
        return named
    found = tuple(msgspec.structs.replace(credit, name=cut.get(credit.name, credit.name)) for credit in named.credits)
    return Named(claim=named.claim, credits=found)
