"""One row of a table: what it recognises, why it is there, and the texts that prove it."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from msgspec import Struct

from workers.tables.cues import HEAD, folded, head_of, read_cues
from workers.tables.phrase import MOST_MARKS, Phrases, bare

#: So many beginnings of lines are remembered in each index; hostile pages could make up any number.
_MOST_HEADS = 20_000
#: Scripts beyond Latin: greater than its letters, and no signs, which stand among them.
_OTHER_SCRIPTS = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]")


class Row(Struct, frozen=True, kw_only=True, dict=True):
    """A pattern with its reason.

    ``forms`` are regular expressions, each to match a whole line (case ignored, white space folded); ``where``
    says which place on a page the row speaks of. Each of ``hits`` must match and none of ``misses`` may.
    """

    id: str
    why: str
    forms: tuple[str, ...]
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    where: str = "anywhere"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """All forms as one expression."""
        return re.compile("|".join(f"(?:{form})" for form in self.forms), re.IGNORECASE)

    @cached_property
    def _index(self) -> "Index":
        return Index((self,))

    def matches(self, line: str) -> bool:
        """Whether the whole line, with its white space folded, is one of the forms."""
        return self._index.first(" ".join(line.split())) is not None


class Index:
    """Rows made ready to be asked many times: phrases are looked up, expressions tried where their cues stand.

    All of it is made when a line first needs it.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = tuple(rows)
        self._printed: dict[tuple[str, bool], int] = {}
        self._begun: dict[str, list[tuple[int, str]]] = {}
        self._held: list[tuple[str, tuple[int, str]]] = []
        self._cues: tuple[tuple[str, ...], ...] = ()
        #: The forms that may open a line, by how it begins; filled as lines are asked about.
        self._opening: dict[str, tuple[tuple[int, str], ...]] = {}
        self._longest = 0
        self._ready = False

    def _make_ready(self) -> None:
        for number, row in enumerate(self._rows):
            for form in row.forms:
                self._add(number, form)
        self._cues = shortest(word for word, _ in self._held)
        self._longest = max((len(phrase) for phrase, _ in self._printed), default=-MOST_MARKS) + MOST_MARKS
        self._ready = True

    def _add(self, number: int, form: str) -> None:
        if isinstance(form, Phrases):
            for phrase in form.printed:
                for numbered in {False, form.numbered}:
                    self._printed.setdefault((folded(phrase), numbered), number)
            return
        heads, words = read_cues(form)
        if "" in heads:
            self._held += [(word, (number, form)) for word in words or ("",)]
        else:
            for head in heads:
                self._begun.setdefault(head, []).append((number, form))

    def may_speak_in(self, line: str) -> bool:
        """Whether a part of a line may be known: each form holds some word, and one of these stands in the line."""
        text = folded(line).replace("’", "'")
        return True in map(text.__contains__, self._words[letters_of(text)])

    @cached_property
    def _words(self) -> tuple[tuple[str, ...], ...]:
        """The shortest of such words, by the letters of the lines that may hold them."""
        return shortest(word for row in self._rows for form in row.forms for word in read_cues(form)[1] or {""})

    def first(self, line: str) -> Row | None:
        """The first of the rows that recognises a line (white space folded)."""
        if not self._ready:
            self._make_ready()
        line = line.replace("’", "'")  # as the tables write it
        text = folded(line)
        none = best = len(self._rows)
        if text[:1].isalpha() and text[-1:].isalpha():
            best = self._printed.get((text, False), none)
        elif len(text) <= self._longest:
            best = min([self._printed.get(said, none) for said in bare(text)])
        for number, form in self._fitting(text):  # in order, so that what a row above knows builds no more
            if number >= best:
                break
            if _built(form).fullmatch(line):
                best = number
        return self._rows[best] if best < none else None

    def _fitting(self, text: str) -> Sequence[tuple[int, str]]:
        """The forms of which a line (folded) has the cues, in the order of their rows."""
        fitting = self._opening.get(text[:HEAD])
        if fitting is None:
            fitting = self._may_open(head_of(text))
            if len(self._opening) < _MOST_HEADS:
                self._opening[text[:HEAD]] = fitting
        if True not in map(text.__contains__, self._cues[letters_of(text)]):
            return fitting
        return sorted((*fitting, *(found for word, found in self._held if word in text)))

    def _may_open(self, head: str) -> tuple[tuple[int, str], ...]:
        begun = self._begun
        return tuple(sorted(found for size in range(1, len(head) + 1) for found in begun.get(head[:size], ())))


def letters_of(text: str) -> int:
    """Which letters a text holds: those of ASCII alone (0), of Latin and signs (1), of any script (2)."""
    if text.isascii():
        return 0
    return 2 if _OTHER_SCRIPTS.search(text) else 1


def shortest(words: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The words without those in which another stands: those that a line of such letters (0, 1, 2) may hold."""
    every: list[str] = []
    for word in sorted(frozenset(words), key=lambda word: (len(word), word)):
        if not any(short in word for short in every):
            every.append(word)
    return tuple(tuple(word for word in every if letters_of(word) <= letters) for letters in range(3))


class Openers:
    """Groups of forms, and which of the groups may open a line by how it begins."""

    def __init__(self, groups: Iterable[tuple[str, ...]]) -> None:
        self._begun: dict[str, list[int]] = {}
        self._opening: dict[str, tuple[int, ...]] = {}
        for number, forms in enumerate(groups):
            for head in frozenset[str]().union(*(read_cues(form)[0] for form in forms)):
                self._begun.setdefault(head, []).append(number)

    def of(self, line: str) -> tuple[int, ...]:
        """The numbers of the groups of which a form may open the line, in their order."""
        begins = line[:HEAD]
        found = self._opening.get(begins)
        if found is None:
            head, begun = head_of(folded(begins)), self._begun
            found = tuple(sorted({number for size in range(len(head) + 1) for number in begun.get(head[:size], ())}))
            if len(self._opening) < _MOST_HEADS:
                self._opening[begins] = found
        return found


@cache
def _built(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)


def first_match(rows: Iterable[Row], line: str) -> Row | None:
    """The first row that recognises the line."""
    return next((row for row in rows if row.matches(line)), None)
