"""Judging the archive again: changes are told, nothing is lost or done twice, what was taken down stays so."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from old_views import NOW, Judged, everything, fill, longer, nothing, older, page, retitled
from sqlalchemy import func, select

from workers import again, handlers, intake, recipe
from workers.again import Again, Outcome, take_in
from workers.archive import Archive
from workers.contract import Page
from workers.model import Article, Profile
from workers.store import Store, ledger, open_store, records, tombstones
from workers.store import again as stored
from workers.store.again import Part
from workers.store.errors import StoreError
from workers.store.forget import forget
from workers.store.fsck import check
from workers.store.schema import metadata
from workers.store.values import Record, Successors

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> type[Judged]:
    kind = type("Kept", (Judged,), {"pages": [], "crash": ()})
    monkeypatch.setattr(again, "Pool", kind)
    return kind


def run(store: Store, folder: Path, **more: Any) -> list[Outcome]:
    work = Again(store=store, folder=folder, profile=Profile(), **more)
    return [outcome for step in work.run() for outcome in step.outcomes]


def told(outcomes: list[Outcome]) -> list[tuple[str, str]]:
    return [(one.change, (one.url or "").rpartition("-")[2]) for one in outcomes]


MIXED = ((page(0), older), (page(1), retitled), (page(2), longer), (page(3), nothing), (page(4, html="<p>"), older))


def test_what_changed_is_told_and_the_store_follows(store: Store, tmp_path: Path, pool: type[Judged]) -> None:
    fill(store, tmp_path, *MIXED)
    before = everything(store)
    outcomes = run(store, tmp_path, dry_run=True)
    assert told(outcomes) == [("same", "0"), ("facts", "1"), ("text", "2"), ("added", "3"), ("none", "4")]
    assert everything(store) == before, "a dry run changes nothing"
    assert run(store, tmp_path) == outcomes
    with store.read() as tx:
        text, gone = outcomes[2], outcomes[2].before
        assert gone is not None
        assert isinstance(found := records.get(tx, gone), Successors)
        assert found.keys == (text.after,)
        for number in range(4):
            [key] = records.keys_at(tx, f"https://news.example/story-{number}")
            record = records.get(tx, key)
            assert isinstance(record, Record)
            assert (record.facts.title, record.first_seen) == (f"Story {number}", f"2026-05-17T06:0{number}:00Z")
            seen = [one for one in records.observations(tx, key=key) if not one.superseded]
            assert [(one.source, one.recipe) for one in seen] == [("app", recipe.recipe_id(Profile()))]
        assert stored.state(tx) is None
    assert outcomes[1].facts == ("title",)
    assert list(check(store, tmp_path)) == []
    assert told(run(store, tmp_path)) == [
        ("current", "0"),
        ("current", "1"),
        ("current", "2"),
        ("current", "3"),
        ("none", "4"),
    ]


def test_what_reads_as_no_text_any_more_stays(store: Store, tmp_path: Path, pool: type[Judged]) -> None:
    made = recipe.bare(page(0))
    assert isinstance(made, Article)
    fill(store, tmp_path, (page(1), older))
    empty = page(7, html="<p>")
    archive = Archive(tmp_path)
    [row] = intake.accept([empty], store, archive)
    archive.close()
    with store.write() as tx:
        job = ledger.start(tx, row.id, NOW)
    handlers.settle(empty, older(made), store, job)
    [_, gone] = run(store, tmp_path)
    assert (gone.change, gone.before, gone.why) == ("gone", made.key, gone.why)
    assert "no_text" in (gone.why or "")
    with store.read() as tx:
        assert isinstance(records.get(tx, made.key), Record)


def test_a_sighting_keeps_its_time_of_receipt_and_its_address(
    store: Store, tmp_path: Path, pool: type[Judged]
) -> None:
    secret = page(1, url="https://news.example/story-1?token=hunter2", fetched_at=None)
    fill(store, tmp_path, (secret, retitled))
    with store.read() as tx:
        [before] = records.observations(tx, url_key="https://news.example/story-1?token=hunter2")
    assert [one.change for one in run(store, tmp_path)] == ["facts"]
    with store.read() as tx:
        old, new = records.observations(tx, url_key="https://news.example/story-1?token=hunter2")
    assert (old.superseded, new.superseded) == (True, False)
    assert (new.received_at, new.input_sha256, new.archive, new.url) == (
        before.received_at,
        before.input_sha256,
        before.archive,
        before.url,
    )


@pytest.mark.parametrize("kind", ["key", "url", "site"])
def test_what_was_taken_down_does_not_come_back(store: Store, tmp_path: Path, pool: type[Judged], kind: Any) -> None:
    fill(store, tmp_path, *MIXED)
    [_, _, text, added, _] = run(store, tmp_path, dry_run=True)
    values = {"key": text.after or "", "url": "https://news.example/story-2", "site": "news.example"}
    with store.write() as tx:
        tombstones.bury(tx, kind, values[kind], "asked for", NOW)
    outcomes = {one.url: one for one in run(store, tmp_path, dry_run=True)}
    assert outcomes == {one.url: one for one in run(store, tmp_path)}
    assert outcomes[text.url].change == "refused"
    assert "asked for" in (outcomes[text.url].why or "")
    with store.read() as tx:
        assert text.after not in records.keys_at(tx, "https://news.example/story-2")
        assert bool(records.keys_at(tx, "https://news.example/story-3")) == (kind != "site")
    assert outcomes[added.url].change == ("refused" if kind == "site" else "added")


def test_what_was_forgotten_is_in_no_store_made_from_the_archive(
    tmp_path: Path, sqlite_url: str, pool: type[Judged]
) -> None:
    store = open_store(sqlite_url)
    fill(store, tmp_path / "warc", *MIXED)
    forget(store, "url", "https://news.example/story-1", "asked for", NOW, tmp_path / "warc")
    assert [one.url for one in run(store, tmp_path / "warc") if "story-1" in (one.url or "")] == []
    store.close()
    anew = open_store(f"sqlite:///{tmp_path / 'anew.sqlite3'}")
    assert take_in(anew, tmp_path / "warc") == 4
    assert sorted(told(run(anew, tmp_path / "warc"))) == [
        ("added", "0"),
        ("added", "2"),
        ("added", "3"),
        ("none", "4"),
    ]
    anew.close()


def test_a_lost_store_is_made_from_the_files_alone(tmp_path: Path, sqlite_url: str, pool: type[Judged]) -> None:
    first = open_store(sqlite_url)
    versions = [page(n, url="https://news.example/edited", fetched_at=f"2026-05-1{n}T06:00:00Z") for n in (3, 1, 2)]
    fill(first, tmp_path / "warc", *((one, older) for one in versions), (page(8, source="crawl:7"), older))
    run(first, tmp_path / "warc")
    writer = Archive(tmp_path / "warc")
    writer.write(page(9))
    anew = open_store(f"sqlite:///{tmp_path / 'anew.sqlite3'}")
    assert take_in(anew, tmp_path / "warc") == 5
    assert take_in(anew, tmp_path / "warc") == 0
    assert [one.change for one in run(anew, tmp_path / "warc")] == ["added"] * 5
    writer.close()
    with first.read() as theirs, anew.read() as ours:
        for url in ("https://news.example/edited", "https://news.example/story-8"):
            for key in records.keys_at(theirs, url):
                assert records.get(ours, key) == records.get(theirs, key)
        assert records.keys_at(ours, versions[0].url or "")[0] == recipe_key(versions[0]), "the latest is the last"
        assert records.keys_at(ours, "https://news.example/story-9")
    assert list(check(anew, tmp_path / "warc")) == []
    first.close()
    anew.close()


def recipe_key(one: Page) -> str:
    made = recipe.bare(one)
    assert isinstance(made, Article)
    return made.key


def test_a_run_that_was_stopped_goes_on_and_does_nothing_twice(
    store: Store, tmp_path: Path, pool: type[Judged], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "STEP", 2)
    fill(store, tmp_path, *((page(n), nothing if n > 4 else older) for n in range(9)))
    work = Again(store=store, folder=tmp_path, profile=Profile())
    for steps in (1, 2, 1):
        going = work.run()
        for _ in range(steps):
            next(going)
        going.close()
    *_, last = work.run()
    assert (last.done, last.total, last.counts) == (9, 9, {"same": 5, "added": 4})
    assert len(pool.pages) == len(set(pool.pages)) == 9
    with store.read() as tx:
        assert stored.state(tx) is None


def test_another_recipe_begins_anew_and_another_process_is_told(
    store: Store, tmp_path: Path, pool: type[Judged], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(again, "STEP", 1)
    fill(store, tmp_path, *((page(n), older) for n in range(3)))
    work = Again(store=store, folder=tmp_path, profile=Profile())
    going = work.run()
    next(going)
    other = Again(store=store, folder=tmp_path, profile=Profile()).run()
    next(other)
    with pytest.raises(StoreError, match="another process rebuilds"):
        next(going)
    other.close()
    *_, last = Again(store=store, folder=tmp_path, profile=Profile(judge="readability")).run()
    assert last.done == last.total == 3
    assert [counts for counts in (last.counts.get("current"),) if counts] == []


def test_a_damaged_text_is_written_anew(store: Store, tmp_path: Path, pool: type[Judged]) -> None:
    fill(store, tmp_path, (page(0), older), (page(1), older))
    run(store, tmp_path)
    key = recipe_key(page(1))
    with store.write() as tx:
        body = metadata.tables["body"]
        tx.execute(body.update().where(body.c.key == key).values(text=b"turned"))
    assert [fault.kind for fault in check(store)] == ["text"]
    assert told(run(store, tmp_path, part=Part(kind="key", value=key))) == [("mended", "1")]
    assert list(check(store)) == []


def test_what_cannot_be_judged_stays_and_says_why(store: Store, tmp_path: Path, pool: type[Judged]) -> None:
    pool.crash = ("story-2",)
    fill(store, tmp_path / "one", (page(0, keep=False), older), (page(2), older), (page(3), older))
    fill(store, tmp_path / "gone", (page(1), older))
    outcomes = run(store, tmp_path / "one")
    assert told(outcomes) == [("unarchived", "0"), ("failed", "2"), ("same", "3"), ("unreadable", "1")]
    assert [one.why for one in outcomes][1] == "it took more memory than it may"
    with store.read() as tx:
        assert all(records.keys_at(tx, f"https://news.example/story-{n}") for n in range(4))


PARTS = {
    Part(kind="site", value="other.example"): [("facts", "5"), ("added", "6")],
    Part(kind="url", value="https://other.example/story-5"): [("facts", "5")],
    Part(kind="url", value="https://other.example/story-6"): [("added", "6")],
    Part(kind="key", value=recipe_key(page(1))): [("facts", "1")],
    Part(kind="site", value="third.example"): [],
}


@pytest.mark.parametrize("part", PARTS, ids=lambda part: f"{part.kind} {part.value[:24]}")
def test_a_part_is_judged_and_the_rest_is_left(store: Store, tmp_path: Path, pool: type[Judged], part: Part) -> None:
    theirs = [page(n, url=f"https://{'www.' * (n == 5)}other.example/story-{n}") for n in (5, 6)]
    fill(store, tmp_path, (page(1), retitled), (theirs[0], retitled), (theirs[1], nothing))
    assert told(run(store, tmp_path, part=part)) == PARTS[part]
    with store.read() as tx:
        table = metadata.tables["observation"]
        again_judged = tx.execute(select(func.count()).where(table.c.recipe != "0-old")).scalar()
    assert again_judged == len(PARTS[part])


def command(home: Path, *arguments: object) -> "subprocess.Popen[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    return subprocess.Popen(
        [sys.executable, "-m", "workers.cli", *map(str, arguments)],
        env={**kept, "COPYDESK_HOME": str(home), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def judged(file: Path) -> int:
    store = sqlite3.connect(file)
    found = store.execute("select count(*) from observation where recipe != '0-old'").fetchone()[0]
    store.close()
    return int(found)


def test_a_run_that_is_killed_is_taken_up(tmp_path: Path) -> None:
    """kill -9 in the middle, twice, then to the end: each sighting is judged again once, and each page counted."""
    pages, file = 150, tmp_path / "home" / "copydesk.sqlite3"
    (tmp_path / "home").mkdir()
    store = open_store(f"sqlite:///{file}")
    fill(store, tmp_path / "home" / "warc", *((page(n), retitled) for n in range(pages)))
    store.close()
    for least in (1, 60):
        process = command(tmp_path / "home", "rebuild", "--jobs", 1)
        deadline = time.monotonic() + 120
        while judged(file) < least and process.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    between = judged(file)
    assert between >= 60
    process = command(tmp_path / "home", "rebuild", "--json")
    out, err = process.communicate()
    assert process.returncode == 0, err
    assert f'"facts":{pages}' in out
    assert judged(file) == pages
    store = open_store(f"sqlite:///{file}")
    faults = [fault for fault in check(store, tmp_path / "home" / "warc") if fault.kind != "cluster"]
    assert faults == [], "150 stories of the same words are in the order in which they were written"
    store.close()
