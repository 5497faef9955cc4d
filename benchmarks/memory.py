"""Memory of one process that cleans page after page: ``python -m benchmarks.memory [--pages N] [--check]``.

Resident memory after the first pages, which load what is loaded once, and after the last. The pages come round
again and again: what grows then is kept from page to page.
"""

import sys
from itertools import cycle, islice
from pathlib import Path

from msgspec import Struct

from benchmarks.figures import row
from benchmarks.quality import opened, options
from benchmarks.speed import spread
from workers import clean
from workers.contract import Page

#: Pages of each corpus; rounds over all of them that load and settle; how much may be kept after that, in MB.
DISTINCT, MOST_GROWTH = 25, 16.0
PAGE_SIZE = 4096


class Sizes(Struct, frozen=True, kw_only=True):
    """Resident memory in MB: with nothing read, after every page was read once or twice, at the end, and the most."""

    before: float
    settled: float
    last: float
    most: float


def resident() -> float:
    """Resident memory of this process in MB."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * PAGE_SIZE / 1e6


def measure(pages: list[Page], count: int) -> Sizes:
    """Clean so many pages, two rounds of which are for settling."""
    before = resident()
    sizes = []
    for page in islice(cycle(pages), max(count, 3 * len(pages))):
        clean(page)
        sizes.append(resident())
    return Sizes(before=before, settled=max(sizes[: 2 * len(pages)]), last=sizes[-1], most=max(sizes))


def main() -> int:
    """Measure, print; with --check exit 1 if memory grows."""
    parser = options(__doc__.splitlines()[0])
    parser.set_defaults(sample=DISTINCT)
    parser.add_argument("--pages", type=int, default=2000, help="pages to clean in all (default: 2000)")
    parser.add_argument("--check", action="store_true", help="exit 1 if memory grows")
    chosen = parser.parse_args()
    pages = [Page(url=case.url, html_b64=case.body()) for case in spread([*opened(chosen).values()])]
    if not pages:
        return 0
    found = measure(pages, chosen.pages)
    row("pages, and distinct ones among them", f"{max(chosen.pages, 3 * len(pages))}, {len(pages)}")
    row("memory before the first page", f"{found.before:.0f} MB")
    row("the most while every page was new or read twice", f"{found.settled:.0f} MB")
    row("at the last page", f"{found.last:.0f} MB")
    growth = found.most - found.settled
    row("growth of the most after that", f"{growth:.1f} MB", f"at most {MOST_GROWTH:g}")
    return int(chosen.check and growth > MOST_GROWTH)


if __name__ == "__main__":
    sys.exit(main())
