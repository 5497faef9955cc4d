"""Takedowns: what is forgotten leaves the store in every part, and a tombstone keeps it from coming back.

Of an address or a site every sighting goes; a text goes with the last sighting that held it, and its key is buried
too, so that the same text is not stored from elsewhere. What is left is the tombstone (a key, or the digest of an
address or a site), and rows of the ledger, which hold digests and expire with their jobs.

What a tombstone refuses later was archived when it was accepted, before anybody had read it: ``erase_refused`` takes
that out again.
"""

import base64
import binascii
import logging
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from sqlalchemy import ColumnElement, Select, Table, delete, exists, false, or_, select

from workers.archive_erase import erase_all
from workers.archive_files import ArchiveError
from workers.archive_place import Where
from workers.contract import Receipt
from workers.store import index, tombstones, traces, watches
from workers.store.codec import expand, unpack_page
from workers.store.engine import Connection, Store
from workers.store.errors import TAKEN_DOWN, Damaged, StoreError
from workers.store.kin_schema import cluster_event
from workers.store.schema import (
    HAS_ENDED,
    archive,
    body,
    digest,
    evidence,
    fetch_state,
    job,
    observation,
    quarantine,
    record,
    spool,
    superseded,
)
from workers.store.tombstones import Kind
from workers.store.values import ArchiveEntry, input_sha256
from workers.urls import UrlError, redact, site_named, site_of, url_key

log = logging.getLogger("copydesk.forget")

#: Rows that one statement names: far below the parameters that either engine takes.
STEP = 500
#: How the receipt of a page begins that was accepted and then refused: its address or its text is buried.
_REFUSED = '{"outcome":"refused"'
#: What in a message may be its body: kombu writes it so.
_ENCODED = re.compile(rb"[A-Za-z0-9+/]{64,}={0,2}")
_IS_PAGE = quarantine.c.form == "page"
_ADDRESS = re.compile(rb"https?://[^\s\"'<>\\]+", re.IGNORECASE)
_LETTER = re.compile(rb"\\u([0-9a-fA-F]{4})")


class Forgotten(Struct, frozen=True, kw_only=True):
    """What went: texts, sightings, evidence, pages that waited, pages in the archive; ``missing`` had no file.

    ``receipts`` are jobs that had ended, of which nothing is kept but that they were; ``alike`` are addresses that
    stay, and differ by no more than the archive's index looks away from (letter case, above all).

    ``logged`` says that SQLite's log still holds what went, as somebody was reading: the same call again empties it.
    """

    kind: Kind
    value: str
    keys: tuple[str, ...] = ()
    sightings: int = 0
    evidence: int = 0
    waiting: int = 0
    quarantined: int = 0
    receipts: int = 0
    fetch_states: int = 0
    archived: int = 0
    missing: int = 0
    alike: tuple[str, ...] = ()
    logged: bool = False


class _Target(Struct, frozen=True, kw_only=True):
    """What is to be forgotten: a key, an address by its url_key, or a site."""

    kind: Kind
    value: str

    @staticmethod
    def of(kind: Kind, value: str) -> "_Target":
        """What is meant, whatever way a site is written."""
        return _Target(kind=kind, value=site_named(value) if kind == "site" else value)

    def sightings(self) -> ColumnElement[bool]:
        """The sightings that are meant."""
        if self.kind == "key":
            return observation.c.key == self.value
        return (
            observation.c.url_id == digest(self.value) if self.kind == "url" else observation.c.domain == self.value
        )

    @property
    def site(self) -> str | None:
        """Whose addresses are meant; None for a key."""
        if self.kind == "key":
            return None
        return self.value if self.kind == "site" else site_of(self.value)

    def is_of(self, url: str | None) -> bool:
        """Whether an address is meant; none is by a key."""
        if not url or self.kind == "key":
            return False
        if self.kind == "site":
            return site_of(url) == self.value
        try:
            return redact(url_key(url)) == redact(self.value)
        except UrlError:
            return False


def forget(store: Store, kind: Kind, value: str, reason: str, now: datetime, archive_folder: Where) -> Forgotten:
    """Forget a key, an address (its url_key) or a site; the same again forgets what has come since.

    The tombstone is set first, so that nothing comes in meanwhile; then the archive, whose places the store knows;
    then the rows. A crash leaves more to forget, which the same call finds. StoreError and ArchiveError as ever.
    """
    target = _Target.of(kind, value)
    with store.write() as tx:
        tombstones.bury(tx, kind, value, reason, now)
    erased, missing = _erase(store, target, archive_folder, now)
    with store.write() as tx:
        keys, counts = _rows(tx, target, reason, now)
    traces.let_go(store)
    logged = not store.scrub()
    with store.read() as tx:
        alike = traces.alike(tx, value, target.is_of) if kind == "url" else ()
    told = {"archived": erased, "missing": missing, **counts}
    found = Forgotten(kind=kind, value=value, keys=keys, alike=alike, logged=logged, **told)
    log.warning("forgot %s %s: %d texts, %d sightings", kind, digest(value).hex(), len(keys), found.sightings)
    return found


