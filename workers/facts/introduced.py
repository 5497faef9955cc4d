"""Who is introduced behind the text: a name below "About the author", or a line that says what somebody is.

Asked last, where nobody else is named: such a line says who wrote, though not in so many words.
"""

import re
from collections.abc import Iterator
from functools import cache

from workers.facts.scene import Scene
from workers.lines.fold import fold
from workers.lines.headings import is_heading
from workers.lines.names import is_title_word
from workers.lines.parts import read_names
from workers.model import Block, Credit
from workers.tables.work import ABOUT, WRITERS

#: So many lines from the last of the text on; a name and an introduction are so long; an office is named so soon.
_BEHIND, _NAME, _LONGEST, _SOON = 5, 60, 400, 12
#: What stands between a name and what its bearer is, in the languages of the sites that close with such a line.
_IS = re.compile(r"(?P<name>[^\W\d_][^,.:;!?]{3,50}?),? (?:is|ist|est|es|è|é|är|er|jest|je|является) ")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")


def introduced(scene: Scene) -> Iterator[tuple[Block, tuple[Credit, ...]]]:
    """The persons introduced right behind the text, each by a line of its own."""
    last = scene.places.last
    for index in range(last, min(last + _BEHIND, len(scene.verdicts))) if last >= 0 else ():
        block, above = scene.reading.blocks[index], scene.verdicts[index - 1].rule if index else ""
        verdict = scene.verdicts[index]
        if block.hidden or verdict.role in ("related", "comment", "embed"):
            return
        name = block.text if above == "phrase.bio" and len(block.text) <= _NAME else _said_to_write(block.text)
        name = name or _headed(scene, index)
        found = _person(name) if name else ()
        if found:
            yield block, found


def _headed(scene: Scene, index: int) -> str | None:
    """The name that a heading introduces, where the line below it begins with one of the name's words."""
    blocks = scene.reading.blocks
    found = _about().fullmatch(blocks[index].text) if len(blocks[index].text) <= 2 * _NAME else None
    if found is None or index + 1 >= len(blocks):
        return None
    first = next(iter(_WORD.findall(blocks[index + 1].text)), "")
    return found["name"] if first[:1].isupper() and first in found["name"].split() else None


@cache
def _about() -> re.Pattern[str]:
    forms = "|".join(f"(?:{form})" for row in ABOUT for form in row.forms)
    return re.compile(rf"(?:{forms}) (?P<name>[^\W\d_][^,.:;!?()]{{4,50}})", re.IGNORECASE)


def _said_to_write(text: str) -> str | None:
    """The name at the head of a line that soon says that its bearer writes; None for any other line."""
    found = _IS.match(text) if len(text) <= _LONGEST else None
    if found is None:
        return None
    words = [word[0].casefold() for word in _WORD.finditer(text, found.end(), found.end() + _LONGEST)][:_SOON]
    return found["name"] if any(word in WRITERS for word in words) else None


def _person(name: str) -> tuple[Credit, ...]:
    names = read_names(fold(name), known=False)
    sound = len(names.credits) == 1 and names.credits[0].kind == "person" and " " in names.credits[0].name
    office = not names.rest or any(map(is_title_word, names.rest.split()))
    return names.credits if sound and office and not is_heading(names.credits[0].name) else ()
