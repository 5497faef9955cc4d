"""Measures a fetched page: its running text, its links, what its markup declares. One walk over the tree."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from msgspec import Struct
from scrapy.http import HtmlResponse, TextResponse
from scrapy.selector import Selector

from crawler.pages import PageFacts, PageKind, is_page
from workers.contract import MAX_URL

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
#: Text runs and link texts shorter than this are labels; scripts without word breaks say more in fewer characters.
RUN, HEADLINE = 40, 25
_DENSE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
DENSE_WEIGHT = 3
#: Links read from one page.
MAX_LINKS = 2000
_ARTICLE_TYPE = re.compile(
    r'"@type"\s*:\s*(\[\s*)?"(News|Reportage|Opinion|Analysis|Review)?(Article|NewsArticle|BlogPosting)"'
)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")


class Outline(Struct, frozen=True, kw_only=True):
    """What a crawl wants to know of a page: its facts, its links in page order, its declared feeds, its orders.

    ``noindex`` and ``nofollow`` are what its robots meta tag asks of every crawler.
    """

    facts: PageFacts
    links: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    nofollow: bool = False


def outline(response: HtmlResponse, *, in_feed: bool = False) -> Outline:
    """Measure a page. A page that cannot be parsed has no links and no text."""
    root = response.selector.root
    running, headlines = _measure(root)
    base = response.urljoin(response.xpath("//base/@href").get("").strip() or response.url)
    orders = ",".join(response.xpath('//meta[translate(@name,"ROBTS","robts")="robots"]/@content').getall()).lower()
    return Outline(
        facts=PageFacts(
            url=response.url,
            running=running,
            headlines=headlines,
            declared=_declared(response),
            in_feed=in_feed,
        ),
        links=_links(response, base),
        feeds=tuple(
            link
            for kind in _FEED_TYPES
            for href in response.xpath(f'//link[@type="{kind}"]/@href').getall()
            if (link := join(base, href))
        ),
        nofollow="nofollow" in orders or "none" in orders,
    )


def feed_links(response: TextResponse) -> tuple[str, ...]:
    """The pages that an RSS or Atom feed names, in its order; nothing if it is neither."""
    feed = Selector(text=response.text, type="xml")
    feed.remove_namespaces()
    found = feed.xpath("//item/link/text() | //entry/link[not(@rel) or @rel='alternate']/@href").getall()
    return tuple(link for href in found[:MAX_LINKS] if (link := join(response.url, href)))


def join(base: str, href: str) -> str | None:
    """An absolute http address without fragment, or None for anything else."""
    try:
        url = urljoin(base, href.strip()).partition("#")[0]
        scheme = urlsplit(url).scheme
    except ValueError:
        return None
    return url if scheme in ("http", "https") and len(url) <= MAX_URL else None


def _links(response: HtmlResponse, base: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for anchor in response.selector.root.iter("a") if response.selector.root is not None else ():
        href = anchor.get("href")
        if href is None or "nofollow" in (anchor.get("rel") or ""):
            continue
        url = join(base, href)
        if url is not None and is_page(url):
            found[url] = None
        if len(found) == MAX_LINKS:
            break
    return tuple(found)


def _declared(response: HtmlResponse) -> PageKind | None:
    stated = response.xpath('//meta[@property="og:type"]/@content').get("").strip().lower()
    if stated == "article" or any(
        _ARTICLE_TYPE.search(script)
        for script in response.xpath('//script[@type="application/ld+json"]/text()').getall()
    ):
        return "article"
    return None


def _measure(root: Any) -> tuple[int, int]:
    """Characters of running text and number of headline links under an element."""
    running = headlines = 0
    for text, linked in _texts(root):
        weight = weigh(text)
        if linked:
            headlines += weight >= HEADLINE
        elif weight >= RUN:
            running += weight
    return running, headlines


def weigh(text: str) -> int:
    """Length of a text in characters of a script with word breaks."""
    plain = " ".join(text.split())
    return len(plain) + (DENSE_WEIGHT - 1) * len(_DENSE.findall(plain))


def _texts(root: Any) -> Iterator[tuple[str, bool]]:
    """Each text outside the site's furniture, links as one text each, with whether it is a link's. No recursion."""
    stack = [root] if root is not None else []
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            yield node, False
            continue
        if not isinstance(node.tag, str) or node.tag in FURNITURE:
            continue
        if node.tag == "a":
            yield "".join(node.itertext()), True
            continue
        if node.text:
            stack.append(node.text)
        for child in node:
            stack.append(child)
            if child.tail:
                stack.append(child.tail)
