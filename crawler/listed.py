"""The sites of sites.toml as lines of JSON, with the moments around now at which each is due, or what is wrong.

``python -m crawler.listed FILE`` is what ``copydesk sites`` asks: it fetches nothing and opens no store. Exit code 2
if anything in the file is wrong; the sites that are right are told all the same.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from crawler.clock import around
from crawler.sites import Site, SitesError, field_of, line_of, parsed, sites_and_faults, sites_text
from workers.urls import redact


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One site: what it begins at, and when."""

    name: str
    spider: str
    seeds: tuple[str, ...]
    cron: str | None = None
    interval: str | None = None
    every: int | None = None
    previous: datetime | None = None
    next: datetime | None = None


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """One fault, with its place as far as it is known."""

    fault: str
    line: int | None = None
    table: str | None = None
    field: str | None = None


def listed(site: Site, now: datetime) -> Listed:
    """What is told of a site."""
    previous, after = around(site.cron, now) if site.cron else (None, None)
    seeds = tuple(redact(seed) for seed in site.seeds)
    return Listed(
        name=site.name,
        spider=site.spider,
        seeds=seeds,
        cron=site.cron,
        interval=site.interval,
        every=site.every,
        previous=previous,
        next=after,
    )


def wrong(text: str, error: SitesError) -> Wrong:
    """What is told of a fault."""
    field = field_of(str(error)) if error.table else None
    return Wrong(fault=str(error), line=line_of(text, error), table=error.table, field=field)


def lines(path: Path, now: datetime) -> Iterator[Listed | Wrong]:
    """A line for each site that can be used, then one for each fault."""
    text = ""
    try:
        text = sites_text(path)
        sites, faults = sites_and_faults(parsed(text))
    except SitesError as error:
        yield wrong(text, error)
        return
    yield from (listed(site, now) for site in sites.values())
    yield from (wrong(text, error) for error in faults)


def main(argv: Sequence[str] | None = None) -> int:
    """``python -m crawler.listed FILE``: a line of JSON for each site and each fault."""
    (name,) = sys.argv[1:] if argv is None else argv
    code = 0
    for line in lines(Path(name), datetime.now(UTC)):
        sys.stdout.write(msgspec.json.encode(line).decode("utf-8") + "\n")
        code = 2 if isinstance(line, Wrong) else code
    return code


if __name__ == "__main__":
    sys.exit(main())
