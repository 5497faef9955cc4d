"""The pages of WARC files go the way of fetched ones: articles only, as of their moment, and nothing is asked for."""

import gzip as gz
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from crawl_helpers import article, index, main_of
from scrapy.statscollectors import MemoryStatsCollector
from scrapy.utils.test import get_crawler
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crawler.__main__ import main
from crawler.counts import Tally
from crawler.spiders.warc import WarcSpider
from workers.archive import read_page
from workers.archive_files import ArchiveError
from workers.archive_read import WARC_SOURCE, recorded
from workers.archive_scan import pages
from workers.contract import MAX_PAGE_BYTES
from workers.store.values import ArchiveEntry

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
    assert store.execute("select ref, source from job").fetchall() == [(STORY.replace("http", "https"), WARC_SOURCE)]
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


def record(url: str, kind: str, block: bytes, **headers: str) -> bytes:
    """A record as any writer may write it: the block goes in as it is."""
    named = {"WARC-Type": kind, "WARC-Record-ID": "<urn:uuid:1>", "WARC-Date": AT, "WARC-Target-URI": url}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    named.setdefault("Content-Type", "application/http; msgtype=response")
    head = "".join(f"{name}: {value}\r\n" for name, value in {**named, "Content-Length": str(len(block))}.items())
    return b"WARC/1.0\r\n" + head.encode() + b"\r\n" + block + b"\r\n\r\n"


def answer(body: bytes, *headers: str) -> bytes:
    return "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html", *headers, "", ""]).encode() + body


