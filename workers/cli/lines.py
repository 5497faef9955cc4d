"""``clean --jsonl``, line by line: what a line of stdin says, and the line that answers it. Nothing here waits."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from workers.cli import out, present
from workers.contract import MAX_PAGE_BYTES, Page, Receipt, parse_page, refused
from workers.model import Article, Rejected
from workers.pipes import Result

#: Bytes of a line. A page's text may be escaped in JSON, six bytes for one.
MAX_LINE = 6 * MAX_PAGE_BYTES + 2**20
_CHUNK = 2**20


def lines(stream: BinaryIO, limit: int = MAX_LINE) -> Iterator[bytes | None]:
    """The lines of a stream, split at newlines only, without them; None for one that is longer than ``limit``."""
    while line := stream.readline(limit + 1):
        if line.endswith(b"\n"):
            yield line[:-1]
        elif len(line) <= limit:
            yield line
        else:
            _skip_line(stream)
            yield None


def page_in(line: bytes | None) -> Page | Receipt:
    """The page that a line holds, or the receipt that says why it holds none."""
    if line is None:
        return refused(f"the line is longer than {MAX_LINE} bytes; a page may hold {MAX_PAGE_BYTES}")
    try:
        raw: Any = msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        return refused(f"the line is not UTF-8 (byte {error.start}); send bytes of a page as html_b64")
    except (msgspec.DecodeError, RecursionError) as error:
        return refused(f"no JSON: {error}")
    return parse_page(raw, limit=MAX_PAGE_BYTES)


def answer(page: Page | Receipt, result: Result, *, evidence: bool = False) -> str:
    """The line that answers a page (of which only ``ref`` is looked at): its article beside it, or a receipt."""
    if isinstance(result, Article):
        try:
            return out.encoded({"ref": page.ref, **present.article_fields(result, evidence=evidence)})
        except (UnicodeEncodeError, msgspec.EncodeError) as error:
            return out.encoded(_crashed(page, f"the article cannot be written as JSON: {error}"))
    if isinstance(result, Rejected):
        reason = f"{result.reason}: {result.why}"
        return out.encoded(Receipt(outcome="rejected", reason=reason, ref=page.ref))
    return out.encoded(_crashed(page, f"{result.reason}: {result.why}"))


def _crashed(page: Page | Receipt, reason: str) -> Receipt:
    return Receipt(outcome="quarantined", reason=reason, ref=page.ref)


def _skip_line(stream: BinaryIO) -> None:
    """Read on to the end of a line without keeping it."""
    while part := stream.readline(_CHUNK):
        if part.endswith(b"\n"):
            return
