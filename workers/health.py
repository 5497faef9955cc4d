"""Whether workers live: ``python -S -m workers.health`` exits 0 or 1 and says why. Standard library only.

Asked without more it looks at every worker and clock of this host that beats in the temporary folder (in a container:
its one), or at the file in ``COPYDESK_HEARTBEAT``; ``workers.health PID`` or ``FILE`` asks for one of them.

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

#: Overrides where a worker beats.
VARIABLE = "COPYDESK_HEARTBEAT"
_NAME = "copydesk-{}.heartbeat"
BEAT_EVERY = 5.0
BEAT_LIMIT = 60.0
#: A worker that takes nothing for this long while messages wait is stuck; longer than any task may last.
IDLE_LIMIT = 900.0


def heartbeat_file(pid: int) -> Path:
    """Where the worker with this main process beats: each has a file of its own."""
    return Path(os.environ.get(VARIABLE) or Path(tempfile.gettempdir()) / _NAME.format(pid))


def living() -> tuple[Path, ...]:
    """Where processes beat that are there; what a killed one has left is none of them."""
    named = os.environ.get(VARIABLE)
    if named:
        return (Path(named),)
    before, after = _NAME.split("{}")
    found = sorted(Path(tempfile.gettempdir()).glob(_NAME.format("*")))
    return tuple(file for file in found if _there(file.name.removeprefix(before).removesuffix(after)))


def beat(file: Path) -> None:
    """The event loop turns."""
    _write(file, "")


def task_seen(file: Path) -> None:
    """A task began or ended."""
    _write(_beside(file, "task"), "")


def queue_seen(file: Path, waiting: int) -> None:
    """This many messages wait in the queues that this worker reads."""
    _write(_beside(file, "queue"), str(waiting))


def ended(file: Path) -> None:
    """The worker ended in order: nobody is to look for it."""
    for one in (file, _beside(file, "task"), _beside(file, "queue")):
        one.unlink(missing_ok=True)


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
    files = tuple(heartbeat_file(int(one)) if one.isdecimal() else Path(one) for one in args) or living()
    faults = [fault for file in files if (fault := check(file, time.time()))]
    if not files:
        faults = [
            f"nobody beats in {tempfile.gettempdir()}: no worker has started, or it beats elsewhere ({VARIABLE})"
        ]
    sys.stdout.write(("; ".join(faults) or "healthy") + "\n")
    return 1 if faults else 0


def _there(pid: str) -> bool:
    """Whether a process of this number runs."""
    if not pid.isdecimal():
        return False
    try:
        os.kill(int(pid), 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True


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
