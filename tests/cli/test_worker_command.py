"""``copydesk worker`` with a queue server of its own: what waits is begun at once, and SIGTERM ends all in order."""

import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli.conftest import STORY_A, Run

from newsroom.figures import descendants
from workers import procs
from workers.cli import exits
from workers.embedded import EmbeddedError
from workers.settings import Settings, load
from workers.store import ledger, open_store

PATIENCE = 60.0


def test_what_was_handed_in_before_is_worked_at_once(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "1")
    assert run("submit", STORY_A).code == exits.OK
    settings = load()
    command = [sys.executable, "-m", "workers.cli", "worker"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as worker:
        told, address = (worker.stderr.readline() if worker.stderr else "" for _ in range(2))
        begun = time.monotonic()
        while done(settings) == 0 and time.monotonic() - begun < PATIENCE:
            time.sleep(0.1)
        children = descendants(worker.pid)
        worker.send_signal(signal.SIGTERM)
    assert "a queue server of our own" in told
    assert re.fullmatch(r"its address: redis\+socket://\S+\?virtual_host=0\n", address)
    assert done(settings) == 1
    assert worker.returncode == 128 + signal.SIGTERM
    assert len(children) >= 3
    assert not any(procs.alive(pid) for pid in children)
    assert not (home / "queue" / "server.json").exists()
    assert settings.task_time_limit + settings.reap_every > PATIENCE, "else waiting for the reaper would do"


def done(settings: Settings) -> int:
    store = open_store(settings.store_url)
    with store.read() as tx:
        found = ledger.counts(tx)["done"]
    store.close()
    return found


def test_queues_by_their_short_names_leave_crawls_a_worker_of_their_own(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[tuple[str, ...]] = []

    class Crew:
        def __init__(self, _settings: Settings, queues: tuple[str, ...]) -> None:
            begun.append(queues)
            raise EmbeddedError("enough")

    monkeypatch.setattr("workers.embedded.Crew", Crew)
    assert "enough" in run("worker", "--queues", "clean, ask,copydesk.crawl").err
    assert begun == [("copydesk.clean", "copydesk.ask", "copydesk.crawl")]


def test_beat_without_a_queue_server_names_what_brings_one(run: Run) -> None:
    Path("sites.toml").write_text('[sites.a]\nseeds = ["https://a.example/"]\ncron = "0 6 * * *"\n')
    ran = run("beat")
    assert (ran.code, "copydesk worker --queues clean,ask,crawl" in ran.err) == (exits.USAGE, True)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("redis://127.0.0.1:1/0", "does not answer"),
        ("amqp://127.0.0.1:1//", "COPYDESK_REDBEAT_URL"),
    ],
)
def test_beat_on_a_server_that_cannot_keep_schedules_says_so_in_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, url: str, words: str
) -> None:
    Path("sites.toml").write_text('[sites.a]\nseeds = ["https://a.example/"]\ncron = "0 6 * * *"\n')
    monkeypatch.setenv("COPYDESK_BROKER_URL", url)
    monkeypatch.setattr("workers.cli.beat.PATIENCE", 0.0)
    ran = run("beat")
    assert ran.code in (exits.ERROR, exits.USAGE)
    assert words in ran.err
    assert len(ran.err.splitlines()) == 1
