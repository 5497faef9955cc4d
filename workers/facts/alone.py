"""A name without a label, right beside the line that says when: its place says that it is who wrote."""

import re
from collections.abc import Iterator

from workers.facts.scene import Scene
from workers.lines.fold import fold, narrow
from workers.lines.headings import is_heading
from workers.lines.labels import read_label
from workers.lines.names import agency_named, is_title_word
from workers.lines.parts import read_names
from workers.model import Block, Credit, Role

#: It stands so many blocks below the headline, at most; it is so short, and of so many words at least.
_BELOW, _LONGEST, _WORDS = 4, 60, 2
_ROLES: frozenset[Role] = frozenset({"chrome", "body", "subtitle", "byline"})
_WORD = re.compile(r"\w+")


def names_alone(scene: Scene, title: str | None) -> Iterator[tuple[Block, tuple[Credit, ...]]]:
    """The lines between headline and text that are persons' names and touch a line of nothing but a date."""
    first = scene.places.headline + 1
    verdicts, blocks = scene.verdicts, scene.reading.blocks
    for index in range(first, min(first + _BELOW, len(verdicts))) if first > 0 else ():
        block, beside = blocks[index], (*verdicts[index - 1 : index], *verdicts[index + 1 : index + 2])
        dated = any(verdict.role == "dateline" for verdict in beside)
        if dated and verdicts[index].role in _ROLES and not block.hidden and not block.links:
            found = _persons(block.text) if len(block.text) <= _LONGEST else ()
            if found and not any(_is_a_word(credit.name, title, scene) for credit in found):
                yield block, found


def _persons(text: str) -> tuple[Credit, ...]:
    """Persons with full names in a line that says nothing else but their office or agency; ``()`` otherwise."""
    line = fold(text)
    if read_label(narrow(line)):
        return ()
    names = read_names(line, known=False)
    persons = all(credit.kind == "person" and len(credit.name.split()) >= _WORDS for credit in names.credits)
    sound = persons and not any(is_heading(credit.name) for credit in names.credits)
    return names.credits if sound and _is_office(names.rest) else ()


def _is_office(rest: str) -> bool:
    words = rest.strip(" ()").split()
    return not words or any(map(is_title_word, words)) or bool(agency_named(words[-1]))


def _is_a_word(name: str, title: str | None, scene: Scene) -> bool:
    """Whether a name is a subject: the title has a word of it, or the text writes all of them without capitals."""
    words = set(_WORD.findall(name.casefold()))
    if name == name.casefold() or words & set(_WORD.findall((title or "").casefold())):
        return True
    return words <= set(_WORD.findall(scene.body()))
