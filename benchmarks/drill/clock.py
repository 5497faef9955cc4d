"""A clock that can be stepped, for the workers and senders of a drill: they are told another time than it is.

Every ``time.time`` and ``datetime.now`` in such a process is moved by the seconds in a file; what only measures
(``time.monotonic``) is not, as on a real machine. (libfaketime, which would step compiled code as well, breaks the
``sleep`` of Python 3.11.) The servers, beat and the crawl keep the true time.
"""

import datetime as real
import os
import sys
import time
from pathlib import Path
from typing import Any

#: Names the file.
VARIABLE = "COPYDESK_DRILL_CLOCK"
TOLD = "injected into workers and senders (their time.time and datetime.now)"
#: Whose modules are told another time.
THEIRS = ("workers", "kombu", "celery", "benchmarks")
#: Seconds that what was read is good for.
FRESH = 0.2

_true_time, _true_datetime = time.time, real.datetime
_read: list[float] = [-1.0, 0.0]


def step(file: Path, seconds: float) -> None:
    """Move the clock of every process that has this file; 0 is the true time."""
    beside = file.with_name(file.name + ".new")
    beside.write_text(str(seconds), "ascii")
    beside.replace(file)


def install() -> None:
    """Move this process's clock by the file that the environment names; to be called when all is imported."""
    if VARIABLE not in os.environ:
        return
    time.time = _told
    for name, module in list(sys.modules.items()):
        if module is None or name.partition(".")[0] not in THEIRS or name == __name__:
            continue
        for word, value in list(vars(module).items()):
            if value is _true_datetime:
                setattr(module, word, _Stepped)
            elif value is _true_time:
                setattr(module, word, _told)


def _shift() -> float:
    now = time.monotonic()
    if now - _read[0] > FRESH:
        _read[0] = now
        try:
            _read[1] = float(Path(os.environ[VARIABLE]).read_text("ascii"))
        except (OSError, ValueError):
            _read[1] = 0.0
    return _read[1]


def _told() -> float:
    return _true_time() + _shift()


class _Kind(type):
    def __instancecheck__(cls, value: Any) -> bool:
        return isinstance(value, _true_datetime)


class _Stepped(_true_datetime, metaclass=_Kind):
    """``datetime``, but for what it is now; its values are plain ones."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return _true_datetime.now(tz) + real.timedelta(seconds=_shift())

    def __new__(cls, *args: Any, **more: Any) -> Any:
        return _true_datetime(*args, **more)
