"""Every row of a store in one file, and back: from one engine to the other too.

A backup is one transaction's view of all tables, read while others write. The file is a row of frames (four bytes of
length, then compressed msgpack with a checksum): a head that names the schema, for each table its rows, and an end
that counts them. It is read to its end before the first row is restored, so that half a backup restores nothing.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO, Any, Literal

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, func, insert, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from workers.store import postings, seals
from workers.store.codec import expand, squeeze
from workers.store.engine import Store
from workers.store.errors import Damaged, StoreError, StoreNewer
from workers.store.schema import REVISIONS, archive, metadata, tombstone
from workers.store.schema import digest as digest_of

#: Rows in a frame, and bytes in it before it is closed.
STEP, FULL = 500, 16 * 2**20
FORMAT: Literal["copydesk.backup/1"] = "copydesk.backup/1"
_LENGTH = 4
#: The revision from which on rows have seals.
SEALED_SINCE = "0008"
#: Whoever made a file: no frame unpacks to more bytes, and no value in a row has more. A page has at most 10 MiB.
_LONGEST, _WIDEST = 2**30, 2**26


class Head(Struct, frozen=True, kw_only=True, tag="head"):
    """What the file is: its format, the schema's revision, when; the last number that each table gave out."""

    format: str
    revision: str
    at: datetime
    numbers: dict[str, int]


class Rows(Struct, frozen=True, kw_only=True, tag="rows"):
    """Some rows of a table, each in the order of ``columns``."""

    table: str
    columns: tuple[str, ...]
    rows: list[list[Any]]


class End(Struct, frozen=True, kw_only=True, tag="end"):
    """How many rows of each table there were, and the digest of all frames before."""

    counts: dict[str, int]
    sha256: str


_FRAMES: Any = msgspec.msgpack.Decoder(Head | Rows | End)


def backup(store: Store, target: Path, now: datetime) -> dict[str, int]:
    """Write all rows to a new file and tell how many there were; a crash leaves no file of that name."""
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            counts = _write(store, file, now)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise StoreError(f"{target} cannot be written: {error.strerror}; free some space, or name another") from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return counts


def restore(store: Store, source: Path) -> dict[str, int]:
    """Read all rows back into an empty store, in one transaction, and tell how many there were.

    StoreError if the store is not empty or the file is none, StoreNewer if a newer copydesk wrote it, Damaged if it
    was cut short or altered.
    """
    head, end = verify(source)
    with store.write() as tx:
        for table in metadata.sorted_tables:
            if tx.execute(select(table).limit(1)).first() is not None:
                raise StoreError(f"{store.address} is not empty: it has rows in {table.name}; restore into a new one")
        for frame in _frames(source):
            if isinstance(frame, Rows) and frame.rows:
                _insert(tx, frame, source, head.revision)
        for name, number in head.numbers.items():
            _number_from(tx, name, number)
        postings.unpack(tx)
    return end.counts


def verify(source: Path) -> tuple[Head, End]:
    """Read a backup to its end; its head and end. Raises as ``restore`` does."""
    digest = hashlib.sha256()
    head: Head | None = None
    counts: dict[str, int] = {}
    for frame in _frames(source, digest):
        if isinstance(frame, Head):
            head = _known(frame, source)
        elif isinstance(frame, Rows):
            if not _fits(frame):
                break
            counts[frame.table] = counts.get(frame.table, 0) + len(frame.rows)
        elif head is not None:
            if frame.counts != counts or frame.sha256 != digest.hexdigest():
                break
            return head, frame
    raise Damaged(f"the backup {source}")


def _insert(tx: Connection, frame: Rows, source: Path, revision: str) -> None:
    rows = [dict(zip(frame.columns, row, strict=True)) for row in frame.rows]
    try:
        if revision < SEALED_SINCE:
            rows = [_brought_forward(frame.table, row) for row in rows]
        tx.execute(insert(metadata.tables[frame.table]), rows)
    except DBAPIError:
        raise
    except (StatementError, KeyError, TypeError, ValueError) as error:  # a value that is none of its column's
        raise Damaged(f"the backup {source}") from error


