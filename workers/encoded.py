"""Undoes the content encodings of a recorded body, within a limit: 500 MB come out of 405 bytes of brotli."""

import sys
import zlib
from collections.abc import Callable

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

#: A body with its limit in, at most that many bytes and whatever else was read beyond them out.
Decoder = Callable[[bytes, int], bytes]
#: Names of no encoding, and one that servers write where they mean a charset.
PLAIN = frozenset({"", "identity", "none", "utf-8"})


class EncodedError(ValueError):
    """A body that cannot be unpacked; the message says why, in the words of a report."""


def unpacked(body: bytes, encodings: str, limit: int) -> bytes:
    """A body without its ``Content-Encoding`` (several: the last one first), cut behind ``limit`` bytes.

    EncodedError if an encoding is not known, or the body is not in it.
    """
    for name in reversed([part.strip().lower() for part in encodings.split(",")]):
        if name in PLAIN:
            continue
        decoder = DECODERS.get(name)
        if decoder is None:
            raise EncodedError("encoded in a way that is not known")
        try:
            body = decoder(body, limit)[: limit + 1]
        except (zlib.error, zstd.ZstdError, EOFError, ValueError) as error:
            raise EncodedError("not in the encoding that it states") from error
    return body


def _gzip(body: bytes, limit: int) -> bytes:
    """Gzip, several members too; a body that is not packed at all comes back as it is."""
    if not body.startswith(b"\x1f\x8b"):
        return body
    found, rest = b"", body
    while rest.startswith(b"\x1f\x8b") and len(found) <= limit:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS + 16)
        found += unpacker.decompress(rest, limit + 1 - len(found))
        rest = unpacker.unused_data
    return found


def _deflate(body: bytes, limit: int) -> bytes:
    """Deflate with its head, as the standard says, or without, as some servers send it."""
    try:
        return zlib.decompressobj().decompress(body, limit + 1)
    except zlib.error:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(body, limit + 1)


def _brotli(body: bytes, limit: int) -> bytes:
    import brotli

    unpacker = brotli.Decompressor()
    try:
        found = unpacker.process(body, output_buffer_limit=limit + 1)
        while len(found) <= limit and (more := unpacker.process(b"", output_buffer_limit=limit + 1 - len(found))):
            found += more
    except brotli.error as error:
        raise EncodedError("not in the encoding that it states") from error
    return bytes(found)


def _zstd(body: bytes, limit: int) -> bytes:
    return zstd.ZstdDecompressor().decompress(body, limit + 1)


DECODERS: dict[str, Decoder] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
