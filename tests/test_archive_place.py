"""The archive in an object store: files go there when they are finished, and all that is done to them is done there.

Run with fsspec's own file systems: files, and memory. What a network adds (slowness, refusals) is played.
"""

import gzip
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from workers import archive_scan, cdxj, intake
from workers.again import take_in
from workers.archive import Archive, HttpResponse, read_page
from workers.archive_copy import copy_files
from workers.archive_erase import erase_all
from workers.archive_files import ArchiveError
from workers.archive_place import Place
from workers.contract import Page
from workers.settings import load
from workers.store import archive_index, open_store
from workers.store.forget import forget
from workers.store.fsck import check
from workers.store.prune import prune
from workers.store.values import ArchiveEntry

NOW = datetime(2026, 6, 1, tzinfo=UTC)
HTTP = HttpResponse(status=200, headers=(("Content-Type", "text/html"),))


def page(number: int) -> Page:
    return Page(
        html_b64=b"<p>%d" % number,
        url=f"https://news.example/{number}",
        content_type="text/html",
        fetched_at="2026-05-17T06:30:00Z",
        source="app",
        ref=str(number),
    )


@pytest.fixture(params=["file", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    url = f"file://{tmp_path}/far" if request.param == "file" else f"memory://{uuid4().hex}/warc"
    yield Place(tmp_path / "near", url)
    MemoryFileSystem.store.clear()


def filled(place: Place, pages: int = 3) -> list[ArchiveEntry]:
    writer = Archive(place)
    entries = [writer.write(page(number), HTTP) for number in range(pages)]
    writer.close()
    return entries


def there(place: Place) -> list[str]:
    fs, root = fsspec.url_to_fs(place.url)
    return sorted(name.rpartition("/")[2] for name in fs.ls(root, detail=False))


def here(place: Place) -> list[str]:
    return sorted(path.name for path in place.folder.iterdir() if not path.name.startswith("."))


def content(place: Place, name: str) -> bytes:
    fs, root = fsspec.url_to_fs(place.url)
    found: bytes = fs.cat_file(f"{root}/{name}")
    return found


def test_a_finished_file_goes_there_with_its_index_and_is_read_there(place: Place) -> None:
    writer = Archive(place)
    first = writer.write(page(0), HTTP)
    assert here(place) == [first.file + ".open"]
    assert read_page(place, first) == page(0)
    writer.close()
    assert here(place) == []
    assert there(place) == sorted([first.file, cdxj.beside(Path(first.file)).name])
    assert read_page(place, first) == page(0)
    assert place.files() == (first.file,)
    [line] = archive_scan.look_up(place, "https://news.example/0")
    assert (line.filename, line.offset, line.length) == (first.file, first.offset, first.length)


def test_a_file_that_is_rolled_goes_while_the_next_is_written(place: Place) -> None:
    writer = Archive(place, roll_bytes=1500)
    entries = [writer.write(page(number), HTTP) for number in range(6)]
    writer.close()
    for thread in threading.enumerate():
        if thread.name == "archive move":
            thread.join()
    assert len({entry.file for entry in entries}) > 1
    assert here(place) == []
    assert [read_page(place, entry) for entry in entries] == [page(number) for number in range(6)]
    assert [line.url[-1] for line in archive_scan.look_up(place, "https://news.example/", "host")] == list("012345")


def test_a_store_that_is_away_keeps_nothing_from_being_accepted(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    fs, _ = fsspec.url_to_fs(place.url)

    def away(*_: Any, **__: Any) -> None:
        raise ConnectionError("no route")

    with monkeypatch.context() as patch:
        patch.setattr(type(fs), "put_file", away)
        entries = filled(place)
        assert entries[0].file in here(place)
        assert read_page(place, entries[0]) == page(0)
    filled(place, 1)
    assert here(place) == []
    assert read_page(place, entries[0]) == page(0)


def test_what_is_forgotten_is_gone_there(place: Place, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    writer = Archive(place)
    intake.accept([page(number) for number in range(3)], store, writer, [HTTP] * 3)
    writer.close()
    gone = forget(store, "url", "https://news.example/1", "asked for", NOW, place)
    assert (gone.archived, gone.missing) == (1, 0)
    assert here(place) == []
    everything = b"".join(gzip.decompress(content(place, name)) for name in there(place) if name.endswith(".gz"))
    everything += b"".join(content(place, name) for name in there(place) if name.endswith(".cdxj"))
    assert b"news.example/1" not in everything
    assert b"news.example/2" in everything
    assert list(check(store, place)) == []
    store.close()


def test_a_file_that_lies_in_both_places_is_changed_in_both(place: Place, tmp_path: Path) -> None:
    entries = filled(place)
    with place.local(entries[0].file) as copy:
        (place.folder / copy.name).write_bytes(copy.read_bytes())
    assert erase_all(place, entries[:1], NOW) == 1
    for found in (content(place, entries[0].file), (place.folder / entries[0].file).read_bytes()):
        assert b"news.example/0" not in gzip.decompress(found)
    assert place.move() == 1
    assert [line.url[-1] for line in archive_scan.look_up(place, "https://news.example/", "host")] == ["1", "2"]


def test_what_has_outlived_its_days_goes_there(place: Place, tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    entries = filled(place)
    with store.write() as tx:
        archive_index.add(tx, entries[:2], NOW)
        archive_index.add(tx, entries[2:], datetime(2026, 8, 1, tzinfo=UTC))
    days = {"keep_html": 30, "keep_evidence": 0, "keep_jobs": 0, "archive_folder": place}
    assert prune(store, **days, now=datetime(2026, 8, 2, tzinfo=UTC)).archived == 2  # type: ignore[arg-type]  # by name
    [kept] = [name for name in there(place) if name.endswith(".gz")]
    assert (here(place), kept) == ([], entries[0].file.replace(".warc", "-kept1.warc"))
    with store.read() as tx:
        found = archive_index.find(tx, entries[2].record_id)
    assert found is not None
    assert read_page(place, found) == page(2)
    assert [line.url[-1] for line in archive_scan.look_up(place, "https://news.example/", "host")] == ["2"]
    assert prune(store, **days, now=datetime(2027, 8, 2, tzinfo=UTC)).archived == 1  # type: ignore[arg-type]  # by name
    assert there(place) == []
    store.close()


def test_a_backup_and_a_lost_store_fetch_what_is_there(place: Place, tmp_path: Path) -> None:
    entries = filled(place)
    assert copy_files(place, tmp_path / "copy", {entries[0].file: None}) > 0
    assert read_page(tmp_path / "copy", entries[1]) == page(1)
    assert (tmp_path / "copy" / cdxj.beside(Path(entries[0].file)).name).exists()
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    assert take_in(store, place) == 3
    assert here(place) == []
    store.close()


def test_an_index_that_is_missing_there_is_made_there(place: Place) -> None:
    entries = filled(place)
    fs, root = fsspec.url_to_fs(place.url)
    index = cdxj.beside(Path(entries[0].file)).name
    before = content(place, index)
    fs.rm_file(f"{root}/{index}")
    assert archive_scan.complete(place) == (entries[0].file,)
    assert content(place, index) == before


def test_a_file_that_is_gone_and_a_place_that_is_none_are_told(place: Place, tmp_path: Path) -> None:
    entries = filled(place)
    place.remove(entries[0].file)
    with pytest.raises(ArchiveError, match=entries[0].file):
        read_page(place, entries[0])
    assert erase_all(place, entries, NOW) == 0
    with pytest.raises(ArchiveError, match="nosuch://bucket is no address that fsspec knows"):
        Place(tmp_path / "empty", "nosuch://bucket").fetch("x.warc.gz", 0, 1)


def test_the_setting_names_the_place(tmp_path: Path) -> None:
    chosen = load({"COPYDESK_ARCHIVE": "s3://bucket/warc/", "COPYDESK_HOME": str(tmp_path)})
    assert chosen.archive_place == Place(tmp_path / "warc", "s3://bucket/warc")
    assert load({"COPYDESK_HOME": str(tmp_path)}).archive_place == Place(tmp_path / "warc")
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - names alone
