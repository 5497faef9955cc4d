"""The figures of the demonstration: read from files and processes, and from nothing that handled the pages."""

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

from newsroom import demo
from newsroom.crawling import Crawled
from newsroom.expected import MissingError, check, stories
from newsroom.figures import Figures, descendants, warc_records
from newsroom.server import serving
from workers.archive import Archive, HttpResponse
from workers.contract import Page
from workers.messages import CrawlReport
from workers.store import open_store


def test_warc_records_are_counted_in_the_bytes_of_the_files(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    for number in range(3):
        body = f"<p>WARC/1.1 is what this page number {number} talks about.".encode()
        archive.write(Page(url=f"https://example.org/{number}", html_b64=body), HttpResponse(status=200))
    archive.write(Page(text="A text that an application sent."), None)
    archive.close()
    assert warc_records(tmp_path) == {"warcinfo": 1, "response": 3, "resource": 1}
    assert warc_records(tmp_path / "none") == {}


def test_an_archive_that_is_no_gzip_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(b"no gzip")
    with pytest.raises(gzip.BadGzipFile):
        warc_records(tmp_path)


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="processes are listed in /proc, on Linux only")
def test_descendants_are_found_and_forgotten() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in descendants(os.getpid())
        child.communicate(b"\n")
    assert child.pid not in descendants(os.getpid())


def test_the_stories_are_those_that_may_be_crawled() -> None:
    assert len(stories()) == 13
    assert "private/drafts.html" not in stories()
    assert "index.html" not in stories()


def test_a_crawl_that_brought_nothing_home_is_missing_something(tmp_path: Path) -> None:
    nothing = Figures(jobs={}, records=0, sightings=0, warc={}, commands={})
    crawled = Crawled(report=CrawlReport(crawl=1, state="nothing"), figures=nothing, workers=())
    store = open_store(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    with serving() as site, pytest.raises(MissingError, match=r"no record of ar/nakhil\.html"):
        check(crawled, store, site)
    store.close()


def test_the_demonstration_does_not_touch_a_folder_in_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    assert demo.main(["--home", str(tmp_path)]) == 1
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
