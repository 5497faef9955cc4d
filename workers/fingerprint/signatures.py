"""A text's signatures: what an index keeps of it to find its copies, its parts, and the stories it was made from."""

from collections.abc import Iterable, Sequence

import numpy as np

from workers.fingerprint.canonical import tokens
from workers.fingerprint.passages import scale_of
from workers.fingerprint.pieces import Read, narration, read
from workers.fingerprint.sketch import Hashes, Runs, containment, once, resemblance, winnowed
from workers.model import Signatures

#: Words of a shingle of the resemblance sketch, of the containment sketch, and of a passage.
RESEMBLANCE, CONTAINMENT, PASSAGE = 3, 5, 6


def signed(text: str) -> tuple[Sequence[str], Signatures]:
    """The tokens of a text and its signatures, from one reading where that can be."""
    found = read(text)
    if found is None:
        body = tokens(text)
        return body, _signatures(body, narration(text))
    return found.body, _signatures(found.body, found)


def signatures(text: str) -> Signatures:
    """The signatures of a text."""
    return signed(text)[1]


def _signatures(body: Sequence[str], told: Read | Iterable[Sequence[str]]) -> Signatures:
    scale = scale_of(body)
    runs = Runs(body)
    size = PASSAGE * scale
    if isinstance(told, Read):
        hashes = runs.of(size)
        pieces = [hashes[start : end - size + 1] for start, end in told.narration if end - start >= size]
    else:
        pieces = [Runs(piece).of(size) for piece in told if len(piece) >= size]
    return Signatures(
        mh1=resemblance(runs.of(RESEMBLANCE * scale)),
        fc1=containment(runs.of(CONTAINMENT * scale)),
        wp1=_passages(pieces),
    )


def _passages(pieces: Sequence[Hashes]) -> bytes:
    """The winnowed runs of words of the narration, each once; none crosses what is set aside."""
    return once(np.concatenate([winnowed(piece) for piece in pieces])) if pieces else b""