def erase_refused(store: Store, done: Mapping[int, Receipt], folder: Where) -> None:
    """Overwrite the archive's copies of jobs that ended refused; what cannot be is left to the next ``forget``."""
    jobs = [number for number, receipt in done.items() if receipt.outcome == "refused"]
    if not jobs:
        return
    taken_down = [number for number in jobs if (done[number].reason or "").startswith(TAKEN_DOWN)]
    try:
        with store.read() as tx:
            rows = _refused(tx, job.c.id.in_(jobs))
        _overwrite(store, rows, folder, datetime.now(UTC))
        if taken_down:
            with store.write() as tx:
                traces.hide(tx, taken_down)
    except (StoreError, ArchiveError) as error:
        log.warning("what was refused is still in the archive, until `copydesk forget` runs again: %s", error)


def _erase(store: Store, target: _Target, folder: Where, now: datetime) -> tuple[int, int]:
    """Overwrite the archive's copies and let their places go; how many there were, and how many had no file.

    With them go those of pages that were refused, where the worker was killed before it could see to that.
    """
    with store.read() as tx:
        held = sorted({*_column(tx, select(observation.c.archive).where(target.sightings())), *_same(tx, target)})
        rows = [row for part in _parts(held) for row in _entries(tx, archive.c.record_id.in_(part))]
        near = () if target.site is None else _entries(tx, archive.c.domain == target.site)
        rows += [*(row for row in near if target.is_of(row["url"])), *_refused(tx)]
    return _overwrite(store, rows, folder, now)


def _same(tx: Connection, target: _Target) -> Iterator[str]:
    """Where the archive has pages of the same bytes that nobody has read yet, or that came to no sighting."""
    numbers = list(_column(tx, select(observation.c.id).where(target.sightings())))
    sent = sorted({one for part in _parts(numbers) for one in _inputs(tx, part)})
    jobs = select(job.c.archive) if target.kind == "key" else select(job.c.archive).join_from(job, spool)
    for part in _parts(sent):
        yield from _column(tx, jobs.where(job.c.input_sha256.in_(part)))


def _refused(tx: Connection, *which: ColumnElement[bool]) -> list[Any]:
    ended = select(job.c.archive).where(job.c.archive.is_not(None), job.c.receipt.startswith(_REFUSED), *which)
    return _entries(tx, archive.c.record_id.in_(ended))


def _overwrite(store: Store, rows: Sequence[Any], folder: Where, now: datetime) -> tuple[int, int]:
    found = {row["record_id"]: row for row in rows}.values()
    entries = [ArchiveEntry(**{name: row[name] for name in ArchiveEntry.__struct_fields__}) for row in found]
    done = erase_all(folder, entries, now)
    with store.write() as tx:
        _delete(tx, archive, archive.c.record_id, [row["record_id"] for row in found])
    return done, len(found) - done


def _entries(tx: Connection, where: ColumnElement[bool]) -> list[Any]:
    return list(tx.execute(select(archive).where(where)).mappings())


def _rows(tx: Connection, target: _Target, reason: str, now: datetime) -> tuple[tuple[str, ...], dict[str, int]]:
    """Delete every row of what is meant; the keys whose texts went, and how much of each kind.

    A tombstone of a key takes its record out of the index; a record that lost sightings only is seen later there.
    """
    seen = tx.execute(select(observation.c.id, observation.c.key).where(target.sightings())).all()
    numbers, keys = [row[0] for row in seen], sorted({row[1] for row in seen})
    if target.kind == "key":
        keys = [target.value]
    counts = {
        "evidence": _delete(tx, evidence, evidence.c.observation, numbers),
        **_pages(tx, target, numbers),
    }
    for part in _parts(numbers):
        tx.execute(
            delete(superseded).where(or_(superseded.c.observation.in_(part), superseded.c.successor.in_(part)))
        )
    counts["sightings"] = _delete(tx, observation, observation.c.id, numbers)
    gone = [key for key in keys if not _is_held(tx, key)]
    for key in keys:
        if key in gone:
            tombstones.bury(tx, "key", key, reason, now)
        else:
            index.superseded(tx, key, now)
    watches.forget(tx, gone)
    _delete(tx, cluster_event, cluster_event.c.key, gone)
    _delete(tx, cluster_event, cluster_event.c.cluster, gone)
    _delete(tx, body, body.c.key, gone)
    _delete(tx, record, record.c.key, gone)
    return tuple(gone), counts


