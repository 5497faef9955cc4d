"""The sites of sites.toml as lines of JSON, with the moments around now at which each is due, or what is wrong.

``python -m crawler.listed FILE`` is what ``copydesk sites`` asks: it fetches nothing and opens no store. Exit code 2
if anything in the file is wrong; the sites that are right are told all the same.
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from crawler.clock import around
from crawler.sites import Site, SitesError, field_of, line_of, parsed, sites_and_faults, sites_text
from workers import printed
from workers.printed import Fault
from workers.urls import redact


def listed(site: Site, now: datetime) -> printed.Site:
    """What is told of a site."""
    previous, after = around(site.cron, now) if site.cron else (None, None)
    seeds = tuple(redact(seed) for seed in site.seeds)
    return printed.Site(
        name=site.name,
        spider=site.spider,
        seeds=seeds,
        cron=site.cron,
        interval=site.interval,
        every=site.every,
        previous=previous,
        next=after,
    )


def wrong(text: str, error: SitesError) -> Fault:
    """What is told of a fault."""
    field = field_of(str(error)) if error.table else None
    return Fault(fault=str(error), line=line_of(text, error), table=error.table, field=field)


def lines(path: Path, now: datetime) -> Iterator[printed.Site | Fault]:
    """A line for each site that can be used, then one for each fault."""
    text = ""
    try:
        text = sites_text(path)
        sites, faults = sites_and_faults(parsed(text))
    except SitesError as error:
        yield wrong(text, error)
        return
    yield from (listed(site, now) for site in sites.values())
    yield from sorted((wrong(text, error) for error in faults), key=lambda fault: fault.line or 0)


def main(argv: Sequence[str] | None = None) -> int:
    """``python -m crawler.listed FILE``: a line of JSON for each site and each fault."""
    (name,) = sys.argv[1:] if argv is None else argv
    code = 0
    for line in lines(Path(name), datetime.now(UTC)):
        sys.stdout.write(printed.written(line))
        code = 2 if isinstance(line, Fault) else code
    return code


if __name__ == "__main__":
    sys.exit(main())
