"""Files of the archive: one is open while its process writes it, finished after, and closed up when its writer died.

The writer holds a lock on its file for as long as it lives; the kernel lets go of it when the process ends, however
that happens. So a file that carries ``.open`` and can be locked has lost its writer.
"""

import fcntl
import logging
import mmap
import os
import secrets
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

log = logging.getLogger(__name__)

OPEN = ".open"
#: How a gzip member begins, and the record in it.
_MEMBER, _RECORD = b"\x1f\x8b\x08", b"WARC/1."


class ArchiveError(RuntimeError):
    """A page cannot be written to or read from the archive; the message says what to look at."""


class OpenFile:
    """One ``.open`` file and its end; what could not be written whole is cut off again."""

    def __init__(self, folder: Path, begun: float) -> None:
        stamp = datetime.fromtimestamp(begun, UTC).strftime("%Y%m%d%H%M%S")
        self.begun, self.pid, self.size = begun, os.getpid(), 0
        self.name = f"copydesk-{stamp}-{self.pid}-{secrets.token_hex(4)}.warc.gz"
        self._path = folder / (self.name + OPEN)
        self._dirty = False
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._out = self._path.open("xb", buffering=0)
            fcntl.flock(self._out, fcntl.LOCK_EX)  # before the first byte: an empty file is never closed up
            _sync_folder(folder)
        except OSError as error:
            raise ArchiveError(f"no archive file can be made in {folder}: {error}") from error

    def append(self, member: bytes) -> int:
        """Write a member at the end and give its offset. ArchiveError if the disk refuses it: nothing is left."""
        start, rest = self.size, memoryview(member)
        try:
            while rest:
                rest = rest[self._out.write(rest) :]
        except OSError as error:
            self._out.truncate(start)
            self._out.seek(start)
            raise ArchiveError(f"{self._path} cannot be written: {error}; free some space") from error
        self.size, self._dirty = start + len(member), True
        return start

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        if self._dirty:
            os.fsync(self._out.fileno())
            self._dirty = False

    def finish(self) -> None:
        """Sync the file and take its suffix away."""
        self.sync()
        self._path.rename(self._path.with_name(self.name))
        self._out.close()
        _sync_folder(self._path.parent)


def close_up(folder: Path) -> tuple[str, ...]:
    """Finish the files whose writers died, and give their names; files that are being written are left alone.

    Half a record at the end, which nothing points at, is cut off. A file that cannot be finished (it is another
    user's, it is no archive file) stays as it is, and can be read all the same.
    """
    finished = tuple(path for path in sorted(folder.glob(f"*.warc.gz{OPEN}")) if _close_up(path))
    if finished:
        _sync_folder(folder)
    return tuple(path.name.removesuffix(OPEN) for path in finished)


def locate(folder: Path, file: str) -> Path:
    """Where an archive file is, whether it was finished, is being written, or was left ``.open`` by a crash."""
    finished = folder / file
    for path in (finished, folder / (file + OPEN), finished):  # it may be finished between two looks
        if path.parent == folder and path.is_file():
            return path
    raise ArchiveError(f"archive file {file} is not in {folder}")


def _close_up(path: Path) -> bool:
    try:
        with path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return _finish(path, file)
    except (BlockingIOError, FileNotFoundError):
        return False  # it is being written, or another process was faster
    except OSError as error:
        log.warning("%s was left by a process that died and cannot be finished: %s", path, error)
        return False


def _finish(path: Path, file: IO[bytes]) -> bool:
    # An empty file may be one whose writer has not locked it yet; one that was renamed is not ours to rename.
    if not os.fstat(file.fileno()).st_size or not path.exists():
        return False
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        end = whole(content)
    if not end:
        return False
    file.truncate(end)
    os.fsync(file.fileno())
    path.rename(path.with_name(path.name.removesuffix(OPEN)))
    return True


def whole(content: "mmap.mmap | bytes") -> int:
    """The length of the whole records in a file: less than its size if its last one was cut short."""
    place = len(content)
    while (place := content.rfind(_MEMBER, 0, place + len(_MEMBER) - 1)) >= 0:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS + 16)
        plain = b""
        with suppress(zlib.error):  # those three bytes stand in the middle of a member
            plain = unpacker.decompress(content[place:])
        if plain.startswith(_RECORD):
            return len(content) - len(unpacker.unused_data) if unpacker.eof else place
    return 0


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
