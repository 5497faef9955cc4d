"""A text's signatures: what an index keeps of it to find its copies, its parts, and the stories it was made from."""

from collections.abc import Iterable, Sequence

import numpy as np

from workers.fingerprint.canonical import tokens
from workers.fingerprint.passages import scale_of
from workers.fingerprint.pieces import Read, narration, read
from workers.fingerprint.rare import rare
from workers.fingerprint.sketch import Hashes, Runs, containment, gram_hashes, once, resemblance, winnowed
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
    runs = Runs(body)
    scale = 1 if runs.ascii else scale_of(body)
    size = PASSAGE * scale
    near, within, hashes = runs.each(RESEMBLANCE * scale, CONTAINMENT * scale, size)
    if isinstance(told, Read):
        pieces = [body[start:end] for start, end in told.narration]
        chosen = winnowed(hashes, [(start, end - size + 1) for start, end in told.narration if end - start >= size])
    else:
        pieces = list(told)
        each = [gram_hashes(piece, size) for piece in pieces if len(piece) >= size]
        chosen = [one for piece in each for one in winnowed(piece, [(0, len(piece))])]
    return Signatures(mh1=resemblance(near), fc1=containment(within), wp1=_once(chosen), rw1=rare(pieces))


def _once(chosen: Sequence[Hashes]) -> bytes:
    """The winnowed runs of words of the narration, each once; none crosses what is set aside."""
    return once(np.concatenate(chosen)) if chosen else b""
