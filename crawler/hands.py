"""Who has taken which page from a frontier and has not settled it yet."""

from collections import Counter
from collections.abc import Iterable

from crawler.asks import Ask
from crawler.identity import mark


class Hands:
    """Pages that are asked for (open), and those that were had and are not accepted yet (awaited), with their owners.

    ``lists`` counts the open lists, ``busy`` the other open pages of each owner.
    """

    def __init__(self) -> None:
        self.lists = 0
        self.busy: Counter[str] = Counter()
        self._open: dict[bytes, tuple[str, Ask]] = {}
        self._awaited: dict[bytes, tuple[str, Ask]] = {}

    def take(self, ask: Ask, who: str) -> None:
        """``who`` asks for a page."""
        self.close(ask)
        self._open[mark(ask.url)] = who, ask
        self._count(ask, who, 1)

    def close(self, ask: Ask) -> bool:
        """A page is asked for no more; whether anybody had it."""
        held = self._open.pop(mark(ask.url), None)
        if held is None:
            return False
        self._count(held[1], held[0], -1)
        return True

    def wait(self, ask: Ask, who: str) -> None:
        """A page was had, and is to be accepted."""
        self._awaited[mark(ask.url)] = who, ask

    def settle(self, urls: Iterable[str]) -> None:
        """Pages were accepted."""
        for url in urls:
            self._awaited.pop(mark(url), None)

    def lost(self, who: str | None) -> tuple[Ask, ...]:
        """What would be lost with an owner (None: with all of them)."""
        held = [*self._open.values(), *self._awaited.values()]
        return tuple(ask for owner, ask in held if who in (None, owner))

    def open_of(self, who: str) -> tuple[Ask, ...]:
        """What ``who`` asks for."""
        return tuple(ask for owner, ask in self._open.values() if owner == who)

    @property
    def is_open(self) -> bool:
        """Whether anything is asked for."""
        return bool(self._open)

    @property
    def open(self) -> int:
        """How many pages are asked for."""
        return len(self._open)

    @property
    def most_lost(self) -> int:
        """How many processes died with the most suspicious of the open pages."""
        return max((ask.lost for _, ask in self._open.values()), default=0)

    @property
    def owners(self) -> frozenset[str]:
        """Who holds anything."""
        return frozenset(owner for held in (self._open, self._awaited) for owner, _ in held.values())

    def _count(self, ask: Ask, who: str, by: int) -> None:
        if ask.kind == "index":
            self.lists += by
        else:
            self.busy[who] += by
