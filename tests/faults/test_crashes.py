"""Nothing accepted is lost: workers and the queue server are killed in the middle, and poison convicts itself only.

Every wait has an end that only a defect reaches; nothing here measures time.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workers import broker, embedded, nodes, procs
from workers.app import make_app
from workers.client import Client
from workers.contract import Page
from workers.reaper import overdue_after
from workers.routes import CLEAN, CLEAN_QUEUE
from workers.settings import Settings
from workers.store import Store, ledger, open_store, quarantine, records

HERE = Path(__file__).parent
PATIENCE = 60.0
KILL = ((signal.SIGKILL, 10.0),)


def pages(count: int, word: str = "") -> list[Page]:
    text = (
        "Page {n} tells of the harbour town where the market opens before dawn and the last boats come in. {word}\n\n"
        "Its people had asked for a longer quay since the storm, and on Monday the council voted for it at last."
    )
    return [
        Page(url=f"https://news.example/{n}", text=text.format(n=n, word=word), source="test", ref=f"{word}{n}")
        for n in range(count)
    ]


class Rig:
    """A queue server and workers that can be killed, on a store of their own."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH")))))
        folder = Path(tempfile.mkdtemp(prefix="cd-"))
        self.socket = folder / "q.sock"
        self.settings = Settings(
            home=home,
            broker_url=f"redis+socket://{self.socket}?virtual_host=0",
            task_time_limit=6,
            visibility_timeout=36,
            reap_every=1,
        )
        self.running: list[subprocess.Popen[Any]] = []
        self.server: subprocess.Popen[Any] | None = None

    def start_server(self) -> None:
        data = self.settings.home / "queue"
        self.server = embedded._start_server(self.socket, data)
        embedded._await_server(self.server, self.settings.broker_url or "", data)

    def kill_server(self) -> None:
        assert self.server is not None
        procs.stop(self.server, grace=KILL)
        self.socket.unlink(missing_ok=True)

    def start_worker(self) -> subprocess.Popen[Any]:
        worker = embedded.start_worker(self.settings, (CLEAN_QUEUE,), app="poisoned")
        self.running.append(worker)
        return worker

    def keep_alive(self) -> None:
        """What a supervisor does: a restart of the queue server can end a worker (known of kombu)."""
        if self.running and self.running[-1].poll() is not None:
            self.start_worker()

    def close(self) -> None:
        for worker in self.running:
            if worker.poll() is None:
                os.killpg(worker.pid, signal.SIGKILL)
            worker.wait()
        if self.server is not None:
            procs.stop(self.server, grace=KILL)
        shutil.rmtree(self.socket.parent)


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    made = Rig(tmp_path, monkeypatch)
    made.start_server()
    yield made
    made.close()


@contextmanager
def opened(rig: Rig) -> Iterator[tuple[Client, Store]]:
    with ExitStack() as stack:
        client = stack.enter_context(Client(rig.settings))
        store = open_store(rig.settings.store_url)
        stack.callback(store.close)
        yield client, store


def counts(store: Store) -> dict[str, int]:
    with store.read() as tx:
        return ledger.counts(tx)


def wait(rig: Rig, store: Store, until: Callable[[dict[str, int]], bool]) -> dict[str, int]:
    end = time.monotonic() + PATIENCE
    while not until(found := counts(store)):
        assert time.monotonic() < end, f"{found}; log: {log(rig)}"
        rig.keep_alive()
        time.sleep(0.05)
    return found


def log(rig: Rig, *, whole: bool = False) -> str:
    text = (rig.settings.home / "log" / "worker-clean.log").read_text("utf-8")
    return text if whole else text[-3000:]


def submit(client: Client, sent: list[Page]) -> None:
    for start in range(0, len(sent), 25):
        client.submit(sent[start : start + 25])


def assert_each_stored_once(store: Store, sent: list[Page]) -> None:
    with store.read() as tx:
        keys = [records.keys_at(tx, page.url or "") for page in sent]
        seen = [len(records.observations(tx, key=found[0])) for found in keys]
    assert [len(found) for found in keys] == [1] * len(sent)
    assert seen == [1] * len(sent)


def test_a_killed_worker_loses_nothing(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.03")
    sent = pages(100)
    with opened(rig) as (client, store):
        submit(client, sent)
        rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 20)
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        assert counts(store)["done"] < 100
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 100, "quarantined": 0}
        assert_each_stored_once(store, sent)


