"""Two texts side by side: what they share, what each has for itself, and in which paragraphs."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import Literal

from msgspec import Struct

from workers.contract import Relation
from workers.fingerprint.align import laid
from workers.fingerprint.passages import Side, passages, scale_of
from workers.fingerprint.relating import SHORT_RUN, relate
from workers.fingerprint.setaside import Kind
from workers.fingerprint.spots import Spot, Spots, columns

#: In these every word that keeps its place is shared; in others only passages are: single words come by chance.
_IN_ORDER = frozenset({"same", "copy", "partial", "template_sibling"})

Mark = Literal["shared", "only", "plain"]


class Piece(Struct, frozen=True, omit_defaults=True):
    """A stretch of one text: ``shared`` with the other, standing here ``only``, or ``plain`` (nothing is said).

    ``aside`` names what is set apart from the narration; ``run`` is the number of a shared passage.
    """

    text: str
    mark: Mark = "plain"
    aside: Kind | None = None
    run: int | None = None


class Line(Struct, frozen=True):
    """A paragraph of each text, the one beside the other; empty where there is none."""

    a: tuple[Piece, ...]
    b: tuple[Piece, ...]


class Comparison(Struct, frozen=True, kw_only=True):
    """Two texts laid side by side; ``shared`` is the share of the words of each that the other has as well.

    ``changes`` says what the pieces mark: what stands in one text only (where most is shared), or else the passages
    that are shared, each by its number.
    """

    relation: Relation | None
    changes: bool
    shared: tuple[float, float]
    lines: tuple[Line, ...]


class _Told(Struct, frozen=True):
    """What is said of each token of a text: its mark and its passage; and where its paragraphs begin (in tokens)."""

    text: str
    spots: Sequence[Spot]
    marks: Sequence[tuple[Mark, int | None]]
    paragraphs: Sequence[int]


def compare(a: str, b: str) -> Comparison:
    """Lay two texts side by side."""
    relation = relate(a, b)
    changes = relation is not None and relation.kind in _IN_ORDER
    of_a, of_b = columns(a), columns(b)
    left, right = of_a.each(), of_b.each()
    runs = _runs(of_a, of_b)
    kept = laid(of_a, of_b).places() if changes else ()
    pairs = (*kept, *((i, j) for span, other in runs for i, j in zip(span, other, strict=False)))
    told_a = _told(a, left, {i for i, _ in pairs}, None if changes else [span for span, _ in runs])
    told_b = _told(b, right, {j for _, j in pairs}, None if changes else [span for _, span in runs])
    lines = _lines(told_a, told_b, pairs)
    return Comparison(relation=relation, changes=changes, shared=(_share(told_a), _share(told_b)), lines=lines)


def _runs(a: Spots, b: Spots) -> tuple[tuple[range, range], ...]:
    """The passages that both share in the order of ``a``, as ranges of tokens of each."""
    scale = scale_of([*a.tokens, *b.tokens])
    asides: tuple[Kind | None, ...] = (None, "speech")
    found = [one.run for aside in asides for one in passages(Side(a, aside), Side(b, aside), SHORT_RUN, scale)]
    found.sort(key=lambda run: run.a_start)
    return tuple((_within(a, run.a_start, run.a_end), _within(b, run.b_start, run.b_end)) for run in found)


def _within(found: Spots, start: int, end: int) -> range:
    """The tokens that stand between two offsets."""
    return range(bisect_left(found.starts, start), bisect_left(found.starts, end))


def _told(text: str, found: Sequence[Spot], shared: set[int], runs: Sequence[range] | None) -> _Told:
    """Each token's mark; without ``runs`` what is not shared stands here only, with them they are numbered."""
    other: Mark = "only" if runs is None else "plain"
    marks: list[tuple[Mark, int | None]] = [("shared" if at in shared else other, None) for at in range(len(found))]
    for number, span in enumerate(runs or (), 1):
        marks[span.start : span.stop] = [("shared", number)] * len(span)
    return _Told(text, found, marks, [at for at, spot in enumerate(found) if spot.opens])


