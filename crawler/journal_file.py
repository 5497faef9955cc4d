"""The log of a crawl that has its frontier for itself: a file in its job folder, one turn in each line."""

import fcntl
import logging
import os
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path

import msgspec

from crawler.journal import Alone, JournalError, Turn

log = logging.getLogger(__name__)

NAME = "frontier-1.jsonl"


class FileLog(Alone):
    """Appends turns to a file. What was written survives this process, however it ends, but not a loss of power.

    JournalError if another process has the file, or it cannot be used.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / NAME
        try:
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise JournalError(f"{path} is in use: this crawl is running; wait for its end") from error
        except OSError as error:
            raise JournalError(f"{path} cannot be used: {error}") from error
        self._old: Sequence[bytes] | None = _whole(self._file)

    def begin(self) -> Sequence[bytes]:
        """Every turn at first, then none: nobody else writes here."""
        old, self._old = self._old or (), ()
        return old

    def end(self, turn: bytes | None) -> None:
        """Write one line."""
        if turn is None:
            return
        data = turn + b"\n"
        try:
            while data:
                data = data[os.write(self._file, data) :]
        except OSError as error:
            raise JournalError(f"the frontier cannot be written: {error}") from error

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


def _whole(file: int) -> tuple[bytes, ...]:
    """The lines of a file; half a line at its end, of a turn in which its writer was killed, is cut off."""
    size = os.fstat(file).st_size
    lines = os.pread(file, size, 0).splitlines(keepends=True)
    whole = tuple(takewhile(_is_whole, lines))
    if len(whole) < len(lines):
        log.info("a turn of the frontier was written in part and is taken again")
        os.ftruncate(file, sum(map(len, whole)))
    return whole


def _is_whole(line: bytes) -> bool:
    try:
        msgspec.json.decode(line, type=Turn)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return line.endswith(b"\n")
