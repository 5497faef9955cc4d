"""The numbers of the newest records on SQLite, in memory, as one connection has read them.

The last few hundred records stand in a dictionary, which takes a record in microseconds; those before them in sorted
arrays, which take sixteen bytes a number and no object each.
"""

import struct
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

#: Records in the dictionary before they go into the arrays.
_LOOSE = 512


class Newest:
    """Which of the newest records stand under a number; ``first`` and ``last`` are the numbers of their rows.

    ``dropped`` says how often something had been taken away from such rows when they were read.
    """

    def __init__(self, dropped: str | None = None) -> None:
        self.dropped = dropped
        self.first = self.last = 0
        self._loose: dict[int, tuple[int, ...]] = {}
        self._rows: list[tuple[int, bytes]] = []
        self._numbers = np.zeros(0, np.int64)
        self._ids = np.zeros(0, np.int64)

    def take(self, row: int, record: int, packed: bytes) -> None:
        """Take in a row that came behind all others."""
        self.first, self.last = self.first or row, row
        # One tuple for all of a record's numbers: an empty one and it make itself.
        held, loose = (record,), self._loose
        numbers = unpacked(packed)
        there = {number: loose[number] + held for number in loose.keys() & numbers}
        loose.update(dict.fromkeys(numbers, held))
        loose.update(there)
        self._rows.append((record, packed))
        if len(self._rows) > _LOOSE:
            self._settle()

    def find(self, wanted: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Number and record, for each of these numbers that a record has."""
        loose = self._loose
        for number in loose.keys() & wanted:
            for record in loose[number]:
                yield number, record
        if len(self._numbers):
            begins = self._numbers.searchsorted(np.asarray(wanted, np.int64))
            begins = np.minimum(begins, len(self._numbers) - 1)
            for at in (self._numbers[begins] == wanted).nonzero()[0].tolist():
                end = self._numbers.searchsorted(wanted[at], "right")
                for record in self._ids[begins[at] : end].tolist():
                    yield wanted[at], record

    def between(self, low: int, high: int) -> list[tuple[int, int]]:
        """Every number from ``low`` on and under ``high`` with its records, in order."""
        self._settle()
        begin, end = self._numbers.searchsorted((low, high)).tolist()
        return list(zip(self._numbers[begin:end].tolist(), self._ids[begin:end].tolist(), strict=True))

    def _settle(self) -> None:
        if self._rows:
            records, rows = zip(*self._rows, strict=True)
            numbers = np.concatenate((self._numbers, np.frombuffer(b"".join(rows), np.int64)))
            ids = np.repeat(np.array(records, np.int64), [len(row) // 8 for row in rows])
            order = numbers.argsort(kind="stable")
            self._numbers, self._ids = numbers[order], np.concatenate((self._ids, ids))[order]
        self._loose, self._rows = {}, []


def packed(given: Iterable[int]) -> bytes:
    """Numbers as a row holds them."""
    values = tuple(given)
    return struct.pack(f"<{len(values)}Q", *values)


def unpacked(row: bytes) -> tuple[int, ...]:
    """The numbers of a row."""
    return struct.unpack(f"<{len(row) // 8}Q", row)
