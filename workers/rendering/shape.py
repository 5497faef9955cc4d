"""Kept blocks -> a small tree of what holds them: lists, quotations, tables, code, figures.

Blocks come in reading order, each with its chain of containers: what two neighbours share stays open between them.
The judge says what a block is (a heading, a quotation, a caption), markup says what holds it. A table is one if at
least half of its kept blocks are rows of short cells; any other only lays out the page.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Union

from workers.model import TEXT_ROLES, Block, Reading, Verdict
from workers.reading.inside import Cell, Line, Resolve, Span, attribute, lines, picture

#: Elements that are told, and the names under which they are.
NAMES = {
    **{name: name for name in ("ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "td", "th")},
    **dict.fromkeys(("menu", "dir"), "ul"),
    **dict.fromkeys(("listing", "plaintext", "xmp"), "pre"),
    "tfoot": "tbody",
}
#: What an element must stand in directly to be told.
_INSIDE = {
    "thead": ("table",),
    "tbody": ("table",),
    "tr": ("table", "thead", "tbody"),
    "td": ("tr",),
    "th": ("tr",),
}
_TABLE = frozenset({"table", *_INSIDE})
#: They hold other elements and never text.
_NO_TEXT = frozenset({"ul", "ol", "table", "thead", "tbody", "tr"})
#: Elements inside each other beyond which the inner ones are not told: nobody writes so, only attackers do.
MAX_DEPTH = 24

#: An element in a block's chain: the container's number (below 0: it is not in the markup) and its name.
Link = tuple[int, str]
Chain = tuple[Link, ...]
Child = Union["Part", "Text"]


class Text:
    """The text of one block: ``name`` is the element around it (p, h2 to h6), "pre" inside ``pre``, "" in a cell."""

    __slots__ = ("name", "spans")

    def __init__(self, name: str, spans: tuple[Span, ...]) -> None:
        self.name = name
        self.spans = spans


class Part:
    """An element that holds others, with the attributes that are told."""

    __slots__ = ("attributes", "children", "name")

    def __init__(self, name: str, attributes: Mapping[str, str] | None = None) -> None:
        self.name = name
        self.attributes = attributes or {}
        self.children: list[Child] = []


def shape(reading: Reading, verdicts: Sequence[Verdict], resolve: Resolve) -> Part:
    """The tree of a page's kept blocks, and of the pictures between them whose captions were judged to be such."""
    kept = [verdict.block for verdict in verdicts if verdict.role in TEXT_ROLES]
    figures = _figures(reading, verdicts, kept, resolve)
    told = lines(reading, sorted((*kept, *figures)), resolve)
    chains = _Chains(reading, kept)
    builder = _Builder(reading, figures)
    for index, line in sorted(told.items()):
        block = reading.blocks[index]
        if index in figures:
            number = figures[index][0]
            builder.add((*_holding(chains.of(number)), (number, "figure"), (number, "figcaption")), "p", line)
        else:
            builder.block(block, verdicts[index], chains.of(block.container), line)
    return builder.root


#: A caption's block -> its figure's number, and the picture's address and alternative text.
Figures = dict[int, tuple[int, tuple[str, str]]]


def _figures(reading: Reading, verdicts: Sequence[Verdict], kept: list[int], resolve: Resolve) -> Figures:
    """The captions of pictures in the midst of the text; a figure that holds text itself is no picture."""
    captions = [verdict.block for verdict in verdicts if verdict.role == "caption"]
    captions = [index for index in captions if kept and kept[0] < index < kept[-1]]
    if not captions:
        return {}
    inside = {-1: -1}
    for number, container in enumerate(reading.containers):
        inside[number] = number if container.tag == "figure" else inside[container.parent]
    taken = {inside[reading.blocks[index].container] for index in kept}
    found: Figures = {}
    for index in captions:
        figure = inside[reading.blocks[index].container]
        if figure >= 0 and figure not in taken and (image := picture(reading, figure, resolve)):
            found[index] = (figure, image)
    return found


