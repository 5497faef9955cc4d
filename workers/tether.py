"""Run a command that cannot outlive the process that started it: ``python tether.py PARENT_PID COMMAND ...``.

The kernel is asked to kill this process when the parent dies (PR_SET_PDEATHSIG), and the command then takes its
place under the same process id. Standard library only, and nothing of ours: it starts with ``python -I -S``.
Only Linux can be asked; elsewhere the command is run as it is, and only an orderly end of the parent ends it.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with(parent: int) -> None:
    """Ask the kernel to kill this process when the thread that forked it ends; leave at once if it already has.

    ``parent`` is the process id of who forked us: had it died before the kernel was asked, no signal would come.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    die_with(int(sys.argv[1]))
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - no shell is the point; the arguments are our own
