"""The description: what the markup gives as the article's summary."""

import msgspec

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import Scene
from workers.model import Claim

_LONGEST = 2000


def find_description(scene: Scene, title: str | None) -> Judged:
    """Choose the description; one that repeats the title is none."""
    claims = (
        msgspec.structs.replace(claim, value=" ".join(claim.value.split())) for claim in scene.claims("description")
    )
    return choose(of(claims, "description"), lambda claim: _doubt(claim, title))


def _doubt(claim: Claim, title: str | None) -> str | None:
    if not claim.value or len(claim.value) > _LONGEST:
        return "empty or too long"
    return "repeats the title" if title and claim.value.casefold() == title.casefold() else None
