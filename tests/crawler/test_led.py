"""Pages, feeds, sitemaps and files that lead elsewhere: nothing refused is asked, nobody else hears a secret."""

import json
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from crawl_helpers import PROSE, LoopbackSite, dry, index, main_of, redirect, send

from crawler import shared
from crawler.__main__ import main, order, parser
from crawler.jobs import ORDERS
from crawler.journal_file import NAME
from crawler.orders import Order
from workers.settings import Settings

Make = Callable[[], LoopbackSite]
LISTS = ("/robots.txt", "/sitemap.xml", "/feed.xml", "/feed.json")


def story(title: str, *to: str) -> str:
    """An article that names other addresses in every way that a head and a body have for it."""
    said = [
        {"@type": "NewsArticle", "headline": title, **dict.fromkeys(("url", "mainEntityOfPage", "image"), one)}
        for one in to
    ]
    said += [{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "url": one, "item": one} for one in to]}]
    rels = (
        "canonical",
        "alternate",
        "next",
        "prev",
        "amphtml",
        "preload",
        "prefetch",
        "shortlink",
        "original-source",
    )
    links = "".join(f'<link rel="{rel}" hreflang="de" href="{one}">' for rel in rels for one in to)
    feeds = "".join(f'<link rel="alternate" type="application/rss+xml" href="{one}">' for one in to)
    tags = ("og:url", "og:image", "og:video", "article:author", "al:web:url")
    metas = "".join(f'<meta property="{tag}" content="{one}">' for tag in tags for one in to)
    frames = "".join(
        f'<iframe src="{one}"></iframe><object data="{one}"></object><a href="{one}">x</a>' for one in to
    )
    head = (
        f'<title>{title}</title>{links}{feeds}{metas}<script type="application/ld+json">{json.dumps(said)}</script>'
    )
    return (
        f"<html><head>{head}</head><body><article><h1>{title}</h1><p>{PROSE * 4}</p></article>{frames}</body></html>"
    )


def feed(own: str, *to: str) -> str:
    """A feed whose items name other addresses beside their own."""
    more = "".join(
        f'<enclosure url="{one}" type="text/html" length="1"/><media:content url="{one}"/><comments>{one}</comments>'
        f'<source url="{one}">x</source><guid isPermaLink="true">{one}</guid><atom:link rel="self" href="{one}"/>'
        for one in to
    )
    heads = "".join(f'<atom:link rel="{rel}" href="{one}"/>' for rel in ("next", "hub", "self") for one in to)
    items = "".join(f"<item><title>Elsewhere today</title><link>{one}</link></item>" for one in to)
    names = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom"'
    own_item = f"<item><title>A story of our own</title><link>{own}</link>{more}</item>"
    return f'<?xml version="1.0"?><rss version="2.0" {names}><channel>{heads}{own_item}{items}</channel></rss>'


def sitemap(own: str, *to: str) -> str:
    """A sitemap whose addresses name others in other languages, pictures, films and further parts."""
    more = "".join(
        f'<xhtml:link rel="alternate" hreflang="fr" href="{one}"/>'
        f"<image:image><image:loc>{one}</image:loc></image:image>"
        f"<video:video><video:player_loc>{one}</video:player_loc></video:video>"
        for one in to
    )
    names = " ".join(
        f'xmlns:{name}="{space}"'
        for name, space in {
            "xhtml": "http://www.w3.org/1999/xhtml",
            "image": "http://www.google.com/schemas/sitemap-image/1.1",
            "video": "http://www.google.com/schemas/sitemap-video/1.1",
        }.items()
    )
    urls = "".join(f"<url><loc>{one}</loc></url>" for one in to)
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f'<?xml version="1.0"?><urlset {space} {names}><url><loc>{own}</loc>{more}</url>{urls}</urlset>'


