"""Features of what is printed: what the words of a block say, and those of the blocks around it."""

import numpy as np

from workers.judging.block_model.arrays import means, shifted, within
from workers.judging.block_model.basis import Basis
from workers.judging.block_model.own import Columns

#: The outermost of the elements around a block whose words are looked at, and the blocks on either side.
_FAR, _WINDOW = 2, 4


def wording_columns(page: Basis) -> Columns:
    """What is printed in the block, in its heading, beside it, in the elements around it and in blocks of its make.

    Where many blocks speak together, a block counts by the square root of its words.
    """
    said, above = page.said, page.heading
    yield "said", said
    yield "said_above", shifted(said, -1)
    yield "said_below", shifted(said, 1)
    yield "said_heading", np.where(above >= 0, said[np.maximum(above, 0)], 0)
    makes = page.makes
    yield "said_make", (np.bincount(makes.of, said) / makes.counts)[makes.of]
    heard = means(said, page.words)
    yield "said_near", heard(*within(page.at, _WINDOW))
    elements, of = page.elements, page.element
    around = heard(elements.first, elements.last)
    for level in range(_FAR + 1):
        yield f"said_holder_{level}", around[of]
        of = elements.parent[of]