def _pages(tx: Connection, target: _Target, numbers: Sequence[int]) -> dict[str, int]:
    """Pages that wait, lie in quarantine, or are to be fetched again."""
    sent = {digest_ for part in _parts(numbers) for digest_ in _inputs(tx, part)}
    waiting = select(job.c.id, job.c.url, job.c.input_sha256).join_from(job, spool)
    jobs = [row[0] for row in tx.execute(waiting) if target.is_of(row[1]) or row[2] in sent]
    kept = select(quarantine.c.id, quarantine.c.url, job.c.url, job.c.input_sha256).outerjoin_from(
        quarantine, job, job.c.id == quarantine.c.job
    )
    aside = [row[0] for row in tx.execute(kept) if target.is_of(row[1]) or target.is_of(row[2]) or row[3] in sent]
    aside += [*_strangers(tx, target, sent), *_messages(tx, target, _names(tx, target, numbers))]
    fetched = tx.execute(select(fetch_state.c.url_id, fetch_state.c.url, fetch_state.c.moved_to))
    states = [row[0] for row in fetched if target.is_of(row[1]) or target.is_of(row[2])]
    _delete(tx, spool, spool.c.job, jobs)
    _delete(tx, job, job.c.id, jobs)
    traces.reports(tx, target.is_of)
    return {
        "waiting": len(jobs),
        "receipts": traces.hide(tx, _ended(tx, target, sent)),
        "quarantined": _delete(tx, quarantine, quarantine.c.id, aside),
        "fetch_states": _delete(tx, fetch_state, fetch_state.c.url_id, states),
    }


def _strangers(tx: Connection, target: _Target, sent: Collection[str]) -> Iterator[int]:
    """Pages in quarantine that no job is known of: by what they are."""
    of_job = exists().where(job.c.id == quarantine.c.job)
    for number, packed in tx.execute(select(quarantine.c.id, quarantine.c.page).where(_IS_PAGE, ~of_job)):
        with suppress(Damaged):
            found = unpack_page(packed, f"quarantine {number}")
            if target.is_of(found.final_url or found.url) or input_sha256(found) in sent:
                yield number


def _ended(tx: Connection, target: _Target, sent: Collection[str]) -> list[int]:
    """Jobs that ended, of pages that are meant or that had the bytes of one, and those that a tombstone refused."""
    asked = select(job.c.id, job.c.url, job.c.input_sha256).where(HAS_ENDED)
    near = or_(job.c.domain == target.site, job.c.domain.is_(None)) if target.site else false()
    found = {row[0] for row in tx.execute(asked.where(near)) if target.is_of(row[1])}
    for part in _parts(sorted(sent)):
        found.update(tx.scalars(select(job.c.id).where(HAS_ENDED, job.c.input_sha256.in_(part))))
    taken_down = job.c.receipt.startswith(f'{_REFUSED},"key":null,"reason":"{TAKEN_DOWN}')
    found.update(tx.scalars(select(job.c.id).where(taken_down, job.c.url.is_not(None))))
    return sorted(found)


def _names(tx: Connection, target: _Target, numbers: Sequence[int]) -> tuple[bytes, ...]:
    """By what a message names what is meant: a site, or addresses without their scheme."""
    if target.kind == "site":
        return (target.value.encode(),)
    seen = (_column(tx, select(observation.c.url).where(observation.c.id.in_(part))) for part in _parts(numbers))
    named = {url for part in seen for url in part} | ({target.value} if target.kind == "url" else set())
    return tuple(url.partition("://")[2].partition("?")[0].encode() for url in named)


def _messages(tx: Connection, target: _Target, names: Sequence[bytes]) -> list[int]:
    """Messages in quarantine that nobody could read, and that hold a name of these or an address that is meant."""
    raw = select(quarantine.c.id, quarantine.c.page).where(quarantine.c.form == "raw", quarantine.c.page.is_not(None))
    return [number for number, packed in tx.execute(raw) if _holds(packed, number, names, target)]


def _holds(packed: bytes, number: int, names: Sequence[bytes], target: _Target) -> bool:
    try:
        whole = expand(packed, f"quarantine {number}")
    except Damaged:
        return False
    parts = list(_unwrapped(whole))
    if any(name in part for part in parts for name in names):
        return True
    return target.kind != "key" and any(
        target.is_of(found[0].decode("utf-8", "replace")) for part in parts for found in _ADDRESS.finditer(part)
    )


def _unwrapped(message: bytes) -> Iterator[bytes]:
    """A message, and whatever in it is encoded; slashes as JSON may write them are made plain."""
    yield _unescaped(message)
    for found in _ENCODED.finditer(message):
        with suppress(binascii.Error):
            yield _unescaped(base64.b64decode(found[0]))


def _unescaped(json: bytes) -> bytes:
    """JSON with its slashes and letters as they are."""
    return _LETTER.sub(lambda found: chr(int(found[1], 16)).encode("utf-8", "replace"), json.replace(b"\\/", b"/"))


def _inputs(tx: Connection, numbers: Sequence[int]) -> Iterable[str]:
    return _column(tx, select(observation.c.input_sha256).where(observation.c.id.in_(numbers)))


def _is_held(tx: Connection, key: str) -> bool:
    return tx.execute(select(observation.c.id).where(observation.c.key == key).limit(1)).first() is not None


def _column(tx: Connection, rows: Select[Any]) -> Iterator[Any]:
    yield from (value for value in tx.execute(rows).scalars() if value is not None)


def _delete(tx: Connection, table: Table, column: ColumnElement[Any], values: Sequence[Any]) -> int:
    return sum(tx.execute(delete(table).where(column.in_(part))).rowcount for part in _parts(values))


def _parts(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    yield from (values[start : start + STEP] for start in range(0, len(values), STEP))
