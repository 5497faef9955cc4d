"""Where pages are accepted: into the archive, then into the ledger in one commit. Accepted means committed."""

from collections.abc import Sequence
from datetime import UTC, datetime

from workers.archive import Archive, HttpResponse
from workers.contract import Page
from workers.model import Profile
from workers.recipe import recipe_id
from workers.store import Store, archive_index, ledger
from workers.store.values import ArchiveEntry, Entry, JobRow


def accept(
    pages: Sequence[Page],
    store: Store,
    archive: Archive | None,
    responses: Sequence[HttpResponse | None] | None = None,
) -> tuple[JobRow, ...]:
    """Accept pages that hold to the contract; a row for each, in their order.

    The archive's records are on the disk before the rows that point at them are committed: a crash between the
    two leaves a record that nothing points at, never a row without its record. A page that is known already
    comes back with its old row. ``keep=False`` is not archived. ``responses`` has one entry for each page.
    Raises StoreUnavailable or ArchiveError: then nothing was accepted, and sending again is safe.
    """
    heads = responses or [None] * len(pages)
    if len(heads) != len(pages):
        raise ValueError(f"{len(pages)} pages came with {len(heads)} responses; give one (or None) for each")
    kept = [_keep(page, archive, head) for page, head in zip(pages, heads, strict=True)]
    if archive is not None:
        archive.sync()
    recipe = recipe_id(Profile())
    entries = [
        Entry(page=page, archive=kept_as.record_id if kept_as else None, recipe=recipe)
        for page, kept_as in zip(pages, kept, strict=True)
    ]
    now = datetime.now(UTC)
    with store.write() as tx:
        archive_index.add(tx, [entry for entry in kept if entry is not None])
        return ledger.accept(tx, entries, now)


def _keep(page: Page, archive: Archive | None, head: HttpResponse | None) -> ArchiveEntry | None:
    return archive.write(page, head) if archive is not None and page.keep else None
