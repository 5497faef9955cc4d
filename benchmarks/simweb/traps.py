"""Sites that are traps: each has a few articles, and something without end beside them."""

import gzip
import itertools
from collections.abc import Callable
from html import escape
from typing import Any

from benchmarks.simweb.lists import sitemap_index
from benchmarks.simweb.server import answers
from benchmarks.simweb.site import Site, listing, page

MB = 2**20
#: What a trap sends before it gives up itself.
PATIENCE = 400


class Endless(dict[str, Any]):
    """Pages by path; ``made`` answers for all others, without end."""

    def __init__(self, made: Callable[[str], Any]) -> None:
        super().__init__()
        self._made = made

    def get(self, path: str, default: Any = None) -> Any:
        """What stands at a path."""
        return self[path] if path in self else self._made(path) or default


def _site(name: str, made: Callable[[str], Any] = lambda _: None, count: int = 4) -> Site:
    site = Site(name)
    site.pages = Endless(made)
    site.style = "time"
    site.write(count, lambda n, s: f"/news/{s.slug(s.stories[n].headline, 5)}")
    return site


def _front(site: Site, more: str) -> None:
    site.put("/", lambda: listing(site, site.name, site.stories, f"<p>{more}</p>"))
    if "/robots.txt" not in site.pages:
        site.robots()


def calendar() -> Site:
    """Each day links to the next and the one before, and to events with headlines of their own."""
    site = _site("calendar", lambda path: _day(site, path) if path.startswith("/calendar/") else None)
    _front(site, '<a href="/calendar/2026/1/1">Calendar</a>')
    return site


def _day(site: Site, path: str) -> str:
    year, month, day = (int(one) for one in path.split("/")[2:5])
    after = f"/calendar/{year + (month == 12 and day == 28)}/{month % 12 + 1 if day == 28 else month}/{day % 28 + 1}"
    before = f"/calendar/{year}/{max(month - 1, 1)}/{day}"
    event = f'<a href="{after}">What will happen in our town on the day after this one</a>'
    return page(site, "Calendar", f'<h1>{path}</h1><p>No event.</p>{event}<a href="{before}">Before</a>')


def sessions() -> Site:
    """Every link has a new session number in its path, also those to stories."""
    numbers = itertools.count(10_000)

    def made(path: str) -> Any:
        parts = path.strip("/").split("/")
        if len(parts) < 2 or not parts[0].startswith("s"):
            return None
        story = next((one for one in site.stories if one.path.endswith(parts[-1])), None)
        if story is None:
            return None
        return _with_links(site.pages[story.path](), links())

    def links() -> str:
        return "".join(
            f'<li><a href="/s{next(numbers)}x7f/news/{one.path.rpartition("/")[2]}">{escape(one.headline)}</a></li>'
            for one in site.stories
        )

    site = _site("sessions", made)
    site.put("/", lambda: page(site, site.name, f"<ul>{links()}</ul>"))
    site.robots()
    for story in site.stories:
        body = site.pages[story.path]
        site.put(story.path, lambda body=body: _with_links(body(), links()))
    return site


def _with_links(body: str, links: str) -> str:
    return body.replace("</main>", f"<ul>{links}</ul></main>")


def facets() -> Site:
    """A shop's list with filters that can be set in any order."""
    names = ("colour", "size", "brand", "price", "sort", "page", "view")

    def made(path: str) -> Any:
        if not path.startswith("/list"):
            return None
        more = "".join(
            f'<a href="{path}{"&" if "?" in path else "?"}{name}={value}">All our goods by {name} {value} today</a>'
            for name in names
            for value in range(5)
        )
        return page(site, "Goods", f"<h1>Goods</h1>{more}")

    site = _site("facets", made)
    _front(site, '<a href="/list">All goods</a>')
    return site


def redirects() -> Site:
    """Addresses that lead on and on, and round and round."""

    def made(path: str) -> Any:
        if not path.startswith("/go/"):
            return None
        number = int(path.rpartition("/")[2])

        @answers
        def away(handler: Any) -> None:
            handler.send_response(302)
            handler.send_header("Location", f"/go/{(number + 1) % 50 if number < 50 else number + 1}")
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        return away

    site = _site("redirects", made)
    _front(site, "".join(f'<a href="/go/{n}">A way that leads somewhere else, number {n}</a>' for n in (1, 60, 900)))
    return site


