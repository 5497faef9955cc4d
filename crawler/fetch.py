"""Fetches one page, through the same guard, robots.txt and limits as a crawl: ``python -m crawler.fetch URL``.

The page is written to stdout as a JSON object (``copydesk.page/1``), messages go to stderr. Exit codes as for
``python -m crawler``.
"""

import argparse
import sys
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from crawler.__main__ import order
from crawler.__main__ import parser as crawl_parser
from crawler.browser import WISHES
from crawler.counts import EXIT, Counts, exit_code
from crawler.orders import Order, UsageError
from workers.contract import Page
from workers.settings import Settings, SettingsError, load

#: A person waits for it.
TIMEOUT = 20


def fetch(wanted: Order, settings: Settings) -> tuple[Page | None, Counts]:
    """Fetch the order's one address; the page if there is one, and the counts that say why not."""
    from crawler.run import crawl
    from crawler.settings import crawl_settings, silent
    from crawler.spiders.base import Fetched

    found: list[Fetched] = []
    tuned = crawl_settings(user_agent=settings.user_agent, **wanted.limits)
    quick = {**tuned, "DOWNLOAD_TIMEOUT": TIMEOUT, "RETRY_TIMES": 1, "LOG_LEVEL": "WARNING", "EXTENSIONS": silent()}
    ran = crawl("single", quick, urls=wanted.urls, found=found)
    page = replace(found[0].page, source="", ref=None) if found else None
    return page, ran.counts


def why_not(counts: Counts) -> str:
    """Why a page was not had, in words."""
    reasons = [*counts.reasons, *counts.skipped]
    return "; ".join(reasons) or "the server gave no page"


def main(argv: Sequence[str] | None = None) -> int:
    """Fetch one page as the arguments say."""
    made = argparse.ArgumentParser(prog="python -m crawler.fetch", description="Fetch one page as JSON.")
    made.add_argument("url", metavar="URL")
    made.add_argument("--browser", choices=WISHES, default="never", help="run the page's scripts, if need be")
    made.add_argument("--allowed-private", action="append", default=[], metavar="HOST:PORT")
    chosen = made.parse_args(argv)
    private = [f"--allowed-private={text}" for text in chosen.allowed_private]
    try:
        settings = load()
        wanted = order(
            crawl_parser().parse_args([f"--url={chosen.url}", "--delay=0", f"--browser={chosen.browser}", *private]),
            settings,
        )
    except (UsageError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT["usage"]
    page, counts = fetch(wanted, settings)
    if page is None:
        from workers.logged import safe

        sys.stderr.write(f"{safe(chosen.url)}: {safe(why_not(counts))}\n")
        return exit_code(counts)
    sys.stdout.write(msgspec.json.encode(page).decode("utf-8") + "\n")
    return EXIT["ok"]


if __name__ == "__main__":
    sys.exit(main())
