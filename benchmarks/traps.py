"""Traps: ``python -m benchmarks.traps``. Each is a site with four articles and something without end beside them.

A crawl has to bring the articles home, ask for little else, end, stay small, and never reach a server that is not
allowed. Rebinding of names is tested at the resolver (tests/crawler/test_guard.py): no other address is dialled.
"""

import argparse
import sys
import time
from collections.abc import Sequence

from msgspec import Struct

from benchmarks.discovery import FORKS, crawl
from benchmarks.simweb.server import serving
from benchmarks.simweb.site import Site
from benchmarks.simweb.traps import TRAPS, inward

#: The limits of a crawl here: as by default, but for the time that one response may take.
LIMITS = {"DOWNLOAD_TIMEOUT": 5, "CLOSESPIDER_TIMEOUT": 120}


class Row(Struct, frozen=True, kw_only=True):
    """One trap: articles there are and found, requests, how it ended, seconds, memory, hits on what was refused."""

    trap: str
    there: int
    found: int
    requests: int
    reason: str
    seconds: float
    megabytes: int
    refused: int


def measure(site: Site, guarded: Site | None = None) -> Row:
    """Crawl a trap that is being served; ``guarded`` is a server that may not be reached."""
    begun = time.monotonic()
    ran = crawl([f"{site.base}/"], [site.base.removeprefix("http://")], **LIMITS)
    handed = {url.rpartition("/")[2] for url in ran["handed"]}
    wanted = {one.path.rpartition("/")[2] for one in site.stories}
    closed = sum(hits for path, hits in site.hits.items() if any(path.startswith(one) for one in site.closed))
    return Row(
        trap=site.name,
        there=len(wanted),
        found=len(wanted & handed),
        requests=sum(site.hits.values()),
        reason=ran["reason"],
        seconds=time.monotonic() - begun,
        megabytes=ran["rss"] // 1024,
        refused=closed + (sum(guarded.hits.values()) if guarded else 0),
    )


def measured() -> list[Row]:
    """All of them, one after the other."""
    target = Site("target")
    target.put("/secret", "<h1>secret</h1>")
    sites = [make() for make in TRAPS]
    rows: list[Row] = []
    with serving([*sites, target]):
        rows += [measure(site) for site in sites]
        inner = inward(target)
        with serving([inner]):
            rows.append(measure(inner, target))
    return rows


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(arguments)
    print("| trap | articles | found | requests | ended | seconds | MB | refused places reached |")
    print("|---" * 8 + "|")
    for row in measured():
        cells = (
            row.trap,
            row.there,
            row.found,
            row.requests,
            row.reason,
            f"{row.seconds:.0f}",
            row.megabytes,
            row.refused,
        )
        print(f"| {' | '.join(map(str, cells))} |")
    return 0


if __name__ == "__main__":
    FORKS.set_forkserver_preload(["crawler.run", "crawler.spiders.site", "crawler.conditional"])
    sys.exit(main(sys.argv[1:]))