def _brought_forward(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row of a store of before there were seals, as the migration would have made it."""
    if table == tombstone.name and row["kind"] == "site":
        row["value"] = digest_of(row["value"]).hex()
    for seal in seals.ALL:
        if seal.table.name == table:
            whole = {name: row.get(name) for name in seal.covered}
            ended = seal is not seals.RECEIPT or whole["receipt"] is not None
            row[seal.name] = seal.of(whole) if ended else None
    return row


def _fits(frame: Rows) -> bool:
    """Whether rows are those of a table of ours, each with its key; a digest only says what somebody wrote."""
    table = metadata.tables.get(frame.table)
    if table is None:
        return False
    columns, key = ({str(column.name) for column in found} for found in (table.columns, table.primary_key))
    return key <= set(frame.columns) <= columns and all(
        len(row) == len(frame.columns) and max(map(_width, row), default=0) <= _WIDEST and _lies_well(frame, row)
        for row in frame.rows
    )


def _lies_well(frame: Rows, row: list[Any]) -> bool:
    """Whether an archived page lies in a file of the archive: it is read there, and overwritten if forgotten."""
    if frame.table != archive.name:
        return True
    told = dict(zip(frame.columns, row, strict=True))
    file, offset, length = (told.get(name) for name in ("file", "offset", "length"))
    is_place = isinstance(offset, int) and isinstance(length, int) and offset >= 0 and 0 < length < _LONGEST
    return is_place and isinstance(file, str) and Path(file).name == file


def _width(value: Any) -> int:
    return len(value) if isinstance(value, str | bytes) else 0


def _known(head: Head, source: Path) -> Head:
    if head.format != FORMAT:
        raise StoreError(f"{source} is no backup of copydesk ({head.format[:40]!r})")
    if head.revision not in REVISIONS:
        raise StoreNewer(f"{source} was written by a newer copydesk (schema {head.revision}); install that version")
    if head.numbers.keys() - {str(table.name) for table in _numbered()}:
        raise Damaged(f"the backup {source}")
    return head


def _write(store: Store, file: IO[bytes], now: datetime) -> dict[str, int]:
    digest = hashlib.sha256()
    counts: dict[str, int] = {}
    with store.read() as tx:
        if not store.is_sqlite:
            tx.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
        head = Head(format=FORMAT, revision=REVISIONS[-1], at=now, numbers=dict(_numbers(tx)))
        _put(file, head, digest)
        for table in metadata.sorted_tables:
            counts |= _put_rows(tx, table, file, digest)
    _put(file, End(counts=counts, sha256=digest.hexdigest()), None)
    return counts


def _put_rows(tx: Connection, table: Table, file: IO[bytes], digest: Any) -> dict[str, int]:
    """The rows of one table, a few at a time; how many, if there were any."""
    columns = tuple(str(column.name) for column in table.columns)
    count = 0
    found = tx.execution_options(stream_results=True, yield_per=STEP).execute(select(table))
    for part in found.partitions(STEP):
        for rows in _parts(list(row) for row in part):
            count += len(rows)
            _put(file, Rows(table=str(table.name), columns=columns, rows=rows), digest)
    return {str(table.name): count} if count else {}


def _parts(rows: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    """The rows of a frame, in as many as make none too long."""
    part: list[list[Any]] = []
    size = 0
    for row in rows:
        width = sum(map(_width, row))
        if part and size + width > FULL:
            yield part
            part, size = [], 0
        part.append(row)
        size += width
    if part:
        yield part


def _put(file: IO[bytes], frame: Struct, digest: Any) -> None:
    packed = squeeze(msgspec.msgpack.encode(frame))
    if digest is not None:
        digest.update(packed)
    file.write(len(packed).to_bytes(_LENGTH, "big") + packed)


def _frames(source: Path, digest: Any = None) -> Iterator[Head | Rows | End]:
    """The frames of a file in order; each but the end is added to ``digest``."""
    what = f"the backup {source}"
    try:
        with source.open("rb") as file:
            left = os.fstat(file.fileno()).st_size
            while size := file.read(_LENGTH):
                length = int.from_bytes(size, "big")
                left -= _LENGTH + length
                if left < 0:  # before so much room is made for it
                    raise Damaged(what)
                packed = file.read(length)
                if len(packed) != length:
                    raise Damaged(what)
                frame = _FRAMES.decode(expand(packed, what, _LONGEST))
                if digest is not None and not isinstance(frame, End):
                    digest.update(packed)
                yield frame
    except OSError as error:
        raise StoreError(f"{source} cannot be read: {error.strerror}; name the folder of a backup") from error
    except msgspec.DecodeError as error:
        raise Damaged(what) from error


def _numbered() -> Iterator[Table]:
    """Tables whose numbers are never given twice."""
    yield from (table for table in metadata.sorted_tables if "id" in table.c and table.c.id.primary_key)


def _numbers(tx: Connection) -> Iterator[tuple[str, int]]:
    """The last number that each table gave out; it may be of a row that is gone."""
    for table in _numbered():
        last = tx.scalar(select(func.max(table.c.id))) or 0
        if tx.dialect.name == "sqlite":
            asked = text("SELECT seq FROM sqlite_sequence WHERE name = :name")
            last = max(last, tx.scalar(asked, {"name": table.name}) or 0)
        else:
            sequence = tx.scalar(text("SELECT pg_get_serial_sequence(:name, 'id')"), {"name": table.name})
            if sequence:
                last = max(last, tx.scalar(text(f"SELECT last_value FROM {sequence}")) or 0)  # noqa: S608 - its own
        if last:
            yield str(table.name), last


def _number_from(tx: Connection, name: str, last: int) -> None:
    """Let a table go on numbering behind what it had given out."""
    if tx.dialect.name != "sqlite":
        tx.execute(text("SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"), {"name": name, "last": last})
        return
    known = {"name": name, "last": last}
    if not tx.execute(text("UPDATE sqlite_sequence SET seq = :last WHERE name = :name"), known).rowcount:
        options = metadata.tables[name].dialect_options["sqlite"]
        if options.get("autoincrement"):
            tx.execute(text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"), known)
