"""What the walk remembers of the elements it stands in; what only blocks need is worked out when one asks."""

import re
from collections.abc import Mapping, Sequence

from workers.reading.elements import MAX_MARK_CHARS, MAX_MARKS, MAX_OWN_MARKS, MAX_PATH_CHARS, PREFORMATTED

Attributes = Mapping[str, str | None]

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
_MARKING = ("itemprop", "role", "id", "class")


class Frame:
    """An open block element; the outermost has no parent and no tag."""

    __slots__ = (
        "_marks", "_path", "attributes", "bare_text", "counts", "depth", "hidden", "link", "number", "parent",
        "place", "preformatted", "row", "runs", "solid", "tag",
    )  # fmt: skip

    def __init__(self, parent: "Frame | None", tag: str, attributes: Attributes) -> None:
        self.parent = parent
        self.tag = tag
        self.attributes = attributes
        self.counts: dict[str, int] = {}
        self.bare_text: bool | None = None
        self.row = False
        #: For the stamper: where the open tag stands, the runs directly inside, whether a block stands inside.
        self.place = -1
        self.runs: list[tuple[int, int]] = []
        self.solid = False
        self._path: str | None = None
        self._marks: tuple[str, ...] = ()
        self.hidden: bool
        self.link: bool
        if parent is None:
            self.number = self.depth = 0
            self.hidden = self.link = self.preformatted = False
            return
        self.number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
        self.depth = parent.depth + 1
        self.hidden = parent.hidden or is_hidden(attributes)
        self.link = parent.link or (tag == "a" and "href" in attributes)
        self.preformatted = parent.preformatted or tag in PREFORMATTED

    @property
    def path(self) -> str:
        """The element's place in the tree: ``html/body/div[2]/p[1]``."""
        self._work_out()
        return self._path or ""

    @property
    def marks(self) -> tuple[str, ...]:
        """Words of the element and its ancestors, nearest first."""
        self._work_out()
        return self._marks

    def _work_out(self) -> None:
        """Path and marks of this element and of those around it that nobody asked for yet."""
        chain: list[Frame] = []
        frame = self
        while frame._path is None and frame.parent is not None:
            chain.append(frame)
            frame = frame.parent
        for inner in reversed(chain):
            inner._path = _path(frame._path or "", inner.tag, inner.number)
            own = own_marks(inner.attributes)
            inner._marks = (*own, *frame._marks)[:MAX_MARKS] if own else frame._marks
            frame = inner

    def marks_under(self, words: Sequence[str]) -> tuple[str, ...]:
        """The block's marks, with those of inline elements around all of its text first."""
        return (*words, *self.marks)[:MAX_MARKS] if words else self.marks


class Inline:
    """An open inline element; ``link`` and ``hidden`` count what stands around it."""

    __slots__ = ("attributes", "bare_text", "hidden", "link", "tag")

    def __init__(self, outer: "Inline | None", tag: str, attributes: Attributes) -> None:
        self.tag = tag
        self.attributes = attributes
        self.link = (outer is not None and outer.link) or (tag == "a" and "href" in attributes)
        self.hidden = (outer is not None and outer.hidden) or is_hidden(attributes, aria=False)
        self.bare_text: bool | None = None


def own_marks(attributes: Attributes) -> tuple[str, ...]:
    """An element's words of itemprop, role, id and class, in lower case; those of utility styles are left out."""
    words: list[str] = []
    for name in _MARKING if attributes else ():
        value = attributes.get(name)
        if value:
            words += (word for word in value[:1000].lower().split() if _tells(word))
    return tuple(words[:MAX_OWN_MARKS])


def is_hidden(attributes: Attributes, *, aria: bool = True) -> bool:
    """Whether markup hides the element from a reader (``aria``: hidden from a screen reader counts too)."""
    if not attributes:
        return False
    if "hidden" in attributes or (aria and attributes.get("aria-hidden") == "true"):
        return True
    style = attributes.get("style")
    return style is not None and _UNSEEN.search(style[:1000]) is not None


def _tells(word: str) -> bool:
    return len(word) <= MAX_MARK_CHARS and ":" not in word and "[" not in word


def _path(parent: str, tag: str, number: int) -> str:
    if not parent or tag == "body":
        return f"{parent}/{tag}".lstrip("/")
    if len(parent) > MAX_PATH_CHARS:
        return parent if parent.endswith("/…") else parent + "/…"
    return f"{parent}/{tag}[{number}]"
