"""What the characters of a page's blocks are, counted for all blocks in one pass over their joined text."""

from unicodedata import category

import numpy as np
from msgspec import Struct

from workers.judging.block_model.arrays import Bytes, Floats, cast

#: A block is looked at up to here; what follows is taken to be like it.
LOOKED_AT = 3_000

OTHER, SPACE, LOWER, UPPER, DIGIT, STOP, COMMA, QUOTE, SIGN, MONEY, IDEOGRAPH = range(11)
KINDS = 11
_SPECIAL = {
    STOP: ".!?…。．！？｡।۔؟։",
    COMMA: ",;、，；،؛",
    QUOTE: '"“”„«»「」『』',
    SIGN: "|·•›→←▸►▼/\\©®™#@+*=_~<>{}[]‹",
    MONEY: "$€£¥₹%",
}
_LETTERS = {"Lu": UPPER, "Lt": UPPER, "Ll": LOWER, "Lm": LOWER, "Lo": LOWER, "Mn": LOWER, "Mc": LOWER, "Nd": DIGIT}
#: From here on scripts are written without spaces (kana, Han) or in syllables (Hangul); behind them come symbols.
_KANA, _BEHIND_HANGUL = 0x3040, 0xD7B0


def _table() -> Bytes:
    table = np.zeros(0x10000, np.uint8)
    for code in range(_KANA):
        kind = category(chr(code))
        table[code] = SPACE if kind == "Zs" or code in {9, 10, 13} else _LETTERS.get(kind, OTHER)
    table[_KANA:_BEHIND_HANGUL] = IDEOGRAPH
    for kind_of, characters in _SPECIAL.items():
        table[[ord(character) for character in characters]] = kind_of
    return table


_KIND = _table()


class Characters(Struct, frozen=True, kw_only=True):
    """Per block: ``shares`` of each kind (kinds x blocks), ``counts`` likewise, words, words in capitals, ends."""

    counts: Floats
    shares: Floats
    last: Floats
    words: Floats
    capitalised: Floats


def count_characters(texts: list[str]) -> Characters:
    """Count the kinds of characters of every block; a word of a script without spaces is two characters."""
    cut = [text[:LOOKED_AT] for text in texts]
    sizes = np.array([len(text) for text in cut], np.int64) + 1
    codes = np.frombuffer("\n".join([*cut, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = _KIND[np.minimum(codes, 0xFFFF)]
    owner = np.repeat(np.arange(len(cut)) * KINDS, sizes)
    counts = cast(np.bincount(owner + kinds, minlength=len(cut) * KINDS).reshape(-1, KINDS).T)
    ends = np.cumsum(sizes)
    begins = ends - sizes
    behind_space = np.concatenate(([True], kinds[:-1] == SPACE))
    capitals = np.concatenate(([0], np.cumsum(behind_space & (kinds == UPPER))))
    longer = cast(np.array([len(text) for text in texts])) / cast(np.maximum(sizes - 1, 1))
    words = (counts[SPACE] + counts[IDEOGRAPH] / 2) * longer
    return Characters(
        counts=counts,
        shares=counts / cast(sizes),
        last=cast(kinds[np.maximum(ends - 2, begins)]),
        words=np.maximum(words, 1),
        capitalised=cast(capitals[ends] - capitals[begins]),
    )
