"""What is left of a page beside its record: rows of the ledger, notices, reports of crawls. Part of a takedown.

A job that ended keeps what the promise needs (its caller, a digest of the reference, that it ended), and says
``forgotten`` to who asks by that reference. What other rows tell of a text that was taken down goes from them.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, bindparam, delete, select, tuple_, union, update

from workers.contract import Receipt, refused
from workers.store import seals
from workers.store.codec import KEY, read_receipt, receipt_json
from workers.store.engine import Store
from workers.store.errors import Damaged
from workers.store.schema import HAS_ENDED, archive, crawl, digest, job, observation, plain, tombstone
from workers.store.values import Identity
from workers.store.watch_schema import notice
from workers.surt import surt
from workers.urls import site_of

#: What the ledger says of a page that was forgotten; a page that was refused keeps its own words.
FORGOTTEN = "forgotten: it was taken down, and nothing of it is kept"
#: Rows that are read in one transaction.
STEP = 2000
_PART = 500
_HIDDEN = re.compile("forgotten:[0-9a-f]{32}")
_URL = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)

IsOf = Callable[[str | None], bool]

_HIDE = (
    update(job)
    .where(job.c.id == bindparam("which"))
    .values({name: bindparam(f"new_{name}") for name in ("ref", "state", "receipt", "receipt_seal", "seal")})
    .values(url=None, domain=None, archive=None)
)


def hidden(ref: str) -> str:
    """What is kept of a caller's reference, which is often the page's address."""
    return f"forgotten:{digest(plain(ref)).hex()}" if ref and not _HIDDEN.fullmatch(ref) else ref


def hide(tx: Connection, numbers: Collection[int]) -> int:
    """Keep of jobs that ended what the promise needs; how many."""
    given = sorted(set(numbers))
    for part in (given[at : at + _PART] for at in range(0, len(given), _PART)):
        rows = tx.execute(select(job).where(job.c.id.in_(part), HAS_ENDED).order_by(job.c.id)).mappings().all()
        _make_room(tx, {_identity(row): row["id"] for row in rows})
        if rows:
            tx.execute(_HIDE, [_hidden(row) for row in rows])
    return len(given)


def _identity(row: RowMapping) -> Identity:
    return Identity(row["source"], hidden(row["ref"]), row["input_sha256"])


def _make_room(tx: Connection, made: Mapping[Identity, int]) -> None:
    """The same page may have been sent again under its reference after it was forgotten: the newest row stays."""
    if made:
        same = tuple_(*(job.c[name] for name in Identity._fields)).in_(sorted(made))
        tx.execute(delete(job).where(same, job.c.id.not_in(list(made.values()))))


def _hidden(row: RowMapping) -> dict[str, Any]:
    new = {**row, "ref": hidden(row["ref"]), "url": None, "domain": None, "archive": None}
    said = {"state": "done", "receipt": receipt_json(_left(row)), "finished_at": row["finished_at"]}
    return {
        "which": row["id"],
        "new_ref": new["ref"],
        "new_state": "done",
        "new_receipt": said["receipt"],
        "new_receipt_seal": seals.RECEIPT.of(said),
        "new_seal": seals.JOB.of(new) if seals.JOB.fits(row) else row["seal"],
    }


def _left(row: RowMapping) -> Receipt:
    """What is said of a page from now on: its refusal, if that is how it ended, without its reference."""
    try:
        said = read_receipt(row["receipt"], f"job {row['id']}")
    except Damaged:
        said = None
    if said is not None and said.outcome == "refused":
        return refused(said.reason or FORGOTTEN, said.field)
    return refused(FORGOTTEN)


def buried(tx: Connection) -> frozenset[str]:
    """Every key that is buried."""
    return frozenset(tx.scalars(select(tombstone.c.value).where(tombstone.c.kind == "key")))


def let_go(store: Store) -> int:
    """Let receipts and notices tell nothing of texts that are buried; how many told of one."""
    with store.read() as tx:
        gone = buried(tx)
    return _receipts(store, gone) + _notices(store, gone)


def _receipts(store: Store, gone: frozenset[str]) -> int:
    told = 0
    for rows in _steps(store, job, job.c.receipt):
        of_it = [number for number, said in rows if said and not gone.isdisjoint(KEY.findall(said))]
        if of_it:
            with store.write() as tx:
                told += sum(_without(tx, number, gone) for number in of_it)
    return told


def _without(tx: Connection, number: int, gone: frozenset[str]) -> bool:
    """Take from a receipt what it tells of buried texts; if it is about one, the job keeps nothing of it."""
    stored = tx.execute(select(job.c.receipt).where(job.c.id == number).with_for_update()).scalar()
    try:
        said = read_receipt(stored, f"job {number}")
    except Damaged:
        said = refused(FORGOTTEN)  # whatever it was: it names one of them
    if said is None:
        return False
    if said.key in gone:
        return bool(hide(tx, [number]))
    left = tuple(one for one in said.relations if one.a not in gone and one.b not in gone)
    new = receipt_json(msgspec.structs.replace(said, relations=left))
    return bool(seals.change(tx, seals.RECEIPT, job.c.id == number, {"receipt": new}))


def _notices(store: Store, gone: frozenset[str]) -> int:
    told = 0
    for rows in _steps(store, notice, notice.c.relation):
        of_it = [number for number, said in rows if not gone.isdisjoint(KEY.findall(said))]
        if of_it:
            with store.write() as tx:
                told += tx.execute(delete(notice).where(notice.c.id.in_(of_it))).rowcount
    return told


def _steps(store: Store, table: Any, column: Any) -> Iterator[Sequence[Any]]:
    last = 0
    while True:
        rows = select(table.c.id, column).where(table.c.id > last).order_by(table.c.id).limit(STEP)
        with store.read() as tx:
            found = tx.execute(rows).all()
        if not found:
            return
        yield found
        last = found[-1][0]


def alike(tx: Connection, url: str, is_of: IsOf) -> tuple[str, ...]:
    """Addresses that the archive's index looks for in the same place, and that are other pages by their url key."""
    near = (select(table.c.url).where(table.c.domain == site_of(url)) for table in (observation, archive))
    there = {found for found in tx.scalars(union(*near)) if found}
    return tuple(sorted(one for one in there if surt(one) == surt(url) and not is_of(one)))


def reports(tx: Connection, is_of: IsOf) -> None:
    """Take from the reports of crawls what names an address that is meant."""
    for row in tx.execute(select(crawl.c.id, crawl.c.reason, crawl.c.details)).all():
        reason = _URL.sub(lambda found: "(forgotten)" if is_of(_end(found[0])) else found[0], row.reason or "")
        counts = msgspec.json.decode(row.details or "{}", type=dict[str, dict[str, int]])
        left = {
            kind: {name: count for name, count in some.items() if not _names(name, is_of)}
            for kind, some in counts.items()
        }
        if reason != (row.reason or "") or left != counts:
            new = {"reason": reason or None, "details": msgspec.json.encode(left).decode()}
            seals.change(tx, seals.CRAWL, crawl.c.id == row.id, new)


def _names(counted: str, is_of: IsOf) -> bool:
    """Whether what is counted is a host that is meant, or words with an address in them."""
    return is_of(f"https://{counted}/") or any(is_of(_end(found)) for found in _URL.findall(counted))


def _end(address: str) -> str:
    return address.rstrip(".,;:!?)]}'")
