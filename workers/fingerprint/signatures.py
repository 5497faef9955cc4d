"""A text's signatures: what an index keeps of it to find its copies, its parts, and the stories it was made from."""

from collections.abc import Sequence

import numpy as np

from workers.fingerprint.canonical import tokens
from workers.fingerprint.passages import scale_of
from workers.fingerprint.setaside import set_aside
from workers.fingerprint.sketch import containment, gram_hashes, resemblance, winnowed
from workers.model import Signatures

#: Words of a shingle of the resemblance sketch, of the containment sketch, and of a passage.
RESEMBLANCE, CONTAINMENT, PASSAGE = 3, 5, 6


def signatures(text: str, body: Sequence[str]) -> Signatures:
    """The signatures of a text whose tokens are ``body``."""
    scale = scale_of(body)
    return Signatures(
        mh1=resemblance(gram_hashes(body, RESEMBLANCE * scale)),
        fc1=containment(gram_hashes(body, CONTAINMENT * scale)),
        wp1=_passages(text, body, PASSAGE * scale),
    )


def _passages(text: str, body: Sequence[str], size: int) -> bytes:
    """The winnowed runs of words of the narration, each once; none crosses what is set aside."""
    pieces = [body] if not (asides := set_aside(text)) else []
    done = 0
    for start, end, _ in asides:
        pieces.append(tokens(text[done:start]))
        done = end
    if asides:
        pieces.append(tokens(text[done:]))
    chosen = [winnowed(gram_hashes(piece, size)) for piece in pieces if len(piece) >= size]
    return np.unique(np.concatenate(chosen)).astype("<u8").tobytes() if chosen else b""
