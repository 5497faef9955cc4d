"""The newsroom's server: what a crawler relies on, and what it must not give away."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from newsroom import serve
from newsroom.server import PAGES, NewsroomServer, serving


@pytest.fixture
def site() -> Iterator[NewsroomServer]:
    with serving() as server:
        yield server


def fetch(url: str, **headers: str) -> tuple[int, Message, bytes]:
    sent = {name.replace("_", "-"): text for name, text in headers.items()}
    request = urllib.request.Request(url, headers=sent)  # noqa: S310 - a server of our own
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310 - as above
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@pytest.mark.parametrize(
    ("path", "content_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/strait/", "text/html; charset=utf-8"),
        ("/ru/mayak.html", "text/html; charset=windows-1251"),
        ("/es/faro.html", "text/html; charset=iso-8859-1"),
        ("/feed.xml", "application/rss+xml; charset=utf-8"),
        ("/robots.txt", "text/plain"),
    ],
)
def test_each_page_comes_with_its_type(site: NewsroomServer, path: str, content_type: str) -> None:
    status, headers, body = fetch(site.base + path)
    assert (status, headers["Content-Type"]) == (200, content_type)
    assert len(body) == int(headers["Content-Length"]) > 50


def test_every_page_decodes_as_its_header_says(site: NewsroomServer) -> None:
    for page in PAGES.rglob("*.html"):
        _, headers, body = fetch(f"{site.base}/{page.relative_to(PAGES).as_posix()}")
        assert "�" not in body.decode(headers.get_content_charset("ascii"))


def test_what_the_caller_holds_already_is_not_sent_again(site: NewsroomServer) -> None:
    _, headers, _ = fetch(site.base + "/world/")
    assert fetch(site.base + "/world/", If_None_Match=headers["ETag"])[0] == 304
    assert fetch(site.base + "/world/", If_Modified_Since=headers["Last-Modified"])[0] == 304
    assert fetch(site.base + "/world/", If_None_Match='"another"')[0] == 200
    assert fetch(site.base + "/world/", If_Modified_Since="Thu, 01 Jan 1970 00:00:00 GMT")[0] == 200
    assert fetch(site.base + "/world/", If_Modified_Since="yesterday")[0] == 200


@pytest.mark.parametrize(
    "path", ["/no.html", "/../server.py", "/%2e%2e/server.py", "/..%2fserver.py", "/%00", "/texts"]
)
def test_nothing_outside_the_pages_exists(site: NewsroomServer, path: str) -> None:
    assert fetch(site.base + path)[0] == 404


def test_the_feed_names_the_address_that_it_is_served_from(site: NewsroomServer) -> None:
    body = fetch(site.base + "/feed.xml")[2].decode()
    assert body.count(f"<link>{site.base}/") == 13
    assert "{base}" not in body


def test_the_server_remembers_what_was_asked_for(site: NewsroomServer) -> None:
    fetch(site.base + "/robots.txt")
    fetch(site.base + "/no.html")
    fetch(site.base + "/live/flood.html?utm_source=feed")
    assert site.requests == ["robots.txt", "live/flood.html"]


def test_two_sites_run_side_by_side() -> None:
    with serving() as one, serving() as other:
        assert one.server_port != other.server_port
        assert fetch(one.base + "/")[2] == fetch(other.base + "/")[2]


def test_a_port_that_is_taken_is_told(site: NewsroomServer, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve.main(["--port", str(site.server_port)]) == 1
    assert "leave --port out" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["70000", "-1"])
def test_a_port_that_cannot_be_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve.main([f"--port={port}"]) == 1
    assert "cannot be had" in capsys.readouterr().err


def test_every_link_inside_the_site_leads_somewhere_or_is_an_action(site: NewsroomServer) -> None:
    import re

    actions = ("/share", "/search", "/subscribe", "/login", "/save", "/comment", "/assets")
    for page in PAGES.rglob("*.html"):
        text = page.read_bytes().decode("latin-1")
        for link in re.findall(r'(?i)\ba [^>]*?href="(/[^"#]*)', text):
            if not link.startswith(actions):
                assert fetch(site.base + link)[0] == 200, f"{page}: {link}"


def test_the_pages_folder_is_inside_the_package() -> None:
    assert Path(serve.__file__).parent == PAGES.parent
