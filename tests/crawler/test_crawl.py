"""Whole crawls, from a command to rows and records on disk; and what the command says when it cannot."""

import sqlite3
from pathlib import Path

import pytest
from crawl_helpers import PROSE, LoopbackSite, article, command, index, main_of, redirect, send
from warcio.archiveiterator import ArchiveIterator

from crawler.__main__ import main
from crawler.counts import Counts, exit_code
from crawler.fetch import why_not


def newsroom(site: LoopbackSite) -> None:
    """A small site of many page kinds: four articles, and much that is none."""
    front = index(
        "/news/one-two-three-four", "/news/2", "/section/", "/private/x", "/a.pdf", "/about", "http://other.example/"
    )
    feed = f"<rss><channel><item><link>{site.base}/from-the-feed</link></item></channel></rss>"
    linked = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    site.pages = {
        "/": front.replace("<html>", f"<html><head>{linked}</head>"),
        "/robots.txt": "User-agent: *\nDisallow: /private\n",
        "/feed.xml": lambda h: send(h, feed.encode(), kind="application/rss+xml"),
        "/news/one-two-three-four": article("One", "/news/one-two-three-four?utm_source=again", "/moved"),
        "/news/2": article("Two", text=f"<a href='/'>home</a>{PROSE}"),
        "/from-the-feed": article("Fed", text=PROSE[:200]),
        "/moved": redirect("/news/moved-here"),
        "/news/moved-here": article("Moved"),
        "/section/": index(*(f"/news/{n}" for n in range(2, 9))),
        "/private/x": article("Private"),
        "/a.pdf": b"%PDF",
        "/about": "<html><body><p>About us.</p></body></html>",
    }


def test_a_site_is_crawled_into_archive_ledger_and_queue(site: LoopbackSite, environ: dict[str, str]) -> None:
    newsroom(site)
    arguments = ("-m", "crawler", "--url", f"{site.base}/", "--allowed-private", site.place, "--delay", "0")
    first = command(environ, *arguments, "--crawl-id", "7")
    assert first.code == 0, first.log
    assert (first.end["articles"], first.end["submitted"], first.end["known"]) == (4, 4, 0), first.end
    assert first.end["refused"] == {"robots": 1}
    assert first.end["errors"] == {"http-404": 6}
    assert first.end["skipped_why"] == {
        "index page": 2,
        "feed": 1,
    }
    assert first.end["guessed"] == 2
    assert site.hits["/private/x"] + site.hits["/a.pdf"] == 0
    assert site.hits["/news/one-two-three-four"] == 1
    home = Path(environ["COPYDESK_HOME"])
    assert archived(home / "warc") == {
        f"{site.base}{path}" for path in ("/news/one-two-three-four", "/news/2", "/from-the-feed", "/news/moved-here")
    }
    rows = sqlite3.connect(home / "copydesk.sqlite3").execute("select source from job").fetchall()
    assert rows == [("crawl:7",)] * 4
    assert list((home / "jobs").iterdir()) == []


def archived(folder: Path) -> set[str]:
    found = set()
    assert {path.suffix for path in folder.iterdir()} == {".gz", ".cdxj"}
    for path in folder.glob("*.warc.gz"):
        with path.open("rb") as file:
            records = [(record.rec_type, record.rec_headers["WARC-Target-URI"]) for record in ArchiveIterator(file)]
        found |= {uri for kind, uri in records if kind == "response"}
    return found


def test_one_page_is_fetched_as_json_with_its_headers(site: LoopbackSite, environ: dict[str, str]) -> None:
    site.pages = {
        "/old": redirect("/new"),
        "/new": lambda h: send(
            h, "é".encode("latin-1"), kind="text/html; charset=latin-1", Last_Modified="yesterday"
        ),
    }
    done = main_of("crawler.fetch", environ, f"{site.base}/old", "--allowed-private", site.place)
    assert done.code == 0, done.log
    page = done.end
    assert page["html_b64"] == "6Q=="
    assert (page["url"], page["final_url"]) == (f"{site.base}/old", f"{site.base}/new")
    assert page["content_type"] == "text/html; charset=latin-1"
    assert (page["status"], page["last_modified"]) == (200, "yesterday")
    assert "source" not in page
    assert site.headers["/new"].keys().isdisjoint({"Cookie", "Referer"})
    assert site.headers["/new"]["User-Agent"].startswith("copydesk/")


