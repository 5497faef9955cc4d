"""Accepted means: in the archive, and in the ledger with its bytes. A page sent again is not archived again."""

from pathlib import Path
from typing import Any

import pytest
from queue_helpers import page

from workers import intake
from workers.archive import ArchiveError, HttpResponse, read_page
from workers.contract import Page
from workers.held import Held
from workers.store import archive_index, ledger


def accept(held: Held, *pages: Page, **more: Any) -> Any:
    return intake.accept(pages, held.store, held.archive, **more)


def one(n: int, **more: Any) -> Page:
    return Page(**page(n, source="me", **more))


def archived(held: Held) -> int:
    """Records in the archive's open file, its warcinfo not counted."""
    held.archive.sync()
    files = list(held.settings.archive_folder.glob("*.warc.gz*"))
    return sum(file.read_bytes().count(b"\x1f\x8b\x08") for file in files) - len(files)


def test_a_row_for_each_page_in_their_order(held: Held) -> None:
    rows = accept(held, one(2), one(1))
    assert [row.ref for row in rows] == ["ref-2", "ref-1"]
    assert all(row.fresh for row in rows)


def test_what_was_accepted_can_be_read_from_the_archive(held: Held) -> None:
    (row,) = accept(held, one(1))
    with held.store.write() as tx:
        job = ledger.start(tx, row.id, intake.datetime.now(intake.UTC))
        assert job is not None
        entry = archive_index.find(tx, job.archive or "")
    assert entry is not None
    assert read_page(held.settings.archive_folder, entry).text == one(1).text


def test_a_page_sent_again_is_not_archived_again(held: Held) -> None:
    accept(held, one(1), one(1))
    (row,) = accept(held, one(1))
    assert not row.fresh
    assert archived(held) == 1


def test_a_page_that_may_not_be_kept_is_not_archived(held: Held) -> None:
    accept(held, one(1, keep=False))
    assert not held.settings.archive_folder.exists()


def test_nothing_is_accepted_when_the_archive_refuses(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise ArchiveError("full")

    monkeypatch.setattr(held.archive, "write", full)
    with pytest.raises(ArchiveError):
        accept(held, one(1))
    with held.store.read() as tx:
        assert sum(ledger.counts(tx).values()) == 0


def test_responses_are_one_for_each_page(held: Held) -> None:
    with pytest.raises(ValueError, match="2 pages came with 1 responses"):
        accept(held, one(1), one(2), responses=[HttpResponse(status=200)])


def test_without_an_archive_pages_are_accepted_all_the_same(held: Held, tmp_path: Path) -> None:
    assert intake.accept([one(1)], held.store, None)[0].fresh
    assert intake.accept([], held.store, held.archive) == ()
