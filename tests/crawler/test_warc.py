"""The pages of WARC files go the way of fetched ones: articles only, as of their moment, and nothing is asked for."""

import sqlite3
from io import BytesIO
from pathlib import Path

import pytest
from crawl_helpers import article, index, main_of
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.__main__ import main
from workers.archive_files import ArchiveError
from workers.archive_read import recorded

AT = "2024-05-17T06:30:00Z"


def warc(path: Path, pages: dict[str, tuple[str, str]], *, gzip: bool = True, **more: str) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzip)
        for url, (status, body) in pages.items():
            http = StatusAndHeaders(status, [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            headers = {"WARC-Date": AT, **(more if "cut" in url else {})}
            record = writer.create_warc_record(
                url, "response", BytesIO(body.encode()), http_headers=http, warc_headers_dict=headers
            )
            writer.write_record(record)
        asked = StatusAndHeaders("GET / HTTP/1.1", [("Host", "a.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record("http://a.example/x", "request", http_headers=asked))
    return path


STORY = "http://news.example/the-ferry-runs-again"
PAGES = {
    STORY: ("200 OK", article("Story")),
    "http://news.example/": ("200 OK", index(*(f"/{n}" for n in range(9)))),
    "http://news.example/gone-for-a-long-time": ("404 Not Found", article("Gone")),
    "http://news.example/cut-in-half-by-a-limit": ("200 OK", article("Cut")),
}


@pytest.mark.parametrize("gzip", [True, False])
def test_articles_of_a_file_are_taken_in_without_a_network(
    tmp_path: Path, environ: dict[str, str], gzip: bool
) -> None:
    file = warc(tmp_path / "x.warc.gz", PAGES, gzip=gzip, **{"WARC-Truncated": "length"})
    done = main_of("crawler.__main__", environ, "--warc", file, "--crawl-id", "3")
    assert done.code == 0, done.log
    assert (done.end["submitted"], done.end["bytes"]) == (1, 0), done.end
    assert done.end["skipped_why"] == {"index page": 1, "status 404": 1, "recorded in part": 1}
    store = sqlite3.connect(Path(environ["COPYDESK_HOME"], "copydesk.sqlite3"))
    assert store.execute("select ref, source from job").fetchall() == [(STORY.replace("http", "https"), "crawl:3")]
    assert store.execute("select at from archive").fetchall() == [(AT,)]
    store.close()


def test_a_file_that_is_none_is_told(tmp_path: Path, environ: dict[str, str]) -> None:
    file = tmp_path / "x.warc"
    file.write_bytes(b"no such thing at all\r\n\r\n")
    with pytest.raises(ArchiveError, match="cannot be read"):
        list(recorded(file))
    done = main_of("crawler.__main__", environ, "--warc", file)
    assert (done.code, done.end["failed"]) == (3, 1), done.end


def test_a_file_that_is_not_there_is_a_wrong_argument(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--warc", "not-there.warc.gz"]) == 2
    assert "not-there.warc.gz" in capsys.readouterr().err
