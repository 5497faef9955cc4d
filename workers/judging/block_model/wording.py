"""Features of what is printed: what the words of a block say, and those of the blocks around it."""

import numpy as np

from workers.judging.block_model.arrays import running, shifted
from workers.judging.block_model.basis import Basis
from workers.judging.block_model.own import Columns

#: The outermost of the elements around a block whose words are looked at, and the blocks on either side.
_FAR, _WINDOW = 2, 4


def wording_columns(page: Basis) -> Columns:
    """What is printed in the block, in its heading, beside it, in the elements around it and in blocks of its make.

    Where many blocks speak together, a block counts by the square root of its words.
    """
    said, at = page.said, page.at
    above = np.maximum.accumulate(np.where(page.level > 0, at, -1))
    yield "said", said
    yield "said_above", shifted(said, -1)
    yield "said_below", shifted(said, 1)
    yield "said_heading", np.where(above >= 0, said[np.maximum(above, 0)], 0)
    makes = page.makes
    yield "said_make", (np.bincount(makes.of, said) / makes.counts)[makes.of]
    weight = np.sqrt(page.words)
    voice, voices = running(said * weight), running(weight)
    low, high = np.maximum(at - _WINDOW, 0), np.minimum(at + _WINDOW + 1, page.blocks)
    yield "said_near", (voice[high] - voice[low]) / (voices[high] - voices[low])
    elements, of = page.elements, page.element
    first, last = elements.first, elements.last
    around = (voice[last] - voice[first]) / np.maximum(voices[last] - voices[first], 1)
    for level in range(_FAR + 1):
        yield f"said_holder_{level}", around[of]
        of = elements.parent[of]
