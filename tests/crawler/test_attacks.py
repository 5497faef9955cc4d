"""Hostile servers against whole crawls: each ends within its limits, and refused targets are never reached."""

import gzip
import json
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from contextlib import closing
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import brotli
from crawl_helpers import ROOT, LoopbackSite, article, dry, index, redirect, send

from crawler.jobs import ORDERS
from crawler.journal_file import NAME

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

MB = 2**20
Make = Callable[[], LoopbackSite]
Answer = Callable[[BaseHTTPRequestHandler], None]


def endless(site: LoopbackSite, pause: float = 0.0, chunk: bytes = b"x" * 65536, **headers: str) -> Answer:
    """A body that never ends, or drips, until the crawler goes away."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        while not site.over.wait(pause):
            handler.wfile.write(chunk)

    return answer


def silent(site: LoopbackSite) -> Answer:
    """A connection that is taken and never answered."""
    return lambda _: site.over.wait(30) and None


def half_a_gigabyte() -> dict[str, bytes]:
    """So many zeros as each encoding packs them, made of pieces: gzip's is one block over and over."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    head = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(MB)) + packer.flush(zlib.Z_FULL_FLUSH)
    brotlis = brotli.Compressor(quality=1)
    return {
        "gzip": head + block * 511 + packer.flush(),
        "br": b"".join([*map(brotlis.process, [bytes(8 * MB)] * 64), brotlis.finish()]),
        "zstd": zstd.compress(bytes(8 * MB)) * 64,
    }


def short(handler: BaseHTTPRequestHandler) -> None:
    """Half of the bytes that were announced."""
    send(handler, b"<html>half", Content_Length="5000")


def test_hostile_answers_end_within_the_limits(site: LoopbackSite, environ: dict[str, str]) -> None:
    packed = half_a_gigabyte()
    many = {f"X-{n}": "y" * 50 for n in range(20_000)}
    double = gzip.compress(packed["gzip"], 1)
    site.pages = {
        **{f"/bomb-{kind}": lambda h, kind=kind: send(h, packed[kind], Content_Encoding=kind) for kind in packed},
        "/bomb-double": lambda h: send(h, double, Content_Encoding="gzip, gzip"),
        "/long-header": lambda h: send(h, b"x", X_Long="y" * 5 * MB),
        "/announced": lambda h: send(h, b"x", Content_Length=str(900 * MB)),
        "/endless": endless(site),
        "/drip": endless(site, pause=0.2, chunk=b"x"),
        "/silent": silent(site),
        "/short": short,
        "/loop": redirect("/loop?again"),
        "/loop?again": redirect("/loop"),
        **{f"/chain/{n}": redirect(f"/chain/{n + 1}") for n in range(20)},
        "/many-headers": lambda h: send(h, article("headers").encode(), **many),
        "/good": article("good"),
    }
    later = {"/loop?again", *(f"/chain/{n}" for n in range(1, 20))}
    paths = [path for path in site.pages if path not in later]
    limits = {"DOWNLOAD_MAXSIZE": MB, "DOWNLOAD_TIMEOUT": 5, "CONCURRENT_REQUESTS_PER_DOMAIN": 16}
    ran = dry(environ, "urls", [site.base + path for path in paths], COPYDESK_ALLOWED_PRIVATE=[site.place], **limits)
    errors = ran["counts"]["errors"]
    cut = {"too-large": 6, "timeout": 2, "broken-connection": 1, "cut-short": 1, "too-many-redirects": 1}
    assert errors == cut, ran
    assert ran["counts"]["articles"] == 2
    assert ran["reason"] == "finished"
    assert ran["counts"]["skipped"] == {"led to a page met before": 1}
    assert (site.hits["/loop"], site.hits["/loop?again"]) == (2, 1)
    assert sum(site.hits[f"/chain/{n}"] for n in range(20)) == 6
    assert ran["rss"] < 200 * 1024


def test_no_way_leads_to_a_server_that_is_not_allowed_and_a_calendar_ends(
    make_site: Make, environ: dict[str, str]
) -> None:
    site, inner = make_site(), make_site()
    inner.pages = {"/": article("secret"), "/secret": article("secret"), "/robots.txt": "User-agent: *\nAllow: /"}
    port = inner.port
    targets = (
        f"{inner.base}/secret",
        f"http://127.0.0.2:{port}/secret",
        f"http://2130706433:{port}/secret",
        f"http://0x7f.1:{port}/secret",
        f"http://localhost:{port}/secret",
        f"http://[::1]:{port}/secret",
        f"http://[::ffff:127.0.0.1]:{port}/secret",
        f"http://user:pw@127.0.0.1:{port}/secret",
        "file:///etc/passwd",
        "data:text/html,<p>secret</p>",
    )
    site.pages = {f"/to/{n}": redirect(target) for n, target in enumerate(targets)}
    refresh = f'<html><head><meta http-equiv="refresh" content="0;url={inner.base}/secret"></head></html>'
    site.pages |= {"/refresh": refresh, "/": index(*targets, *site.pages, "/refresh")}
    site.pages |= {f"/cal/{n}": index(f"/cal/{n + 1}", f"/cal/{n + 1}?utm_source=x") for n in range(1, 50)}
    site.pages["/robots.txt"] = f"User-agent: *\nAllow: /\nSitemap: {inner.base}/secret"
    seeds = [f"{site.base}/", f"{site.base}/cal/1", *targets]
    ran = dry(environ, "site", seeds, COPYDESK_ALLOWED_PRIVATE=[site.place], DEPTH_LIMIT=3)
    assert inner.hits == {}
    assert ran["counts"]["articles"] == 0
    assert ran["counts"]["refused"]["guard"] >= len(targets)
    assert site.hits["/refresh"] == 1
    assert all(site.hits[f"/to/{n}"] == 1 for n in range(len(targets)))
    assert sorted(path for path in site.hits if "/cal" in path) == [f"/cal/{n}" for n in range(1, 5)]


