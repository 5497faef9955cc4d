"""A process that dies at a chosen step of its writing.

A step is a call that hands something to a database or to a file: the n-th one is where the process gets SIGKILL,
once before the call and once after it. Half a call is the kernel's and the engine's to make whole; that is tried
with files (a piece of a record is what a full disk leaves too).
"""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

#: Calls by which rows and bytes leave the process, in Python or in C, for either engine.
STEPS = frozenset(
    {"execute", "executemany", "commit", "write", "flush", "fsync", "fdatasync", "truncate", "ftruncate"}
    | {"copy_file_range", "sendfile", "replace", "rename", "link", "unlink"}
)

Act = Callable[[], object]


def steps_of(act: Act) -> int:
    """How many steps an unbroken run has (in this process)."""
    seen = [0]

    def count(frame: FrameType, event: str, argument: Any) -> None:
        seen[0] += _is_step(frame, event, argument)

    sys.setprofile(count)
    try:
        act()
    finally:
        sys.setprofile(None)
    return seen[0]


def spread(steps: int, most: int) -> list[int]:
    """At most so many places to kill at, from the first step to the last."""
    return sorted({1 + at * (steps - 1) // max(1, most - 1) for at in range(min(steps, most))})


def dies_at(step: int, act: Act) -> bool:
    """Run ``act`` in a child that is killed at this step (from 1); False if it ended before it came so far.

    RuntimeError if the child failed in any other way.
    """
    child = os.fork()
    if child == 0:
        try:
            _run(step, act)
            os._exit(0)
        finally:
            os._exit(1)
    status = os.waitpid(child, 0)[1]
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL:
        return True
    if status:
        raise RuntimeError(f"the child did not die at step {step}, it failed: status {status}")
    return False


def _run(step: int, act: Act) -> None:
    left = [step]

    def count(frame: FrameType, event: str, argument: Any) -> None:
        if _is_step(frame, event, argument):
            left[0] -= 1
            if not left[0]:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.setprofile(count)
    act()
    sys.setprofile(None)


def _is_step(frame: FrameType, event: str, argument: Any) -> bool:
    """Before and after a call in C, before one in Python."""
    if event in ("c_call", "c_return"):
        return argument.__name__ in STEPS
    return event == "call" and frame.f_code.co_name in STEPS
