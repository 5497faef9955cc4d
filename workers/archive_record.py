"""Pages as WARC 1.1 records, each a gzip member of its own: responses with what was asked for, and resources.

The body is stored as it was decoded from its transfer (a spider never sees the compressed bytes); headers that this
would make wrong are kept under ``X-Archive-Orig-``. A record whose page is not whole says so (``WARC-Truncated``).
Format: ISO 28500:2017; warcio writes the headers.
"""

import hashlib
import json
from http import HTTPStatus
from typing import Literal
from urllib.parse import urlsplit
from uuid import uuid4

import msgspec
from isal import isal_zlib
from msgspec import Struct
from msgspec.structs import replace
from warcio.statusandheaders import StatusAndHeaders

from workers import cdxj
from workers.contract import Page, instant, stamp
from workers.urls import redact

#: ISA-L's level 2. On 80 saved article pages (370 kB each) it takes 1.0 ms and leaves 20.9 %; zlib's level 3 takes
#: 5.5 ms and leaves 20.2 %, level 6 takes 10.3 ms and leaves 17.9 %. The format is the same gzip.
LEVEL = 2
_PHRASES = {status.value: status.phrase for status in HTTPStatus}
#: What a page says beside its body, as JSON: a rebuild needs more than WARC has names for.
PAGE_FIELD = "Copydesk-Page"
#: True of the bytes on the wire, not of the decoded body that is stored.
_WIRE_HEADERS = frozenset({"content-encoding", "content-length", "transfer-encoding"})
#: Headers of a request that hold no secret, whatever an operator has set: all others are left out.
_ASKED = frozenset(
    {"accept", "accept-encoding", "accept-language", "connection", "host", "if-modified-since", "if-none-match"}
    | {"user-agent"}
)
#: Why a body is not whole, in the words of the standard.
Truncated = Literal["length", "time", "disconnect", "unspecified"]


#: Headers kept of one response, and characters of each: they are stored beside every page.
MAX_HEADERS, MAX_HEADER = 200, 8_000


class HttpRequest(Struct, frozen=True, kw_only=True):
    """What was asked of a server: method and headers; the target is the page's address."""

    method: str = "GET"
    headers: tuple[tuple[str, str], ...] = ()


class HttpResponse(Struct, frozen=True, kw_only=True):
    """Status line and headers as a server sent them; the body is the page's, ``truncated`` if it is not whole."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    protocol: str = "HTTP/1.1"
    ip: str | None = None
    request: HttpRequest | None = None
    truncated: Truncated | None = None


class Made(Struct, frozen=True, kw_only=True):
    """A page's record, the record of its request (or nothing) that follows it, and its line in an index."""

    record_id: str
    url: str
    member: bytes
    request: bytes
    line: cdxj.Line


def make(page: Page, http: HttpResponse | None, at: str) -> Made:
    """A page as a response if it came over HTTP, else as a resource. ValueError if ``at`` is no moment."""
    record_id, url, body = f"urn:uuid:{uuid4()}", _uri(page), _body(page)
    payload = digest(body)
    headers = {
        "WARC-Type": "response" if http is not None else "resource",
        "WARC-Record-ID": f"<{record_id}>",
        "WARC-Target-URI": url,
        "WARC-Date": stamp(instant(at)),
        PAGE_FIELD: _ascii(_strip(page)),
        "WARC-Payload-Digest": payload,
    }
    line = cdxj.line(url, at, _content_type(page), str(http.status) if http else "-", payload)
    if http is None:
        member = _member({**headers, "WARC-Block-Digest": payload, "Content-Type": _content_type(page)}, body)
        return Made(record_id=record_id, url=url, member=member, request=b"", line=line)
    if http.ip:
        headers["WARC-IP-Address"] = http.ip
    if http.truncated:
        headers["WARC-Truncated"] = http.truncated
    head = _http_head(http, page, len(body)).to_ascii_bytes()
    headers |= {"WARC-Block-Digest": digest(head, body), "Content-Type": "application/http; msgtype=response"}
    asked = _request(http, headers) if http.request else b""
    return Made(record_id=record_id, url=url, member=_member(headers, head, body), request=asked, line=line)


def _request(http: HttpResponse, answered: dict[str, str]) -> bytes:
    """The record of the request that was answered: it stands behind its response and points at it."""
    request, parts = http.request or HttpRequest(), urlsplit(answered["WARC-Target-URI"])
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = [(_one_line(name), _one_line(value)) for name, value in request.headers if name.lower() in _ASKED]
    if not any(name.lower() == "host" for name, _ in kept):
        kept.insert(0, ("Host", parts.netloc))
    line = f"{_one_line(request.method)} {target} {_one_line(http.protocol)}"
    block = StatusAndHeaders(line, kept, is_http_request=True).to_ascii_bytes()
    headers = {
        "WARC-Type": "request",
        "WARC-Record-ID": f"<urn:uuid:{uuid4()}>",
        "WARC-Concurrent-To": answered["WARC-Record-ID"],
        "WARC-Target-URI": answered["WARC-Target-URI"],
        "WARC-Date": answered["WARC-Date"],
        "WARC-Block-Digest": digest(block),
        "Content-Type": "application/http; msgtype=request",
    }
    return _member(headers, block)


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


def warcinfo(name: str, at: str) -> bytes:
    """The record with which a file begins: who wrote it, and in which form."""
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


def digest(*parts: bytes) -> str:
    """The digest of a block, as records and the index have it."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return f"sha256:{digest.hexdigest()}"
