"""Measures a fetched page: its running text, its links and where they stand, what its markup says. One walk."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace
from scrapy.http import HtmlResponse

from crawler.barrier_rows import Standing
from crawler.barriers import STUB, Barred, barrier
from crawler.leads import join
from crawler.markup import Markup, markup
from crawler.pages import LITTLE, PageFacts
from crawler.shapes import is_page
from crawler.words import NEXT, NEXT_CLASS

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
#: Text runs and link texts shorter than this are labels; scripts without word breaks say more in fewer characters.
RUN, HEADLINE = 40, 25
_DENSE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
DENSE_WEIGHT = 3
#: Links read from one page.
MAX_LINKS = 2000
#: Characters of a page's visible text that barriers are looked for in.
SIGHT = 4000
#: A short line with a year and another number, or a clock, is a date line in any language.
_DATE_LINE = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|[年월日]|[۰-۹०-९]{4}")
_NUMBER = re.compile(r"(?<!\d)\d\d?(?!\d)|[年월日]|[۰-۹०-९]")
DATE_LINE = 90

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


class Outline(Struct, frozen=True, kw_only=True):
    """What a crawl wants to know of a page: its facts, its links in page order, its declared feeds, its orders.

    ``digest`` is of the running text, ``heads`` are title and headlines. ``canonical`` is what the page
    calls its own address.
    """

    facts: PageFacts
    links: tuple[Link, ...] = ()
    feeds: tuple[str, ...] = ()
    nofollow: bool = False
    canonical: str | None = None
    barred: Barred | None = None
    digest: bytes = b""
    heads: tuple[str, ...] = ()


def barred(response: HtmlResponse) -> Barred | None:
    """What stands in an article's way on a page, where nothing else is to be known of it."""
    seen = _walked(response)
    return _barred(response, seen, markup(response))


def outline(response: HtmlResponse, *, in_feed: bool = False, listed_as: str | None = None) -> Outline:
    """Measure a page. One that cannot be parsed has no links and no text.

    ``listed_as`` is the headline that a list printed for it.
    """
    seen, said = _walked(response), markup(response)
    facts = PageFacts(
        url=response.url,
        running=seen.running,
        headlines=seen.headlines,
        declared=said.declared,
        in_feed=in_feed,
        titled=_is_titled(listed_as, said.heads),
        dated=said.dated or seen.dated,
        signed=said.signed,
        topics=seen.topics,
        under=seen.running - seen.before if seen.topics else 0,
    )
    return Outline(
        facts=facts,
        links=_links(response, said, seen.running),
        feeds=said.feeds,
        nofollow=said.nofollow,
        canonical=said.canonical,
        barred=_barred(response, seen, said),
        digest=seen.digest.digest(),
        heads=said.heads,
    )


def weigh(text: str) -> int:
    """Length of a text in characters of a script with word breaks."""
    plain = " ".join(text.split())
    return len(plain) + (DENSE_WEIGHT - 1) * len(_DENSE.findall(plain))


def _barred(response: HtmlResponse, seen: "_Walk", said: Markup) -> Barred | None:
    """Each line of the head is looked at by itself: a title may stand before the words that tell."""
    first, *more = [line for head in said.heads for line in head.splitlines()] or [""]
    gates = _gates(response.selector.root) if seen.running < STUB else ""
    page = Standing(
        head=first,
        text=" ".join([*seen.sight, gates])[:SIGHT],
        tail=" ".join([*seen.sight[seen.first :], gates])[:SIGHT],
        runs=tuple(seen.runs),
        markup=response.text[:60_000] if seen.running <= 500 else "",
        running=seen.running,
        password=said.password,
        free=said.free,
    )
    return barrier(page, tuple(more))


#: What the class or id of a box in the furniture says that closes the rest of a text.
_GATE = re.compile(
    r"paywall|upgrade|premium|subscri|members?-?only|gated?([\s_-]|$)|locked|metered|piano|regwall", re.IGNORECASE
)


def _gates(root: Any) -> str:
    """What boxes beside a short text say of how to read on."""
    boxes = [] if root is None else [box for box in root.iter("aside", "form") if _GATE.search(_name(box))]
    return " ".join(" ".join(box.itertext()) for box in boxes[:3])


