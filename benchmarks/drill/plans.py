"""When which fault comes: at moments that a seed draws, or each in a rhythm of its own."""

import random
from collections.abc import Callable, Mapping
from typing import Protocol

from msgspec import Struct

#: How often each kind is drawn, beside once each; those below come once.
OFTEN = {"worker": 4, "child": 4, "server": 3, "crawler": 1, "application": 1}
ONCE = ("flood", "full", "disk", "clock", "beat", "scrapy")
#: Those that need a crawl.
OF_CRAWLS = ("beat", "scrapy")
#: All that can be done in a rhythm.
KINDS = (*OFTEN, *ONCE, "power", "postgresql")
#: The share of the pages that have ended when the first and the last fault of a run come.
FIRST, LAST = 0.02, 0.95


class Plan(Protocol):
    """What a run asks of the plan of its faults."""

    def due(self, share: float) -> str | None:
        """The kind of fault whose time has come, when so great a share of the pages has ended; it is to be done."""

    def is_over(self, share: float, /) -> bool:
        """Whether none is left to come."""


class Planned(Struct, frozen=True):
    """A fault, and the share of the pages that have ended when it comes."""

    at: float
    kind: str


def draw(seed: int, count: int, postgres: bool) -> list[Planned]:
    """The faults of a run, in their order; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - a seed that can be given again
    often = OFTEN | ({"postgresql": 2} if postgres else {})
    kinds = [*often, *ONCE]
    more = max(0, count - len(kinds))
    kinds += chance.choices(list(often), weights=list(often.values()), k=more)
    chance.shuffle(kinds)
    return [
        Planned(at, kind) for at, kind in zip(sorted(chance.uniform(FIRST, LAST) for _ in kinds), kinds, strict=True)
    ]


class Drawn:
    """Faults that were drawn, one after the other."""

    def __init__(self, planned: list[Planned]) -> None:
        self._left = list(planned)

    def due(self, share: float) -> str | None:
        """The next one, if its share has come."""
        return self._left.pop(0).kind if self._left and share >= self._left[0].at else None

    def is_over(self, _: float, /) -> bool:
        """Whether all were done."""
        return not self._left


class Rhythm:
    """Each kind ``every`` so many seconds that those whom it strikes have ``worked``: who only starts loses nothing.

    It begins with the first pages that have ended, and leaves the last ones alone: a page that hangs three times ends
    only if somebody lives that long.
    """

    def __init__(self, every: Mapping[str, float], worked: Callable[[str], float]) -> None:
        self._every, self._worked = every, worked

    def due(self, share: float) -> str | None:
        """The first whose time has come."""
        if share < FIRST or self.is_over(share):
            return None
        return next((kind for kind, every in self._every.items() if self._worked(kind) >= every), None)

    def is_over(self, share: float, /) -> bool:
        """Whether only the last pages are left."""
        return share >= LAST
