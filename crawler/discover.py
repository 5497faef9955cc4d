"""Says what a crawl would fetch, and why: ``python -m crawler.discover URL``. No article is fetched.

One JSON object a line on stdout, messages on stderr; exit codes as for ``python -m crawler``. robots.txt, sitemaps,
feeds, the front page and lists are asked for, as a crawl would ask for them.
"""

import argparse
import sys
from collections.abc import Sequence

from crawler.__main__ import order
from crawler.__main__ import parser as crawl_parser
from crawler.asks import Ask
from crawler.browser import WISHES
from crawler.counts import EXIT, Counts, exit_code
from crawler.orders import Order, UsageError
from workers.printed import Found, written
from workers.settings import Settings, SettingsError, load
from workers.urls import redact


def discover(wanted: Order, settings: Settings) -> tuple[tuple[Found, ...], Counts]:
    """Look at the order's addresses; what would be fetched, and the counts of the looking."""
    from crawler.run import crawl
    from crawler.settings import crawl_settings, silent

    asks: list[Ask] = []
    tuned = crawl_settings(user_agent=settings.user_agent, **wanted.limits)
    ran = crawl("discover", {**tuned, "LOG_LEVEL": "WARNING", "EXTENSIONS": silent()}, urls=wanted.urls, found=asks)
    return tuple(told(ask) for ask in asks), ran.counts


def told(ask: Ask) -> Found:
    """An ask as it is told: without secrets, and in a reader's words."""
    return Found(
        url=redact(ask.url),
        expected="article" if ask.kind == "article" else "list, not worth a request",
        why=ask.why,
        source=ask.source,
        title=ask.listed_as,
        published=ask.published,
        changed=ask.changed,
    )


def main(argv: Sequence[str] | None = None) -> int:
    """Look at one site as the arguments say."""
    made = argparse.ArgumentParser(prog="python -m crawler.discover", description="Say what would be crawled.")
    made.add_argument("url", metavar="URL")
    made.add_argument("--allowed-private", action="append", default=[], metavar="HOST:PORT")
    made.add_argument("--delay", default=None, metavar="S")
    made.add_argument("--browser", choices=WISHES, default="never", help="run the scripts of lists, if need be")
    chosen = made.parse_args(argv)
    private = [f"--allowed-private={text}" for text in chosen.allowed_private]
    pace = [f"--delay={chosen.delay}"] if chosen.delay is not None else []
    try:
        settings = load()
        wanted = order(
            crawl_parser().parse_args([f"--url={chosen.url}", f"--browser={chosen.browser}", *pace, *private]),
            settings,
        )
    except (UsageError, SettingsError) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT["usage"]
    found, counts = discover(wanted, settings)
    for one in found:
        sys.stdout.write(written(one))
    if any(one.expected == "article" for one in found):
        return EXIT["ok"]
    why = ", ".join([*counts.reasons, *counts.errors]) or "no list names an article"
    sys.stderr.write(f"nothing was found: {redact(why)}\n")
    return exit_code(counts)


if __name__ == "__main__":
    sys.exit(main())
