"""Where the records of archive files are: read from the files, kept beside them, looked up in all of them."""

import base64
import hashlib
import heapq
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from workers import cdxj
from workers.archive_files import OPEN, ArchiveError
from workers.archive_place import Place, Where, place_of
from workers.archive_record import PAGE_FIELD
from workers.contract import instant
from workers.store.values import ArchiveEntry

#: Records that an index names, and a type of those that only tell of others.
_NAMED = ("response", "revisit", "resource", "metadata")
_FIELDS = "application/warc-fields"


def lines(path: Path, name: str | None = None) -> Iterator[cdxj.Line]:
    """The records of a WARC file, anybody's, in its order, under its name or another.

    One that was torn is left, and whatever follows it. ArchiveError if the file is none, or its records cannot be
    read one by one: then it was packed as a whole.
    """
    try:
        with path.open("rb") as file:
            records = ArchiveIterator(file)
            for record in records:
                found = _line(record)
                place = {"offset": records.get_record_offset(), "length": records.get_record_length()}
                if found is not None and not getattr(record.raw_stream, "limit", 0):
                    yield replace(found, filename=name or name_of(path), **place)
    except (ArchiveLoadFailed, OSError, ValueError) as error:
        why = " ".join(str(error).split()) or type(error).__name__
        raise ArchiveError(f"{path} has no records that can be indexed: {why}") from error


def name_of(path: Path) -> str:
    """The name of an archive file, whether it is finished or not."""
    return path.name.removesuffix(OPEN)


def pages(path: Path) -> tuple[datetime, list[ArchiveEntry]]:
    """When a file of ours was begun, and the pages in it. ArchiveError as ``lines``; a torn record is left."""
    begun, found = datetime.fromtimestamp(path.stat().st_mtime, UTC), []
    try:
        with path.open("rb") as file:
            records = ArchiveIterator(file)
            for record in records:
                headers = record.rec_headers
                if record.rec_type == "warcinfo":
                    begun = instant(headers.get_header("WARC-Date") or "")
                length = records.get_record_length()
                if headers.get_header(PAGE_FIELD) and not getattr(record.raw_stream, "limit", 0):
                    found.append(_entry(headers, name_of(path), records.get_record_offset(), length))
    except (ArchiveLoadFailed, OSError, ValueError, RecursionError, msgspec.MsgspecError) as error:
        raise ArchiveError(f"{path} cannot be read: {error}; move it away if it is no file of copydesk") from error
    return begun, found


class _Said(Struct):
    """What a record says of its page that its place needs."""

    fetched_at: str | None = None


def _entry(headers: Any, file: str, offset: int, length: int) -> ArchiveEntry:
    said = msgspec.json.decode(headers.get_header(PAGE_FIELD), type=_Said)
    return ArchiveEntry(
        record_id=(headers.get_header("WARC-Record-ID") or "").strip("<>"),
        file=file,
        offset=offset,
        length=length,
        url=headers.get_header("WARC-Target-URI") or "",
        at=said.fetched_at or headers.get_header("WARC-Date"),
    )


def index(path: Path) -> bool:
    """Write the lines of a finished file beside it; False if it holds nothing that can be indexed."""
    try:
        cdxj.write(cdxj.beside(path), (line.text for line in lines(path)))
    except ArchiveError:
        return False
    except OSError as error:
        raise ArchiveError(f"{cdxj.beside(path)} cannot be written: {error}; free some space") from error
    return True


def complete(folder: Where) -> tuple[str, ...]:
    """Make the lines that are missing beside finished files, and give the names of those files."""
    place = place_of(folder)
    there = place.sizes()
    missing = (name for name in place.files() if cdxj.beside(Path(name)).name not in there)
    return tuple(name for name in missing if not _is_open(place, name) and _complete(place, name))


def merged(folder: Where) -> Iterator[str]:
    """The lines of all finished files in one order, for tools that want one file."""
    with place_of(folder).indexes() as paths, ExitStack() as opened:
        yield from heapq.merge(*(opened.enter_context(path.open(encoding="utf-8")) for path in paths))


def look_up(folder: Where, url: str, match: cdxj.Match = "exact") -> Iterator[cdxj.Line]:
    """What the archive holds of an address, in the order of an index; files that are still written to are read."""
    complete(folder)
    place, wanted = place_of(folder), cdxj.starts(url, match)
    with place.indexes() as paths:
        parts: list[Iterable[cdxj.Line]] = [cdxj.found(path, url, match) for path in paths]
        for path in sorted(place.folder.glob(f"*.warc.gz{OPEN}")):
            here = (line for line in lines(path) if line.text.startswith(wanted))
            parts.append(sorted(here, key=lambda line: line.text))
        yield from heapq.merge(*parts, key=lambda line: line.text)


def _is_open(place: Place, name: str) -> bool:
    return (place.folder / f"{name}{OPEN}").exists()


def _complete(place: Place, name: str) -> bool:
    """Make the lines of one file, and put them where it is."""
    with place.local(name) as path:
        made = index(path)
        if made and path.parent != place.folder:
            place.put_index(path, name)
    return made


def _line(record: Any) -> cdxj.Line | None:
    headers = record.rec_headers
    url, kind = headers.get_header("WARC-Target-URI"), headers.get_header("Content-Type") or ""
    if record.format != "warc" or record.rec_type not in _NAMED or not url or kind == _FIELDS:
        return None
    http = record.http_headers
    mime = (http.get_header("Content-Type") if http is not None else kind) or ""
    digest = headers.get_header("WARC-Payload-Digest") or _sha1(record)
    status = (http.get_statuscode() if http is not None else None) or "-"
    mime = "warc/revisit" if record.rec_type == "revisit" else mime
    try:
        return cdxj.line(url, headers.get_header("WARC-Date") or "", mime, status, digest)
    except ValueError:
        return None  # without a moment it has no place in the order


def _sha1(record: Any) -> str:
    """The digest of a payload whose writer noted none, in the form that most do."""
    made = hashlib.sha1(usedforsecurity=False)
    for chunk in iter(lambda: record.raw_stream.read(2**16), b""):
        made.update(chunk)
    return f"sha1:{base64.b32encode(made.digest()).decode()}"
