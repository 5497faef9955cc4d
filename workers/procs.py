"""Child processes that end with us, even when we are killed with SIGKILL."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from workers import tether
from workers.routes import ASK_QUEUE, CLEAN_QUEUE, QUEUES
from workers.settings import PREFIX, Settings, SettingsError


def spawn(args: Sequence[str], **kw: Any) -> subprocess.Popen[Any]:
    """Start a command that is killed when this process dies; ``kw`` goes to ``subprocess.Popen``.

    To be called from the main thread: the kernel ties a child to the thread that forked it, and a child of a
    thread that ends would be killed while its process lives on. RuntimeError from any other.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("processes are started from the main thread only: they end with the thread that did")
    leash = [sys.executable, "-I", "-S", tether.__file__, str(os.getpid())]
    return subprocess.Popen([*leash, *args], **kw)  # noqa: S603 - a list of our own, no shell


@contextmanager
def in_order() -> Iterator[None]:
    """Let SIGTERM and SIGHUP raise SystemExit in the block, where they would kill: what was begun is ended in order.

    A signal that somebody handles or ignores (nohup) is left as it is. In another thread than the main one nothing
    is changed.
    """
    mine = threading.current_thread() is threading.main_thread()
    taken = [sign for sign in (signal.SIGTERM, signal.SIGHUP) if mine and signal.getsignal(sign) is signal.SIG_DFL]
    for sign in taken:
        signal.signal(sign, _leave)
    try:
        yield
    finally:
        for sign in taken:
            signal.signal(sign, signal.SIG_DFL)


def _leave(sign: int, _frame: FrameType | None) -> None:
    raise SystemExit(128 + sign)


def stop(process: subprocess.Popen[Any], *, grace: Sequence[tuple[signal.Signals, float]]) -> int:
    """Ask a process to end with each signal in turn, as (signal, seconds to wait), then kill it; its exit code."""
    for sign, seconds in grace:
        if process.poll() is not None:
            break
        process.send_signal(sign)
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            continue
    process.kill()
    return process.wait()


def alive(pid: int) -> bool:
    """Whether a process of this id runs (a zombie that nobody has waited for does not)."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rpartition(")")[2].split()[0] not in ("Z", "X")
    except (OSError, IndexError):
        return not Path("/proc/self/stat").exists()


def environment(settings: Settings) -> dict[str, str]:
    """The settings as environment variables, for a child that is to have the same ones."""
    values = {name: getattr(settings, name) for name in settings.__struct_fields__}
    return {PREFIX + name.upper(): str(value) for name, value in values.items() if value is not None}


def queue_names(queues: Sequence[str]) -> tuple[str, ...]:
    """Queues by their full names, given with or without ``copydesk.``; SettingsError for none, or an unknown one."""
    names = tuple(queue if "." in queue else f"copydesk.{queue}" for queue in queues)
    unknown = sorted(set(names) - set(QUEUES))
    if unknown or not names:
        raise SettingsError(f"no queue {' '.join(unknown)!r}: choose from {', '.join(QUEUES)}")
    return names


def worker_args(settings: Settings, queues: Sequence[str] = (CLEAN_QUEUE, ASK_QUEUE)) -> list[str]:
    """The arguments of a worker: for ``make_app(settings).worker_main(...)``, or after ``celery -A MODULE``.

    Crawls are taken by a worker of their own: one crawl runs for long, and would hold a place that its own pages wait
    for. SettingsError as ``queue_names``.
    """
    names = queue_names(queues)
    short = "+".join(name.removeprefix("copydesk.") for name in names)
    return [
        "worker",
        f"--queues={','.join(names)}",
        f"--concurrency={settings.workers}",
        f"--hostname=copydesk-{short}-{os.getpid()}@%h",
        "--loglevel=INFO",
        # Talk between workers on a shared server that nothing here listens to.
        "--without-gossip",
        "--without-mingle",
        "--without-heartbeat",
    ]
