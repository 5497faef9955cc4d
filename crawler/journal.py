"""Keeps a frontier in a log, so that a crawl which was killed goes on, and so that several processes may share one.

The log holds turns. In a turn one page is settled: what it named is taken in, it is done, more is asked for; all of
it is written at once or not at all. Whoever reads the log from its beginning has the frontier as it was after its
last turn: what is open then was asked for and not settled, and is asked for again. So no address is ever lost: it is
in the log before the page that named it is done, and a page that is handed on is settled when the ledger has it.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

import msgspec
from msgspec import Struct

from crawler import events
from crawler.counts import KEPT_STATS
from crawler.events import Events
from crawler.finding import Finder

#: Why a crawl ended whose frontier cannot be kept, or read.
LOST = "frontier-lost"


class JournalError(RuntimeError):
    """The log cannot be read or written; the message says what to look at. The crawl ends and can go on later."""


class Turn(Struct, frozen=True, kw_only=True):
    """What one process did at a time."""

    at: float
    who: str
    events: tuple[Events, ...]


class Log(Protocol):
    """Where turns are kept: a file of this crawl alone, or a server that several processes share."""

    @property
    def is_shared(self) -> bool:
        """Whether other processes write to it, too."""
        ...

    def begin(self) -> Sequence[bytes]:
        """Wait for the turn and take it; the turns that were written since the last one of this process."""
        ...

    def end(self, turn: bytes | None) -> None:
        """Write what happened, all or nothing, and let the next one have its turn. None: nothing did."""
        ...

    def live(self) -> None:
        """Give a sign of life to whoever shares it."""
        ...

    def dead(self, others: Iterable[str]) -> tuple[str, ...]:
        """Which of these processes give none."""
        ...


class Alone:
    """A log that nobody shares."""

    is_shared = False

    def live(self) -> None:
        """Nobody looks."""

    def dead(self, others: Iterable[str]) -> tuple[str, ...]:
        """Whoever had it before: there is one process at a time."""
        return tuple(others)


class Nowhere(Alone):
    """No log at all: for a crawl that need not go on."""

    def begin(self) -> Sequence[bytes]:
        """Nothing was written."""
        return ()

    def end(self, turn: bytes | None) -> None:
        """Nothing is written."""


class Stats(Protocol):
    """The part of Scrapy's stats that is used here."""

    def get_stats(self) -> dict[str, Any]:
        """All of them."""
        ...

    def inc_value(self, key: str, count: int = 1) -> None:
        """Add to one."""
        ...


class Journal:
    """A finder, and the log that remembers it. ``who`` is the name of this process among those that share it."""

    def __init__(self, where: Log | None = None, who: str = "") -> None:
        self.who = who
        self.finder: Finder
        self.lists: dict[str, dict[str, Any]] = {}
        self.last: Turn | None = None
        self.ended = self.is_resumed = False
        #: Why the log cannot be read any more, by nobody: what it holds is to be set aside.
        self.unreadable: str | None = None
        self._log: Log = where or Nowhere()
        self._new: list[Events] = []
        self._inside = self._hears = False
        self._told: Counter[str] = Counter()

    def open(self, finder: Finder, stats: Stats) -> None:
        """Begin with this finder, and with what the log says of it."""
        self.finder, self._stats = finder, stats
        finder.note = finder.frontier.note = self._hear
        with self.turn():
            self.is_resumed = self.last is not None

    @property
    def is_shared(self) -> bool:
        """Whether other processes may work on this frontier."""
        return self._log.is_shared

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Settle something: see the others' turns first, and write this one at its end. JournalError."""
        if self._inside:  # part of the turn that is being taken
            yield
            return
        self._see_others()
        self._inside = self._hears = True
        try:
            yield
        finally:
            self._inside = self._hears = False
            self._log.end(self._written())

    def _see_others(self) -> None:
        """Take the turn, and do what was done since the last one; nothing is done on top of a turn that fails."""
        if self.unreadable is None:
            lines = self._log.begin()
            try:
                for line in lines:
                    self._replay(line)
            except Exception as error:  # whatever it was: it would be the same for whoever reads it next
                self.unreadable = f"a turn of the frontier cannot be taken again ({type(error).__name__}: {error})"
                self._log.end(None)
        if self.unreadable is not None:
            raise JournalError(self.unreadable)

    def live(self) -> None:
        """Show that this process lives. JournalError."""
        self._log.live()

    def dead(self, others: Iterable[str]) -> tuple[str, ...]:
        """Which of these processes do not live any more. JournalError."""
        return self._log.dead(others)

    def others(self) -> frozenset[str]:
        """Who else works on this frontier and lives, as far as the log was read. JournalError."""
        known = self.finder.frontier.hands.owners - {self.who}
        return known.difference(self.dead(known))

    def read(self, url_key: str, state: Mapping[str, Any]) -> None:
        """Keep what will be known of a list once all that it names was asked for."""
        self.lists[url_key] = dict(state)
        self._hear(events.Read(state=dict(state)))

    def end(self) -> None:
        """Say that nothing is left to do."""
        self.ended = True
        self._hear(events.Ended())

    def _hear(self, event: Events) -> None:
        if self._hears:
            self._new.append(event)

    def _written(self) -> bytes | None:
        counted = self._counted()
        happened, self._new = (*self._new, *counted), []
        if not happened:
            return None
        self.last = Turn(at=time.time(), who=self.who, events=happened)
        return msgspec.json.encode(self.last)

    def _counted(self) -> tuple[Events, ...]:
        """What this process has counted since its last turn."""
        now = Counter({key: n for key, n in self._stats.get_stats().items() if key.startswith(KEPT_STATS)})
        fresh = {key: n - self._told[key] for key, n in now.items() if n != self._told[key]}
        self._told = now
        return (events.Counted(counts=fresh),) if fresh else ()

    def _replay(self, line: bytes) -> None:
        turn = msgspec.json.decode(line, type=Turn)
        for event in turn.events:
            APPLIED[type(event)](self, event)
        self.last = turn

    def count(self, counts: Mapping[str, int]) -> None:
        """Add what another process counted, or this one before it was killed, to the numbers of this one."""
        for key, number in counts.items():
            self._stats.inc_value(key, number)
            self._told[key] += number


#: What each event does to the journal that reads it.
APPLIED: dict[type, Callable[[Journal, Any], object]] = {
    events.Met: lambda journal, event: journal.finder.frontier.meet(event.url),
    events.Offered: lambda journal, event: journal.finder.frontier.offer(event.ask),
    events.Given: lambda journal, event: journal.finder.frontier.give(event.asks, again=True),
    events.Took: lambda journal, event: journal.finder.frontier.take(articles=event.articles, who=event.who),
    events.Done: lambda journal, event: journal.finder.frontier.done(
        event.ask, event.came, paid=event.paid, awaited=event.awaited, who=event.who
    ),
    events.Rested: lambda journal, event: journal.finder.frontier.rested(event.ask),
    events.Accepted: lambda journal, event: journal.finder.frontier.accepted(event.urls),
    events.GaveBack: lambda journal, event: journal.finder.frontier.give_back(event.who),
    events.Entered: lambda journal, event: journal.finder.enter(event.origin),
    events.Sighted: lambda journal, event: journal.finder.remember(event),
    events.Recalled: lambda journal, event: journal.finder.know_lists(event.lists),
    events.Read: lambda journal, event: journal.read(event.state["url_key"], event.state),
    events.Counted: lambda journal, event: journal.count(event.counts),
    events.Ended: lambda journal, _: journal.end(),
}
