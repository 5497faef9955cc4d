"""The tables of the index: signatures, what finds candidates by them, relations, copy clusters.

All of it follows from the records, and ``copydesk reindex`` makes it again. A record has a number here (``kin.id``),
because its key would stand a hundred times in every list.
"""

from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text, text

from workers.store.schema import Id, Instant, metadata, must, sealed

#: One row for each record that has signatures. ``cluster`` is the number of its copy cluster's leader, its own if it
#: leads, None while nobody has placed it. ``wp1`` and ``rw1`` are empty outside of the window (``passages``);
#: ``rw1`` is null in rows of before it was made.
#: The first index has a cluster's records in their order, so that no engine can think of looking for the first few of
#: them by time among all records; the second one has those whose passages are in the window.
kin = Table(
    "kin",
    metadata,
    Column("id", Id, primary_key=True),
    must("key", Text, ForeignKey("record.key"), unique=True),
    must("seen_at", Instant),
    Column("domain", Text),
    must("mh1", LargeBinary),
    must("fc1", LargeBinary),
    must("wp1", LargeBinary),
    must("passages", Boolean),
    Column("cluster", Id),
    Column("rw1", LargeBinary),
    Index(None, "cluster", "seen_at", "key"),
    Index("ix_kin_passages", "seen_at", sqlite_where=text("passages = 1"), postgresql_where=text("passages")),
    sqlite_autoincrement=True,
)

#: What finds candidates: a number made of a signature, and a record that has it. No foreign key: a number that leads
#: to no record is passed over, and 100 checks for each record would cost as much as the rest.
posting = Table(
    "posting",
    metadata,
    must("hash", BigInteger, primary_key=True, autoincrement=False),
    must("id", Id, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

#: SQLite only: the numbers of the newest records, packed, until enough have come to be sorted in.
pending = Table(
    "pending",
    metadata,
    Column("seq", Id, primary_key=True),
    must("id", Id),
    must("hashes", LargeBinary),
    Index(None, "id"),
    sqlite_autoincrement=True,
)

#: SQLite only: for each part of the range of numbers the bits of those that ``posting`` has there (``sieve.py``).
#: ``counted`` is how many there were when they were counted, ``held`` how many have been taken in until now.
sieve = Table(
    "sieve",
    metadata,
    must("part", Integer, primary_key=True, autoincrement=False),
    must("counted", Integer),
    must("held", Integer),
    must("bits", LargeBinary),
    sealed(),
)

#: A verified relation between two records, the lower number first; ``whole`` is the number of the one that holds the
#: other. ``evidence`` is packed.
edge = Table(
    "edge",
    metadata,
    must("low", Id, ForeignKey("kin.id"), primary_key=True, autoincrement=False),
    must("high", Id, ForeignKey("kin.id"), primary_key=True, autoincrement=False),
    must("kind", Text),
    must("score", Float),
    Column("whole", Id),
    must("evidence", LargeBinary),
    must("at", Instant),
    sealed(),
    Index(None, "high"),
    sqlite_with_rowid=False,
)

#: Append-only: what became of the copy clusters. Keys and not numbers: a record may leave the index, what happened
#: stays; a takedown takes it too.
cluster_event = Table(
    "cluster_event",
    metadata,
    Column("id", Id, primary_key=True),
    must("at", Instant),
    must("kind", Text),
    must("key", Text),
    must("cluster", Text),
    Index(None, "key"),
    Index(None, "cluster"),
)

#: How far work that is done in parts has come.
index_state = Table(
    "index_state",
    metadata,
    must("name", Text, primary_key=True),
    must("value", Text),
    sealed(),
    sqlite_with_rowid=False,
)
