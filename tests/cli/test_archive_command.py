"""``copydesk archive``: an index for other tools, and where an address lies."""

from pathlib import Path

import pytest
from cli.conftest import Run

from workers.archive import Archive, HttpResponse
from workers.cli import exits
from workers.contract import Page

URLS = ("https://news.example/a", "https://news.example/b?x=1", "https://www.other.example/")


@pytest.fixture
def filled(home: Path) -> Path:
    writer = Archive(home / "warc")
    for url in URLS:
        answer = HttpResponse(status=200, headers=(("Content-Type", "text/html"),))
        writer.write(Page(html="<p>x", url=url, fetched_at="2026-05-17T06:30:00Z"), answer)
    writer.close()
    return home / "warc"


def test_the_index_is_printed_in_its_order(run: Run, filled: Path) -> None:
    ran = run("archive", "index")
    assert ran.code == exits.OK
    assert [line.split(" ")[0] for line in ran.out.splitlines()] == [
        "example,news)/a",
        "example,news)/b?x=1",
        "example,other)/",
    ]
    assert "3 records" in ran.err


def test_missing_indexes_are_made_and_one_file_is_written(run: Run, filled: Path) -> None:
    shown = run("archive", "index").out
    [beside] = filled.glob("*.cdxj")
    beside.unlink()
    ran = run("archive", "index", "--out", "all.cdxj")
    assert (ran.code, ran.out) == (exits.OK, "")
    assert "1 files of" in ran.err
    assert Path("all.cdxj").read_text() == shown
    assert beside.exists()


def test_files_that_are_named_are_indexed(run: Run, filled: Path) -> None:
    [file] = filled.glob("*.warc.gz")
    assert run("archive", "index", file).out == run("archive", "index").out
    assert run("archive", "index", "not-there").code == exits.USAGE
    Path("x.warc").write_text("no WARC")
    assert run("archive", "index", "x.warc").code == exits.ERROR


def test_an_address_is_looked_up(run: Run, filled: Path) -> None:
    ran = run("archive", "lookup", "http://news.example/a", "--json")
    assert (ran.code, ran.json["url"], ran.json["timestamp"]) == (exits.OK, URLS[0], "20260517063000")
    assert len(run("archive", "lookup", "http://news.example/", "--match", "host", "--json").lines) == 2
    assert "news.example/b" in run("archive", "lookup", "http://news.example/b", "--match", "prefix").out


def test_an_address_that_is_not_there_is_told(run: Run, filled: Path) -> None:
    ran = run("archive", "lookup", "http://news.example/c")
    assert (ran.code, ran.out) == (exits.NOTHING, "")
    assert "--match prefix" in ran.err
    assert run("archive", "lookup", "news").code == exits.USAGE


def test_an_archive_that_is_not_there_is_empty(run: Run, home: Path) -> None:
    assert run("archive", "lookup", "http://news.example/c").code == exits.NOTHING
    assert run("archive", "index").out == ""
