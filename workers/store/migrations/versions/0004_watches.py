"""Watched stories, and the ledger of what is told of them."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "watch",
        sa.Column("id", _ID, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("source", "key", "task", "queue")),
        *(sa.Column(name, _WHEN, nullable=False) for name in ("added_at", "until")),
        sa.PrimaryKeyConstraint("id", name="pk_watch"),
        sa.ForeignKeyConstraint(["key"], ["record.key"], name="fk_watch_key"),
        sa.UniqueConstraint("source", "key", "task", "queue", name="uq_watch_source_key_task_queue"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_watch_key", "watch", ["key"])
    op.create_table(
        "notice",
        sa.Column("id", _ID, nullable=False),
        sa.Column("watch", _ID, nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("key", "relation")),
        *(sa.Column(name, _WHEN, nullable=False) for name in ("made_at", "touched_at")),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("sent_at", _WHEN),
        sa.PrimaryKeyConstraint("id", name="pk_notice"),
        sa.ForeignKeyConstraint(["watch"], ["watch.id"], name="fk_notice_watch"),
        sa.UniqueConstraint("watch", "key", name="uq_notice_watch_key"),
        sqlite_autoincrement=True,
    )
    unsent = sa.text("sent_at IS NULL")
    op.create_index("ix_notice_unsent", "notice", ["touched_at"], sqlite_where=unsent, postgresql_where=unsent)
