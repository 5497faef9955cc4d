"""Why a crawl ended as it did and what stood in its way; sites whose schedule rests."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Go forward."""
    for name in ("reason", "details"):
        op.add_column("crawl", sa.Column(name, sa.Text()))
    op.create_index("ix_crawl_name_id", "crawl", ["name", "id"])
    op.create_table(
        "pause",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_pause"),
        sqlite_with_rowid=False,
    )
