"""What crosses a process border: a page goes in, a receipt comes out.

Both are frozen values with a published JSON Schema (docs/contract.md) and a version in their name. This module
imports the standard library and msgspec only, so that any process can hold these values without our parsers.
"""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

PAGE_SCHEMA = "copydesk.page/1"
RECEIPT_SCHEMA = "copydesk.receipt/1"

#: A page may hold this many bytes after decoding; a larger one is refused.
MAX_PAGE_BYTES = 10 * 2**20
#: A page inside a queue message may hold this many bytes; larger ones go in by ``copydesk submit``.
MAX_INLINE_BYTES = 256 * 1000
#: Pages in one message.
MAX_BATCH = 50
#: Characters of a caller's own words that are stored beside a page.
MAX_NAME = 200
#: Characters of a URL.
MAX_URL = 2083

#: Where a page's body may stand; exactly one of them is given.
BODY_FIELDS = ("html", "html_b64", "text")
#: Pages of our own crawls say ``crawl:ID``; no caller may.
CRAWL_SOURCE = "crawl:"
#: What only copydesk may say of a page. A caller that sends one of these is refused, not ignored.
INTERNAL_FIELDS = frozenset({"archive", "attempts", "job", "judge", "key", "received_at", "recipe", "state"})

#: Why a value is refused that JSON can write (``"\\ud800"``) and no encoding can.
HALF = "holds half a character (a lone surrogate)"

Outcome = Literal["stored", "seen", "rejected", "refused", "quarantined"]
#: Who judges the blocks of markup: the learned block model, or readability-lxml.
Judge = Literal["model", "readability"]
RelationKind = Literal["same", "copy", "partial", "derived", "template_sibling", "same_event"]


