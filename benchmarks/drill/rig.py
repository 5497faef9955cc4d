"""The processes of a drill: a queue server, workers, senders and a crawl; each can be killed and started again."""

import os
import random
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

import msgspec

from benchmarks.drill import clock, traces
from benchmarks.drill.crawls import Crawls
from benchmarks.drill.poison import AT
from benchmarks.drill.processes import KILL, ROOT, Process, kill_group
from benchmarks.drill.queues import Valkey, server
from workers import procs
from workers.health import VARIABLE as BEATS_IN
from workers.settings import Settings


class Rig:
    """What runs; a context manager, which ends all of it. To be used from the main thread.

    ``notes`` is a folder on a disk that nobody fills: the logs of what was accepted lie there, and what the drill
    tells its processes.
    """

    def __init__(
        self,
        settings: Settings,
        kinds: tuple[str, str],
        notes: Path,
        chance: random.Random,
        args: list[str],
        *,
        crawls: bool = True,
    ):
        broker, persistence = kinds
        self.queue = server(broker, settings.home, persistence)
        # RedBeat keeps schedules on a Redis, also beside RabbitMQ.
        self._schedules = Valkey(notes, "everysec") if broker == "rabbitmq" else None
        url = self.queue.url
        self.settings = msgspec.structs.replace(
            settings,
            broker_url=url,
            result_url=None if self._schedules else url,
            redbeat_url=self._schedules.url if self._schedules else url,
            sites=notes / "sites.toml",
        )
        self.notes, self._chance, self._args = notes, chance, args
        self.clock = notes / "clock"
        self.workers: list[Process] = []
        self.senders: dict[str, Process] = {}
        self._names: list[str] = []
        self._stack = ExitStack()
        self.crawls, self._is_crawled = Crawls(self.settings, self._spawn), crawls
        self.ended_by_themselves = 0
        self.begun, self.traces = notes / "begun", notes / "traces.jsonl"
        for folder in (settings.home / "log", notes / "log", notes / "tmp", self.begun):
            folder.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        """Start everything."""
        try:
            for one in filter(None, (self.queue, self._schedules)):
                self._stack.callback(one.close)
                one.start()
            self._stack.callback(self._end)
            for _ in range(2):
                self.start_worker()
            self._stack.enter_context(self.crawls)
            if self._is_crawled:
                self.crawls.start()
            for who in ("crawl", "application"):
                self.start_sender(who)
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def start_worker(self, place: int | None = None) -> None:
        """Start a worker, or one in the place of another: under its name or, as on another host, a new one."""
        old = None if place is None or self._chance.random() < 0.5 else self._names[place]
        name = old or f"drill-{self._chance.randrange(10**9)}@here"
        args = procs.worker_args(self.settings)
        named = [f"--hostname={name}" if one.startswith("--hostname") else one for one in args]
        app = [sys.executable, "-m", "celery", "-A", "benchmarks.drill.worker"]
        worker = self._spawn("worker", [*app, *named], start_new_session=True, clock=self.clock)
        if place is None:
            self.workers.append(worker)
            self._names.append(name)
        else:
            self.workers[place], self._names[place] = worker, name

    def start_sender(self, who: str) -> None:
        """Start a sender, which goes on behind its log."""
        command = [sys.executable, "-m", "benchmarks.drill.senders", who, str(self.notes), *self._args]
        self.senders[who] = self._spawn(who, command, clock=self.clock)

    def keep(self) -> None:
        """What a supervisor does: start again what has ended, but for a sender that had no more to send."""
        if self.queue.is_deaf():
            self.queue.kill()
        if self.queue.has_ended():
            self.ended_by_themselves += 1
            self.queue.start()
        for place, worker in enumerate(self.workers):
            if worker.poll() is not None:
                self.ended_by_themselves += 1
                kill_group(worker)
                self.start_worker(place)
        for who, sender in self.senders.items():
            if sender.poll() not in (None, 0):
                self.start_sender(who)
        self.ended_by_themselves += self.crawls.keep()

    def all_sent(self) -> bool:
        """Whether every sender has ended in order."""
        return all(sender.poll() == 0 for sender in self.senders.values())

    def _end(self) -> None:
        for worker in self.workers:
            kill_group(worker)
        for sender in self.senders.values():
            procs.stop(sender, grace=KILL)

    def _spawn(self, name: str, args: list[str], *, clock: Path | None = None, **more: Any) -> Process:
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        beats = {BEATS_IN: str(self.notes / f"{name}-{self._chance.randrange(10**9)}.heartbeat")}
        ours = {AT: str(self.begun), "TMPDIR": str(self.notes / "tmp"), "PYTHONPATH": path, **beats, **_clock(clock)}
        ours[traces.VARIABLE] = str(self.traces)
        env = {**os.environ, **procs.environment(self.settings), **ours}
        with (self.settings.home / "log" / f"{name}.log").open("ab") as log:
            return procs.spawn(args, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=env, cwd=ROOT, **more)


def _clock(file: Path | None) -> dict[str, str]:
    return {clock.VARIABLE: str(file)} if file else {}
