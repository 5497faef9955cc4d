"""Reads the pages of any WARC file, ours, Common Crawl's or another's, one after the other and without a network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from workers.archive import HttpResponse
from workers.archive_files import ArchiveError
from workers.contract import MAX_PAGE_BYTES

#: Headers kept of one response, and characters of each: as for a page that is fetched.
MAX_HEADERS, MAX_HEADER = 200, 8_000


class Recorded(Struct, frozen=True, kw_only=True):
    """A page as a crawler recorded it: its address, its moment (``WARC-Date``), response and unpacked body.

    ``whole`` is False where the record says that it was cut (``WARC-Truncated``), or where it is longer than a page.
    """

    url: str
    at: str
    http: HttpResponse
    body: bytes
    whole: bool = True


def recorded(path: Path) -> Iterator[Recorded]:
    """The responses of a WARC file, packed or not, in its order. ArchiveError if it is none, or ends in rubbish."""
    count = 0
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                count += record.format == "warc"  # whatever else it may be is taken for a file of the older kind
                if record.format == "warc" and record.rec_type == "response" and record.http_headers is not None:
                    yield _read(record)
    except (ArchiveLoadFailed, OSError, EOFError, ValueError) as error:
        raise ArchiveError(f"{path} cannot be read to its end: {error or type(error).__name__}") from error
    if not count:
        raise ArchiveError(f"{path} cannot be read: it holds no WARC record")


def _read(record: Any) -> Recorded:
    headers = record.rec_headers
    body = record.content_stream().read(MAX_PAGE_BYTES + 1)
    status = record.http_headers.get_statuscode()
    kept = [(name, value[:MAX_HEADER]) for name, value in record.http_headers.headers[:MAX_HEADERS]]
    return Recorded(
        url=(headers.get_header("WARC-Target-URI") or "").strip("<>"),
        at=headers.get_header("WARC-Date") or "",
        http=HttpResponse(
            status=int(status) if status and status.isdigit() else 0,
            headers=tuple(kept),
            protocol=record.http_headers.protocol or "HTTP/1.1",
            ip=headers.get_header("WARC-IP-Address"),
        ),
        body=body,
        whole=len(body) <= MAX_PAGE_BYTES and not headers.get_header("WARC-Truncated"),
    )
