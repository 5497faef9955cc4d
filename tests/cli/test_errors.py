"""What goes wrong around a command: settings, database, queue server, disk, pipe."""

import os
import sqlite3
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from cli.conftest import STORY_A, Run

from workers.cli import exits
from workers.cli.draining import drained
from workers.store import engine, open_store

pytestmark = pytest.mark.usefixtures("in_process")
COMMAND = [sys.executable, "-m", "workers.cli"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("COPYDESK_WORKERS", "many", "workers"),
        ("COPYDESK_DATABASE_URL", "mysql://x/y", "sqlite:///"),
        ("COPYDESK_DATABASE_URL", "nonsense", "no address"),
        ("COPYDESK_DATABASE_URL", "sqlite://", "cannot be shared"),
    ],
)
def test_a_setting_that_cannot_be_used(
    run: Run, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    ran = run("list")
    assert ran.code in (exits.ERROR, exits.USAGE)
    assert words in ran.err
    assert ran.out == ""


def test_a_settings_file_that_is_not_there_or_is_none(run: Run, tmp_path: Path) -> None:
    assert run("--config", tmp_path / "no.toml", "list").code == exits.USAGE
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("colour = 'blue'")
    ran = run("--config", wrong, "list")
    assert (ran.code, "unknown setting 'colour'" in ran.err) == (exits.USAGE, True)
    wrong.write_text("=")
    assert run("--config", wrong, "list").code == exits.USAGE


def test_home_and_config_are_taken_from_the_flags(run: Run, tmp_path: Path) -> None:
    assert run("--home", tmp_path / "elsewhere", "db", "upgrade").code == exits.OK
    assert (tmp_path / "elsewhere" / "copydesk.sqlite3").exists()


def test_a_locked_database_is_told(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "PRAGMAS", ("busy_timeout=50", "foreign_keys=ON"))
    run("db", "upgrade")
    with sqlite3.connect(home / "copydesk.sqlite3", isolation_level=None) as holder:
        holder.execute("BEGIN IMMEDIATE")
        ran = run("clean", STORY_A, "--store")
        holder.execute("ROLLBACK")
    assert (ran.code, ran.out) == (exits.ERROR, "")
    assert "another process holds the database" in ran.err


def test_a_newer_database_is_told(run: Run, home: Path) -> None:
    run("db", "upgrade")
    with sqlite3.connect(home / "copydesk.sqlite3") as tx:
        tx.execute("UPDATE alembic_version SET version_num = '9999'")
    for arguments in (("list",), ("clean", STORY_A, "--store"), ("db", "upgrade")):
        ran = run(*arguments)
        assert ran.code == exits.ERROR
        assert "newer copydesk" in ran.err


def test_a_file_that_is_no_database_is_told(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "copydesk.sqlite3").write_text("this is a letter to my aunt, and no database" * 30)
    ran = run("list")
    assert (ran.code, "no SQLite database" in ran.err) == (exits.ERROR, True)


def test_submit_without_a_queue_server_is_accepted_and_says_who_will_work_it(run: Run) -> None:
    ran = run("submit", STORY_A, "--json")
    assert (ran.code, ran.json["fresh"], ran.json["state"]) == (exits.OK, True, "queued")
    assert "copydesk worker" in ran.err
    assert "known already" in run("submit", STORY_A).out


def test_submit_to_a_queue_server_that_does_not_answer_is_accepted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://127.0.0.1:1/0")
    ran = run("submit", STORY_A)
    assert (ran.code, "accepted" in ran.out) == (exits.OK, True)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("submit",), exits.USAGE, "FILE"),
        (("submit", "no-such-file"), exits.USAGE, "no such file"),
        (("submit", "https://example.org/"), exits.USAGE, "copydesk crawl"),
        (("submit", STORY_A, STORY_A, "--ref", "r"), exits.USAGE, "one by one"),
        (("submit", STORY_A, "--source", "crawl:1"), exits.USAGE, "own crawls"),
        (("submit", STORY_A, "--source", "x" * 201), exits.USAGE, "--source"),
        (("submit", STORY_A, "--ref", "x" * 201), exits.USAGE, "--ref"),
        (("submit", STORY_A, "--url", "nowhere"), exits.USAGE, "--url"),
        (("worker", "--queues", "celery"), exits.USAGE, "copydesk.clean"),
        (("worker", "--concurrency", "0"), exits.USAGE, "--concurrency"),
        (("beat",), exits.USAGE, "--sites"),
        (("beat", "--sites", "no.toml"), exits.USAGE, "no.toml"),
        (("crawl",), exits.USAGE, "--site"),
        (("crawl", "example.org"), exits.USAGE, "http://"),
        (("crawl", "http://["), exits.USAGE, "no address"),
        (("crawl", "http://127.0.0.1:9/\udcff"), exits.USAGE, "no address"),
        (("crawl", "https://example.org/", "--site", "x"), exits.USAGE, "--site"),
        (("crawl", "https://example.org/", "--max-pages", "0"), exits.USAGE, "--max-pages"),
        (("crawl", "https://example.org/", "--delay", "-1"), exits.USAGE, "--delay"),
    ],
)
def test_bad_input_is_told(run: Run, home: Path, arguments: tuple[object, ...], code: int, words: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err
    assert not (home / "copydesk.sqlite3").exists()


@pytest.mark.parametrize("command", ["show", "explain", "related"])
def test_an_address_that_is_none_is_told(run: Run, command: str) -> None:
    run("db", "upgrade")
    ran = run(command, "http://[")
    assert (ran.code, ran.out) == (exits.USAGE, "")
    assert "host cannot be read" in ran.err
    assert "fault of copydesk" not in ran.err


def test_a_crawl_waits_for_its_own_pages_only(run: Run, home: Path) -> None:
    assert run("submit", STORY_A, "--source", "me").code == exits.OK
    store = open_store(f"sqlite:///{home / 'copydesk.sqlite3'}")
    assert drained(store, "crawl:1", patience=0) == {"queued": 0, "running": 0, "done": 0, "quarantined": 0}
    for source in ("me", None):
        with pytest.raises(exits.Stop, match="copydesk worker"):
            drained(store, source, patience=0)
    store.close()


def test_doctor_says_what_is_chosen_where_and_what_answers(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "3")
    found = {one["what"]: one for one in run("doctor", "--json").lines}
    assert found["setting workers"]["said"] == "3  (COPYDESK_WORKERS)"
    assert found["setting keep_jobs"]["said"].endswith("(default)")
    assert found["queue server"]["state"] == "ok"
    assert found["store"]["state"] == "ok"
    assert {"disk", "time", "python", "celery"} <= set(found)


def test_doctor_faults_what_is_configured_and_does_not_answer(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://user:hunter2@127.0.0.1:1/0")
    monkeypatch.setenv("COPYDESK_DATABASE_URL", "postgresql://user:hunter2@127.0.0.1:1/none")
    ran = run("doctor", "--json")
    assert ran.code == exits.ERROR
    faults = {one["what"] for one in ran.lines if one["state"] == "fault"}
    assert faults == {"broker", "store"}
    assert "hunter2" not in ran.out + ran.err


@pytest.mark.parametrize("name", exits.SPOKEN)
def test_the_errors_that_speak_for_themselves_are_there_by_name(name: str) -> None:
    module, _, kind = name.rpartition(".")
    assert issubclass(getattr(import_module(module), kind), Exception)


def test_selftest_holds(run: Run) -> None:
    ran = run("selftest")
    assert ran.code == exits.OK
    assert "checks hold" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which only Linux has")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run([*COMMAND, "--help"], stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert ran.returncode == exits.ERROR
    assert "No space left on device" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_closed_pipe_ends_quietly() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as closed:
        ran = subprocess.run([*COMMAND, "--help"], stdout=closed, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (ran.returncode, ran.stderr) == (exits.ERROR, "")


def test_a_fault_of_our_own_is_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("nobody foresaw this")

    monkeypatch.setattr("workers.child.clean_alone", fail)
    ran = run("clean", STORY_A)
    assert ran.code == exits.ERROR
    assert ran.err.count("\n") == 1
    assert "ZeroDivisionError: nobody foresaw this" in ran.err
    assert exits.TRACEBACK in ran.err


def test_an_interrupt_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("workers.child.clean_alone", interrupt)
    assert run("clean", STORY_A).code == 130
