"""Speed of copydesk beside trafilatura, on the same pages in one process: ``python -m benchmarks.speed [--check]``.

Bytes in, record out: the whole ``clean()`` with every fact against ``trafilatura.bare_extraction`` with metadata,
page by page in turn, so that whatever else the machine does falls on both. Each page is read once, after a warm-up
on others: nothing of it can be in any cache. CPU time of one thread.
"""

import gc
import importlib
import statistics
import sys
import time
from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct

from benchmarks.corpus import Case
from benchmarks.figures import row
from benchmarks.peers import PEERS
from benchmarks.quality import opened, options
from workers import clean
from workers.contract import Page

Reader = Callable[[bytes, str | None], object]

#: Pages that are read before any is timed, and pages of each corpus that are timed.
WARM_UP, TIMED = 20, 60
#: What the project has set itself: times trafilatura's pages a second, and the 99th percentile over the median.
LEAST_RATIO, MOST_TAIL = 5.0, 8.0


class Spent(Struct, frozen=True, kw_only=True):
    """Milliseconds of CPU, page by page."""

    ours: tuple[float, ...]
    peer: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Times the peer's pages a second."""
        return sum(self.peer) / sum(self.ours)

    @property
    def tail(self) -> float:
        """The 99th percentile of ours over its median."""
        return percentile(self.ours, 99) / statistics.median(self.ours)


def percentile(values: Sequence[float], of: float) -> float:
    """The value that so many of a hundred do not pass."""
    return float(np.percentile(values, of))


def measure(cases: Sequence[Case]) -> Spent:
    """Read pages in turn; the first ones only to load what is loaded once."""
    peer = _peer()
    for case in cases[:WARM_UP]:
        _both(case, peer)
    # What was loaded stays; without it there is little left to look through before each page.
    gc.freeze()
    timed = [_both(case, peer) for case in cases[WARM_UP:]]
    return Spent(ours=tuple(ours for ours, _ in timed), peer=tuple(theirs for _, theirs in timed))


def _both(case: Case, peer: Reader | None) -> tuple[float, float]:
    body = case.body()
    return _spent(_ours, body, case.url), _spent(peer, body, case.url) if peer else 0.0


def _spent(read: Reader, body: bytes, url: str | None) -> float:
    # What others left to collect is not charged to this page; what it leaves itself is.
    gc.collect()
    begun = time.thread_time()
    read(body, url)
    return 1000 * (time.thread_time() - begun)


def _ours(body: bytes, url: str | None) -> object:
    return clean(Page(url=url, html_b64=body))


def _peer() -> Reader | None:
    if next(peer for peer in PEERS if peer.name == "trafilatura").version is None:
        return None
    bare_extraction = importlib.import_module("trafilatura").bare_extraction
    return lambda body, url: bare_extraction(body, url=url, with_metadata=True)


def spread(corpora: Sequence[Sequence[Case]]) -> tuple[Case, ...]:
    """The pages of several corpora in turn, so that a warm-up meets all of them."""
    longest = max(map(len, corpora), default=0)
    return tuple(cases[place] for place in range(longest) for cases in corpora if place < len(cases))


def _print(spent: Spent) -> None:
    for name, times in (("copydesk", spent.ours), ("trafilatura", spent.peer)):
        if any(times):
            row(f"{name}: pages a second", f"{1000 * len(times) / sum(times):.1f}")
            row(f"{name}: ms a page, mean", f"{statistics.mean(times):.1f}")
            row(f"{name}: ms a page, median", f"{statistics.median(times):.1f}")
            row(f"{name}: ms a page, 99th percentile", f"{percentile(times, 99):.1f}")
    if any(spent.peer):
        row("copydesk over trafilatura, pages a second", f"{spent.ratio:.2f}", f"at least {LEAST_RATIO:g}")
    row("copydesk: 99th percentile over median", f"{spent.tail:.1f}", f"at most {MOST_TAIL:g}")


def within(spent: Spent) -> bool:
    """Whether both limits are kept; without the peer there is no ratio to judge."""
    return (spent.ratio >= LEAST_RATIO or not any(spent.peer)) and spent.tail <= MOST_TAIL


def main() -> int:
    """Measure, print; with --check exit 1 beyond a limit."""
    parser = options(__doc__.splitlines()[0])
    parser.set_defaults(sample=TIMED)
    parser.add_argument("--check", action="store_true", help="exit 1 beyond a limit")
    chosen = parser.parse_args()
    cases = spread([*opened(chosen).values()])
    if len(cases) <= WARM_UP:
        return 0
    if _peer() is None:
        sys.stdout.write("NOT RUN: trafilatura is not installed (pip install trafilatura)\n")
    spent = measure(cases)
    row("pages timed", str(len(spent.ours)))
    _print(spent)
    return int(chosen.check and not within(spent))


if __name__ == "__main__":
    sys.exit(main())
