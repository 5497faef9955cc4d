"""The index: signatures, what finds candidates, relations, copy clusters.

Its tables begin empty: records of before have no signatures until ``copydesk reindex`` makes them.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    _kin()
    _postings()
    _edges()
    _clusters()


def _must(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _number(name: str, kind: sa.types.TypeEngine[Any] = _ID) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False, autoincrement=False)


def _kin() -> None:
    op.create_table(
        "kin",
        _must("id", _ID),
        _must("key", sa.Text()),
        _must("seen_at", _WHEN),
        sa.Column("domain", sa.Text()),
        _must("mh1", sa.LargeBinary()),
        _must("fc1", sa.LargeBinary()),
        _must("wp1", sa.LargeBinary()),
        _must("passages", sa.Boolean()),
        sa.Column("cluster", _ID),
        sa.PrimaryKeyConstraint("id", name="pk_kin"),
        sa.UniqueConstraint("key", name="uq_kin_key"),
        sa.ForeignKeyConstraint(["key"], ["record.key"], name="fk_kin_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_kin_cluster", "kin", ["cluster"])
    op.create_index("ix_kin_seen_at_key", "kin", ["seen_at", "key"])


def _postings() -> None:
    op.create_table(
        "posting",
        _number("hash", sa.BigInteger()),
        _number("id"),
        sa.PrimaryKeyConstraint("hash", "id", name="pk_posting"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pending",
        _must("seq", _ID),
        _must("id", _ID),
        _must("hashes", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("seq", name="pk_pending"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pending_id", "pending", ["id"])


def _edges() -> None:
    op.create_table(
        "edge",
        _number("low"),
        _number("high"),
        _must("kind", sa.Text()),
        _must("score", sa.Float()),
        sa.Column("whole", _ID),
        _must("evidence", sa.LargeBinary()),
        _must("at", _WHEN),
        sa.PrimaryKeyConstraint("low", "high", name="pk_edge"),
        sa.ForeignKeyConstraint(["low"], ["kin.id"], name="fk_edge_low"),
        sa.ForeignKeyConstraint(["high"], ["kin.id"], name="fk_edge_high"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_edge_high", "edge", ["high"])


def _clusters() -> None:
    op.create_table(
        "cluster_event",
        _must("id", _ID),
        _must("at", _WHEN),
        _must("kind", sa.Text()),
        _must("key", sa.Text()),
        _must("cluster", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_cluster_event"),
    )
    op.create_index("ix_cluster_event_key", "cluster_event", ["key"])
    op.create_index("ix_cluster_event_cluster", "cluster_event", ["cluster"])
    op.create_table(
        "index_state",
        _must("name", sa.Text()),
        _must("value", sa.Text()),
        sa.PrimaryKeyConstraint("name", name="pk_index_state"),
        sqlite_with_rowid=False,
    )
