"""Bytes -> characters, once and by ourselves, before any parser sees the page.

Labels lie: so what the bytes themselves prove (a byte order mark, NULs beside every letter, valid UTF-8) comes
before what the page or its server says of them, and what they say before what can only be guessed.
"""

import codecs
import re

from msgspec import Struct

from workers.model import Rejected
from workers.reading.charsets import CARRIES, Guess, guesses, sample_of
from workers.reading.labels import MULTIBYTE, codec_of

#: A label stands within this many bytes of a page's start, or nowhere.
_HEAD = 8192
#: By so much a byte, and in all, must another encoding explain a page better than its label (log likelihood).
_LIE, _LIE_IN_ALL = 0.5, 10.0
#: Of bytes of another sort of script than the label's, so many show it.
_LEAST_BYTES = 8
#: By so much must a guess be better than the West's encoding, and so much is a page's own word on its language worth.
_LEAD, _LANGUAGE = 0.3, 0.5
#: How an encoding was found that nobody declared.
GUESSED = frozenset({"language", "statistics", "western"})
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAGIC = (
    b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"PK\x03\x04", b"\x1f\x8b\x08", b"RIFF",
    b"\xd0\xcf\x11\xe0", b"wOFF", b"wOF2", b"OggS", b"ID3", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\x7fELF", b"MZ\x90",
    b"\x00\x00\x01\x00", b"II*\x00", b"MM\x00*", b"\xfd7zXZ", b"(\xb5/\xfd",
)  # fmt: skip
#: A tag in bytes that are no halves of wider characters; as UTF-16 it would be a row of rare Chinese ones.
_NARROW_TAG = re.compile(rb"<(?:!doctype|html|head|title|meta|body|article|div)[\s>]", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(32) if code not in b"\x00\t\n\x0b\x0c\r\x1b") + b"\x7f"
#: More controls than this share of a page's first bytes, and it is no text.
_BINARY_SHARE = 0.05
_META = re.compile(rb"<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)
_LANG = re.compile(rb"<html[^>]{0,800}?\slang\s*=\s*[\"']?([a-z]{2})\b", re.IGNORECASE)
_HTTP = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:+-]+)", re.IGNORECASE)


class Decoded(Struct, frozen=True, kw_only=True):
    """Characters, the encoding they were read by, and how that was known (``bom``, ``http``, ``meta``, …).

    ``utf8`` holds the same characters as bytes where they came as such, for the parser, which reads no other.
    """

    text: str
    charset: str
    how: str
    utf8: bytes | None = None


def decode(data: bytes, content_type: str | None = None) -> Decoded | Rejected:
    """Decode a page's bytes; ``Rejected`` for what is empty or no text. Never raises for any bytes."""
    if not data.strip(b" \t\r\n\x00"):
        return Rejected(reason="empty", why=f"the page's {len(data)} bytes hold no character")
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _marked(data[len(bom) :], codec, content_type)
    return _unmarked(data, content_type)


def _unmarked(data: bytes, content_type: str | None) -> Decoded | Rejected:
    if data.startswith(_MAGIC) or data[4:8] == b"ftyp":
        return Rejected(reason="binary", why="the bytes begin like an image, a PDF, an archive or other binary file")
    wide = _wide(data)
    if wide:
        return _decoded(data, wide, "nul-pattern")
    data = data.replace(b"\x00", b"") if b"\x00" in data else data
    sample = data[:4096]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > _BINARY_SHARE * len(sample):
        return Rejected(reason="binary", why="over 5 % of the first bytes are control codes that no text holds")
    return _narrow(data, content_type)


def characters(text: str) -> str:
    """Characters that came as such, made safe for every parser: no NULs, no halves of surrogate pairs."""
    text = _plain(text)
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _plain(text: str) -> str:
    return text.replace("\x00", "").removeprefix("\ufeff")


def _decoded(data: bytes, codec: str, how: str) -> Decoded:
    return Decoded(text=_plain(data.decode(codec, "replace")), charset=codec, how=how)


