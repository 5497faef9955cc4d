"""Files of the archive: one is open while its process writes it, finished after, and closed up when its writer died.

The writer holds a lock on its file for as long as it lives; the kernel lets go of it when the process ends, however
that happens. So a file that carries ``.open`` and can be locked has lost its writer.
"""

import fcntl
import logging
import mmap
import os
import re
import secrets
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple

from msgspec.structs import replace

from workers import cdxj

log = logging.getLogger(__name__)

OPEN = ".open"
#: How a gzip member begins, and the record in it.
_MEMBER, _RECORD = b"\x1f\x8b\x08", b"WARC/1."
#: The flag of a gzip member that has a comment: one that was overwritten (``archive_erase``).
_COMMENTED = b"\x10"


#: A request that follows its response, as we write it, and what it is called.
_REQUEST, _ID = re.compile(rb"\r\nWARC-Type: request\r\n"), re.compile(rb"\r\nWARC-Record-ID: <([^>\r]+)>")
_STEP, _LONGEST_REQUEST = 4096, 2**20


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
        self._lines: list[tuple[int, str]] = []
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

    def note(self, line: cdxj.Line, offset: int, length: int) -> None:
        """Keep the line of a record, with the place where it stands, for the index beside the file."""
        self._lines.append((offset, replace(line, offset=offset, length=length, filename=self.name).text))

    def sync(self) -> None:
        """Wait until what was written is on the disk."""
        if self._dirty:
            os.fsync(self._out.fileno())
            self._dirty = False

    def finish(self) -> None:
        """Sync the file, write the index beside it, and take its suffix away."""
        self.sync()
        self._index()
        self._path.rename(self._path.with_name(self.name))
        self._out.close()
        _sync_folder(self._path.parent)

    def _index(self) -> None:
        """Write the lines of the records that nobody has erased meanwhile.

        Whoever erases a record takes its line away after that, if there is one yet: so what was erased while the
        lines were written is looked for once more. An index that cannot be written is made from the file later.
        """
        index, before = cdxj.beside(self._path.with_name(self.name)), None
        try:
            with self._path.open("rb") as file:
                while (gone := {place for place, _ in self._lines if _is_erased(file, place)}) != before:
                    cdxj.write(index, (text for place, text in self._lines if place not in gone))
                    before = gone
        except OSError as error:
            log.warning("%s cannot be written: %s; `copydesk archive index` makes it", index, error)


def _is_erased(file: IO[bytes], place: int) -> bool:
    return is_erased(os.pread(file.fileno(), 4, place))


def is_erased(member: bytes) -> bool:
    """Whether a member was overwritten, by its first bytes: our own have no comment."""
    return member[3:4] == _COMMENTED


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


class Follower(NamedTuple):
    """The record behind another one that belongs to it: a request; ``length`` 0 if there is none."""

    record_id: str = ""
    length: int = 0


def follower(file: IO[bytes], end: int) -> Follower:
    """The request whose response ends at ``end``."""
    file.seek(end)
    unpacker, packed, plain = zlib.decompressobj(zlib.MAX_WBITS + 16), 0, b""
    try:
        while not unpacker.eof and (chunk := file.read(_STEP)):
            plain += unpacker.decompress(chunk, _LONGEST_REQUEST)
            packed += len(chunk)
            if len(plain) >= _LONGEST_REQUEST or not _REQUEST.search(plain):
                return Follower()
    except zlib.error:
        return Follower()
    found = _ID.search(plain)
    if not unpacker.eof or found is None:
        return Follower()
    return Follower(found[1].decode("ascii", "replace"), packed - len(unpacker.unused_data))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
