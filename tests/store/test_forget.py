"""Takedowns: nothing of the text is left in any row or file, and it does not come back."""

import json
import re
import sys
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select
from store_helpers import NOW, article, body, entry, later, page, sighting
from warcio.archiveiterator import ArchiveIterator

from workers import intake
from workers.archive import Archive, ArchiveError, read_page
from workers.runner import run_batch
from workers.store import Store, archive_index, engine, kin, ledger, open_store, quarantine, records, tombstones
from workers.store.codec import expand
from workers.store.errors import Buried
from workers.store.forget import erase_refused, forget
from workers.store.fsck import check
from workers.store.kin_schema import cluster_event
from workers.store.schema import metadata
from workers.store.values import ArchiveEntry
from workers.urls import url_key

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

HERE, THERE, ELSEWHERE = (
    "https://news.example.org/1?token=SECRET",
    "https://news.example.org/2",
    "https://other.example.net/1",
)
#: Words that stand in the text of story 1 and nowhere else.
WORDS = "story 1 harbour"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "warc"


@pytest.fixture
def archive(folder: Path) -> Iterator[Archive]:
    """An archive whose file is still open, as a running worker's is."""
    made = Archive(folder)
    yield made
    made.close()


def put(store: Store, archive: Archive, url: str, number: int) -> tuple[str, ArchiveEntry]:
    """A sighting of story ``number`` at an address, with its page in the archive."""
    made = page(number, url=url)
    where = archive.write(made)
    archive.sync()
    with store.write() as tx:
        archive_index.add(tx, [where], NOW)
        done = records.put(
            tx, sighting(article(body(number)), url, archive=where.record_id, input_sha256=f"{number:064x}"), NOW
        )
    return done.key, where


def everything(store: Store) -> str:
    """Every value of every row, the packed ones unpacked."""
    found = []
    with store.read() as tx:
        for table in metadata.sorted_tables:
            for row in tx.execute(select(table)):
                for value in row:
                    if isinstance(value, bytes) and value.startswith(b"\x28\xb5\x2f\xfd"):
                        value = expand(value, "a test")
                    found.append(str(value))
    return "\n".join(found)


def files(folder: Path) -> list[tuple[str, bytes]]:
    """Type and body of every record in the archive's files."""
    return [
        (record.rec_type, record.content_stream().read())
        for file in sorted(folder.iterdir())
        for record in ArchiveIterator(BytesIO(file.read_bytes()))
    ]


def text(number: int) -> str:
    return " ".join(body(number).split()[:8])


def test_a_key_takes_its_text_with_it_wherever_it_was_seen(store: Store, archive: Archive, folder: Path) -> None:
    key, where = put(store, archive, HERE, 1)
    put(store, archive, ELSEWHERE, 1)
    other, kept = put(store, archive, THERE, 2)
    assert text(1) in everything(store)
    gone = forget(store, "key", key, "asked by the writer", later(hours=1), folder)
    assert (gone.keys, gone.sightings, gone.evidence, gone.archived, gone.missing) == ((key,), 2, 2, 2, 0)
    assert text(1) not in everything(store)
    assert not any(text(1).encode() in content for _, content in files(folder))
    with store.read() as tx:
        assert records.get(tx, key) is None
        assert records.get(tx, other) is not None
        assert [(one.kind, one.value) for one in tombstones.listing(tx)] == [("key", key)]
    assert read_page(folder, kept).html == page(2).html
    with pytest.raises(ArchiveError):
        read_page(folder, where)
    assert list(check(store, folder)) == []


def test_an_address_takes_its_sightings_and_the_texts_that_nobody_else_holds(
    store: Store, archive: Archive, folder: Path
) -> None:
    alone, _ = put(store, archive, HERE, 1)
    shared, _ = put(store, archive, HERE, 2)
    put(store, archive, ELSEWHERE, 2)
    gone = forget(store, "url", url_key(HERE), "court", later(hours=1), folder)
    assert (gone.keys, gone.sightings, gone.archived) == ((alone,), 2, 2)
    with store.read() as tx:
        assert records.get(tx, alone) is None
        assert records.get(tx, shared) is not None
    with store.write() as tx, pytest.raises(Buried, match="court"):
        records.put(tx, sighting(article(body(7)), HERE), NOW)
    with store.write() as tx, pytest.raises(Buried, match="court"):
        records.put(tx, sighting(article(body(1)), ELSEWHERE), NOW)
    assert list(check(store, folder)) == []


