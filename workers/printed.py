"""What the crawler's processes print on stdout, one JSON object a line, for the commands that read it."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

#: Counts by kind in a line of a crawl, beside its counts; what its frontier holds at that moment,
#: and how often each reason was given.
DETAILS = ("skipped_why", "refused", "errors", "host_pages", "host_bytes")
QUEUE, REASONS = "queue", "reasons"


class Site(Struct, frozen=True, kw_only=True):
    """A site of sites.toml (``python -m crawler.listed``): what it begins at, and the moments around now."""

    name: str
    spider: str
    seeds: tuple[str, ...]
    cron: str | None = None
    interval: str | None = None
    every: int | None = None
    previous: datetime | None = None
    next: datetime | None = None


class Fault(Struct, frozen=True, kw_only=True):
    """What is wrong in sites.toml, and where as far as it is known."""

    fault: str
    line: int | None = None
    table: str | None = None
    field: str | None = None


class Found(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An address that a crawl would ask for (``python -m crawler.discover``): what it is expected to be, and why."""

    url: str
    expected: str
    why: str
    source: str
    title: str | None = None
    published: datetime | None = None
    changed: datetime | None = None


class Told(Struct, frozen=True, kw_only=True):
    """How a crawl goes (``python -m crawler``): its counts, their kinds (``DETAILS``), the reasons that were given.

    The numbers of ``queue`` are of that moment and of no report: addresses that wait, and requests that are open.
    """

    counts: dict[str, int] = {}
    details: dict[str, dict[str, int]] = {}
    queue: dict[str, int] = {}
    reasons: dict[str, int] = {}


def written(line: Struct | dict[str, Any]) -> str:
    """One line of JSON."""
    return msgspec.json.encode(line).decode("utf-8") + "\n"


def read_told(line: bytes) -> Told:
    """A line of a crawl. What is no count is passed over; msgspec.DecodeError for what is no object of JSON."""
    found = msgspec.json.decode(line, type=dict[str, Any])
    return Told(
        counts={name: n for name, n in found.items() if type(n) is int},
        details={name: found[name] for name in DETAILS if _are_counts(found.get(name))},
        queue=found[QUEUE] if _are_counts(found.get(QUEUE)) else {},
        reasons=found[REASONS] if _are_counts(found.get(REASONS)) else {},
    )


def _are_counts(found: Any) -> bool:
    return isinstance(found, dict) and all(type(count) is int for count in found.values())
