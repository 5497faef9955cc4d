"""A copy cluster is read in its order by one index, and what leaves the window by another that holds nothing else.

Before, a cluster's first records could be looked for by time through the whole table.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Go forward."""
    op.drop_index("ix_kin_cluster", "kin")
    op.drop_index("ix_kin_seen_at_key", "kin")
    op.create_index("ix_kin_cluster_seen_at_key", "kin", ["cluster", "seen_at", "key"])
    op.create_index(
        "ix_kin_passages",
        "kin",
        ["seen_at"],
        sqlite_where=sa.text("passages = 1"),
        postgresql_where=sa.text("passages"),
    )
