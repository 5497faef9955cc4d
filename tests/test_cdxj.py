"""The index of the archive: its key, its lines, their order, and that it follows what happens to the files."""

import gzip
import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator, WarcRecordType
from warcio.archiveiterator import ArchiveIterator as Warcio
from warcio.indexer import Indexer
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from workers import archive_scan, cdxj
from workers.archive import Archive, HttpRequest, HttpResponse, locate, read_page
from workers.archive_copy import copy_files
from workers.archive_erase import erase_all
from workers.archive_files import ArchiveError
from workers.contract import Page
from workers.surt import surt

AT = "2026-05-17T06:30:00Z"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
ASKED = HttpRequest(headers=(("User-Agent", "a/1 (+b)"), ("Cookie", "hunter2"), ("If-None-Match", '"x"')))
HTTP = HttpResponse(status=200, headers=(("Content-Type", "text/html; charset=utf-8"),), request=ASKED)

#: An address, and its key as the tools of the web's archives have it.
KEYS = {
    "http://www.Example.COM:80/A/B/?b=2&a=1#x": "com,example)/a/b?a=1&b=2",
    "https://example.com": "com,example)/",
    "http://example.com/?": "com,example)/",
    "http://example.com//a//b/": "com,example)/a/b",
    "http://bücher.example/ä?x=%C3%A4": "example,xn--bcher-kva)/%c3%a4?x=%c3%a4",
    "https://example.com:8443/%7Euser/%2e/../a b": "com,example:8443)/a%20b",
    "http://192.168.0.1/x": "1,0,168,192)/x",
    "http://user:pw@www2.example.com/X": "com,example)/x",
    "http://example.com/?utm_source=1&B=2&a": "com,example)/?a&b=2&utm_source=1",
    "http://example.com/a/?b=&c": "com,example)/a?b=&c",
    "http://example.com/a?x=1&PHPSESSID=0123456789abcdef0123456789abcdef": "com,example)/a?x=1",
    "http://example.com/a?sid=12": "com,example)/a?sid=12",
    "http://example.com/(S(abcdefghijklmnopqrstuvwx))/p.aspx": "com,example)/p.aspx",
    "http://example.com/%252541%20+?c+d": "com,example)/a%20+?c+d",
    "http://example.com/../a/./b/..": "com,example)/a",
    "http://www.com/": "com)/",
    "http://[2001:db8::1]:8080/x": "2001:db8::1:8080)/x",
    "urn:copydesk:page:Ab 1": "urn:copydesk:page:ab%201",
    "http://[broken/": "http://[broken/",
}


@pytest.mark.parametrize("url", KEYS)
def test_the_key_of_an_address(url: str) -> None:
    assert surt(url) == KEYS[url]


def page(url: str = "http://news.example/a", **more: Any) -> Page:
    return Page(**{"html_b64": b"<p>A page", "url": url, "content_type": "text/html", "fetched_at": AT, **more})


def lines(folder: Path) -> list[cdxj.Line]:
    return [cdxj.read(text) for text in archive_scan.merged(folder)]


URLS = [
    f"http://{host}/{path}" for host in ("b.example", "www.a.example", "x.a.example") for path in ("2?b", "10", "")
]


