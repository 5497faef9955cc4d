"""Pages in a real headless Chromium: what needs scripts is had, and no script reaches what the guard refuses."""

import asyncio
import gzip
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from crawl_helpers import PROSE, ROOT, LoopbackSite, article, dry, main_of, redirect, send

from crawler.addresses import allowance
from crawler.browser import Browser, missing
from crawler.showing import Document, Limits, Rendered, Unrendered
from newsroom.server import serving

UA = "test/1 (+https://archive.example/bot)"
Make = Callable[[], LoopbackSite]


def shell(script: str) -> str:
    return f'<html><head><title>App</title></head><body><div id="root"></div><script>{script}</script></body></html>'


def writes(text: str = PROSE) -> str:
    """A script that makes an article."""
    made = f"<h1>The ferry of the north</h1><p>{text}</p>"
    return f"document.getElementById('root').innerHTML = {json.dumps(made)}"


def shown(
    chromium: str,
    site: LoopbackSite,
    *bodies: str,
    judge: Callable[[str], str | None] = lambda _: None,
    **limits: Any,
) -> list[Rendered | Unrendered]:
    """These pages, each in a browser of its own."""

    async def show(browser: Browser, body: str) -> Rendered | Unrendered:
        try:
            return await browser.render(Document(url=f"{site.base}/page", body=body.encode(), user_agent=UA))
        except Unrendered as error:
            return error

    async def run() -> list[Rendered | Unrendered]:
        browser = Browser(
            chromium,
            allowed=frozenset([allowance(site.place)]),
            judge=judge,
            limits=Limits(**{"seconds": 60, **limits}),
        )
        found = await asyncio.gather(*(show(browser, body) for body in bodies))
        await browser.close()
        return list(found)

    return asyncio.run(run())


