"""The section: its printed label or what the markup says."""

import re
from collections.abc import Iterator

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import Scene
from workers.facts.title import squeezed
from workers.lines.dates import read_date
from workers.lines.fold import narrow
from workers.lines.icons import split_icons
from workers.lines.relative import find_ago
from workers.model import Block, Claim
from workers.tables.sections import SECTIONS

_LONGEST = 60
_PARTED = re.compile(r"\s*[|·•/]\s*|\s+[-–—]\s+")
_ICON, _PRINTED = 0.88, 0.65
#: Not sections: the way home, and a level of a menu.
_NOT_ONE = frozenset(
    {
        "home",
        "homepage",
        "startseite",
        "start",
        "accueil",
        "inicio",
        "início",
        "главная",
        "首页",
        "ホーム",
        "uncategorized",
    }
)


def find_section(scene: Scene, title: str | None, site: str | None) -> Judged:
    """Choose the section; a breadcrumb's home, the site and the article itself are none."""
    others = {squeezed(name) for name in (title, site, scene.host) if name}
    claims = (*scene.claims("section"), *_printed(scene))
    return choose(of(claims, "section"), lambda claim: _doubt(claim, others))


def _printed(scene: Scene) -> Iterator[Claim]:
    for block in scene.outer_blocks("section", "dateline", "byline"):
        iconed = next((item for item in split_icons(block.text) if item.meaning == "section" and item.text), None)
        if iconed:
            yield _claim(block, iconed.text, f"printed.icon.{iconed.icon}", _ICON)
    for block in scene.outer_blocks("dateline"):
        beside = _beside_date(block.text)
        if beside:
            yield _claim(block, beside, "printed.beside-date", _PRINTED)
    for block in scene.outer_blocks("section"):
        if not split_icons(block.text):
            yield _claim(block, " ".join(block.text.split()), "printed.section", _PRINTED)


def _beside_date(text: str) -> str | None:
    """The part of a date line that is a section's name ("World | 3 May", "World 3 weeks ago")."""
    ago = find_ago(narrow(text))
    if ago is not None:
        left = (text[: ago.start] + text[ago.end :]).strip(" |·•/-–—")
        return left if left.casefold() in SECTIONS else None
    parts = [part.strip() for part in _PARTED.split(text)]
    known = [part for part in parts if part.casefold() in SECTIONS]
    dated = any(read_date(part) for part in parts if part not in known)
    return known[0] if dated and len(known) == 1 else None


def _claim(block: Block, value: str, rule: str, strength: float) -> Claim:
    return Claim(
        field="section", value=value, raw=block.text, where=f"block {block.index}", rule=rule, strength=strength
    )


def _doubt(claim: Claim, others: set[str]) -> str | None:
    value = claim.value.strip()
    if not value or len(value) > _LONGEST:
        return "empty or too long for a section"
    if value.casefold() in _NOT_ONE:
        return "the way home, not a section"
    if value.startswith(("http://", "https://", "/")):
        return "an address, not a name"
    return "the name of the article or of the site" if squeezed(value) in others else None
