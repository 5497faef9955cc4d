"""What the walk remembers of the elements it stands in; what only blocks need is worked out when one asks."""

import re
from collections.abc import Mapping
from functools import lru_cache

from selectolax.lexbor import LexborNode

from workers.reading.elements import BOLD, MAX_MARK_CHARS, MAX_MARKS, MAX_OWN_MARKS, MAX_PATH_CHARS, PREFORMATTED

Attributes = Mapping[str, str | None]

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
#: Characters of an attribute that are looked at.
_MAX_VALUE = 1000


class Frame:
    """An open block element; the outermost has no parent and no tag. Most are what the defaults say."""

    bare_text: bool | None = None
    bold = False
    link = False
    numbers: dict[str, int] | None = None
    preformatted = False
    row = False
    #: Known once a block stands inside (``settle``): most elements hold none.
    container = -1
    first = last = 0
    hidden = False
    marks: tuple[str, ...] = ()
    path = ""
    words: tuple[str, ...] = ()

    def __init__(self, parent: "Frame | None", node: LexborNode, tag: str) -> None:
        self.parent = parent
        self.node = node
        self.tag = tag
        if parent is None:
            return
        #: Among the block elements of its name directly inside the parent, from 1.
        self.number = parent.count(tag)
        if parent.link or (tag == "a" and "href" in node.attributes):
            self.link = True
        if parent.bold or tag in BOLD:
            self.bold = True
        if parent.preformatted or tag in PREFORMATTED:
            self.preformatted = True

    def count(self, tag: str) -> int:
        """The number (from 1) of the next block element of this name directly inside."""
        numbers = self.numbers
        if numbers is None:
            self.numbers = {tag: 1}
            return 1
        numbers[tag] = number = numbers.get(tag, 0) + 1
        return number

    def settle(self, outer: "Frame", container: int, first: int) -> None:
        """Block ``first`` is the first inside: work out the place, the words and whether markup hides it."""
        attributes = self.node.attributes
        self.container, self.first = container, first
        self.path = _path(outer.path, self.tag, self.number)
        marks, hidden = outer.marks, outer.hidden
        if attributes:
            words = own_marks(attributes)
            if words:
                self.words, marks = words, (words + marks)[:MAX_MARKS] if marks else words
            hidden = hidden or is_hidden(attributes)
        self.marks, self.hidden = marks, hidden


class Inline:
    """An open inline element; ``link`` (a token of the innermost link), ``bold``, ``hidden`` count what is around it.

    The token is no element: one that referred to itself would keep the page's tree until the next garbage collection.
    """

    __slots__ = ("attributes", "bare_text", "bold", "hidden", "link", "node", "tag")

    def __init__(self, outer: "Inline | None", node: LexborNode, tag: str) -> None:
        self.node = node
        self.tag = tag
        self.attributes: Attributes = node.attributes
        self.bare_text: bool | None = None
        self.link: object | None = None
        self.bold = tag in BOLD
        self.hidden = False
        if outer is not None:
            self.link = outer.link
            self.bold = self.bold or outer.bold
            self.hidden = outer.hidden
        if self.attributes:
            self.hidden = self.hidden or is_hidden(self.attributes, aria=False)
            if tag == "a" and "href" in self.attributes:
                self.link = object()


def own_marks(attributes: Attributes) -> tuple[str, ...]:
    """An element's words of itemprop, role, id and class, in lower case; those of utility styles are left out."""
    stated = attributes.get
    return _words(stated("itemprop"), stated("role"), stated("id"), stated("class"))


@lru_cache(maxsize=4096)
def _words(*values: str | None) -> tuple[str, ...]:
    """The words of one element; pages repeat the same few hundred over and over."""
    words = " ".join(value[:_MAX_VALUE] for value in values if value).lower().split()
    kept = [word for word in words if len(word) <= MAX_MARK_CHARS and ":" not in word and "[" not in word]
    return tuple(kept[:MAX_OWN_MARKS])


def is_hidden(attributes: Attributes, *, aria: bool = True) -> bool:
    """Whether markup hides the element from a reader (``aria``: hidden from a screen reader counts too)."""
    if "hidden" in attributes or (aria and "aria-hidden" in attributes and attributes["aria-hidden"] == "true"):
        return True
    if "style" not in attributes:
        return False
    style = attributes["style"]
    return style is not None and _UNSEEN.search(style[:_MAX_VALUE]) is not None


def _path(parent: str, tag: str, number: int) -> str:
    if not parent or tag == "body":
        return f"{parent}/{tag}".lstrip("/")
    if len(parent) > MAX_PATH_CHARS:
        return parent if parent.endswith("/…") else parent + "/…"
    return f"{parent}/{tag}[{number}]"
