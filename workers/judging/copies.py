"""A text that its page holds twice: for phones and for desks, open and folded, as slides that come round again.

One sentence may stand twice in a text (a refrain, a quotation drawn out of it). What a template printed again are
several blocks in the same order, in another element.
"""

from collections.abc import Iterator

from workers.judging.sheet import Sheet, verdict
from workers.model import Verdict

#: So many blocks in a row, with so many words together, were printed again; shorter blocks say nothing.
LEAST, WORDS, SHORTEST = 2, 8, 3
#: Between two blocks of a row at most so many stand that were not printed before.
GAP = 1
#: Code and rows of tables repeat themselves with reason.
REPEATED = frozenset({"pre", "code", "td", "tr", "th", "dt", "dd"})

#: A kept block that says what another one said: its place among the kept blocks, that of the other, its number.
_Copy = tuple[int, int, int]


def copies(sheet: Sheet) -> Iterator[Verdict]:
    """The later of two runs of blocks that say the same in the same order."""
    for run in _runs(sheet):
        words = sum(sheet.shapes[index].words for _, _, index in run)
        for _, _, index in run if len(run) >= LEAST and words >= WORDS else ():
            yield verdict(
                index, "chrome", "copies.run", "stands in a part of the text that the page holds twice", 0.8
            )


def _runs(sheet: Sheet) -> Iterator[list[_Copy]]:
    """The copies in rows: one right behind the other, and so their originals."""
    run: list[_Copy] = []
    for copy in _copied(sheet):
        if run and not (copy[0] - run[-1][0] <= GAP + 1 and copy[1] > run[-1][1]):
            yield run
            run = []
        run.append(copy)
    yield run


def _copied(sheet: Sheet) -> Iterator[_Copy]:
    """The kept blocks whose words stand in another element above."""
    blocks, text = sheet.reading.blocks, sheet.text
    first: dict[str, int] = {}
    for place, index in enumerate(text):
        block = blocks[index]
        if sheet.shapes[index].words < SHORTEST or block.tag in REPEATED:
            continue
        other = first.setdefault(block.text, place)
        if other != place and blocks[text[other]].around != block.around:
            yield place, other, index
