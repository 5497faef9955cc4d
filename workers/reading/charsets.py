"""Which legacy encoding a page's bytes are in, told by the letters that come out of them.

Every candidate reads the same bytes; the one under which they look most like some language wins. "Like a language"
is a likelihood: how often that language uses each letter beyond ASCII, each byte counted alike, so that encodings
of one byte and of two can be held against each other. One language must explain all of a page: a reading as
windows-1252 of a Polish text is a mix of letters that no language has.
"""

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from msgspec import Struct

from workers.tables import letters

#: Bytes of text that are looked at, once tags and scripts are out of them.
SAMPLE = 4_096
#: Of a page, so many bytes are searched for them.
_SEARCHED = 200_000
#: A script that does not end within so many bytes is taken for text.
_LONGEST_SCRIPT = 50_000
_SCRIPT = re.compile(rb"<(?:(script|style)\b|/(script|style))", re.IGNORECASE)
_TAG = re.compile(rb"<[^<>]{0,2000}>")
_HIGH = re.compile(rb"[\x80-\xff]")
#: What no text holds: a control, a private sign, a replacement for what could not be read.
_NEVER = math.log(1e-7)
#: What a capital inside a word of small letters costs.
_MID_CAPITAL = 4.0
_HIGH_RUN = re.compile(rb"[\x80-\xff]{2,}")

#: Codec -> the languages whose pages it carries.
CARRIES: Mapping[str, tuple[str, ...]] = {
    "cp1252": ("fr", "de", "es", "pt", "it", "ca", "sv", "da", "fi", "is", "nl", "en", "sq"),
    "cp1250": ("cs", "sk", "pl", "hu", "ro", "hr", "de", "sq"),
    "iso8859-2": ("cs", "sk", "pl", "hu", "ro", "hr"),
    "cp1254": ("tr", "az"),
    "cp1257": ("et", "lv", "lt", "pl"),
    "cp1258": ("vi",),
    "cp1251": ("ru", "uk", "bg", "be", "sr", "mk"),
    "koi8-r": ("ru", "bg"),
    "koi8-u": ("uk", "be"),
    "cp866": ("ru", "be", "bg"),
    "iso8859-5": ("ru", "uk", "bg", "be", "sr", "mk"),
    "cp1253": ("el",),
    "iso8859-7": ("el",),
    "cp1255": ("he",),
    "cp1256": ("ar", "fa"),
    "iso8859-6": ("ar",),
    "cp874": ("th",),
    "gb18030": ("zh",),
    "big5hkscs": ("zh-tw",),
    "cp932": ("ja",),
    "euc_jp": ("ja",),
    "cp949": ("ko",),
}


class Guess(Struct, frozen=True, kw_only=True):
    """An encoding, the language that it makes of the bytes, and how like that language (log likelihood a byte)."""

    codec: str
    language: str
    fit: float


def sample_of(data: bytes) -> bytes:
    """The stretch of a page that holds its text above ASCII, without its tags and scripts."""
    first = _HIGH.search(data)
    if first is None:
        return b""
    start = max(first.start() - 200, 0)
    text = b" ".join(_TAG.sub(b" ", piece) for piece in _outside_scripts(data[start : start + _SEARCHED]))
    begin = _HIGH.search(text)
    return text[max(begin.start() - 1, 0) :][:SAMPLE] if begin else data[start : start + SAMPLE]


def _outside_scripts(data: bytes) -> Iterator[bytes]:
    """What stands between the scripts and styles. One pass: a page may open thousands that it never ends."""
    ends: dict[bytes, list[tuple[int, int]]] = {b"script": [], b"style": []}
    begins = []
    for tag in _SCRIPT.finditer(data):
        if tag[2]:
            ends[tag[2].lower()].append(tag.span())
        else:
            begins.append((tag[1].lower(), *tag.span()))
    at = 0
    for name, start, inside in begins:
        following = bisect_left(ends[name], (inside, inside))
        if start < at or following == len(ends[name]) or ends[name][following][0] > inside + _LONGEST_SCRIPT:
            continue
        yield data[at:start]
        at = ends[name][following][1]
    yield data[at:]


