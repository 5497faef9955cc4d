"""``copydesk discover``: what a crawl of a site would fetch, and why."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from typing import Annotated

import msgspec
import typer

from workers.cli import out
from workers.cli.app import module
from workers.cli.chosen import wished
from workers.cli.exits import BLOCKED, ERROR, NOTHING, OK, USAGE, Stop, with_act
from workers.cli.given import is_address
from workers.cli.options import AllowedPrivate, Delay
from workers.printed import Found
from workers.settings import Wish
from workers.show import show

app = module()
#: Seconds; the crawler's own limit is an hour.
TIMEOUT = 3700
COLUMNS = ("expected", "address", "why", "title", "published")


@app.command()
def discover(
    url: Annotated[str, typer.Argument(metavar="URL", help="An address of the site.")],
    delay: Delay = None,
    allowed_private: AllowedPrivate = None,
    browser: Annotated[Wish | None, typer.Option(help="Run the scripts of lists: of empty ones, or of all.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One address a line.")] = False,
) -> None:
    """Say what a crawl of a site would fetch, and why.

    Asks for robots.txt, sitemaps, feeds, the front page and lists, as a crawl does, and for no article.
    """
    if not is_address(url):
        raise Stop(f"{out.safe(url)!r} is no address; it begins with http:// or https://", USAGE)
    pace = [] if delay is None else [f"--delay={delay}"]
    private = [f"--allowed-private={place}" for place in allowed_private or ()]
    command = [sys.executable, "-m", "crawler.discover", *pace, *private, *wished(browser), "--", url]
    child = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT, check=False)  # noqa: S603 - our own module
    found = tuple(_read(child.stdout))
    if as_json:
        for one in found:
            out.json(one)
    elif found:
        rows = ((one.expected, one.url, one.why, one.title or "", _day(one.published)) for one in found)
        out.table(COLUMNS, rows)
    articles = sum(one.expected == "article" for one in found)
    out.say(f"{articles} articles, {len(found) - articles} lists that were not worth a request")
    if child.returncode != OK:
        last = child.stderr.decode("utf-8", "replace").strip().splitlines()[-1:]
        known = child.returncode if child.returncode in (USAGE, NOTHING, BLOCKED) else ERROR
        raise Stop(with_act(show(last[0])) if last else "nothing was found", known)


def _read(lines: bytes) -> Iterator[Found]:
    for line in lines.splitlines():
        yield msgspec.json.decode(line, type=Found)


def _day(moment: datetime | None) -> str:
    return moment.date().isoformat() if moment else ""
