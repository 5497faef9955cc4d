"""``copydesk crawl``: the whole way, with a queue server and a worker of its own, and how it tells its end."""

import os
from pathlib import Path

import pytest
from cli.conftest import PAGES, Run

from newsroom.figures import descendants
from newsroom.server import serving
from workers.archive import Archive, HttpResponse
from workers.cli import crawl, exits
from workers.contract import Page
from workers.messages import CrawlReport


def test_a_page_is_crawled_cleaned_and_listed(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "1")
    before = set(descendants(os.getpid()))
    with serving() as site:
        place = site.base.removeprefix("http://")
        ran = run(
            "crawl", f"{site.base}/ru/mayak.html", "--no-follow", "--delay", 0, "--allowed-private", place, "--json"
        )
    assert ran.code == exits.OK
    assert ran.json["facts"]["authors"] == ["Ульяна Берестова"]
    assert "1 records" in ran.err
    assert run("show", ran.json["key"]).code == exits.OK
    assert set(descendants(os.getpid())) <= before


@pytest.mark.parametrize(
    ("state", "code"),
    [
        ("done", exits.OK),
        ("nothing", exits.NOTHING),
        ("blocked", exits.BLOCKED),
        ("failed", exits.ERROR),
        ("stopped", exits.ERROR),
    ],
)
def test_how_a_crawl_ended_is_the_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch, state: str, code: int) -> None:
    report = CrawlReport(crawl=7, state=state, reason="because \x1b[2J", counts={"pages": 3})  # type: ignore[arg-type]  # one of five words
    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(crawl, "run", lambda *_, **__: (report, ()))
    ran = run("crawl", "https://example.org/")
    assert (ran.code, ran.out) == (code, "")
    assert f"crawl 7: {state} (because \\x1b[2J)" in ran.err
    assert "0 records; pages 3" in ran.err


def test_the_crawler_is_told_the_limits_and_the_seeds(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def remember(_: object, name: str, seeds: crawl.Seeds, **__: object) -> tuple[CrawlReport, tuple[()]]:
        told.extend([name, *seeds.arguments, seeds.stdin.read().decode() if seeds.stdin else ""])
        return CrawlReport(crawl=1, state="done"), ()

    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(crawl, "run", remember)
    limits = ("--max-pages", 5, "--max-depth", 0, "--delay", 0.5, "--allowed-private", "127.0.0.1:80")
    assert run("crawl", "https://example.org/?token=s3cret", *limits).code == exits.OK
    assert told[0].startswith("urls:")
    assert "s3cret" not in " ".join(told[:-1])
    assert told[-1] == "https://example.org/?token=s3cret\n"
    for words in ("--spider site", "--max-pages 5", "--max-depth 0", "--delay 0.5", "--allowed-private=127.0.0.1:80"):
        assert words in " ".join(told)


def test_a_warc_file_is_crawled_without_a_network(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "1")
    writer = Archive(home.parent / "elsewhere")
    page = (PAGES / "ru" / "mayak.html").read_bytes()
    answer = HttpResponse(status=200, headers=(("Content-Type", "text/html; charset=utf-8"),))
    writer.write(Page(html_b64=page, url="https://a.example/mayak.html", fetched_at="2024-05-17T06:30:00Z"), answer)
    writer.close()
    [file] = (home.parent / "elsewhere").glob("*.warc.gz")
    ran = run("crawl", "--warc", file, "--json")
    assert ran.code == exits.OK, ran.err
    assert ran.json["facts"]["authors"] == ["Ульяна Берестова"]
    assert ran.json["first_seen"] == "2024-05-17T06:30:00Z"
    again = run("crawl", "--warc", file)
    assert (again.code, again.out) == (exits.OK, "")
    assert "0 records; pages 1, articles 1, known 1" in again.err


@pytest.mark.parametrize("more", [("https://a.example/",), ("--site", "a"), ("--delay", 0), ("--no-follow",)])
def test_a_warc_file_stands_alone(run: Run, tmp_path: Path, more: tuple[object, ...]) -> None:
    (tmp_path / "x.warc").touch()
    ran = run("crawl", "--warc", tmp_path / "x.warc", *more)
    assert ran.code == exits.USAGE
    assert "leave out addresses" in ran.err


def test_a_warc_file_that_is_not_there_is_told(run: Run) -> None:
    ran = run("crawl", "--warc", "not-there.warc")
    assert ran.code == exits.USAGE
    assert "not-there.warc is no file" in ran.err
