"""A printed line made comparable without losing what it says."""

import re
import unicodedata
from functools import lru_cache

#: Zero-width, bidirectional and soft-hyphen characters: invisible, and in the way of every pattern. Joiners stay
#: in the scripts that spell words with them.
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|(?<![\u0600-\u0dff])[\u200c\u200d]"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_WIDE = str.maketrans("：／．，（）［］｜＝　－", ":/.,()[]|= -")
_TO_NARROW = re.compile("[：／．，（）［］｜＝　－]")
#: A line is asked about several times, one time after another: as a date, as a byline, as a credit line. What is
#: longer than a line is not remembered: a page may be one.
_REMEMBERED, _LINE = 2**9, 2_000


def fold(text: str) -> str:
    """The line without invisible characters, with its white space folded to single spaces."""
    return " ".join((text if text.isascii() else _shown(text)).split())


def _shown(text: str) -> str:
    return _seen(text) if len(text) <= _LINE else _INVISIBLE.sub("", text)


@lru_cache(maxsize=_REMEMBERED)
def _seen(text: str) -> str:
    return _INVISIBLE.sub("", text)


def narrow(text: str) -> str:
    """Decimal digits of any script as ASCII, full-width punctuation as ASCII; every offset stays what it was."""
    if text.isascii():
        return text
    return _narrowed(text) if len(text) <= _LINE else _narrow(text)


@lru_cache(maxsize=_REMEMBERED)
def _narrowed(text: str) -> str:
    return _narrow(text)


def _narrow(text: str) -> str:
    return _FOREIGN_DIGIT.sub(_digit, text.translate(_WIDE) if _TO_NARROW.search(text) else text)


def _digit(found: re.Match[str]) -> str:
    return str(unicodedata.decimal(found[0]))


def plain(word: str) -> str:
    """A word for looking up: case folded, compatibility forms unified, full stops dropped."""
    if word.isascii():
        return word.casefold().replace(".", "").strip()
    return unicodedata.normalize("NFKC", word).casefold().replace(".", "").strip()


def letters(line: str) -> str:
    """A line for comparing with one in capitals: without case, accents, and the dots on the letters of Turkish."""
    if line.isascii():
        return line.casefold()
    return _ACCENTS.sub("", unicodedata.normalize("NFD", line.casefold())).replace("ı", "i")


def plain_word(word: str) -> str:
    """A word of a name as tables of words have it: in small letters, without the marks around it."""
    return word.casefold().strip(".,()'’\"")
