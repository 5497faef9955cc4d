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
    """Per block: its length, ``shares`` of each kind (kinds x blocks), ``counts`` likewise, words, capitals, ends."""

    length: Floats
    counts: Floats
    shares: Floats
    last: Floats
    words: Floats
    capitalised: Floats


def count_characters(texts: list[str]) -> Characters:
    """Count the kinds of characters of every block; a word of a script without spaces is two characters."""
    length = np.fromiter(map(len, texts), np.int64, len(texts))
    cut = texts if length.max(initial=0) <= LOOKED_AT else [text[:LOOKED_AT] for text in texts]
    sizes = np.minimum(length, LOOKED_AT) + 1
    codes = np.frombuffer("\n".join([*cut, ""]).encode("utf-32-le", "surrogatepass"), np.uint32)
    # What stands beyond the table is of the kind of its last entry.
    kinds = _KIND.take(codes, mode="clip")
    of_kind = np.repeat(np.arange(0, len(cut) * KINDS, KINDS), sizes)
    of_kind += kinds
    counts = cast(np.bincount(of_kind, minlength=len(cut) * KINDS).reshape(-1, KINDS).T)
    ends = np.cumsum(sizes)
    begins = ends - sizes
    capitals = kinds == UPPER
    capitals[1:] &= kinds[:-1] == SPACE
    up_to = np.searchsorted(np.flatnonzero(capitals), np.append(begins, ends[-1:]))
    longer = cast(length) / cast(np.maximum(sizes - 1, 1))
    words = (counts[SPACE] + counts[IDEOGRAPH] / 2) * longer
    return Characters(
        length=cast(length),
        counts=counts,
        shares=counts / cast(sizes),
        last=cast(kinds[np.maximum(ends - 2, begins)]),
        words=np.maximum(words, 1),
        capitalised=cast(up_to[1:] - up_to[:-1]),
    )
