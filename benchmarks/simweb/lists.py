"""Sitemaps and feeds of a simulated site."""

import gzip
import json
from collections.abc import Mapping, Sequence
from email.utils import format_datetime
from html import escape

from benchmarks.simweb.site import Site, Story

_XML = '<?xml version="1.0" encoding="UTF-8"?>'


def sitemap(
    site: Site,
    stories: Sequence[Story],
    pages: Sequence[str] = (),
    *,
    news: bool = False,
    others: Mapping[str, Mapping[str, str]] | None = None,
) -> str:
    """A list of pages; with titles and dates for ``news``, with the other languages of a page."""
    rows = [f"<url><loc>{{base}}{path}</loc></url>" for path in pages]
    for story in stories:
        more = "".join(
            f'<xhtml:link rel="alternate" hreflang="{language}" href="{{base}}{path}"/>'
            for language, path in (others or {}).get(story.path, {}).items()
        )
        if news:
            more += (
                f"<news:news><news:publication><news:name>{escape(site.name)}</news:name><news:language>{site.language}"
                f"</news:language></news:publication><news:publication_date>{story.when.isoformat()}</news:publication_date>"
                f"<news:title>{escape(story.headline)}</news:title></news:news>"
            )
        when = "" if news else f"<lastmod>{story.when.isoformat()}</lastmod>"
        rows.append(f"<url><loc>{{base}}{escape(story.path)}</loc>{when}{more}</url>")
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" '
        'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f"{_XML}<urlset {spaces}>{''.join(rows)}</urlset>"


def sitemap_index(_site: Site, paths: Sequence[str]) -> str:
    """A list of sitemaps."""
    rows = "".join(f"<sitemap><loc>{{base}}{path}</loc></sitemap>" for path in paths)
    return f'{_XML}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def zipped(text: str) -> bytes:
    """A sitemap in gzip whose addresses have no host: its reader has to know where it found it."""
    return gzip.compress(text.replace("{base}", "").encode())


def rss(site: Site, stories: Sequence[Story]) -> str:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{escape(one.headline)}</title><link>{{base}}{escape(one.path)}</link>"
        f"<pubDate>{format_datetime(one.when)}</pubDate></item>"
        for one in stories
    )
    return f'{_XML}<rss version="2.0"><channel><title>{escape(site.name)}</title><link>{{base}}/</link>{items}</channel></rss>'


def atom(site: Site, stories: Sequence[Story]) -> str:
    """An Atom feed."""
    entries = "".join(
        f'<entry><title>{escape(one.headline)}</title><link rel="alternate" href="{{base}}{escape(one.path)}"/>'
        f"<updated>{one.when.isoformat()}</updated></entry>"
        for one in stories
    )
    return f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(site.name)}</title>{entries}</feed>'


def json_feed(site: Site, stories: Sequence[Story]) -> str:
    """A JSON feed."""
    items = [
        {"id": one.path, "url": f"{{base}}{one.path}", "title": one.headline, "date_published": one.when.isoformat()}
        for one in stories
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": site.name, "items": items})
