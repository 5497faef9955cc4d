"""What a block's printed words say of it: log-odds of words and of pairs of words, learned over many sites.

A logistic regression over the words of a block, its first and its last word, and, where it is short, the pairs of
words that stand side by side. "Subscribe" and "reserved" speak against text, "said" and "while" for it, whatever the
markup calls the element that they stand in. Trained by ``benchmarks/train/printed.py``.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from workers.judging.block_model.arrays import Floats

#: So many characters of a block are read: what follows is of a kind with them.
LOOKED_AT = 200
#: Pairs are asked of blocks of at most so many words: labels, buttons, notes. Prose says enough by its words.
PAIRED = 12
#: A page is heard if this share of what it is asked is known: English has .6 to .8, German .3 to .5, most have less.
ENOUGH = 0.3


def parts(text: str) -> tuple[list[str], int]:
    """What is asked of a text, and how many words it has: ``word``, ``^first``, ``last$``, and ``two words``.

    Words end at spaces and keep their signs: "reserved." ends a notice, "»" a link.

    >>> parts("Read More »")
    (['read', 'more', '»', '^read', '»$', 'read more', 'more »'], 3)
    """
    words = text[:LOOKED_AT].lower().split()
    if not words:
        return [], 0
    asked = [*words, "^" + words[0], words[-1] + "$"]
    if len(words) <= PAIRED:
        asked.extend(map(" ".join, pairwise(words)))
    return asked, len(words)


def said(texts: Sequence[str], known: Mapping[str, float], enough: float = ENOUGH) -> Floats:
    """For each text of a page the log-odds of its parts, over the square root of its words; 0 where nothing is known.

    A page is heard if ``enough`` of what it is asked is known: of a language that few sites of the training write,
    the table knows what stands in menus, and would take all else for it.
    """
    out = np.zeros(len(texts), np.float32)
    heard = spoken = 0
    for place, text in enumerate(texts if known else ()):
        asked, words = parts(text)
        if words:
            told = [known[part] for part in asked if part in known]
            out[place] = sum(told) / words**0.5
            heard += len(told)
            spoken += len(asked)
    return out if heard >= enough * spoken else np.zeros_like(out)
