"""Sketches of a text, small enough to keep for every record and to look up: specified in docs/fingerprints.md.

Everything is arithmetic modulo 2^64 and 2^32 on the bytes of canonical tokens, so that any language can compute it.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import Any

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

#: The polynomial's base, its inverse modulo 2^64, and the step of the sequence that seeds are drawn from.
BASE = 0x9E3779B97F4A7C15
_INVERSE = pow(BASE, -1, 2**64)
_MIX = (0xBF58476D1CE4E5B9, 0x94D049BB133111EB)
#: Permutations of a resemblance sketch, the share of hashes that a containment sketch keeps, a passage's window.
PERMUTATIONS, SHARE, WINDOW = 126, 8, 3
#: Hashes that are permuted at once: so few that all their values stay in the processor's cache.
_CHUNK = 512
_SPACE = 0x20


class Runs:
    """The runs of words of a text: one running sum over its bytes gives the hashes of runs of every length."""

    def __init__(self, tokens: Sequence[str]) -> None:
        joined = " ".join(tokens)
        data = np.frombuffer(joined.encode("utf-8"), np.uint8)
        (spaces,) = (data == _SPACE).nonzero()
        self._starts = np.zeros(len(spaces) + 1, np.intp)
        np.add(spaces, 1, out=self._starts[1:])
        self._ends = np.append(spaces, len(data))
        powers, inverses = _powers(1 << max(12, (len(data) + 1).bit_length()))
        sums = np.zeros(len(data) + 1, np.uint64)
        np.multiply(data, powers[: len(data)], out=sums[1:])
        np.cumsum(sums[1:], out=sums[1:])
        self._before, self._after = sums[self._starts], sums[self._ends]
        self._shifts = inverses[self._starts]
        self._none = not tokens
        #: Whether all tokens are of ASCII.
        self.ascii = joined.isascii()

    def of(self, size: int) -> Hashes:
        """The hash of each run of ``size`` tokens, in order; of all tokens together where there are fewer."""
        return self.each(size)[0]

    def each(self, *sizes: int) -> tuple[Hashes, ...]:
        """For each size the hash of each run of so many tokens, in order; of all together where there are fewer."""
        if self._none:
            return tuple(np.zeros(0, np.uint64) for _ in sizes)
        words = len(self._starts)
        counts = [words - min(size, words) + 1 for size in sizes]
        # Side by side, so that they are mixed in one go.
        hashes = np.empty(sum(counts), np.uint64)
        ends = list(accumulate(counts))
        parts = [hashes[end - count : end] for count, end in zip(counts, ends, strict=True)]
        for count, part in zip(counts, parts, strict=True):
            np.subtract(self._after[words - count :], self._before[:count], out=part)
            np.multiply(part, self._shifts[:count], out=part)
        mixed(hashes)
        return tuple(parts)


def gram_hashes(tokens: Sequence[str], size: int) -> Hashes:
    """The hash of each run of ``size`` tokens, in order; of all tokens together where there are fewer."""
    return Runs(tokens).of(size)


def resemblance(hashes: Hashes) -> bytes:
    """The least value of the hashes under each of 126 permutations: 126 little-endian numbers of 32 bits."""
    if not len(hashes):
        return b""
    factors, offsets = _permutations()
    high = (hashes >> np.uint64(32)).astype(np.uint32)
    least = np.full(PERMUTATIONS, 0xFFFFFFFF, np.uint32)
    # Parts of one length, written to one place: memory that is fresh from the system costs more than the arithmetic.
    step = -(-len(high) // -(-len(high) // _CHUNK))
    room = np.empty((PERMUTATIONS, step), np.uint32)
    for start in range(0, len(high), step):
        part = high[start : start + step]
        values = room[:, : len(part)]
        np.multiply(part, factors, out=values)
        np.add(values, offsets, out=values)
        np.minimum(least, values.min(axis=1), out=least)
    return least.astype("<u4").tobytes()


def containment(hashes: Hashes) -> bytes:
    """The hashes that eight divides, each once and in order: little-endian numbers of 64 bits."""
    return once(hashes[(hashes & np.uint64(SHARE - 1)) == 0])


def winnowed(hashes: Hashes, spans: Sequence[tuple[int, int]]) -> list[Hashes]:
    """Of each span of hashes the least of each three neighbours; of fewer than three, the least."""
    least = np.minimum(np.minimum(hashes[:-2], hashes[1:-1]), hashes[2:])
    last = WINDOW - 1
    return [
        least[start : end - last] if end - start > last else hashes[start:end].min(keepdims=True)
        for start, end in spans
    ]


def once(hashes: Hashes) -> bytes:
    """Hashes, each once and in order: little-endian numbers of 64 bits."""
    ordered = np.sort(hashes)
    first = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=first[1:])
    return ordered[first].astype("<u8").tobytes()


def resembling(a: bytes, b: bytes) -> float:
    """The share of the runs of words of both texts that both have, estimated from two resemblance sketches."""
    return float(np.mean(np.frombuffer(a, "<u4") == np.frombuffer(b, "<u4"))) if a and b else 0.0


def contained(a: bytes, b: bytes) -> float:
    """The share of the smaller of two containment sketches that the other one holds."""
    left, right = np.frombuffer(a, "<u8"), np.frombuffer(b, "<u8")
    least = min(len(left), len(right))
    return len(np.intersect1d(left, right, assume_unique=True)) / least if least else 0.0


def sampled(sketch: bytes, most: int, share: int = 1) -> list[int]:
    """Those of a sketch's numbers that a power of two divides, so that about so many are left at most.

    ``share`` divides all of them: of a containment sketch ``SHARE``.
    """
    values = np.frombuffer(sketch, "<u8")
    step = 1
    while len(values) > most * step:
        step *= 2
    left: list[int] = values[values & np.uint64(step * share - 1) == 0].tolist()
    return left


def resembling_each(one: bytes, others: Sequence[bytes]) -> list[float]:
    """How much one text resembles each of others, by their resemblance sketches."""
    width = len(one)
    there = [at for at, other in enumerate(others) if len(other) == width > 0]
    found = [0.0] * len(others)
    if there:
        rows = np.frombuffer(b"".join(others[at] for at in there), "<u4").reshape(len(there), -1)
        same = np.count_nonzero(rows == np.frombuffer(one, "<u4"), axis=1) / rows.shape[1]
        for at, share in zip(there, same.tolist(), strict=True):
            found[at] = share
    return found


def shared_each(one: bytes, others: Sequence[bytes]) -> list[int]:
    """How many numbers of a sketch each of others has as well; in all of them they stand once and in order."""
    mine, theirs = np.frombuffer(one, "<u8"), np.frombuffer(b"".join(others), "<u8")
    if not len(mine) or not len(theirs):
        return [0] * len(others)
    (same,) = (mine[np.minimum(mine.searchsorted(theirs), len(mine) - 1)] == theirs).nonzero()
    ends = same.searchsorted([end // 8 for end in accumulate(map(len, others))]).tolist()
    return list(map(sub, ends, [0, *ends]))


def mixed(hashes: Hashes) -> None:
    """SplitMix64's last steps, in place: every bit of a hash depends on every bit of the sum."""
    hashes ^= hashes >> np.uint64(30)
    hashes *= np.uint64(_MIX[0])
    hashes ^= hashes >> np.uint64(27)
    hashes *= np.uint64(_MIX[1])
    hashes ^= hashes >> np.uint64(31)


@lru_cache(2)
def _powers(length: int) -> tuple[Hashes, Hashes]:
    """The powers of the base and of its inverse, from the 0th on."""
    tables: list[Any] = []
    for base in (BASE, _INVERSE):
        table = np.full(length, base, np.uint64)
        table[0] = 1
        tables.append(np.multiply.accumulate(table))
    return tables[0], tables[1]


@lru_cache(1)
def _permutations() -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Factors (odd) and offsets: the halves of the 1st to 126th value of SplitMix64 from the seed 0."""
    steps = np.arange(1, PERMUTATIONS + 1, dtype=np.uint64) * np.uint64(BASE)
    mixed(steps)
    factors = (steps >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
    return factors[:, None], steps.astype(np.uint32)[:, None]
