"""What a page's markup says of itself: what it is, its address, its feeds, its next part, its orders to robots."""

import re

from msgspec import Struct
from scrapy.http import HtmlResponse

from crawler.leads import join
from crawler.pages import PageKind

#: Types of schema.org by what they make of a page; types that every page of a site may carry are in none.
TYPES: tuple[tuple[PageKind, re.Pattern[str]], ...] = (
    ("article", re.compile(r"(\w*NewsArticle|Article|Report|BlogPosting|LiveBlogPosting|SocialMediaPosting)")),
    ("index", re.compile(r"(CollectionPage|SearchResultsPage|ItemList|Blog|ImageGallery|ProfilePage)")),
    (
        "other",
        re.compile(r"(Product|ProductGroup|AboutPage|ContactPage|FAQPage|CheckoutPage|JobPosting|Event|\w+Event)"),
    ),
)
_TYPE = re.compile(r'"@type"\s*:\s*(\[[^\]]{0,200}\]|"[^"]{1,60}")')
_NAME = re.compile(r'"(?:https?://schema\.org/)?(\w+)"')
_OG: dict[str, PageKind] = {
    "article": "article",
    "product": "other",
    "product.item": "other",
    "profile": "index",
    "video.other": "other",
    "video.episode": "other",
    "video.movie": "other",
    "music.song": "other",
}
#: What a page shows that says nothing else of itself.
_SHOWN = re.compile(r"VideoObject|AudioObject|PodcastEpisode|JobPosting")
#: Whom a job is for, behind its name: "(f/m/d)".
_JOB = re.compile(
    r"\((?:gn|(?:[mwfhdixvkкмж]|div|all)\.?(?:\s?[/|*,·]\s?(?:[mwfhdixvkкмж]|div|all)\.?){1,4})\)", re.IGNORECASE
)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/json")
_CLASS = re.compile(r"(^|[\s_-])(byline|author|autor|auteur|autore)s?($|[\s_-])", re.IGNORECASE)
_LOWER = 'translate(@name,"ABCDEFGHIJKLMNOPQRSTUVWXYZ","abcdefghijklmnopqrstuvwxyz")'
#: What a refresh says: seconds, and the next address.
_REFRESH = re.compile(r"""\s*\d+(?:\.\d*)?\s*[;,]\s*url\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
#: Scripts of data longer than this are no description of a page.
MAX_SCRIPT = 300_000


class Markup(Struct, frozen=True, kw_only=True):
    """What was found; ``heads`` are the title and the headlines, ``free`` is False for what has to be paid for.

    ``onward`` is where the page itself sends its readers (a refresh).
    """

    base: str
    declared: PageKind | None = None
    heads: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    onward: str | None = None
    canonical: str | None = None
    nofollow: bool = False
    dated: bool = False
    signed: bool = False
    password: bool = False
    free: bool = True


def markup(response: HtmlResponse) -> Markup:
    """Read a page's head and the few signs of its body."""
    base = response.urljoin(response.xpath("//base/@href").get("").strip() or response.url)
    orders = ",".join(response.xpath(f'//meta[{_LOWER}="robots"]/@content').getall()).lower()
    scripts = [one for one in response.xpath('//script[@type="application/ld+json"]/text()').getall() if _fits(one)]
    hrefs = response.xpath('//link[contains(concat(" ",@rel," ")," canonical ")]/@href').getall()[:1]
    heads = _heads(response)
    return Markup(
        base=base,
        declared="other" if any(map(_JOB.search, heads)) else _declared(response, scripts),
        heads=heads,
        feeds=_feeds(response, base),
        next=tuple(url for href in response.xpath('//link[@rel="next"]/@href').getall() if (url := join(base, href))),
        onward=_onward(response, base),
        canonical=next((join(base, href) for href in hrefs), None),
        nofollow="nofollow" in orders or "none" in orders,
        dated=_is_dated(response, scripts),
        signed=_is_signed(response, scripts),
        password=bool(response.xpath('//input[@type="password"]')),
        free=not any(re.search(r'"isAccessibleForFree"\s*:\s*"?false', one, re.IGNORECASE) for one in scripts),
    )


def _onward(response: HtmlResponse, base: str) -> str | None:
    """The address in a refresh, if it is another one: many front pages load themselves again."""
    for content in response.xpath("//meta[@http-equiv]/@content").getall():
        found = _REFRESH.match(content)
        url = join(base, found[1]) if found else None
        if url and url != response.url:
            return url
    return None


def _fits(script: str) -> bool:
    return len(script) <= MAX_SCRIPT


def _heads(response: HtmlResponse) -> tuple[str, ...]:
    found = [response.xpath("//title").xpath("string()").get("")]
    found += [one.xpath("string()").get("") for one in response.xpath("//h1")[:3]]
    return tuple(text[:300] for one in found if (text := " ".join(one.split())))


def _feeds(response: HtmlResponse, base: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for link in response.xpath('//link[contains(@rel,"alternate")][@href]|//link[@type][@href][not(@rel)]'):
        kind = (link.attrib.get("type") or "").strip().lower()
        href = link.attrib["href"]
        if kind in _FEED_TYPES and not (kind == "application/json" and "feed" not in href):
            url = join(base, href)
            if url:
                found[url] = None
    return tuple(found)


def _declared(response: HtmlResponse, scripts: list[str]) -> PageKind | None:
    """Several articles declared are a list's teasers; og:type is believed where schema.org says nothing."""
    names = [name for one in scripts for stated in _TYPE.findall(one) for name in _NAME.findall(stated)]
    names += [one.rpartition("/")[2] for one in response.xpath("//body/@itemtype | //main/@itemtype").getall()]
    kinds = [kind for name in names for kind, form in TYPES if form.fullmatch(name)]
    if kinds.count("article") == 1:
        return "article"
    for kind in ("index", "other"):
        if kind in kinds:
            return "index" if kind == "index" else "other"
    if kinds:
        return None
    stated = response.xpath('//meta[@property="og:type"]/@content').get("").strip().lower()
    return _OG.get(stated) or ("other" if any(map(_SHOWN.fullmatch, names)) else None)


def _is_dated(response: HtmlResponse, scripts: list[str]) -> bool:
    if any('"datePublished"' in one for one in scripts):
        return True
    names = (
        "article:published_time",
        "date",
        "dc.date",
        "pubdate",
        "publish-date",
        "parsely-pub-date",
        "datepublished",
    )
    stated = response.xpath("//meta/@property | //meta/@name | //meta/@itemprop").getall()
    if any(one.lower() in names for one in stated):
        return True
    return len(response.xpath("//time")) in (1, 2, 3) or bool(response.xpath('//*[@itemprop="datePublished"]'))


def _is_signed(response: HtmlResponse, scripts: list[str]) -> bool:
    if any('"author"' in one for one in scripts) or response.xpath(f'//meta[{_LOWER}="author"]'):
        return True
    classes = response.xpath("//*[self::p or self::span or self::div or self::address or self::a]/@class").getall()
    return any(_CLASS.search(one) for one in classes) or bool(
        response.xpath('//*[@rel="author" or @itemprop="author"]')
    )
