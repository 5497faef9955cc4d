"""The one way back from a block into the tree that it was cut from, for those who need its shape beside its text.

The text is the block's and never the tree's: a container's text nodes are held against its blocks, and each found
stretch takes its characters from the block. Where the two do not agree (the walk mended, joined or left something
out) the block is one span without marks. So what is made from spans says neither more nor less than the text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from workers.model import Block, Reading
from workers.reading.elements import BLOCK, MARKING, PREFORMATTED, SKIPPED
from workers.reading.html import Cut

#: What is left of inline elements: a name and, for a link, its address.
Mark = tuple[str, str]
#: An address as it stands in the page -> the address to link to, or None for none.
Resolve = Callable[[str], str | None]

#: Where a picture's address stands; what is loaded late stands before the picture that keeps its place.
_SOURCES = ("data-src", "data-original", "data-lazy-src", "src")


class Span(Struct, frozen=True, gc=False):
    """Characters of a block inside the same inline elements, the outermost first; a line break is a newline."""

    text: str
    marks: tuple[Mark, ...] = ()


class Cell(Struct, frozen=True):
    """A cell of a table's row that is one block; ``spans`` leaves out the bars that set cells apart in the text."""

    name: str
    attributes: Mapping[str, str]
    spans: tuple[Span, ...]


class Line(Struct, frozen=True):
    """A block with its inline elements; ``cells`` holds them where it is a table's row, else ``spans``."""

    spans: tuple[Span, ...] = ()
    cells: tuple[Cell, ...] = ()


class Elements:
    """The elements of a reading's containers, by their numbers; opaque to everybody but ``reading``.

    Two readings of one page are equal, although each has a tree of its own: no element counts in a comparison.
    """

    __slots__ = ("marked", "nodes", "parser")

    def __init__(self, parser: LexborHTMLParser, cut: Cut) -> None:
        self.parser = parser
        self.nodes: tuple[LexborNode, ...] = cut.elements
        self.marked = cut.marked

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Elements) and len(other.nodes) == len(self.nodes)

    def __hash__(self) -> int:
        return len(self.nodes)


def base_of(reading: Reading) -> str | None:
    """The address that a ``<base>`` in the page's head gives, as it stands there."""
    head = reading.tree.parser.head if isinstance(reading.tree, Elements) else None
    base = None if head is None else head.css_first("base[href]")
    return None if base is None else base.attributes.get("href")


def attribute(reading: Reading, container: int, name: str) -> str | None:
    """An attribute of a container's element; None if there is none."""
    return _element(reading, container).attributes.get(name)


def picture(reading: Reading, container: int, resolve: Resolve) -> tuple[str, str] | None:
    """Address and alternative text of the first picture in a container; None if none has an address."""
    for image in _element(reading, container).css("img"):
        found = (resolve(value) for name in _SOURCES if (value := image.attributes.get(name)))
        address = next(filter(None, found), None)
        if address:
            return address, " ".join((image.attributes.get("alt") or "").split())
    return None


def lines(reading: Reading, wanted: Iterable[int], resolve: Resolve) -> Mapping[int, Line]:
    """The wanted blocks (by number) with their inline elements; links keep the address that ``resolve`` gives."""
    blocks = [reading.blocks[index] for index in wanted]
    plain = {block.index: Line(spans=(Span(block.text),)) for block in blocks}
    if not isinstance(reading.tree, Elements):
        return plain
    holders = {block.container for block in blocks} & reading.tree.marked
    beside: dict[int, list[Block]] = {holder: [] for holder in holders}
    for block in reading.blocks:
        if block.container in holders:
            beside[block.container].append(block)
    boxes = frozenset(
        element.mem_id
        for element, container in zip(reading.tree.nodes, reading.containers, strict=True)
        if container.tag not in BLOCK
    )
    for holder, there in beside.items():
        for index, line in _lines_in(_element(reading, holder), there, boxes, resolve):
            if index in plain:
                plain[index] = line
    return plain


def _element(reading: Reading, container: int) -> LexborNode:
    if not isinstance(reading.tree, Elements):
        raise TypeError("this reading has no tree: only a page of markup has containers")
    return reading.tree.nodes[container]


def _lines_in(
    element: LexborNode, blocks: list[Block], boxes: frozenset[int], resolve: Resolve
) -> Iterator[tuple[int, Line]]:
    """The blocks that stand directly in an element, each that its text nodes could be held against."""
    if element.tag in PREFORMATTED:
        return
    pieces = list(_pieces(element, boxes, resolve))
    if not any(piece.marks or piece.cell is not None or not piece.text for piece in pieces):
        return  # nothing but text: a block of it is one span as it is
    fit = _Fit([block for block in blocks if not block.hidden] or blocks)
    for piece in pieces:
        fit.take(piece)
    for block, places in fit.found:
        line = _line(block.text, places)
        if line is not None:
            yield block.index, line


class _Piece(Struct, gc=False):
    """A text node, a break (no text) or the begin of a cell (``cell`` is its element) on the walk."""

    text: str
    marks: tuple[Mark, ...] = ()
    cell: LexborNode | None = None


