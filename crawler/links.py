"""Links of a fetched page: where they stand, what they say, and which of them lead to the next part of a list."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace
from scrapy.http import HtmlResponse

from crawler.leads import join
from crawler.markup import Markup
from crawler.pages import LITTLE
from crawler.shapes import is_page
from crawler.words import NEXT, NEXT_CLASS
from workers.urls import untracked

#: Elements whose text is no part of what a reader reads on.
FURNITURE = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "select",
        "button",
        "svg",
        "textarea",
        "figcaption",
    ]
)
#: Of these only the links are wanted.
LINKED = frozenset(["nav", "header", "footer", "aside", "form"])
#: Link texts shorter than this are labels; scripts without word breaks say more in fewer characters.
HEADLINE = 25
_DENSE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
DENSE_WEIGHT = 3
#: Links read from one page.
MAX_LINKS = 2000

Place = Literal["main", "furniture", "footer"]


class Link(Struct, frozen=True, kw_only=True):
    """A link of a page: its text, where it stands, and whether it leads to the next part of a list.

    ``headed``: it is a heading, or a row of a list whose links all say the same ("read more").
    """

    url: str
    text: str = ""
    place: Place = "main"
    is_next: bool = False
    headed: bool = False


def weigh(text: str) -> int:
    """Length of a text in characters of a script with word breaks."""
    plain = " ".join(text.split())
    return len(plain) + (DENSE_WEIGHT - 1) * len(_DENSE.findall(plain))


def is_furniture(node: Any) -> bool:
    """A form around a whole page (some systems do that) is none."""
    if node.tag not in FURNITURE:
        return False
    return node.tag != "form" or node.find(".//h1") is None


def named(node: Any) -> str:
    """What an element is called by its id and class."""
    return f"{node.get('id') or ''} {node.get('class') or ''}"


def links_of(response: HtmlResponse, said: Markup, running: int) -> tuple[Link, ...]:
    """Each address once: where it stands best (in the text before the furniture), with its longest text.

    A page that has something to read loads itself again; one that has nothing sends its readers on.
    """
    found: dict[str, Link] = {}
    for anchor, place in _anchors(response.selector.root):
        link = _link(anchor, place, said)
        if link is None:
            continue
        known = found.get(link.url)
        found[link.url] = link if known is None else _better(known, link)
        if len(found) == MAX_LINKS:
            break
    onward = (said.onward,) if said.onward and running < LITTLE else ()
    for url in (*said.next, *onward):
        found.setdefault(url, Link(url=url, is_next=True))
    return _rows(tuple(found.values()))


def _link(anchor: Any, place: Place, said: Markup) -> Link | None:
    rel = (anchor.get("rel") or "").lower().split()
    href = anchor.get("src" if anchor.tag == "frame" else "href")
    url = join(said.base, href) if href is not None else None
    if url is None or "nofollow" in rel or not is_page(url):
        return None
    text = " ".join("".join(anchor.itertext()).split())[:300]
    leads_on = "next" in rel or is_next(text, anchor.get("class") or "")
    text = text or " ".join(str(image.get("alt") or "") for image in anchor.iter("img")).strip()[:300]
    headed = place == "main" and is_heading(anchor)
    return Link(url=untracked(url), text=text, place=place, is_next=leads_on, headed=headed)


_HEADINGS = frozenset(["h2", "h3", "h4", "h5"])


def is_heading(anchor: Any) -> bool:
    """Whether a link is the heading of something, or holds one."""
    above = anchor.getparent()
    if above is not None and (above.tag in _HEADINGS or getattr(above.getparent(), "tag", None) in _HEADINGS):
        return True
    return any(node.tag in _HEADINGS for node in anchor.iter())


#: So many links of one page that say the same are the rows of a list.
ROWS = 3


def _rows(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Links in the text that say the same and lead elsewhere ("read more") are rows of a list."""
    said = Counter(link.text for link in links if link.place == "main" and link.text)
    return tuple(
        replace(link, headed=True, is_next=False) if said[link.text] >= ROWS and link.place == "main" else link
        for link in links
    )


def is_next(text: str, classes: str = "") -> bool:
    """Whether a link says that it leads to the next part of a list."""
    return len(text) <= 30 and (NEXT.fullmatch(text) is not None or NEXT_CLASS.search(classes) is not None)


_RANK = {"main": 0, "furniture": 1, "footer": 2}


def _better(one: Link, other: Link) -> Link:
    place = min(one.place, other.place, key=lambda place: _RANK[place])
    text = max(one.text, other.text, key=weigh)
    both = one.is_next and other.is_next
    return Link(url=one.url, text=text, place=place, is_next=both, headed=one.headed or other.headed)


def _anchors(root: Any) -> Iterator[tuple[Any, Place]]:
    """Each link with the part of the page in which it stands, in page order."""
    stack: list[tuple[Any, Place]] = [(root, "main")] if root is not None else []
    while stack:
        node, place = stack.pop()
        if not isinstance(node.tag, str):
            continue
        if node.tag in ("a", "area", "frame"):
            yield node, "furniture" if node.tag == "frame" else place
            continue
        place = _place(node, place)
        stack.extend((child, place) for child in reversed(node))


#: What the class or id of an element says that old pages and whole-page systems have instead of a footer or a menu.
_FOOT_NAME = re.compile(
    r"(?<![^\W_])(foot(er)?|colophon|site-?info|impressum|copyright)(?![^\W_])|(?<![\w-])bottom(-?(bar|nav|links|menu))?(?![\w-])",
    re.IGNORECASE,
)
_MENU_NAME = re.compile(
    r"(?<![^\W_])((top|main|site|nav|primary)?-?(menu|nav(bar|igation)?|topbar|masthead)|breadcrumbs?)(?![^\W_])",
    re.IGNORECASE,
)
_NAMED = frozenset(["div", "ul", "ol", "section", "td", "table", "p"])


def _place(node: Any, place: Place) -> Place:
    """Where the links under an element stand: by its tag, or by its name if it holds no headline of the page."""
    if node.tag == "footer":
        return "footer"
    if node.tag in LINKED:
        return "furniture" if place == "main" and is_furniture(node) else place
    if place != "main" or node.tag not in _NAMED:
        return place
    name = named(node)
    found: Place = "main"
    if len(name) > 1 and len(name) <= 120:
        found = "footer" if _FOOT_NAME.search(name) else "furniture" if _MENU_NAME.search(name) else "main"
    return found if found != "main" and node.find(".//h1") is None and node.find(".//h2//a") is None else "main"
