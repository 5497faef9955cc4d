"""What the walk remembers of the elements it stands in; what only blocks need is worked out when one asks."""

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from workers.reading.elements import MAX_MARK_CHARS, MAX_MARKS, MAX_OWN_MARKS, MAX_PATH_CHARS, PREFORMATTED

Attributes = Mapping[str, str | None]

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
_MARKING = ("itemprop", "role", "id", "class")


class Run(Struct, frozen=True, kw_only=True):
    """Where the stamper wrote a run, its block's number, and that of the first line of its paragraph."""

    place: int
    number: int
    paragraph: int


class Frame:
    """An open block element; the outermost has no parent and no tag. Most are what the defaults say."""

    bare_text: bool | None = None
    depth = 0
    hidden = False
    link = False
    marks: tuple[str, ...] = ()
    number = 0
    path = ""
    preformatted = False
    row = False
    #: For the stamper: where the open tag stands, and whether a block stands inside.
    place = -1
    solid = False

    def __init__(self, parent: "Frame | None", tag: str, attributes: Attributes) -> None:
        self.parent = parent
        self.tag = tag
        self.attributes = attributes
        #: For the stamper: the runs directly inside.
        self.runs: list[Run] = []
        self._numbers: dict[str, int] = {}
        if parent is not None:
            self.number = parent.number_of(tag)
            self.depth = parent.depth + 1
            if parent.hidden or (attributes and is_hidden(attributes)):
                self.hidden = True
            if parent.link or (tag == "a" and "href" in attributes):
                self.link = True
            if parent.preformatted or tag in PREFORMATTED:
                self.preformatted = True

    def number_of(self, tag: str) -> int:
        """The number (from 1) of the next block element of this name directly inside."""
        number = self._numbers[tag] = self._numbers.get(tag, 0) + 1
        return number


def located(frame: Frame) -> Frame:
    """The frame with its path and marks worked out, and those of the elements around it that lack them."""
    chain: list[Frame] = []
    inner: Frame | None = frame
    while inner is not None and not inner.path and inner.parent is not None:
        chain.append(inner)
        inner = inner.parent
    for inner in reversed(chain):
        outer = inner.parent or inner
        inner.path = _path(outer.path, inner.tag, inner.number)
        own = own_marks(inner.attributes)
        inner.marks = (*own, *outer.marks)[:MAX_MARKS] if own else outer.marks
    return frame


class Inline:
    """An open inline element; ``link`` (the innermost link) and ``hidden`` count what stands around it."""

    __slots__ = ("attributes", "bare_text", "hidden", "link", "tag")

    def __init__(self, outer: "Inline | None", tag: str, attributes: Attributes) -> None:
        self.tag = tag
        self.attributes = attributes
        around = outer.link if outer is not None else None
        self.link: Inline | None = self if tag == "a" and "href" in attributes else around
        self.hidden: bool = (outer is not None and outer.hidden) or is_hidden(attributes, aria=False)
        self.bare_text: bool | None = None


def own_marks(attributes: Attributes) -> tuple[str, ...]:
    """An element's words of itemprop, role, id and class, in lower case; those of utility styles are left out."""
    words: tuple[str, ...] = ()
    for name in _MARKING if attributes else ():
        value = attributes.get(name)
        if value:
            words += _words(value[:1000])
    return words[:MAX_OWN_MARKS]


@lru_cache(maxsize=4096)
def _words(value: str) -> tuple[str, ...]:
    """The words of one attribute; pages repeat the same few hundred values over and over."""
    words = value.lower().split()
    return tuple(word for word in words if len(word) <= MAX_MARK_CHARS and ":" not in word and "[" not in word)


def is_hidden(attributes: Attributes, *, aria: bool = True) -> bool:
    """Whether markup hides the element from a reader (``aria``: hidden from a screen reader counts too)."""
    if not attributes:
        return False
    if "hidden" in attributes or (aria and attributes.get("aria-hidden") == "true"):
        return True
    style = attributes.get("style")
    return style is not None and _UNSEEN.search(style[:1000]) is not None


def _path(parent: str, tag: str, number: int) -> str:
    if not parent or tag == "body":
        return f"{parent}/{tag}".lstrip("/")
    if len(parent) > MAX_PATH_CHARS:
        return parent if parent.endswith("/…") else parent + "/…"
    return f"{parent}/{tag}[{number}]"