def chunked(body: bytes) -> bytes:
    parts = (body[at : at + 1000] for at in range(0, len(body), 1000))
    return b"".join(b"%x;note\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def zstd(body: bytes) -> bytes:
    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd.compress(body)


def brotli(body: bytes) -> bytes:
    import brotli

    packed: bytes = brotli.compress(body, quality=1)
    return packed


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(body) + packer.flush()


BODY = article("A story").encode()
BOMB = b"<p>" + bytes(MAX_PAGE_BYTES + 2**20)
WIRE = {
    "as it is": (BODY, ()),
    "with chunks": (chunked(BODY), ("Transfer-Encoding: Chunked",)),
    "chunks are said and taken away": (BODY, ("Transfer-Encoding: chunked",)),
    "gzip": (gz.compress(BODY), ("Content-Encoding: gzip",)),
    "gzip in two members": (gz.compress(BODY[:99]) + gz.compress(BODY[99:]), ("Content-Encoding: x-gzip",)),
    "gzip is said and taken away": (BODY, ("Content-Encoding: gzip",)),
    "gzip with chunks": (chunked(gz.compress(BODY)), ("Content-Encoding: gzip", "Transfer-Encoding: chunked")),
    "deflate": (zlib.compress(BODY), ("Content-Encoding: deflate",)),
    "deflate without a head": (raw_deflate(BODY), ("Content-Encoding: deflate",)),
    "brotli": (brotli(BODY), ("Content-Encoding: br",)),
    "zstandard": (zstd(BODY), ("Content-Encoding: zstd",)),
    "two encodings": (brotli(gz.compress(BODY)), ("Content-Encoding: gzip, br",)),
    "a charset for an encoding": (BODY, ("Content-Encoding: utf-8",)),
    "Common Crawl's": (BODY, ("X-Crawl-Content-Encoding: br", "X-Crawl-Transfer-Encoding: chunked")),
}
PARTS = {
    "unknown": (BODY, ("Content-Encoding: rot13",), "encoded in a way that is not known"),
    "no brotli": (b"no brotli at all", ("Content-Encoding: br",), "not in the encoding that it states"),
    "no deflate": (b"no deflate", ("Content-Encoding: deflate",), "not in the encoding that it states"),
    "large": (BOMB, (), "longer than a page may be"),
    "gzip bomb": (gz.compress(BOMB, 1), ("Content-Encoding: gzip",), "longer than a page may be"),
    "brotli bomb": (brotli(BOMB), ("Content-Encoding: br",), "longer than a page may be"),
    "zstandard bomb": (zstd(BOMB), ("Content-Encoding: zstd",), "longer than a page may be"),
}


@pytest.mark.parametrize("name", WIRE)
def test_a_body_is_read_whatever_it_was_wrapped_in(tmp_path: Path, name: str) -> None:
    body, headers = WIRE[name]
    (tmp_path / "x.warc").write_bytes(record(STORY, "response", answer(body, *headers)))
    [found] = recorded(tmp_path / "x.warc")
    assert (found.body, found.partly, found.url, found.at) == (BODY, None, STORY, AT)


@pytest.mark.parametrize("name", PARTS)
def test_a_body_that_is_not_whole_says_why(tmp_path: Path, name: str) -> None:
    body, headers, why = PARTS[name]
    (tmp_path / "x.warc.gz").write_bytes(gz.compress(record(STORY, "response", answer(body, *headers))))
    [found] = recorded(tmp_path / "x.warc.gz")
    assert found.partly == why
    assert len(found.body) <= MAX_PAGE_BYTES + 1


#: What stands around the pages in the files of others.
OTHERS = (
    record("", "warcinfo", b"software: a crawler\r\n", Content_Type="application/warc-fields"),
    record(STORY, "request", b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", Content_Type="application/http; msgtype=request"),
    record(STORY, "response", answer(BODY)),
    record(STORY, "metadata", b"fetchTimeMs: 12\r\n", Content_Type="application/warc-fields"),
    record(STORY + "-2", "revisit", b"HTTP/1.1 200 OK\r\n\r\n", WARC_Profile="identical-payload-digest"),
    record(STORY + "-3", "revisit", b"", WARC_Profile="server-not-modified"),
    record("dns:news.example", "response", b"news.example. 60 IN A 192.0.2.1", Content_Type="text/dns"),
    record(STORY + "-4", "resource", BODY, Content_Type="text/html"),
    record("<" + STORY + "-5>", "response", answer(BODY, "A: ?", "B: \x01").replace(b"A: ?", b"A: \xff")),
    record(STORY, "conversion", b"A story", Content_Type="text/plain"),
)


PACKINGS: dict[str, Callable[[tuple[bytes, ...]], bytes]] = {
    "plain": b"".join,
    "a member for each": lambda records: b"".join(map(gz.compress, records)),
    "one member": lambda records: gz.compress(b"".join(records)),
    "padded": lambda records: b"".join(map(gz.compress, records)) + bytes(512),
}


@pytest.mark.parametrize("packing", PACKINGS)
def test_the_pages_are_found_among_records_of_every_kind(tmp_path: Path, packing: str) -> None:
    (tmp_path / "x").write_bytes(PACKINGS[packing](OTHERS))
    found = [(one.url.removeprefix(STORY), one.kind, len(one.body)) for one in recorded(tmp_path / "x")]
    whole = len(BODY)
    assert found == [
        ("", "response", whole),
        ("-2", "revisit", 0),
        ("-3", "revisit", 0),
        ("-4", "resource", whole),
        ("-5", "response", whole),
    ]


@pytest.mark.parametrize("packing", ["plain", "a member for each", "one member"])
def test_what_stands_before_a_torn_end_is_read(tmp_path: Path, packing: str) -> None:
    last = record(STORY, "resource", os.urandom(2000), Content_Type="text/html")
    whole = PACKINGS[packing]((*OTHERS[:3], last))
    (tmp_path / "x").write_bytes(whole[:-200])
    found: list[tuple[str, str | None]] = []
    try:
        for one in recorded(tmp_path / "x"):
            found.append((one.kind, one.partly))  # noqa: PERF401 - what came before the error counts
    except ArchiveError as error:
        assert "cannot be read to its end" in str(error)
        found.append(("error", None))
    assert found[:2] == [("response", None), ("resource", "recorded in part")]
    assert len(found) == (2 if packing == "plain" else 3)


def test_a_file_of_another_crawler_is_taken_in_once(tmp_path: Path, environ: dict[str, str]) -> None:
    (tmp_path / "x.warc.gz").write_bytes(b"".join(map(gz.compress, OTHERS)))
    first, second = (main_of("crawler.__main__", environ, "--warc", tmp_path / "x.warc.gz") for _ in range(2))
    assert (first.code, first.end["submitted"], first.end["known"]) == (0, 3, 0), first.log
    assert first.end["skipped_why"] == {"met again unchanged": 2}
    assert (second.code, second.end["submitted"], second.end["known"]) == (0, 0, 3), second.log
    store = sqlite3.connect(Path(environ["COPYDESK_HOME"], "copydesk.sqlite3"))
    assert store.execute("select count(*) from archive").fetchone() == (3,)
    store.close()


PAGE = answer(BODY)
#: Where a record says that it is from. Whoever wrote the file may say what they like.
CLAIMED = (
    *("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "http://[::1/", "http://a.example:99999/"),
    *(
        "http://%00/",
        "http:///x",
        "http://[v1.x]/",
        "",
        "https://a.example/\x1b[2J\x00",
        "https://a.example/" + "x" * 9_999,
    ),
)
STATUSES = ("200²", "²", "9" * 5000, "-1", "2e2", "none")
LENGTHS = ("9" * 30, "9" * 6000, "-5", "many")


def test_a_record_that_lies_of_itself_hides_no_other(tmp_path: Path) -> None:
    false = [record(url, "response", PAGE) for url in CLAIMED]
    false += [record(STORY, "response", PAGE.replace(b"200", status.encode(), 1)) for status in STATUSES]
    false += [
        record(STORY, "response", PAGE, WARC_Date=at) for at in ("9999-99-99", "0001-01-01T00:00:00+23:00", "\x00")
    ]
    (tmp_path / "x").write_bytes(b"".join([*false, record(f"{STORY}-good", "response", PAGE)]))
    spider = WarcSpider()
    spider.tally = Tally(MemoryStatsCollector(get_crawler(WarcSpider)))
    found = [item.page.url for one in recorded(tmp_path / "x") for item in spider.read(one)]
    assert found == [f"{STORY}-good"]


@pytest.mark.parametrize("length", LENGTHS)
def test_a_false_length_is_an_error_of_the_archive(tmp_path: Path, length: str) -> None:
    true, false = (f"Content-Length: {said}".encode() for said in (len(PAGE), length))
    (tmp_path / "x").write_bytes(record(STORY, "response", PAGE).replace(true, false, 1))
    with suppress(ArchiveError):
        assert [one.partly for one in recorded(tmp_path / "x")] == ["recorded in part"]


@pytest.mark.parametrize("head", [b"X: " + b"y" * 10**7, b"X: y\r\n" * 10**6], ids=["one line", "many lines"])
def test_a_head_without_end_is_not_read_to_its_end(tmp_path: Path, head: bytes) -> None:
    (tmp_path / "x").write_bytes(gz.compress(b"WARC/1.1\r\n" + head, 1))
    with pytest.raises(ArchiveError, match="bytes of headers"):
        list(recorded(tmp_path / "x"))


def revisit(url: str, to: str, **more: str) -> bytes:
    """A record that says it is the same page as another one's."""
    told = {"WARC_Refers_To": "<urn:uuid:1>", "WARC_Refers_To_Target_URI": to, "WARC_Refers_To_Date": AT, **more}
    return record(url, "revisit", PAGE, WARC_Profile="identical-payload-digest", **told)


REVISITS = (
    *(revisit(f"{STORY}-{n}", f"{STORY}-{(n + 1) % 50}") for n in range(50)),
    *(
        revisit(STORY, to)
        for to in ("http://127.0.0.1:9/inside", "file:///etc/passwd", "http://other.example/", STORY)
    ),
    *(revisit(one, STORY) for one in ("http://127.0.0.1:9/inside", "file:///etc/passwd", "http://other.example/")),
    revisit(STORY, STORY + "x" * 100_000),
    revisit(STORY, STORY, Copydesk_Page='{"html":"","url":"http://127.0.0.1:9/"}'),
    record(STORY, "revisit", answer(gz.compress(BOMB, 1), "Content-Encoding: gzip"), WARC_Profile="x"),
    gz.decompress(gz.compress(revisit(STORY, STORY) * 50)),
)


def test_revisits_that_point_at_each_other_and_elsewhere_are_not_followed(
    tmp_path: Path, environ: dict[str, str]
) -> None:
    (tmp_path / "x.warc.gz").write_bytes(b"".join(map(gz.compress, (*REVISITS, record(STORY, "response", PAGE)))))
    done = main_of("crawler.__main__", environ, "--warc", tmp_path / "x.warc.gz")
    assert (done.end["submitted"], done.end["bytes"], done.end["failed"]) == (1, 0, 0), done.log
    assert done.end["skipped_why"] == {"met again unchanged": 109, "no page": 1}
    assert done.end["host_pages"] == {}


#: What a record of our own kind may say of its page, in an archive that somebody else wrote.
SAID = ("[]", "7", "{", "[" * 5000, '{"fetched_at": 7}', '"\\ud800"')


@pytest.mark.parametrize("said", SAID, ids=range(len(SAID)))
def test_what_a_record_says_of_its_page_may_be_anything(tmp_path: Path, said: str) -> None:
    block = record(STORY, "response", PAGE, Copydesk_Page=said)
    (tmp_path / "x.warc.gz").write_bytes(gz.compress(block))
    entry = ArchiveEntry(
        record_id="urn:uuid:1", file="x.warc.gz", offset=0, length=len(gz.compress(block)), url=STORY, at=AT
    )
    with suppress(ArchiveError):
        pages(tmp_path / "x.warc.gz")
    with pytest.raises(ArchiveError):
        read_page(tmp_path, entry)


def test_a_bomb_in_an_archive_is_not_unpacked(tmp_path: Path) -> None:
    packed = gz.compress(record(STORY, "response", bytes(5 * MAX_PAGE_BYTES), Copydesk_Page='{"html":""}'), 1)
    (tmp_path / "x.warc.gz").write_bytes(packed)
    entry = ArchiveEntry(record_id="urn:uuid:1", file="x.warc.gz", offset=0, length=len(packed), url=STORY, at=AT)
    with pytest.raises(ArchiveError, match="no whole record"):
        read_page(tmp_path, entry)
