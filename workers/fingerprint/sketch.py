"""Sketches of a text, small enough to keep for every record and to look up: specified in docs/fingerprints.md.

Everything is arithmetic modulo 2^64 and 2^32 on the bytes of canonical tokens, so that any language can compute it.
"""

from collections.abc import Sequence
from functools import lru_cache
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


def gram_hashes(tokens: Sequence[str], size: int) -> Hashes:
    """The hash of each run of ``size`` tokens, in order; of all tokens together where there are fewer."""
    if not tokens:
        return np.zeros(0, np.uint64)
    data = np.frombuffer(" ".join(tokens).encode("utf-8"), np.uint8)
    spaces = np.flatnonzero(data == 0x20)
    starts = np.concatenate(([0], spaces + 1))
    ends = np.concatenate((spaces, [len(data)]))
    size = min(size, len(starts))
    powers, inverses = _powers(1 << max(12, (len(data) + 1).bit_length()))
    sums = np.zeros(len(data) + 1, np.uint64)
    np.cumsum(data * powers[: len(data)], out=sums[1:])
    first = starts[: len(starts) - size + 1]
    return _mixed((sums[ends[size - 1 :]] - sums[first]) * inverses[first])


def resemblance(hashes: Hashes) -> bytes:
    """The least value of the hashes under each of 126 permutations: 126 little-endian numbers of 32 bits."""
    if not len(hashes):
        return b""
    factors, offsets = _permutations()
    high = (hashes >> np.uint64(32)).astype(np.uint32)
    least = np.full(PERMUTATIONS, 0xFFFFFFFF, np.uint32)
    for start in range(0, len(high), _CHUNK):
        part = high[start : start + _CHUNK]
        values = part[None, :] * factors
        values += offsets
        np.minimum(least, values.min(axis=1), out=least)
    return least.astype("<u4").tobytes()


def containment(hashes: Hashes) -> bytes:
    """The hashes that eight divides, each once and in order: little-endian numbers of 64 bits."""
    return np.unique(hashes[hashes % np.uint64(SHARE) == 0]).astype("<u8").tobytes()


def winnowed(hashes: Hashes) -> Hashes:
    """The least hash of each three neighbours; of fewer than three, the least."""
    if len(hashes) < WINDOW:
        return hashes.min(keepdims=True) if len(hashes) else hashes
    least: Hashes = np.minimum(np.minimum(hashes[:-2], hashes[1:-1]), hashes[2:])
    return least


def resembling(a: bytes, b: bytes) -> float:
    """The share of the runs of words of both texts that both have, estimated from two resemblance sketches."""
    return float(np.mean(np.frombuffer(a, "<u4") == np.frombuffer(b, "<u4"))) if a and b else 0.0


def contained(a: bytes, b: bytes) -> float:
    """The share of the smaller of two containment sketches that the other one holds."""
    left, right = np.frombuffer(a, "<u8"), np.frombuffer(b, "<u8")
    least = min(len(left), len(right))
    return len(np.intersect1d(left, right, assume_unique=True)) / least if least else 0.0


def _mixed(hashes: Hashes) -> Hashes:
    """SplitMix64's last steps: every bit of a hash depends on every bit of the sum."""
    hashes = (hashes ^ (hashes >> np.uint64(30))) * np.uint64(_MIX[0])
    hashes = (hashes ^ (hashes >> np.uint64(27))) * np.uint64(_MIX[1])
    return hashes ^ (hashes >> np.uint64(31))


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
    values = _mixed(steps)
    factors = (values >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
    return factors[:, None], values.astype(np.uint32)[:, None]
