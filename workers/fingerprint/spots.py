"""The tokens of a text with the place where each stands, and what a reader would say of that place."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import compress
from operator import add
from typing import NamedTuple, TypeVar

from msgspec import Struct

from workers.fingerprint.canonical import ALL, fold, patterns, reach_of, traced
from workers.fingerprint.grams import (
    Grams,
    Places,
    Which,
    capitals,
    counted,
    distinct,
    grams,
    marked,
    numbered,
    others,
    single,
)
from workers.fingerprint.setaside import Kind, set_aside
from workers.fingerprint.spoken import spoken
from workers.fingerprint.unicode import classes
from workers.fingerprint.words import cut_places

T = TypeVar("T")

#: How many characters a fold can drop in a row before the place of the next one is no longer looked for.
_NEAR = 32
_CHUNK = re.compile(r"\S+")
#: What a token is set aside as, by the number that stands for it.
_ASIDES: tuple[Kind | None, ...] = (None, "speech", "notice")
#: What may end a sentence, or open one: a capital after it names nothing.
_SENTENCE_END = re.compile(r"[.!?:…。！？\"“”„«»—–|•(\[]\W*\Z|\n\s*\Z|\A\W*\Z")


#: A line that ends like this, or that is shorter, is the last of its paragraph; a longer one may go on below.
_LINE_END, _SHORT_LINE = tuple('.!?…:;"”»)。！？」'), 40


class Spot(Struct, frozen=True, gc=False):
    """One token at ``[start, end)`` of its text.

    ``name`` says that it is a name or a number, ``opens`` that it is the first of its paragraph.
    """

    token: str
    start: int
    end: int
    aside: Kind | None
    name: bool
    opens: bool


class Spots:
    """Every token of a text in columns, named as a ``Spot`` names them: an object for each costs as much again."""

    def __init__(
        self,
        placed: "Placed",
        asides: bytes,
        names: Sequence[bool],
        opens: Sequence[bool],
    ) -> None:
        self.tokens, self.starts, self.ends = placed
        self._asides = asides
        self.names = names
        self.opens = opens
        self._grams: dict[int, Grams] = {}
        self._distinct: dict[int, Grams] = {}
        self._singles: dict[int, tuple[Grams, Places]] = {}
        self._numbered = numbered(self.tokens)

    @cached_property
    def named(self) -> Which:
        """For each token whether it is a name or a number."""
        return marked(self.names)

    @cached_property
    def named_before(self) -> list[int]:
        """How many names and numbers stand before each token, and before the end."""
        return counted(self.named)

    @cached_property
    def opening(self) -> Which:
        """For each token whether it opens a paragraph."""
        return marked(self.opens)

    def each(self) -> tuple[Spot, ...]:
        """The tokens one by one."""
        asides = map(_ASIDES.__getitem__, self._asides)
        return tuple(map(Spot, self.tokens, self.starts, self.ends, asides, self.names, self.opens))

    def without(self, aside: Kind) -> "Spots":
        """What is not set aside as that."""
        which = _ASIDES.index(aside)
        if which not in self._asides:
            return self
        kept = [one != which for one in self._asides]
        placed = Placed(_only(self.tokens, kept), _only(self.starts, kept), _only(self.ends, kept))
        return Spots(placed, bytes(compress(self._asides, kept)), _only(self.names, kept), _only(self.opens, kept))

    def beside(self, aside: Kind | None) -> Which:
        """For each token whether it is set aside as something else than that (None: the narration)."""
        return others(self._asides, _ASIDES.index(aside))

    def grams(self, size: int) -> Grams:
        """A number for each run of ``size`` tokens."""
        if size not in self._grams:
            self._grams[size] = grams(self._numbered, size)
        return self._grams[size]

    def distinct(self, size: int) -> Grams:
        """The numbers of the runs of ``size`` tokens, each once, in ascending order."""
        if size not in self._distinct:
            self._distinct[size] = distinct(self.grams(size))
        return self._distinct[size]

    def singles(self, size: int) -> tuple[Grams, Places]:
        """The runs of ``size`` tokens that stand once, in ascending order of their numbers, with their places."""
        if size not in self._singles:
            self._singles[size] = single(self.grams(size))
        return self._singles[size]


class Placed(NamedTuple):
    """The tokens of a text, where each begins and where it ends."""

    tokens: list[str]
    starts: list[int]
    ends: list[int]


def spots(text: str) -> tuple[Spot, ...]:
    """Every token of a text with its place (offsets in characters), in reading order."""
    return columns(text).each()


def columns(text: str) -> Spots:
    """The same in columns."""
    found = _located(text)
    tokens, starts, _ = found
    asides = bytearray(len(starts))
    for start, end, kind in (*((*span, "speech") for span in spoken(text)), *set_aside(text)):
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        asides[first:last] = bytes([_ASIDES.index(kind)]) * (last - first)
    # Most words are of small letters alone: those name nothing.
    names = [False] * len(starts)
    no_words = (at for at, is_word in enumerate(map(str.isalpha, tokens)) if not is_word)
    for at in {*no_words, *capitals(text, starts)}:
        names[at] = _names(text, tokens[at], starts[at])
    return Spots(found, bytes(asides), names, _opens(text, found))


def _only(column: Iterable[T], kept: Iterable[bool]) -> list[T]:
    return list(compress(column, kept))


def _opens(text: str, found: Placed) -> list[bool]:
    """For each token whether it is the first of its paragraph: only one that a line begins with can be."""
    opens = [False] * len(found.starts)
    opens[:1] = [True] * len(opens[:1])
    at = 0
    while at < len(opens) and (line_end := text.find("\n", found.ends[at])) >= 0:
        at = bisect_left(found.starts, line_end)
        if at < len(opens):
            opens[at] = _new_paragraph(text, found.ends[at - 1], found.starts[at])
    return opens


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
    if any(map(str.isdigit, token)):
        return True
    return text[start].isupper() and not _SENTENCE_END.search(text[max(0, start - 8) : start])


def _located(text: str) -> Placed:
    """The tokens of a text with their places; read as a whole where that can be, or line by line."""
    found = _read(text)
    if found is not None:
        return found
    lines = Placed([], [], [])
    at = 0
    for line in text.split("\n"):
        tokens, starts, ends = _read(line) or _by_chunks(line)
        lines.tokens.extend(tokens)
        lines.starts.extend([at + start for start in starts])
        lines.ends.extend([at + end for end in ends])
        at += len(line) + 1
    return lines


def _read(text: str) -> Placed | None:
    """The tokens of a text whose characters fold each by itself; None for another."""
    found = traced(text)
    if found is None:
        return None
    folded, origin = found
    tokens, starts = cut_places(folded) or _matched(folded)
    if isinstance(origin, range):
        return Placed(tokens, starts, list(map(add, starts, map(len, tokens))))
    ends = [origin[start + len(token) - 1] + 1 for token, start in zip(tokens, starts, strict=True)]
    return Placed(tokens, [origin[start] for start in starts], ends)


def _matched(folded: str) -> tuple[list[str], list[int]]:
    matches = list(patterns(reach_of(folded)).token.finditer(folded))
    return [match[0] for match in matches], [match.start() for match in matches]


def _by_chunks(line: str) -> Placed:
    found = Placed([], [], [])
    for chunk in _CHUNK.finditer(line):
        folded, origin = _folded(chunk[0])
        for match in patterns(reach_of(folded)).token.finditer(folded):
            found.tokens.append(match[0])
            found.starts.append(chunk.start() + origin[match.start()][0])
            found.ends.append(chunk.start() + origin[match.end() - 1][1])
    return found


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
