"""Whether a worker lives: ``python -S -m workers.health FILE`` exits 0 or 1 and says why. Standard library only.

A worker's event loop touches ``FILE`` every few seconds, each task that begins or ends touches ``FILE.task``, and
the reaper writes the length of the queue to ``FILE.queue``. A process that is there but hangs, or that is there
but takes nothing from a full queue, is not healthy. (``celery inspect ping`` imports everything for each check,
and fails on a busy host.)
"""

import os
import sys
import tempfile
import time
from pathlib import Path

#: Overrides where a worker beats, for several on one host.
VARIABLE = "COPYDESK_HEARTBEAT"
BEAT_EVERY = 5.0
BEAT_LIMIT = 60.0
#: A worker that takes nothing for this long while messages wait is stuck; longer than any task may last.
IDLE_LIMIT = 900.0


def heartbeat_file() -> Path:
    """Where the worker of this environment beats."""
    return Path(os.environ.get(VARIABLE) or Path(tempfile.gettempdir()) / "copydesk-worker.heartbeat")


def beat(file: Path) -> None:
    """The event loop turns."""
    _write(file, "")


def task_seen(file: Path) -> None:
    """A task began or ended."""
    _write(_beside(file, "task"), "")


def queue_seen(file: Path, waiting: int) -> None:
    """This many messages wait in the queues that this worker reads."""
    _write(_beside(file, "queue"), str(waiting))


def check(file: Path, now: float) -> str | None:
    """Why the worker that beats in ``file`` is not healthy at ``now`` (seconds since the epoch), or None."""
    age = _age(file, now)
    if age is None:
        return f"no heartbeat in {file}: the worker has not started, or beats elsewhere ({VARIABLE})"
    if age > BEAT_LIMIT:
        return f"the last heartbeat is {age:.0f} s old: restart the worker"
    idle = _age(_beside(file, "task"), now)
    waiting = _waiting(_beside(file, "queue"))
    if waiting and idle is not None and idle > IDLE_LIMIT:
        return f"{waiting} messages wait and none was taken for {idle:.0f} s: restart the worker"
    return None


def main(args: list[str]) -> int:
    """The check as a command: 0 healthy, 1 not."""
    file = Path(args[0]) if args else heartbeat_file()
    fault = check(file, time.time())
    sys.stdout.write((fault or "healthy") + "\n")
    return 1 if fault else 0


def _beside(file: Path, what: str) -> Path:
    return file.with_name(f"{file.name}.{what}")


def _age(file: Path, now: float) -> float | None:
    try:
        return now - file.stat().st_mtime
    except OSError:
        return None


def _waiting(file: Path) -> int:
    try:
        return int(file.read_text("ascii"))
    except (OSError, ValueError):
        return 0


def _write(file: Path, text: str) -> None:
    """Write without following a link: the default place is a folder that others can write to."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o644)
    try:
        os.write(handle, text.encode("ascii"))
        os.utime(handle)
    finally:
        os.close(handle)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
