"""The queue servers of a drill, each of which can be killed, started on what it kept, and made to take no more."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from amqp.exceptions import AMQPError
from kombu.connection import Connection

from benchmarks.drill.processes import KILL, ROOT
from benchmarks.drill.traces import Key, about
from workers import broker, procs, rabbit
from workers.embedded import server_binary
from workers.routes import ASK_QUEUE, CLEAN_QUEUE, CRAWL_QUEUE
from workers.settings import Settings

#: How the queue server keeps its data, for each ``--persistence``.
PERSISTENCE = {
    "always": ("--appendonly", "yes", "--appendfsync", "always", "--save", ""),
    "everysec": ("--appendonly", "yes", "--appendfsync", "everysec", "--save", ""),
    "none": ("--appendonly", "no", "--save", ""),
}
#: A share of the memory so small that RabbitMQ holds every publisher back, and its own usual one.
TOO_LITTLE, USUAL = "0.00001", "0.4"
#: Seconds for an answer after a start.
START_WITHIN = 60.0
#: Seconds between two looks whether RabbitMQ serves its queues, of which so many in a row have to fail.
LOOK_EVERY, IN_VAIN = 5.0, 3
#: So many looks in a row at a queue that somebody listened to before and nobody does: its workers, which connect anew
#: after a minute, are killed and started again within less.
UNHEARD = 18


class Server(Protocol):
    """What a drill asks of a queue server."""

    url: str
    #: When it answered after its last start.
    answered: float

    def start(self) -> None:
        """Start it on what it kept, and wait until it answers."""

    def kill(self) -> None:
        """SIGKILL it."""

    def close(self) -> None:
        """End it and remove what is left of it."""

    def has_ended(self) -> bool:
        """Whether it has ended by itself."""

    def is_deaf(self) -> bool:
        """Whether it runs and serves its queues no more, so that only a new start helps."""

    def refuse(self, seconds: float) -> None:
        """Let it take nothing more for a while, as when it is full."""

    def holds(self) -> frozenset[Key] | None:
        """The pages that wait in it; None if it cannot be looked into."""

    def written(self) -> Mapping[Path, int]:
        """The files of its log, each with its length."""

    def cut(self, written: Mapping[Path, int]) -> None:
        """Take from its log what came later: a power cut takes what was not on the disk yet."""


class Valkey:
    """A Valkey or Redis on a socket of its own."""

    def __init__(self, home: Path, persistence: str) -> None:
        self._home, self._options = home, PERSISTENCE[persistence]
        self._place = Path(tempfile.mkdtemp(prefix="cd-drill-"))
        self._socket = self._place / "q.sock"
        self._process: subprocess.Popen[Any] | None = None
        self.url = f"redis+socket://{self._socket}?virtual_host=0"
        self.answered = 0.0

    def start(self) -> None:
        """Start it on what it kept, and wait until it answers; again if it could not read or write at once."""
        end = time.monotonic() + START_WITHIN
        self._spawn()
        while time.monotonic() < end:
            if self.has_ended():
                time.sleep(0.5)
                self._spawn()
            try:
                broker.waiting(self.url)
            except broker.BrokerError:
                time.sleep(0.05)
            else:
                self.answered = time.monotonic()
                return
        raise RuntimeError(f"the queue server did not answer in {START_WITHIN:g} s; see {self._home / 'log'}")

    def kill(self) -> None:
        """SIGKILL it."""
        if self._process is not None:
            procs.stop(self._process, grace=KILL)
        self._socket.unlink(missing_ok=True)

    def close(self) -> None:
        """End it, and remove its socket."""
        self.kill()
        shutil.rmtree(self._place)

    def has_ended(self) -> bool:
        """Whether it has ended: one that keeps every write ends when its disk is full."""
        return self._process is None or self._process.poll() is not None

    def is_deaf(self) -> bool:
        """Never: it is one process."""
        return False

    def refuse(self, seconds: float) -> None:
        """Every write is refused for a while, but for those that take something away."""
        with suppress(broker.BrokerError):
            with broker.connect(self.url) as server:
                server.config_set("maxmemory", "1mb")
            time.sleep(seconds)
            with broker.connect(self.url) as server:
                server.config_set("maxmemory", "0")

    def holds(self) -> frozenset[Key]:
        """The pages of the messages in its list; none while it is away."""
        try:
            with broker.kept(self.url) as server:
                return frozenset(about(server.lrange(CLEAN_QUEUE, 0, -1)))
        except broker.BrokerError:
            return frozenset()

    def written(self) -> Mapping[Path, int]:
        """The files of its log, if it keeps one."""
        return {file: file.stat().st_size for file in (self._home / "queue").rglob("*.aof")}

    def cut(self, written: Mapping[Path, int]) -> None:
        """Cut its log: while it is dead."""
        for file, length in written.items():
            with suppress(FileNotFoundError):  # written anew meanwhile
                os.truncate(file, length)

    def _spawn(self) -> None:
        data = self._home / "queue"
        data.mkdir(exist_ok=True)
        where = ("--port", "0", "--unixsocket", str(self._socket), "--dir", str(data), "--daemonize", "no")
        command = [server_binary(), *where, *self._options, "--maxmemory-policy", "noeviction"]
        with (self._home / "log" / "server.log").open("ab") as log:
            self._process = procs.spawn(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)


class RabbitMQ:
    """A RabbitMQ of our own, with quorum queues; the tests' starter knows where to find one."""

    def __init__(self, home: Path) -> None:
        self._server = _rabbitmq().Rabbit(home / "rabbitmq")
        self.url = str(self._server.url)
        self._is_new = True
        self._in_vain, self._looked = 0, 0.0
        #: Queues that somebody has listened to since the last start, each with the looks in a row that saw nobody.
        self._unheard: dict[str, int] = {}
        self.answered = 0.0

    def start(self) -> None:
        """Start it on what it kept, and wait until it takes messages; the first time make its queues.

        Two kills within three minutes are more than RabbitMQ 3.10 outlives: see ``settle``, also for a later start.
        """
        self._server.start()
        self._in_vain, self._unheard, self.answered = 0, {}, time.monotonic()
        if self._is_new:
            self._server.settle(Settings(broker_url=self.url))
            self._is_new = False
        else:
            with suppress(RuntimeError, subprocess.TimeoutExpired):  # it was killed again meanwhile, or is too slow
                self._server.sync()

    def kill(self) -> None:
        """SIGKILL it."""
        self._server.kill()

    def close(self) -> None:
        """End it and its port mapper."""
        self._server.stop()

    def has_ended(self) -> bool:
        """Whether it has ended."""
        return self._server.server is None or self._server.server.poll() is not None

    def is_deaf(self) -> bool:
        """Whether its queues have not answered for a while: a disk without a byte left can end those alone.

        Of a queue that ended by itself, as that of the crawls, all that shows is that nobody listens to it any more.
        Its operator has to start it anew then (docs/rabbitmq.md), and the drill does so in his place.
        """
        if time.monotonic() - self._looked < LOOK_EVERY:
            return False
        self._looked = time.monotonic()
        self._in_vain = 0 if self.has_ended() or self._serves() else self._in_vain + 1
        return self._in_vain >= IN_VAIN or self._is_unheard()

    def _is_unheard(self) -> bool:
        """Whether one of the workers' queues has lost those who listened to it, for longer than workers take."""
        for name in (CLEAN_QUEUE, ASK_QUEUE, CRAWL_QUEUE):
            try:
                is_heard = not rabbit.unheard(self.url, (name,))
            except rabbit.RabbitError:
                continue  # it is away, or was not made yet: what does not answer is counted elsewhere
            if is_heard:
                self._unheard[name] = 0
            elif name in self._unheard:
                self._unheard[name] += 1
        return any(looks >= UNHEARD for looks in self._unheard.values())

    def _serves(self) -> bool:
        """Whether one of its queues gives a message, or says that it has none."""
        try:
            with Connection(self.url, connect_timeout=LOOK_EVERY) as connection:
                connection.channel().basic_get(rabbit.DEAD)  # the end of the connection puts it back
        except (OSError, AMQPError):
            return False
        return True

    def refuse(self, seconds: float) -> None:
        """Its alarm for memory goes off: whoever publishes is not read from any more."""
        self._share(TOO_LITTLE)
        time.sleep(seconds)
        while not self._share(USUAL):  # it would stay so
            time.sleep(1)

    def holds(self) -> None:
        """Its messages can be looked at only by taking them."""
        return

    def written(self) -> Mapping[Path, int]:
        """Nothing that a power cut would take: it confirms what is on the disk."""
        return {}

    def cut(self, written: Mapping[Path, int]) -> None:
        """Nothing was written later."""

    def _share(self, of_memory: str) -> bool:
        """Whether it could be told; one that was killed comes back with its own usual share."""
        try:
            self._server.ask("set_vm_memory_high_watermark", of_memory)
        except (RuntimeError, subprocess.TimeoutExpired):
            return self.has_ended()
        return True


def _rabbitmq() -> Any:
    if str(ROOT / "tests") not in sys.path:
        sys.path.append(str(ROOT / "tests"))
    return import_module("servers.rabbitmq")


def server(kind: str, home: Path, persistence: str) -> Server:
    """A queue server of this kind, not started yet."""
    (home / "log").mkdir(parents=True, exist_ok=True)
    return RabbitMQ(home) if kind == "rabbitmq" else Valkey(home, persistence)


def is_there(kind: str) -> bool:
    """Whether this host has one."""
    if kind != "rabbitmq":
        return True
    return _rabbitmq().programs() is not None
