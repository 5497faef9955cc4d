"""The kinds of arrays of the block model, and sums over runs of blocks."""

from typing import Any

import numpy as np
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


def shifted(values: Floats, by: int) -> Floats:
    """What stands ``by`` blocks further on (0 beyond the ends of the page)."""
    out = np.zeros_like(values)
    if by > 0:
        out[:-by] = values[by:]
    else:
        out[-by:] = values[:by]
    return out
