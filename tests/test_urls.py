"""Addresses: the published vectors, secrets, and sites."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workers.tables.row import Row
from workers.tables.url_parameters import OPENS, SECRET, TRACKING
from workers.urls import UrlError, redact, registrable_domain, same_site, site_of, untracked, url_key


def test_a_key_is_its_own_key() -> None:
    for url in ("http://www.example.com:80/a/../b?utm_x=1&b=%7e", "https://example.com/#!/a b"):
        assert url_key(url_key(url)) == url_key(url)


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=30), st.text("abAB%2f?#&=/+;.:@\\é \n", max_size=30))
def test_any_text_has_a_key_that_is_its_own_or_is_refused(wild: str, likely: str) -> None:
    for url in (wild, f"https://example.com/{wild}", f"http://ana:pw@www.example.com{likely}"):
        try:
            key = url_key(url)
        except UrlError:
            continue
        assert url_key(key) == key
        assert key.isascii()
        assert "pw@" not in key.partition("//")[2].partition("/")[0]


def test_a_refusal_says_what_to_do_and_shows_no_secret() -> None:
    with pytest.raises(UrlError, match="begins with http:// or https://") as refusal:
        url_key("ftp://ana:hunter2@example.com/?token=abc")
    assert "hunter2" not in str(refusal.value)
    assert "abc" not in str(refusal.value)


@pytest.mark.parametrize("row", (*TRACKING, *SECRET, *OPENS), ids=lambda row: f"{row.id}")
def test_every_row_matches_its_hits_and_none_of_its_misses(row: Row) -> None:
    assert [hit for hit in row.hits if not row.matches(hit)] == []
    assert [miss for miss in row.misses if row.matches(miss)] == []


@pytest.mark.parametrize("table", [TRACKING, SECRET, OPENS], ids=["tracking", "secret", "opens"])
def test_no_other_row_takes_what_a_row_must_not(table: tuple[Row, ...]) -> None:
    taken = [(row.id, miss) for row in table for miss in row.misses if any(other.matches(miss) for other in table)]
    assert taken == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://ana:hunter2@example.com/a", "https://example.com/a"),
        ("https://ana@example.com", "https://example.com"),
        ("redis://:p/w#1@cache:6379/0", "redis://cache:6379/0"),
        ("postgresql+psycopg://u:p@ss@db/news", "postgresql+psycopg://db/news"),
        ("https://example.com/?token=abc&id=7", "https://example.com/?token=***&id=7"),
        ("https://example.com/?a=1&X-Amz-Signature=ff%2Fee", "https://example.com/?a=1&X-Amz-Signature=***"),
        ("https://example.com/#access_token=abc&state=1", "https://example.com/#access_token=***&state=1"),
        ("https://example.com/a;jsessionid=0A1B?id=7", "https://example.com/a;jsessionid=***?id=7"),
        ("/next?password=x%26y", "/next?password=***"),
        ("https://example.com/?p%61ssword=abc", "https://example.com/?p%61ssword=***"),
        ("https://example.com/?auth[]=abc", "https://example.com/?auth[]=***"),
        (
            "https://a.example/?next=https%3A%2F%2Fu%3Ap%40b.example%2F%3Ftoken%3Dabc%26id%3D7",
            "https://a.example/?next=https%3A%2F%2Fb.example%2F%3Ftoken%3D***%26id%3D7",
        ),
        ('<a href="https://u:p@example.com/?id=7&amp;sig=ff">', '<a href="https://example.com/?id=7&amp;sig=***">'),
        (
            '{"url":"https://example.com/?key=abc","status":200}',
            '{"url":"https://example.com/?key=***","status":200}',
        ),
        ("see https://u:p@a.example and https://v:q@b.example/.", "see https://a.example and https://b.example/."),
    ],
)
def test_secrets_are_dropped_and_masked(text: str, shown: str) -> None:
    assert redact(text) == shown
    assert redact(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "https://social.example/@ana/7",
        "https://example.com/a:b@c?author=ana&keyword=x&zipcode=7",
        "http://[2001:db8::1]:8080/x@y",
        "https://example.com:8080/a@b",
        "write to ana@example.com about the key: it is lost",
        "https://example.com/?token=",
        "",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert redact(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text('ab:/@?&#;=%3F token\n"', max_size=60))
def test_redacting_again_changes_nothing_and_a_marked_secret_never_stays(text: str) -> None:
    assert redact(redact(text)) == redact(text)
    assert "hunter2" not in redact(f"https://ana:hunter2@example.com/{text}?password=hunter2")


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://news.bbc.co.uk/1", "bbc.co.uk"),
        ("HTTP://User@Sub.Example.COM.:80/", "example.com"),
        ("https://ana.blogspot.com/", "ana.blogspot.com"),
        ("https://bücher.de/", "xn--bcher-kva.de"),
        ("//cdn.example.com/x", "example.com"),
        ("http://localhost:8000/", None),
        ("http://192.0.2.7/", None),
        ("http://[2001:db8::1]/", None),
        ("https://co.uk/", None),
        ("no address", None),
        ("", None),
    ],
)
def test_registrable_domain(url: str, domain: str | None) -> None:
    assert registrable_domain(url) == domain


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://news.bbc.co.uk/1", "bbc.co.uk"),
        ("http://localhost:8000/", "localhost"),
        ("http://192.0.2.7/", "192.0.2.7"),
        ("https://www.harbour.example/a", "harbour.example"),
        ("no address", None),
    ],
)
def test_every_host_is_a_site(url: str, site: str | None) -> None:
    assert site_of(url) == site


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("https://www.example.com/a", "http://m.example.com/b", True),
        ("https://ana.blogspot.com/", "https://eva.blogspot.com/", False),
        ("http://localhost:1/", "http://localhost:2/", True),
        ("http://192.0.2.7/", "http://192.0.2.8/", False),
        ("https://example.com/", "https://example.org/", False),
        ("", "", False),
        ("https://example.com", "", False),
    ],
)
def test_same_site(a: str, b: str, same: bool) -> None:
    assert same_site(a, b) is same
    assert same_site(b, a) is same


def test_domains_are_known_without_network_or_files(monkeypatch: pytest.MonkeyPatch) -> None:
    from workers import urls

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a domain must be known without a connection or a written file")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(Path, "mkdir", refuse)
    urls._extract.cache_clear()
    assert registrable_domain("https://a.example.com/") == "example.com"


def test_urls_load_without_the_domain_list() -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, workers.urls; print({'tldextract', 'idna', 'requests'} & set(sys.modules))",
        ],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent.parent,
    )
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://news.example/a?utm_source=x&id=3&fbclid=y", "https://news.example/a?id=3"),
        ("https://news.example/a?utm_source=x#here", "https://news.example/a#here"),
        ("https://news.example/A?b=%7E&&a=1", "https://news.example/A?b=%7E&&a=1"),
        ("https://news.example/a?ref=nav", "https://news.example/a?ref=nav"),
        ("https://news.example/a", "https://news.example/a"),
    ],
)
def test_an_address_without_tracking_is_else_the_same(url: str, plain: str) -> None:
    assert untracked(url) == plain
    assert url_key(url) == url_key(plain)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("//bob:hunter2@h.example/a", "//h.example/a"),
        ("see //bob:hunter2@h.example/a", "see //h.example/a"),
        ("https:\\\\bob:hunter2@h.example/", "https:\\\\h.example/"),
        ("https:/bob:hunter2@h.example/", "https:/h.example/"),
        ("https://h.example//@bob/a", "https://h.example//@bob/a"),
        ("https://h.example/a?user[password]=hunter2", "https://h.example/a?user[password]=***"),
        ("https://h.example/a?user%5Bpassword%5D=hunter2", "https://h.example/a?user%5Bpassword%5D=***"),
        ("https://h.example/a?user[name]=ann", "https://h.example/a?user[name]=ann"),
    ],
)
def test_secrets_in_odd_places_are_dropped(url: str, shown: str) -> None:
    assert redact(url) == shown
    assert redact(shown) == shown


_HEXADECIMAL = "5f3a9c0d1e2b4a6789abcdef0123456789abcdef"
_UUID = "0f8fad5b-d9cd-469f-a165-70867728950e"
_JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc_d-e"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        (f"reset/{_HEXADECIMAL}", "reset/***"),
        (f"reset/42/{_HEXADECIMAL}.html?a=1", "reset/42/***?a=1"),
        (f"unsubscribe/{_UUID}/Zk3LxQ9vT2mB7wRa1pYc/", "unsubscribe/***/***/"),
        (f"t/{_JWT}", "t/***"),
        (f"a?t={_JWT}&b=1", "a?t=***&b=1"),
        ("verify-email/a1b2c3d4e5f6a7b8", "verify-email/***"),
        (f"session/{_HEXADECIMAL}/story", "session/***/story"),
        ("(S(lit3py55t21z5v55vlm25s55))/a.aspx", "(***)/a.aspx"),
        ("token=abc/story", "token=***/story"),
        (f"login?next=%2Freset%2F{_HEXADECIMAL}", "login?next=%2Freset%2F***"),
    ],
)
def test_secrets_in_paths_are_masked(path: str, shown: str) -> None:
    assert redact(f"https://h.example/{path}") == f"https://h.example/{shown}"
    assert redact(f'GET /{path} from "https://h.example/{path}"') == f'GET /{shown} from "https://h.example/{shown}"'
    assert redact(f"https://h.example/{shown}") == f"https://h.example/{shown}"


@pytest.mark.parametrize(
    "url",
    [
        f"https://h.example/story/{_UUID}",
        f"https://h.example/story/{_HEXADECIMAL}",
        f"https://h.example/session/{_UUID}",
        f"https://token.example/{_HEXADECIMAL}",
        f"https://h.example/story/{_HEXADECIMAL}/reset/",
        "https://h.example/session/GTC2024DeepLearningDay",
        "https://h.example/keys/12345678901234567890",
        "https://h.example/reset-your-life-in-2024-with-these-ten-tips",
        "https://h.example/verify/2024/03/05/was-the-harbour-clock-really-repaired-in-2024",
        "https://h.example/password/passwortmanagervergleich2024",
        "https://h.example/(S(short))/a.aspx",
    ],
)
def test_an_articles_own_number_stays(url: str) -> None:
    assert redact(url) == url
