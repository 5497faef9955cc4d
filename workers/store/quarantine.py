"""What could not be worked, kept with its reason until a person has looked at it."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from workers.contract import Page, Receipt
from workers.store import ledger, seals
from workers.store.codec import expand, pack_page, squeeze, unpack_page
from workers.store.errors import StoreError
from workers.store.schema import job, plain, quarantine
from workers.store.values import Entry, Quarantined, identity
from workers.urls import redact

#: Characters of an error that are kept: its end, where a traceback says what happened.
MAX_ERROR = 8000

_ROW = [quarantine.c[name] for name in ("id", "job", "reason", "error", "url", "form", "at", "retried_at")]
_LIST = (
    select(*_ROW, func.coalesce(func.length(quarantine.c.page), 0).label("size"), job.c.source, job.c.ref)
    .join_from(quarantine, job, quarantine.c.job == job.c.id, isouter=True)
    .order_by(quarantine.c.id)
)
_RETRIED = update(quarantine).where(quarantine.c.id == bindparam("which")).values(retried_at=bindparam("now"))


def add(tx: Connection, job_id: int | None, reason: str, error: str, page: Page | bytes | None, now: datetime) -> int:
    """Keep a page (or the raw bytes of a message) aside, end its job as quarantined, and give the entry's number.

    ``reason`` is one line for people, ``error`` what was seen. Without ``page`` the job's own is kept.
    """
    form, packed = _packed(tx, job_id, page)
    address = (page.final_url or page.url) if isinstance(page, Page) else None
    row = {
        "job": job_id,
        "reason": plain(redact(reason)),
        "error": plain(redact(error))[-MAX_ERROR:],
        "url": plain(redact(address)) if address else None,
        "form": form,
        "page": packed,
        "at": now,
    }
    number: int = tx.execute(insert(quarantine).returning(quarantine.c.id), seals.QUARANTINE.on(row)).scalar_one()
    if job_id is not None:
        ref = page.ref if isinstance(page, Page) else None
        ledger.finish(tx, job_id, Receipt(outcome="quarantined", reason=row["reason"], ref=ref), now)
    return number


def listing(tx: Connection, *, waiting: bool = False) -> tuple[Quarantined, ...]:
    """What is in quarantine, the oldest first; ``waiting`` leaves out what was tried again."""
    asked = _LIST.where(quarantine.c.retried_at.is_(None)) if waiting else _LIST
    return tuple(Quarantined(**row) for row in tx.execute(asked).mappings())


def show(tx: Connection, number: int) -> Quarantined | None:
    """One entry with the page or the bytes that were kept; None if there is none of that number."""
    row = tx.execute(_LIST.where(quarantine.c.id == number)).mappings().first()
    if row is None:
        return None
    packed = tx.execute(select(quarantine.c.page).where(quarantine.c.id == number)).scalar()
    if packed is None:
        return Quarantined(**row)
    what = f"quarantine {number}"
    if row["form"] == "raw":
        return Quarantined(**row, raw=expand(packed, what))
    return Quarantined(**row, page=unpack_page(packed, what))


def retry(tx: Connection, number: int, now: datetime) -> int:
    """Queue a quarantined page again, with no attempt counted; the number of its job, which has to be sent.

    StoreError if the entry does not exist or holds no page.
    """
    found = show(tx, number)
    if found is None:
        raise StoreError(f"nothing in quarantine has the number {number}; see `copydesk quarantine list`")
    if found.page is None:
        raise StoreError(f"quarantine {number} holds no page that could be run; its sender has to send it again")
    tx.execute(_RETRIED, {"which": number, "now": now})
    if found.job is not None and ledger.queue_again(tx, found.job, found.page, now):
        return found.job
    return ledger.accept(tx, [Entry(page=found.page, identity=identity(found.page))], now)[0].id


def _packed(tx: Connection, job_id: int | None, page: Page | bytes | None) -> tuple[str, Any]:
    """What is kept, and in which form."""
    if isinstance(page, Page):
        return "page", pack_page(page)
    if page is not None:
        return "raw", squeeze(page)
    packed = None if job_id is None else ledger.spooled(tx, job_id)
    return ("page", packed) if packed is not None else ("none", None)