class Page(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One page as it was fetched or as an application holds it (message ``copydesk.page/1``).

    Exactly one of ``html`` (decoded text), ``html_b64`` (bytes, base64 in JSON) and ``text`` (plain text, chrome
    may still be in it) is given. ``fetched_at`` is ISO 8601; without it nothing relative to a clock is resolved.
    ``source`` names the calling application, ``ref`` is the caller's own reference and is echoed back, and
    ``keep=False`` asks that the page is not archived. ``judge`` is copydesk's own: what sites.toml says of the site.
    """

    url: str | None = None
    final_url: str | None = None
    html: str | None = None
    html_b64: bytes | None = None
    text: str | None = None
    content_type: str | None = None
    fetched_at: str | None = None
    status: Annotated[int, Meta(ge=0, le=999)] | None = None
    last_modified: str | None = None
    source: str = ""
    ref: str | None = None
    keep: bool = True
    judge: Judge | None = None
    schema: str = PAGE_SCHEMA


class Run(Struct, frozen=True, kw_only=True):
    """A run of words that two texts share: character offsets ``[start, end)`` in each, and its length in words."""

    a_start: int
    a_end: int
    b_start: int
    b_end: int
    words: int
    quoted: bool = False


class Relation(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How two texts are related, with the evidence that a person can check.

    ``whole`` says which side contains the other (``partial`` only); ``score`` is in 0..1. ``differs`` are the names
    and numbers of ``a`` with what stands in their place in ``b`` (``template_sibling`` only), folded.
    """

    a: str
    b: str
    kind: RelationKind
    score: float
    whole: Literal["a", "b"] | None = None
    evidence: tuple[Run, ...] = ()
    differs: tuple[tuple[str, str], ...] = ()


class Receipt(Struct, frozen=True, kw_only=True):
    """What became of one page (message ``copydesk.receipt/1``).

    ``stored`` (a new text, or a new text at this address), ``seen`` (nothing new but the sighting; ``changed``
    names the facts that differ from the sighting before), ``rejected`` (holds no text), ``refused`` (payload,
    limits or policy; ``field`` says where) or ``quarantined``; the last three carry a ``reason``.
    """

    outcome: Outcome
    key: str | None = None
    reason: str | None = None
    field: str | None = None
    changed: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    ref: str | None = None
    schema: str = RECEIPT_SCHEMA


#: What JSON calls a value that is no object, and no number.
_JSON = {list: "an array", str: "a string", bool: "a boolean", type(None): "null"}


def refused(reason: str, field: str | None = None, ref: str | None = None) -> Receipt:
    """A receipt for a page that cannot be taken; ``reason`` names what to change."""
    return Receipt(outcome="refused", reason=reason, field=field, ref=ref)


def no_object(what: str, found: Any) -> Receipt:
    """A receipt for a page or a payload that came as another kind of JSON value."""
    return refused(f"{what} is a JSON object, not {_JSON.get(type(found), 'a number')}")


def instant(text: str) -> datetime:
    """Read an ISO 8601 date or date-time; one without a zone is taken as UTC. ValueError if it is neither."""
    read = datetime.fromisoformat(text.strip())
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def stamp(moment: datetime) -> str:
    """A moment as it is written: ISO 8601 in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def parse_page(raw: Any, *, trusted: bool = False, limit: int = MAX_PAGE_BYTES) -> Page | Receipt:
    """Turn a JSON object into a ``Page``, or into the receipt that says which field is wrong and why.

    ``trusted`` is for our own processes (a crawl names itself ``crawl:ID``); ``limit`` is in bytes of the page's
    body. Unknown fields are ignored, so that a newer caller can talk to an older worker.
    """
    if not isinstance(raw, dict):
        return no_object("a page", raw)
    ref = raw.get("ref") if isinstance(raw.get("ref"), str) else None
    internal = () if trusted else sorted(INTERNAL_FIELDS & raw.keys())
    if internal:
        return refused(f"{internal[0]!r} is set by copydesk and cannot be sent", internal[0], ref)
    try:
        page = msgspec.convert(raw, Page, builtin_types=(bytes,) if trusted else ())
    except UnicodeEncodeError:
        return refused(HALF, None, ref)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$.")
        return refused(message, path.rstrip("`") or None, ref)
    return check_page(page, trusted=trusted, limit=limit)


def check_page(page: Page, *, trusted: bool = False, limit: int = MAX_PAGE_BYTES) -> Page | Receipt:
    """Hold a page against the contract's rules; the page comes back with ``fetched_at`` in UTC."""
    fault = _schema(page) or _one_body(page) or _names(page, trusted) or _urls(page) or _size(page, limit)
    if fault:
        field, why = fault
        return refused(why, field, page.ref)
    if page.fetched_at is None:
        return page
    try:
        at = instant(page.fetched_at).isoformat().replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return refused(f"{page.fetched_at[:40]!r} is no ISO 8601 date-time", "fetched_at", page.ref)
    return msgspec.structs.replace(page, fetched_at=at)


def body_bytes(page: Page) -> int:
    """Bytes of the page's body, text counted as UTF-8."""
    if page.html_b64 is not None:
        return len(page.html_b64)
    return len((page.html or page.text or "").encode("utf-8", "surrogatepass"))


Fault = tuple[str, str] | None


def _schema(page: Page) -> Fault:
    if page.schema != PAGE_SCHEMA:
        return "schema", f"unknown schema {page.schema[:40]!r}; this worker reads {PAGE_SCHEMA!r}"
    return None


def _one_body(page: Page) -> Fault:
    given = [name for name in BODY_FIELDS if getattr(page, name) is not None]
    if len(given) == 1:
        return None
    found = "none" if not given else " and ".join(given)
    return given[-1] if given else "html", f"exactly one of html, html_b64, text is needed; given: {found}"


def _names(page: Page, trusted: bool) -> Fault:
    for name in ("source", "ref"):
        if len(getattr(page, name) or "") > MAX_NAME:
            return name, f"longer than {MAX_NAME} characters"
    if page.source.startswith(CRAWL_SOURCE) and not trusted:
        return "source", f"names that begin with {CRAWL_SOURCE!r} belong to copydesk's own crawls"
    return None


def _urls(page: Page) -> Fault:
    for name in ("url", "final_url"):
        url = getattr(page, name)
        if url is None:
            continue
        if not url.lower().startswith(("http://", "https://")):
            return name, "only http:// and https:// addresses are known"
        if len(url) > MAX_URL:
            return name, f"longer than {MAX_URL} characters"
        if any("\ud800" <= ch <= "\udfff" for ch in url):
            return name, HALF
        if any(ch <= " " for ch in url):
            return name, "holds white space or control characters; percent-encode them"
    return None


def _size(page: Page, limit: int) -> Fault:
    size = body_bytes(page)
    if size <= limit:
        return None
    field = next(name for name in BODY_FIELDS if getattr(page, name) is not None)
    act = "send it with `copydesk submit`" if limit < MAX_PAGE_BYTES else "it is too large for copydesk"
    return field, f"the body has {size} bytes, the limit here is {limit}: {act}"
