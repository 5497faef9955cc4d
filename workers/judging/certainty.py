"""How sure the judges are of a page's text as a whole."""

from collections.abc import Sequence

from workers.model import TEXT_ROLES, Block, Verdict


def confidence(blocks: Sequence[Block], verdicts: Sequence[Verdict]) -> float:
    """The word F1 (0..1) that the kept text can expect, if each verdict is right as often as its score says.

    Characters stand for words, so that it means the same in every script. 0.0 for a page of which nothing is kept.
    """
    kept = hoped_kept = hoped = 0.0
    for verdict in verdicts:
        weight = len(blocks[verdict.block].text)
        if verdict.role in TEXT_ROLES:
            kept += weight
            hoped_kept += weight * verdict.score
            hoped += weight * verdict.score
        else:
            hoped += weight * (1 - verdict.score)
    return round(2 * hoped_kept / (kept + hoped), 4) if kept else 0.0
