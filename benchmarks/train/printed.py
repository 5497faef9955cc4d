"""What printed words say of a block or a line: a logistic regression over those of many sites.

Solved by L-BFGS (Byrd, Lu, Nocedal and Zhu, 1995) as scipy has it; no chance is in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_array

from workers.judging.block_model.printed import parts

#: A word or pair is asked if so many sites print it: so none is a site's own.
MIN_SITES = 5
#: What keeps weights small (half the square of each, against the mean loss of a block), and the steps to go.
_PENALTY, _STEPS = 2.0, 60
#: Weights nearer to 0 than this are left out: a quarter of them, without which the scores are the same.
_FAINT = 0.1


class Print(Struct, frozen=True, kw_only=True):
    """What a page prints: its blocks or lines, whether each is content, and what it weighs (0: it trains nothing)."""

    site: str
    texts: list[str]
    content: NDArray[np.bool_]
    weight: NDArray[np.float64]


def printed(pages: Iterable[Print]) -> dict[str, float]:
    """Log-odds of content for each word, first word, last word and pair that enough sites print."""
    asked, sites, content, weight = [], [], [], []
    for page in pages:
        asked.append([parts(text) for text in page.texts])
        sites.append(page.site)
        content.append(page.content)
        weight.append(_spread(page.weight))
    places = _common(zip(sites, asked, strict=True))
    table = _table([block for of in asked for block in of], places)
    says = _fitted(table, np.concatenate(content), np.concatenate(weight))
    return {
        part: weight for part, weight in zip(places, np.round(says, 2).tolist(), strict=True) if abs(weight) >= _FAINT
    }


def _common(pages: Iterable[tuple[str, list[tuple[list[str], int]]]]) -> dict[str, int]:
    """The parts that enough sites print, numbered."""
    sites: dict[str, set[str]] = defaultdict(set)
    for site, asked in pages:
        for part in {part for of, _ in asked for part in of}:
            sites[part].add(site)
    return {part: at for at, part in enumerate(sorted(part for part in sites if len(sites[part]) >= MIN_SITES))}


def _table(asked: list[tuple[list[str], int]], places: Mapping[str, int]) -> csr_array:
    """Blocks x parts: how often the part is in the block, over the square root of the block's words."""
    found = [[places[part] for part in of if part in places] for of, _ in asked]
    each = np.array([len(of) for of in found])
    share = 1 / np.sqrt(np.maximum([words for _, words in asked], 1))
    columns = np.array([place for of in found for place in of], np.int64)
    begins = np.concatenate(([0], np.cumsum(each)))
    table = csr_array((np.repeat(share, each), columns, begins), shape=(len(found), len(places)))
    table.sum_duplicates()
    return table


def _spread(weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """Half of a page is spread over its blocks alike, half by what they weigh; 0 for what trains nothing."""
    return np.where(weight > 0, 1 / max(len(weight), 1) + weight / max(float(weight.sum()), 1e-9), 0)


def _fitted(table: csr_array, content: NDArray[np.bool_], weight: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weight of each column."""
    blocks, columns = table.shape
    turned = table.T.tocsr()
    weight = weight / weight.mean() / blocks
    sign = np.where(content, 1.0, -1.0)

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        says, usual = at[:-1], at[-1]
        margin = sign * (table @ says + usual)
        slope = -weight * sign / (1 + np.exp(np.clip(margin, -30, 30)))
        cost = weight @ np.logaddexp(0, -margin) + _PENALTY / 2 / blocks * (says @ says)
        return float(cost), np.append(turned @ slope + _PENALTY / blocks * says, slope.sum())

    found: Any = minimize(loss, np.zeros(columns + 1), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return np.asarray(found.x[:-1], np.float64)
