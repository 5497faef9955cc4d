"""Reads the pages of any WARC file, ours, Common Crawl's or another's, one after the other and without a network."""

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Literal

from msgspec import Struct
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed

from workers.archive import MAX_HEADER, MAX_HEADERS, HttpResponse
from workers.archive_files import ArchiveError
from workers.contract import CRAWL_SOURCE, MAX_PAGE_BYTES
from workers.encoded import EncodedError, unpacked

#: Who has seen the pages of a file: no crawl of its own, so that a file read twice is taken in once.
WARC_SOURCE = f"{CRAWL_SOURCE}warc"
#: What can hold a page, or says that one was met: a response, what was saved without one, a response met before.
Kind = Literal["response", "resource", "revisit"]
KINDS: dict[str, Kind] = {"response": "response", "resource": "resource", "revisit": "revisit"}
CUT = "recorded in part"
#: Bytes of the heads of a record and of the response in it: warcio reads them whole, and a packed one may be endless.
MAX_HEAD = 2 * 2**20
_STATUS = re.compile(r"[0-9]{3}")
_GZIP, _CHUNK = b"\x1f\x8b", 2**16


class Recorded(Struct, frozen=True, kw_only=True):
    """A page as a crawler recorded it: its address, its moment (``WARC-Date``), response and unpacked body.

    ``partly`` says why the body is not the whole page, if it is not. A resource has no status line and no headers but
    its type; a revisit has no body.
    """

    url: str
    at: str
    http: HttpResponse
    body: bytes
    kind: Kind = "response"
    partly: str | None = None


def recorded(path: Path) -> Iterator[Recorded]:
    """The pages of a WARC file, packed or not, in its order. ArchiveError if it is none, or ends in rubbish."""
    count = 0
    try:
        with path.open("rb") as file:
            plain = _Plain(file)
            records = ArchiveIterator(plain)
            heads = _Heads(records.reader)
            for record in records:
                heads.left = MAX_HEAD
                count += record.format == "warc"  # whatever else it may be is taken for a file of the older kind
                if record.format == "warc" and _is_page(record):
                    yield _read(record)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError, OverflowError, zlib.error) as error:
        raise ArchiveError(f"{path} cannot be read to its end: {error or type(error).__name__}") from error
    if plain.torn:
        raise ArchiveError(f"{path} cannot be read to its end: it was cut short")
    if not count:
        raise ArchiveError(f"{path} cannot be read: it holds no WARC record")


class _Heads:
    """What may still be read of a record's heads; a reader of warcio's is held to it."""

    def __init__(self, reader: Any) -> None:
        self.left, self._usual = MAX_HEAD, reader.readline
        reader.readline = self._readline

    def _readline(self, length: int | None = None) -> bytes:
        line: bytes = self._usual(min(length or self.left, self.left))
        self.left -= len(line)
        if self.left <= 0:
            raise ArchiveLoadFailed(f"a record begins with more than {MAX_HEAD} bytes of headers")
        return line


class _Plain:
    """A file's records unpacked: each may be a gzip member of its own, or all of them one, or none is packed.

    What stands before a torn end is given; ``torn`` says then that there was one.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._rest, self.torn = file, file.read(_CHUNK), False
        self._packed = self._rest.startswith(_GZIP)
        self._member: Any = None

    def read(self, size: int) -> bytes:
        """At most ``size`` bytes; none at the end."""
        while self._more():
            if not self._packed:
                found, self._rest = self._rest[:size], self._rest[size:]
            else:
                found = self._unpack(size)
            if found or self.torn:
                return found
        return b""

    def _more(self) -> bool:
        """Whether there is something to read, or to be told."""
        self._rest = self._rest or self._file.read(_CHUNK)
        return bool(self._rest) or self._member is not None

    def _unpack(self, size: int) -> bytes:
        if self._member is None:
            self._rest = self._rest.lstrip(b"\0")  # writers pad with zeros
            self._member = zlib.decompressobj(zlib.MAX_WBITS + 16) if self._rest else None
            return b""
        at_end = not self._rest
        found: bytes = self._member.decompress(self._rest, size)
        self._rest = self._member.unconsumed_tail or self._member.unused_data
        if self._member.eof:
            self._member = None
        elif at_end and not found:
            self._member, self.torn = None, True
        return found


def _is_page(record: Any) -> bool:
    return record.rec_type in KINDS and (record.http_headers is not None or record.rec_type != "response")


def _read(record: Any) -> Recorded:
    headers = record.rec_headers
    http = _http(record)
    body, partly = b"", None
    if record.rec_type != "revisit":
        body, partly = _body(record, {name.lower(): value for name, value in http.headers})
    if headers.get_header("WARC-Truncated"):
        partly = CUT
    return Recorded(
        url=(headers.get_header("WARC-Target-URI") or "").strip("<>"),
        at=headers.get_header("WARC-Date") or "",
        http=http,
        body=body,
        kind=KINDS[record.rec_type],
        partly=partly,
    )


def _http(record: Any) -> HttpResponse:
    if record.http_headers is None:
        kind = record.rec_headers.get_header("Content-Type") or ""
        return HttpResponse(status=200, headers=(("Content-Type", kind),))
    status = record.http_headers.get_statuscode()
    kept = [(name, value[:MAX_HEADER]) for name, value in record.http_headers.headers[:MAX_HEADERS]]
    return HttpResponse(
        status=int(status) if status and _STATUS.fullmatch(status) else 0,
        headers=tuple(kept),
        protocol=record.http_headers.protocol or "HTTP/1.1",
        ip=record.rec_headers.get_header("WARC-IP-Address"),
    )


def _body(record: Any, headers: dict[str, str]) -> tuple[bytes, str | None]:
    """The body without chunks and encodings, and why it is not the whole one; a bomb is cut where a page ends."""
    stream = record.raw_stream
    if headers.get("transfer-encoding", "").strip().lower().endswith("chunked"):
        stream = ChunkedDataReader(stream)  # bodies that were stored without their chunks are read as they are
    body = stream.read(MAX_PAGE_BYTES + 1)
    if not record.raw_stream.read(1) and getattr(record.raw_stream, "limit", 0) > 0:
        return b"", CUT  # the file ends before the record does
    try:
        body = unpacked(body, headers.get("content-encoding", ""), MAX_PAGE_BYTES)
    except EncodedError as error:
        return b"", str(error)
    return body, "longer than a page may be" if len(body) > MAX_PAGE_BYTES else None