def _marked(data: bytes, codec: str, content_type: str | None) -> Decoded | Rejected:
    """What stands behind a mark; a mark of UTF-16 lies where the bytes are those of the other order, or tags."""
    if codec == "utf-8":
        return _decoded(data, codec, "bom")
    wide = _wide(data)
    if wide is None and _NARROW_TAG.search(data):
        return _unmarked(data, content_type)
    return _decoded(data, wide or codec, "nul-pattern" if wide and wide != codec else "bom")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: markup is mostly ASCII, so every other byte is NUL, and no tag is whole without them."""
    sample = data[:4096]
    half = len(sample) // 2
    if half < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    found = None
    if odd > 0.3 * half and even < 0.05 * half:
        found = "utf-16-le"
    elif even > 0.3 * half and odd < 0.05 * half:
        found = "utf-16-be"
    return None if found and _NARROW_TAG.search(data) else found


def _narrow(data: bytes, content_type: str | None) -> Decoded:
    """Everything but UTF-16: valid UTF-8 proves itself; then labels; then guesses."""
    # The one byte first: it is found, or not, a hundred times as fast as the pairs.
    if b"\x1b" in data and (b"\x1b$" in data or b"\x1b(J" in data):
        return _decoded(data, "iso2022_jp", "escapes")
    labels = _labels(data, content_type)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return _legacy(data, labels)
    few = len(data) - len(text) < 8
    if few and not data.isascii() and labels and labels[0][0] in MULTIBYTE and _reads(data, labels[0][0]):
        return _decoded(data, *labels[0])
    how = next((how for codec, how in labels if codec == "utf-8"), "ascii" if data.isascii() else "valid-utf-8")
    return Decoded(text=text, charset="utf-8", how=how, utf8=data)


def _labels(data: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """What the server and the page say of themselves, as (codec, who said so), unknown labels left out."""
    http = _HTTP.search(content_type or "")
    meta = _META.search(data, 0, _HEAD)
    said = [(codec_of(http[1]), "http")] if http else []
    if meta:
        codec = codec_of(meta[1].decode("ascii", "replace"))
        # A page whose label can be read as ASCII is not UTF-16, whatever the label says.
        said.append(("utf-8" if codec and codec.startswith("utf-16") else codec, "meta"))
    return [(codec, how) for codec, how in said if codec and not codec.startswith("utf-16")]


def _legacy(data: bytes, labels: list[tuple[str, str]]) -> Decoded:
    """Bytes that are not UTF-8 throughout: mostly UTF-8 with strays, or another encoding."""
    text = data.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    if len(text) - len(text.encode("ascii", "ignore")) - strays > strays:
        return Decoded(text=data.decode("utf-8", _STRAYS), charset="utf-8", how="mixed-cp1252")
    trusted = [label for label in labels if label[0] != "utf-8" and not _server_default(label, labels)]
    sample = sample_of(data)
    found = guesses(sample)
    for codec, how in trusted:
        if _reads(data, codec) and not _lies(codec, sample, found):
            return _decoded(data, codec, how)
    return _guess(data, found, trusted)


def _lies(codec: str, sample: bytes, found: tuple[Guess, ...]) -> bool:
    """Whether some language in another encoding explains the bytes far better than any in the declared one."""
    high = sum(byte > 127 for byte in sample)
    own = max((guess.fit for guess in found if guess.codec == codec), default=None)
    if own is None:  # an encoding of another sort of script; of one that no guess knows nothing can be said
        return codec in CARRIES and high >= _LEAST_BYTES
    return found[0].fit - own > max(_LIE, _LIE_IN_ALL / high)


def _server_default(label: tuple[str, str], labels: list[tuple[str, str]]) -> bool:
    """Many servers call every page iso-8859-1; then the page's own word counts for more."""
    return label == ("cp1252", "http") and any(how == "meta" and codec != "utf-8" for codec, how in labels)


def _reads(data: bytes, codec: str) -> bool:
    """Whether nearly all of the bytes mean something in this encoding (a page may be cut or hold a stray byte)."""
    text = data.decode(codec, "replace")
    high = len(text) - len(text.encode("ascii", "ignore"))
    return text.count("\ufffd") <= 0.03 * high + 1


def _guess(data: bytes, found: tuple[Guess, ...], labels: list[tuple[str, str]]) -> Decoded:
    """What the letters look like, with the page's word on its language; a Western page where they say little."""
    stated = _LANG.search(data, 0, _HEAD)
    language = stated[1].decode().lower() if stated else ""
    readable = [guess for guess in found if _reads(data, guess.codec)]
    if not readable:
        return _decoded(data, *(labels[0] if labels else ("cp1252", "western")))
    best = max(readable, key=lambda guess: guess.fit + _bonus(guess, language))
    west = max((guess.fit + _bonus(guess, language) for guess in readable if guess.codec == "cp1252"), default=None)
    if west is not None and best.fit + _bonus(best, language) - west <= _LEAD:
        return _decoded(data, "cp1252", "western")
    return _decoded(data, best.codec, "language" if _bonus(best, language) else "statistics")


def _bonus(guess: Guess, language: str) -> float:
    return _LANGUAGE if language and guess.language.startswith(language) else 0.0


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_STRAYS = "copydesk.strays-are-cp1252"
codecs.register_error(_STRAYS, _stray)
