"""After a takedown no byte of any file and no value of any table tells of it, and who asks is told that it went."""

import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from filled import ADDRESS, AUTHOR, SENTENCE, SITE, SOURCE, TITLE, WORDS, Filled, ended, fill, page
from sqlalchemy import select
from store_helpers import NOW, article, body, entry, later, sighting

from workers import intake
from workers.archive import Archive
from workers.runner import run_batch
from workers.store import Store, ledger, quarantine, records, tombstones
from workers.store.codec import expand
from workers.store.forget import Forgotten, erase_refused, forget
from workers.store.fsck import check
from workers.store.schema import job, metadata
from workers.store.traces import FORGOTTEN
from workers.urls import url_key

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

VALUES = {"key": "", "url": url_key(ADDRESS), "site": SITE}
ZSTD, GZIP = b"\x28\xb5\x2f\xfd", b"\x1f\x8b"


def table_bytes(store: Store) -> Iterator[tuple[str, bytes]]:
    """Every value of every row, the packed ones unpacked."""
    with store.read() as tx:
        for table in metadata.sorted_tables:
            for row in tx.execute(select(table)).mappings():
                for name, value in row.items():
                    packed = isinstance(value, bytes) and value.startswith(ZSTD)
                    plain = expand(value, "a test") if packed else value
                    yield f"{table.name}.{name}", plain if isinstance(plain, bytes) else str(plain).encode()


