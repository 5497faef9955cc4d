"""Where each archived page lies: a WARC-Record-ID to a file, an offset and a length."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from workers.store import seals
from workers.store.dialect import unless_there
from workers.store.prepared import Prepared
from workers.store.schema import archive, plain
from workers.store.values import ArchiveEntry
from workers.urls import redact, site_of

_ADD = Prepared(lambda dialect: unless_there(dialect, archive))
_FIND = select(*(archive.c[name] for name in ArchiveEntry.__struct_fields__)).where(
    archive.c.record_id == bindparam("which")
)


def add(tx: Connection, entries: Iterable[ArchiveEntry], now: datetime | None = None) -> None:
    """Note where pages were archived; the same entry again changes nothing. ``now`` begins their retention."""
    added = now or datetime.now(UTC)
    rows = [
        seals.ARCHIVE.on(
            msgspec.structs.asdict(entry)
            | {"url": plain(redact(entry.url)), "domain": site_of(entry.url), "added_at": added}
        )
        for entry in entries
    ]
    if rows:
        _ADD.many(tx, rows)


def find(tx: Connection, record_id: str) -> ArchiveEntry | None:
    """Where a record lies; None if it is unknown or was let go."""
    row = tx.execute(_FIND, {"which": record_id}).mappings().first()
    return None if row is None else ArchiveEntry(**row)


def ends(tx: Connection) -> dict[str, int]:
    """The archive's files, each with the byte at which its last record ends."""
    found = select(archive.c.file, func.max(archive.c.offset + archive.c.length)).group_by(archive.c.file)
    return {file: int(end) for file, end in tx.execute(found)}
