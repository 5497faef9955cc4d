"""How a crawl goes, for whoever waits for it: rewritten in place on a terminal, else a line now and then, on stderr.

The numbers are those that the crawl's process told last, which are its report's when it has ended. What the workers
still owe is asked of the ledger.
"""

import sys
import threading
import time
from collections.abc import Callable, Mapping
from typing import Annotated, Self

import typer

from workers.cli import out
from workers.cli.exits import with_act
from workers.printed import Told
from workers.settings import Settings
from workers.store import Store, ledger, open_store
from workers.store.errors import StoreError

#: Seconds between two looks on a terminal, and between two lines elsewhere.
LOOK, EVERY = 1.0, 15.0
#: Seconds over which the rate is taken.
WINDOW = 30.0
#: Counts that are shown, and the kinds that stand beside them.
SHOWN = (
    *("pages", "articles", "new", "changed", "known", "unchanged", "resting", "gone"),
    *("rendered", "skipped", "blocked", "failed", "unsubmitted"),
)
KINDS = {"skipped": "skipped_why", "blocked": "refused", "failed": "errors"}
#: Kinds that are named, the most frequent ones.
MOST_KINDS = 4
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on stderr; the report comes all the same.")]
#: How many pages wait for the workers; None if nobody says.
Owed = Callable[[], int | None]


def found(counts: Mapping[str, int]) -> dict[str, int]:
    """The counts of a crawl with ``new``: articles that were never accepted before, in this form or another."""
    old = counts.get("changed", 0) + counts.get("known", 0)
    return {**counts, "new": max(0, counts.get("articles", 0) - old)}


def words(told: Told) -> str:
    """The numbers of a crawl in a line; those of its progress and of its report are made here."""
    counts = found(told.counts)
    shown = [f"{name} {counts[name]}{_kinds(told, name)}" for name in SHOWN if counts.get(name)]
    return ", ".join(shown) or "no page was had"


def reasons(told: Told) -> tuple[str, ...]:
    """Why pages were not had, in words, the most frequent first."""
    return tuple(_often(why, told.reasons[why]) for why in _most_first(told.reasons)[:MOST_KINDS])


def _often(why: str, count: int) -> str:
    return f"{with_act(out.safe(why))} ({'once' if count == 1 else f'{count} times'})"


def _kinds(told: Told, name: str) -> str:
    kinds = told.details.get(KINDS.get(name, ""), {})
    most = _most_first(kinds)
    named = [f"{out.safe(kind)} {kinds[kind]}" for kind in most[:MOST_KINDS]]
    if len(most) > MOST_KINDS:
        named.append(f"other {sum(kinds[kind] for kind in most[MOST_KINDS:])}")
    return f" ({', '.join(named)})" if named else ""


def _most_first(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name))


class Progress:
    """Shows a crawl while the block runs. ``quiet`` shows nothing; ``hear`` takes what the crawl's process tells.

    ``source`` names the pages of this crawl in the ledger.
    """

    def __init__(self, crawl: int, chosen: Settings, source: str, *, quiet: bool = False) -> None:
        self._name, self._chosen, self._source, self._quiet = f"crawl {crawl}", chosen, source, quiet
        self._told, self._begun = Told(), time.monotonic()
        self._seen: list[tuple[float, int]] = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._run, name="crawl progress", daemon=True)

    def hear(self, told: Told) -> None:
        """Take in what a crawl told of itself."""
        now, pages = time.monotonic(), told.counts.get("pages", 0)
        self._seen = [*(one for one in self._seen if now - one[0] <= WINDOW), (now, pages)]
        self._told = told

    @property
    def told(self) -> Told:
        """What the crawl told last."""
        return self._told

    def lines(self, owed: int | None) -> tuple[str, str]:
        """The counts, and how fast it goes and what is still to be done. None: the ledger does not say."""
        queue = self._told.queue
        parts = (
            f"{self._rate():.1f} pages/s",
            f"{queue.get('waiting', 0)} addresses wait, {queue.get('open', 0)} requests open" if queue else None,
            None if owed is None else f"{owed} pages handed in and not answered",
            f"{time.monotonic() - self._begun:.0f} s",
        )
        return f"{self._name}: {words(self._told)}", "; ".join(filter(None, parts))

    def _rate(self) -> float:
        """Pages a second, lately; a crawl that goes on begins with the pages that it had."""
        if len(self._seen) < 2:
            return 0.0
        (since, first), (until, last) = self._seen[0], self._seen[-1]
        return max(0, last - first) / max(until - since, 0.001)

    def __enter__(self) -> Self:
        if not self._quiet:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        if not self._quiet:
            self._thread.join()

    def _run(self) -> None:
        store = open_store(self._chosen.store_url)
        try:
            if sys.stderr.isatty():
                self._on_terminal(lambda: _owed(store, self._source))
            else:
                self._in_lines(lambda: _owed(store, self._source))
        finally:
            store.close()

    def _on_terminal(self, owed: Owed) -> None:
        from rich.live import Live
        from rich.text import Text

        with Live(console=out.console(sys.stderr), transient=True, auto_refresh=False, redirect_stdout=False) as live:
            while True:
                is_last = self._end.wait(LOOK)
                live.update(Text("\n".join(self.lines(owed()))), refresh=True)
                if is_last:
                    return

    def _in_lines(self, owed: Owed) -> None:
        has_said = False
        while not self._end.wait(EVERY):
            out.say("; ".join(self.lines(owed())))
            has_said = True
        if has_said:  # the last line says what the report does
            out.say("; ".join(self.lines(owed())))


def _owed(store: Store, source: str) -> int | None:
    """Pages of a source that were handed in and have not ended."""
    try:
        with store.read() as tx:
            counts = ledger.counts(tx, source)
    except StoreError:  # what is shown may lag; the crawl itself will say it
        return None
    return counts["queued"] + counts["running"]