def file_bytes(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a folder, and whatever in it is packed: in rows, in free pages, in the log, in the archive."""
    for file in (one for one in sorted(folder.rglob("*")) if one.is_file()):
        data = file.read_bytes()
        yield file.name, data
        for found in re.finditer(re.escape(ZSTD), data):
            with suppress(zstd.ZstdError):
                yield f"{file.name} at {found.start()}", zstd.ZstdDecompressor().decompress(data[found.start() :])
        for found in re.finditer(re.escape(GZIP), data):
            with suppress(zlib.error):
                yield f"{file.name} at {found.start()}", zlib.decompressobj(31).decompress(data[found.start() :])


def traces(store: Store, folder: Path, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Where any of the words still stands."""
    store.close()
    places = [*table_bytes(store), *file_bytes(folder)]
    store.close()
    return [(where, word) for where, data in places for word in words if word.encode() in data]


def in_tables(left: list[tuple[str, str]]) -> set[str]:
    """The columns among the places."""
    return {where for where, _ in left if where.partition(".")[0] in metadata.tables}


@pytest.fixture
def filled(store: Store, tmp_path: Path) -> Filled:
    made = fill(store, tmp_path / "warc")
    assert {word for _, word in traces(store, tmp_path, WORDS)} == set(WORDS)
    return made


def forgotten(store: Store, kind: str, filled: Filled, folder: Path) -> Forgotten:
    return forget(store, kind, VALUES[kind] or filled.story, "asked", later(hours=2), folder / "warc")


def test_an_address_leaves_nothing_in_any_file_or_table(filled: Filled, store: Store, tmp_path: Path) -> None:
    forgotten(store, "url", filled, tmp_path)
    words = tuple(word for word in WORDS if word != SITE)
    left = traces(store, tmp_path, (*words, filled.story))
    assert {word for _, word in left} == {filled.story}
    assert in_tables(left) == {"tombstone.value"}
    assert list(check(store, tmp_path / "warc")) == []


def test_a_site_leaves_nothing_in_any_file_or_table(filled: Filled, store: Store, tmp_path: Path) -> None:
    forgotten(store, "site", filled, tmp_path)
    assert traces(store, tmp_path, WORDS) == []
    assert list(check(store, tmp_path / "warc")) == []
    with store.read() as tx:
        for kept in (*filled.copies, filled.other):
            assert records.get(tx, kept) is not None


def test_a_key_leaves_nothing_of_its_text_and_facts(filled: Filled, store: Store, tmp_path: Path) -> None:
    forgotten(store, "key", filled, tmp_path)
    left = traces(store, tmp_path, (SENTENCE, filled.story))
    # Another text of the address waits, with the same sentence in it: that one was not named.
    assert in_tables(left) == {"tombstone.value", "spool.packed"}
    assert list(check(store, tmp_path / "warc")) == []


@pytest.mark.parametrize("kind", VALUES)
def test_who_asks_by_the_reference_is_told(kind: str, filled: Filled, store: Store, tmp_path: Path) -> None:
    assert [one.outcome for one in ended(store, ADDRESS)] == ["stored"]
    assert forgotten(store, kind, filled, tmp_path).receipts >= 1
    (said,) = ended(store, ADDRESS)
    assert (said.outcome, said.reason, said.key, said.ref) == ("refused", FORGOTTEN, None, ADDRESS)
    with store.read() as tx:
        told = ledger.receipts(tx, SOURCE, ["2", "3"])
        assert [one.receipts[0].outcome for one in told] == ["stored", "stored"], "the copies are as they were"
        assert filled.story not in str(told), "what they were related to is told no more"
        assert filled.copies[0] in str(told)


def test_sent_again_it_is_refused_and_leaves_nothing_either(filled: Filled, store: Store, tmp_path: Path) -> None:
    forgotten(store, "site", filled, tmp_path)
    for _ in range(2):
        archive = Archive(tmp_path / "warc")
        again = page(ADDRESS, TITLE, AUTHOR, f"{SENTENCE}, and so on.", ref=ADDRESS)
        (row,) = intake.accept([again], store, archive)
        done = run_batch([row.id], store).done
        archive.close()
        assert done[row.id].outcome == "refused"
        erase_refused(store, done, tmp_path / "warc")
        store.scrub()
    assert traces(store, tmp_path, WORDS) == []
    assert {one.reason for one in ended(store, ADDRESS)} >= {"taken down, and not stored again: asked"}
    assert list(check(store, tmp_path / "warc")) == []


def test_what_a_worker_put_aside_by_its_number_goes_too(store: Store, tmp_path: Path) -> None:
    with store.write() as tx:
        (row,) = ledger.accept(tx, [entry(1)], NOW)
        quarantine.add(tx, row.id, "it crashed", "x", None, NOW)
    gone = forget(store, "url", url_key(entry(1).page.url), "asked", later(hours=1), tmp_path / "warc")
    assert (gone.quarantined, gone.receipts) == (1, 1)
    assert traces(store, tmp_path, ("news.example.org", "story 1 ")) == []


def test_two_sites_of_one_moment(store: Store, tmp_path: Path) -> None:
    """The index notes the site that came first; with it gone it notes the other, of the same moment."""
    with store.write() as tx:
        for url in ("https://news.example.com/1", "https://news.example.org/1"):
            key = records.put(tx, sighting(article(body(1)), url), NOW).key
    forget(store, "site", "example.com", "asked", later(hours=1), tmp_path / "warc")
    assert traces(store, tmp_path, ("example.com",)) == []
    assert list(check(store)) == []
    with store.read() as tx:
        assert records.get(tx, key).urls == ("https://news.example.org/1",)


#: An address as it is given to ``forget``, and ways in which it was stored: one page by the rules of its key.
SPELLINGS = (
    ("https://news.example.com/a?b=1&a=2", "http://www.NEWS.example.com:80/a?a=2&b=1&utm_source=x#top"),
    ("http://news.example.com/a%7Eb/../c", "https://news.example.com/c"),
    ("https://b\u00fccher.example/\u00e4", "https://xn--bcher-kva.example/%C3%A4"),
    ("https://XN--BCHER-KVA.example/%c3%a4", "https://b\u00fccher.example/\u00e4"),
    ("  https://news.example.com\\a\\b ", "https://news.example.com/a/b"),
)


@pytest.mark.parametrize(("given", "stored"), SPELLINGS)
def test_an_address_goes_however_it_is_written(given: str, stored: str, store: Store, tmp_path: Path) -> None:
    _sent(store, stored, tmp_path)
    gone = forget(store, "url", url_key(given), "asked", later(hours=1), tmp_path / "warc")
    assert (gone.sightings, gone.archived, gone.waiting, gone.receipts, gone.quarantined) == (1, 2, 1, 1, 2)
    assert traces(store, tmp_path, ("example.com", ".example", SENTENCE)) == []


SITES = (
    ("b\u00fccher.example", "https://www.xn--bcher-kva.example/1"),
    ("XN--BCHER-KVA.example", "https://B\u00dcCHER.example/1"),
    ("\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444", "https://news.xn--e1afmkfd.xn--p1ai/1"),
    ("xn--e1afmkfd.xn--p1ai", "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/1"),
    ("Example.COM.", "http://news.example.com/1"),
)


@pytest.mark.parametrize(("given", "stored"), SITES)
def test_a_site_goes_in_any_script(given: str, stored: str, store: Store, tmp_path: Path) -> None:
    _sent(store, stored, tmp_path)
    gone = forget(store, "site", given, "asked", later(hours=1), tmp_path / "warc")
    assert (gone.sightings, gone.archived, gone.waiting, gone.receipts, gone.quarantined) == (1, 2, 1, 1, 2)
    assert traces(store, tmp_path, (stored.partition("://")[2], given, SENTENCE)) == []
    with store.read() as tx:
        assert tombstones.lookup(tx, site=given) == "asked"


def _sent(store: Store, url: str, folder: Path) -> None:
    """A page that was stored, one that waits, one that lies in quarantine, and a message that nobody could read."""
    told = ". ".join(f"{SENTENCE} for the {number}th time" for number in range(30))
    archive = Archive(folder / "warc")
    (row,) = intake.accept([page(url, TITLE, AUTHOR, told, ref=url)], store, archive)
    assert run_batch([row.id], store).done[row.id].outcome == "stored"
    intake.accept([page(url, TITLE, AUTHOR, f"{told}!", ref="later")], store, archive)
    archive.close()
    with store.write() as tx:
        quarantine.add(tx, None, "timeout", "x", page(url, TITLE, AUTHOR, told), NOW)
        quarantine.add(tx, None, "unreadable", "x", f'{{"url": "{url}", "text": "{SENTENCE}"'.encode(), NOW)


def test_the_ledger_is_no_longer_than_before(filled: Filled, store: Store, tmp_path: Path) -> None:
    with store.read() as tx:
        before = ledger.counts(tx)
    forgotten(store, "site", filled, tmp_path)
    with store.read() as tx:
        after = ledger.counts(tx)
        assert tx.execute(select(job.c.id).where(job.c.ref == ADDRESS)).all() == []
    assert after == before | {"queued": 0}


def test_an_address_in_other_letters_is_another_page_and_told(store: Store, tmp_path: Path) -> None:
    there = ("https://news.example.com/Story", "https://news.example.com/story", "https://news.example.com/other")
    with store.write() as tx:
        for number, url in enumerate(there):
            records.put(tx, sighting(article(body(number)), url), NOW)
    gone = forget(store, "url", url_key(there[1]), "asked", later(hours=1), tmp_path / "warc")
    assert (gone.sightings, gone.alike) == (1, there[:1])