def test_robots_txt_that_cannot_be_read_forbids(make_site: Make, environ: dict[str, str]) -> None:
    huge, broken, mute, none, moved, away = (make_site() for _ in range(6))
    rules = b"User-agent: *\nDisallow: /no\n"

    def flood(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(104 * MB))
        handler.end_headers()
        handler.wfile.write(rules)
        while not huge.over.is_set():
            handler.wfile.write(b"# nothing\n" * 1000)

    huge.pages["/robots.txt"] = flood
    broken.pages["/robots.txt"] = lambda h: send(h, b"", status=500)
    mute.pages["/robots.txt"] = silent(mute)
    moved.pages |= {"/robots.txt": redirect("/rules"), "/rules": lambda h: send(h, rules, kind="text/plain")}
    away.pages["/robots.txt"] = redirect("http://127.0.0.2:1/robots.txt")
    sites = (huge, broken, mute, none, moved, away)
    for each in sites:
        each.pages |= {"/yes": article("yes"), "/no": article("no")}
    urls = [each.base + path for each in sites for path in ("/yes", "/no")]
    ran = dry(environ, "urls", urls, COPYDESK_ALLOWED_PRIVATE=[each.place for each in sites], DOWNLOAD_TIMEOUT=1.5)
    fetched = [(each.hits["/yes"], each.hits["/no"]) for each in sites]
    assert fetched == [(1, 0), (0, 0), (0, 0), (1, 1), (1, 0), (0, 0)], ran
    assert ran["counts"]["refused"] == {"robots": 4, "unreachable": 2, "guard": 2}
    assert ran["rss"] < 200 * 1024
    assert [each.hits["/robots.txt"] for each in sites] == [1] * 6


def test_the_page_limit_is_exact(site: LoopbackSite, environ: dict[str, str]) -> None:
    paths = [f"/story-{n}" for n in range(30)]
    site.pages = {path: article(path) for path in paths}
    urls = [site.base + path for path in paths]
    ran = dry(environ, "urls", urls, COPYDESK_ALLOWED_PRIVATE=[site.place], COPYDESK_MAX_PAGES=5)
    assert sum(site.hits[path] for path in paths) == ran["counts"]["articles"] == 5
    assert ran["reason"] == "page-limit"


def test_a_crawl_opens_no_port_and_ends_in_order_when_told_to(
    site: LoopbackSite, environ: dict[str, str], tmp_path: Path
) -> None:
    drip = endless(site, pause=0.1, chunk=b"x", Content_Length="100000")
    site.pages = {"/drip": drip, "/good": article("good")}
    code = "import sys; from crawler.__main__ import main; sys.exit(main(sys.argv[1:]))"
    where = ["--url", f"{site.base}/good", "--url", f"{site.base}/drip", "--allowed-private", site.place]
    process = subprocess.Popen(
        [sys.executable, "-c", code, *where, "--delay", "0", "--spider", "urls", "--crawl-id", "9"],
        env=environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not site.hits["/drip"] and process.poll() is None:
        time.sleep(0.02)
    listening = listeners(process.pid)
    jobs = Path(environ["COPYDESK_HOME"], "jobs", "9")
    modes = [folder.stat().st_mode & 0o777 for folder in (jobs, jobs.parent)]
    process.terminate()
    site.over.set()
    out, log = process.communicate(timeout=30)
    assert listening == []
    assert modes == [0o700, 0o700]
    end = json.loads(out.splitlines()[-1])
    assert (end["reason"], end["submitted"]) == ("shutdown", 1), log
    with closing(sqlite3.connect(jobs.parents[1] / "copydesk.sqlite3")) as store:
        remembered = store.execute("select url from fetch_state where raw_sha256 is not null").fetchall()
    assert remembered == [(f"{site.base}/good",)]
    assert {(path.name, path.stat().st_mode & 0o777) for path in jobs.iterdir()} == {(NAME, 0o600), (ORDERS, 0o600)}
    assert process.returncode == 0


def listeners(pid: int) -> list[str]:
    """The TCP and UDP sockets on which a process listens, as the kernel tells."""
    own = set()
    for fd in Path(f"/proc/{pid}/fd").iterdir():
        try:
            own.add(str(fd.readlink()))
        except FileNotFoundError:
            continue
    found = []
    for kind, state in (("tcp", "0A"), ("tcp6", "0A"), ("udp", "07"), ("udp6", "07")):
        table = Path(f"/proc/{pid}/net/{kind}")
        rows = table.read_text().splitlines()[1:] if table.exists() else []
        found += [row for row in rows if row.split()[3] == state and f"socket:[{row.split()[9]}]" in own]
    return found
