"""What a second crawl costs and finds: ``python -m benchmarks.recrawl``.

Each simulated site is crawled three times into a store of its own: as it is, again unchanged, and after some of
its articles were edited and some taken down. Counted are the bytes that the site sent, and what was handed on.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from benchmarks.simweb.chosen import chosen
from benchmarks.simweb.server import serving
from benchmarks.simweb.site import Site
from workers.embedded import server
from workers.settings import Settings

#: Articles that are edited, and taken down, before the third crawl.
EDITED, GONE = 3, 2


class Row(Struct, frozen=True, kw_only=True):
    """One site: bytes of two crawls, what the second handed on, what the third found of the edits."""

    site: str
    first: int
    second: int
    again: int
    edited: int
    wanted: int
    gone: int


def crawl(settings: Settings, site: Site) -> dict[str, Any]:
    """Crawl a site as ``python -m crawler`` does; the counts of its last line."""
    site.hits.clear()
    site.sent = 0
    place = site.base.removeprefix("http://")
    command = [sys.executable, "-m", "crawler", "--url", f"{site.base}/", "--delay", "0", "--allowed-private", place]
    chosen = {"COPYDESK_HOME": str(settings.home), "COPYDESK_BROKER_URL": settings.broker_url or ""}
    environ = {**os.environ, **chosen, "COPYDESK_LOG_LEVEL": "ERROR"}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)
    if not done.stdout:
        raise RuntimeError(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure(settings: Settings, site: Site) -> Row:
    """The three crawls of one site that is being served."""
    crawl(settings, site)
    first = site.sent
    second = crawl(settings, site)
    sent = site.sent
    edited = site.stories[-EDITED - GONE : -GONE]
    for story in edited:
        story.edit("A line was added to this story after it had been printed once.")
    for story in site.stories[-GONE:]:
        site.pages[story.path] = None
    third = crawl(settings, site)
    return Row(
        site=site.name,
        first=first,
        second=sent,
        again=second["submitted"],
        edited=third["submitted"],
        wanted=len(edited),
        gone=third["gone"],
    )


HEAD = "| site | bytes first | bytes second | share | stored again | edits found | gone found |"


def _line(name: str, rows: Sequence[Row]) -> str:
    first, second = sum(row.first for row in rows), sum(row.second for row in rows)
    cells = (
        name,
        first,
        second,
        f"{100 * second / first:.1f} %",
        sum(row.again for row in rows),
        f"{sum(row.edited for row in rows)} of {sum(row.wanted for row in rows)}",
        f"{sum(row.gone for row in rows)} of {GONE * len(rows)}",
    )
    return f"| {' | '.join(map(str, cells))} |"


def main(arguments: Sequence[str]) -> int:
    """Print the table; names of sites limit it to them."""
    sites = chosen(arguments, __doc__)
    with tempfile.TemporaryDirectory() as folder, serving(sites), server(Settings(home=Path(folder))) as ready:
        rows = []
        print(f"{HEAD}\n{'|---' * 7}|", flush=True)
        for site in sites:
            rows.append(measure(ready, site))
            print(_line(site.name, rows[-1:]), flush=True)
        print(_line(f"all {len(rows)}", rows))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
