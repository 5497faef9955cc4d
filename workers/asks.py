"""The answers to other applications, as plain functions: a payload in, an answer out, wrong ones answered as well.

The tasks are thin shells on these. An answer is a value of ``workers.messages``, or a refusing ``Receipt``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from workers.contract import (
    HALF,
    MAX_BATCH,
    MAX_INLINE_BYTES,
    Page,
    Receipt,
    no_object,
    parse_page,
    refused,
)
from workers.messages import (
    CLEAN_SCHEMA,
    FateOf,
    Fates,
    ReceiptRequest,
    RecordRequest,
    Records,
)
from workers.store import Store, evidence, ledger, records
from workers.store.engine import Connection
from workers.store.values import Record, Successors
from workers.urls import UrlError, url_key

Request = TypeVar("Request", bound=Struct)


def payload_of(args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
    """The payload of a call: keyword ``payload``, the only positional argument, or the keywords themselves."""
    if "payload" in kwargs:
        return kwargs["payload"]
    if args and not kwargs:
        return args[0] if len(args) == 1 else refused(f"one payload is expected, {len(args)} arguments came")
    if args:
        return refused("send one payload: either as keyword `payload`, or as the only positional argument")
    return dict(kwargs)


def read(payload: Any, kind: type[Request]) -> Request | Receipt:
    """A payload as the request that it should be, or the receipt that says which field is wrong and why."""
    if isinstance(payload, Receipt):
        return payload
    if not isinstance(payload, dict):
        return no_object("a payload", payload)
    try:
        return msgspec.convert(payload, kind)
    except UnicodeEncodeError:
        return refused(HALF)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$.")
        field = path.rstrip("`") or _missing(message)
        return refused(message, field)


def pages(payload: Any) -> tuple[Page | Receipt, ...] | Receipt:
    """The pages of a clean request in their order, each one read, or refused by itself; a single page is one."""
    if isinstance(payload, Receipt):
        return payload
    if not isinstance(payload, dict):
        return no_object("a payload", payload)
    if "pages" not in payload:
        return (_page(payload, ""),)
    if payload.get("schema", CLEAN_SCHEMA) != CLEAN_SCHEMA:
        return refused(f"unknown schema; this worker reads {CLEAN_SCHEMA!r}", "schema")
    source, raw = payload.get("source", ""), payload["pages"]
    if not isinstance(source, str):
        return refused("the name of the calling application is a string", "source")
    if not isinstance(raw, list) or not 1 <= len(raw) <= MAX_BATCH:
        return refused(f"pages is a list of 1 to {MAX_BATCH} page objects", "pages")
    return tuple(_page(one, source) for one in raw)


def record_of(tx: Connection, key: str, instead: str) -> Record | Receipt:
    """The record that a caller named by its key, or why there is none; ``instead`` is what to do with its heirs."""
    if not records.is_key(key):
        return refused("no key; one is written cd1-… or cd1s-…", "key")
    found = records.get(tx, key)
    if isinstance(found, Successors):
        return refused(f"the key was superseded by {', '.join(found.keys)}; {instead}", "key")
    return found or refused("no record has this key", "key")


def receipts(payload: Any, store: Store) -> Fates | Receipt:
    """What became of a caller's references, from the database."""
    request = read(payload, ReceiptRequest)
    if isinstance(request, Receipt):
        return request
    with store.read() as tx:
        found = ledger.receipts(tx, request.source, request.refs)
    return Fates(fates=tuple(FateOf(ref=one.ref, state=one.state, receipts=one.receipts) for one in found))


def record(payload: Any, store: Store) -> Records | Receipt:
    """The record under a key, or those that stand at an address; evidence of each sighting if asked for."""
    request = read(payload, RecordRequest)
    if isinstance(request, Receipt):
        return request
    fault = _record_fault(request)
    if fault:
        return fault
    with store.read() as tx:
        keys = records.keys_at(tx, request.url) if request.url else (request.key or "",)
        found = [records.get(tx, key) for key in keys]
        views = tuple(_view(tx, one, request.evidence) for one in found if isinstance(one, Record))
    heirs = (key for one in found if isinstance(one, Successors) for key in one.keys)
    return Records(records=views, successors=tuple(dict.fromkeys(heirs)))


def _record_fault(request: RecordRequest) -> Receipt | None:
    if (request.key is None) == (request.url is None):
        return refused("give exactly one of key and url", "key")
    if request.key is not None:
        return None if records.is_key(request.key) else refused("no key; one is written cd1-… or cd1s-…", "key")
    try:
        url_key(request.url or "")
    except UrlError as error:
        return refused(str(error), "url")
    return None


def _page(raw: Any, source: str) -> Page | Receipt:
    if isinstance(raw, dict) and source and not raw.get("source"):
        raw = {**raw, "source": source}
    return parse_page(raw, limit=MAX_INLINE_BYTES)


def _view(tx: Any, found: Record, with_evidence: bool) -> dict[str, Any]:
    view: dict[str, Any] = msgspec.to_builtins(found)
    if not with_evidence:
        return view
    seen = records.observations(tx, key=found.key)
    view["evidence"] = [
        {"observation": one.id, "url": one.url, "evidence": msgspec.to_builtins(evidence.get(tx, one.id))}
        for one in seen
    ]
    return view


def _missing(message: str) -> str | None:
    """The field that a message of msgspec's names when it stands at the top: "... missing required field `x`"."""
    return message.split("`")[1] if "required field `" in message else None
