"""Retention: what has outlived its days goes, by site; everything else stays."""

import gzip
from pathlib import Path

import pytest
from sqlalchemy import func, select
from store_helpers import NOW, article, body, entry, later, sighting

from workers.archive_page import read_page
from workers.archive_record import make
from workers.contract import Page, Receipt
from workers.store import Store, archive_index, evidence, ledger, open_store, quarantine, records
from workers.store.fsck import check
from workers.store.prune import Keep, Pruned, prune
from workers.store.schema import metadata
from workers.store.stats import stats
from workers.store.values import ArchiveEntry

SITES = ("https://a.example.com/1", "https://b.example.net/1")
NEVER = {"keep_html": 0, "keep_evidence": 0, "keep_jobs": 0}


def rows(store: Store, name: str) -> int:
    with store.read() as tx:
        return tx.execute(select(func.count()).select_from(metadata.tables[name])).scalar_one()


@pytest.fixture
def filled(store: Store) -> Store:
    with store.write() as tx:
        for number, url in enumerate(SITES):
            records.put(tx, sighting(article(body(number)), url=url), NOW)
        done, kept, _ = ledger.accept(tx, [entry(n, url=url) for n, url in enumerate((*SITES, None))], NOW)
        ledger.finish(tx, done.id, Receipt(outcome="stored"), NOW)
        number = quarantine.add(tx, kept.id, "it crashed", "", None, NOW)
        quarantine.retry(tx, number, NOW)
        quarantine.add(tx, None, "no JSON", "", b"raw", NOW)
    return store


def test_zero_days_keep_for_ever(filled: Store) -> None:
    assert prune(filled, **NEVER, now=later(days=9999)) == Pruned(dry_run=False, passages=2)


def test_what_is_old_goes_and_records_stay(filled: Store) -> None:
    chosen = NEVER | {"keep_evidence": 90, "keep_jobs": 30}
    assert prune(filled, **chosen, now=later(days=30)).jobs == 0, "not a moment early"
    told = prune(filled, **chosen, now=later(days=100), dry_run=True)
    assert (rows(filled, "evidence"), rows(filled, "job"), rows(filled, "quarantine")) == (2, 3, 2)
    gone = prune(filled, **chosen, now=later(days=100))
    assert (told.evidence, told.jobs, told.quarantine) == (gone.evidence, gone.jobs, gone.quarantine) == (2, 1, 1)
    assert told.evidence_bytes == gone.evidence_bytes > 0
    left = {name: rows(filled, name) for name in ("evidence", "job", "quarantine", "record", "observation")}
    assert left == {"evidence": 0, "job": 2, "quarantine": 1, "record": 2, "observation": 2}
    with filled.read() as tx:
        assert ledger.counts(tx)["queued"] == 2, "what has not ended stays, whatever its age"
        (left,) = records.observations(tx, key=article(body(0)).key)
        assert evidence.get(tx, left.id) is None
    assert list(check(filled)) == []


def test_a_site_may_have_days_of_its_own(filled: Store) -> None:
    sites = {"example.com": Keep(evidence=5), "example.net": Keep(evidence=0, jobs=1)}
    gone = prune(filled, **(NEVER | {"keep_evidence": 90}), now=later(days=100), sites=sites)
    assert (gone.evidence, gone.jobs) == (1, 0)
    with filled.read() as tx:
        (left,) = records.observations(tx, key=article(body(1)).key)
        assert evidence.get(tx, left.id) is not None
    assert prune(filled, **NEVER, now=later(days=6), sites={"example.com": Keep(jobs=5)}).jobs == 1


@pytest.mark.parametrize("name", list(NEVER))
def test_days_below_zero_are_refused(store: Store, name: str) -> None:
    with pytest.raises(ValueError, match="days to keep are 0"):
        prune(store, **(NEVER | {name: -1}), now=NOW)


