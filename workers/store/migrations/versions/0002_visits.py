"""What the crawler knows of an address grows by its kind, its site, where it went and since when it is gone."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_NEW = (
    ("kind", sa.Text()),
    ("place", sa.Text()),
    ("moved_to", sa.Text()),
    ("gone_at", sa.DateTime(timezone=True)),
)


def upgrade() -> None:
    """Go forward."""
    for name, kind in _NEW:
        op.add_column("fetch_state", sa.Column(name, kind))
    op.create_index("ix_fetch_state_place_next_due", "fetch_state", ["place", "next_due"])
