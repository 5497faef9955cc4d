"""The ledger: what was accepted, and what became of it. A page is a row from its acceptance to its receipt.

A row is made with the page's bytes in one commit (that is what *accepted* means) and ends exactly once, when its
receipt is written and its bytes are let go. Attempts are counted before the work and for each page by itself.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection, and_, bindparam, delete, func, insert, not_, or_, select, tuple_, update

from workers.contract import Page, Receipt
from workers.store import seals
from workers.store.codec import pack_page, read_receipt, receipt_json, unpack_page
from workers.store.dialect import touched, unless_there
from workers.store.errors import Damaged, RunElsewhere
from workers.store.prepared import Prepared
from workers.store.schema import HAS_ENDED, IS_OPEN, job, plain, quarantine, spool
from workers.store.traces import hidden
from workers.store.values import Entry, Fate, Identity, Job, JobRow, State
from workers.urls import redact, site_of

#: A page that was begun this often and never ended is run alone; the count includes the run that begins.
ALONE_FROM = 3
_IDENTITY = Identity._fields
#: Rows looked up at once: far below the parameters that either engine takes in a statement.
_CHUNK = 500

_KNOWN = select(*(job.c[name] for name in ("id", *_IDENTITY, "state", "recipe", "receipt"))).where(
    tuple_(*(job.c[name] for name in _IDENTITY)).in_(bindparam("identities", expanding=True))
)
_ANEW = (
    update(job)
    .where(job.c.id == bindparam("which"), HAS_ENDED, job.c.recipe != bindparam("newer"))
    .values(state="queued", attempts=0, receipt=None, receipt_seal=None, finished_at=None)
    .values(recipe=bindparam("newer"), archive=bindparam("kept"), touched_at=bindparam("now"))
    .values(url=bindparam("address"), domain=bindparam("site"), seal=bindparam("made"))
)
_QUEUE_AGAIN = (
    update(job)
    .where(job.c.id == bindparam("which"), job.c.state == "quarantined")
    .values(state="queued", attempts=0, receipt=None, receipt_seal=None, finished_at=None)
    .values(touched_at=bindparam("now"))
)
_SPOOL = Prepared(insert(spool))
_UNSPOOL = Prepared(delete(spool).where(spool.c.job == bindparam("which")))
_SPOOLED = Prepared(select(spool.c.packed).where(spool.c.job == bindparam("which")))
_LOOKED_AT = (
    update(quarantine)
    .where(quarantine.c.job == bindparam("which"), quarantine.c.retried_at.is_(None))
    .values(retried_at=bindparam("now"))
)
_RUNS_ALONE = and_(
    job.c.state == "running",
    job.c.attempts >= ALONE_FROM,
    job.c.touched_at > bindparam("since"),
    job.c.touched_at < bindparam("until"),
)
_START = Prepared(
    update(job)
    .where(job.c.id == bindparam("which"), IS_OPEN, not_(_RUNS_ALONE))
    .values(state="running", attempts=job.c.attempts + 1, touched_at=bindparam("now"))
    .returning(job.c.attempts, job.c.archive, job.c.input_sha256)
)
_GIVE_BACK = (
    update(job)
    .where(job.c.id == bindparam("which"), job.c.state == "running", job.c.attempts > 0)
    .values(state="queued", attempts=job.c.attempts - 1)
)
_LET_GO = update(job).where(job.c.id == bindparam("which"), job.c.state == "running").values(state="queued")
_FINISH = Prepared(
    update(job)
    .where(job.c.id == bindparam("which"), IS_OPEN)
    .values(state=bindparam("ended"), receipt=bindparam("said"), finished_at=bindparam("now"))
    .values(receipt_seal=bindparam("made"))
)
_OVERDUE = (
    select(job.c.id)
    .where(IS_OPEN, or_(job.c.touched_at <= bindparam("before"), job.c.touched_at > bindparam("after")))
    .order_by(job.c.touched_at)
    .limit(bindparam("most"))
)
_SENT = update(job).where(job.c.id.in_(bindparam("ids", expanding=True)), IS_OPEN).values(touched_at=bindparam("now"))
_MAKE_DUE = update(job).where(IS_OPEN).values(touched_at=bindparam("long_ago"))
_BY_REF = (
    select(job.c.ref, job.c.id, job.c.state, job.c.receipt)
    .where(job.c.source == bindparam("asker"), job.c.ref.in_(bindparam("refs", expanding=True)))
    .order_by(job.c.id)
)
_COUNTS = select(job.c.state, func.count().label("pages")).group_by(job.c.state)


def accept(tx: Connection, entries: Sequence[Entry], now: datetime) -> tuple[JobRow, ...]:
    """Take pages into the ledger; a row for each entry, in their order, ``fresh`` if this call queued it.

    A page that was taken before comes back as it stands, its receipt saying ``seen`` where the first sending said
    ``stored``; if it has ended under another recipe, it is queued anew.
    """
    order = [entry.identity for entry in entries]
    asked = dict(zip(order, entries, strict=True))
    made = _insert(tx, asked, now)
    old = _known(tx, asked.keys() - made.keys())
    rows = {
        which: _fresh(made[which], entry) if which in made else _again(tx, entry, old[which], now)
        for which, entry in asked.items()
    }
    told = set[Identity]()
    return tuple(_once(rows[which], which, told) for which in order)


def start(tx: Connection, job_id: int, now: datetime, alone_s: float = 0.0) -> Job | None:
    """Mark a page as running and count the attempt; None if it has ended already (or never was).

    A message may come twice, but a page is run alone by one worker at a time: RunElsewhere if that began less than
    ``alone_s`` seconds ago, or as long ahead by a clock that was wrong. Damaged if the stored page is not the one
    that was accepted.
    """
    lease = timedelta(seconds=alone_s)
    row = _START.first(tx, {"which": job_id, "now": now, "since": now - lease, "until": now + lease})
    if row is None:
        if open_among(tx, [job_id]):
            raise RunElsewhere(f"job {job_id} is run alone by another worker")
        return None
    attempts, archived, digest = row
    packed = spooled(tx, job_id)
    if packed is None:
        raise Damaged(f"job {job_id}")
    page = unpack_page(packed, f"job {job_id}")
    return Job(id=job_id, page=page, input_sha256=digest, attempts=attempts, archive=archived)


def let_go(tx: Connection, job_id: int) -> None:
    """Say that a page runs no more; its attempt counts."""
    tx.execute(_LET_GO, {"which": job_id})


def open_among(tx: Connection, ids: Collection[int]) -> frozenset[int]:
    """Those of these pages that have not ended."""
    return frozenset(tx.scalars(select(job.c.id).where(IS_OPEN, job.c.id.in_(ids))))


def spooled(tx: Connection, job_id: int) -> bytes | None:
    """The packed page of a job that has not ended."""
    row = _SPOOLED.first(tx, {"which": job_id})
    return None if row is None else bytes(row[0])


def queue_again(tx: Connection, job_id: int, page: Page, now: datetime) -> bool:
    """Queue a quarantined job again with its page and no attempt counted; False if it is not in quarantine."""
    again = touched(tx, _QUEUE_AGAIN, {"which": job_id, "now": now})
    if again:
        _SPOOL.touched(tx, {"job": job_id, "packed": pack_page(page)})
    return again


def give_back(tx: Connection, job_id: int) -> None:
    """Undo ``start`` for a page that is no cause of its end; it is queued again and its attempt does not count."""
    tx.execute(_GIVE_BACK, {"which": job_id})


def finish(tx: Connection, job_id: int, receipt: Receipt, now: datetime) -> None:
    """Write how a page ended and let its bytes go; a page that has ended keeps its first receipt."""
    ended = "quarantined" if receipt.outcome == "quarantined" else "done"
    said = receipt_json(receipt)
    made = seals.RECEIPT.of({"state": ended, "receipt": said, "finished_at": now})
    if _FINISH.touched(tx, {"which": job_id, "ended": ended, "said": said, "now": now, "made": made}):
        _UNSPOOL.touched(tx, {"which": job_id})


def overdue(tx: Connection, now: datetime, older_than_s: float, limit: int) -> tuple[int, ...]:
    """Open pages last accepted, sent or begun at least ``older_than_s`` seconds ago, the oldest first.

    And those of which that lies as far ahead: the clock was wrong then, and they would be waited for until it comes.
    """
    slack = timedelta(seconds=older_than_s)
    between = {"before": now - slack, "after": now + slack}
    return tuple(tx.execute(_OVERDUE, between | {"most": limit}).scalars())


def make_due(tx: Connection) -> None:
    """Make every open page overdue: for who knows that no message and no worker of before is left."""
    tx.execute(_MAKE_DUE, {"long_ago": datetime(1970, 1, 1, tzinfo=UTC)})


def mark_sent(tx: Connection, ids: Collection[int], now: datetime) -> None:
    """Note that messages for these pages were sent, so that they are not overdue."""
    if ids:
        tx.execute(_SENT, {"ids": list(ids), "now": now})


def receipts(tx: Connection, source: str, refs: Sequence[str]) -> tuple[Fate, ...]:
    """What became of a caller's references, one fate for each, in their order; no caller sees another's."""
    found: dict[str, list[tuple[State, Receipt | None]]] = {}
    names = sorted({name for ref in refs if ref for name in (plain(ref), hidden(ref))})
    for at in range(0, len(names), _CHUNK):
        rows = tx.execute(_BY_REF, {"asker": plain(source), "refs": names[at : at + _CHUNK]})
        for ref, number, state, said in rows:
            found.setdefault(ref, []).append((state, read_receipt(said, f"job {number}")))
    return tuple(_fate(ref, found.get(plain(ref), []) + _named(ref, found.get(hidden(ref), []))) for ref in refs)


def _named(ref: str, found: Sequence[tuple[State, Receipt | None]]) -> list[tuple[State, Receipt | None]]:
    """What is said of pages whose reference is not kept, under the one by which they are asked for."""
    return [(state, said and msgspec.structs.replace(said, ref=ref)) for state, said in found]


def counts(tx: Connection, source: str | None = None) -> dict[str, int]:
    """Pages by state, of everybody or of one source; a state that no page is in is 0."""
    none = dict.fromkeys(("queued", "running", "done", "quarantined"), 0)
    asked = _COUNTS if source is None else _COUNTS.where(job.c.source == plain(source))
    return none | {row.state: row.pages for row in tx.execute(asked)}


def _insert(tx: Connection, entries: dict[Identity, Entry], now: datetime) -> dict[Identity, int]:
    """Insert what is not there, in the order of identity (two writers cannot wait for each other); its ids."""
    rows = [_row(identity, entries[identity], now) for identity in sorted(entries)]
    if not rows:
        return {}
    result = tx.execute(unless_there(tx.dialect.name, job, "id", *_IDENTITY), rows)
    made = {Identity(*which): number for number, *which in result}
    if made:
        pages = [{"job": number, "packed": pack_page(entries[which].page)} for which, number in made.items()]
        _SPOOL.many(tx, pages)
    return made


def _row(identity: Identity, entry: Entry, now: datetime) -> dict[str, Any]:
    address = entry.page.final_url or entry.page.url
    row: dict[str, Any] = {
        **identity._asdict(),
        "url": plain(redact(address)) if address else None,
        "domain": site_of(address) if address else None,
        "recipe": entry.recipe,
        "state": "queued",
        "attempts": 0,
        "archive": entry.archive,
        "accepted_at": now,
        "touched_at": now,
    }
    return seals.JOB.on(row)


def _known(tx: Connection, identities: Collection[Identity]) -> dict[Identity, Any]:
    wanted = sorted(identities)
    found = {}
    for at in range(0, len(wanted), _CHUNK):
        for row in tx.execute(_KNOWN, {"identities": wanted[at : at + _CHUNK]}):
            found[Identity(row.source, row.ref, row.input_sha256)] = row
    return found


def _again(tx: Connection, entry: Entry, row: Any, now: datetime) -> JobRow:
    """A page that was taken before: as it stands, or queued anew for another recipe."""
    if row.state in ("done", "quarantined") and row.recipe != entry.recipe:
        new = _row(Identity(row.source, row.ref, row.input_sha256), entry, now)
        values = {"which": row.id, "newer": entry.recipe, "kept": entry.archive, "now": now}
        values |= {"address": new["url"], "site": new["domain"], "made": new["seal"]}
        if touched(tx, _ANEW, values):
            _SPOOL.touched(tx, {"job": row.id, "packed": pack_page(entry.page)})
            tx.execute(_LOOKED_AT, {"which": row.id, "now": now})
            return _fresh(row.id, entry)
    said = read_receipt(row.receipt, f"job {row.id}")
    return JobRow(id=row.id, ref=entry.page.ref, state=row.state, fresh=False, receipt=_said_again(said))


def _fresh(number: int, entry: Entry) -> JobRow:
    return JobRow(id=number, ref=entry.page.ref, state="queued", fresh=True)


def _said_again(receipt: Receipt | None) -> Receipt | None:
    if receipt is None or receipt.outcome != "stored":
        return receipt
    return msgspec.structs.replace(receipt, outcome="seen", changed=())


def _once(row: JobRow, identity: Identity, told: set[Identity]) -> JobRow:
    """A page that stands twice in one call is fresh once."""
    if identity in told:
        return msgspec.structs.replace(row, fresh=False)
    told.add(identity)
    return row


def _fate(ref: str, found: list[tuple[State, Receipt | None]]) -> Fate:
    """One reference may stand for several pages: the least finished speaks."""
    states = {state for state, _ in found}
    said = tuple(receipt for _, receipt in found if receipt is not None)
    if not found:
        return Fate(ref=ref, state="unknown")
    if "running" in states:
        return Fate(ref=ref, state="running", receipts=said)
    return Fate(ref=ref, state="queued" if "queued" in states else "finished", receipts=said)
