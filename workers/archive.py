"""The archive: every accepted page as one WARC 1.1 record, from which everything else can be rebuilt.

A file belongs to one process and carries the suffix ``.open`` until it is rolled or closed. Each record is a gzip
member of its own, so that offset and length read it alone, and so that a crash costs the last record at most. The
body is stored as it was decoded from its transfer (a spider never sees the compressed bytes); headers that this
would make wrong are kept under ``X-Archive-Orig-``. Pages handed over by an application have no response: they are
resource records. Format: ISO 28500:2017; warcio writes the headers and reads the records.
"""

import hashlib
import json
import os
import threading
import time
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import msgspec
from isal import isal_zlib
from msgspec import Struct
from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeaders

from workers.archive_files import ArchiveError as ArchiveError  # said again: it is this room's error
from workers.archive_files import OpenFile, close_up
from workers.archive_files import locate as locate
from workers.contract import Page, instant
from workers.store.values import ArchiveEntry
from workers.urls import redact

#: A file is rolled when it has reached this many bytes or seconds: large enough to be few, small enough to move.
ROLL_BYTES = 2**30
ROLL_SECONDS = 3600
#: ISA-L's level 2. On 80 saved article pages (370 kB each) it takes 1.0 ms and leaves 20.9 %; zlib's level 3 takes
#: 5.5 ms and leaves 20.2 %, level 6 takes 10.3 ms and leaves 17.9 %. The format is the same gzip.
LEVEL = 2
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
#: What a page says beside its body, as JSON: a rebuild needs more than WARC has names for.
PAGE_FIELD = "Copydesk-Page"
#: True of the bytes on the wire, not of the decoded body that is stored.
_WIRE_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})


class HttpResponse(Struct, frozen=True, kw_only=True):
    """Status line and headers as a server sent them; the body is the page's."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    protocol: str = "HTTP/1.1"
    ip: str | None = None


class Archive:
    """Writes pages to WARC files in ``folder``, one file at a time for each process.

    Safe to share between threads, and over a fork: a child begins a file of its own. ``write`` hands a record to
    the operating system, ``sync`` puts all that were written onto the disk (call it once for a batch, before the
    rows that point there are committed). ``now`` gives seconds since the epoch.
    """

    def __init__(
        self,
        folder: Path,
        *,
        roll_bytes: int = ROLL_BYTES,
        roll_seconds: float = ROLL_SECONDS,
        now: Callable[[], float] = time.time,
    ) -> None:
        self.folder = folder
        self._roll_bytes, self._roll_seconds, self._now = roll_bytes, roll_seconds, now
        self._file: OpenFile | None = None
        self._lock = threading.Lock()

    def write(self, page: Page, http: HttpResponse | None = None) -> ArchiveEntry:
        """Append one page; the entry says where it is. ArchiveError if the disk refuses it (nothing is left)."""
        at = page.fetched_at or _stamp(self._now())
        record_id, url = f"urn:uuid:{uuid4()}", _uri(page)
        member = _record(page, http, record_id, at, url)
        with self._lock:
            file = self._current(len(member))
            offset = file.append(member)
        return ArchiveEntry(record_id=record_id, file=file.name, offset=offset, length=len(member), url=url, at=at)

    def sync(self) -> None:
        """Wait until every record that was written is on the disk."""
        with self._lock:
            if self._file is not None:
                self._file.sync()

    def close(self) -> None:
        """Finish the file: it is synced and loses its ``.open`` suffix. The next write begins another."""
        with self._lock:
            self._finish()

    def _current(self, coming: int) -> OpenFile:
        if self._file is not None and self._file.pid != os.getpid():
            self._file = None  # the file of the process that forked us; it will finish it
        if self._file is not None and self._is_full(self._file, coming):
            self._finish()
        if self._file is None:
            self._file = self._begin()
        return self._file

    def _begin(self) -> OpenFile:
        """A new file, after those that others left when they died were finished."""
        close_up(self.folder)
        begun = self._now()
        file = OpenFile(self.folder, begun)
        file.append(_warcinfo(file.name, _stamp(begun)))
        return file

    def _is_full(self, file: OpenFile, coming: int) -> bool:
        return file.size + coming > self._roll_bytes or self._now() - file.begun >= self._roll_seconds

    def _finish(self) -> None:
        if self._file is not None and self._file.pid == os.getpid():
            self._file.finish()
        self._file = None


def read_record(folder: Path, entry: ArchiveEntry) -> bytes:
    """The body of one record, as it was archived. ArchiveError if it is gone, cut short or altered."""
    return _load(folder, entry)[1]


def read_page(folder: Path, entry: ArchiveEntry) -> Page:
    """The page of one record, as it was accepted but for secrets in its addresses. ArchiveError as above."""
    headers, body = _load(folder, entry)
    try:
        return _fill(msgspec.convert(json.loads(headers[PAGE_FIELD.lower()]), Page), body)
    except (KeyError, ValueError, msgspec.ValidationError) as error:
        raise ArchiveError(f"{entry.file} at {entry.offset}: no record of copydesk") from error


def _load(folder: Path, entry: ArchiveEntry) -> tuple[dict[str, str], bytes]:
    """A record's headers, by lower-case name, and its body, held against its digest."""
    place = f"{entry.file} at {entry.offset}"
    record = _parse(_unpack(folder, entry, place), place)
    headers = {name.lower(): value for name, value in record.rec_headers.headers}
    if headers.get("warc-record-id") != f"<{entry.record_id}>":
        raise ArchiveError(f"{place}: another record stands there than {entry.record_id}")
    body = b"".join(iter(lambda: record.raw_stream.read(2**16), b""))
    if headers.get("warc-payload-digest", _digest(body)) != _digest(body):
        raise ArchiveError(f"{place}: the body does not have its digest; the file was altered")
    return headers, body


