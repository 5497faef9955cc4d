"""Values to bytes and back: compressed msgpack with a checksum, JSON where people may look with SQL.

Zstandard, level 1. Measured on saved pages cut to 60 kB, with a compressor that is kept: 0.18 ms and 22 % left; with
a new compressor for each page 0.30 ms; level -1 as long, and 27 % left; zlib's level 1 three times as long.
"""

import hashlib
import re
import sys
from typing import Any, TypeVar

import msgspec

from workers.contract import Page, Receipt
from workers.store.errors import Damaged, StoreError
from workers.store.schema import plain
from workers.store.values import Evidence, Stated

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

_OPTIONS: dict[int, int] = {
    zstd.CompressionParameter.compression_level: 1,
    zstd.CompressionParameter.checksum_flag: 1,
}
#: Kept, because making one takes longer than a page; each call makes a frame of its own, one call at a time.
_COMPRESSOR = zstd.ZstdCompressor(options=_OPTIONS)

#: A content key as it is written, of whatever version.
KEY = re.compile(r"cd[0-9]+s?-[0-9a-f]{64}")

T = TypeVar("T")


def squeeze(data: bytes) -> bytes:
    """Compress, with a checksum of what went in."""
    return _COMPRESSOR.compress(data, zstd.ZstdCompressor.FLUSH_FRAME)


def expand(packed: bytes, what: str, most: int | None = None) -> bytes:
    """Undo ``squeeze``; Damaged (naming ``what``) if a bit has changed, or more than ``most`` bytes come out."""
    try:
        if most is None:
            return zstd.decompress(packed)
        unpacker = zstd.ZstdDecompressor()
        found = unpacker.decompress(packed, max_length=most + 1)
    except zstd.ZstdError as error:
        raise Damaged(what) from error
    if not unpacker.eof or unpacker.unused_data or len(found) > most:
        raise Damaged(what)
    return found


def pack_page(page: Page) -> bytes:
    """A page as bytes that come back equal, lone surrogates in a caller's text included."""
    fields = {name: getattr(page, name) for name in page.__struct_fields__}
    loose = {
        name: value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
        for name, value in fields.items()
        if value is not None
    }
    return squeeze(msgspec.msgpack.encode(loose))


def unpack_page(packed: bytes, what: str) -> Page:
    """Undo ``pack_page``; Damaged if the bytes are not those that were written."""
    try:
        loose = msgspec.msgpack.decode(expand(packed, what), type=dict[str, Any])
        fields: dict[str, Any] = {
            name: value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) and name != "html_b64" else value
            for name, value in loose.items()
        }
        return Page(**fields)
    except (msgspec.DecodeError, TypeError, ValueError) as error:
        raise Damaged(what) from error


def pack_evidence(found: Evidence) -> bytes:
    """Blocks, verdicts and claims as compressed bytes."""
    try:
        return squeeze(msgspec.msgpack.encode(found))
    except UnicodeEncodeError as error:
        raise _unwritable("evidence", error) from error


def unpack_evidence(packed: bytes, what: str) -> Evidence:
    """Undo ``pack_evidence``; Damaged if the bytes are not those that were written."""
    return _decoded(msgspec.msgpack.decode, expand(packed, what), Evidence, what)


def facts_json(facts: Stated) -> str:
    """Facts as they stand in their column."""
    try:
        return msgspec.json.encode(facts).decode()
    except UnicodeEncodeError as error:
        raise _unwritable("facts", error) from error


def read_facts(stored: str, what: str) -> Stated:
    """Undo ``facts_json``; Damaged if it is not what was written."""
    return _decoded(msgspec.json.decode, stored, Stated, what)


def receipt_json(receipt: Receipt) -> str:
    """A receipt as it stands in its column; a reference that no UTF-8 can hold is shown with U+FFFD."""
    ref, reason = receipt.ref, receipt.reason
    safe = msgspec.structs.replace(receipt, ref=ref and plain(ref), reason=reason and plain(reason))
    return msgspec.json.encode(safe).decode()


def read_receipt(stored: str | None, what: str) -> Receipt | None:
    """Undo ``receipt_json``; None for none."""
    return None if stored is None else _decoded(msgspec.json.decode, stored, Receipt, what)


def body_bytes(text: str) -> bytes:
    """A text as it is stored and hashed: UTF-8, a lone surrogate as its three-byte form."""
    return text.encode("utf-8", "surrogatepass")


def read_body(stored: bytes | None, key: str, text_sha256: str) -> str:
    """Undo ``body_bytes``; Damaged (naming the key) unless the digest is that of what was written."""
    if stored is None or hashlib.sha256(stored).hexdigest() != text_sha256:
        raise Damaged(key)
    return stored.decode("utf-8", "surrogatepass")


def _decoded(decode: Any, data: Any, kind: type[T], what: str) -> T:
    try:
        found: T = decode(data, type=kind)
    except (msgspec.DecodeError, ValueError) as error:
        raise Damaged(what) from error
    return found


def _unwritable(part: str, error: UnicodeEncodeError) -> StoreError:
    return StoreError(f"the {part} of this article hold a lone surrogate ({error.reason}); reading has to replace it")
