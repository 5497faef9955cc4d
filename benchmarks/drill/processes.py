"""What the drill does to processes: starts them, finds their children, kills them."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
KILL = ((signal.SIGKILL, 10.0),)
Process = subprocess.Popen[Any]


def kill_group(process: Process) -> None:
    """SIGKILL a process with all its children that have not left its group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def kill(pid: int) -> None:
    """SIGKILL one process; one that has ended meanwhile is let be."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def children(pid: int) -> list[int]:
    """The children of a process, as the kernel tells (Linux); none of one that has ended."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]
    except OSError:
        return []


def descendants(pid: int) -> Iterator[int]:
    """The children, their children, and so on."""
    for child in children(pid):
        yield child
        yield from descendants(child)


def seconds(pid: int) -> float:
    """The time that a process has had of a processor, as the kernel tells; 0 of one that has ended."""
    try:
        told = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def runs(pid: int, word: bytes) -> bool:
    """Whether a process was started with this word in its command line."""
    try:
        return word in Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
