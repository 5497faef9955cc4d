"""What the two working tasks do: accept pages and run them, or run pages that were accepted before."""

import time
from functools import partial
from typing import Any

from msgspec import Struct

from workers import asks, intake, notices
from workers.archive import ArchiveError
from workers.contract import Page, Receipt
from workers.held import Held
from workers.line import Limits
from workers.messages import LAST_ID, Receipts
from workers.routes import CONFIRM_WITHIN, publish
from workers.runner import Batch, run_batch
from workers.sending import send
from workers.store.errors import StoreUnavailable
from workers.store.forget import erase_refused
from workers.store.values import JobRow

#: Seconds before a page that could not be accepted, or not ended, is tried again.
LATER = 5
SOON = 1


class JobsDone(Struct, frozen=True, kw_only=True):
    """What a message of job ids came to: how many ended here, how many were sent on."""

    done: int
    left: int


def clean(payload: Any, held: Held, task: Any) -> Receipts | Receipt:
    """Accept the pages of a request, run them, and give their receipts in their order.

    While the store cannot accept them, or some have not ended, the message itself is tried again later: what is
    done by then is known, so that trying again changes nothing.
    """
    read = asks.pages(payload)
    if isinstance(read, Receipt):
        return Receipts(receipts=(read,))
    good = [page for page in read if isinstance(page, Page)]
    try:
        rows = intake.accept(good, held.store, held.archive, profile=held.profile) if good else ()
    except (StoreUnavailable, ArchiveError) as error:
        raise task.retry(countdown=LATER, exc=error, confirm_timeout=CONFIRM_WITHIN) from error
    ended = {row.id: row.receipt for row in rows if row.receipt}
    ended |= _run([id_ for id_ in dict.fromkeys(row.id for row in rows) if id_ not in ended], held, task).done
    if any(row.id not in ended for row in rows):
        raise task.retry(countdown=SOON, confirm_timeout=CONFIRM_WITHIN)
    return Receipts(receipts=_in_order(read, rows, ended))


def jobs(payload: Any, held: Held, task: Any) -> JobsDone | Receipt:
    """Run accepted pages by their ids; those that did not end are put on the queue again.

    When none ended (the store is away, say) that happens after a while, which this process waits: sent on at once
    the message would go round and round, and from the queue the next worker would take another of its kind. A batch
    that has taken that long by itself waits no more, and one that is stopped while it waits is sent on all the same.
    """
    begun = time.monotonic()
    ids = payload.get("ids") if isinstance(payload, dict) else None
    if not isinstance(ids, list) or not all(type(one) is int and 0 < one <= LAST_ID for one in ids):
        return Receipt(outcome="refused", field="ids", reason="ids is a list of job ids; callers send pages instead")
    batch = _run(ids, held, task)
    try:
        if batch.left and not batch.done:
            time.sleep(max(0.0, LATER - (time.monotonic() - begun)))
    finally:
        send(task.app, held.store, batch.left)
    return JobsDone(done=len(batch.done), left=len(batch.left))


def _run(ids: list[int], held: Held, task: Any) -> Batch:
    limits = Limits.within(held.settings.task_time_limit)
    batch = run_batch(ids, held.store, limits, held.profile, partial(publish, task.app))
    erase_refused(held.store, batch.done, held.settings.archive_place)
    if any(receipt.relations for receipt in batch.done.values()):
        notices.tell(task.app, held)
    return batch


def _in_order(
    read: tuple[Page | Receipt, ...], rows: tuple[JobRow, ...], ended: dict[int, Receipt]
) -> tuple[Receipt, ...]:
    """A receipt for each page of the request: its refusal, or what became of its row."""
    of_rows = iter(rows)
    return tuple(one if isinstance(one, Receipt) else ended[next(of_rows).id] for one in read)
