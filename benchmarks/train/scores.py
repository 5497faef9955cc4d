"""How well a choice of blocks agrees with the gold text: word F1 and 4-gram shingle F1."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import fmean

from msgspec import Struct

_WORD = re.compile(r"\w+")
_RUN = 4


class Score(Struct, frozen=True, kw_only=True):
    """One page: precision, recall and F1 over words; what is shared, extra and lost of its 4-word runs."""

    precision: float
    recall: float
    f1: float
    runs: tuple[float, float, float]


def score(text: str, gold: str) -> Score:
    """Hold a text against the gold."""
    precision, recall = _over(Counter(_WORD.findall(text.lower())), Counter(_WORD.findall(gold.lower())))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(precision=precision, recall=recall, f1=f1, runs=_runs(text, gold))


def _over(text: Counter[str], gold: Counter[str]) -> tuple[float, float]:
    if not text or not gold:
        same = float(not text and not gold)
        return same, same
    shared = (text & gold).total()
    return shared / text.total(), shared / gold.total()


def _runs(text: str, gold: str) -> tuple[float, float, float]:
    """Shares of shared, extra and lost runs in all of them."""
    ours, theirs = _shingles(text), _shingles(gold)
    shared = (ours & theirs).total()
    extra, lost = ours.total() - shared, theirs.total() - shared
    total = shared + extra + lost
    return (shared / total, extra / total, lost / total) if total else (0.0, 0.0, 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    count = max(1, len(words) - _RUN + 1) if words else 0
    return Counter(tuple(words[start : start + _RUN]) for start in range(count))


def summary(scores: Sequence[Score]) -> dict[str, float]:
    """Means over pages, for a card."""
    precision, recall = _mean_of(scores, extra=1), _mean_of(scores, extra=2)
    return {
        "pages": len(scores),
        "precision": round(fmean(one.precision for one in scores), 4),
        "recall": round(fmean(one.recall for one in scores), 4),
        "f1": round(fmean(one.f1 for one in scores), 4),
        "shingle_f1": round(2 * precision * recall / (precision + recall), 4) if precision + recall else 0.0,
    }


def _mean_of(scores: Iterable[Score], *, extra: int) -> float:
    """The mean precision (``extra=1``) or recall (2) of runs over pages that have any."""
    pairs = [(one.runs[0], one.runs[extra]) for one in scores]
    ratios = [shared / (shared + wrong) for shared, wrong in pairs if shared + wrong]
    return fmean(ratios) if ratios else 0.0