def test_a_page_that_robots_txt_forbids_is_blocked(site: LoopbackSite, environ: dict[str, str]) -> None:
    site.pages = {"/robots.txt": "User-agent: *\nDisallow: /", "/x": article("x")}
    blocked = main_of("crawler.fetch", environ, f"{site.base}/x", "--allowed-private", site.place)
    assert (blocked.code, blocked.out) == (4, "")
    assert "robots.txt" in blocked.log
    assert site.hits["/x"] == 0


@pytest.mark.parametrize(
    ("found", "code", "why"),
    [
        (Counts(submitted=1, refused={"robots": 3}), 0, ""),
        (Counts(known=1), 0, ""),
        (Counts(unchanged=2), 0, ""),
        (Counts(submitted=5, unsubmitted=1), 1, ""),
        (Counts(), 3, "the server gave no page"),
        (Counts(errors={"http-404": 1}, reasons={"the server answered 404": 1}), 3, "the server answered 404"),
        (Counts(skipped={"no page": 1}), 3, "no page"),
        (Counts(refused={"guard": 1}, reasons={"loopback": 1}), 4, "loopback"),
        (Counts(refused={"limit": 1}), 3, ""),
    ],
)
def test_the_exit_code_says_how_it_went(found: Counts, code: int, why: str) -> None:
    assert exit_code(found) == code
    assert why in why_not(found)


def test_a_private_address_without_allowance_is_blocked(site: LoopbackSite, environ: dict[str, str]) -> None:
    done = main_of("crawler.__main__", environ, "--url", f"{site.base}/?token=hunter2")
    assert done.code == 4
    assert done.end["reasons"] == {"127.0.0.1 is not public: loopback": 1}
    assert "hunter2" not in done.log + done.out
    assert site.hits == {}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "exactly one of"),
        (["--url", "http://127.0.0.1:1/", "--site", "x"], "exactly one of"),
        (["--url", "ftp://127.0.0.1/"], "no http:// or https://"),
        (["--url", "http://[::1"], "cannot be read"),
        (["--url", "http://news.example/"], "COPYDESK_USER_AGENT"),
        (["--urls-file", "not-there.txt"], "not-there.txt"),
        (["--site", "daily", "--sites", "not-there.toml"], "sites.example.toml"),
        (["--url", "http://127.0.0.1:1/", "--crawl-id", "../../etc"], "--crawl-id"),
    ],
)
def test_wrong_arguments_are_told_with_what_to_do(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    "option", ["--max-pages=0", "--max-depth=-1", "--delay=-1", "--delay=x", "--allowed-private=x"]
)
def test_a_limit_that_is_none_is_refused(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--url", "http://127.0.0.1:1/", option])
    assert ended.value.code == 2
    assert option.partition("=")[0] in capsys.readouterr().err


def test_an_empty_list_of_addresses_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "urls.txt"
    file.write_text("# nothing yet\n\n")
    assert main(["--urls-file", str(file)]) == 2
    assert "no address" in capsys.readouterr().err


def test_a_crawl_that_could_not_hand_over_does_not_begin(
    monkeypatch: pytest.MonkeyPatch, site: LoopbackSite, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("COPYDESK_BROKER_URL", raising=False)
    assert main(["--url", f"{site.base}/", "--allowed-private", site.place]) == 2
    assert "COPYDESK_BROKER_URL" in capsys.readouterr().err
    assert site.hits == {}


def test_a_site_that_is_not_in_the_table_is_told_by_the_command(environ: dict[str, str], tmp_path: Path) -> None:
    sites = tmp_path / "sites.toml"
    sites.write_text('[sites.daily]\nseeds = ["http://127.0.0.1:1/"]\n')
    asked = command({**environ, "COPYDESK_SITES": str(sites)}, "-m", "workers.cli", "crawl", "--site", "dialy")
    assert (asked.code, asked.out) == (2, ""), asked.log
    assert "no site 'dialy'" in asked.log
    assert "there are: daily" in asked.log
