"""A recipe for the fault tests: some pages end or hang the process that cleans them, all are slow.

The words that poison stand here and in the tests only; the product knows nothing of them.
"""

import ctypes
import os
import signal
import time
from typing import Any

from workers import recipe

_clean = recipe.bare


def _segfault() -> None:
    ctypes.string_at(0)


def _hold_interpreter() -> None:
    """Wait in C with the interpreter's lock held, for what is never given back: no signal handler of ours can run.

    A sleep would not do: every signal ends it, also one that only says that a page is slow.
    """
    mutex = ctypes.create_string_buffer(64)
    for _ in range(2):
        ctypes.PyDLL(None).pthread_mutex_lock(mutex)


def _eat_memory() -> None:
    """Ask for memory and leave it untouched: writing it takes longer than a page may on a busy machine."""
    eaten = []
    while True:
        eaten.append(bytes(2**26))


def _spin() -> None:
    while True:
        pass


def _recurse() -> None:
    _recurse()


def _leave() -> None:
    raise SystemExit(7)


def _interrupt() -> None:
    raise KeyboardInterrupt


def _raise() -> None:
    raise ValueError("a page that no recipe was written for")


POISONS = {
    "POISON-SPIN": _spin,
    "POISON-RECURSE": _recurse,
    "POISON-ERROR": _raise,
    "POISON-MEMORY": _eat_memory,
    "POISON-KILL": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "POISON-SEGFAULT": _segfault,
    "POISON-EXIT": lambda: os._exit(3),
    "POISON-LEAVE": _leave,
    "POISON-INTERRUPT": _interrupt,
    "POISON-HANG": lambda: time.sleep(600),
    "POISON-GIL": _hold_interpreter,
}


def clean(page: Any, *args: Any, **more: Any) -> Any:
    for word, act in POISONS.items():
        if word in (page.text or ""):
            act()
    time.sleep(float(os.environ.get("TEST_SECONDS_A_PAGE", "0")))
    return _clean(page, *args, **more)