def _unpack(folder: Path, entry: ArchiveEntry, place: str) -> bytes:
    try:
        with locate(folder, entry.file).open("rb") as file:
            file.seek(entry.offset)
            unpacker = zlib.decompressobj(zlib.MAX_WBITS + 16)
            plain = unpacker.decompress(file.read(entry.length))
    except (OSError, zlib.error) as error:
        raise ArchiveError(f"{place} cannot be read: {error}") from error
    if not unpacker.eof or unpacker.unused_data:
        raise ArchiveError(f"{place}: no whole record; the file was cut short, or the index is not of this file")
    return plain


def _parse(plain: bytes, place: str) -> Any:
    try:
        return next(iter(ArchiveIterator(BytesIO(plain))))
    except (StopIteration, ArchiveLoadFailed) as error:
        raise ArchiveError(f"{place}: no WARC record ({error})") from error


def _fill(page: Page, body: bytes) -> Page:
    """Put the body back into the field that it came from; an empty string marks the place."""
    if page.html_b64 is not None:
        return replace(page, html_b64=body)
    name = "text" if page.text is not None else "html"
    return replace(page, **{name: body.decode("utf-8", "surrogatepass")})


def _strip(page: Page) -> Page:
    """The page without its body (an empty one marks which it was) and without secrets in its addresses."""
    bodies: dict[str, str | bytes | None] = {"html": page.html and "", "text": page.text and ""}
    bodies["html_b64"] = b"" if page.html_b64 is not None else None
    return replace(
        page, **bodies, url=page.url and redact(page.url), final_url=page.final_url and redact(page.final_url)
    )


def _body(page: Page) -> bytes:
    if page.html_b64 is not None:
        return page.html_b64
    text = page.text if page.text is not None else page.html or ""
    return text.encode("utf-8", "surrogatepass")


def _content_type(page: Page) -> str:
    if page.text is not None:
        return "text/plain; charset=utf-8"
    if page.html is not None:
        return "text/html; charset=utf-8"
    return _one_line(page.content_type or "text/html")


