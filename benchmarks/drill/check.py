"""The checker: the log of what was accepted against the store. Nothing may be missing and nothing be there twice."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct
from sqlalchemy import func, select

from benchmarks.drill import log
from benchmarks.drill.pages import APPLICATION, CRAWL, Sent, marker
from workers.contract import Receipt
from workers.store import Store, fsck, ledger, records
from workers.store.engine import Connection
from workers.store.schema import job, observation, quarantine, record
from workers.store.values import Record


class Found(Struct, frozen=True, kw_only=True):
    """What became of the pages: how many by outcome, and a sentence for each that is not as it should be."""

    accepted: int
    outcomes: dict[str, int]
    missing: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    convicted: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()
    crawled: int = 0


def check(store: Store, notes: Path, archive: Path, sent: Sequence[Sent], unseen: Sequence[str] = ()) -> Found:
    """Compare; ``unseen`` is what the crawl should have brought home and did not."""
    noted = {(one.source, one.ref): one.digest for who in ("crawl", "application") for one in log.read(notes, who)}
    accepted = [one for one in sent if noted.get((one.page.source, one.page.ref or "")) == one.digest]
    with store.read() as tx:
        ends = {one.page.ref or "": _end(tx, one) for one in accepted}
        missing = [*_unnoted(sent, accepted), *_missing(tx, accepted, ends), *_endless(tx)]
        missing += [f"{path}: crawled, and there is no record of it" for path in unseen]
        crawled = tx.execute(select(func.count()).where(_CRAWLED)).scalar_one()
        doubled = tuple(_doubled(tx, accepted, ends))
    return Found(
        accepted=len(accepted),
        outcomes=dict(Counter(end.outcome for end in ends.values() if end is not None)),
        missing=tuple(missing),
        doubled=doubled,
        convicted=tuple(_convicted(accepted, ends)),
        damaged=tuple(f"{fault.kind} {fault.what}: {fault.why}" for fault in fsck.check(store, archive)),
        crawled=crawled,
    )


#: Pages that Scrapy handed in; they have no log but the ledger.
_CRAWLED = job.c.source.like("crawl:%") & (job.c.source != CRAWL)
Ends = dict[str, Receipt | None]


def _end(tx: Connection, one: Sent) -> Receipt | None:
    """How an accepted page ended; None if it did not, or if that cannot be told."""
    (fate,) = ledger.receipts(tx, one.page.source, [one.page.ref or ""])
    return fate.receipts[0] if fate.state == "finished" and fate.receipts else None


def _unnoted(sent: Sequence[Sent], accepted: Sequence[Sent]) -> Iterator[str]:
    refs = {one.page.ref for one in accepted}
    yield from (f"{one.page.ref}: it was never accepted" for one in sent if one.page.ref not in refs)


def _missing(tx: Connection, accepted: Sequence[Sent], ends: Ends) -> Iterator[str]:
    for one in accepted:
        end = ends[one.page.ref or ""]
        if end is None:
            yield f"{one.page.ref}: accepted, and it has no end"
        elif end.outcome in ("stored", "seen"):
            if not _is_stored(tx, one, end):
                yield f"{one.page.ref}: {end.outcome}, and its text does not stand at its address"
        elif not end.reason:
            yield f"{one.page.ref}: {end.outcome} without a reason"


def _endless(tx: Connection) -> Iterator[str]:
    """Pages of the crawl that have not ended, or without saying how."""
    open_ = select(job.c.source, job.c.url, job.c.state).where(_CRAWLED, job.c.receipt.is_(None))
    yield from (f"{row.url} of {row.source}: {row.state}, without a receipt" for row in tx.execute(open_))


def _is_stored(tx: Connection, one: Sent, end: Receipt) -> bool:
    found = records.get(tx, end.key or "")
    at_url = records.keys_at(tx, one.page.url or "")
    return isinstance(found, Record) and marker(one.text) in found.text and end.key in at_url


def _doubled(tx: Connection, accepted: Sequence[Sent], ends: Ends) -> Iterator[str]:
    """More rows than one where there is to be one: of a page, a sighting, a text, a quarantine."""
    for table, columns in (
        (job, (job.c.source, job.c.ref, job.c.input_sha256)),
        (observation, (observation.c.url_id, observation.c.source, observation.c.input_sha256)),
        (quarantine, (quarantine.c.job,)),
    ):
        many = select(*columns, func.count()).group_by(*columns).having(func.count() > 1)
        yield from (f"{table.name}: {row[-1]} rows for {row[:-1]}" for row in tx.execute(many))
    keys: dict[int, set[str | None]] = {}
    for one in accepted:
        end = ends[one.page.ref or ""]
        if end is not None and end.outcome in ("stored", "seen"):
            keys.setdefault(one.text, set()).add(end.key)
    yield from (
        f"text {text} has the keys {sorted(map(str, found))}" for text, found in keys.items() if len(found) > 1
    )
    ours = select(observation.c.key).where(observation.c.source.in_((CRAWL, APPLICATION)))
    there = tx.execute(select(func.count()).where(record.c.key.in_(ours))).scalar_one()
    if there > len(keys):
        yield f"{there} records for {len(keys)} texts"


def _convicted(accepted: Sequence[Sent], ends: Ends) -> Iterator[str]:
    """Pages that ended otherwise than what they are: a bystander in quarantine, poison that was stored."""
    due = {"poison": ("quarantined",), "empty": ("rejected",)}
    for one in accepted:
        end = ends[one.page.ref or ""]
        if end is not None and end.outcome not in due.get(one.kind, ("stored", "seen")):
            yield f"{one.page.ref} ({one.kind}): {end.outcome}, {end.reason}"