def rename_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that are started from now on have another node name, as after a restart on another host."""
    usual = procs.worker_args

    def renamed(settings: Settings, queues: Sequence[str]) -> list[str]:
        return [word.replace(f"-{os.getpid()}@", "-other@") for word in usual(settings, queues)]

    monkeypatch.setattr(procs, "worker_args", renamed)


@pytest.mark.parametrize("same_name", [True, False])
def test_what_a_killed_worker_had_in_hand_is_worked_long_before_it_is_overdue(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, same_name: bool
) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.2")
    rig.settings = msgspec.structs.replace(rig.settings, task_time_limit=60, visibility_timeout=300, reap_every=30)
    sent = pages(25)
    with opened(rig) as (client, store):
        submit(client, sent)
        rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 2)
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        assert counts(store)["done"] < 25
        if not same_name:
            rename_workers(monkeypatch)
        wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert_each_stored_once(store, sent)
    assert overdue_after(rig.settings) > PATIENCE, "else waiting for the ledger would do"


@pytest.mark.parametrize("same_name", [True, False])
def test_a_message_that_was_not_accepted_yet_outlives_its_worker_long_before_the_visibility_timeout(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, same_name: bool
) -> None:
    monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "600")
    rig.settings = msgspec.structs.replace(rig.settings, task_time_limit=60, visibility_timeout=300, reap_every=30)
    sent = pages(3)
    app = make_app(rig.settings)
    payload = {"source": "test", "pages": [msgspec.to_builtins(page) for page in sent]}
    url = rig.settings.broker_url or ""
    with opened(rig) as (_, store), broker.connect(url) as server:
        app.send_task(CLEAN, kwargs={"payload": payload})
        rig.start_worker()
        wait_for(rig, lambda: server.hlen(nodes.UNACKED) == 1)
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        assert sum(counts(store).values()) == 0
        if not same_name:
            rename_workers(monkeypatch)
        monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "0")
        rig.start_worker()
        assert wait(rig, store, lambda found: found["done"] == 3)["done"] == 3
        assert_each_stored_once(store, sent)
    app.close()
    assert rig.settings.visibility_timeout > PATIENCE, "else waiting for it would do"


@pytest.mark.parametrize("limits", [{"time_limit": 9000, "soft_time_limit": 9000}, {"soft_time_limit": 9000}])
def test_a_caller_cannot_lengthen_the_time_of_a_task(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, limits: dict[str, int]
) -> None:
    monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "600")
    app = make_app(rig.settings)
    with broker.connect(rig.settings.broker_url or "") as server:
        app.send_task(CLEAN, kwargs={"payload": {"text": "a page"}}, **limits)
        rig.start_worker()
        wait_for(rig, lambda: server.hlen(nodes.UNACKED) == 1)
        wait_for(rig, lambda: server.hlen(nodes.UNACKED) == 0)
    app.close()
    assert "time limit" in log(rig, whole=True)


def wait_for(rig: Rig, found: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < end, log(rig)
        time.sleep(0.05)


def test_a_killed_queue_server_loses_nothing(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.03")
    sent = pages(100)
    with opened(rig) as (client, store):
        submit(client, sent[:75])
        rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 10)
        rig.kill_server()
        submit(client, sent[75:])
        rig.start_server()
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 100, "quarantined": 0}
        assert_each_stored_once(store, sent)


def test_on_postgresql_a_killed_worker_and_a_queue_server_without_its_data_lose_nothing(
    rig: Rig, new_postgres: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.03")
    rig.settings = msgspec.structs.replace(rig.settings, database_url=new_postgres())
    sent = pages(75)
    with opened(rig) as (client, store):
        submit(client, sent)
        rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 10)
        rig.kill_server()
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        assert counts(store)["done"] < 75
        shutil.rmtree(rig.settings.home / "queue")
        rig.start_server()
        rig.start_worker()
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 75, "quarantined": 0}
        assert_each_stored_once(store, sent)


#: Each poison with the word and a part of the sentence that its quarantine gives as the reason.
REASONS = {
    "POISON-KILL": ("crashed", "SIGKILL"),
    "POISON-SEGFAULT": ("crashed", "SIGSEGV"),
    "POISON-EXIT": ("crashed", "code 3"),
    "POISON-HANG": ("timeout", "2 seconds"),
    "POISON-GIL": ("timeout", "2 seconds"),
    "POISON-SPIN": ("timeout", "2 seconds"),
    "POISON-MEMORY": ("memory", "more memory"),
    "POISON-RECURSE": ("error", "RecursionError"),
    "POISON-ERROR": ("error", "ValueError"),
}


def test_poison_is_quarantined_with_its_reason_and_bystanders_are_stored(rig: Rig) -> None:
    words = tuple(REASONS)
    poison = [pages(n + 1, word)[n] for n, word in enumerate(words)]
    sent = pages(20)
    with opened(rig) as (client, store):
        client.submit(sorted([*sent, *poison], key=lambda page: page.text or ""))
        rig.start_worker()
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 20, "quarantined": len(words)}
        with store.read() as tx:
            kept = quarantine.listing(tx)
            fates = ledger.receipts(tx, "test", [page.ref or "" for page in poison])
        assert_each_stored_once(store, sent)
    assert sorted(one.url or "" for one in kept) == sorted(page.url or "" for page in poison)
    by_url = {one.url: one.reason for one in kept}
    told = {word: by_url[page.url] for word, page in zip(words, poison, strict=True)}
    assert {word: reason.split(": ")[0] for word, reason in told.items()} == {
        word: reason for word, (reason, _) in REASONS.items()
    }
    assert [(word, told[word]) for word, (_, part) in REASONS.items() if part not in told[word]] == []
    assert [fate.receipts[0].reason for fate in fates] == list(told.values())
    assert [fate.receipts[0].outcome for fate in fates] == ["quarantined"] * len(words)


def test_everything_ends_with_a_worker_that_is_killed(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.05")
    with opened(rig) as (client, store):
        submit(client, pages(50))
        worker = rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 2)
        children = descendants(worker.pid)
        assert len(children) >= 2
        worker.kill()
        worker.wait()
    end = time.monotonic() + PATIENCE
    while any(procs.alive(pid) for pid in children) and time.monotonic() < end:
        time.sleep(0.02)
    assert [pid for pid in children if procs.alive(pid)] == []


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [found for child in map(int, children) for found in (child, *descendants(child))]
