"""The words of a text with plain signs, cut by a table of bytes in a few passes over the whole of it.

The expressions of the form ask every rule at every character. In most texts only the simplest ever speaks: letters
and digits are words, and what lies between them is not. Such a text is cut here; of every other ``cut`` says None.
"""

import re
import unicodedata
from functools import cache
from itertools import accumulate, compress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workers.fingerprint.grams import Places

#: What belongs to the word before it (``C++``, ``10+``); anywhere else these signs are rare.
_AFTER_WORD = re.compile(r"[+#](?<=[^\W_].)[+#]*")
#: Marks of typography that no rule looks at, neither for themselves nor beside others, and such a mark of ASCII.
SEPARATORS = dict.fromkeys("“”„—•", ";")
#: Stand-ins for what is kept between digits and for a sign beyond a byte: controls that no settled text holds.
_STAND_INS = {".": "\x81", ",": "\x82", "'": "\x83", "+": "\x84", "#": "\x85"}
_EURO = "\x80"
_CURRENCY = "$¢£¤¥" + _EURO
#: Tokens by themselves wherever they stand.
_SIGNS = tuple(sign.encode("latin-1") for sign in "%" + _CURRENCY)
_CUT = re.compile(f"[%{_CURRENCY}]|[^ %{_CURRENCY}]+| +".replace(_EURO, "€"))
#: A sign and the digit behind it: a number with a sign of its own, a fraction, or a number that goes on.
_NUMERIC = b".0"
#: What may stand before the currency of a number with a sign.
_LEADS = ("-", ".")


def cut(folded: str) -> list[str] | None:
    """The tokens of a folded text whose characters all stand for themselves; None where it takes the expressions."""
    if "+" in folded or "#" in folded:
        folded = _AFTER_WORD.sub(_stand_in, folded)
    kept = _kept(folded)
    if kept is None:
        return None
    for sign in _SIGNS:
        if sign in kept:
            kept = kept.replace(sign, b" %b " % sign)
    return kept.translate(_table()).decode("latin-1").replace(_EURO, "€").split()


def cut_places(folded: str) -> tuple[list[str], "Places", "Places"] | None:
    """The same tokens, where each begins and where it ends; None where it takes the expressions."""
    kept = _kept(folded)
    if kept is None:
        return None
    # numpy is loaded by those who ask for places.
    from workers.fingerprint.grams import placed, spans

    words = kept.translate(_table())
    if not any(sign in kept for sign in _SIGNS):
        return words.decode("latin-1").split(), *spans(words)
    # Words and what lies between them: their lengths give their places in a pass that makes no object for a word.
    pieces = _CUT.findall(words.decode("latin-1").replace(_EURO, "€"))
    are_words = [piece[0] != " " for piece in pieces]
    borders = list(accumulate(map(len, pieces), initial=0))
    starts, ends = compress(borders, are_words), compress(borders[1:], are_words)
    return list(compress(pieces, are_words)), placed(list(starts)), placed(list(ends))


def _kept(folded: str) -> bytes | None:
    """A text in bytes, as long as it is in characters; None where a sign asks for the expressions."""
    if "+" in folded or "#" in folded or "±" in folded:
        return None
    try:
        return _numbers(folded.replace("€", _EURO).encode("latin-1"))
    except UnicodeEncodeError:
        return None


def _numbers(data: bytes) -> bytes | None:
    """The text with stand-ins for the signs inside its numbers; None if a number may have a sign of its own."""
    kinds = data.translate(_kinds())
    parts: list[bytes] = []
    done = 0
    at = kinds.find(_NUMERIC)
    while at >= 0:
        sign, before = chr(data[at]), data[at - 1 : at].decode("latin-1")
        if (sign in "-." and not before.isalnum()) or (sign in _CURRENCY and before in _LEADS):
            return None
        if sign in _STAND_INS and "0" <= before <= "9":
            parts += (data[done:at], _STAND_INS[sign].encode("latin-1"))
            done = at + 1
        at = kinds.find(_NUMERIC, at + 1)
    return b"".join((*parts, data[done:]))


def _stand_in(signs: re.Match[str]) -> str:
    return "".join(_STAND_INS[sign] for sign in signs[0]) + " "


@cache
def _kinds() -> bytes:
    """For each byte whether it is a digit (``0``), a sign that may belong to a number (``.``), or neither."""
    signs = {ord(sign): b"."[0] for sign in "-.,'" + _CURRENCY} | {ord(digit): b"0"[0] for digit in "0123456789"}
    return bytes(signs.get(code, b" "[0]) for code in range(0x100))


@cache
def _table() -> bytes:
    """What stands for each byte: letters, digits and signs for themselves, stand-ins for theirs, else a space."""
    signs = {ord(inside): ord(sign) for sign, inside in _STAND_INS.items()}
    signs |= {ord(char): ord(char) for char in "%" + _CURRENCY}
    return bytes(signs.get(code, code if _is_word(chr(code)) else 0x20) for code in range(0x100))


def _is_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LN"
