"""Feeds: RSS (all of them), Atom and JSON Feed, read for the pages that they name.

Pure: bytes in, leads out. Why not a library: docs/decisions, on reading feeds and sitemaps.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import Struct
from scrapy.http import XmlResponse

from crawler.leads import Lead, join, moment
from crawler.sitemaps import children, local_name, text_of

#: Entries read from one feed.
MAX_ENTRIES = 2000
_ENTRY = frozenset({"item", "entry"})
#: Names of the dates in RSS 0.9 to 2.0, Dublin Core and Atom.
_PUBLISHED = ("published", "pubdate", "date", "issued", "created")
_MODIFIED = ("updated", "modified", "lastbuilddate")
_BASE = "{http://www.w3.org/XML/1998/namespace}base"


class _JsonItem(Struct, kw_only=True):
    url: str | None = None
    id: Any = None
    title: str | None = None
    date_published: str | None = None
    date_modified: str | None = None
    language: str | None = None


class _JsonFeed(Struct, kw_only=True):
    version: str
    items: list[_JsonItem] = []
    next_url: str | None = None


class Feed(Struct, frozen=True, kw_only=True):
    """The pages that a feed names, in its order, and the address of its next part (RFC 5005, JSON Feed)."""

    pages: tuple[Lead, ...]
    more: str | None = None


def read_feed(url: str, body: bytes) -> Feed | None:
    """What a feed names; None if it is no feed."""
    start = body.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _json(url, start)
    root = XmlResponse(url, body=start).selector.root
    if local_name(root) not in ("rss", "rdf", "feed"):
        return None
    pages = tuple(lead for entry in _entries(root) if (lead := _entry(url, entry)) is not None)
    return Feed(pages=pages, more=_next(url, root))


def _json(base: str, body: bytes) -> Feed | None:
    try:
        found = msgspec.json.decode(body, type=_JsonFeed)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if "jsonfeed" not in found.version:
        return None
    leads = (
        Lead(
            url=url,
            source="feed",
            title=item.title,
            published=moment(item.date_published),
            modified=moment(item.date_modified),
            language=item.language,
        )
        for item in found.items[:MAX_ENTRIES]
        if (url := join(base, item.url or str(item.id or "")))
    )
    return Feed(pages=tuple(leads), more=join(base, found.next_url) if found.next_url else None)


def _entries(root: Any) -> Iterator[Any]:
    found = 0
    for node in root.iter():
        if local_name(node) in _ENTRY:
            yield node
            found += 1
            if found == MAX_ENTRIES:
                return


def _entry(base: str, entry: Any) -> Lead | None:
    parts = children(entry)
    url = _link(base, entry, parts)
    if url is None or url == base:
        return None
    return Lead(
        url=url,
        source="feed",
        title=text_of(parts.get("title")),
        published=_first(parts, _PUBLISHED),
        modified=_first(parts, _MODIFIED),
        language=text_of(parts.get("language")),
    )


def _first(parts: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((found for name in names if (found := moment(text_of(parts.get(name))))), None)


def _link(base: str, entry: Any, parts: dict[str, Any]) -> str | None:
    """RSS writes the address as text, Atom into an attribute; a guid is one unless it says that it is none."""
    for child in entry:
        if local_name(child) == "link":
            if child.get("href") and child.get("rel", "alternate") == "alternate":
                return join(_based(base, child), str(child.get("href")))
            if text_of(child):
                return join(_based(base, child), text_of(child) or "")
    guid = parts.get("guid")
    stands = guid is not None and guid.get("isPermaLink", "true").lower() != "false"
    written = (text_of(guid) or "") if stands else ""
    return join(base, written) if written.startswith(("http://", "https://")) else None


def _based(base: str, node: Any) -> str:
    """What relative addresses in an element start from: each ``xml:base`` around it, the outermost first."""
    stated = [one.get(_BASE) for one in (node, *node.iterancestors())]
    for one in reversed([one for one in stated if one]):
        base = join(base, one) or base
    return base


def _next(base: str, root: Any) -> str | None:
    for node in root.iter():
        if local_name(node) == "link" and node.get("rel") == "next" and node.get("href"):
            return join(_based(base, node), node.get("href"))
    return None
