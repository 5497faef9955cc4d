"""Where pages are accepted: into the archive, then into the ledger in one commit. Accepted means committed."""

from collections.abc import Sequence
from datetime import UTC, datetime

from workers.archive import Archive, HttpResponse
from workers.contract import Page
from workers.model import Profile
from workers.recipe import profile_of, recipe_id
from workers.store import Store, archive_index, fetches, ledger
from workers.store.known import known
from workers.store.values import ArchiveEntry, Entry, FetchState, Identity, JobRow, identity


def accept(
    pages: Sequence[Page],
    store: Store,
    archive: Archive | None,
    responses: Sequence[HttpResponse | None] | None = None,
    profile: Profile | None = None,
    states: Sequence[FetchState] = (),
) -> tuple[JobRow, ...]:
    """Accept pages that hold to the contract; a row for each, in their order.

    The archive's records are on the disk before the rows that point at them are committed: a crash between the
    two leaves a record that nothing points at, never a row without its record. A page that is known already
    comes back with its old row, unless ``profile`` now asks for another recipe. ``keep=False`` is not archived.
    ``responses`` has one entry for each page; ``states`` is what is known of their addresses from this commit on.
    Raises StoreUnavailable or ArchiveError: then nothing was accepted, and sending again is safe.
    """
    heads = responses or [None] * len(pages)
    if len(heads) != len(pages):
        raise ValueError(f"{len(pages)} pages came with {len(heads)} responses; give one (or None) for each")
    recipes = [recipe_id(profile_of(page, profile)) for page in pages]
    jobs = [identity(page) for page in pages]
    kept = [None] * len(pages) if archive is None else _keep(pages, heads, archive, _are_known(jobs, store, recipes))
    entries = [
        Entry(page=page, identity=which, archive=record.record_id if record else None, recipe=recipe)
        for page, which, record, recipe in zip(pages, jobs, kept, recipes, strict=True)
    ]
    now = datetime.now(UTC)
    with store.write() as tx:
        archive_index.add(tx, [record for record in kept if record is not None])
        fetches.put_all(tx, states)
        return ledger.accept(tx, entries, now)


def _are_known(jobs: Sequence[Identity], store: Store, recipes: Sequence[str]) -> tuple[bool, ...]:
    with store.read() as tx:
        return known(tx, jobs, recipes)


def _keep(
    pages: Sequence[Page],
    heads: Sequence[HttpResponse | None],
    archive: Archive,
    old: Sequence[bool],
) -> list[ArchiveEntry | None]:
    """Archive what is new and may be kept, and wait until it is on the disk."""
    kept = [
        None if is_old or not page.keep else archive.write(page, head)
        for page, head, is_old in zip(pages, heads, old, strict=True)
    ]
    archive.sync()
    return kept
