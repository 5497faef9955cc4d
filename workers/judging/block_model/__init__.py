"""The learned judge of blocks: how likely each block of a page is part of its text, and which to keep.

Boosted trees over some 110 numbers per block, trained by ``python -m benchmarks.train``; what they were trained on
and how well they do stands in ``CARD.md``. Only numpy is needed to ask them.
"""

import numpy as np
from msgspec import Struct

from workers.judging.block_model.arrays import Doubles
from workers.judging.block_model.basis import Basis, lay_out
from workers.judging.block_model.decide import decide, reconsidered, together
from workers.judging.block_model.explain import explain
from workers.judging.block_model.features import features
from workers.judging.block_model.model import Model, digest, shipped
from workers.judging.block_model.trees import scores
from workers.judging.drones import drone_blocks
from workers.model import Reading

__all__ = ["Judged", "digest", "judge_blocks", "probabilities", "reasons"]


class Judged(Struct, frozen=True, kw_only=True):
    """For each block whether it is kept and how likely it is text; what the choice as a whole can expect.

    ``threshold`` is the probability from which on this page's blocks are kept, ``confidence`` the expected word F1
    of the kept text (0..1): low where the model would not bet on its own choice.
    """

    keep: tuple[bool, ...]
    probability: tuple[float, ...]
    threshold: float
    confidence: float


_NOTHING = Judged(keep=(), probability=(), threshold=0.5, confidence=0.0)


def probabilities(reading: Reading) -> Doubles:
    """How likely each block is part of the page's text."""
    return _likely(lay_out(reading, shipped().lexicon), shipped()) if reading.blocks else np.zeros(0)


def judge_blocks(reading: Reading, *, article: bool = False) -> Judged:
    """Choose the blocks that make the page's text; a page without blocks has none to choose.

    ``article``: the page says of itself that it is one.
    """
    if not reading.blocks:
        return _NOTHING
    page = lay_out(reading, shipped().lexicon)
    probability = _likely(page, shipped())
    first = decide(probability, page.words, page.prose)
    decision = reconsidered(first, probability, page.words, page.prose, article=article)
    return Judged(
        keep=tuple(decision.keep.tolist()),
        probability=tuple(probability.tolist()),
        threshold=decision.threshold,
        confidence=round(decision.confidence, 4),
    )


def reasons(reading: Reading, blocks: tuple[int, ...] | None = None) -> tuple[str, ...]:
    """What spoke most for or against each block (all, or those of the numbers given), in words.

    Costs about ten times as much as the judgement; so ask where somebody wants to read it.
    """
    chosen = tuple(range(len(reading.blocks))) if blocks is None else blocks
    if not chosen:
        return ()
    return explain(reading, chosen, features(lay_out(reading, shipped().lexicon)), shipped())


def _likely(page: Basis, model: Model) -> Doubles:
    odds = np.clip(scores(features(page), model.looks), -30, 30)
    chances = together(1 / (1 + np.exp(-odds)), page.words, page.linked, page.makes)
    # A choice weighs blocks by their words: what drones would outweigh the text.
    chances[drone_blocks(page.reading.blocks)] = 0
    return chances
