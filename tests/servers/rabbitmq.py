"""A private RabbitMQ for the tests and the drill, from an installed server: ports, data and cookie of its own.

It needs Erlang's port mapper beside it (epmd), which it would share with every other Erlang program of the host: ours
has a port of its own. Both are our children, and the kernel ends them with us; nothing is left but the folder.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from amqp.exceptions import InternalError
from kombu import Connection

from workers import procs, rabbit
from workers.app import make_app
from workers.settings import Settings

KILL = ((signal.SIGKILL, 10.0),)
#: Seconds: a start takes 5 on an idle machine.
START_WITHIN = 180.0
#: Seconds within which its queues can be read; and how often it is started for that.
SERVES_WITHIN, STARTS = 10.0, 3
#: Bytes that have to be free on its disk; under it publishers are held back. And what a restart does not wait for.
CONFIG = "disk_free_limit.absolute = 20MB\nlog.console = false\nlog.file.level = warning\n"
#: Writes at once what it writes every three minutes: which quorum queues there are.
_SYNC = "[dets:sync(Table) || Table <- dets:all()]."
_ERLANG = "-noinput -start_epmd false -kernel inet_dist_use_interface {127,0,0,1}"
MISSING = "RabbitMQ is not installed here (Debian: apt-get install rabbitmq-server), or Erlang's epmd is not"


def programs() -> tuple[Path, Path] | None:
    """The server's own script (Debian's on PATH changes the user first) and epmd; None if one is not there."""
    mapper = next(iter([*filter(None, [shutil.which("epmd")]), *_found("usr/lib/erlang/erts-*/bin/epmd")]), None)
    places = ("usr/lib/rabbitmq/bin/rabbitmq-server", "usr/lib/rabbitmq/lib/*/sbin/rabbitmq-server")
    server = next((one for place in places for one in _found(place)), None) or shutil.which("rabbitmq-server")
    return (Path(server), Path(mapper)) if server and mapper else None


def _found(pattern: str) -> Iterator[Path]:
    yield from (one for one in sorted(Path("/").glob(pattern)) if os.access(one, os.X_OK))


class Rabbit:
    """A server in a folder, which keeps its data from one start to the next. To be used from the main thread."""

    def __init__(self, folder: Path) -> None:
        found = programs()
        if found is None:
            raise RuntimeError(MISSING)
        self._server_program, self._mapper_program = found
        self._folder = folder.absolute()
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / "rabbitmq.conf").write_text(CONFIG, "ascii")
        self._port, self._peers, self._mappers = _free_ports(3)
        self._mapper: subprocess.Popen[Any] | None = None
        self.server: subprocess.Popen[Any] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"amqp://guest:guest@127.0.0.1:{self._port}//"

    def start(self) -> None:
        """Start it on what it kept, and wait until it takes messages."""
        if self._mapper is None or self._mapper.poll() is not None:
            self._mapper = self._spawn([str(self._mapper_program), "-port", str(self._mappers)])
        self.server = self._spawn([str(self._server_program)])
        end = time.monotonic() + START_WITHIN
        while time.monotonic() < end and self.server.poll() is None:
            try:
                rabbit.waiting(self.url, rabbit.DEAD)
            except rabbit.RabbitError:
                time.sleep(0.1)
            else:
                return
        told = (self._folder / "out.log").read_text("utf-8", "replace")[-2000:]
        self.stop()
        raise RuntimeError(f"RabbitMQ did not start: {told}")

    def settle(self, settings: Settings) -> None:
        """Declare the queues, and see that it will know them after a SIGKILL. To be asked before anything is in them.

        RabbitMQ 3.10 is told of a quorum queue for good within three minutes only: killed before, it makes the queue
        anew, without what was in it, and may not serve it at all, however often it is started. It begins with nothing
        then. RuntimeError if it does not serve its queues even so.
        """
        for _ in range(STARTS):
            try:
                names = self._declare(settings)
            except InternalError:
                names = ()
            if names and self.serves(names):
                break
            self.kill()
            shutil.rmtree(self._folder / "data")
            self.start()
        else:
            raise RuntimeError(f"RabbitMQ does not serve new queues, {STARTS} times")
        rabbit.take_dead(self.url, lambda _: None)
        self.sync()

    def _declare(self, settings: Settings) -> tuple[str, ...]:
        app = make_app(settings)
        with app.connection_for_write() as connection:
            for queue in app.amqp.queues.values():
                queue(connection.default_channel).declare()
        app.close()
        return tuple(app.amqp.queues)

    def start_again(self, names: Iterable[str]) -> None:
        """Start it on what it kept; again where a queue comes back without its process (docs/rabbitmq.md)."""
        for _ in range(STARTS):
            self.start()
            if self.serves(names):
                return
            self.kill()
        raise RuntimeError(f"RabbitMQ came back without its queues, {STARTS} times")

    def serves(self, names: Iterable[str]) -> bool:
        """Whether each of these queues can be read within some seconds."""
        end = time.monotonic() + SERVES_WITHIN
        while not (found := self._serves(names)) and time.monotonic() < end:
            time.sleep(0.5)
        return found

    def _serves(self, names: Iterable[str]) -> bool:
        try:
            with Connection(self.url) as connection:
                for name in names:
                    connection.default_channel.basic_consume(name, callback=lambda _: None)
        except (InternalError, OSError):
            return False
        return True

    def sync(self) -> None:
        """Let it write at once which quorum queues there are. RuntimeError if it cannot be told."""
        self.ask("eval", _SYNC)

    def kill(self) -> None:
        """SIGKILL it; its children end with their pipes."""
        if self.server is not None:
            procs.stop(self.server, grace=KILL)

    def stop(self) -> None:
        """End it and its port mapper."""
        self.kill()
        if self._mapper is not None:
            procs.stop(self._mapper, grace=KILL)

    def ask(self, *words: str) -> str:
        """What ``rabbitmqctl`` answers; RuntimeError with its words if it fails."""
        command = [str(self._server_program.with_name("rabbitmqctl")), *words]
        done = subprocess.run(
            command,
            env=self._environment(),
            cwd=self._folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return done.stdout

    def _spawn(self, command: list[str]) -> "subprocess.Popen[Any]":
        with (self._folder / "out.log").open("ab") as log:
            return procs.spawn(
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=self._environment(),
                cwd=self._folder,
                start_new_session=True,
            )

    def _environment(self) -> dict[str, str]:
        folder = str(self._folder)
        kept = {name: os.environ[name] for name in ("PATH", "LANG", "TMPDIR") if name in os.environ}
        return kept | {
            "HOME": folder,  # the cookie is written there
            "ERL_EPMD_PORT": str(self._mappers),
            "ERL_EPMD_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODENAME": f"copydesk-{self._port}@localhost",
            "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
            "RABBITMQ_NODE_PORT": str(self._port),
            "RABBITMQ_DIST_PORT": str(self._peers),
            "RABBITMQ_CTL_DIST_PORT_MIN": str(self._peers + 1),
            "RABBITMQ_CTL_DIST_PORT_MAX": str(self._peers + 9),
            "RABBITMQ_MNESIA_BASE": f"{folder}/data",
            "RABBITMQ_LOG_BASE": f"{folder}/log",
            "RABBITMQ_ENABLED_PLUGINS_FILE": f"{folder}/plugins",
            "RABBITMQ_CONFIG_FILE": f"{folder}/rabbitmq.conf",
            "RABBITMQ_CONF_ENV_FILE": f"{folder}/none",
            # No port mapper of its own (a daemon that nobody would end), and no open door for other hosts.
            "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": _ERLANG,
            # In the process that is started, not below a shell whose SIGKILL it would outlive.
            "RABBITMQ_ALLOW_INPUT": "yes",
        }


def _free_ports(count: int) -> list[int]:
    """Ports that nobody listens at on loopback at the moment."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [int(one.getsockname()[1]) for one in held]
    for one in held:
        one.close()
    return ports
