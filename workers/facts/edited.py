"""Persons whom the page itself calls editors: metadata that names them as authors gives way to another name."""

from workers.facts.choice import refuse
from workers.facts.scene import Scene
from workers.facts.stated import AUTHOR_ROLES, Named
from workers.lines.fold import fold, narrow, plain
from workers.lines.labels import Label, read_label
from workers.lines.parts import read_names
from workers.model import Claim

_METADATA = ("json-ld.", "meta.", "link.", "rel.")
_ELEMENTS = ("class.author", "class.byline")


def find_editors(scene: Scene, printed: list[Named]) -> frozenset[str]:
    """Those whom an element or a line calls editors, on a page that names somebody else as its writer."""
    claims = [(claim, _label(claim)) for claim in scene.claims("author") if claim.rule.startswith(_ELEMENTS)]
    editors = {plain(credit.name) for named in printed for credit in named.credits if credit.role == "editor"}
    for _, label in claims:
        if label and label.role == "editor":
            editors |= {plain(credit.name) for credit in read_names(label.rest).credits}
    if not editors:
        return frozenset()
    writers = {plain(credit.name) for named in printed for credit in named.credits if credit.role in AUTHOR_ROLES}
    for claim, label in claims:
        if label is None:
            writers |= {plain(credit.name) for credit in read_names(claim.value).credits}
    return frozenset(editors) if writers - editors else frozenset()


def _label(claim: Claim) -> Label | None:
    return read_label(narrow(fold(claim.value)))


def without_editors(named: Named, editors: frozenset[str]) -> Named:
    """The claim; metadata on nobody but these editors is refused."""
    names = {plain(credit.name) for credit in named.credits}
    if not names or not names <= editors or not named.claim.rule.startswith(_METADATA):
        return named
    return Named(claim=refuse(named.claim, "the page calls this person its editor"), credits=())
