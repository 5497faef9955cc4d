"""The disk of a drill: a small one of its own that can be filled; where none may be mounted, a limit of file size.

It is mounted in a namespace of this process and its children only: nobody else sees it, and it is gone with them.
"""

import ctypes
import errno
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

SIZE_MB = 512
_NEW_MOUNTS = 0x20000
#: Bytes that every file is held to, by the stand-in.
SMALL = 4096


class Disk:
    """Where store, archive, queue and logs lie."""

    def __init__(self, folder: Path, *, is_mounted: bool) -> None:
        self._folder, self._is_mounted = folder, is_mounted

    @property
    def told(self) -> str:
        """What is done when it is filled."""
        if self._is_mounted:
            return f"a tmpfs of {SIZE_MB} MB, filled to its last byte"
        return f"no disk may be mounted here: instead no file of the workers may grow beyond {SMALL} bytes"

    def fill(self, seconds: float, workers: Sequence[int]) -> None:
        """Leave no room for a while: to everybody, or by the stand-in to these processes."""
        if self._is_mounted:
            _fill(self._folder / "ballast", seconds)
        else:
            _hold(workers, seconds)


@contextmanager
def disk(folder: Path) -> Iterator[Disk]:
    """A disk of its own under a new folder, if that may be; from the main thread."""
    folder.mkdir(parents=True)
    mounted = _mount(folder)
    try:
        yield Disk(folder, is_mounted=mounted)
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], capture_output=True, check=False)  # noqa: S607


def _mount(folder: Path) -> bool:
    if sys.platform != "linux" or os.getuid() != 0 or ctypes.CDLL(None).unshare(_NEW_MOUNTS) != 0:
        return False
    commands = (
        ["mount", "--make-rprivate", "/"],
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MB}m,mode=755", "tmpfs", str(folder)],
    )
    return all(subprocess.run(one, capture_output=True, check=False).returncode == 0 for one in commands)


def _fill(ballast: Path, seconds: float) -> None:
    """Write until there is no room, hold that (others may make some and lose it again), and give all of it back."""
    end = math.inf
    block = bytes(2**20)
    try:
        with ballast.open("ab", buffering=0) as file:
            while time.monotonic() < end:
                try:
                    file.write(block)
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
                    if len(block) == 1:
                        end = min(end, time.monotonic() + seconds)
                    block = bytes(max(1, len(block) // 2))
                    time.sleep(0.01)
    finally:
        ballast.unlink(missing_ok=True)


def _hold(pids: Iterable[int], seconds: float) -> None:
    held = []
    for pid in pids:
        with suppress(OSError):
            held.append((pid, resource.prlimit(pid, resource.RLIMIT_FSIZE)))
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (SMALL, held[-1][1][1]))
    time.sleep(seconds)
    for pid, usual in held:
        with suppress(OSError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, usual)
