"""Sitemaps: indexes, lists of pages, news sitemaps with titles and dates, other languages, plain text, gzip.

Pure: bytes in, leads out. Broken files give what can be read of them.
"""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from scrapy.exceptions import IgnoreRequest
from scrapy.http import XmlResponse
from scrapy.utils.gz import gunzip

from crawler.leads import Lead, Source, join, moment
from workers.contract import MAX_PAGE_BYTES

GZIP = b"\x1f\x8b\x08"
#: The protocol's own limit for one file.
MAX_ENTRIES = 50_000


class Sitemap(Struct, frozen=True, kw_only=True):
    """What a sitemap lists: ``maps`` are further sitemaps, ``pages`` are pages."""

    maps: tuple[Lead, ...] = ()
    pages: tuple[Lead, ...] = ()


def read_sitemap(url: str, body: bytes) -> Sitemap | None:
    """What a sitemap lists; None if it is none (an error page, a front page, a bomb)."""
    try:
        plain = gunzip(body, max_size=MAX_PAGE_BYTES) if body.startswith(GZIP) else body
    except (OSError, EOFError, ValueError, IgnoreRequest):
        return None
    if b"<" not in plain[:2000]:
        return _plain_text(url, plain)
    root = XmlResponse(url, body=plain.lstrip(b"\xef\xbb\xbf \t\r\n")).selector.root
    name = local_name(root)
    if name == "sitemapindex":
        return Sitemap(maps=tuple(_maps(url, root)))
    return Sitemap(pages=tuple(_pages(url, root))) if name == "urlset" else None


def local_name(node: Any) -> str:
    """The name of an XML element without its namespace; empty for what is no element."""
    tag = getattr(node, "tag", None)
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def children(node: Any) -> dict[str, Any]:
    """The first child of each name."""
    found: dict[str, Any] = {}
    for child in node:
        found.setdefault(local_name(child), child)
    return found


def text_of(node: Any) -> str | None:
    """The text of an element, None if it has none."""
    return ("".join(node.itertext()).strip() or None) if node is not None else None


def _maps(base: str, root: Any) -> Iterator[Lead]:
    for entry in _entries(root, "sitemap"):
        parts = children(entry)
        url = join(base, text_of(parts.get("loc")) or "")
        if url:
            yield Lead(url=url, source="sitemap", modified=moment(text_of(parts.get("lastmod"))))


def _pages(base: str, root: Any) -> Iterator[Lead]:
    for entry in _entries(root, "url"):
        parts = children(entry)
        url = join(base, text_of(parts.get("loc")) or "")
        if url is None:
            continue
        changed = moment(text_of(parts.get("lastmod")))
        yield _page(url, parts, changed)
        for language, href in _languages(entry):
            other = join(base, href)
            if other and other != url:
                yield Lead(url=other, source="sitemap", modified=changed, language=language)


def _page(url: str, parts: dict[str, Any], changed: Any) -> Lead:
    source: Source = "sitemap"
    news = children(parts["news"]) if "news" in parts else {}
    if news:
        source = "news sitemap"
    place = children(news["publication"]) if "publication" in news else {}
    return Lead(
        url=url,
        source=source,
        modified=changed,
        title=text_of(news.get("title")),
        published=moment(text_of(news.get("publication_date"))),
        language=text_of(place.get("language")),
    )


def _languages(entry: Any) -> Iterator[tuple[str, str]]:
    """The same page in other languages: ``xhtml:link rel=alternate hreflang``."""
    for child in entry:
        if local_name(child) == "link" and child.get("rel") == "alternate" and child.get("href"):
            yield child.get("hreflang") or "", child.get("href")


def _entries(root: Any, name: str) -> Iterator[Any]:
    for place, entry in enumerate(root):
        if place >= MAX_ENTRIES:
            return
        if local_name(entry) == name:
            yield entry


def _plain_text(base: str, body: bytes) -> Sitemap | None:
    lines = body.decode("utf-8-sig", "replace").split()[:MAX_ENTRIES]
    found = [url for line in lines if line.startswith(("http://", "https://")) and (url := join(base, line))]
    if not found or len(found) < len(lines):
        return None
    return Sitemap(pages=tuple(Lead(url=url, source="sitemap") for url in found))
