"""Copies of the archive's files for a backup: what the store points at and no byte more, while workers write on."""

import os
from collections.abc import Mapping
from pathlib import Path

from workers import cdxj
from workers.archive_files import ArchiveError, follower
from workers.archive_place import Where, place_of

CHUNK = 2**20


def copy_files(source: Where, target: Path, ends: Mapping[str, int | None]) -> int:
    """Copy files by name, each up to its end (None: all of it); how many bytes. One that is there unchanged is left.

    A file that is kept in an object store is fetched for it.

    The request of a file's last record comes along, and the file's index as far as it is of what was copied.
    ArchiveError if a file is gone or shorter than its end, or the disk refuses.
    """
    target.mkdir(parents=True, exist_ok=True)
    size, place = 0, place_of(source)
    for name, end in sorted(ends.items()):
        with place.local(name) as path:
            size += _copy(path, target / name, end)
            cdxj.copy(path.with_name(name), target / name)
    return size


def _copy(source: Path, target: Path, end: int | None) -> int:
    part = target.with_name(target.name + ".part")
    try:
        there = source.stat()
        left = there.st_size if end is None else _with_request(source, end)
        if target.exists() and (target.stat().st_size, target.stat().st_mtime_ns) == (left, there.st_mtime_ns):
            return 0  # a page that was erased since has changed the time
        with source.open("rb") as old, part.open("wb") as new:
            size = left
            while left:
                chunk = old.read(min(CHUNK, left))
                if not chunk:
                    raise ArchiveError(f"{source} is shorter than its records; run `copydesk fsck`")
                new.write(chunk)
                left -= len(chunk)
            new.flush()
            os.fsync(new.fileno())
        os.utime(part, ns=(there.st_mtime_ns, there.st_mtime_ns))
        part.replace(target)
    except OSError as error:
        raise ArchiveError(f"{source} cannot be copied to {target}: {error}; free some space") from error
    finally:
        part.unlink(missing_ok=True)
    return size


def _with_request(source: Path, end: int) -> int:
    with source.open("rb") as file:
        return end + follower(file, end).length
