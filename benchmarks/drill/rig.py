"""The processes of a drill: a queue server, workers and senders, each of which can be killed and started again."""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import msgspec

from workers import broker, procs
from workers.embedded import server_binary
from workers.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
KILL = ((signal.SIGKILL, 10.0),)
#: How the queue server keeps its data, for each ``--persistence``.
PERSISTENCE = {
    "always": ("--appendonly", "yes", "--appendfsync", "always", "--save", ""),
    "everysec": ("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
    "none": ("--appendonly", "no", "--save", ""),
}
Process = subprocess.Popen[Any]


class Rig:
    """What runs; a context manager, which ends all of it. To be used from the main thread."""

    def __init__(self, settings: Settings, persistence: str, chance: random.Random, args: list[str]) -> None:
        self._place = Path(tempfile.mkdtemp(prefix="cd-drill-"))
        self._socket = self._place / "q.sock"
        url = f"redis+socket://{self._socket}?virtual_host=0"
        self.settings = msgspec.structs.replace(settings, broker_url=url, result_url=url)
        self._persistence, self._chance, self._args = persistence, chance, args
        self._server: Process | None = None
        self.workers: list[Process] = []
        self.senders: dict[str, Process] = {}
        self._names: list[str] = []
        self.ended_by_themselves = 0
        (settings.home / "log").mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            kill_group(worker)
        for process in (*self.senders.values(), *filter(None, [self._server])):
            procs.stop(process, grace=KILL)
        shutil.rmtree(self._place)

    def start_server(self) -> None:
        """Start the queue server on what it kept, and wait until it answers."""
        data = self.settings.home / "queue"
        data.mkdir(exist_ok=True)
        where = ("--port", "0", "--unixsocket", str(self._socket), "--dir", str(data), "--daemonize", "no")
        policy = ("--maxmemory-policy", "noeviction")
        self._server = self._spawn("server", [server_binary(), *where, *PERSISTENCE[self._persistence], *policy])
        for _ in range(600):
            try:
                broker.waiting(self.settings.broker_url or "")
            except broker.BrokerError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError(f"the queue server did not answer in 30 s; see {self.settings.home / 'log'}")

    def kill_server(self) -> None:
        """SIGKILL the queue server."""
        assert self._server is not None
        procs.stop(self._server, grace=KILL)
        self._socket.unlink(missing_ok=True)

    def start_worker(self, place: int | None = None) -> None:
        """Start a worker, or one in the place of another: under its name or, as on another host, a new one."""
        old = None if place is None or self._chance.random() < 0.5 else self._names[place]
        name = old or f"drill-{self._chance.randrange(10**9)}@here"
        args = procs.worker_args(self.settings)
        named = [f"--hostname={name}" if one.startswith("--hostname") else one for one in args]
        app = [sys.executable, "-m", "celery", "-A", "benchmarks.drill.worker"]
        worker = self._spawn("worker", [*app, *named], start_new_session=True)
        if place is None:
            self.workers.append(worker)
            self._names.append(name)
        else:
            self.workers[place], self._names[place] = worker, name

    def start_sender(self, who: str) -> None:
        """Start a sender, which goes on behind its log."""
        self.senders[who] = self._spawn(
            who, [sys.executable, "-m", "benchmarks.drill.senders", who, str(self.settings.home), *self._args]
        )

    def keep(self) -> None:
        """What a supervisor does: start again what has ended, but for a sender that had no more to send."""
        for place, worker in enumerate(self.workers):
            if worker.poll() is not None:
                self.ended_by_themselves += 1
                kill_group(worker)
                self.start_worker(place)
        for who, sender in self.senders.items():
            if sender.poll() not in (None, 0):
                self.start_sender(who)

    def all_sent(self) -> bool:
        """Whether every sender has ended in order."""
        return all(sender.poll() == 0 for sender in self.senders.values())

    def _spawn(self, name: str, args: list[str], **more: Any) -> Process:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        env = {**os.environ, **procs.environment(self.settings), "PYTHONPATH": path}
        with (self.settings.home / "log" / f"{name}.log").open("ab") as log:
            return procs.spawn(args, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env, cwd=ROOT, **more)


def kill_group(worker: Process) -> None:
    """SIGKILL a worker with all its children."""
    with suppress(ProcessLookupError):
        os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()


def children(pid: int) -> list[int]:
    """The children of a process, as the kernel tells (Linux); none of one that has ended."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []
