"""Measures a fetched page: its running text, its links and where they stand, what its markup says. One walk."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from scrapy.http import HtmlResponse

from crawler.barrier_rows import Standing
from crawler.barriers import STUB, Barred, barrier
from crawler.links import HEADLINE, Link, is_furniture, is_heading, links_of, named, weigh
from crawler.markup import Markup, markup
from crawler.pages import PageFacts

#: Text runs shorter than this are labels.
RUN = 40
#: Characters of a page's visible text that barriers are looked for in.
SIGHT = 4000
#: A short line with a year and another number, or a clock, is a date line in any language.
_DATE_LINE = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|[年월日]|[۰-۹०-९]{4}")
_NUMBER = re.compile(r"(?<!\d)\d\d?(?!\d)|[年월日]|[۰-۹०-९]")
DATE_LINE = 90


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
        links=links_of(response, said, seen.running),
        feeds=said.feeds,
        nofollow=said.nofollow,
        canonical=said.canonical,
        barred=_barred(response, seen, said),
        digest=seen.digest.digest(),
        heads=said.heads,
    )


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
    boxes = [] if root is None else [box for box in root.iter("aside", "form") if _GATE.search(named(box))]
    return " ".join(" ".join(box.itertext()) for box in boxes[:3])


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
            if is_heading(anchor):
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


def _texts(root: Any) -> Iterator[tuple[str, Any]]:
    """Each text outside the site's furniture, links as one text each, with the link that it is. No recursion."""
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node, None
            continue
        if not isinstance(node.tag, str) or node.tag == "head" or is_furniture(node):
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
