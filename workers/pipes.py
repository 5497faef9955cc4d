"""What a process and its children say to each other: a message is its length, one letter for its kind, msgpack."""

import os
import struct
from typing import Any, Literal

import msgspec
from msgspec import Struct

from workers.contract import Page
from workers.model import Article, Profile, Rejected


class Limits(Struct, frozen=True, kw_only=True):
    """What one page may take: seconds of CPU, seconds by the clock, bytes of address space of its process."""

    cpu: float = 20.0
    wall: float = 60.0
    memory: int = 2 * 2**30


class Crash(Struct, frozen=True, kw_only=True):
    """A page that ended its process or the recipe: a word for counters, a sentence for people, the last words."""

    reason: Literal["crashed", "timeout", "memory", "error"]
    why: str
    error: str = ""


class Request(Struct, frozen=True, array_like=True):
    """One page for a child."""

    page: Page
    profile: Profile
    evidence: bool


Result = Article | Rejected | Crash
READY, UNFIT = b"+", b"-"
_KINDS: dict[bytes, Any] = {b"A": Article, b"R": Rejected, b"C": Crash, b"P": Request, READY: str, UNFIT: str}
_LETTER = {kind: letter for letter, kind in _KINDS.items() if kind is not str}
_DECODERS = {letter: msgspec.msgpack.Decoder(kind) for letter, kind in _KINDS.items()}
_ENCODER = msgspec.msgpack.Encoder()
_HEADER = struct.Struct(">Ic")


def send(fd: int, value: Struct | str, kind: bytes | None = None) -> None:
    """Write one message; ``kind`` is needed for text only. OSError if nobody reads, UnicodeEncodeError if it
    holds half of a surrogate pair (nothing has been written then).
    """
    body = _ENCODER.encode(value)
    rest = memoryview(_HEADER.pack(len(body), kind or _LETTER[type(value)]) + body)
    while rest:
        rest = rest[os.write(fd, rest) :]


def receive(fd: int) -> tuple[bytes, Any]:
    """Read one message as (kind, value); EOFError at the end, KeyError or DecodeError if it is none of ours."""
    size, kind = _HEADER.unpack(_exactly(fd, _HEADER.size))
    return kind, _DECODERS[kind].decode(_exactly(fd, size))


def _exactly(fd: int, size: int) -> bytearray:
    read = bytearray(size)
    view, done = memoryview(read), 0
    while done < size:
        count = os.readv(fd, [view[done:]])
        if count == 0:
            raise EOFError("the pipe ended")
        done += count
    return read