@pytest.fixture
def udp() -> Iterator[socket.socket]:
    """A port that nothing may send a packet to."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as made:
        made.bind(("127.0.0.1", 0))
        made.settimeout(0.1)
        yield made


def test_a_script_reaches_its_own_site_only(chromium: str, make_site: Make, udp: socket.socket) -> None:
    site, inner = make_site(), make_site()
    inner.pages["/secret"] = "secret"
    port, stun = inner.port, udp.getsockname()[1]
    targets = [
        f"http://127.0.0.1:{port}/secret",
        f"http://127.0.0.2:{port}/secret",
        f"http://localhost:{port}/secret",
        f"http://[::1]:{port}/secret",
        f"http://2130706433:{port}/secret",
        f"http://rebound.localhost:{port}/secret",
        "file:///etc/passwd",
    ]
    hostile = f"""
      const all = {json.dumps(targets)};
      for (const one of all) {{
        fetch(one, {{mode: 'no-cors'}}).catch(() => 0);
        try {{ navigator.sendBeacon(one) }} catch {{}}
        try {{ new WebSocket(one.replace('http', 'ws')) }} catch {{}}
        try {{ new EventSource(one) }} catch {{}}
        try {{ window.open(one) }} catch {{}}
        for (const [tag, name] of [['iframe', 'src'], ['img', 'src'], ['script', 'src'], ['object', 'data'],
                                   ['embed', 'src'], ['video', 'src']]) {{
          const made = document.createElement(tag); made[name] = one; document.body.append(made);
        }}
        for (const rel of ['stylesheet', 'prefetch', 'preconnect', 'dns-prefetch', 'modulepreload', 'icon']) {{
          const made = document.createElement('link'); made.rel = rel; made.href = one; document.head.append(made);
        }}
        try {{ new Worker(URL.createObjectURL(new Blob([`fetch('${{one}}', {{mode: 'no-cors'}})`]))) }} catch {{}}
        try {{ new SharedWorker('data:text/javascript,fetch(' + JSON.stringify(one) + ')') }} catch {{}}
        const form = document.createElement('form'); form.action = one; form.target = '_blank';
        document.body.append(form); form.submit();
        const save = document.createElement('a'); save.href = one; save.download = 'x';
        document.body.append(save); save.click();
      }}
      try {{
        const peer = new RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{stun}'}}]}});
        peer.createDataChannel('x'); peer.createOffer().then((offer) => peer.setLocalDescription(offer));
      }} catch {{}}
      navigator.serviceWorker?.register('/worker.js').catch(() => 0);
      fetch('/moved', {{mode: 'no-cors'}}).catch(() => 0);
      fetch('/own').then((answer) => answer.text()).then((text) => document.body.append(text));
      navigator.geolocation?.getCurrentPosition(() => 0, () => 0);
      Notification?.requestPermission?.();
    """
    site.pages = {"/own": "what is its own", "/worker.js": "", "/moved": redirect(f"{inner.base}/secret")}
    (page,) = shown(chromium, site, shell(hostile))
    assert inner.hits == {}
    assert isinstance(page, Rendered), page
    assert "what is its own" in page.html
    assert "secret</" not in page.html
    assert set(site.hits) == {"/own", "/moved"}
    with pytest.raises(TimeoutError):
        udp.recv(100)


def test_what_never_ends_or_is_too_much_ends(chromium: str, site: LoopbackSite) -> None:
    def endless(handler: Any) -> None:
        handler.send_response(200)
        handler.end_headers()
        while not site.over.wait(0.001):
            handler.wfile.write(b"x" * 65536)

    site.pages = {"/endless": endless, "/tick": "tick"}
    flood = "setInterval(() => fetch('/tick?' + Math.random()), 5);" + writes()
    (stuck,) = shown(chromium, site, shell("while (true) {}"), seconds=3)
    grown, downloaded, asked = shown(
        chromium,
        site,
        shell("document.body.append('x '.repeat(100000))"),
        shell("fetch('/endless').then((answer) => answer.text())"),
        shell(flood),
        html=100_000,
        bytes=1_000_000,
        requests=30,
    )
    assert isinstance(stuck, Unrendered)
    assert stuck.kind == "browser-timeout"
    assert isinstance(grown, Unrendered)
    assert grown.kind == "browser-too-large"
    assert isinstance(downloaded, Unrendered)
    assert downloaded.kind == "browser-too-large"
    assert isinstance(asked, Rendered)
    assert asked.requests == 30
    # Chromium may ask once more by itself where a connection broke: the door counts that, and shuts at twice as many
    assert sum(count for path, count in site.hits.items() if path.startswith("/tick")) <= 2 * 30


def test_windows_downloads_and_other_places_are_not_had(chromium: str, site: LoopbackSite) -> None:
    site.pages = {"/file": lambda h: send(h, b"x", Content_Disposition="attachment"), "/other": "other"}
    opens = "window.open('/other'); alert('?'); confirm('?'); print();" + writes()
    saves = "const a = document.createElement('a'); a.href = '/file'; a.download = 'x'; a.click();" + writes()
    leads = "location.href = '/other'"
    reloads = writes() + "; setTimeout(() => location.reload(), 100)"
    window, saved, led, again = shown(chromium, site, shell(opens), shell(saves), shell(leads), shell(reloads))
    assert site.hits == {}
    for page in (window, saved, again):
        assert isinstance(page, Rendered), page
        assert "The ferry of the north" in page.html
        assert page.leads_to is None
    assert isinstance(led, Rendered)
    assert led.leads_to == f"{site.base}/other"


def test_robots_txt_holds_for_what_scripts_ask_for(chromium: str, site: LoopbackSite) -> None:
    site.pages = {"/api/open": "open", "/api/closed": "closed"}
    body = shell("for (const one of ['open', 'closed']) fetch('/api/' + one)")
    (page,) = shown(chromium, site, body, judge=lambda url: "disallowed" if "closed" in url else None)
    assert isinstance(page, Rendered)
    assert site.hits == {"/api/open": 1}
    assert page.refused == {"disallowed": 1}


@pytest.fixture
def folder() -> Iterator[Path]:
    """A temporary folder with a name as short as Chromium's socket asks for."""
    with tempfile.TemporaryDirectory(prefix="cd-", dir="/tmp", ignore_cleanup_errors=True) as made:
        yield Path(made)


def test_nothing_is_left_behind(chromium: str, site: LoopbackSite, folder: Path) -> None:
    """Also when the crawl is killed in the middle of a script that never ends."""
    site.pages = {"/robots.txt": "User-agent: *\nAllow: /", "/": shell("while (true) {}")}
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder), "COPYDESK_LOG_LEVEL": "ERROR"}
    arguments = ["-m", "crawler.fetch", "--browser=always", f"--allowed-private={site.place}", f"{site.base}/"]
    with subprocess.Popen([sys.executable, *arguments], env=environ, start_new_session=True, stderr=-3) as crawl:
        assert until(lambda: any(profiles(folder)) and len(browsers(folder)) > 1)
        os.killpg(crawl.pid, signal.SIGKILL)
    assert until(lambda: not browsers(folder)), browsers(folder)


