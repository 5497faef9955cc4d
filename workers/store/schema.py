"""The tables, one schema for SQLite and PostgreSQL. Written by migrations only; a test holds the two together.

Three owners: *record* and *body* hold what follows from a text alone, *observation* what one page said at one
time, *evidence* why. An address is known by a digest of its ``url_key``: an index row on PostgreSQL holds at most
2,704 bytes, which a long address in another script exceeds, and a digest holds no secret. What is shown of an
address is redacted before it is written; only ``fetch_state.url`` is not.
"""

import hashlib
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

#: Every revision of the schema that this code knows, oldest first; Alembic is loaded only to go to the last.
REVISIONS: tuple[str, ...] = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009")

#: Row numbers: 64 bits, and on SQLite the row id itself. Those that leave the store (in messages, in a command)
#: are never given twice: ``sqlite_autoincrement``.
Id = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """A moment with its zone, in UTC on both engines (SQLite's own type would forget the zone)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """To UTC; a moment without a zone is refused, because it says nothing."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone; use datetime.now(UTC)")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:  # noqa: ARG002 - the signature is SQLAlchemy's
        """As an aware moment in UTC."""
        if value is None or value.tzinfo is UTC:
            return value
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def must(name: str, kind: Any, *more: Any, **options: Any) -> Column[Any]:
    """A column that is never NULL."""
    return Column(name, kind, *more, nullable=False, **options)


def sealed(name: str = "seal") -> Column[Any]:
    """Where the digest of a row's other columns stands (``workers.store.seals``)."""
    return Column(name, LargeBinary)


record = Table(
    "record",
    metadata,
    must("key", Text, primary_key=True),
    must("tokens", Integer),
    must("added_at", Instant),
    Index(None, "added_at", "key"),
    sqlite_with_rowid=False,
)

#: The exact texts of a record, as UTF-8 bytes, so that a flipped bit is found by its digest and not by a decoder.
#: Nearly always one; more where the same words came in other typography.
body = Table(
    "body",
    metadata,
    must("key", Text, ForeignKey("record.key"), primary_key=True),
    must("text_sha256", Text, primary_key=True),
    must("text", LargeBinary),
)

#: Append-only. ``sighting`` is the digest of (url_key, source, fetched_at, input_sha256).
observation = Table(
    "observation",
    metadata,
    Column("id", Id, primary_key=True),
    must("key", Text),
    must("text_sha256", Text),
    must("url_id", LargeBinary),
    must("sighting", LargeBinary),
    must("recipe", Text),
    Column("url", Text),
    Column("domain", Text),
    must("source", Text),
    Column("fetched_at", Text),
    must("received_at", Instant),
    must("input_sha256", Text),
    must("facts", Text),
    Column("archive", Text),
    must("keep", Boolean),
    sealed(),
    ForeignKeyConstraint(["key", "text_sha256"], ["body.key", "body.text_sha256"]),
    UniqueConstraint("sighting", "recipe"),
    Index(None, "url_id", "id"),
    Index(None, "key", "id"),
    Index(None, "domain", "key"),
)

#: Append-only: a newer recipe has judged the same sighting again.
superseded = Table(
    "superseded",
    metadata,
    must("observation", Id, ForeignKey("observation.id"), primary_key=True, autoincrement=False),
    must("successor", Id, ForeignKey("observation.id")),
    must("at", Instant),
    Index(None, "successor"),
)

#: Compressed blocks, verdicts and claims; a row may expire while its observation stays.
evidence = Table(
    "evidence",
    metadata,
    must("observation", Id, ForeignKey("observation.id"), primary_key=True, autoincrement=False),
    must("packed", LargeBinary),
    must("at", Instant),
)

#: A job that has not ended, and one that has. Written out, because an index over a part of a table is used by a query
#: that says the same without parameters.
OPEN = ("queued", "running")
IS_OPEN = text("state IN ('queued', 'running')")
HAS_ENDED = text("state IN ('done', 'quarantined')")

