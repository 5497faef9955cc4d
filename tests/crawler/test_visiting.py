"""Headers and cookies of a site: they reach its own origin, and nothing else, no file and no log."""

from collections.abc import Callable
from pathlib import Path

import pytest
from crawl_helpers import LoopbackSite, article, main_of, redirect, send
from scrapy import Request
from scrapy.http import Response
from scrapy.settings import Settings

from crawler.visiting import Visiting, VisitingMiddleware, origins, read_cookies, valued

ENVIRON = {"KEY": "k3y", "COOKIES": "sid=s3cret; theme=dark"}
CHOSEN = {
    "COPYDESK_SITE_HEADERS": {"X-Api-Key": "$KEY", "X-Reader": "archive"},
    "COPYDESK_SITE_COOKIES": "$COOKIES",
    "COPYDESK_SITE_ORIGINS": ["http://daily.example/news"],
}


def carried(url: str) -> dict[bytes, list[bytes]]:
    request = Request(url)
    VisitingMiddleware(Visiting(Settings(CHOSEN), ENVIRON)).process_request(request)
    return dict(request.headers)


@pytest.mark.parametrize(
    "url", ["http://daily.example/a", "https://daily.example/a", "http://DAILY.example/robots.txt"]
)
def test_the_sites_own_origin_gets_them(url: str) -> None:
    assert carried(url) == {
        b"X-Api-Key": [b"k3y"],
        b"X-Reader": [b"archive"],
        b"Cookie": [b"sid=s3cret; theme=dark"],
    }


@pytest.mark.parametrize(
    "url",
    [
        "http://other.example/",
        "http://www.daily.example/",
        "http://daily.example.evil.example/",
        "http://daily.example:8080/",
        "http://evil.example/?http://daily.example/",
        "http://daily.example@evil.example/",
    ],
)
def test_nobody_else_gets_them_not_even_by_a_redirect(url: str) -> None:
    assert carried(url) == {}
    made = VisitingMiddleware(Visiting(Settings(CHOSEN), ENVIRON))
    first = Request("http://daily.example/a")
    made.process_request(first)
    copied = first.replace(url=url)
    made.process_request(copied)
    assert dict(copied.headers) == {}


def test_what_is_meant_for_https_goes_by_https_only() -> None:
    assert origins("https://daily.example/x") == ("https://daily.example",)
    assert origins("http://daily.example:81/x") == ("http://daily.example:81", "https://daily.example:81")


def test_they_are_taken_off_before_anything_else_sees_the_request() -> None:
    made = VisitingMiddleware(Visiting(Settings(CHOSEN), ENVIRON))
    answered, failed = Request("http://daily.example/a"), Request("http://daily.example/b")
    for request in (answered, failed):
        made.process_request(request)
    made.process_response(answered, Response(answered.url))
    made.process_exception(failed, TimeoutError())
    assert dict(answered.headers) == dict(failed.headers) == {}


@pytest.mark.parametrize("environ", [{}, {"KEY": ""}, {"KEY": " "}, {"KEY": "a\r\nX-Evil: 1"}, {"KEY": "ключ"}])
def test_a_variable_that_cannot_be_sent_is_named(environ: dict[str, str]) -> None:
    with pytest.raises(LookupError, match="KEY"):
        valued("$KEY", environ)


def test_cookies_are_read_as_a_browser_would_send_them() -> None:
    assert read_cookies("a=1; b=x=y==; c=") == {"a": "1", "b": "x=y==", "c": ""}
    with pytest.raises(LookupError, match="name=value"):
        read_cookies("nothing here")


def test_a_crawl_sends_them_to_its_site_and_keeps_them_nowhere(
    make_site: Callable[[], LoopbackSite], environ: dict[str, str], tmp_path: Path
) -> None:
    site, other = make_site(), make_site()
    other.pages["/"] = article("other")
    site.pages = {
        "/robots.txt": "User-agent: *\nAllow: /",
        "/good": article("good"),
        "/away": redirect(f"{other.base}/"),
        "/busy": lambda h: send(h, b"later", status=503, Retry_After="0"),
    }
    table = tmp_path / "sites.toml"
    table.write_text(
        f'[sites.daily]\nspider = "urls"\ndelay = 0\ncookies = "$DAILY_COOKIES"\n'
        f'headers = {{ "X-Api-Key" = "$DAILY_KEY", "X-Reader" = "archive" }}\n'
        f'seeds = ["{site.base}/good", "{site.base}/away", "{site.base}/busy"]\n'
        f'allowed_private = ["{site.place}", "{other.place}"]\n'
    )
    secret = {"DAILY_COOKIES": "sid=s3cr3t-sid; theme=dark", "DAILY_KEY": "s3cr3t-key", "COPYDESK_LOG_LEVEL": "DEBUG"}
    arguments = ("--sites", table, "--site", "daily", "--crawl-id", "7")
    missing = main_of("crawler.__main__", environ, *arguments)
    assert missing.code == 2
    assert "site 'daily': the environment variable DAILY_" in missing.log
    ended = main_of("crawler.__main__", environ | secret, *arguments)
    assert ended.end["articles"] == 2, ended.log
    for path in ("/robots.txt", "/good", "/away", "/busy"):
        sent = {name.title(): value for name, value in site.headers[path].items()}
        assert (sent["Cookie"], sent["X-Api-Key"]) == ("sid=s3cr3t-sid; theme=dark", "s3cr3t-key"), path
    assert {"Cookie", "X-Api-Key", "X-Reader"} & {name.title() for name in other.headers["/"]} == set()
    assert "s3cr3t" not in ended.out + ended.log
    home = Path(environ["COPYDESK_HOME"])
    kept = [path for path in home.rglob("*") if path.is_file()]
    assert kept
    assert [path for path in kept if b"s3cr3t" in unpacked(path)] == []


def unpacked(path: Path) -> bytes:
    import gzip

    return gzip.decompress(path.read_bytes()) if ".warc" in path.name else path.read_bytes()