def leading(site: LoopbackSite, *to: str) -> dict[str, object]:
    """A site that leads there wherever it can."""
    items = [{"id": one, "url": one, "external_url": one, "attachments": [{"url": one}]} for one in to]
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "next_url": to[0],
        "hubs": [{"url": to[0]}],
        "items": items,
    }
    pages = {f"/news/story-of-the-day-{n}": story(f"Story number {n}", *to) for n in range(3)}
    lists = "".join(f'<link rel="alternate" type="{kind}" href="{path}">' for kind, path in FEEDS.items())
    front = index(*pages).replace("<body>", f"<head>{lists}</head><body>")

    def linked(handler: Any) -> None:
        send(handler, front.encode(), Link=", ".join(f'<{one}>; rel="next"' for one in to))

    return {
        **pages,
        "/": linked,
        "/robots.txt": "User-agent: *\nAllow: /\n"
        + "".join(f"Sitemap: {one}\n" for one in (f"{site.base}/sitemap.xml", *to)),
        "/sitemap.xml": sitemap(f"{site.base}/news/story-of-the-day-0", *to),
        "/feed.xml": feed(f"{site.base}/news/story-of-the-day-1", *to),
        "/feed.json": json.dumps(told),
    }


FEEDS = {"application/rss+xml": "/feed.xml", "application/feed+json": "/feed.json"}


def test_nothing_that_a_site_names_leads_to_a_refused_place(make_site: Make, environ: dict[str, str]) -> None:
    site, inner = make_site(), make_site()
    port = inner.port
    hosts = (
        "127.0.0.1",
        "127.0.0.2",
        "2130706433",
        "0x7f.1",
        "localhost",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "x@127.0.0.1",
    )
    site.pages = leading(site, *(f"http://{host}:{port}/inside" for host in hosts), "file:///etc/passwd")
    allowed = {"COPYDESK_ALLOWED_PRIVATE": [site.place], "COPYDESK_MAX_PAGES": 50}
    for spider, seeds in {"site": ["/"], "feed": ["/feed.xml", "/feed.json"]}.items():
        ran = dry(environ, spider, [site.base + path for path in seeds], **allowed)
        assert ran["counts"]["pages"] >= 2, ran
    assert inner.hits == {}
    assert all(site.hits[path] >= 1 for path in (*LISTS, *(f"/news/story-of-the-day-{n}" for n in range(3))))


def test_no_other_host_hears_a_sites_secret_nor_whence_a_request_comes(
    make_site: Make, environ: dict[str, str], tmp_path: Path
) -> None:
    site, other = make_site(), make_site()
    away = ("/robots.txt", "/moved", "/sitemap.xml", "/news/elsewhere-in-the-world")
    other.pages = dict.fromkeys(away, "User-agent: *\nAllow: /\n")
    site.pages = leading(site, *(other.base + path for path in away[1:]))
    site.pages["/moved"] = redirect(f"{other.base}/moved", 307)
    site.pages["/cookie"] = lambda h: send(
        h, story("A cookie").encode(), Set_Cookie="got=s3cr3t-too; Domain=127.0.0.1; Path=/"
    )
    table = tmp_path / "sites.toml"
    seeds = [site.base + path for path in ("/cookie", "/moved", "/")]
    table.write_text(
        f'[sites.daily]\ndelay = 0\nseeds = {json.dumps(seeds)}\ncookies = "$DAILY_COOKIES"\n'
        f'headers = {{ "Authorization" = "$DAILY_KEY", "X-Reader" = "s3cr3t-reader" }}\n'
        f'allowed_private = ["{site.place}", "{other.place}"]\n'
    )
    secret = {"DAILY_COOKIES": "sid=s3cr3t-sid", "DAILY_KEY": "Bearer s3cr3t-key"}
    ended = main_of("crawler.__main__", environ | secret, "--sites", table, "--site", "daily")
    assert {"/robots.txt", "/moved"} <= set(other.hits), ended.log
    assert "s3cr3t" not in repr(other.headers)
    assert "Referer" not in repr((site.headers, other.headers))
    assert "s3cr3t-too" not in repr(site.headers)
    assert all("s3cr3t-sid" in repr(site.headers[path]) for path in ("/", "/moved", "/robots.txt"))


