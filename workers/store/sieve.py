"""Which numbers can stand in SQLite's file at all: a few bits for each, kept in the file and held in memory.

Most numbers of a story are its own, and to learn of one that nobody has it takes a page of the file. Here two bits
are looked at; where one of them is not set, no record stands under the number. Both set may be chance (one number in
25 at 14 million): then it is looked up.

A part of the range has a row, which is changed with what is sorted into that part, in the same transaction. A part
without a row is one of which nothing is known: all of its numbers are looked up.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from workers.store import seals
from workers.store.prepared import Prepared

#: The range of 48 bits in so many parts: what is sorted in changes one or two.
PARTS, _WIDTH = 32, 43
#: Bits for a number when a part is counted, so that half as many are left when it has doubled; bits of a part at
#: least and at most: 16 MiB in all, nine bits a number at 14 million and four at 32.
_ROOMY, _LEAST, _MOST = 16, 1 << 10, 1 << 22
#: Where in a number its two places begin: the lowest bits say what it was made of.
_PLACES = (2, 21)
#: A process that asks less often after the file has changed does not read what it would be spared by.
_WORTH = 8

_Numbers = NDArray[np.int64]
_Bits = NDArray[np.uint8]

_SIZES = Prepared(text("SELECT part, length(bits) FROM sieve ORDER BY part"))
_BITS = Prepared(text("SELECT bits FROM sieve WHERE part = :part"))
_ROW = Prepared(text("SELECT counted, held, bits FROM sieve WHERE part = :part"))
_IN_FILE = Prepared(text("SELECT DISTINCT hash FROM posting WHERE hash >= :low AND hash < :high"))
_KEEP = Prepared(
    text(
        "INSERT OR REPLACE INTO sieve (part, counted, held, bits, seal) VALUES (:part, :counted, :held, :bits, :seal)"
    )
)


class Sieve:
    """What a connection knows of the numbers in the file as they were at one ``version`` of it."""

    def __init__(self, version: str | None) -> None:
        self.version = version
        self._asked = 0
        # One byte in which all is set stands for what nothing is known of.
        self._bits: _Bits = np.full(1, 0xFF, np.uint8)
        self._begins = np.zeros(PARTS, np.int64)
        self._masks = np.full(PARTS, 7, np.int64)

    def left(self, tx: Connection, wanted: Sequence[int]) -> Sequence[int]:
        """Those of these numbers that may stand in the file."""
        self._asked += 1
        if self._asked == _WORTH:
            self._load(tx)
        if self._asked < _WORTH or not wanted:
            return wanted
        numbers = np.array(wanted, np.int64)
        parts = numbers >> _WIDTH
        begins, masks = self._begins[parts], self._masks[parts]
        found = np.ones(len(numbers), np.bool_)
        for shift in _PLACES:
            at = (numbers >> shift) & masks
            found &= (self._bits[begins + (at >> 3)] >> (at & 7)) & 1 == 1
        left: list[int] = numbers[found].tolist()
        return left

    def _load(self, tx: Connection) -> None:
        sizes = [(int(part), int(size)) for part, size in _SIZES.rows(tx, {})]
        # Read into one room part by part: what a worker once held counts as its memory.
        self._bits = np.full(1 + sum(size for _, size in sizes), 0xFF, np.uint8)
        begin = 1
        for part, size in sizes:
            row = _BITS.first(tx, {"part": part})
            assert row is not None  # noqa: S101 - the same transaction has just seen it
            self._bits[begin : begin + size] = np.frombuffer(row[0], np.uint8)
            self._begins[part], self._masks[part] = begin, 8 * size - 1
            begin += size


def take(tx: Connection, given: Sequence[int]) -> None:
    """Take in numbers that have been sorted into the file."""
    numbers = np.array(given, np.int64)
    parts = numbers >> _WIDTH
    for part in np.unique(parts).tolist():
        _take(tx, part, numbers[parts == part])


def count(tx: Connection) -> None:
    """Make all of it anew from what stands in the file."""
    for part in range(PARTS):
        _count(tx, part)


def _take(tx: Connection, part: int, numbers: _Numbers) -> None:
    row = _ROW.first(tx, {"part": part})
    if row is None:
        _count(tx, part)
        return
    counted, held, bits = row
    held += len(numbers)
    # Numbers that have left the file are counted too, and go when the part is counted again.
    if held > 2 * counted and _ROOMY * held > 2 * 8 * len(bits):
        _count(tx, part)
        return
    which = np.unpackbits(np.frombuffer(bits, np.uint8), bitorder="little")
    _keep(tx, part, counted, held, _set(which, numbers))


def _count(tx: Connection, part: int) -> None:
    rows = _IN_FILE.rows(tx, {"low": part << _WIDTH, "high": (part + 1) << _WIDTH})
    numbers = np.fromiter(_firsts(rows), np.int64, len(rows))
    size = min(_MOST, max(_LEAST, 1 << (_ROOMY * len(numbers)).bit_length()))
    _keep(tx, part, len(numbers), len(numbers), _set(np.zeros(size, np.uint8), numbers))


def _firsts(rows: Sequence[tuple[int, ...]]) -> Iterator[int]:
    return (row[0] for row in rows)


def _set(which: _Bits, numbers: _Numbers) -> bytes:
    for shift in _PLACES:
        which[(numbers >> shift) & (len(which) - 1)] = 1
    return np.packbits(which, bitorder="little").tobytes()


def _keep(tx: Connection, part: int, counted: int, held: int, bits: bytes) -> None:
    _KEEP.touched(tx, seals.SIEVE.on({"part": part, "counted": counted, "held": held, "bits": bits}))
