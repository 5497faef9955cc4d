"""The tokens of a text with the place where each stands, and what a reader would say of that place."""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from workers.fingerprint.canonical import ALL, fold, patterns, reach_of
from workers.fingerprint.setaside import Kind, set_aside
from workers.fingerprint.unicode import classes

#: How many characters a fold can drop in a row before the place of the next one is no longer looked for.
_NEAR = 32
_CHUNK = re.compile(r"\S+")
#: What may end a sentence, or open one: a capital after it names nothing.
_SENTENCE_END = re.compile(r"[.!?:…。！？\"“”„«»—–|•(\[]\W*\Z|\n\s*\Z|\A\W*\Z")


#: A line that ends like this, or that is shorter, is the last of its paragraph; a longer one may go on below.
_LINE_END, _SHORT_LINE = tuple('.!?…:;"”»)。！？」'), 40


class Spot(Struct, frozen=True):
    """One token at ``[start, end)`` of its text.

    ``name`` says that it is a name or a number, ``opens`` that it is the first of its paragraph.
    """

    token: str
    start: int
    end: int
    aside: Kind | None
    name: bool
    opens: bool


def spots(text: str) -> tuple[Spot, ...]:
    """Every token of a text with its place (offsets in characters), in reading order."""
    asides = set_aside(text)
    found: list[Spot] = []
    current = before = 0
    for token, start, end in _located(text):
        while current < len(asides) and asides[current][1] <= start:
            current += 1
        inside = current < len(asides) and asides[current][0] <= start
        aside = asides[current][2] if inside else None
        opens = not found or _new_paragraph(text, before, start)
        found.append(Spot(token, start, end, aside, _names(text, token, start), opens))
        before = end
    return tuple(found)


def _new_paragraph(text: str, end: int, start: int) -> bool:
    """Whether a paragraph ends between two tokens: at a line's end, but not where a long line is only wrapped."""
    line_end = text.find("\n", end, start)
    if line_end < 0:
        return False
    if text.count("\n", line_end, start) > 1 or text[end:line_end].rstrip().endswith(_LINE_END):
        return True
    return line_end - text.rfind("\n", 0, line_end) < _SHORT_LINE


def _names(text: str, token: str, start: int) -> bool:
    """Whether a token is a number, or a capitalised word that does not begin a sentence."""
    if any(char.isdigit() for char in token):
        return True
    return text[start].isupper() and not _SENTENCE_END.search(text[max(0, start - 8) : start])


def _located(text: str) -> Iterator[tuple[str, int, int]]:
    for chunk in _CHUNK.finditer(text):
        folded, origin = _folded(chunk[0])
        for match in patterns(reach_of(folded)).token.finditer(folded):
            first, last = origin[match.start()], origin[match.end() - 1]
            yield match[0], chunk.start() + first[0], chunk.start() + last[1]


def _folded(chunk: str) -> tuple[str, list[tuple[int, int]]]:
    """A chunk folded, and for each of its folded characters the span of the chunk that it came from.

    Characters are folded one by one with the marks that follow; where that is not the fold of the whole (an
    apostrophe dropped inside a word, a joiner), the longest agreement is kept and the rest spans the chunk.
    """
    whole = fold(chunk)
    if len(whole) == len(chunk) and chunk.isascii():
        return whole, [(index, index + 1) for index in range(len(chunk))]
    pieces = [(fold(match[0]), match.span()) for match in _with_marks().finditer(chunk)]
    return whole, _aligned(whole, [(char, span) for piece, span in pieces for char in piece], len(chunk))


def _aligned(whole: str, pieces: list[tuple[str, tuple[int, int]]], length: int) -> list[tuple[int, int]]:
    origin: list[tuple[int, int]] = []
    position = 0
    for char in whole:
        near = range(position, min(position + _NEAR, len(pieces)))
        here = next((index for index in near if pieces[index][0] == char), None)
        if here is None:
            origin.append(origin[-1] if origin else (0, length))
        else:
            origin.append(pieces[here][1])
            position = here + 1
    return origin


@lru_cache(1)
def _with_marks() -> re.Pattern[str]:
    follows = classes(ALL)["mark"] + classes(ALL)["ignorable"] + "\u200c\u200d"
    return re.compile(f"[^{follows}][{follows}]*|.", re.DOTALL)
