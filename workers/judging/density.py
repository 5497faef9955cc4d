"""The plain judge: the densest run of prose is the body. It judges plain text, and markup that nobody else can.

Every line adds to or takes from a sum by its shape alone; the run of lines with the greatest sum is the body. So
a subheading, a list or a verse between paragraphs is bridged, and a menu before or a footer after them is not.
"""

from itertools import accumulate

from workers.judging.shape import LINKED, Shape
from workers.judging.sheet import verdict
from workers.model import Verdict

#: What a line of prose adds at most, what a short sentence adds for each character.
PARAGRAPH_CAP = 400
SENTENCE_SHARE = 0.5
#: A shorter paragraph with none beside it may be the teaser of another story, and counts less.
LONE_WEIGHT = 300
LONE_SHARE = 0.5
#: What other lines take: an entry of a list, the first lines of a run (a subheading), each further one, a link.
ITEM_COST = 4
OPEN_COST = 12
RUN_COST = 25
LINK_COST = 40
RUN_STARTS_AT = 2
#: Pages with menus have at least so many unfinished lines; where there are few, they are more likely of the text.
CROWD = 20


def judge_by_density(shapes: tuple[Shape, ...], furniture: frozenset[int] = frozenset()) -> tuple[Verdict, ...]:
    """Body or chrome for each line; ``furniture`` are lines that are known to be chrome."""
    first, last = densest_run(gains(shapes, furniture))
    if first > last:
        return tuple(_kept_for_want(index) for index in range(len(shapes)))
    return tuple(_verdict(index, shape, first, last) for index, shape in enumerate(shapes))


def densest_run(gains: list[float]) -> tuple[int, int]:
    """First and last index of the run with the greatest sum above 0; (0, -1) if there is none."""
    best, best_run, total, start = 0.0, (0, -1), 0.0, 0
    for index, gain in enumerate(gains):
        if total <= 0:
            total, start = 0.0, index
        total += gain
        if total > best:
            best, best_run = total, (start, index)
    return best_run


def gains(shapes: tuple[Shape, ...], furniture: frozenset[int]) -> list[float]:
    """What each line adds to a run that holds it."""
    runs = accumulate(shapes, lambda run, shape: 0 if shape.prose else run + 1, initial=0)
    next(runs)
    prose = [False, *(shape.prose > 0 and index not in furniture for index, shape in enumerate(shapes)), False]
    crowd = min(1.0, sum(not shape.prose for shape in shapes) / CROWD)
    return [
        -LINK_COST if index in furniture else _gain(shape, run, crowd, alone=not (prose[index] or prose[index + 2]))
        for index, (shape, run) in enumerate(zip(shapes, runs, strict=True))
    ]


def _gain(shape: Shape, run: int, crowd: float, *, alone: bool) -> float:
    if shape.prose:
        gain = min(shape.weight, PARAGRAPH_CAP) * (1.0 if shape.prose == 2 else SENTENCE_SHARE)
        return gain * (LONE_SHARE if alone and shape.weight <= LONE_WEIGHT else 1.0)
    if shape.links >= LINKED:
        return -LINK_COST
    if shape.item:
        return -ITEM_COST
    return -crowd * (OPEN_COST if run <= RUN_STARTS_AT else RUN_COST)


def _verdict(index: int, shape: Shape, first: int, last: int) -> Verdict:
    if not first <= index <= last:
        where = "before" if index < first else "after"
        return verdict(index, "chrome", "density.outside", f"stands {where} the densest run of prose", 0.7)
    if shape.links >= LINKED:
        return verdict(index, "related", "density.links", "is made of links, between paragraphs", 0.6)
    return verdict(index, "body", "density.body", "stands in the densest run of prose", 0.8)


def _kept_for_want(index: int) -> Verdict:
    return verdict(index, "body", "density.all", "no line of this page reads like prose, so all are kept", 0.3)
