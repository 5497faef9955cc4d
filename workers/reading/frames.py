"""What the walk remembers of the elements it stands in."""

import re
from collections.abc import Mapping, Sequence

from workers.reading.elements import MAX_MARK_CHARS, MAX_MARKS, MAX_OWN_MARKS, MAX_PATH_CHARS, PREFORMATTED

Attributes = Mapping[str, str | None]

_UNSEEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\s*(?:!important\s*)?(?:;|$)", re.IGNORECASE
)
_MARKING = ("itemprop", "role", "id", "class")


class Frame:
    """An open block element."""

    __slots__ = (
        "bare_text", "counts", "depth", "hidden", "link", "marks", "path", "place", "preformatted", "row", "runs",
        "solid", "tag",
    )  # fmt: skip

    def __init__(self, *, tag: str, path: str, marks: tuple[str, ...]) -> None:
        self.tag = tag
        self.path = path
        self.marks = marks
        self.depth = 0
        self.hidden = self.link = self.preformatted = self.row = False
        self.bare_text: bool | None = None
        self.counts: dict[str, int] = {}
        #: For the stamper: where the open tag stands, the runs directly inside, whether a block stands inside.
        self.place = -1
        self.runs: list[tuple[int, int]] = []
        self.solid = False

    def marks_under(self, words: Sequence[str]) -> tuple[str, ...]:
        """The block's marks, with those of inline elements around all of its text first."""
        return (*words, *self.marks)[:MAX_MARKS] if words else self.marks


class Inline:
    """An open inline element; ``link`` and ``hidden`` count what stands around it."""

    __slots__ = ("attributes", "bare_text", "hidden", "link", "marks", "tag")

    def __init__(self, *, tag: str, attributes: Attributes, marks: tuple[str, ...], link: bool, hidden: bool) -> None:
        self.tag = tag
        self.attributes = attributes
        self.marks = marks
        self.link = link
        self.hidden = hidden
        self.bare_text: bool | None = None


def child_frame(parent: Frame, tag: str, attributes: Attributes) -> Frame:
    """The frame of a block element inside ``parent``."""
    number = parent.counts[tag] = parent.counts.get(tag, 0) + 1
    own = own_marks(attributes) if attributes else ()
    frame = Frame(
        tag=tag,
        path=_path(parent.path, tag, number),
        marks=(*own, *parent.marks)[:MAX_MARKS] if own else parent.marks,
    )
    frame.depth = parent.depth + 1
    frame.hidden = parent.hidden or (bool(attributes) and is_hidden(attributes))
    frame.link = parent.link or (tag == "a" and "href" in attributes)
    frame.preformatted = parent.preformatted or tag in PREFORMATTED
    return frame


def own_marks(attributes: Attributes) -> tuple[str, ...]:
    """An element's words of itemprop, role, id and class, in lower case; those of utility styles are left out."""
    words: list[str] = []
    for name in _MARKING:
        value = attributes.get(name)
        if value:
            words += (word for word in value[:1000].lower().split() if _tells(word))
    return tuple(words[:MAX_OWN_MARKS])


def is_hidden(attributes: Attributes, *, aria: bool = True) -> bool:
    """Whether markup hides the element from a reader (``aria``: a screen reader's counts too)."""
    if "hidden" in attributes or (aria and attributes.get("aria-hidden") == "true"):
        return True
    style = attributes.get("style") or ""
    return _UNSEEN.search(style[:1000]) is not None


def _tells(word: str) -> bool:
    return len(word) <= MAX_MARK_CHARS and ":" not in word and "[" not in word


def _path(parent: str, tag: str, number: int) -> str:
    if not parent or tag == "body":
        return f"{parent}/{tag}".lstrip("/")
    if len(parent) > MAX_PATH_CHARS:
        return parent if parent.endswith("/…") else parent + "/…"
    return f"{parent}/{tag}[{number}]"