def archived(store: Store, folder: Path, file: str, urls: list[str | None], now=NOW) -> list[str]:
    """An archive file with a head that is no page, and a record for each address: their ids."""
    entries, data = [], gzip.compress(b"head")
    for number, url in enumerate(urls):
        made = make(Page(text=f"{file} {number} {url}", url=url), None, NOW.isoformat())
        place = {"file": file, "offset": len(data), "length": len(made.member), "url": url or "urn:x", "at": ""}
        entries.append(ArchiveEntry(record_id=made.record_id, **place))
        data += made.member
    (folder / file).write_bytes(data)
    with store.write() as tx:
        archive_index.add(tx, entries, now)
    return [entry.record_id for entry in entries]


def test_archive_files_go_or_are_written_anew(store: Store, tmp_path: Path) -> None:
    archived(store, tmp_path, "old.warc.gz", [SITES[0]] * 3)
    mixed = archived(store, tmp_path, "mixed.warc.gz", [SITES[0], SITES[1], None, SITES[1]])
    archived(store, tmp_path, "new.warc.gz", [SITES[0]], now=later(days=99))
    (tmp_path / "foreign.txt").write_text("stays")
    chosen = NEVER | {"keep_html": 10}
    sites = {"example.net": Keep(html=0)}
    told = prune(store, **chosen, now=later(days=100), sites=sites, archive_folder=tmp_path, dry_run=True)
    assert (told.archived, rows(store, "archive")) == (5, 8)
    gone = prune(store, **chosen, now=later(days=100), sites=sites, archive_folder=tmp_path)
    assert (gone.archived, gone.archive_bytes) == (told.archived, told.archive_bytes)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".gz", ".txt")) == [
        "foreign.txt",
        "mixed-kept1.warc.gz",
        "new.warc.gz",
    ]
    with store.read() as tx:
        assert archive_index.find(tx, mixed[0]) is None
        found = archive_index.find(tx, mixed[3])
    assert read_page(tmp_path, found).text == f"mixed.warc.gz 3 {SITES[1]}"
    assert gzip.decompress((tmp_path / found.file).read_bytes()).startswith(b"head")
    assert list(check(store, tmp_path)) == []
    assert prune(store, **chosen, now=later(days=100), sites=sites, archive_folder=tmp_path).archived == 0


def test_an_archive_file_that_is_still_written_is_left(store: Store, tmp_path: Path) -> None:
    archived(store, tmp_path, "a.warc.gz", [SITES[0]])
    (tmp_path / "a.warc.gz").rename(tmp_path / "a.warc.gz.open")
    gone = prune(store, **(NEVER | {"keep_html": 1}), now=later(days=9), archive_folder=tmp_path)
    assert (gone.archived, rows(store, "archive")) == (0, 1)


def test_stats_count_rows_and_bytes(filled: Store) -> None:
    found = stats(filled)
    assert (found.pages, found.tables["record"].rows, found.tables["quarantine"].rows) == (2, 2, 2)
    assert found.bytes > 0
    assert set(found.tables) == set(metadata.tables)
    assert found.tables["evidence"].bytes > 0


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_growth_leaves_out_what_an_empty_store_takes(engine: str, request: pytest.FixtureRequest) -> None:
    new = request.getfixturevalue("new_postgres")() if engine == "postgresql" else None
    store = open_store(new or request.getfixturevalue("sqlite_url"))
    with store.write() as tx:
        for number in range(20):
            records.put(tx, sighting(article(body(number)), url=f"https://a.example.com/{number}"), NOW)
    found = stats(store)
    store.close()
    grown = {name for name, size in found.tables.items() if size.per_1000_pages}
    index = {"kin", "posting", "pending", "edge", "cluster_event"}
    assert {"body", "evidence"} <= grown <= {"record", "body", "observation", "evidence", *index}
    assert found.per_1000_pages == sum(size.per_1000_pages or 0 for size in found.tables.values())
    assert 0 < found.per_1000_pages < found.bytes * 50


def test_stats_of_an_empty_store(store: Store) -> None:
    found = stats(store)
    assert (found.pages, found.per_1000_pages) == (0, None)
