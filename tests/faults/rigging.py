"""A queue server and workers that can be killed, on a store of their own.

Every wait has an end that only a defect reaches; nothing here measures time.
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

from workers import embedded, procs
from workers.client import Client
from workers.contract import Page
from workers.routes import CLEAN_QUEUE
from workers.settings import Settings
from workers.store import Store, ledger, open_store, records

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


def wait(
    rig: Rig, store: Store, until: Callable[[dict[str, int]], bool], patience: float = PATIENCE
) -> dict[str, int]:
    end = time.monotonic() + patience
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


def wait_for(rig: Rig, found: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not found():
        assert time.monotonic() < end, log(rig)
        time.sleep(0.05)
