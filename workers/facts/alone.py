"""A name without a label, right beside the line that says when: its place says that it is who wrote."""

import re
from collections.abc import Iterator

from workers.facts.scene import Scene
from workers.facts.site import own_names
from workers.facts.title import squeezed
from workers.lines.fold import fold, narrow
from workers.lines.headings import is_heading
from workers.lines.labels import read_label
from workers.lines.names import agency_named, is_title_word
from workers.lines.parts import read_names, without_mark
from workers.model import Block, Credit, Role
from workers.tables.names import NO_NAME_ENDS_JA, SURNAMES_JA

#: It stands so many blocks below the headline, at most; it is so short, and of so many words at least.
_BELOW, _LONGEST, _WORDS = 4, 60, 2
_ROLES: frozenset[Role] = frozenset({"chrome", "body", "subtitle", "byline"})
_WORD = re.compile(r"\w+")
#: Where it was written, behind the name ("Ada Roe | Porto"), is of so many words.
_PLACE = 2
#: A name of Japan without a space: a family name of two signs is looked up, so many signs are all of it.
_FULL_JA = range(3, 6)


def names_alone(scene: Scene, title: str | None) -> Iterator[tuple[Block, tuple[Credit, ...]]]:
    """The lines between headline and text that are persons' names and touch a line of nothing but a date.

    A line of names right beside such a one, in an element like its own, goes on with it.
    """
    first, own = scene.places.headline + 1, own_names(scene)
    reach = range(first, min(first + _BELOW, len(scene.verdicts))) if first > 0 else range(0)
    found = {index: names for index in reach if (names := _named(scene, index, title, own))}
    touching: set[int] = set()
    for index in (*found, *reversed(found)):  # down and up again, as the date stands above or below
        if _is_dated(scene, index) or any(_goes_on(scene, index, near) for near in touching):
            touching.add(index)
    for index in sorted(touching):
        yield scene.reading.blocks[index], found[index]


def _named(scene: Scene, index: int, title: str | None, own: frozenset[str]) -> tuple[Credit, ...]:
    """The persons whose names a line is; ``()`` where it says something else, or where its names are words."""
    block = scene.reading.blocks[index]
    if scene.verdicts[index].role not in _ROLES or block.hidden or block.links or len(block.text) > _LONGEST:
        return ()
    found = _persons(block.text, own)
    return () if any(_is_a_word(credit.name, title, scene) for credit in found) else found


def _is_dated(scene: Scene, index: int) -> bool:
    beside = (*scene.verdicts[index - 1 : index], *scene.verdicts[index + 1 : index + 2])
    return any(verdict.role == "dateline" for verdict in beside)


def _goes_on(scene: Scene, index: int, near: int) -> bool:
    one, other = scene.reading.blocks[index], scene.reading.blocks[near]
    return abs(index - near) == 1 and (one.tag, one.marks) == (other.tag, other.marks)


def _persons(text: str, own: frozenset[str]) -> tuple[Credit, ...]:
    """Persons with full names in a line that says nothing else but their office, outlet or place, else ``()``."""
    line = fold(text)
    if read_label(narrow(line)):
        return ()
    names = read_names(line, known=False)
    persons = all(credit.kind == "person" and _is_full(credit.name) for credit in names.credits)
    sound = persons and not any(is_heading(credit.name) for credit in names.credits)
    said = _is_office(names.rest) or squeezed(names.rest) in own
    return tuple(map(without_mark, names.credits)) if sound and said else ()


def _is_full(name: str) -> bool:
    """Whether a name has two words, or is one of Japan's that begins with a family name."""
    if len(name.split()) >= _WORDS:
        return True
    return name[:2] in SURNAMES_JA and len(name) in _FULL_JA and not name.endswith(NO_NAME_ENDS_JA)


def _is_office(rest: str) -> bool:
    words = rest.strip(" ()").split()
    if not words or any(map(is_title_word, words)) or agency_named(words[-1]):
        return True
    return len(words) <= _PLACE and not any(word[0].islower() for word in words)


def _is_a_word(name: str, title: str | None, scene: Scene) -> bool:
    """Whether a name is a subject: the title has a word of it, or the text writes all of them without capitals."""
    words = set(_WORD.findall(name.casefold()))
    if words & set(_WORD.findall((title or "").casefold())):
        return True
    if name.casefold() == name.upper():
        return False  # a script without capitals
    return name == name.casefold() or words <= set(_WORD.findall(scene.body()))