def _share(told: _Told) -> float:
    return round(sum(mark == "shared" for mark, _ in told.marks) / (len(told.marks) or 1), 4)


def _lines(a: _Told, b: _Told, pairs: Sequence[tuple[int, int]]) -> tuple[Line, ...]:
    """The paragraphs of both in their order, those that share most beside each other."""
    weights = Counter((_paragraph(a, i), _paragraph(b, j)) for i, j in pairs)
    borders = [(-1, -1), *_heaviest(weights), (len(a.paragraphs), len(b.paragraphs))]
    lines: list[Line] = []
    for (before_a, before_b), (at_a, at_b) in pairwise(borders):
        between = zip_longest(_cells(a, before_a + 1, at_a), _cells(b, before_b + 1, at_b), fillvalue=())
        lines += (Line(left, right) for left, right in between)
        if at_a < len(a.paragraphs):
            lines.append(Line(_cell(a, at_a), _cell(b, at_b)))
    return tuple(lines)


def _paragraph(told: _Told, at: int) -> int:
    return bisect_right(told.paragraphs, at) - 1


def _heaviest(weights: Counter[tuple[int, int]]) -> list[tuple[int, int]]:
    """The series of pairs, rising on both sides, that shares the most."""
    # Of the ends found so far none is kept that stands behind a heavier one: both columns rise.
    places: list[int] = []
    ends: list[tuple[int, tuple[tuple[int, int], ...]]] = []
    for _, group in groupby(sorted(weights), key=lambda pair: pair[0]):
        made = []
        for pair in group:
            at = bisect_left(places, pair[1])
            weight, series = ends[at - 1] if at else (0, ())
            made.append((pair[1], weight + weights[pair], (*series, pair)))
        for place, weight, series in made:
            at = bisect_left(places, place)
            if at and ends[at - 1][0] >= weight:
                continue
            behind = at
            while behind < len(ends) and ends[behind][0] <= weight:
                behind += 1
            places[at:behind], ends[at:behind] = [place], [(weight, series)]
    return list(ends[-1][1]) if ends else []


def _cells(told: _Told, first: int, last: int) -> Iterator[tuple[Piece, ...]]:
    return (_cell(told, number) for number in range(first, last))


def _cell(told: _Told, number: int) -> tuple[Piece, ...]:
    """A paragraph in pieces; what stands between two tokens goes with both, or with neither where they differ."""
    first = told.paragraphs[number]
    last = told.paragraphs[number + 1] if number + 1 < len(told.paragraphs) else len(told.spots)
    stretch = told.text[_border(told, number) : (end := _border(told, number + 1))]
    start, end = end - len(stretch.lstrip()), end - len(stretch) + len(stretch.rstrip())
    pieces: list[Piece] = []
    for state, group in groupby(range(first, last), key=lambda at: (*told.marks[at], told.spots[at].aside)):
        held = list(group)
        begin, close = told.spots[held[0]].start, told.spots[held[-1]].end
        if begin > start:
            pieces.append(Piece(told.text[start:begin], aside=_between(told, held[0], first)))
        pieces.append(Piece(told.text[begin:close], state[0], state[2], state[1]))
        start = close
    return (*pieces, Piece(told.text[start:end])) if end > start else tuple(pieces)


def _between(told: _Told, at: int, first: int) -> Kind | None:
    """What is set apart on both sides of a place, if on both."""
    aside = told.spots[at].aside
    return aside if at == first or told.spots[at - 1].aside == aside else None


def _border(told: _Told, number: int) -> int:
    """Where a paragraph begins: at the line of its first token, the first one at the text's own begin."""
    if not 0 < number < len(told.paragraphs):
        return len(told.text) if number else 0
    at = told.paragraphs[number]
    before = told.spots[at - 1].end
    return told.text.rfind("\n", before, told.spots[at].start) + 1 or before
