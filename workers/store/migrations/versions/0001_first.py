"""The first schema.

Written out and not taken from ``workers.store.schema``: a migration says for ever what was made then.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    _records()
    _evidence()
    _jobs()
    _quarantine()
    _addresses()
    _archive()
    _crawls()


def _must(name: str, kind: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=False)


def _records() -> None:
    op.create_table(
        "record",
        _must("key", sa.Text()),
        _must("tokens", sa.Integer()),
        _must("added_at", _WHEN),
        sa.PrimaryKeyConstraint("key", name="pk_record"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_record_added_at_key", "record", ["added_at", "key"])
    op.create_table(
        "body",
        _must("key", sa.Text()),
        _must("text_sha256", sa.Text()),
        _must("text", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("key", "text_sha256", name="pk_body"),
        sa.ForeignKeyConstraint(["key"], ["record.key"], name="fk_body_key"),
    )
    op.create_table(
        "observation",
        _must("id", _ID),
        _must("key", sa.Text()),
        _must("text_sha256", sa.Text()),
        _must("url_id", sa.LargeBinary()),
        _must("sighting", sa.LargeBinary()),
        _must("recipe", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("domain", sa.Text()),
        _must("source", sa.Text()),
        sa.Column("fetched_at", sa.Text()),
        _must("received_at", _WHEN),
        _must("input_sha256", sa.Text()),
        _must("facts", sa.Text()),
        sa.Column("archive", sa.Text()),
        _must("keep", sa.Boolean()),
        sa.PrimaryKeyConstraint("id", name="pk_observation"),
        sa.ForeignKeyConstraint(
            ["key", "text_sha256"], ["body.key", "body.text_sha256"], name="fk_observation_key_text_sha256"
        ),
        sa.UniqueConstraint("sighting", "recipe", name="uq_observation_sighting_recipe"),
    )
    for columns in (["url_id", "id"], ["key", "id"], ["domain", "key"]):
        op.create_index("ix_observation_" + "_".join(columns), "observation", columns)


def _evidence() -> None:
    op.create_table(
        "superseded",
        sa.Column("observation", _ID, nullable=False, autoincrement=False),
        _must("successor", _ID),
        _must("at", _WHEN),
        sa.PrimaryKeyConstraint("observation", name="pk_superseded"),
        sa.ForeignKeyConstraint(["observation"], ["observation.id"], name="fk_superseded_observation"),
        sa.ForeignKeyConstraint(["successor"], ["observation.id"], name="fk_superseded_successor"),
    )
    op.create_index("ix_superseded_successor", "superseded", ["successor"])
    op.create_table(
        "evidence",
        sa.Column("observation", _ID, nullable=False, autoincrement=False),
        _must("packed", sa.LargeBinary()),
        _must("at", _WHEN),
        sa.PrimaryKeyConstraint("observation", name="pk_evidence"),
        sa.ForeignKeyConstraint(["observation"], ["observation.id"], name="fk_evidence_observation"),
    )


def _jobs() -> None:
    op.create_table(
        "job",
        _must("id", _ID),
        _must("source", sa.Text()),
        _must("ref", sa.Text()),
        _must("input_sha256", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("domain", sa.Text()),
        _must("recipe", sa.Text()),
        _must("state", sa.Text()),
        _must("attempts", sa.Integer()),
        sa.Column("archive", sa.Text()),
        sa.Column("receipt", sa.Text()),
        _must("accepted_at", _WHEN),
        _must("touched_at", _WHEN),
        sa.Column("finished_at", _WHEN),
        sa.PrimaryKeyConstraint("id", name="pk_job"),
        sa.UniqueConstraint("source", "ref", "input_sha256", name="uq_job_source_ref_input_sha256"),
        sqlite_autoincrement=True,
    )
    still_open = sa.text("state IN ('queued', 'running')")
    op.create_index("ix_job_open", "job", ["touched_at"], sqlite_where=still_open, postgresql_where=still_open)
    op.create_index("ix_job_finished_at", "job", ["finished_at"])
    op.create_table(
        "spool",
        sa.Column("job", _ID, nullable=False, autoincrement=False),
        _must("packed", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("job", name="pk_spool"),
        sa.ForeignKeyConstraint(["job"], ["job.id"], name="fk_spool_job"),
    )


def _quarantine() -> None:
    op.create_table(
        "quarantine",
        _must("id", _ID),
        sa.Column("job", _ID),
        _must("reason", sa.Text()),
        _must("error", sa.Text()),
        sa.Column("url", sa.Text()),
        _must("form", sa.Text()),
        sa.Column("page", sa.LargeBinary()),
        _must("at", _WHEN),
        sa.Column("retried_at", _WHEN),
        sa.PrimaryKeyConstraint("id", name="pk_quarantine"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_quarantine_job", "quarantine", ["job"])


def _addresses() -> None:
    op.create_table(
        "fetch_state",
        _must("url_id", sa.LargeBinary()),
        _must("url", sa.Text()),
        sa.Column("etag", sa.Text()),
        sa.Column("last_modified", sa.Text()),
        sa.Column("raw_sha256", sa.Text()),
        sa.Column("last_fetched", _WHEN),
        sa.Column("last_changed", _WHEN),
        sa.Column("next_due", _WHEN),
        sa.Column("interval", sa.Integer()),
        sa.Column("last_status", sa.Integer()),
        _must("fail_count", sa.Integer()),
        sa.PrimaryKeyConstraint("url_id", name="pk_fetch_state"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_fetch_state_next_due", "fetch_state", ["next_due"])
    op.create_table(
        "tombstone",
        _must("kind", sa.Text()),
        _must("value", sa.Text()),
        _must("reason", sa.Text()),
        _must("at", _WHEN),
        sa.PrimaryKeyConstraint("kind", "value", name="pk_tombstone"),
        sqlite_with_rowid=False,
    )


def _archive() -> None:
    op.create_table(
        "archive",
        _must("record_id", sa.Text()),
        _must("file", sa.Text()),
        _must("offset", sa.BigInteger()),
        _must("length", sa.BigInteger()),
        _must("url", sa.Text()),
        sa.Column("domain", sa.Text()),
        _must("at", sa.Text()),
        _must("added_at", _WHEN),
        sa.PrimaryKeyConstraint("record_id", name="pk_archive"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_archive_file", "archive", ["file"])
    op.create_index("ix_archive_added_at", "archive", ["added_at"])


def _crawls() -> None:
    op.create_table(
        "crawl",
        _must("id", _ID),
        _must("name", sa.Text()),
        _must("state", sa.Text()),
        _must("lease_until", _WHEN),
        _must("started_at", _WHEN),
        sa.Column("ended_at", _WHEN),
        _must("counts", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_crawl"),
        sqlite_autoincrement=True,
    )
    running = sa.text("state = 'running'")
    op.create_index(
        "uq_crawl_running", "crawl", ["name"], unique=True, sqlite_where=running, postgresql_where=running
    )
