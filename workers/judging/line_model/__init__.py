"""The learned judge of lines: how likely each line of a plain text is part of what the text is about.

Boosted trees over some hundred numbers per line, trained by ``python -m benchmarks.train.lines`` on web pages made
text in several ways; what they were trained on and how well they do stands in ``CARD.md``.
"""

from pathlib import Path

import numpy as np
from msgspec import Struct

from workers.judging.block_model import model
from workers.judging.block_model.arrays import Doubles, Floats
from workers.judging.block_model.decide import decide
from workers.judging.block_model.model import Model
from workers.judging.block_model.trees import scores
from workers.judging.line_model.explain import explain
from workers.judging.line_model.features import features
from workers.judging.shape import Shape
from workers.model import Block

__all__ = ["FILE", "Judged", "digest", "judge_lines", "reasons"]

FILE = Path(__file__).with_name("model.npz")


class Judged(Struct, frozen=True, kw_only=True):
    """For each line whether it is kept, and how likely it is text."""

    keep: tuple[bool, ...]
    probability: tuple[float, ...]


def shipped() -> Model:
    """The line model that comes with the package, read once."""
    return model.shipped(FILE)


def digest() -> str:
    """The SHA-256 of the shipped line model: part of what a recipe is known by."""
    return model.digest(FILE)


def judge_lines(blocks: tuple[Block, ...], shapes: tuple[Shape, ...], known: frozenset[int]) -> Judged:
    """Choose the lines that make the text; ``known`` are the numbers of those that a table of phrases knows."""
    if not blocks:
        return Judged(keep=(), probability=())
    numbers = _features(blocks, shapes, known)
    # Rounded, so that the last bit of a machine's exponential decides nothing.
    odds = np.clip(scores(numbers, shipped().looks), -30, 30)
    probability: Doubles = np.round(1 / (1 + np.exp(-odds)), 4)
    keep = decide(probability, numbers[0], numbers[0]).keep  # lines are judged alike, whatever they are a list of
    return Judged(keep=tuple(keep.tolist()), probability=tuple(probability.tolist()))


def reasons(blocks: tuple[Block, ...], shapes: tuple[Shape, ...], known: frozenset[int]) -> tuple[str, ...]:
    """What spoke most for or against each line, in words; costs some ten times as much as the judgement."""
    return explain(_features(blocks, shapes, known), shipped()) if blocks else ()


def _features(blocks: tuple[Block, ...], shapes: tuple[Shape, ...], known: frozenset[int]) -> Floats:
    return features(blocks, shapes, known, shipped().lexicon.printed)
