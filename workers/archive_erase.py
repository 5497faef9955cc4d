"""Takes a page out of the archive for good: its record becomes one of the same length that says so.

The bytes are overwritten where they lie, so that no other record moves and no index changes, also in a file that a
worker is writing to. What stands there afterwards is a whole gzip member with a WARC record in it (of type
``metadata``), padded in the member's comment field: readers of WARC go on behind it.
"""

import os
import zlib
from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace

from workers import cdxj
from workers.archive_files import OPEN, ArchiveError, follower
from workers.archive_place import Where, place_of
from workers.store.values import ArchiveEntry

#: Magic, deflate, the flag of a comment, no time, no hints, an unknown system (RFC 1952).
_HEAD = b"\x1f\x8b\x08\x10\x00\x00\x00\x00\x00\xff"


def erase_all(folder: Where, entries: Iterable[ArchiveEntry], now: datetime) -> int:
    """Overwrite records, and their requests, and take their lines from the index; how many: not those of lost files.

    ArchiveError if a file cannot be written, or put back where it is kept.
    """
    done, place = 0, place_of(folder)
    for file, found in groupby(sorted(entries, key=lambda entry: entry.file), key=lambda entry: entry.file):
        some = list(found)
        with place.changed(file) as path:
            if path is not None:
                done += sum(erase(path, entry, now) for entry in some)
                cdxj.drop(path.with_name(path.name.removesuffix(OPEN)), {entry.offset for entry in some})
    return done


def erase(path: Path, entry: ArchiveEntry, now: datetime) -> bool:
    """Overwrite one record of a file, and its request; False if the file ends before it.

    ArchiveError if the file cannot be written. The line of the index goes after that.
    """
    try:
        with path.open("r+b") as file:
            left = os.fstat(file.fileno()).st_size - entry.offset
            if left <= 0:
                return False
            behind = follower(file, entry.offset + entry.length)
            request = replace(
                entry, record_id=behind.record_id, offset=entry.offset + entry.length, length=behind.length
            )
            for one in (request, entry) if behind.length else (entry,):
                file.seek(one.offset)
                file.write(_blank(one, now)[:left])
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise ArchiveError(f"{path} at {entry.offset} cannot be overwritten: {error}; check who owns it") from error
    return True


def _blank(entry: ArchiveEntry, now: datetime) -> bytes:
    """A gzip member of the record's length that holds its tombstone, or nothing where that is too long for it."""
    lines = (
        "WARC/1.1",
        "WARC-Type: metadata",
        f"WARC-Record-ID: <{entry.record_id}>",
        f"WARC-Date: {now:%Y-%m-%dT%H:%M:%SZ}",
        "Content-Type: application/warc-fields",
        "Content-Length: 11",
        "",
        "erased: yes",
        "",
        "",
    )
    member = _member("\r\n".join(lines).encode(), entry.length)
    return member or _member(b"", entry.length) or bytes(entry.length)


def _member(plain: bytes, length: int) -> bytes | None:
    """``plain`` as a gzip member of exactly this length; None if it does not fit."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(plain) + packer.flush()
    tail = zlib.crc32(plain).to_bytes(4, "little") + len(plain).to_bytes(4, "little")
    padding = length - len(_HEAD) - 1 - len(packed) - len(tail)
    if padding < 0:
        return None
    return _HEAD + b" " * padding + b"\x00" + packed + tail
