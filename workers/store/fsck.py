"""Looks at every stored thing and names what is wrong. Changes nothing."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, Text, cast, exists, func, select, text, tuple_

from workers.archive_files import ArchiveError, is_erased
from workers.archive_page import read_page
from workers.archive_place import Place, Where, place_of
from workers.fingerprint import fingerprint
from workers.store import fsck_index, fsck_seals
from workers.store.codec import expand, read_body, read_facts, unpack_evidence, unpack_page
from workers.store.engine import Store
from workers.store.errors import Damaged, StoreError, StoreUnavailable
from workers.store.fsck_seals import BACKUP, shown
from workers.store.schema import (
    HAS_ENDED,
    IS_OPEN,
    archive,
    body,
    evidence,
    job,
    observation,
    quarantine,
    record,
    spool,
)
from workers.store.values import ArchiveEntry, Fault, Stated

#: Rows read in one transaction: a long one would keep SQLite from trimming its write-ahead log.
STEP = 200
#: What is said of a page that was overwritten while its row is still there.
UNFINISHED = "a takedown erased it and did not come to its end; run the same `copydesk forget` again"
#: Where a page lies, the columns first that such rows are read in the order of.
_PLACE = ("offset", "record_id", "file", "length", "url", "at")


def _without(table: Table, *other: ColumnElement[bool]) -> ColumnElement[bool]:
    return ~exists().select_from(table).where(*other)


#: What points at nothing, or is held by nothing: kind, why, and the rows. The engines hold to most of it by
#: foreign keys; a file that was edited, or restored in part, has not asked them.
ORPHANS: tuple[tuple[str, str, Select[Any]], ...] = (
    (
        "record",
        "no sighting ever held it",
        select(record.c.key).where(_without(observation, observation.c.key == record.c.key)),
    ),
    (
        "record",
        "it has no text",
        select(record.c.key).where(_without(body, body.c.key == record.c.key)),
    ),
    (
        "text",
        "it has no record",
        select(body.c.key).where(_without(record, record.c.key == body.c.key)),
    ),
    (
        "observation",
        "it has no record",
        select(observation.c.id).where(_without(record, record.c.key == observation.c.key)),
    ),
    (
        "evidence",
        "it has no observation",
        select(evidence.c.observation).where(_without(observation, observation.c.id == evidence.c.observation)),
    ),
    (
        "job",
        "it has ended, and its page was not let go",
        select(job.c.id).where(HAS_ENDED, exists().where(spool.c.job == job.c.id)),
    ),
    (
        "job",
        "it has not ended, and its page is gone",
        select(job.c.id).where(IS_OPEN, _without(spool, spool.c.job == job.c.id)),
    ),
)


def check(store: Store, archive_folder: Where | None = None) -> Iterator[Fault]:
    """Every fault that is found, in texts, keys, what is packed, what nothing holds, the index, the archive's files.

    Each text is hashed again, and its key and signatures are made again from it. Raises StoreUnavailable if the store
    cannot be read.
    """
    parts = [
        _engine(store),
        _texts(store),
        _packed(store, evidence, evidence.c.packed, unpack_evidence),
        _packed(store, spool, spool.c.packed, unpack_page),
        _packed(store, quarantine, quarantine.c.page, expand),
        *(_orphans(store, kind, why, rows) for kind, why, rows in ORPHANS),
        fsck_seals.check(store, _steps),
        fsck_index.check(store, _steps),
    ]
    if archive_folder is not None:
        parts.append(_archive(store, archive_folder))
    for part in parts:
        yield from _went_on(store, part)


def _went_on(store: Store, part: Iterator[Fault]) -> Iterator[Fault]:
    """What a part finds; where the engine refuses to read on, that is the fault, and the next part begins."""
    try:
        yield from part
    except StoreUnavailable:
        raise
    except (StoreError, ValueError) as error:
        yield Fault(kind="database", what=store.address, why=str(error))


def _orphans(store: Store, kind: str, why: str, rows: Select[Any]) -> Iterator[Fault]:
    with store.look() as tx:
        found = tx.execute(rows).scalars().all()
    yield from (Fault(kind=kind, what=shown(which), why=f"{why}; {BACKUP}") for which in found)


def _engine(store: Store) -> Iterator[Fault]:
    """What SQLite finds in its own file."""
    if not store.is_sqlite:
        return
    with store.look() as tx:
        said = tx.execute(text("PRAGMA quick_check(20)")).scalars().all()
    yield from (Fault(kind="database", what=store.address, why=line) for line in said if line != "ok")


def _steps(store: Store, rows: Select[Any], *order: ColumnElement[Any]) -> Iterator[Any]:
    """The rows of a statement in the order of a unique key, which is its first columns; a few in a transaction."""
    last: tuple[Any, ...] | None = None
    while True:
        page = rows.order_by(*order).limit(STEP)
        if last is not None:
            page = page.where(tuple_(*order) > tuple_(*last))
        with store.look() as tx:
            found = tx.execute(page).all()
        yield from found
        if len(found) < STEP:
            return
        last = tuple(map(_told, found[-1][: len(order)]))


def _told(value: Any) -> Any:
    """A value as a parameter, also where it is no text: bytes that the engine takes for one."""
    if isinstance(value, str) and not value.isprintable():
        return cast(value.encode("utf-8", "surrogateescape"), Text)
    return value


def _texts(store: Store) -> Iterator[Fault]:
    stated = select(func.min(observation.c.facts)).where(observation.c.key == body.c.key).scalar_subquery()
    rows = select(body.c.key, body.c.text_sha256, body.c.text, record.c.tokens, stated).join_from(body, record)
    for key, sha, stored, tokens, facts in _steps(store, rows, body.c.key, body.c.text_sha256):
        try:
            read = read_body(stored, key, sha)
        except Damaged as error:
            yield Fault(kind="text", what=key, why=str(error))
            continue
        yield from _key(key, read, tokens, facts)


def _key(key: str, read: str, tokens: int, facts: str | None) -> Iterator[Fault]:
    """A short text is keyed with its title and site: any of its sightings has them."""
    try:
        stated = read_facts(facts, key) if facts else Stated()
    except Damaged as error:
        yield Fault(kind="observation", what=key, why=str(error))
        return
    made = fingerprint(read, title=stated.title, site=stated.site, signed=False)
    if made is None or made.key != key:
        yield Fault(kind="key", what=key, why=f"its text has the key {made.key if made else None}")
    elif made.tokens != tokens:
        yield Fault(kind="record", what=key, why=f"its text has {made.tokens} tokens, {tokens} are noted")


def _packed(
    store: Store, table: Table, column: ColumnElement[Any], unpack: Callable[[Any, str], object]
) -> Iterator[Fault]:
    """Unpack what is packed; the checksum inside finds a flipped bit."""
    number = next(iter(table.primary_key))
    for which, stored in _steps(store, select(number, column).where(column.is_not(None)), number):
        try:
            unpack(stored, f"{table.name} {which}")
        except Damaged as error:
            yield Fault(kind=table.name, what=str(which), why=str(error))


def _archive(store: Store, folder: Where) -> Iterator[Fault]:
    """Files that are gone or too short, damaged pages; what a crash left open has ``.open`` behind its name."""
    place = place_of(folder)
    sizes = place.sizes()
    ends = select(archive.c.file, func.max(archive.c.offset + archive.c.length), func.count()).group_by(
        archive.c.file
    )
    with store.look() as tx:
        files = tx.execute(ends.order_by(archive.c.file)).all()
    for file, end, records in files:
        size = sizes.get(file)
        if size is None:
            yield Fault(
                kind="archive",
                what=file,
                why=f"the file is gone from {place.url or place.folder}; {records} pages were in it",
            )
        elif size < end:
            yield Fault(kind="archive", what=file, why=f"the file has {size} bytes, its records end at {end}")
        else:
            yield from _pages(store, file, place)


def _pages(store: Store, file: str, place: Place) -> Iterator[Fault]:
    """Pages in a file that cannot be read as they were written: the packer's checksum and a digest find each bit."""
    columns = (archive.c[name] for name in _PLACE)
    rows = select(*columns).where(archive.c.file == file)
    for row in _steps(store, rows, archive.c.offset, archive.c.record_id):
        try:
            read_page(place, ArchiveEntry(**dict(zip(_PLACE, row, strict=True))))
        except ArchiveError as error:
            why = UNFINISHED if is_erased(place.fetch(file, row.offset, 4)) else str(error)
            yield Fault(kind="archive", what=row.record_id, why=why)
