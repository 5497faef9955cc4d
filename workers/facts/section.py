"""The section: its printed label or what the markup says."""

import re
from collections.abc import Iterator
from itertools import islice

from workers.facts.choice import Judged, choose, of
from workers.facts.scene import MOST_LINES, Scene
from workers.facts.title import squeezed
from workers.lines.dates import read_date
from workers.lines.drawn import drawn_items
from workers.lines.fold import narrow
from workers.lines.icon_rows import section_item
from workers.lines.icons import IconItem, lead_icon, split_icons
from workers.lines.relative import find_ago
from workers.model import Block, Claim
from workers.tables.sections import SECTIONS
from workers.urls import begins_as_address

_LONGEST = 60
_PARTED = re.compile(r"\s*[|·•/]\s*|\s+[-–—]\s+")
#: The judge's rules that know a row of icons: by their names in its text, or as the markup draws them.
_NAMED = "head.icons"
_DRAWN = "head.drawn"
_ICON_RULES = frozenset({"head.icons", _DRAWN})
_ROLES = frozenset({"section", "dateline", "byline"})
_ICON, _BESIDE, _PRINTED = 0.88, 0.70, 0.65
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
    rows = [(block, item) for block in _rows(scene) for item in _icons(scene, block)]
    section = section_item([item for _, item in rows])
    for block, item in rows:
        if item is section:
            told = item.meaning == "section"
            yield _claim(block, item.text, f"printed.icon.{item.icon}", _ICON if told else _BESIDE)
    for block in scene.outer_blocks("dateline"):
        beside = _beside_date(block.text)
        if beside:
            yield _claim(block, beside, "printed.beside-date", _PRINTED)
    for block in scene.outer_blocks("section"):
        if not _icons(scene, block):
            yield _claim(block, " ".join(block.text.split()), "printed.section", _PRINTED)


def _rows(scene: Scene) -> list[Block]:
    """The rows of the head, in reading order: of icons, and others that may hold some."""
    found = (verdict.block for verdict in scene.verdicts if verdict.rule in _ICON_RULES or verdict.role in _ROLES)
    return [scene.reading.blocks[index] for index in islice(found, MOST_LINES)]


def _icons(scene: Scene, block: Block) -> tuple[IconItem, ...]:
    """The icons of a row, by their names in its text or as the markup draws them."""
    found = split_icons(block.text)
    if found:
        return found
    rule = scene.rule(block)
    if rule == _DRAWN:
        return drawn_items(block)
    led = lead_icon(block.text) if rule == _NAMED else None
    return (led,) if led else ()


def _beside_date(text: str) -> str | None:
    """The part of a date line that is a section's name ("World | 3 May", "World 3 weeks ago")."""
    ago = find_ago(narrow(text))
    if ago is not None:
        left = (text[: ago.start] + text[ago.end :]).strip(" |·•/-–—")
        return left if left.casefold() in SECTIONS else None
    parts = [part.strip() for part in _PARTED.split(text)]
    known = [part for part in parts if part.casefold() in SECTIONS]
    if len(known) != 1:
        return None
    return known[0] if any(read_date(part) for part in parts if part not in known) else None


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
    if value.startswith("/") or begins_as_address(value):
        return "an address, not a name"
    return "the name of the article or of the site" if squeezed(value) in others else None
