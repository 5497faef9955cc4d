"""Reads one record of the archive back: the page as it was accepted, held against its digest."""

import json
import zlib
from io import BytesIO
from typing import Any

import msgspec
from msgspec.structs import replace
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from workers.archive_files import ArchiveError
from workers.archive_place import Where, place_of
from workers.archive_record import PAGE_FIELD, digest
from workers.contract import MAX_PAGE_BYTES, Page
from workers.store.values import ArchiveEntry

#: Bytes that a record unpacks to at most: a page, in whatever form, and heads; an archive may be another's.
MAX_RECORD = 4 * MAX_PAGE_BYTES


def read_page(folder: Where, entry: ArchiveEntry) -> Page:
    """The page of one record, as it was accepted but for secrets in its addresses.

    ArchiveError if it is gone, cut short or altered.
    """
    headers, body = _load(folder, entry)
    try:
        return _fill(msgspec.convert(json.loads(headers[PAGE_FIELD.lower()]), Page), body)
    except (KeyError, ValueError, RecursionError, msgspec.ValidationError) as error:
        raise ArchiveError(f"{entry.file} at {entry.offset}: no record of copydesk") from error


def _load(folder: Where, entry: ArchiveEntry) -> tuple[dict[str, str], bytes]:
    """A record's headers, by lower-case name, and its body, held against its digest."""
    place = f"{entry.file} at {entry.offset}"
    record = _parse(_unpack(folder, entry, place), place)
    headers = {name.lower(): value for name, value in record.rec_headers.headers}
    if headers.get("warc-record-id") != f"<{entry.record_id}>":
        raise ArchiveError(f"{place}: another record stands there than {entry.record_id}")
    body = b"".join(iter(lambda: record.raw_stream.read(2**16), b""))
    if headers.get("warc-payload-digest", digest(body)) != digest(body):
        raise ArchiveError(f"{place}: the body does not have its digest; the file was altered")
    return headers, body


def _unpack(folder: Where, entry: ArchiveEntry, place: str) -> bytes:
    try:
        packed = place_of(folder).fetch(entry.file, entry.offset, entry.length)
        unpacker = zlib.decompressobj(zlib.MAX_WBITS + 16)
        plain = unpacker.decompress(packed, MAX_RECORD)
    except (FileNotFoundError, zlib.error) as error:
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
