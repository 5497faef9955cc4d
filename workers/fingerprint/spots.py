"""The tokens of a text with the place where each stands, and what a reader would say of that place."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import compress
from operator import not_
from typing import NamedTuple, TypeVar

from msgspec import Struct

from workers.fingerprint.canonical import ALL, fold, patterns, reach_of, traced
from workers.fingerprint.grams import (
    Grams,
    Places,
    Which,
    among,
    capitals,
    counted,
    distinct,
    grams,
    listed,
    marked,
    numbered,
    of_kind,
    others,
    placed,
    single,
    stretched,
    whole,
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
_SURE_END = frozenset('\n.!?:…。！？"“”„«»—–|•([') | {""}
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
        found: "Placed",
        asides: bytes,
        names: bytes,
        opens: bytes,
    ) -> None:
        self.tokens, self._starts, self._ends = found
        self._asides = asides
        self.names = names
        self.opens = opens
        self._distinct: dict[int, Grams] = {}
        self._whole: dict[int, Places] = {}
        self._singles: dict[int, tuple[Grams, Places]] = {}
        self._numbered = numbered(self.tokens)

    @cached_property
    def starts(self) -> list[int]:
        """Where each token begins."""
        return listed(self._starts)

    @cached_property
    def ends(self) -> list[int]:
        """Where each token ends."""
        return listed(self._ends)

    def span(self, first: int, after: int) -> tuple[int, int]:
        """Where the tokens from the first one up to another begin and end."""
        return self._starts.item(first), self._ends.item(after - 1)

    def named_among(self, first: int, after: int) -> int:
        """How many of these are names and numbers."""
        return self._named_before.item(after) - self._named_before.item(first)

    @cached_property
    def named(self) -> Which:
        """For each token whether it is a name or a number."""
        return marked(self.names)

    @cached_property
    def _named_before(self) -> Places:
        """How many names and numbers stand before each token, and before the end."""
        return counted(self.named)

    @cached_property
    def opening(self) -> Which:
        """For each token whether it opens a paragraph."""
        return marked(self.opens)

    def each(self) -> tuple[Spot, ...]:
        """The tokens one by one."""
        asides = map(_ASIDES.__getitem__, self._asides)
        says = map(bool, self.names), map(bool, self.opens)
        return tuple(map(Spot, self.tokens, self.starts, self.ends, asides, *says))

    def without(self, aside: Kind) -> "Spots":
        """What is not set aside as that."""
        which = _ASIDES.index(aside)
        if which not in self._asides:
            return self
        left = others(self._asides, which)
        kept = left.tolist()
        found = Placed(_only(self.tokens, kept), self._starts[left], self._ends[left])
        return Spots(found, *(bytes(compress(column, kept)) for column in (self._asides, self.names, self.opens)))

    def runs(self, size: int, aside: Kind | None) -> Places:
        """Where runs of ``size`` tokens begin that lie in one paragraph and are set aside as that (None: not)."""
        if size not in self._whole:
            self._whole[size] = whole(size, stretched(self.opening, self._asides))
        return of_kind(self._whole[size], self._asides, _ASIDES.index(aside))

    def beside(self, aside: Kind | None) -> Which:
        """For each token whether it is set aside as something else than that (None: the narration)."""
        return others(self._asides, _ASIDES.index(aside))

    def grams(self, size: int) -> Grams:
        """A number for each run of ``size`` tokens."""
        return grams(self._numbered, size)

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
    starts: Places
    ends: Places


class _Listed(NamedTuple):
    """The same while they are gathered one by one."""

    tokens: list[str]
    starts: list[int]
    ends: list[int]

    def placed(self) -> Placed:
        """In columns."""
        return Placed(self.tokens, placed(self.starts), placed(self.ends))


def spots(text: str) -> tuple[Spot, ...]:
    """Every token of a text with its place (offsets in characters), in reading order."""
    return columns(text).each()


def columns(text: str) -> Spots:
    """The same in columns."""
    found = _located(text)
    tokens, starts, _ = found
    asides = bytearray(len(tokens))
    stretches = [*((*span, "speech") for span in spoken(text)), *set_aside(text)]
    for (first, last), (_, _, kind) in zip(among(starts, (one[:2] for one in stretches)), stretches, strict=True):
        asides[first:last] = bytes([_ASIDES.index(kind)]) * (last - first)
    # Most words are of small letters alone: those name nothing.
    names = bytearray(len(tokens))
    no_words = compress(range(len(tokens)), map(not_, map(str.isalpha, tokens)))
    for at in {*no_words, *capitals(text, starts)}:
        names[at] = _names(text, tokens[at], int(starts[at]))
    return Spots(found, bytes(asides), bytes(names), bytes(_opens(text, found)))


def _only(column: Iterable[T], kept: Iterable[bool]) -> list[T]:
    return list(compress(column, kept))


def _opens(text: str, found: Placed) -> bytearray:
    """For each token whether it is the first of its paragraph: only one that a line begins with can be."""
    opens = bytearray(len(found.tokens))
    opens[:1] = b"\1" * len(opens[:1])
    at = 0
    while at < len(opens) and (line_end := text.find("\n", int(found.ends[at]))) >= 0:
        at = bisect_left(found.starts, line_end)
        if at < len(opens):
            opens[at] = _new_paragraph(text, int(found.ends[at - 1]), int(found.starts[at]))
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
    if not token.isalpha() and any(map(str.isdigit, token)):
        return True
    return text[start].isupper() and not _opens_sentence(text, start)


def _opens_sentence(text: str, start: int) -> bool:
    """Whether a sentence may begin here: what stands right before tells it mostly."""
    before = text[start - 1 : start]
    if before in _SURE_END:
        return True
    if before == " " and start > 1 and text[start - 2].isalnum():
        return False
    return _SENTENCE_END.search(text[max(0, start - 8) : start]) is not None


def _located(text: str) -> Placed:
    """The tokens of a text with their places; read as a whole where that can be, or line by line."""
    found = _read(text)
    if found is not None:
        return found
    lines = _Listed([], [], [])
    at = 0
    for line in text.split("\n"):
        tokens, starts, ends = _read(line) or _by_chunks(line)
        lines.tokens.extend(tokens)
        lines.starts.extend(at + start for start in listed(starts))
        lines.ends.extend(at + end for end in listed(ends))
        at += len(line) + 1
    return lines.placed()


def _read(text: str) -> Placed | None:
    """The tokens of a text whose characters fold each by itself; None for another."""
    found = traced(text)
    if found is None:
        return None
    folded, origin = found
    tokens, starts, ends = cut_places(folded) or _matched(folded)
    if isinstance(origin, range):
        return Placed(tokens, starts, ends)
    came = placed(origin)
    return Placed(tokens, came[starts], came[ends - 1] + 1)


def _matched(folded: str) -> tuple[list[str], Places, Places]:
    matches = list(patterns(reach_of(folded)).token.finditer(folded))
    return (
        [match[0] for match in matches],
        placed([match.start() for match in matches]),
        placed([match.end() for match in matches]),
    )


def _by_chunks(line: str) -> Placed:
    found = _Listed([], [], [])
    for chunk in _CHUNK.finditer(line):
        folded, origin = _folded(chunk[0])
        for match in patterns(reach_of(folded)).token.finditer(folded):
            found.tokens.append(match[0])
            found.starts.append(chunk.start() + origin[match.start()][0])
            found.ends.append(chunk.start() + origin[match.end() - 1][1])
    return found.placed()


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
