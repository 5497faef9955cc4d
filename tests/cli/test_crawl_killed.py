"""``copydesk crawl`` when a worker of its own, or itself, is killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cli.conftest import Run

from newsroom.figures import descendants
from newsroom.server import serving
from workers import procs
from workers.cli import exits
from workers.settings import load
from workers.store import ledger, open_store

PATIENCE = 60.0
TOKEN = "s3cret"


@pytest.fixture
def base(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("COPYDESK_WORKERS", "1")
    with serving() as site:
        yield site.base


def arguments(base: str, delay: float) -> list[str]:
    place = base.removeprefix("http://")
    return ["crawl", f"{base}/?token={TOKEN}", "--delay", str(delay), "--allowed-private", place, "--json"]


def started(words: list[str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "workers.cli", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def counts() -> dict[str, int]:
    store = open_store(load().store_url)
    with store.read() as tx:
        found = ledger.counts(tx)
    store.close()
    return found


def done() -> int:
    return counts()["done"] if (load().home / "copydesk.sqlite3").exists() else 0


def celery(pid: int) -> int:
    """The main process of the worker below a command: the first of Celery's, whose children come after it."""
    for child in descendants(pid):
        if b"celery" in Path(f"/proc/{child}/cmdline").read_bytes():
            return child
    raise AssertionError("there is no worker")


def test_a_worker_that_is_killed_is_started_again_and_the_crawl_goes_on(base: str) -> None:
    with started(arguments(base, 0.5)) as crawl:
        until(lambda: done() >= 1)
        os.kill(celery(crawl.pid), signal.SIGKILL)
        out, err = crawl.communicate(timeout=PATIENCE)
    assert (crawl.returncode, "started again" in err) == (exits.OK, True), err
    assert len(out.splitlines()) >= 10
    assert counts() == {"queued": 0, "running": 0, "done": done(), "quarantined": 0}


def test_a_crawl_that_is_killed_leaves_no_address_behind_and_may_begin_again(
    base: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "t"
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    with started(arguments(base, 1)) as crawl:
        until(lambda: done() >= 1)
        children = descendants(crawl.pid)
        crawl.kill()
        crawl.communicate()
    until(lambda: not any(procs.alive(pid) for pid in children))
    left = [file for file in temporary.rglob("*") if file.is_file() and TOKEN.encode() in file.read_bytes()]
    assert left == []
    assert run(*arguments(base, 0)).code == exits.OK