class Bomb:
    """What runs a program when it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self._mark = mark

    def __reduce__(self) -> tuple[Callable[..., object], tuple[str]]:
        return os.mkdir, (str(self._mark),)


def test_a_job_folder_that_somebody_filled_runs_nothing_and_opens_nothing(
    make_site: Make, environ: dict[str, str], tmp_path: Path
) -> None:
    site, inner, mark = make_site(), make_site(), tmp_path / "ran"
    site.pages = {"/story": story("A story")}
    folder = Path(environ["COPYDESK_HOME"], "jobs", "7")
    bomb = pickle.dumps(Bomb(mark))
    for name in ("spider.state", "requests.queue/0", "requests.queue/active.json", "requests.seen", f"{NAME}.pickle"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(len(bomb).to_bytes(4, "big") + bomb if "queue" in name else bomb)
    (folder / NAME).write_bytes(bomb + b"\n")
    folder.chmod(0o777)
    limits = ("--allowed-private", site.place, "--delay", "0", "--spider", "urls")
    ended = main_of("crawler.__main__", environ, "--url", f"{site.base}/story", "--crawl-id", "7", *limits)
    assert ended.end["articles"] == 1, ended.log
    assert not mark.exists()
    assert inner.hits == {}


@pytest.mark.parametrize(
    "forged",
    [
        {"crawl_id": "../../../away"},
        {"crawl_id": "8"},
        {"spider": "warc", "urls": ["/etc/passwd"]},
        {"spider": "base"},
        {"urls": ["file:///etc/passwd"]},
        {"limits": {"allowed_private": ["nonsense"]}},
        {"limits": {"command": "x"}},
        {"limits": 7},
    ],
    ids=str,
)
def test_orders_that_somebody_forged_are_refused(
    forged: dict[str, object], environ: dict[str, str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("COPYDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COPYDESK_BROKER_URL", environ["COPYDESK_BROKER_URL"])
    folder, away = tmp_path / "home" / "jobs" / "7", tmp_path / "away"
    folder.mkdir(parents=True)
    away.mkdir()
    kept = {"spider": "urls", "urls": ["http://127.0.0.1:1/"], "crawl_id": "7", **forged}
    (folder / ORDERS).write_text(json.dumps(kept))
    assert main(["--crawl-id", "7", "--resume"]) == 2
    assert away.is_dir()


RIGHTS = {"allowed_private": ["127.0.0.1:9"], "headers": {"X-Home": "$HOME"}, "origins": ["http://127.0.0.1:9/"]}


def test_orders_on_a_shared_server_give_no_rights_but_those_of_sites_toml(queue_url: str, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, broker_url=queue_url, frontier="shared", sites=tmp_path / "sites.toml")
    settings.sites.write_text('[sites.daily]\nseeds = ["http://127.0.0.1:8/"]\nallowed_private = ["127.0.0.1:8"]\n')
    limits = {"max_pages": 5, "browser": "/evil", "browser_sandbox": False, **RIGHTS}
    for site, gives in ((None, ()), ("daily", ("127.0.0.1:8",))):
        kept = Order(spider="urls", urls=("http://127.0.0.1:1/",), crawl_id="7", site=site, limits=limits)
        shared.keep(settings.shared_frontier or "", "7", ORDERS, msgspec.json.encode(kept))
        found = order(parser().parse_args(["--crawl-id", "7", "--resume"]), settings)
        given = {name: found.limits.get(name) or () for name in RIGHTS}
        assert given == {"allowed_private": gives, "headers": (), "origins": ("http://127.0.0.1:8/",) if site else ()}
        assert (found.limits["max_pages"], found.limits["browser"], found.limits["browser_sandbox"]) == (
            5,
            None,
            True,
        )
    shared.forget(settings.shared_frontier or "", "7", ORDERS)
