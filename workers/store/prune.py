"""Lets go what has outlived its retention: evidence, ended jobs, archived pages, passages. Records stay."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from sqlalchemy import Column, ColumnElement, Select, Table, and_, delete, func, or_, select

from workers.archive_place import Where
from workers.store.engine import Store
from workers.store.index import prune_passages
from workers.store.prune_archive import prune_archive
from workers.store.schema import archive, evidence, job, observation, quarantine

#: Rows deleted in one transaction: others write in between.
STEP = 500


class Keep(Struct, frozen=True, kw_only=True):
    """Days that a site's archived pages, evidence and ended jobs are kept; 0 for ever, None as everywhere."""

    html: int | None = None
    evidence: int | None = None
    jobs: int | None = None


class Pruned(Struct, frozen=True, kw_only=True):
    """What went (or would go, on a dry run): rows, and the bytes in them or in the archive's files."""

    dry_run: bool
    evidence: int = 0
    evidence_bytes: int = 0
    jobs: int = 0
    quarantine: int = 0
    quarantine_bytes: int = 0
    archived: int = 0
    archive_bytes: int = 0
    passages: int = 0


def prune(
    store: Store,
    *,
    keep_html: int,
    keep_evidence: int,
    keep_jobs: int,
    now: datetime,
    dry_run: bool = False,
    sites: Mapping[str, Keep] | None = None,
    archive_folder: Where | None = None,
) -> Pruned:
    """Delete what is older than its days (0 keeps for ever); ``sites`` sets other days by registrable domain.

    A page that was accepted and has not ended stays, whatever its age, and so does what waits in quarantine; an
    entry that was tried again goes with the jobs. Passages go from the index when they have left their window. The
    archive is left alone without ``archive_folder``. On a dry run nothing is changed. ValueError for days below 0.
    """
    sites = sites or {}
    old = _Old(now, {site: keep.evidence for site, keep in sites.items()}, keep_evidence)
    stale = select(evidence.c.observation).join_from(evidence, observation)
    stale = stale.where(old.when(evidence.c.at, observation.c.domain))
    done = _Old(now, {site: keep.jobs for site, keep in sites.items()}, keep_jobs)
    ended = select(job.c.id).where(job.c.state == "done", done.when(job.c.finished_at, job.c.domain))
    tried = select(quarantine.c.id).where(_Old(now, {}, keep_jobs).when(quarantine.c.retried_at, None))
    html = _Old(now, {site: keep.html for site, keep in sites.items()}, keep_html)
    counts = {
        **_delete(store, stale, evidence, evidence.c.observation, evidence.c.packed, dry_run),
        **_delete(store, ended, job, job.c.id, None, dry_run),
        **_delete(store, tried, quarantine, quarantine.c.id, quarantine.c.page, dry_run),
    }
    counts["passages"] = prune_passages(store, now, dry_run)
    if archive_folder is not None:
        expired = html.when(archive.c.added_at, archive.c.domain)
        counts["archived"], counts["archive_bytes"] = prune_archive(store, archive_folder, expired, dry_run)
    return Pruned(dry_run=dry_run, **counts)


class _Old:
    """What is older than its days: those of its site, or else those of everywhere."""

    def __init__(self, now: datetime, sites: Mapping[str, int | None], days: int) -> None:
        self._now = now
        self._sites = {site: own for site, own in sites.items() if own is not None}
        self._days = days
        if min(days, *self._sites.values(), 0) < 0:
            raise ValueError("days to keep are 0 (for ever) or more")

    def when(self, at: Column[Any], domain: Column[Any] | None) -> ColumnElement[bool]:
        """The condition on a row's time and site."""
        if domain is None:
            return self._before(at, self._days)
        others = or_(domain.is_(None), domain.not_in(list(self._sites)))
        own = [
            and_(domain.is_not(None), domain == site, self._before(at, days)) for site, days in self._sites.items()
        ]
        return or_(and_(others, self._before(at, self._days)), *own)

    def _before(self, at: Column[Any], days: int) -> ColumnElement[bool]:
        # A time that no row is older than stands for "keep for ever".
        return at < (self._now - timedelta(days=days) if days else datetime.min.replace(tzinfo=self._now.tzinfo))


def _delete(
    store: Store, rows: Select[Any], table: Table, number: Column[Any], packed: Column[Any] | None, dry_run: bool
) -> dict[str, int]:
    """Delete the rows that are selected, a few at a time; how many, and the bytes that were packed in them."""
    name = "jobs" if table is job else table.name
    size = func.sum(func.coalesce(func.length(packed), 0)) if packed is not None else func.sum(0)
    with store.read() as tx:
        found = tx.execute(select(func.count(), func.coalesce(size, 0)).where(number.in_(rows))).one()
    if not dry_run:
        while _delete_some(store, rows, table, number):
            continue
    return {name: found[0], **({f"{name}_bytes": int(found[1])} if packed is not None else {})}


def _delete_some(store: Store, rows: Select[Any], table: Table, number: Column[Any]) -> bool:
    with store.write() as tx:
        some = tx.execute(rows.limit(STEP)).scalars().all()
        if some:
            tx.execute(delete(table).where(number.in_(some)))
    return len(some) == STEP
