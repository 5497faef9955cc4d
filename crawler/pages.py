"""Article, index page or neither: told from a page's address, links and running text, with the reason kept.

Pure: what was measured on a page goes in as numbers, a kind with its reason comes out.
"""

import re
from typing import Literal
from urllib.parse import urlsplit

from msgspec import Struct

PageKind = Literal["article", "index", "other"]


class Sign(Struct, frozen=True, kw_only=True):
    """A shape of a URL's path (or path and query) that speaks for a kind of page, with examples that prove it."""

    id: str
    kind: PageKind
    why: str
    form: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def matches(self, path: str) -> bool:
        """Whether the path, with its query, has this shape."""
        return re.search(self.form, path, re.IGNORECASE) is not None


#: First match wins, so what is surely an index stands before what looks like an article.
SIGNS: tuple[Sign, ...] = (
    Sign(
        id="front",
        kind="index",
        why="the address of a front page",
        form=r"^/?(index\.\w+)?$|^/[a-z]{2}([-_][a-z]{2})?/?$",
        hits=("/", "", "/index.html", "/en", "/pt-br/"),
        misses=("/index-of-leading-shares-falls-again", "/news"),
    ),
    Sign(
        id="listing",
        kind="index",
        why="the address of a list",
        form=r"/(tags?|topics?|categor(y|ies|ia|ie)|authors?|archives?|search|sections?|label|schlagwort|themen?"
        r"|rubrik|etiquetas?)(/[^/]+){0,2}/?$|/page/\d+/?$|[?&](page|p|paged|offset|start)=\d+|[?&](q|s|query)=",
        hits=("/tag/harbour", "/category/world/asia/", "/page/3", "/news?page=2", "/?s=ferry", "/archive/2024/05"),
        misses=("/world/2024/05/ferry-runs-again", "/pages/ferry-runs-again", "/tagged-whales-return-home"),
    ),
    Sign(
        id="dated list",
        kind="index",
        why="the address of a day, month or year",
        form=r"^(/[a-z-]{1,20})?/(19|20)\d\d(/\d\d?){0,2}/?$",
        hits=("/2024", "/2024/05/", "/news/2024/05/17"),
        misses=("/2024/05/17/ferry-runs-again", "/news/2024123456"),
    ),
    Sign(
        id="dated",
        kind="article",
        why="a date and a name in its address",
        form=r"/(19|20)\d\d([/-]?)(0?[1-9]|1[0-2])(\2[0-3]?\d)?[/_-][^/]*[^\W\d]",
        hits=("/2024/05/17/ferry-runs-again", "/news/2024-05-17-ferry", "/20240517/ferry.html", "/2024/05/ferry"),
        misses=("/2024/05/17/", "/news/ferry"),
    ),
    Sign(
        id="numbered",
        kind="article",
        why="a number of its own in its address",
        form=r"[/_.-](a|n|id|art|article|story|news)?-?\d{5,}(\.\w{2,5}|/)?(\?|$)|[?&](id|article|story|newsid|nid)=\d+",
        hits=(
            "/world/ferry-1234567",
            "/news/1234567.html",
            "/a-68123456",
            "/story.php?id=77",
            "/news/article-998877/",
        ),
        misses=("/world/2024", "/page/12", "/top-10"),
    ),
    Sign(
        id="slug",
        kind="article",
        why="a headline in its address",
        form=r"/[^/?]*[^/?-]+([-_][^/?_-]+){3,}(\.\w{2,5}|/)?(\?|$)",
        hits=("/world/ferry-runs-again-after-storm", "/ferry_runs_again_today.html"),
        misses=("/about-us", "/world/south-asia", "/terms-of-use"),
    ),
)

#: Endings of addresses that are no pages.
FILES = re.compile(
    r"\.(jpe?g|png|gif|svg|webp|avif|ico|bmp|tiff?|css|js|mjs|json|xml|rss|atom|woff2?|ttf|eot|mp[34]|m4[av]|webm|ogg"
    r"|wav|avi|mov|zip|gz|tgz|bz2|xz|rar|7z|pdf|docx?|xlsx?|pptx?|epub|exe|dmg|apk|ics|csv)$",
    re.IGNORECASE,
)
#: Characters of running text below which a page tells nothing, and from which it may be an article on its own.
LITTLE, MUCH = 150, 600
#: So many characters for each headline link: a list has a teaser (about 120) for each, an article has a few links.
PER_LINK = 250
#: Headline links that make a list.
MANY_LINKS = 6


class PageFacts(Struct, frozen=True, kw_only=True):
    """What was measured on a page.

    ``running`` counts characters of long text runs outside links and site furniture, ``headlines`` links with a
    headline's length of text; ``declared`` is the kind that its markup states; ``in_feed``: its site's feed names it.
    """

    url: str
    running: int = 0
    headlines: int = 0
    declared: PageKind | None = None
    in_feed: bool = False


class Kind(Struct, frozen=True):
    """What a page is, and why."""

    kind: PageKind
    why: str


def sign_of(url: str) -> Sign | None:
    """What the address alone says of a page."""
    parts = urlsplit(url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return next((sign for sign in SIGNS if sign.matches(path)), None)


def classify(facts: PageFacts) -> Kind:
    """Say what a page is; the first rule that speaks decides."""
    sign = sign_of(facts.url)
    for rule in (_listing, _declared, _fed, _by_address, _by_text, _list_of_links):
        found = rule(facts, sign)
        if found is not None:
            return found
    return Kind("other", f"neither running text ({facts.running} characters) nor a list of headlines")


def _listing(facts: PageFacts, sign: Sign | None) -> Kind | None:
    if sign is None or sign.kind != "index" or facts.declared == "article":
        return None
    return Kind("index", sign.why)


def _declared(facts: PageFacts, sign: Sign | None) -> Kind | None:
    if facts.declared == "article" and facts.running >= LITTLE and (sign is None or sign.id != "front"):
        return Kind("article", "its markup says so")
    if facts.declared == "index":
        return Kind("index", "its markup says so")
    return None


def _fed(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    return Kind("article", "its site's feed names it") if facts.in_feed and facts.running >= LITTLE else None


def _by_address(facts: PageFacts, sign: Sign | None) -> Kind | None:
    if sign is None or sign.kind != "article" or facts.running < LITTLE:
        return None
    if facts.headlines >= MANY_LINKS and facts.running < LITTLE * facts.headlines:
        return None
    return Kind("article", sign.why)


def _by_text(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    if facts.running < max(MUCH, PER_LINK * facts.headlines):
        return None
    return Kind("article", f"{facts.running} characters of running text, {facts.headlines} headline links")


def _list_of_links(facts: PageFacts, _sign: Sign | None) -> Kind | None:
    if facts.headlines < MANY_LINKS:
        return None
    return Kind("index", f"{facts.headlines} headline links, {facts.running} characters of running text")


def is_page(url: str) -> bool:
    """Whether an address may be one of a page, and not of a picture, a script or a file to download."""
    return FILES.search(urlsplit(url).path) is None
