"""What the walk remembers of the elements it stands in; what only blocks need is worked out when one asks."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct
from selectolax.lexbor import LexborNode

from workers.reading.elements import BOLD, MAX_MARK_CHARS, MAX_MARKS, MAX_OWN_MARKS, MAX_PATH_CHARS, PREFORMATTED
from workers.reading.hiding import hides

Attributes = Mapping[str, str | None]

#: Attributes whose words mark an element, in their order; most elements have no other than the last.
_MARKED = ("itemprop", "role", "id", "class")
_BESIDE_CLASS = frozenset(_MARKED[:-1])
#: Without one of them nothing hides an element.
_HIDING = frozenset({"hidden", "aria-hidden", "style"})
#: Characters of an attribute that are looked at.
_MAX_VALUE = 1000


class Frame(Struct):
    """An open block element, or an inline one that is used as a box; the outermost has no parent and no tag."""

    parent: "Frame | None"
    node: LexborNode
    tag: str
    #: Its container's number, the number of blocks before it, its place.
    container: int = -1
    first: int = 0
    path: str = ""
    marks: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    hidden: bool = False
    link: bool = False
    bold: bool = False
    preformatted: bool = False
    row: bool = False
    bare_text: bool | None = None
    #: How many block elements of a name have stood directly inside.
    numbers: dict[str, int] = {}


def frame_in(parent: Frame, node: LexborNode, tag: str, container: int, first: int) -> Frame:
    """A block element directly inside another, as the container of this number: ``first`` blocks stand before it."""
    numbers, path = parent.numbers, parent.path
    numbers[tag] = number = numbers.get(tag, 0) + 1
    path = f"{path}/{tag}[{number}]" if tag != "body" and 0 < len(path) <= MAX_PATH_CHARS else _path(path, tag)
    marks, hidden, link = parent.marks, parent.hidden, parent.link
    words: tuple[str, ...] = ()
    attributes = node.attributes
    if attributes:
        words = own_marks(attributes)
        if words:
            marks = (words + marks)[:MAX_MARKS] if marks else words
        hidden = hidden or (not _HIDING.isdisjoint(attributes) and is_hidden(attributes))
        link = link or (tag == "a" and "href" in attributes)
    if tag == "dialog" and "open" not in attributes:
        hidden = True
    bold = parent.bold or tag in BOLD
    preformatted = parent.preformatted or tag in PREFORMATTED
    return Frame(parent, node, tag, container, first, path, marks, words, hidden, link, bold, preformatted)


def _path(parent: str, tag: str) -> str:
    if len(parent) > MAX_PATH_CHARS:
        return parent if parent.endswith("/…") else parent + "/…"
    return f"{parent}/{tag}".lstrip("/")


class Inline(Struct):
    """An open inline element; ``link`` (the innermost link's ``mem_id``), ``bold``, ``hidden`` say what is around."""

    node: LexborNode
    tag: str
    attributes: Attributes
    link: int
    bold: bool
    hidden: bool
    bare_text: bool | None = None


def inline_in(outer: Inline | None, node: LexborNode, tag: str) -> Inline:
    """An inline element in another one, or in none."""
    attributes, bold = node.attributes, tag in BOLD
    link, hidden = 0, False
    if attributes:
        hidden = not _HIDING.isdisjoint(attributes) and is_hidden(attributes, aria=False)
        if tag == "a" and "href" in attributes:
            link = node.mem_id
    if outer is not None:
        link, bold, hidden = link or outer.link, bold or outer.bold, hidden or outer.hidden
    return Inline(node, tag, attributes, link, bold, hidden)


def own_marks(attributes: Attributes) -> tuple[str, ...]:
    """An element's words of itemprop, role, id and class, in lower case; those of utility styles are left out."""
    if _BESIDE_CLASS.isdisjoint(attributes):
        marked = attributes.get("class")
        return _words(marked[:_MAX_VALUE]) if marked else ()
    values = map(attributes.get, _MARKED)
    return _words(" ".join([value[:_MAX_VALUE] for value in values if value]))


@lru_cache(maxsize=4096)
def _words(stated: str) -> tuple[str, ...]:
    """The words of one element; pages repeat the same few hundred over and over."""
    stated = stated.lower()
    words = stated.split()
    if len(stated) > MAX_MARK_CHARS or ":" in stated or "[" in stated:
        words = [word for word in words if len(word) <= MAX_MARK_CHARS and ":" not in word and "[" not in word]
    return tuple(words[:MAX_OWN_MARKS])


def is_hidden(attributes: Attributes, *, aria: bool = True) -> bool:
    """Whether markup hides the element from a reader (``aria``: hidden from a screen reader counts too)."""
    if "hidden" in attributes or (aria and "aria-hidden" in attributes and attributes["aria-hidden"] == "true"):
        return True
    if "style" not in attributes:
        return False
    style = attributes["style"]
    return style is not None and hides(style)
