"""What reads and mends the store: show, list, related, explain, quarantine, db, prune, fsck."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from cli.conftest import PAGES, STORY_A, STORY_B, UNKNOWN, Run

from workers import handlers
from workers.cli import exits
from workers.contract import Page, Receipt
from workers.store import ledger, open_store, quarantine
from workers.store.values import Entry, identity

pytestmark = pytest.mark.usefixtures("in_process")

FORMS = ("text", "html", "markdown")
AT = "https://beacon.example.org/strait/ferry-talks.html?token=s3cret"
FETCHED = ("--fetched-at", "2025-09-27T08:00:00Z")


@pytest.fixture
def key(run: Run) -> str:
    """The key of story A, stored from one address; story B is stored beside it."""
    run("clean", STORY_B, "--store", "--url", "https://courier.example.net/night-boats", *FETCHED)
    found = run("clean", STORY_A, "--store", "--url", AT, *FETCHED, "--json").json["key"]
    assert isinstance(found, str)
    return found


def store_url(home: Path) -> str:
    return f"sqlite:///{home / 'copydesk.sqlite3'}"


def test_show_by_key_and_by_address(run: Run, key: str) -> None:
    by_key = run("show", key)
    assert by_key.code == exits.OK
    assert "Lindqvar and Vasko to Meet" in by_key.out
    assert "Seen:      once at one address" in by_key.out
    assert run("show", AT).out == by_key.out
    assert run("show", key, "--json").json["key"] == key


def test_show_in_other_forms(run: Run) -> None:
    file = PAGES / "strait" / "ferry-talks.html"
    run("clean", file, "--store", "--url", AT, *FETCHED)
    cleaned = {form: run("clean", file, "--url", AT, *FETCHED, "--format", form).out for form in FORMS}
    assert {form: run("show", AT, "--format", form).out for form in FORMS} == cleaned
    assert "<p>" in cleaned["html"]
    assert run("show", AT, "--format", "json").out == run("show", AT, "--json").out
    assert run("show", AT, "--json", "--format", "html").code == exits.USAGE


def test_forms_that_were_not_kept_are_told(run: Run, home: Path) -> None:
    page = b'{"html": "<article><p>%s</p></article>", "keep": false}' % (b"Boats leave at dawn. " * 30)
    store = open_store(store_url(home))
    receipt = handlers.clean_page(Page(**msgspec.json.decode(page), source="me"), store)
    store.close()
    ran = run("show", receipt.key, "--format", "html")
    assert (ran.code, ran.out, "not archived" in ran.err, "--format text" in ran.err) == (
        exits.NOTHING,
        "",
        True,
        True,
    )
    assert run("show", receipt.key, "--format", "text").out.startswith("Boats leave at dawn.")


def test_no_secret_of_an_address_is_shown(run: Run, key: str) -> None:
    for arguments in (("show", key), ("show", key, "--json"), ("list", "--json"), ("list",), ("related", key)):
        ran = run(*arguments)
        assert "beacon.example.org" in ran.out or arguments == ("list",)
        assert "s3cret" not in ran.out + ran.err


def test_list_in_pages(run: Run, key: str) -> None:
    everything = run("list", "--json").lines
    assert everything[0]["key"] == key
    first = run("list", "--json", "--limit", "1")
    assert "--after" in first.err
    second = run("list", "--json", "--limit", "1", "--after", first.json["key"])
    assert second.json["key"] == everything[1]["key"]
    assert run("list", "--site", "example.net", "--json").json["key"] == everything[1]["key"]
    assert run("list", "--site", "example.com").code == exits.NOTHING
    assert "Staff (desk); Agencies (agency)" in run("list").out


def test_related_shows_sightings_and_the_story_from_the_same_wire(run: Run, key: str) -> None:
    found = run("related", key, "--json").json
    assert [seen["source"] for seen in found["seen"]] == ["cli"]
    assert [relation["kind"] for relation in found["relations"]] == ["derived"]
    assert "derived" in run("related", key).out


def test_explain_from_stored_evidence(run: Run, key: str) -> None:
    ran = run("explain", key)
    assert ran.code == exits.OK
    for words in ("removed", "Faithful to the Harbour", "By Staff, Agencies", "chosen", "kept"):
        assert words in ran.out
    found = run("explain", key, "--json").json
    assert found["basis"].startswith("as it was judged by recipe")
    removed = {block["text"]: block for block in found["blocks"] if not block["kept"]}
    assert removed["Please Wait..."]["why"]
    assert all(block["rule"] and block["why"] for block in found["blocks"])
    assert {"chosen", "where", "rule"} <= set(found["claims"][0])


def test_explain_judges_again_from_the_archive_when_the_evidence_has_expired(run: Run, key: str, home: Path) -> None:
    with sqlite3.connect(home / "copydesk.sqlite3") as tx:
        tx.execute("DELETE FROM evidence")
    found = run("explain", AT, "--json").json
    assert "judged again" in found["basis"]
    assert found["key"] == key
    for file in (home / "warc").iterdir():
        file.unlink()
    ran = run("explain", key)
    assert (ran.code, ran.out) == (exits.ERROR, "")
    assert "archive" in ran.err


def test_explain_a_page_that_was_not_archived(run: Run, key: str, home: Path) -> None:
    with sqlite3.connect(home / "copydesk.sqlite3") as tx:
        tx.execute("DELETE FROM evidence")
        tx.execute("DELETE FROM archive")
    ran = run("explain", key)
    assert ran.code == exits.NOTHING
    assert "was not archived" in ran.err


def test_explain_a_file_without_a_store(run: Run, home: Path) -> None:
    ran = run("explain", PAGES / "ru" / "mayak.html")
    assert ran.code == exits.OK
    assert "Ульяна Берестова" in ran.out
    assert not home.exists()
    assert run("explain", "-", stdin=b"").code == exits.NOTHING


@pytest.mark.parametrize("command", ["show", "related", "explain"])
def test_what_is_not_there_is_nothing_found(run: Run, key: str, command: str) -> None:
    for what in (UNKNOWN, "https://example.com/"):
        ran = run(command, what)
        assert (ran.code, ran.out) == (exits.NOTHING, "")
        assert "copydesk list" in ran.err


@pytest.mark.parametrize("command", ["show", "related"])
def test_what_is_neither_key_nor_address_is_wrong_usage(run: Run, key: str, command: str) -> None:
    for what in ("cd1-short", "no-such-thing", ""):
        assert run(command, what).code == exits.USAGE


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", UNKNOWN),
        ("list",),
        ("related", UNKNOWN),
        ("explain", UNKNOWN),
        ("quarantine", "list"),
        ("quarantine", "show", "1"),
        ("quarantine", "retry", "1"),
        ("prune", "--dry-run"),
        ("fsck",),
        ("db", "stats"),
    ],
)
def test_looking_makes_no_store(run: Run, home: Path, arguments: tuple[str, ...]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (exits.NOTHING, "")
    assert "nothing is stored yet" in ran.err
    assert not home.exists()


def test_quarantine_list_show_retry(run: Run, key: str, home: Path) -> None:
    store = open_store(store_url(home))
    now = datetime.now(UTC)
    page = Page(text="A page that kills.", source="test", url="https://user:hunter2@site.example/", ref="r")
    with store.write() as tx:
        job = ledger.accept(tx, [Entry(page=page, identity=identity(page))], now)[0].id
        number = quarantine.add(tx, job, "killed its process twice", "Segfault \x1b[2J", page, now)
    listed = run("quarantine", "list")
    assert "killed its process twice" in listed.out
    assert "\x1b" not in listed.out
    shown = run("quarantine", "show", number, "--json").json
    assert (shown["job"], shown["page"]) == (job, "A page that kills.")
    assert (shown["source"], shown["ref"]) == ("test", "r")
    assert "hunter2" not in run("quarantine", "show", number).out + listed.out + str(shown)
    again = run("quarantine", "retry", number)
    assert (again.code, f"job {job}" in again.out) == (exits.OK, True)
    with store.read() as tx:
        assert ledger.counts(tx)["queued"] == 1
    with store.write() as tx:
        ledger.finish(tx, job, Receipt(outcome="rejected", reason="empty"), now)
    again = run("quarantine", "retry", number)
    assert (again.code, f"job {job} has ended" in again.err) == (exits.ERROR, True)
    store.close()


def test_what_has_no_address_is_listed_by_its_senders_reference(run: Run, key: str, home: Path) -> None:
    store = open_store(store_url(home))
    page = Page(text="A page that kills.", source="test", ref="https://user:hunter2@site.example/the-ref")
    with store.write() as tx:
        job = ledger.accept(tx, [Entry(page=page, identity=identity(page))], datetime.now(UTC))[0].id
        quarantine.add(tx, job, "crashed", "", page, datetime.now(UTC))
    store.close()
    listed = run("quarantine", "list").out
    assert ("the-ref" in "".join(listed.split()), "hunter2" in listed) == (True, False)


@pytest.mark.parametrize("verb", ["show", "retry"])
def test_quarantine_of_an_unknown_number(run: Run, key: str, verb: str) -> None:
    ran = run("quarantine", verb, "77")
    assert (ran.code, "quarantine list" in ran.err) == (exits.NOTHING, True)
    assert run("quarantine", verb, "one").code == exits.USAGE


def test_db_upgrade_twice_and_stats(run: Run, home: Path) -> None:
    assert run("db", "upgrade").code == exits.OK
    assert "schema" in run("db", "upgrade").out
    found = run("db", "stats", "--json").json
    assert found["pages"] == 0
    assert " record " in run("db", "stats").out


def test_prune_tells_and_then_deletes(run: Run, key: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with sqlite3.connect(home / "copydesk.sqlite3") as tx:
        tx.execute("UPDATE evidence SET at = '2001-01-01 00:00:00.000000'")
    dry = run("prune", "--dry-run", "--json").json
    assert (dry["dry_run"], dry["evidence"]) == (True, 2)
    assert run("prune", "--json").json["evidence"] == 2
    assert run("prune", "--json").json["evidence"] == 0
    assert run("show", key).code == exits.OK


def test_prune_keeps_what_sites_toml_says(run: Run, key: str, home: Path) -> None:
    with sqlite3.connect(home / "copydesk.sqlite3") as tx:
        tx.execute("UPDATE evidence SET at = '2001-01-01 00:00:00.000000'")
    Path("sites.toml").write_text('[sites.a]\nseeds = ["https://beacon.example.org/"]\nkeep_evidence = 0\n')
    assert run("prune", "--dry-run", "--json").json["evidence"] == 1
    Path("sites.toml").write_text("sites = 3")
    ran = run("prune", "--dry-run")
    assert (ran.code, "sites.toml" in ran.err) == (exits.USAGE, True)


def test_fsck_names_what_is_wrong(run: Run, key: str, home: Path) -> None:
    assert run("fsck").code == exits.OK
    with sqlite3.connect(home / "copydesk.sqlite3") as tx:
        tx.execute("UPDATE body SET text = CAST('another text' AS BLOB) WHERE key = ?", (key,))
    ran = run("fsck")
    assert ran.code == exits.ERROR
    assert key in ran.out
    assert run("fsck", "--json").lines[0]["what"] == key
    shown = run("show", key)
    assert (shown.code, "fsck" in shown.err) == (exits.ERROR, True)
