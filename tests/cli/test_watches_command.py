"""``copydesk watches``: who watches which story, and the end of it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cli.conftest import STORY_A, Run

from workers.cli import exits
from workers.store import open_store, watches

pytestmark = pytest.mark.usefixtures("in_process")


@pytest.fixture
def key(run: Run, home: Path) -> str:
    """A stored story that two applications watch, and one watched no more."""
    key: str = run("clean", STORY_A, "--store", "--json", "--url", "https://beacon.example.org/1").json["key"]
    store = open_store(f"sqlite:///{home / 'copydesk.sqlite3'}")
    now = datetime.now(UTC)
    with store.write() as tx:
        for source, days in (("desk", 3), ("archive", 9), ("past", -1)):
            watches.add(tx, source, key, f"{source}.heard", f"{source}.inbox", now + timedelta(days=days), now)
    store.close()
    return key


def test_the_watches_that_last_are_listed_in_pages(run: Run, key: str) -> None:
    told = run("watches", "list")
    assert (told.code, "desk.heard" in told.out, "past.heard" in told.out) == (exits.OK, True, False)
    assert [one["source"] for one in run("watches", "list", "--json").lines] == ["desk", "archive"]
    assert [one["key"] for one in run("watches", "list", "--json", "--source", "archive").lines] == [key]
    first = run("watches", "list", "--json", "--limit", 1)
    assert f"--after {first.json['id']}" in first.err
    assert run("watches", "list", "--json", "--after", first.json["id"]).json["source"] == "archive"


@pytest.mark.usefixtures("key")
def test_a_watch_is_ended_by_its_id(run: Run) -> None:
    number = run("watches", "list", "--json", "--source", "desk").json["id"]
    assert run("watches", "end", number).code == exits.OK
    assert [one["source"] for one in run("watches", "list", "--json").lines] == ["archive"]
    again = run("watches", "end", number)
    assert (again.code, "watches list" in again.err) == (exits.NOTHING, True)


def test_nobody_watches(run: Run) -> None:
    run("clean", STORY_A, "--store", "--json", "--url", "https://beacon.example.org/1")
    told = run("watches", "list")
    assert (told.code, told.out, "no story is watched" in told.err) == (exits.OK, "", True)
