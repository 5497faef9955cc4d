"""What facts cost on top of cleaning, beside htmldate alone: ``python -m benchmarks.facts_cost [--check]``.

Each page is read and judged, untimed; then its facts are found, and htmldate looks for its date. Timed are the claims
of the markup (on a tree that stands) and the choice of all facts. The kind of the page is measured over all blocks
and stated by nobody: it is no fact but a verdict on the whole, and told apart; both sums are printed. Each page once,
after a warm-up on others; CPU time of one thread.
"""

import gc
import importlib
import statistics
import sys
import time
from collections.abc import Callable, Sequence

from msgspec import Struct

from benchmarks.corpus import Case
from benchmarks.figures import row
from benchmarks.peers import PEERS
from benchmarks.quality import opened, options
from benchmarks.speed import TIMED, WARM_UP, spread
from workers import facts, judging, reading
from workers.contract import Page
from workers.facts.kind import find_kind
from workers.facts.scene import make_scene
from workers.model import Profile, Rejected
from workers.reading.decode import decode
from workers.reading.gathered import gather
from workers.reading.guard import guard
from workers.reading.structured import read_claims
from workers.reading.tree import grow

#: Milliseconds a page, at the median, that facts (without the kind) may add to cleaning; and times htmldate's median,
#: which took 1.9 ms where the milliseconds were set: on another host the ratio says the same, and the milliseconds do
#: not.
MOST, MOST_TIMES = 2.0, 1.0


class Cost(Struct, frozen=True, kw_only=True):
    """Milliseconds of CPU that one page cost: what its markup claims, all facts, of these the kind; and htmldate."""

    claims: float
    facts: float
    kind: float
    peer: float

    @property
    def added(self) -> float:
        """What cleaning alone would not have cost."""
        return self.claims + self.facts

    @property
    def stated(self) -> float:
        """What the facts cost that a page states: all but its kind."""
        return self.added - self.kind


def measure(cases: Sequence[Case]) -> tuple[Cost, ...]:
    """The cost of each page but the first ones, which load what is loaded once; pages without text are left out."""
    find_date, first = _find_date(), min(WARM_UP, len(cases) // 2)
    for case in cases[:first]:
        _cost(case, find_date)
    gc.freeze()
    costs = (_cost(case, find_date) for case in cases[first:])
    return tuple(cost for cost in costs if cost is not None)


def _cost(case: Case, find_date: Callable[..., object] | None) -> Cost | None:
    body = case.body()
    read = reading.read(Page(url=case.url, html_b64=body))
    decoded = decode(body)
    if isinstance(read, Rejected) or isinstance(decoded, Rejected):
        return None
    read, verdicts = reading.complete(read, judging.judge(read, Profile()) if read.blocks else ())
    guarded = guard(decoded.text)
    if isinstance(guarded, Rejected):
        return None
    parser = grow(guarded.markup).parser
    return Cost(
        facts=_spent(lambda: facts.find_facts(read, verdicts, Profile())),
        claims=_spent(lambda: read_claims(parser, gather(parser))),
        kind=_spent(lambda: find_kind(make_scene(read, verdicts, Profile()))),
        peer=_spent(lambda: find_date(decoded.text, url=case.url, original_date=True)) if find_date else 0.0,
    )


def _spent(act: Callable[[], object]) -> float:
    begun = time.thread_time()
    act()
    return 1000 * (time.thread_time() - begun)


def _find_date() -> Callable[..., object] | None:
    if next(peer for peer in PEERS if peer.name == "htmldate").version is None:
        return None
    found: Callable[..., object] = importlib.import_module("htmldate").find_date
    return found


def within(costs: Sequence[Cost]) -> bool:
    """Whether what a page states stays within the limit at the median: in milliseconds, or beside htmldate."""
    stated = statistics.median(cost.stated for cost in costs)
    return stated <= max(MOST, MOST_TIMES * statistics.median(cost.peer for cost in costs))


def _print(costs: Sequence[Cost]) -> None:
    added = [cost.added for cost in costs]
    stated = statistics.median(cost.stated for cost in costs)
    row("facts: ms a page, median", f"{stated:.2f}", f"at most {MOST:g}")
    row("  with the kind of the page, median", f"{statistics.median(added):.2f}")
    row("  with the kind of the page, mean", f"{statistics.mean(added):.2f}")
    row("  of it the claims of the markup, median", f"{statistics.median(cost.claims for cost in costs):.2f}")
    row("  of it the kind of the page, median", f"{statistics.median(cost.kind for cost in costs):.2f}")
    if not any(cost.peer for cost in costs):
        sys.stdout.write("NOT RUN: htmldate is not installed (pip install htmldate)\n")
        return
    peer = [cost.peer for cost in costs]
    row("htmldate alone: ms a page, median", f"{statistics.median(peer):.2f}")
    row("htmldate alone: ms a page, mean", f"{statistics.mean(peer):.2f}")
    row("facts over htmldate, time, median", f"{stated / statistics.median(peer):.2f}", f"at most {MOST_TIMES:g}")
    row("  with the kind of the page", f"{statistics.median(added) / statistics.median(peer):.2f}")


def main() -> int:
    """Measure, print; with --check exit 1 beyond the limit."""
    parser = options(__doc__.splitlines()[0])
    parser.set_defaults(sample=TIMED)
    parser.add_argument("--check", action="store_true", help="exit 1 beyond the limit")
    chosen = parser.parse_args()
    cases = spread([*opened(chosen).values()])
    costs = measure(cases)
    if not costs:
        return 0
    row("pages timed", str(len(costs)))
    _print(costs)
    return int(chosen.check and not within(costs))


if __name__ == "__main__":
    sys.exit(main())