def _uri(page: Page) -> str:
    url = page.final_url or page.url
    if url:
        return _one_line(redact(url))
    return f"urn:copydesk:page:{hashlib.sha256(_body(page)).hexdigest()}"


def _record(page: Page, http: HttpResponse | None, record_id: str, at: str, url: str) -> bytes:
    """A page as one gzip member: a response if it came over HTTP, else a resource."""
    body = _body(page)
    payload = _digest(body)
    headers = {
        "WARC-Type": "response" if http is not None else "resource",
        "WARC-Record-ID": f"<{record_id}>",
        "WARC-Target-URI": url,
        "WARC-Date": instant(at).isoformat(timespec="seconds").replace("+00:00", "Z"),
        PAGE_FIELD: _ascii(_strip(page)),
        "WARC-Payload-Digest": payload,
    }
    if http is None:
        return _member({**headers, "WARC-Block-Digest": payload, "Content-Type": _content_type(page)}, body)
    if http.ip:
        headers["WARC-IP-Address"] = http.ip
    head = _http_head(http, page, len(body)).to_ascii_bytes()
    headers |= {"WARC-Block-Digest": _digest(head, body), "Content-Type": "application/http; msgtype=response"}
    return _member(headers, head, body)


def _warcinfo(name: str, at: str) -> bytes:
    about = {"software": "copydesk", "format": "WARC file version 1.1", "conformsTo": "ISO 28500:2017"}
    headers = {
        "WARC-Type": "warcinfo",
        "WARC-Record-ID": f"<urn:uuid:{uuid4()}>",
        "WARC-Filename": name,
        "WARC-Date": at,
        "Content-Type": "application/warc-fields",
    }
    return _member(headers, "".join(f"{field}: {value}\r\n" for field, value in about.items()).encode())


def _http_head(http: HttpResponse, page: Page, length: int) -> StatusAndHeaders:
    """Status line and headers as sent, but for those that are no longer true of the body as it is stored."""
    reason = http.reason or _PHRASES.get(http.status, "")
    untrue = _WIRE_HEADERS if page.html_b64 is not None else _WIRE_HEADERS | {"content-type"}
    kept = [
        (f"X-Archive-Orig-{name}" if name.lower() in untrue else _one_line(name), _one_line(value))
        for name, value in http.headers
    ]
    if page.html_b64 is None:
        kept.append(("Content-Type", _content_type(page)))
    line = _one_line(f"{http.status} {reason}".strip())
    return StatusAndHeaders(line, [*kept, ("Content-Length", str(length))], protocol=_one_line(http.protocol))


def _member(headers: dict[str, str], *block: bytes) -> bytes:
    """One record as one gzip member. warcio's own writer hashes and copies the body again, and packs at level 9."""
    length = {"Content-Length": str(sum(map(len, block)))}
    head = StatusAndHeaders("", [*headers.items(), *length.items()], protocol="WARC/1.1").to_bytes()
    packer = isal_zlib.compressobj(LEVEL, isal_zlib.DEFLATED, isal_zlib.MAX_WBITS + 16)
    return b"".join([*map(packer.compress, (head, *block, b"\r\n\r\n")), packer.flush()])


def _ascii(page: Page) -> str:
    """A page as one line of ASCII JSON: no character of a caller's can end the header that it stands in."""
    return json.dumps(msgspec.to_builtins(page), separators=(",", ":"))


def _one_line(value: str) -> str:
    """A header's value without control characters: what a server sent must not begin a header of ours."""
    if value.isascii() and value.isprintable():
        return value
    clean = value if value.isprintable() else "".join(ch if ch.isprintable() else " " for ch in value)
    return clean.encode("utf-8", "replace").decode("utf-8")


def _digest(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return f"sha256:{digest.hexdigest()}"


def _stamp(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
