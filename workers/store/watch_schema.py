"""The tables of watched stories: who wants to hear of a story's new relatives, and what is still to be told."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, text

from workers.store.schema import Id, Instant, metadata, sealed

#: A notice that no queue has taken yet; written out, as an index over a part of a table wants it.
IS_UNSENT = text("sent_at IS NULL")

#: One row for each application that watches the story of a record. ``task`` and ``queue`` are that application's.
watch = Table(
    "watch",
    metadata,
    Column("id", Id, primary_key=True),
    Column("source", Text, nullable=False),
    Column("key", Text, ForeignKey("record.key"), nullable=False),
    Column("task", Text, nullable=False),
    Column("queue", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("until", Instant, nullable=False),
    sealed(),
    UniqueConstraint("source", "key", "task", "queue"),
    Index(None, "key"),
    sqlite_autoincrement=True,
)

#: The ledger of notices: written with the record that they tell of, ended when a queue has taken them.
notice = Table(
    "notice",
    metadata,
    Column("id", Id, primary_key=True),
    Column("watch", Id, ForeignKey("watch.id"), nullable=False),
    Column("key", Text, nullable=False),
    Column("relation", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("touched_at", Instant, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("sent_at", Instant),
    sealed(),
    UniqueConstraint("watch", "key"),
    Index("ix_notice_unsent", "touched_at", sqlite_where=IS_UNSENT, postgresql_where=IS_UNSENT),
    sqlite_autoincrement=True,
)
