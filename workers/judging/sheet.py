"""The sheet that the rules work on: the blocks, their shapes, and the verdicts so far. A rule returns overrulings."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

import msgspec
from msgspec import Struct

from workers.judging.known import known_phrase
from workers.judging.shape import Shape
from workers.model import TEXT_ROLES, Reading, Role, Verdict

#: Tables are asked about blocks of markup that stand no more than so many above a kept block, or below one.
ABOVE, BELOW = 25, 10
#: How the rules of the first judges are named.
_FIRST = ("model.", "lines.", "density.", "readability.")


class Sheet(Struct, frozen=True, kw_only=True, dict=True):
    """A page under judgement: ``shapes`` and ``verdicts`` stand in the order of ``reading.blocks``."""

    reading: Reading
    shapes: tuple[Shape, ...]
    verdicts: tuple[Verdict, ...]

    def kept(self, index: int) -> bool:
        """Whether the block belongs to the text, as judged so far."""
        return self.verdicts[index].role in TEXT_ROLES

    def role(self, index: int) -> Role:
        """The block's role, as judged so far."""
        return self.verdicts[index].role

    @cached_property
    def text(self) -> tuple[int, ...]:
        """The blocks that belong to the text, as judged so far."""
        return tuple([index for index, found in enumerate(self.verdicts) if found.role in TEXT_ROLES])

    @cached_property
    def body_start(self) -> int:
        """The first kept block that is a paragraph (else the first kept one, else the number of blocks)."""
        shapes = self.shapes
        first = self.text[0] if self.text else len(shapes)
        return next((index for index in self.text if shapes[index].prose == 2), first)

    @cached_property
    def body_end(self) -> int:
        """The last kept block that reads like a finished sentence (else the last kept one, -1 if none is kept)."""
        shapes = self.shapes
        last = self.text[-1] if self.text else -1
        return next((index for index in reversed(self.text) if shapes[index].prose), last)

    @cached_property
    def headlines(self) -> tuple[int, ...]:
        """Where the headline is printed, as judged so far."""
        return tuple([index for index, found in enumerate(self.verdicts) if found.role == "headline"])

    @cached_property
    def near(self) -> tuple[int, ...]:
        """The blocks that tables are asked about: all lines of plain text; of markup the kept blocks and those near.

        What the first judge cut away far from the text stays cut away, whatever its words say.
        """
        if self.is_text:
            return tuple(range(len(self.shapes)))
        near: list[int] = []
        stop, every = 0, len(self.shapes)
        for index in self.text:
            near.extend(range(max(stop, index - ABOVE), min(every, index + 1 + BELOW)))
            stop = min(every, index + 1 + BELOW)
        return tuple(near)

    @cached_property
    def known(self) -> Mapping[str, tuple[int, ...]]:
        """The lines near the text that a table knows, by the names of its rows."""
        found: dict[str, list[int]] = {}
        for index in self.near:
            row = known_phrase(self.shapes[index].text)
            if row is not None:
                found.setdefault(row.id, []).append(index)
        return {name: tuple(lines) for name, lines in found.items()}

    def is_of_prose(self) -> bool:
        """Whether at least half of the kept text (by weight) reads like sentences: an article, a forum, a manual."""
        kept = [self.shapes[index] for index in self.text]
        return 2 * sum(shape.weight for shape in kept if shape.prose) >= sum(shape.weight for shape in kept)

    def unnamed(self, index: int) -> bool:
        """Whether only the first judge has spoken of the block."""
        return self.verdicts[index].rule.startswith(_FIRST)

    @property
    def is_text(self) -> bool:
        """Whether the page came as plain text, so that only words, places and shapes can speak."""
        return self.reading.form == "text"


#: A rule looks at the sheet and yields a verdict for each block of which it is certain.
Rule = Callable[[Sheet], Iterator[Verdict]]


def verdict(block: int, role: Role, rule: str, why: str, score: float = 1.0) -> Verdict:
    """Spell a verdict in one line."""
    return Verdict(block=block, role=role, rule=rule, why=why, score=score)


def overrule(sheet: Sheet, changes: Iterable[Verdict]) -> Sheet:
    """The sheet with some verdicts replaced (the same one if none is); of two for one block the later counts."""
    verdicts = None
    for change in tuple(changes):
        verdicts = verdicts or list(sheet.verdicts)
        verdicts[change.block] = change
    return sheet if verdicts is None else msgspec.structs.replace(sheet, verdicts=tuple(verdicts))


def line_numbers(path: str) -> tuple[int, int]:
    """First and last line of the source in a block of plain text: ``line[3]``, ``line[3-5]`` if it was joined."""
    place = path[len("line[") : -1]
    first, _, last = place.partition("-")
    return (int(first), int(last)) if last else (int(place), int(place))