def sitemaps() -> Site:
    """Sitemaps that name each other, and ever new ones."""
    numbers = itertools.count(1)

    def made(path: str) -> Any:
        if not path.startswith("/map"):
            return None
        site.kinds[path] = "text/xml"
        return lambda: sitemap_index(site, ["/map0.xml", path, *(f"/map{next(numbers)}.xml" for _ in range(5))])

    site = _site("sitemaps", made)
    site.robots("Sitemap: {base}/map0.xml")
    _front(site, "")
    return site


def robots() -> Site:
    """A robots.txt of 100 MB, which closes a place in its first line."""
    site = _site("robots")

    @answers
    def flood(handler: Any) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(100 * MB))
        handler.end_headers()
        handler.wfile.write(b"User-agent: *\nDisallow: /closed\n")
        for _ in range(1600):
            handler.wfile.write(b"# nothing to see here, go on please, nothing at all, really, thank you\n" * 900)

    site.put("/robots.txt", flood)
    site.put("/closed/one-two-three-four", lambda: page(site, "x", "closed"))
    site.closed = {"/closed"}
    _front(site, '<a href="/closed/one-two-three-four">A story that nobody may read here</a>')
    return site


def slow() -> Site:
    """Bodies that drip, and one that never ends."""
    site = _site("slow")

    def dripping(pause: float, chunk: bytes) -> Any:
        @answers
        def answer(handler: Any) -> None:
            import time

            handler.send_response(200)
            handler.send_header("Content-Type", "text/html")
            handler.end_headers()
            for _ in range(PATIENCE):
                handler.wfile.write(chunk)
                time.sleep(pause)

        return answer

    site.put("/news/a-page-that-drips-slowly", dripping(0.2, b"x"))
    site.put("/news/a-page-that-never-ends", dripping(0.0, b"<p>on and on</p>" * 20_000))
    links = "".join(
        f'<a href="/news/a-page-that-{name}">A page that {name} here</a>' for name in ("drips-slowly", "never-ends")
    )
    _front(site, links)
    return site


def bombs() -> Site:
    """Half a gigabyte of nothing, packed: as a page, as a sitemap, as a feed."""
    packed = gzip.compress(b"\0" * (200 * MB), 9)
    site = _site("bombs")

    @answers
    def bomb(handler: Any) -> None:
        handler.send_response(200)
        for name, value in (
            ("Content-Type", "text/html"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(packed))),
        ):
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(packed)

    site.put("/news/a-page-that-bursts-open", bomb)
    site.put("/map.xml.gz", packed, "application/gzip")
    site.put("/feed.xml", bomb)
    site.head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    site.robots("Sitemap: {base}/map.xml.gz")
    _front(site, '<a href="/news/a-page-that-bursts-open">A page that bursts open here</a>')
    return site


def inward(target: Site) -> Site:
    """Every way there is to a server that is not allowed: redirect, link, sitemap, feed, base, canonical, refresh."""
    site = _site("inward")

    def port() -> str:
        return target.base.rpartition(":")[2]

    hosts = ("127.0.0.2", "2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "127.0.0.1")

    def to(url: Callable[[], str]) -> Any:
        @answers
        def away(handler: Any) -> None:
            handler.send_response(301)
            handler.send_header("Location", url())
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        return away

    for number, host in enumerate(hosts):
        site.put(f"/news/to-another-place-{number}-now", to(lambda host=host: f"http://{host}:{port()}/secret"))
    links = "".join(
        f'<a href="/news/to-another-place-{n}-now">A story elsewhere, in place {n}</a>' for n in range(len(hosts))
    )

    def direct() -> str:
        return "".join(
            f'<a href="http://{host}:{port()}/secret">A secret that is told in {host}</a>' for host in hosts
        )

    def entries() -> str:
        return "".join(f"<url><loc>http://{host}:{port()}/secret</loc></url>" for host in hosts)

    site.put("/", lambda: listing(site, site.name, site.stories, links + direct()))
    site.put("/sitemap.xml", lambda: f"<urlset>{entries()}</urlset>", "text/xml")
    site.put(
        "/robots.txt",
        lambda: f"User-agent: *\nSitemap: {{base}}/sitemap.xml\nSitemap: http://127.0.0.2:{port()}/secret",
        "text/plain",
    )
    return site


TRAPS = (calendar, sessions, facets, redirects, sitemaps, robots, slow, bombs)
