"""What a crawl finds in a simulated web: ``python -m benchmarks.discovery``.

Each site is crawled by the spider ``site`` in a process of its own, with delays off. Counted is what the site itself
saw, and what was handed on.
"""

import json
import multiprocessing
import os
import resource
import sys
import time
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from benchmarks.simweb.chosen import chosen
from benchmarks.simweb.server import serving
from benchmarks.simweb.site import Site

FORKS = multiprocessing.get_context("forkserver")
QUICK = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_TIMES": 0, "LOG_LEVEL": "WARNING"}


class Row(Struct, frozen=True, kw_only=True):
    """One site: its articles, those found, others handed on, requests that it saw, closed pages asked for."""

    site: str
    there: int
    found: int
    wrong: tuple[str, ...]
    requests: int
    closed: int
    missed: tuple[str, ...]
    megabytes: int
    seconds: float


def crawl(seeds: Sequence[str], allowed: Sequence[str], **chosen: Any) -> dict[str, Any]:
    """Crawl in a process of its own: the addresses that were handed on, the counts, the most memory (KiB)."""
    ours, theirs = FORKS.Pipe(duplex=False)
    process = FORKS.Process(target=_crawl, args=(theirs, list(seeds), list(allowed), {**QUICK, **chosen}))
    process.start()
    theirs.close()
    try:
        found: dict[str, Any] = json.loads(ours.recv())
    finally:
        process.join(10)
        process.kill()
        ours.close()
    return found


def _crawl(out: Any, seeds: list[str], allowed: list[str], chosen: dict[str, Any]) -> None:
    from crawler.run import crawl as run

    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    handed: list[str] = []
    settings = {**chosen, "COPYDESK_ALLOWED_PRIVATE": allowed, "ITEM_PIPELINES": {f"{__name__}.Collect": 1}}
    Collect.found = handed
    ran = run(chosen.pop("spider", "site"), settings, urls=seeds, crawl="bench")
    counts = {"skipped": ran.counts.skipped, "errors": ran.counts.errors, "refused": ran.counts.refused}
    rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    out.send(json.dumps({"handed": handed, "counts": counts, "reason": ran.reason, "rss": rss}))


class Collect:
    """Keeps the addresses of what is handed on."""

    found: list[str]

    def process_item(self, item: Any) -> Any:
        """Note one."""
        self.found.append(item.page.final_url or item.page.url)
        return item


def measure(site: Site) -> Row:
    """Crawl one site that is being served."""
    begun = time.monotonic()
    ran = crawl([f"{site.base}/"], [site.base.removeprefix("http://")])
    handed = {_path(url) for url in ran["handed"]}
    there = {unquote(one.path) for one in site.stories}
    closed = sum(hits for path, hits in site.hits.items() if any(path.startswith(one) for one in site.closed))
    return Row(
        site=site.name,
        there=len(there),
        found=len(there & handed),
        wrong=tuple(sorted(handed - there)),
        requests=sum(site.hits.values()),
        closed=closed,
        missed=tuple(sorted(there - handed)),
        megabytes=ran["rss"] // 1024,
        seconds=time.monotonic() - begun,
    )


def _path(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def table(rows: Sequence[Row]) -> str:
    """All sites, and their sum."""
    lines = [
        "| site | articles | found | others stored | requests | per article | closed pages | MB |",
        "|---" * 8 + "|",
    ]
    lines += [_line(row.site, [row]) for row in rows]
    return "\n".join([*lines, _line(f"all {len(rows)}", rows)])


def _line(name: str, rows: Sequence[Row]) -> str:
    there, found = sum(row.there for row in rows), sum(row.found for row in rows)
    wrong, asked = sum(len(row.wrong) for row in rows), sum(row.requests for row in rows)
    cells = (
        name,
        there,
        f"{found} ({100 * found / there:.1f} %)",
        f"{wrong} ({100 * wrong / max(found, 1):.1f} %)",
        asked,
        f"{asked / max(found, 1):.2f}",
        sum(row.closed for row in rows),
        max(row.megabytes for row in rows),
    )
    return f"| {' | '.join(map(str, cells))} |"


def main(arguments: Sequence[str]) -> int:
    """Print the table; names of sites limit it to them. Above it: what was missed, and what was wrongly taken."""
    sites = chosen(arguments, __doc__)
    with serving(sites):
        rows = [measure(site) for site in sites]
    for row in rows:
        for name, paths in (("missed", row.missed), ("wrong", row.wrong)):
            if paths:
                print(f"{row.site} {name}: {' '.join(paths[:6])}", file=sys.stderr)
    print(table(rows))
    return 0


if __name__ == "__main__":
    FORKS.set_forkserver_preload(["crawler.run", "crawler.spiders.site", "crawler.conditional"])
    sys.exit(main(sys.argv[1:]))