#: The ledger. ``touched_at`` is the last time that a job was accepted, sent or begun: what the reaper looks at.
job = Table(
    "job",
    metadata,
    Column("id", Id, primary_key=True),
    must("source", Text),
    must("ref", Text),
    must("input_sha256", Text),
    Column("url", Text),
    Column("domain", Text),
    must("recipe", Text),
    must("state", Text),
    must("attempts", Integer),
    Column("archive", Text),
    Column("receipt", Text),
    must("accepted_at", Instant),
    must("touched_at", Instant),
    Column("finished_at", Instant),
    sealed(),
    sealed("receipt_seal"),
    UniqueConstraint("source", "ref", "input_sha256"),
    Index(
        "ix_job_open",
        "touched_at",
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    ),
    Index(None, "finished_at"),
    sqlite_autoincrement=True,
)

#: The compressed page of a job until it has ended. Apart from ``job``, because SQLite writes a whole row again when
#: one column changes.
spool = Table(
    "spool",
    metadata,
    must("job", Id, ForeignKey("job.id"), primary_key=True, autoincrement=False),
    must("packed", LargeBinary),
)

#: No foreign key to ``job``: a job's row expires before an operator may have looked.
quarantine = Table(
    "quarantine",
    metadata,
    Column("id", Id, primary_key=True),
    Column("job", Id),
    must("reason", Text),
    must("error", Text),
    Column("url", Text),
    must("form", Text),
    Column("page", LargeBinary),
    must("at", Instant),
    Column("retried_at", Instant),
    sealed(),
    Index(None, "job"),
    sqlite_autoincrement=True,
)

#: ``url`` is the address to fetch, unredacted: read by the crawler only, in no list, log or export.
fetch_state = Table(
    "fetch_state",
    metadata,
    must("url_id", LargeBinary, primary_key=True),
    must("url", Text),
    Column("etag", Text),
    Column("last_modified", Text),
    Column("raw_sha256", Text),
    Column("last_fetched", Instant),
    Column("last_changed", Instant),
    Column("next_due", Instant),
    Column("interval", Integer),
    Column("last_status", Integer),
    must("fail_count", Integer),
    Column("kind", Text),
    Column("place", Text),
    Column("moved_to", Text),
    Column("gone_at", Instant),
    sealed(),
    Index(None, "next_due"),
    Index(None, "place", "next_due"),
    sqlite_with_rowid=False,
)

#: ``value`` is a key, or the digest of a registrable domain or of a url_key: nothing that could be read.
tombstone = Table(
    "tombstone",
    metadata,
    must("kind", Text, primary_key=True),
    must("value", Text, primary_key=True),
    must("reason", Text),
    must("at", Instant),
    sealed(),
    sqlite_with_rowid=False,
)

archive = Table(
    "archive",
    metadata,
    must("record_id", Text, primary_key=True),
    must("file", Text),
    must("offset", BigInteger),
    must("length", BigInteger),
    must("url", Text),
    Column("domain", Text),
    must("at", Text),
    must("added_at", Instant),
    sealed(),
    Index(None, "file"),
    Index(None, "added_at"),
    sqlite_with_rowid=False,
)

#: The partial index makes two running crawls of one name impossible.
crawl = Table(
    "crawl",
    metadata,
    Column("id", Id, primary_key=True),
    must("name", Text),
    must("state", Text),
    must("lease_until", Instant),
    must("started_at", Instant),
    Column("ended_at", Instant),
    must("counts", Text),
    Column("reason", Text),
    Column("details", Text),
    sealed(),
    Index(None, "name", "id"),
    Index(
        "uq_crawl_running",
        "name",
        unique=True,
        sqlite_where=text("state = 'running'"),
        postgresql_where=text("state = 'running'"),
    ),
    sqlite_autoincrement=True,
)

#: A site whose schedule rests until somebody lets it go on; every beat and every crawl worker looks here.
pause = Table(
    "pause",
    metadata,
    must("name", Text, primary_key=True),
    Column("reason", Text),
    must("at", Instant),
    sealed(),
    sqlite_with_rowid=False,
)


def digest(*parts: str | None) -> bytes:
    """The first 16 bytes of SHA-256 over the parts: an identity in an index, not a proof."""
    hashed = hashlib.sha256()
    for part in parts:
        data = (part or "").encode("utf-8", "surrogatepass")
        hashed.update(b"%d:%b" % (len(data), data))
    return hashed.digest()[:16]


def plain(words: str) -> str:
    """Text that both engines can hold: NUL and lone surrogates become U+FFFD."""
    if words.isascii():
        return words.replace("\0", "\ufffd")
    return words.replace("\0", "\ufffd").encode("utf-8", "surrogatepass").decode("utf-8", "replace")
