"""Names that the page must print: those of weak metadata anywhere, those of repeated elements near the article."""

from functools import cached_property

from workers.facts.choice import refuse
from workers.facts.printed import find_places
from workers.facts.scene import Scene
from workers.facts.stated import Named
from workers.model import Claim

#: Metadata that often names whoever runs the site: the page must print the name too.
TO_CONFIRM: tuple[str, ...] = ("meta.author", "meta.dc.")
#: Elements that stand on a page for its teasers and comments too: the name must stand at one of the article's ends.
AT_THE_ENDS: tuple[str, ...] = ("link.", "class.author", "class.byline")
#: So many blocks around the headline, of the first and last paragraphs, and behind the text are its ends.
_ABOVE, _FIRST, _BEHIND = 6, 4, 10


class Print:
    """The printed text, made when a claim first asks for it: all of it, and that at the ends of the article."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def everywhere(self) -> str:
        """All blocks' texts."""
        return "\n".join(block.text for block in self._scene.reading.blocks).casefold()

    @cached_property
    def ends(self) -> str:
        """The short blocks around the headline, the first paragraphs, and those around the end of the text."""
        places = find_places(self._scene)
        if places.first < 0:
            return self.everywhere
        head = places.headline if 0 <= places.headline <= places.last else places.first
        begin, end = max(0, head - _ABOVE), max(places.first + _FIRST, head + _ABOVE)
        blocks = self._scene.reading.blocks
        found = (*blocks[begin:end], *blocks[max(end, places.last - _FIRST) : places.last + _BEHIND])
        return "\n".join(block.text for block in found).casefold()


def confirmed(named: Named, print_: Print) -> Named:
    """A claim of weak metadata, refused if the page does not print one of its names where its source must."""
    if not named.credits:
        return named
    if named.claim.rule.startswith(TO_CONFIRM) or _is_generated(named.claim):
        text, why = print_.everywhere, "the page does not print this name"
    elif named.claim.rule.startswith(AT_THE_ENDS):
        text, why = print_.ends, "stands neither near the headline nor near the end of the text"
    else:
        return named
    if any(credit.name.casefold() in text for credit in named.credits):
        return named
    return Named(claim=refuse(named.claim, why), credits=())


def _is_generated(claim: Claim) -> bool:
    """Whether a plugin wrote the claim for any page of a site: the account that saved a page stands there too."""
    return claim.rule.startswith("json-ld.") and "@graph" in claim.where