def test_a_site_takes_all_its_hosts(store: Store, archive: Archive, folder: Path) -> None:
    put(store, archive, HERE, 1)
    put(store, archive, "https://www.example.org/x", 3)
    kept, _ = put(store, archive, ELSEWHERE, 4)
    gone = forget(store, "site", "example.org", "court", later(hours=1), folder)
    assert (len(gone.keys), gone.sightings, gone.archived) == (2, 2, 2)
    said = everything(store)
    assert text(4) in said
    assert text(1) not in said
    assert text(3) not in said
    assert "example.org" not in said.replace("site\nexample.org", "")
    with store.read() as tx:
        assert records.get(tx, kept) is not None
    assert list(check(store, folder)) == []


def test_pages_that_wait_and_pages_put_aside_go_too(store: Store, archive: Archive, folder: Path) -> None:
    with store.write() as tx:
        waiting, other = ledger.accept(tx, [entry(1), entry(2, url=ELSEWHERE)], NOW)
        quarantine.add(tx, None, "timeout", "x", page(1), NOW)
        quarantine.add(tx, None, "timeout", "x", page(2, url=ELSEWHERE), NOW)
    gone = forget(store, "url", url_key("https://news.example.org/1"), "court", later(hours=1), folder)
    assert (gone.waiting, gone.quarantined) == (1, 1)
    said = everything(store)
    assert text(1) not in said
    assert text(2) in said
    with store.write() as tx:
        assert ledger.start(tx, waiting.id, NOW) is None
        assert ledger.start(tx, other.id, NOW) is not None
    assert list(check(store, folder)) == []


def test_what_a_newer_recipe_read_goes_with_what_it_superseded(store: Store, archive: Archive, folder: Path) -> None:
    with store.write() as tx:
        old = records.put(tx, sighting(article(body(1))), NOW).key
        new = records.put(tx, sighting(article(body(5), recipe="1-bbb")), NOW).key
    gone = forget(store, "url", url_key("https://news.example.org/story"), "court", later(hours=1), folder)
    assert gone.keys == tuple(sorted((old, new)))
    assert list(check(store, folder)) == []


def test_what_was_never_stored_is_buried_all_the_same(store: Store, folder: Path) -> None:
    key = "cd1-" + "0" * 64
    gone = forget(store, "key", key, "asked", NOW, folder)
    assert msgspec.structs.replace(gone, keys=()) == msgspec.structs.replace(gone, keys=(), sightings=0, archived=0)
    with store.read() as tx:
        assert tombstones.lookup(tx, key=key) == "asked"


def test_a_file_that_is_gone_does_not_stand_in_the_way(store: Store, archive: Archive, folder: Path) -> None:
    key, _ = put(store, archive, HERE, 1)
    archive.close()
    for file in folder.iterdir():
        file.unlink()
    gone = forget(store, "key", key, "asked", NOW, folder)
    assert (gone.archived, gone.missing) == (0, 1)
    assert list(check(store, folder)) == []


