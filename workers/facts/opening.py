"""The block that opens a text with its headline, byline and date in one: old pages part them by line breaks only."""

from workers.facts.scene import Scene
from workers.model import Block

#: What stands behind the headline in such a block is no longer than a byline with its date.
_LONGEST = 120


def glued_lines(scene: Scene, title: str | None) -> tuple[Block, str] | None:
    """The kept block that begins with the title, and the short rest behind it; None where there is none."""
    first = next(scene.blocks("body", "heading"), None)
    if first is None or not title or not first.text.lstrip().startswith(title[0]):
        return None
    text = " ".join(first.text.split())
    rest = text[len(title) :].strip()
    return (first, rest) if text.startswith(title) and 0 < len(rest) <= _LONGEST else None
