"""What the walk remembers of the elements it stands in; what only blocks need is worked out when one asks."""

import re
from collections.abc import Mapping

from workers.reading.elements import MAX_MARK_CHARS, MAX_MARKS, MAX_OWN_MARKS, MAX_PATH_CHARS, PREFORMATTED

Attributes = Mapping[str, str | None]

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
_MARKING = ("itemprop", "role", "id", "class")


class Frame:
    """An open block element; the outermost has no parent and no tag."""

    __slots__ = (
        "attributes", "bare_text", "counts", "depth", "hidden", "link", "marks", "number", "parent", "path",
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
        self.path = ""
        self.marks: tuple[str, ...] = ()
        self.number = self.depth = 0
        self.hidden: bool = False
        self.link: bool = False
        self.preformatted = False
        if parent is not None:
            self._inherit(parent)

    def _inherit(self, parent: "Frame") -> None:
        tag, attributes = self.tag, self.attributes
        self.number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
        self.depth = parent.depth + 1
        self.hidden = parent.hidden or is_hidden(attributes)
        self.link = parent.link or (tag == "a" and "href" in attributes)
        self.preformatted = parent.preformatted or tag in PREFORMATTED


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
    """An open inline element; ``link`` and ``hidden`` count what stands around it."""

    __slots__ = ("attributes", "bare_text", "hidden", "link", "tag")

    def __init__(self, outer: "Inline | None", tag: str, attributes: Attributes) -> None:
        self.tag = tag
        self.attributes = attributes
        self.link: bool = (outer is not None and outer.link) or (tag == "a" and "href" in attributes)
        self.hidden: bool = (outer is not None and outer.hidden) or is_hidden(attributes, aria=False)
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
