"""A sketch of the rare words of each record, by which rewrites are found; older records have none until reindex."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Go forward."""
    op.add_column("kin", sa.Column("rw1", sa.LargeBinary()))
