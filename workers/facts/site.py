"""The name of the site, as it prints itself."""

import re
from collections.abc import Iterator

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import Scene
from workers.facts.title import parted, squeezed
from workers.model import Claim
from workers.urls import begins_as_address

_LONGEST, _LONGEST_TITLE, _SHORTEST = 80, 400, 3
#: What stands behind the sign and the years, up to a full stop or bar.
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[ ©]*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|\d\d))?)?[ ,:]*([^.|,;·\n]{3,80})",
    re.IGNORECASE,
)


def find_site(scene: Scene) -> Judged:
    """Choose the site's name: what its profile says, else the markup; never made from the address."""
    known = scene.profile.site
    profiled = (
        (Claim(field="site", value=known, raw=known, where="site profile", rule="profile.site", strength=1.0),)
        if known
        else ()
    )
    return choose(of((*profiled, *scene.claims("site"), *_signed(scene)), "site"), _doubt)


def stated_names(scene: Scene, *known: str | None) -> frozenset[str]:
    """What a site is called for certain, squeezed: as its page states it, by its address, and as is ``known``."""
    stated = (claim.value for claim in scene.claims("site"))
    return frozenset(squeezed(name) for name in (*stated, scene.host, scene.host.split(".")[0], *known) if name)


def own_names(scene: Scene) -> frozenset[str]:
    """What a page may call its site, squeezed: as it states, or as the last part of the markup's title."""
    titles = [parted(claim.value[:_LONGEST_TITLE]) for claim in scene.claims("title")]
    return (stated_names(scene) | {squeezed(parts[-1]) for parts in titles if len(parts) > 1}) - {""}


def _signed(scene: Scene) -> Iterator[Claim]:
    """A part of the markup's title that the page's copyright line names too: two witnesses, or none."""
    parts = {
        squeezed(part): (part.strip(), claim)
        for claim in scene.claims("title")
        for part in parted(claim.value[:_LONGEST_TITLE])
    }
    holders = [squeezed(holder) for holder in _holders(scene)] if len(parts) > 1 else []
    for name, (part, claim) in parts.items():
        if len(name) > _SHORTEST and any(holder.startswith(name) for holder in holders):
            yield Claim(
                field="site", value=part, raw=claim.raw, where=claim.where, rule="title.copyright", strength=0.4
            )


def _holders(scene: Scene) -> list[str]:
    """Whom the copyright lines outside the text name; most lines are told by a quick look before the slow one."""
    texts = [block.text for block in scene.outer_blocks("chrome")]
    may_be = [text for text in texts if "©" in text or "copy" in (folded := text.lower()) or "(c)" in folded]
    return [found[1] for text in may_be if (found := _COPYRIGHT.search(text))]


def _doubt(claim: Claim) -> str | None:
    value = claim.value.strip()
    if not value:
        return "empty"
    if value.startswith("@") or begins_as_address(value):
        return "an account or address, not a name"
    return f"longer than {_LONGEST} characters" if len(value) > _LONGEST else None