def test_a_finished_file_has_its_lines_beside_it_in_their_order(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entries = [writer.write(page(url), HTTP) for url in URLS]
    entries += [writer.write(page(URLS[0], fetched_at="2025-01-01T00:00:00+01:00"))]
    assert not list(tmp_path.glob("*.cdxj"))
    writer.close()
    [file] = tmp_path.glob("*.warc.gz")
    raw = cdxj.beside(file).read_bytes()
    assert raw.splitlines() == sorted(raw.splitlines())
    assert raw.decode() == "".join(sorted(line.text for line in archive_scan.lines(file)))
    found = {line.offset: line for line in lines(tmp_path)}
    assert [(entry.url, entry.length, entry.file) for entry in entries] == [
        (found[entry.offset].url, found[entry.offset].length, found[entry.offset].filename) for entry in entries
    ]
    first = found[entries[0].offset]
    assert (first.urlkey, first.timestamp, first.mime, first.status) == (
        "example,b)/2?b",
        "20260517063000",
        "text/html",
        "200",
    )
    resource = found[entries[-1].offset]
    assert (resource.timestamp, resource.status) == ("20241231230000", "-")


def test_the_fields_are_those_that_other_tools_write(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    writer.write(page(), HTTP)
    writer.close()
    [file] = tmp_path.glob("*.warc.gz")
    fields = "warc-target-uri,http:content-type,http:status,warc-payload-digest,length,offset,filename"
    out = tmp_path / "theirs.jsonl"
    Indexer(fields, [str(file)], str(out)).process_all()
    theirs = next(one for one in map(json.loads, out.read_text().splitlines()) if one.get("http:status"))
    told = json.loads(cdxj.beside(file).read_text().split(" ", 2)[2])
    assert told == {
        "url": theirs["warc-target-uri"],
        "mime": theirs["http:content-type"].partition(";")[0],
        "status": theirs["http:status"],
        "digest": theirs["warc-payload-digest"],
        "length": theirs["length"],
        "offset": theirs["offset"],
        "filename": theirs["filename"],
    }


def test_other_readers_find_the_record_at_its_place(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    for url in URLS:
        writer.write(page(url, html_b64=url.encode()), HTTP)
    writer.close()
    [file] = tmp_path.glob("*.warc.gz")
    for line in lines(tmp_path):
        member = BytesIO(file.read_bytes()[line.offset : line.offset + line.length])
        assert next(iter(ArchiveIterator(member, parse_http=False))).verify_block_digest()
        member.seek(0)
        record = next(iter(ArchiveIterator(member, record_types=WarcRecordType.response)))
        assert record.verify_payload_digest()
        assert record.headers["WARC-Target-URI"] == line.url
        assert record.reader.read() == line.url.encode()
        member.seek(0)
        assert next(iter(Warcio(member))).rec_headers["WARC-Target-URI"] == line.url


def test_a_request_stands_behind_its_response_without_its_secrets(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entries = [writer.write(page(f"http://news.example/a?q=1&token=hunter2&n={n}"), HTTP) for n in range(2)]
    writer.close()
    raw = gzip.decompress((tmp_path / entries[0].file).read_bytes())
    assert b"hunter2" not in raw
    assert b"Cookie" not in raw
    with (tmp_path / entries[0].file).open("rb") as file:
        kinds = [(record.record_type, dict(record.http_headers or {})) for record in ArchiveIterator(file)]
        assert [kind for kind, _ in kinds] == [
            WarcRecordType.warcinfo,
            *[WarcRecordType.response, WarcRecordType.request] * 2,
        ]
        assert kinds[2][1] == {"Host": "news.example", "User-Agent": "a/1 (+b)", "If-None-Match": '"x"'}
        file.seek(0)
        requests = [record for record in Warcio(file) if record.rec_type == "request"]
        assert [record.rec_headers["WARC-Concurrent-To"] for record in requests] == [
            f"<{entry.record_id}>" for entry in entries
        ]
        assert requests[0].http_headers.protocol == "GET"
        assert requests[0].http_headers.statusline.startswith("/a?q=1&token=")
    assert [read_page(tmp_path, entry).html_b64 for entry in entries] == [b"<p>A page"] * 2


def test_a_page_that_is_not_whole_says_so(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entry = writer.write(page(), HttpResponse(status=200, truncated="disconnect"))
    writer.close()
    record = next(record for record in Warcio((tmp_path / entry.file).open("rb")) if record.rec_type == "response")
    assert record.rec_headers["WARC-Truncated"] == "disconnect"


LOOKS: dict[tuple[str, cdxj.Match], list[str]] = {
    ("http://a.example/10", "exact"): ["http://www.a.example/10"],
    ("https://WWW.a.example/10#top", "exact"): ["http://www.a.example/10"],
    ("http://a.example/1", "exact"): [],
    ("http://a.example/1", "prefix"): ["http://www.a.example/10"],
    ("http://a.example/", "host"): ["http://www.a.example/", "http://www.a.example/10", "http://www.a.example/2?b"],
    ("http://x.a.example/", "domain"): ["http://x.a.example/", "http://x.a.example/10", "http://x.a.example/2?b"],
    ("http://example/", "host"): [],
}


@pytest.mark.parametrize("closed", [True, False])
@pytest.mark.parametrize(("url", "match"), LOOKS)
def test_an_address_is_looked_up(tmp_path: Path, url: str, match: cdxj.Match, closed: bool) -> None:
    one, two = Archive(tmp_path), Archive(tmp_path)
    for number, address in enumerate(URLS):
        (one, two)[number % 2].write(page(address), HTTP)
    one.close()
    if closed:
        two.close()
    assert [line.url for line in archive_scan.look_up(tmp_path, url, match)] == LOOKS[url, match]
    two.close()


def test_a_domain_has_the_hosts_below_it(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    for address in URLS:
        writer.write(page(address), HTTP)
    writer.close()
    found = [line.urlkey for line in archive_scan.look_up(tmp_path, "http://a.example/", "domain")]
    assert found == [
        "example,a)/",
        "example,a)/10",
        "example,a)/2?b",
        "example,a,x)/",
        "example,a,x)/10",
        "example,a,x)/2?b",
    ]


def test_every_line_of_a_long_index_is_found(tmp_path: Path) -> None:
    keys = [f"http://a{n % 7}.example/{n * 7919 % 500}/{'x' * (n % 40)}" for n in range(500)]
    cdxj.write(tmp_path / "x.cdxj", (cdxj.line(url, AT, "text/html", "200", "-").text for url in keys))
    for url in keys:
        assert url in [line.url for line in cdxj.found(tmp_path / "x.cdxj", url)]
    assert list(cdxj.found(tmp_path / "x.cdxj", "http://zzz.example/")) == []
    assert list(cdxj.found(tmp_path / "x.cdxj", "http://a.aaa/")) == []


def test_lines_that_are_missing_are_made_and_a_dead_writers_too(tmp_path: Path) -> None:
    dead, later = Archive(tmp_path), Archive(tmp_path)
    entries = [dead.write(page(f"http://news.example/{n}"), HTTP) for n in range(3)]
    torn = locate(tmp_path, entries[0].file)
    os.truncate(torn, entries[2].offset + 40)
    assert dead._file is not None
    dead._file._out.close()  # what the kernel does when a process ends
    later.write(page("http://news.example/later"), HTTP)
    later.close()
    assert archive_scan.complete(tmp_path) == (entries[0].file,)
    assert archive_scan.complete(tmp_path) == ()
    assert sorted(line.url[-5:] for line in lines(tmp_path)) == ["later", "ple/0", "ple/1"]


@pytest.mark.parametrize("when", ["open", "finished", "while the lines are written"])
def test_what_is_erased_leaves_the_index(tmp_path: Path, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Archive(tmp_path)
    entries = [writer.write(page(f"http://news.example/secret-{n}"), HTTP) for n in range(3)]

    def forget() -> None:
        assert erase_all(tmp_path, entries[1:2], NOW) == 1

    if when == "open":
        forget()
    elif when == "while the lines are written":
        monkeypatch.setattr(cdxj, "write", _first(forget, cdxj.write))
    writer.close()
    if when == "finished":
        forget()
    assert [line.url[-1] for line in lines(tmp_path)] == ["0", "2"]
    everything = gzip.decompress((tmp_path / entries[0].file).read_bytes())
    everything += b"".join(path.read_bytes() for path in tmp_path.glob("*.cdxj"))
    assert b"secret-1" not in everything, "neither the request nor the index tells the address"
    assert everything.count(b"erased: yes") == 2
    with (tmp_path / entries[0].file).open("rb") as file:
        assert sum(1 for _ in ArchiveIterator(file)) == 7
    assert len(list(archive_scan.lines(tmp_path / entries[0].file))) == 2


def _first(act: Callable[[], None], then: Callable[..., None]) -> Callable[..., None]:
    """Do something before the first call of a function."""
    todo = [act]

    def call(*arguments: Any) -> None:
        if todo:
            todo.pop()()
        then(*arguments)

    return call


def test_a_copy_has_the_request_and_the_lines_of_what_was_copied(tmp_path: Path) -> None:
    writer = Archive(tmp_path / "warc")
    entries = [writer.write(page(f"http://news.example/{n}"), HTTP) for n in range(3)]
    writer.close()
    last = entries[1]
    for _ in range(2):
        copy_files(tmp_path / "warc", tmp_path / "copy", {last.file: last.offset + last.length})
        assert [line.url[-1] for line in lines(tmp_path / "copy")] == ["0", "1"]
    with (tmp_path / "copy" / last.file).open("rb") as file:
        assert [record.rec_type for record in Warcio(file)] == ["warcinfo", *["response", "request"] * 2]
    erase_all(tmp_path / "warc", entries[:1], NOW)
    copy_files(tmp_path / "warc", tmp_path / "copy", {last.file: last.offset + last.length})
    assert [line.url[-1] for line in lines(tmp_path / "copy")] == ["1"]


def foreign(path: Path, *, gzipped: bool) -> Path:
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=gzipped)
        writer.write_record(writer.create_warcinfo_record("x.warc.gz", {"software": "a crawler"}))
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        dated = {"WARC-Date": AT}
        for kind in ("response", "request", "revisit"):
            head = http if kind != "request" else StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True)
            body = BytesIO(b"<p>x" if kind == "response" else b"")
            writer.write_record(
                writer.create_warc_record(
                    "http://a.example/x", kind, body, http_headers=head, warc_headers_dict=dated
                )
            )
        notes = writer.create_warc_record(
            "http://a.example/x", "metadata", BytesIO(b"a: b"), warc_content_type="application/warc-fields"
        )
        writer.write_record(notes)
    return path


@pytest.mark.parametrize("gzipped", [True, False])
def test_files_of_others_are_indexed(tmp_path: Path, gzipped: bool) -> None:
    path = foreign(tmp_path / "x.warc", gzipped=gzipped)
    page_, again = archive_scan.lines(path)
    assert (page_.mime, again.mime) == ("text/html", "warc/revisit")
    assert page_.digest.startswith("sha1:")
    part = path.read_bytes()[page_.offset : page_.offset + page_.length]
    assert (gzip.decompress(part) if gzipped else part).startswith(b"WARC/1.")
    path.write_bytes(path.read_bytes()[: again.offset + again.length - 30])
    assert list(archive_scan.lines(path)) == [page_]


def test_a_file_that_has_no_places_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(gzip.compress(foreign(tmp_path / "x", gzipped=False).read_bytes()))
    with pytest.raises(ArchiveError, match="no records that can be indexed"):
        list(archive_scan.lines(tmp_path / "x.warc.gz"))
    (tmp_path / "y.warc").write_bytes(b"nothing")
    with pytest.raises(ArchiveError, match="no records"):
        list(archive_scan.lines(tmp_path / "y.warc"))
    assert archive_scan.complete(tmp_path) == ()