def _name(node: Any) -> str:
    return f"{node.get('id') or ''} {node.get('class') or ''}"


def _walked(response: HtmlResponse) -> "_Walk":
    seen = _Walk()
    seen.walk(response.selector.root)
    return seen


def _is_titled(listed_as: str | None, heads: tuple[str, ...]) -> bool:
    """Whether a page's headline is the one that a list printed for it: lists do so for articles."""
    wanted = " ".join((listed_as or "").split()).casefold()
    return weigh(wanted) >= HEADLINE and any(wanted in head.casefold() for head in heads)


class _Walk:
    """One walk over a page's text: what runs on, what is linked, what a reader sees."""

    def __init__(self) -> None:
        self.running = self.headlines = self.topics = self.before = 0
        self.dated = False
        self.sight: list[str] = []
        self.runs: list[tuple[str, int]] = []
        self.first = 0
        self.digest = hashlib.blake2b(digest_size=16)
        self._seen = 0

    def walk(self, root: Any) -> None:
        """Look at each text under an element."""
        for text, anchor in _texts(root):
            weight = weigh(text)
            if not weight:
                continue
            if self._seen < SIGHT:
                self.sight.append(" ".join(text.split()))
                self._seen += len(text)
            if anchor is None:
                self._run(text, weight)
                continue
            self.headlines += weight >= HEADLINE
            if _is_heading(anchor):
                self.before = self.before if self.topics else self.running
                self.topics += 1

    def _run(self, text: str, weight: int) -> None:
        if weight >= RUN:
            if self.running == 0:
                self.first = max(0, len(self.sight) - 1)
            if self.running < SIGHT:
                self.runs.append((text, weight))
            self.running += weight
            self.digest.update(" ".join(text.split()).encode("utf-8", "surrogatepass"))
        if not self.dated and len(text) <= DATE_LINE and _DATE_LINE.search(text):
            self.dated = len(_NUMBER.findall(text)) > 0 and "©" not in text


def _is_furniture(node: Any) -> bool:
    """A form around a whole page (some systems do that) is none."""
    if node.tag not in FURNITURE:
        return False
    return node.tag != "form" or node.find(".//h1") is None


def _texts(root: Any) -> Iterator[tuple[str, Any]]:
    """Each text outside the site's furniture, links as one text each, with the link that it is. No recursion."""
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node, None
            continue
        if not isinstance(node.tag, str) or node.tag == "head" or _is_furniture(node):
            continue
        if node.tag == "a":
            yield "".join(node.itertext()), node
            continue
        for child in reversed(node):
            if child.tail:
                stack.append(child.tail)
            stack.append(child)
        if node.text:
            stack.append(node.text)


def _links(response: HtmlResponse, said: Markup, running: int) -> tuple[Link, ...]:
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
    url = join(said.base, anchor.get("href") or "") if anchor.get("href") is not None else None
    if url is None or "nofollow" in rel or not is_page(url):
        return None
    text = " ".join("".join(anchor.itertext()).split())[:300]
    leads_on = "next" in rel or is_next(text, anchor.get("class") or "")
    text = text or " ".join(str(image.get("alt") or "") for image in anchor.iter("img")).strip()[:300]
    return Link(url=url, text=text, place=place, is_next=leads_on, headed=place == "main" and _is_heading(anchor))


_HEADINGS = frozenset(["h2", "h3", "h4", "h5"])


def _is_heading(anchor: Any) -> bool:
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
        if node.tag in ("a", "area"):
            yield node, place
            continue
        place = _place(node, place)
        stack.extend((child, place) for child in reversed(node))


#: What the class or id of an element says that old pages and whole-page systems have instead of a footer or a menu.
_FOOT_NAME = re.compile(r"(?<![^\W_])(foot(er)?|colophon|site-?info|impressum|copyright)(?![^\W_])", re.IGNORECASE)
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
        return "furniture" if place == "main" and _is_furniture(node) else place
    if place != "main" or node.tag not in _NAMED:
        return place
    name = _name(node)
    found: Place = "main"
    if len(name) > 1 and len(name) <= 120:
        found = "footer" if _FOOT_NAME.search(name) else "furniture" if _MENU_NAME.search(name) else "main"
    return found if found != "main" and node.find(".//h1") is None and node.find(".//h2//a") is None else "main"
