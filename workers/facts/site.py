"""The name of the site, as it prints itself."""

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import Scene
from workers.model import Claim

_LONGEST = 80


def find_site(scene: Scene) -> Judged:
    """Choose the site's name: what its profile says, else the markup; never made from the address."""
    known = scene.profile.site
    profiled = (
        (Claim(field="site", value=known, raw=known, where="site profile", rule="profile.site", strength=1.0),)
        if known
        else ()
    )
    return choose(of((*profiled, *scene.claims("site")), "site"), _doubt)


def _doubt(claim: Claim) -> str | None:
    value = claim.value.strip()
    if not value:
        return "empty"
    if value.startswith(("@", "http://", "https://")):
        return "an account or address, not a name"
    return f"longer than {_LONGEST} characters" if len(value) > _LONGEST else None