def test_a_profile_is_deleted(chromium: str, site: LoopbackSite, monkeypatch: Any, folder: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))
    first, second = shown(chromium, site, shell(writes()), shell("while (true) {}"), seconds=10)
    assert isinstance(first, Rendered)
    assert isinstance(second, Unrendered)
    assert second.kind == "browser-timeout"
    assert list(folder.iterdir()) == []
    assert browsers(folder) == []


def test_a_temporary_folder_with_a_long_name_is_passed_over(
    chromium: str, site: LoopbackSite, monkeypatch: Any, tmp_path: Path
) -> None:
    long = tmp_path / ("long" * 12)
    long.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(long))
    (page,) = shown(chromium, site, shell(writes()))
    assert isinstance(page, Rendered)
    assert list(long.iterdir()) == []


def profiles(folder: Path) -> Iterator[Path]:
    return folder.glob("copydesk-browser-*")


def browsers(folder: Path) -> list[str]:
    """Processes whose command line names a folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = (process / "cmdline").read_bytes().decode("utf-8", "replace")
        except OSError:
            continue
        if f"--user-data-dir={folder}" in line:
            found.append(line)
    return found


def until(holds: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.1)
    return False


def test_a_crawl_of_the_newsroom_has_the_story_that_needs_a_browser(chromium: str, environ: dict[str, str]) -> None:
    with serving() as news:
        place = news.base.removeprefix("http://")
        arguments = ("--url", f"{news.base}/", "--delay", 0, "--allowed-private", place)
        plain = main_of("crawler.__main__", environ, *arguments, "--max-pages", 40).end
        assert (plain["skipped_why"]["empty shell"], plain["rendered"]) == (1, 0)
        assert [path for path in news.requests if path.startswith("app/")] == ["app/tide-bell.html"]
        news.requests.clear()
        again = main_of("crawler.__main__", environ, *arguments, "--browser", "shell", "--recheck").end
        assert again["rendered"] == 1, again
        assert "empty shell" not in again["skipped_why"]
        assert (again["articles"], again["unchanged"]) == (1, plain["articles"])
        archived = b"".join(
            gzip.decompress(file.read_bytes()) for file in Path(environ["COPYDESK_HOME"]).rglob("*.warc*")
        )
        assert archived.count(b"Copydesk-Rendered: Chromium") == 1
        assert b"Maren Ostby</p>" in archived
        assert sorted(path for path in news.requests if path.startswith("app/")) == [
            "app/app.js",
            "app/tide-bell.html",
            "app/tide-bell.json",
        ]


def test_a_script_that_leads_elsewhere_is_a_redirect_with_all_its_rules(
    chromium: str, make_site: Make, environ: dict[str, str]
) -> None:
    site, inner = make_site(), make_site()
    inner.pages["/"] = article("secret")
    site.pages = {
        "/robots.txt": "User-agent: *\nDisallow: /closed",
        "/here": shell("location = '/there'"),
        "/there": article("there"),
        "/in": shell(f"location.replace('{inner.base}/')"),
        "/shut": shell("location = '/closed'"),
        **{f"/loop/{n}": shell(f"location = '/loop/{n + 1}'") for n in range(12)},
    }
    urls = [site.base + path for path in ("/here", "/in", "/shut", "/loop/0")]
    chosen = {"COPYDESK_BROWSE": "shell", "REDIRECT_MAX_TIMES": 2, "COPYDESK_ALLOWED_PRIVATE": [site.place]}
    counts = dry(environ, "urls", urls, **chosen)["counts"]
    assert counts["articles"] == 1
    assert counts["refused"] == {"guard": 1, "robots": 1}
    assert counts["errors"] == {"too-many-redirects": 1}
    assert inner.hits == {}
    assert site.hits["/closed"] == 0
    assert sum(site.hits[f"/loop/{n}"] for n in range(12)) == 3


def test_without_a_browser_a_crawl_that_wants_one_says_what_to_install(environ: dict[str, str]) -> None:
    ended = main_of(
        "crawler.__main__",
        {**environ, "COPYDESK_BROWSER": "no-such-browser"},
        *("--url", "http://127.0.0.1:9/", "--browser", "shell"),
    )
    assert ended.code == 2
    assert "'no-such-browser' is no program: install one (on Debian: apt install chromium)" in ended.log


def test_without_playwright_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert "pip install 'copydesk[browser]'" in (missing() or "")


def test_a_program_that_is_no_browser_is_told_with_what_to_do(site: LoopbackSite) -> None:
    (failed,) = shown("/bin/false", site, shell(""))
    assert isinstance(failed, Unrendered)
    assert failed.kind == "browser-failed"
    assert "run /bin/false --version by hand" in failed.why