class _Chains:
    """For a container what is told of the elements around it and of itself; each is worked out once."""

    def __init__(self, reading: Reading, kept: list[int]) -> None:
        self._containers = reading.containers
        self._tables: dict[int, int] = {-1: -1}
        self._chains: dict[int, Chain] = {-1: ()}
        self._data = self._data_tables([reading.blocks[index] for index in kept])

    def of(self, number: int) -> Chain:
        """The chain of a container (-1: none)."""
        chains = self._chains
        for known in self._down_to(number, chains):
            container = self._containers[known]
            outer, name = chains[container.parent], NAMES.get(container.tag)
            if name is not None and (name not in _TABLE or self._table(known) in self._data):
                outer = _longer(outer, (known, name), container.parent)
            chains[known] = outer
        return chains[number]

    def _table(self, number: int) -> int:
        """The innermost table that a container stands in, or is (-1: none)."""
        tables = self._tables
        for known in self._down_to(number, tables):
            container = self._containers[known]
            tables[known] = known if container.tag == "table" else tables[container.parent]
        return tables[number]

    def _down_to(self, number: int, known: Mapping[int, object]) -> list[int]:
        """A container and those around it that are not known yet, the outermost first."""
        path = []
        while number not in known:
            path.append(number)
            number = self._containers[number].parent
        return path[::-1]

    def _data_tables(self, blocks: list[Block]) -> set[int]:
        rows = Counter(self._table(block.container) for block in blocks if block.tag == "tr")
        if not rows:
            return set()
        held = Counter(self._table(block.container) for block in blocks)
        return {table for table, count in rows.items() if table >= 0 and 2 * count >= held[table]}


def _longer(outer: Chain, link: Link, parent: int) -> Chain:
    """The chain with one element more, if it may stand there."""
    last = outer[-1][1] if outer else ""
    name = link[1]
    if last == "pre" or len(outer) >= MAX_DEPTH or last not in _INSIDE.get(name, (last,)):
        return outer
    if name == "li" and last not in {"ul", "ol"}:
        return (*outer, (-2 - parent, "ul"), link)
    return (*outer, link)


def _holding(chain: Chain) -> Chain:
    """The chain up to the innermost element that may hold text."""
    while chain and chain[-1][1] in _NO_TEXT:
        chain = chain[:-1]
    return chain


class _Builder:
    """Opens and closes elements as the chains of the blocks ask."""

    def __init__(self, reading: Reading, figures: Figures) -> None:
        self.root = Part("")
        self._reading = reading
        self._pictures = dict(figures.values())
        self._chain: Chain = ()
        self._opened = [self.root]

    def block(self, block: Block, verdict: Verdict, chain: Chain, line: Line) -> None:
        """A kept block."""
        if block.tag == "tr" and chain and chain[-1][1] == "tr":
            self._row(chain, line)
            return
        if line.cells:
            line = Line(spans=(Span(block.text),))
        chain = _holding(chain)
        if verdict.role == "quote" and all(name not in {"blockquote", "pre"} for _, name in chain):
            chain = (*chain, (-1, "blockquote"))
        self.add(chain, _name(block, verdict, chain), line)

    def add(self, chain: Chain, name: str, line: Line) -> None:
        """A text at the end of these elements."""
        self._open(chain)
        self._opened[-1].children.append(Text(name, line.spans))

    def _row(self, chain: Chain, line: Line) -> None:
        self._open(chain)
        for cell in line.cells or (Cell("td", {}, line.spans),):
            part = Part(cell.name, cell.attributes)
            part.children = [Text("", cell.spans)] if cell.spans else []
            self._opened[-1].children.append(part)

    def _open(self, chain: Chain) -> None:
        same = 0
        for one, other in zip(self._chain, chain, strict=False):
            if one != other:
                break
            same += 1
        del self._opened[same + 1 :]
        for number, name in chain[same:]:
            part = Part(name, self._attributes(number, name))
            self._opened[-1].children.append(part)
            self._opened.append(part)
            if name == "figure":
                source, alt = self._pictures[number]
                part.children.append(Part("img", {"src": source, "alt": alt}))
        self._chain = chain

    def _attributes(self, number: int, name: str) -> dict[str, str]:
        if name not in {"ol", "td", "th"} or number < 0:
            return {}
        asked = ("start",) if name == "ol" else ("colspan", "rowspan")
        stated = {key: attribute(self._reading, number, key) or "" for key in asked}
        return {key: value for key, value in stated.items() if value.isdecimal()}


def _name(block: Block, verdict: Verdict, chain: Chain) -> str:
    """The element of a block: a heading keeps its level (the first is the page's own headline), if it has any."""
    if chain and chain[-1][1] == "pre":
        return "pre"
    if verdict.role != "heading":
        return "p"
    return block.tag if block.tag in {"h2", "h3", "h4", "h5", "h6"} else "h2"
