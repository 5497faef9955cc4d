"""Which numbers can stand in SQLite's file at all, so that the others are not looked up.

Empty until something is sorted in: what is not known of is looked up, as before.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "sieve",
        sa.Column("part", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("bits", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("part", name="pk_sieve"),
    )