def _pieces(element: LexborNode, boxes: frozenset[int], resolve: Resolve) -> Iterator[_Piece]:
    """What stands directly in an element, in document order; never goes into another container."""
    row = element.tag == "tr"
    opened: list[tuple[LexborNode, tuple[Mark, ...]]] = []
    marks: tuple[Mark, ...] = ()
    node = element.first_child
    while node is not None or opened:
        if node is None:
            outer, marks = opened.pop()
            node = outer.next
            continue
        tag = node.tag or "-"
        child = None
        if tag == "-text":
            yield _Piece(node.text_content or "", marks)
        elif tag == "br":
            yield _Piece("", marks)
        elif row and tag in {"td", "th"}:
            yield _Piece("", cell=node)
            child = node.first_child
        elif tag not in BLOCK and tag not in SKIPPED and not (boxes and node.mem_id in boxes):
            child = node.first_child
        if child is None:
            node = node.next
        else:
            opened.append((node, marks))
            marks = _inner(marks, node, tag, resolve)
            node = child


def _inner(marks: tuple[Mark, ...], node: LexborNode, tag: str, resolve: Resolve) -> tuple[Mark, ...]:
    """The marks inside an element; none stands in its like."""
    name = MARKING.get(tag)
    if name is None or any(name == outer for outer, _ in marks):
        return marks
    if name != "a":
        return (*marks, (name, ""))
    href = node.attributes.get("href")
    address = resolve(href) if href else None
    return (*marks, ("a", address)) if address else marks


class _Place(Struct, gc=False):
    """From where to where a text node goes in its block, counted without white space; what stands before it."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    broken: bool
    cell: LexborNode | None


class _Fit:
    """Holds the texts of an element against its blocks, one block after the other."""

    def __init__(self, blocks: list[Block]) -> None:
        self.found: list[tuple[Block, list[_Place]]] = []
        self._blocks = iter([(block, _bare(block.text)) for block in blocks])
        self._ahead = next(self._blocks, None)
        self._advance()

    def _advance(self) -> None:
        """Go on to the next block."""
        self._block, self._ahead = self._ahead, next(self._blocks, None)
        self._done = 0
        self._places: list[_Place] = []
        self._cells: list[LexborNode] = []
        self._broken = False

    def take(self, piece: _Piece) -> None:
        """The next text, break or cell."""
        if piece.cell is not None:
            self._cells.append(piece.cell)
            return
        bare = _bare(piece.text)
        if not bare:
            self._broken = self._broken or not piece.text
        elif self._fits(bare) or self._fits_the_next(bare):
            self._add(len(bare), piece.marks)

    def _fits(self, bare: str) -> bool:
        """Whether the block goes on with this text; a bar that the walk put between two cells is passed."""
        if self._block is None:
            return False
        text = self._block[1]
        if self._cells and self._done and text.startswith("|" + bare, self._done):
            self._done += 1
            return True
        return text.startswith(bare, self._done)

    def _fits_the_next(self, bare: str) -> bool:
        """Whether this text begins the next block: the one before it was not what its nodes say."""
        if self._ahead is None or not self._ahead[1].startswith(bare):
            return False
        self._advance()
        return True

    def _add(self, length: int, marks: tuple[Mark, ...]) -> None:
        end = self._done + length
        cells: list[LexborNode | None] = [*self._cells] or [None]
        for empty in cells[:-1]:
            self._places.append(_Place(self._done, self._done, (), broken=False, cell=empty))
        self._places.append(_Place(self._done, end, marks, broken=self._broken, cell=cells[-1]))
        self._done, self._cells, self._broken = end, [], False
        if self._block is not None and end == len(self._block[1]):
            self.found.append((self._block[0], self._places))
            self._advance()


def _bare(text: str) -> str:
    return "".join(text.split())


def _line(text: str, places: list[_Place]) -> Line | None:
    """A block's characters by their places; None if its white space is not that of a folded text."""
    words = text.split(" ")
    ends = list(accumulate(map(len, words)))
    if not all(words) or ends[-1] != places[-1].end:
        return None
    if places[0].cell is None:
        return Line(spans=_spans(text, ends, places))
    rows: list[list[_Place]] = []
    for place in places:
        if place.cell is not None:
            rows.append([])
        rows[-1].append(place)
    return Line(cells=tuple(_cell(text, ends, row) for row in rows))


def _cell(text: str, ends: list[int], places: list[_Place]) -> Cell:
    cell = places[0].cell
    stated = {} if cell is None else cell.attributes
    wide = {name: value for name in ("colspan", "rowspan") if (value := stated.get(name) or "").isdecimal()}
    name = "th" if cell is not None and cell.tag == "th" else "td"
    return Cell(name, wide, _spans(text, ends, [place for place in places if place.end > place.start]))


def _spans(text: str, ends: list[int], places: list[_Place]) -> tuple[Span, ...]:
    """The characters of these places, and the white space between two of them inside what holds both."""
    spans: list[tuple[list[str], tuple[Mark, ...]]] = []
    before = -1
    for place in places:
        first = place.start + bisect_right(ends, place.start)
        last = place.end + bisect_left(ends, place.end)
        if 0 <= before < first:
            _append(spans, "\n" if place.broken else " ", _shared(spans[-1][1], place.marks))
        _append(spans, text[first:last], place.marks)
        before = last
    return tuple(Span("".join(pieces), marks) for pieces, marks in spans)


def _append(spans: list[tuple[list[str], tuple[Mark, ...]]], text: str, marks: tuple[Mark, ...]) -> None:
    """One more piece, in the span before it where the marks are the same; joined once, as a line may be megabytes."""
    if spans and spans[-1][1] == marks:
        spans[-1][0].append(text)
    else:
        spans.append(([text], marks))


def _shared(one: tuple[Mark, ...], other: tuple[Mark, ...]) -> tuple[Mark, ...]:
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    return one[:same]
