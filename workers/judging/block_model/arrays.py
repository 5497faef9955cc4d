"""The kinds of arrays of the block model, and sums over runs of blocks."""

from collections.abc import Callable
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]
Bytes = NDArray[np.uint8]
Bools = NDArray[np.bool_]


def cast(values: NDArray[Any]) -> Floats:
    """The same values as float32, in which features are held."""
    return values.astype(np.float32)


def running(values: NDArray[Any]) -> Doubles:
    """Sums of the first 0, 1, 2 ... values: what a run holds is the difference of two of them.

    In double precision and from left to right, so that every machine adds up to the same.
    """
    sums = np.empty(len(values) + 1)
    sums[0] = 0
    np.cumsum(values, dtype=np.float64, out=sums[1:])
    return sums


def within(at: Ints, width: int) -> tuple[Ints, Ints]:
    """The first of the ``width`` places before each of 0, 1, 2 ..., and one behind the last of those behind it."""
    return np.maximum(at - width, 0), np.minimum(at + width + 1, len(at))


def means(values: Floats, words: Floats) -> Callable[[Ints, Ints], Doubles]:
    """The mean of any runs of values, each of which counts by the square root of its words (0 for a run of none)."""
    weight = np.sqrt(np.maximum(words, 1))
    sums, weights = running(values * weight), running(weight)
    return lambda first, last: (sums[last] - sums[first]) / np.maximum(weights[last] - weights[first], 1)


def shifted(values: Floats, by: int) -> Floats:
    """What stands ``by`` blocks further on (0 beyond the ends of the page)."""
    out = np.zeros_like(values)
    if by > 0:
        out[:-by] = values[by:]
    else:
        out[-by:] = values[:by]
    return out


class Groups(Struct, frozen=True, kw_only=True):
    """Equal keys as groups: ``order`` sorts by key (equal ones as they stood), a group begins there at ``begins``
    and has ``counts`` members; ``of`` is each key's group."""

    order: Ints
    begins: Ints
    counts: Ints
    of: Ints


def sorted_groups(keys: Ints) -> Groups:
    """Group equal keys by one sort."""
    order = np.argsort(keys, kind="stable")
    there = keys[order]
    new = np.empty(len(keys), np.bool_)
    new[:1] = True
    np.not_equal(there[1:], there[:-1], out=new[1:])
    begins = np.flatnonzero(new)
    of = np.empty(len(keys), np.int64)
    of[order] = np.cumsum(new) - 1
    return Groups(order=order, begins=begins, counts=np.diff(begins, append=len(keys)), of=of)
