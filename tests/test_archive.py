"""The archive: records that other tools read, pages that come back whole, files that survive a crash."""

import gzip
import multiprocessing
import os
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from workers import archive_record
from workers.archive import Archive, ArchiveError, HttpResponse, locate, read_page
from workers.archive_files import whole
from workers.contract import Page
from workers.store.values import ArchiveEntry

AT = "2026-05-17T06:30:00Z"
HTML = "<html><p>Ein Brückentag</p></html>"
HTTP = HttpResponse(
    status=200,
    headers=(
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "br"),
        ("Content-Length", "12"),
        ("Transfer-Encoding", "chunked"),
        ("X-Odd", "a\r\nWARC-Type: forged"),
    ),
    ip="192.0.2.1",
)


def fetched(**more: Any) -> Page:
    given = {"html_b64": HTML.encode(), "url": "http://news.example/a", "content_type": "text/html", "fetched_at": AT}
    return Page(**{**given, **more})


PAGES = {
    "bytes": (fetched(source="crawl:7", ref="a", status=200, last_modified="yesterday"), HTTP),
    "redirected": (fetched(final_url="https://news.example/b"), HTTP),
    "text over http": (fetched(html_b64=None, text="Nur Text: é", content_type="text/plain; charset=latin-1"), HTTP),
    "html": (Page(html=HTML, url="http://news.example/a", fetched_at=AT), None),
    "text": (Page(text="Kein Titel\n\nZeile", source="app", ref="x\r\ny\u2028z", fetched_at=AT), None),
    "empty": (Page(html="", fetched_at=AT), None),
    "large": (fetched(html_b64=os.urandom(3 * 2**20)), HTTP),
    "lone surrogates": (Page(text="a\ud800b", ref="\udfff", fetched_at=AT), None),
    "bytes of an application": (Page(html_b64=b"\x00\xff", content_type="a\r\nb: c", fetched_at=AT), None),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_comes_back_as_it_was_accepted(name: str, tmp_path: Path) -> None:
    page, http = PAGES[name]
    writer = Archive(tmp_path)
    before, entry = writer.write(fetched(), HTTP), writer.write(page, http)
    for _ in range(2):
        assert read_page(tmp_path, entry) == page
        assert read_page(tmp_path, before) == fetched()
        writer.close()  # and again from the finished file


def body(page: Page) -> bytes:
    """The bytes of a page, in whatever field it has them."""
    return page.html_b64 or (page.text or page.html or "").encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("name", PAGES)
def test_offset_and_length_hold_one_gzip_member(name: str, tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entries = [writer.write(*PAGES[name]) for _ in range(3)]
    writer.close()
    raw = (tmp_path / entries[0].file).read_bytes()
    assert len(raw) == entries[2].offset + entries[2].length
    plain = gzip.decompress(raw[entries[1].offset : entries[1].offset + entries[1].length])
    assert plain.startswith(b"WARC/1.1\r\n")
    assert plain.endswith(body(read_page(tmp_path, entries[1])) + b"\r\n\r\n")


def records(path: Path) -> list[Any]:
    with path.open("rb") as file:
        return [(record, record.content_stream().read()) for record in ArchiveIterator(file, check_digests="raise")]


def test_other_tools_read_the_records(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    for page, http in PAGES.values():
        writer.write(page, http)
    writer.close()
    [path] = tmp_path.glob("*.warc.gz")
    found = records(path)
    assert [record.rec_type for record, _ in found] == ["warcinfo"] + ["response"] * 3 + ["resource"] * 3 + [
        "response"
    ] + ["resource"] * 2
    response = found[1][0]
    assert response.http_headers.get_statuscode() == "200"
    assert response.http_headers["Content-Length"] == str(len(HTML.encode()))
    assert response.http_headers["X-Archive-Orig-Content-Encoding"] == "br"
    assert response.http_headers["Content-Encoding"] is None
    assert response.rec_headers["WARC-Type"] == "response"
    assert response.rec_headers["WARC-IP-Address"] == "192.0.2.1"
    assert response.rec_headers["WARC-Date"] == AT
    assert response.rec_headers["WARC-Payload-Digest"].startswith("sha256:")
    assert found[3][0].http_headers["Content-Type"] == "text/plain; charset=utf-8"
    assert found[5][0].rec_headers["WARC-Target-URI"].startswith("urn:copydesk:page:")
    assert found[4][0].rec_headers["Content-Type"] == "text/html; charset=utf-8"


def test_warcio_finds_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    writer = Archive(tmp_path)
    writer.write(fetched(), HTTP)
    writer.close()
    [path] = tmp_path.glob("*.warc.gz")
    checker = Checker(type("Args", (), {"inputs": [str(path)], "verbose": False})())
    checker.process_all()
    assert checker.exit_value == 0
    assert "fail" not in capsys.readouterr().out


def test_no_secret_of_an_address_is_written(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    url = "https://me:hunter2@news.example/a?token=hunter3&page=1"
    entry = writer.write(fetched(url=url, final_url=url), HTTP)
    writer.close()
    raw = gzip.decompress((tmp_path / entry.file).read_bytes())
    assert b"hunter" not in raw
    assert "hunter" not in entry.url
    assert "page=1" in entry.url


def test_a_file_is_open_until_it_is_closed_and_found_either_way(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entry = writer.write(fetched(), HTTP)
    assert locate(tmp_path, entry.file).name == entry.file + ".open"
    assert body(read_page(tmp_path, entry)) == HTML.encode()
    writer.sync()
    writer.close()
    writer.close()
    assert locate(tmp_path, entry.file).name == entry.file
    assert entry.file.startswith("copydesk-")
    assert entry.file.endswith(".warc.gz")


def test_a_crash_costs_nothing_that_was_written_whole(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entries = [writer.write(fetched(ref=str(n)), HTTP) for n in range(3)]
    path = locate(tmp_path, entries[0].file)
    with path.open("r+b") as file:
        file.truncate(entries[2].offset + entries[2].length // 2)
    assert [read_page(tmp_path, entry).ref for entry in entries[:2]] == ["0", "1"]
    with pytest.raises(ArchiveError, match=entries[2].file):
        read_page(tmp_path, entries[2])


def test_a_file_whose_writer_died_is_finished_by_the_next(tmp_path: Path) -> None:
    alive, dead, later = (Archive(tmp_path) for _ in range(3))
    ours, theirs = alive.write(fetched(ref="alive"), HTTP), [dead.write(fetched(ref=str(n)), HTTP) for n in range(3)]
    path = locate(tmp_path, theirs[0].file)
    (tmp_path / "new.warc.gz.open").touch()
    (tmp_path / "odd.warc.gz.open").write_bytes(b"no archive")
    dead._file._out.close()  # type: ignore[union-attr]  # what the kernel does when a process ends
    os.truncate(path, theirs[2].offset + theirs[2].length - 1)
    new = later.write(fetched(ref="later"), HTTP)
    left = {found.name.removesuffix(".open") for found in tmp_path.glob("*.open")}
    assert left == {ours.file, new.file, "new.warc.gz", "odd.warc.gz"}
    assert locate(tmp_path, theirs[0].file).stat().st_size == theirs[2].offset
    assert len(records(locate(tmp_path, theirs[0].file))) == 3
    assert [read_page(tmp_path, entry).ref for entry in theirs[:2]] == ["0", "1"]
    assert alive.write(fetched(), HTTP).file == ours.file
    alive.close()
    later.close()
    assert [read_page(tmp_path, entry).ref for entry in (ours, new)] == ["alive", "later"]


def test_half_a_record_is_told_from_a_whole_one(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entries = [writer.write(fetched(html_b64=b"\x1f\x8b\x08" * 50 + os.urandom(200)), HTTP) for _ in range(2)]
    raw = locate(tmp_path, entries[0].file).read_bytes()
    last = entries[1].offset
    ends = {cut: whole(raw[:cut]) for cut in range(len(raw) + 1)}
    assert ends.pop(len(raw)) == len(raw)
    assert {end for cut, end in ends.items() if cut >= last} == {last}
    assert {end for cut, end in ends.items() if entries[0].offset <= cut < last} == {entries[0].offset}
    assert {end for cut, end in ends.items() if cut < entries[0].offset} == {0}


def test_files_are_rolled_by_size_and_age(tmp_path: Path) -> None:
    clock = iter(range(0, 100_000, 1000))
    aged = Archive(tmp_path / "aged", roll_seconds=1500, now=lambda: next(clock))
    entries = [aged.write(fetched(), HTTP) for _ in range(4)]
    aged.close()
    assert 1 < len({entry.file for entry in entries}) <= 4
    sized = Archive(tmp_path / "sized", roll_bytes=2000)
    assert len({sized.write(fetched(html_b64=os.urandom(900)), HTTP).file for _ in range(6)}) > 2
    sized.close()
    assert all(path.suffix == ".gz" for path in tmp_path.rglob("*.warc.gz*"))


def test_a_child_writes_a_file_of_its_own(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    ours = writer.write(fetched(ref="parent"), HTTP)
    forked = multiprocessing.get_context("fork").Process(
        target=lambda: (writer.write(fetched(), HTTP), writer.close())
    )
    forked.start()
    forked.join()
    assert forked.exitcode == 0
    assert read_page(tmp_path, ours).ref == "parent"
    again = writer.write(fetched(ref="again"), HTTP)
    assert again.file == ours.file
    writer.close()
    assert len(list(tmp_path.glob("*.warc.gz"))) == 2


def test_a_record_that_the_disk_refuses_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    writer = Archive(tmp_path)
    first = writer.write(fetched(ref="first"), HTTP)

    class Full:
        """A disk that takes ten bytes and no more."""

        def __init__(self, file: Any) -> None:
            self.file, self.left = file, 10

        def write(self, data: Any) -> int:
            if not self.left:
                raise OSError(28, "No space left on device")
            written: int = self.file.write(data[: self.left])
            self.left = 0
            return written

        def __getattr__(self, name: str) -> Any:
            return getattr(self.file, name)

    file = writer._file
    assert file is not None
    disk = file._out
    monkeypatch.setattr(file, "_out", Full(disk))
    with pytest.raises(ArchiveError, match="free some space"):
        writer.write(fetched(ref="lost"), HTTP)
    monkeypatch.setattr(file, "_out", disk)
    second = writer.write(fetched(ref="second"), HTTP)
    writer.close()
    assert second.offset == first.offset + first.length
    assert [read_page(tmp_path, entry).ref for entry in (first, second)] == ["first", "second"]


def test_what_is_not_there_or_not_ours_is_told(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entry, other = writer.write(fetched(), HTTP), writer.write(fetched(ref="other"), HTTP)
    writer.close()
    for wrong in (
        change(entry, file="gone.warc.gz"),
        change(entry, file="../" + entry.file),
        change(entry, offset=10**9),
        change(entry, offset=entry.offset + 1),
        change(entry, record_id=other.record_id),
        change(entry, length=20),
    ):
        with pytest.raises(ArchiveError, match=wrong.file.rpartition("/")[2]):
            read_page(tmp_path, wrong)
    foreign = change(entry, offset=0, length=entry.offset, record_id=first_id(tmp_path / entry.file))
    with pytest.raises(ArchiveError, match="no record of copydesk"):
        read_page(tmp_path, foreign)


def test_an_altered_byte_is_noticed(tmp_path: Path) -> None:
    writer = Archive(tmp_path)
    entry = writer.write(fetched(), HTTP)
    writer.close()
    path = tmp_path / entry.file
    raw = bytearray(path.read_bytes())
    plain = gzip.decompress(raw[entry.offset :]).replace(b"kentag", b"kentug")
    member = gzip.compress(plain)
    path.write_bytes(raw[: entry.offset] + member)
    with pytest.raises(ArchiveError, match="digest"):
        read_page(tmp_path, change(entry, length=len(member)))


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="no archive file can be made"):
        Archive(tmp_path / "file" / "warc").write(fetched(), HTTP)


def change(entry: ArchiveEntry, **more: Any) -> ArchiveEntry:
    from msgspec.structs import replace

    return replace(entry, **more)


def first_id(path: Path) -> str:
    record = next(iter(ArchiveIterator(BytesIO(path.read_bytes()))))
    return str(record.rec_headers["WARC-Record-ID"]).strip("<>")


def test_the_level_is_one_that_zlib_knows() -> None:
    assert 1 <= archive_record.LEVEL <= 6
