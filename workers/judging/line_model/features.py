"""A text's lines as numbers: one row per feature, one column per line."""

from collections.abc import Mapping

import numpy as np

from workers.judging.block_model.arrays import Floats
from workers.judging.line_model.around import group_columns, page_columns, place_columns, run_columns, window_columns
from workers.judging.line_model.lines import lay_out
from workers.judging.line_model.own import neighbour_columns, text_columns, wording_columns
from workers.judging.shape import Shape
from workers.model import Block

#: The families of features, in the order of the rows; an explanation weighs them one by one.
FAMILIES = {
    "text": text_columns,
    "wording": wording_columns,
    "neighbour": neighbour_columns,
    "window": window_columns,
    "group": group_columns,
    "place": place_columns,
    "run": run_columns,
    "page": page_columns,
}


def named_features(
    blocks: tuple[Block, ...], shapes: tuple[Shape, ...], known: frozenset[int], printed: Mapping[str, float]
) -> dict[str, Floats]:
    """The features of every line by name (``family.name``); the text must have a line."""
    page = lay_out(blocks, shapes, known, printed)
    return {f"{family}.{name}": values for family, columns in FAMILIES.items() for name, values in columns(page)}


def features(
    blocks: tuple[Block, ...], shapes: tuple[Shape, ...], known: frozenset[int], printed: Mapping[str, float]
) -> Floats:
    """The features of every line: features x lines, in the order of ``named_features``."""
    return np.array(list(named_features(blocks, shapes, known, printed).values()), np.float32)
