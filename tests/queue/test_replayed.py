"""A message that is played again and again: nothing is doubled, nothing grows."""

from pathlib import Path
from typing import Any

from queue_helpers import FakeTask
from sqlalchemy import func, select

from workers import work
from workers.held import Held
from workers.store.schema import metadata

STORY = "The ferry came back to the harbour after eleven months in the yard, and its crew had mended the ramp. " * 3


def envelope(ref: str = "a") -> dict[str, Any]:
    pages = [
        {"url": "https://news.example/a", "text": STORY, "ref": ref},
        {"url": "https://news.example/b", "html": "<html></html>", "ref": f"{ref}-empty"},
    ]
    return {"schema": "copydesk.clean/1", "source": "test", "pages": pages}


def sizes(held: Held, home: Path) -> dict[str, int]:
    """Rows of every table, and bytes of the archive."""
    with held.store.read() as tx:
        rows = {name: tx.scalar(select(func.count()).select_from(table)) for name, table in metadata.tables.items()}
    return {**rows, "warc": sum(file.stat().st_size for file in (home / "warc").rglob("*.warc.gz*"))}


def test_a_message_that_is_played_again_doubles_nothing_and_grows_nothing(
    held: Held, task: FakeTask, tmp_path: Path
) -> None:
    work.clean(envelope(), held, task)
    before = sizes(held, tmp_path)
    assert (before["record"], before["job"], before["warc"] > 0) == (1, 2, True)
    for _ in range(60):
        found = work.clean(envelope(), held, task)
        work.jobs({"ids": [1, 2, 3]}, held, task)
    assert [receipt.outcome for receipt in found.receipts] == ["seen", "rejected"]
    assert sizes(held, tmp_path) == before


def test_under_other_references_it_is_accepted_anew_and_stored_once(
    held: Held, task: FakeTask, tmp_path: Path
) -> None:
    for number in range(20):
        work.clean(envelope(f"r{number}"), held, task)
    found = sizes(held, tmp_path)
    assert (found["record"], found["observation"], found["job"], found["spool"]) == (1, 1, 40, 0)
