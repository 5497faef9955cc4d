"""What became of a crawl, read from outside whatever handled it: server counters, ledger rows, processes, files."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from workers import broker
from workers.settings import Settings
from workers.store import Store, ledger, records

#: Commands that show that pages went through the queue.
QUEUE_COMMANDS = ("lpush", "brpop", "hset", "hdel")
_WARC = re.compile(rb"^WARC/1\.[01]\r\n(?:[^\r\n]+\r\n)*?WARC-Type: (\w+)", re.MULTILINE)


class Figures(Struct, frozen=True, kw_only=True):
    """The counts of one home: rows of the ledger by state, records, sightings, archived records by type."""

    jobs: dict[str, int]
    records: int
    sightings: int
    warc: dict[str, int]
    commands: dict[str, int]

    def totals(self) -> tuple[int, int, int, int]:
        """What two runs over the same site must have in common."""
        return self.jobs.get("done", 0), self.records, self.sightings, self.warc.get("response", 0)


def figures(settings: Settings, store: Store) -> Figures:
    """Read them all. BrokerError or StoreError if one of them does not answer."""
    with store.read() as tx:
        rows = records.listing(tx, limit=1000)
        jobs = ledger.counts(tx)
    counted = broker.commands(settings.broker_url or "")
    return Figures(
        jobs={state: count for state, count in jobs.items() if count},
        records=len(rows),
        sightings=sum(row.sightings for row in rows),
        warc=warc_records(settings.archive_folder),
        commands={name: counted.get(name, 0) for name in QUEUE_COMMANDS},
    )


def warc_records(folder: Path) -> dict[str, int]:
    """How many records of each type the archive's files hold, counted in their bytes."""
    found: dict[str, int] = {}
    for file in sorted(folder.glob("*.warc.gz*")):
        for kind in _WARC.findall(gzip.decompress(file.read_bytes())):
            found[kind.decode()] = found.get(kind.decode(), 0) + 1
    return found


def descendants(pid: int) -> tuple[int, ...]:
    """The ids of all running processes that a process started, and that those started (Linux; else none)."""
    children: dict[int, list[int]] = {}
    for child, parent in _processes():
        children.setdefault(parent, []).append(child)
    found: list[int] = []
    todo = [pid]
    while todo:
        next_ones = children.get(todo.pop(), [])
        found += next_ones
        todo += next_ones
    return tuple(sorted(found))


def _processes() -> Iterator[tuple[int, int]]:
    """Every process that runs, with its parent; one that has ended and is not yet waited for is left out."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
        except (OSError, ValueError):
            continue
        if state not in ("Z", "X"):
            yield int(folder.name), int(parent)