def test_a_crash_between_archive_and_rows_leaves_what_the_same_call_finds(
    store: Store, archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = put(store, archive, HERE, 1)
    with monkeypatch.context() as patched, pytest.raises(RuntimeError, match="killed"):
        patched.setattr("workers.store.forget._rows", _killed)
        forget(store, "key", key, "asked", NOW, folder)
    assert list(check(store, folder)) == []
    assert forget(store, "key", key, "asked", NOW, folder).keys == (key,)
    assert text(1) not in everything(store)


def test_no_file_holds_the_text_while_others_have_the_store_open(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", (*engine.PRAGMAS, "busy_timeout=300"))
    store, reader = open_store(sqlite_url), open_store(sqlite_url)
    with store.write() as tx:
        keys = [records.put(tx, sighting(article(body(one)), f"{THERE}/{one}"), NOW).key for one in range(12)]
    with reader.read() as tx:
        assert records.get(tx, keys[5]) is not None
    assert forget(store, "key", keys[5], "asked", NOW, tmp_path / "warc").logged is False
    assert {number for number in range(12) if _is_in_a_file(tmp_path, f"story {number} ")} == {*range(12)} - {5}
    with reader.read() as tx:
        assert records.get(tx, keys[4]) is not None
        assert forget(store, "key", keys[4], "asked", NOW, tmp_path / "warc").logged is True
    assert forget(store, "key", keys[4], "asked", NOW, tmp_path / "warc").logged is False
    assert not _is_in_a_file(tmp_path, "story 4 ")
    for one in (store, reader):
        one.close()


def _is_in_a_file(folder: Path, words: str) -> bool:
    """Whether the words stand anywhere in the store's files, log and free pages, packed or plain."""
    parts = []
    for file in folder.glob("*.sqlite3*"):
        data = file.read_bytes()
        parts.append(data)
        for found in re.finditer(rb"\x28\xb5\x2f\xfd", data):
            with suppress(zstd.ZstdError):
                parts.append(zstd.ZstdDecompressor().decompress(data[found.start() :]))
    return any(words.encode() in part for part in parts)


def test_what_is_refused_later_does_not_stay_in_the_archive(store: Store, archive: Archive, folder: Path) -> None:
    key, _ = put(store, archive, HERE, 1)
    forget(store, "key", key, "asked", NOW, folder)
    for number in (1, 2):
        again = page(number, url=f"{ELSEWHERE}/{number}", html=None, text=body(number))
        (row,) = intake.accept([again], store, archive)
        done = run_batch([row.id], store).done
        assert done[row.id].outcome == ("refused" if number == 1 else "stored")
        erase_refused(store, done, folder)
    said = [content for _, content in files(folder)]
    assert [any(text(number).encode() in one for one in said) for number in (1, 2)] == [False, True]
    assert list(check(store, folder)) == []


def test_what_a_killed_worker_left_in_the_archive_goes_with_the_next_call(
    store: Store, archive: Archive, folder: Path
) -> None:
    key, _ = put(store, archive, HERE, 1)
    forget(store, "key", key, "asked", NOW, folder)
    (row,) = intake.accept([page(1, url=ELSEWHERE, html=None, text=body(1))], store, archive)
    assert run_batch([row.id], store).done[row.id].outcome == "refused"
    assert forget(store, "key", key, "asked", NOW, folder).archived == 1
    assert not any(text(1).encode() in content for _, content in files(folder))


@pytest.mark.parametrize("kind", ["key", "url", "site"])
def test_messages_that_nobody_could_read_go_where_they_name_the_address(
    kind: str, store: Store, archive: Archive, folder: Path
) -> None:
    key, _ = put(store, archive, THERE, 1)
    inside = json.dumps({"pages": [{"url": THERE, "html": body(1)}]})
    kept = [
        inside.encode(),
        inside.replace("/", "\\/").encode(),
        json.dumps({"body": b64encode(inside.encode()).decode()}).encode(),
        json.dumps({"body": b64encode(inside.replace("example.org", "example.com").encode()).decode()}).encode(),
    ]
    with store.write() as tx:
        for raw in kept:
            quarantine.add(tx, None, "unreadable", "x", raw, NOW)
    value = {"key": key, "url": url_key(THERE), "site": "example.org"}[kind]
    assert forget(store, kind, value, "court", later(hours=1), folder).quarantined == 3
    with store.read() as tx:
        (left,) = quarantine.listing(tx)
        assert quarantine.show(tx, left.id).raw == kept[3]


def test_what_became_of_its_copy_cluster_goes_too(store: Store, archive: Archive, folder: Path) -> None:
    first, _ = put(store, archive, HERE, 1)
    with store.write() as tx:
        copied = body(1) + " and one sentence more than that"
        second = records.put(tx, sighting(article(copied), ELSEWHERE, fetched_at="2025-09-19T10:00:00Z"), NOW).key
    assert first in everything(store)
    with store.read() as tx:
        assert [event.kind for event in kin.events(tx, second)] == ["joined"]
    forget(store, "key", first, "asked", NOW, folder)
    with store.read() as tx:
        assert first not in {value for event in kin.events(tx, second) for value in (event.key, event.cluster)}
        assert tx.execute(select(cluster_event).where(cluster_event.c.cluster == first)).all() == []


def _killed(*_: object) -> None:
    raise RuntimeError("killed")