def guesses(sample: bytes) -> tuple[Guess, ...]:
    """What the bytes may be, the likeliest first; none where no byte is above ASCII.

    Letters beyond ASCII stand in runs in other scripts and singly in Latin ones, so only one sort is asked.
    """
    high = len(_HIGH.findall(sample))
    if not high:
        return ()
    runs = clustered(sample)
    found = (guess for codec in CARRIES if (codec not in LATIN) == runs for guess in _of_codec(sample, codec, high))
    return tuple(sorted(found, key=lambda guess: -guess.fit))


def clustered(sample: bytes) -> bool:
    """Whether bytes above ASCII stand in runs, as in Cyrillic or Chinese, and not singly, as in French."""
    high = len(_HIGH.findall(sample))
    return sum(map(len, _HIGH_RUN.findall(sample))) > 0.6 * high


def _of_codec(sample: bytes, codec: str, high: int) -> Iterator[Guess]:
    text = sample.decode(codec, "replace")
    signs = {sign: count for sign, count in Counter(text).items() if sign > "\x7f"}
    odd = sum(count for sign, count in signs.items() if _is_odd(sign))
    lost = _NEVER * odd - (0 if codec in _WIDE else _MID_CAPITAL * _mid_capitals(text))
    rare = math.log(letters.RARE_SHARE / (3_000 if codec in _WIDE else 200))
    for language in CARRIES[codec]:
        shares = _shares(language)
        fit = sum(count * shares.get(sign, rare) for sign, count in signs.items() if not _is_odd(sign))
        yield Guess(codec=codec, language=language, fit=(fit + lost) / high)


def _mid_capitals(text: str) -> int:
    """How many capitals beyond ASCII stand right behind a small letter."""
    pairs = Counter(pairwise(text))
    return sum(
        count for (left, right), count in pairs.items() if right > "\x7f" and right.isupper() and left.islower()
    )


#: Encodings of Latin scripts, and those in which a character above ASCII is several bytes.
LATIN = frozenset({"cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp1258"})
_WIDE = frozenset({"gb18030", "big5hkscs", "cp932", "euc_jp", "cp949"})


def _is_odd(sign: str) -> bool:
    return sign == "\ufffd" or "\x80" <= sign < "\xa0" or "\ue000" <= sign <= "\uf8ff" or "｡" <= sign <= "ﾟ"


@cache
def _shares(language: str) -> Mapping[str, float]:
    """Character -> the logarithm of its share among a language's characters beyond ASCII."""
    found = _counted(language)
    total = sum(found.values())
    room = 1 - letters.SIGN_SHARE - letters.RARE_SHARE
    signs = letters.SIGNS if language not in letters.WIDE else letters.WIDE_SIGNS
    shares = {sign: math.log(letters.SIGN_SHARE / len(signs)) for sign in signs}
    shares.update({sign: math.log(room * count / total) for sign, count in found.items()})
    return shares


def _counted(language: str) -> dict[str, float]:
    if language in letters.LATIN:
        return {part[0]: float(part[1:]) for part in letters.LATIN[language].split()}
    if language in letters.WIDE:
        return _wide(language)
    found: dict[str, float] = {}
    for place, letter in enumerate(letters.OTHERS[language]):
        share = 1 / (place + 4)
        found[letter] = found.get(letter, 0) + share
        if letter.upper() != letter:
            found[letter.upper()] = share * letters.CAPITAL
    return found


def _wide(language: str) -> dict[str, float]:
    """Frequent characters by their place, and the whole of a script that the language alone writes."""
    found = {sign: 1 / (place + 30) for place, sign in enumerate(dict.fromkeys(letters.WIDE[language]))}
    blocks = {"ja": ((0x3041, 0x3094, 0.05), (0x30A1, 0x30FB, 0.01)), "ko": ((0xAC00, 0xD7A4, 0.0003),)}
    for first, last, share in blocks.get(language, ()):
        for code in range(first, last):
            found[chr(code)] = max(found.get(chr(code), 0), share)
    if language != "ko":
        for code in range(0x4E00, 0x9FA6):
            found.setdefault(chr(code), 0.00004)
    return found
