"""``copydesk rebuild`` and ``reclean``: what is printed, what stays, and a database that was lost."""

import sqlite3
from pathlib import Path

import pytest
from cli.conftest import PAGES, Run

from workers.cli import exits

PAGE = PAGES / "ru" / "mayak.html"
URL = "https://news.example/mayak"


@pytest.fixture
def key(run: Run, home: Path) -> str:
    stored = run("clean", "--store", PAGE, "--url", URL, "--fetched-at", "2025-10-20T08:00:00Z", "--json")
    store = sqlite3.connect(home / "copydesk.sqlite3")
    store.execute(
        "update observation set seal = null, recipe = '0-old', "
        'facts = replace(facts, \'"title":"\', \'"title":"Old \')'
    )
    store.commit()
    store.close()
    found: str = stored.json["key"]
    return found


def test_what_changes_is_told_before_and_done_after(run: Run, key: str) -> None:
    told = run("rebuild", "--dry-run", "--list", "--jobs", 1)
    assert told.code == exits.OK
    assert told.out.startswith(f"facts\t{URL}\t{key}\ttitle\n")
    assert "what would change" in told.err
    assert run("show", key, "--json").json["facts"]["title"].startswith("Old ")
    done = run("rebuild", "--list", "--json", "--jobs", 1)
    change, counts = done.lines
    assert (change["change"], change["before"], counts["facts"], counts["dry_run"]) == ("facts", key, 1, False)
    shown = run("show", key, "--json").json
    assert not shown["facts"]["title"].startswith("Old ")
    assert (shown["first_seen"], shown["sightings"]) == ("2025-10-20T08:00:00Z", 1)
    assert run("rebuild", "--json").json["current"] == 1


def test_a_part_is_named(run: Run, key: str) -> None:
    assert run("reclean").code == exits.USAGE
    assert run("reclean", "--site", "news.example", "--url", URL).code == exits.USAGE
    other = run("reclean", "--site", "other.example")
    assert other.code == exits.NOTHING
    assert "nothing is stored or archived of other.example" in other.err
    assert run("reclean", "--url", URL, "--dry-run", "--json").json["facts"] == 1
    assert run("reclean", "--key", key, "--json").json["facts"] == 1
    assert run("reclean", "--site", "news.example", "--json").json["current"] == 1


def test_a_lost_database_is_made_again(run: Run, key: str, home: Path) -> None:
    for file in home.glob("copydesk.sqlite3*"):
        file.unlink()
    assert run("rebuild", "--dry-run").code == exits.NOTHING
    made = run("rebuild", "--json", "--jobs", 1)
    assert made.json["added"] == 1
    assert "1 archived pages were not known" in made.err
    assert run("show", key, "--json").json["first_seen"] == "2025-10-20T08:00:00Z"
    assert run("fsck").code == exits.OK


def test_where_nothing_is_stored_nothing_is_rebuilt(run: Run, home: Path) -> None:
    assert run("rebuild", "--dry-run").code == exits.NOTHING
    ran = run("rebuild")
    assert ran.code == exits.NOTHING
    assert "nothing to rebuild" in ran.err
