"""What holds a post together: the element that it stands in, or in plain text the lines with no empty one between."""

from itertools import islice, pairwise

from msgspec import Struct

from workers.judging.sheet import Sheet, line_numbers

#: A box of a post has at most so many blocks, and so many characters (weighted) where its element is no quotation.
MOST_BLOCKS, BOXED, QUOTED = 12, 480, 900
_QUOTING = frozenset({"blockquote", "figure"})
#: These hold the story itself.
_WHOLE = frozenset({"html", "body", "main", "article", "td"})
#: Empty lines part the paragraphs of a text if this share of its paragraphs, of so many at least, is set apart.
_APART, _PAIRS = 0.8, 3


class Ground(Struct, frozen=True, kw_only=True):
    """Where the paragraphs of a page begin and end (0, -1: it has none), and whether empty lines part them."""

    first: int
    last: int
    loose: bool

    def between(self, index: int) -> bool:
        """Whether a block stands between two paragraphs."""
        return self.first < index < self.last


def ground(sheet: Sheet) -> Ground:
    """Look over a page once, for all of its posts."""
    found = [index for index, shape in enumerate(sheet.shapes) if shape.prose == 2 and sheet.kept(index)]
    if not found:
        return Ground(first=0, last=-1, loose=False)
    return Ground(first=found[0], last=found[-1], loose=sheet.is_text and _is_loose(sheet, found))


def _is_loose(sheet: Sheet, paragraphs: list[int]) -> bool:
    gaps = [not _touch(sheet, one, two) for one, two in pairwise(paragraphs) if two - one == 1]
    return len(gaps) >= _PAIRS and sum(gaps) >= _APART * len(gaps)


def box_of(sheet: Sheet, index: int, over: Ground) -> range:
    """The blocks that a line of a post stands in one box with; the line alone where nothing holds them together."""
    box = _lines(sheet, index, over) if sheet.is_text else _element(sheet, index)
    start = next((at for at in box if sheet.shapes[at].end != "colon"), box.stop)  # above it, the story leads to it
    box = range(start, box.stop)
    outside = over.first < box.start or over.last >= box.stop
    return box if outside and index in box else range(index, index + 1)


def _element(sheet: Sheet, index: int) -> range:
    """The nearest element that holds more than this block, or the quotation around it, no larger than a post."""
    containers = sheet.reading.containers
    box, number = range(index, index + 1), sheet.reading.blocks[index].container
    while number >= 0:
        container = containers[number]
        blocks = range(container.first, container.last)
        quoting = container.tag in _QUOTING
        if container.tag in _WHOLE or len(blocks) > MOST_BLOCKS or (len(box) > 1 and not quoting):
            break
        if sum(sheet.shapes[at].weight for at in blocks) > (QUOTED if quoting else BOXED):
            break
        box, number = blocks, container.parent
    return box


def _lines(sheet: Sheet, index: int, over: Ground) -> range:
    """The lines above and below that no empty line parts from this one, in a text whose paragraphs are parted so."""
    first = last = index
    if over.loose:
        first = next((at for at in islice(range(index, 0, -1), MOST_BLOCKS) if not _touch(sheet, at - 1, at)), first)
        last = next(
            (at for at in islice(range(index, len(sheet.shapes) - 1), MOST_BLOCKS) if not _touch(sheet, at, at + 1)),
            last,
        )
    box = range(first, last + 1)
    return box if sum(sheet.shapes[at].weight for at in box) <= QUOTED else range(index, index + 1)


def _touch(sheet: Sheet, one: int, two: int) -> bool:
    """Whether no empty line stands between two lines."""
    blocks = sheet.reading.blocks
    return line_numbers(blocks[two].path)[0] - line_numbers(blocks[one].path)[1] <= 1
