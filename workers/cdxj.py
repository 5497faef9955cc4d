"""An index of archived pages in the form that tools for archives read (CDXJ), in files sorted by their bytes.

A line is the SURT of an address, a moment as 14 digits, and a JSON object: where the record lies, and what it is. The
lines of an archive file stand beside it, under its name with ``.cdxj``: written when the file is finished, and made
again from the file where they are missing, so that they are never the only place of anything.
"""

import json
import mmap
import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace

from workers.contract import instant
from workers.surt import surt

ENDING = ".cdxj"
_WARC_ENDINGS = (".gz", ".warc")
#: How much of an address has to be the same: all of it, its beginning, its host, its host or one below it.
Match = Literal["exact", "prefix", "host", "domain"]


class Line(Struct, frozen=True, kw_only=True):
    """One record: its address, moment, type, status and digest, and where it lies; all as in the file."""

    urlkey: str
    timestamp: str
    url: str
    mime: str = "-"
    status: str = "-"
    digest: str = "-"
    length: int = 0
    offset: int = 0
    filename: str = ""

    @property
    def text(self) -> str:
        """The line as it stands in a file."""
        named = {name: getattr(self, name) for name in self.__struct_fields__[2:]}
        told = {name: str(value) for name, value in named.items() if value != "-"}
        return f"{self.urlkey} {self.timestamp} {json.dumps(told)}\n"


def line(url: str, at: str, mime: str, status: str, digest: str) -> Line:
    """A line for a record that has no place yet; a type loses its parameters."""
    kind = mime.partition(";")[0].split()
    return Line(
        urlkey=surt(url),
        timestamp=f"{instant(at):%Y%m%d%H%M%S}",
        url=url,
        mime=kind[0] if kind else "-",
        status=status,
        digest=digest,
    )


def read(text: str) -> Line:
    """A line out of a file, ours or another's; ValueError if it is none."""
    urlkey, timestamp, told = text.rstrip("\n").split(" ", 2)
    said: dict[str, Any] = json.loads(told)
    stated = {name: str(said[name]) for name in ("mime", "status", "digest", "filename") if name in said}
    found = Line(urlkey=urlkey, timestamp=timestamp, url=str(said.get("url", "")))
    return replace(found, **stated, **{name: int(said[name]) for name in ("length", "offset") if name in said})


def beside(archive: Path) -> Path:
    """Where the lines of an archive file stand."""
    name = archive.name
    for ending in _WARC_ENDINGS:
        name = name.removesuffix(ending)
    return archive.with_name(name + ENDING)


def write(target: Path, texts: Iterable[str]) -> None:
    """Write lines in their order; a crash leaves the file that was there, or none. OSError as it comes."""
    part = target.with_name(target.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(sorted(set(texts)))  # by code points, which is by the bytes of UTF-8
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def drop(archive: Path, offsets: Collection[int]) -> None:
    """Take the records at these places out of the lines beside an archive file, if it has any."""
    index = beside(archive)
    if not index.exists():
        return
    with index.open(encoding="utf-8") as file:
        texts = list(file)
    kept = [text for text in texts if read(text).offset not in offsets]
    if len(kept) < len(texts):
        write(index, kept)


def copy(archive: Path, target: Path) -> None:
    """Give a copy of an archive file, which may end earlier, its lines; nothing if the file has none itself."""
    index, size = beside(archive), target.stat().st_size
    if not index.exists():
        return
    with index.open(encoding="utf-8") as file:
        kept = [text for text in file if read(text).offset < size]
    theirs = beside(target)
    if not theirs.exists() or theirs.read_text("utf-8") != "".join(kept):
        write(theirs, kept)


def found(index: Path, url: str, match: Match = "exact") -> Iterator[Line]:
    """The lines of a sorted file that are of an address, in their order."""
    wanted = [start.encode() for start in starts(url, match)]
    with index.open("rb") as file:
        if not os.fstat(file.fileno()).st_size:
            return
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            for start in wanted:
                yield from map(read, _beginning_with(content, start))


def starts(url: str, match: Match) -> tuple[str, ...]:
    """How the lines of an address begin; in the order in which they stand."""
    key = surt(url)
    if match == "exact":
        return (f"{key} ",)
    host = key.partition(")")[0]
    ways = {"prefix": (key,), "host": (f"{host})", f"{host}:"), "domain": (f"{host})", f"{host},", f"{host}:")}
    return ways[match]


def _beginning_with(content: mmap.mmap, start: bytes) -> Iterator[str]:
    place = _first(content, start)
    while place < len(content) and content[place : place + len(start)] == start:
        end = content.find(b"\n", place)
        end = len(content) if end < 0 else end
        yield content[place:end].decode("utf-8")
        place = end + 1


def _first(content: mmap.mmap, start: bytes) -> int:
    """Where the first line begins that is not below ``start``: halving, by bytes and not by lines."""
    low, high = 0, len(content)
    while low < high:
        middle = content.rfind(b"\n", low, (low + high) // 2) + 1 or low
        end = content.find(b"\n", middle)
        end = len(content) if end < 0 else end + 1
        if content[middle : middle + len(start)] < start:
            low = end
        else:
            high = middle
    return low
