"""A page's blocks as numbers: one row per feature, one column per block."""

import numpy as np

from workers.judging.block_model.around import (
    body_columns,
    heading_columns,
    holder_columns,
    likeness_columns,
    neighbour_columns,
    place_columns,
)
from workers.judging.block_model.arrays import Floats
from workers.judging.block_model.basis import Basis, lay_out
from workers.judging.block_model.lexicon import Lexicon
from workers.judging.block_model.own import element_columns, lexicon_columns, text_columns
from workers.judging.block_model.whole import page_columns
from workers.judging.block_model.wording import wording_columns
from workers.model import Reading

#: The families of features, in the order of the rows; an explanation weighs them one by one.
FAMILIES = {
    "text": text_columns,
    "element": element_columns,
    "lexicon": lexicon_columns,
    "wording": wording_columns,
    "holder": holder_columns,
    "body": body_columns,
    "heading": heading_columns,
    "place": place_columns,
    "neighbour": neighbour_columns,
    "likeness": likeness_columns,
    "page": page_columns,
}


def named_features(reading: Reading, lexicon: Lexicon) -> dict[str, Floats]:
    """The features of every block by name (``family.name``); the page must have a block."""
    page = lay_out(reading, lexicon)
    return {
        f"{family}.{name}": np.full(page.blocks, values, np.float32)
        for family, columns in FAMILIES.items()
        for name, values in columns(page)
    }


def features(page: Basis) -> Floats:
    """The features of every block: features x blocks, in the order of ``named_features``."""
    rows = [values for columns in FAMILIES.values() for _, values in columns(page)]
    out = np.empty((len(rows), page.blocks), np.float32)
    for row, values in zip(out, rows, strict=True):
        row[:] = values
    return out
