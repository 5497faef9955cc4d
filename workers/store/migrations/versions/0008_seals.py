"""Rows carry a digest of what they state, and a tombstone of a site holds no name any more.

Every row gets its seal here: from then on a flipped bit in it is found.
"""

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

import msgspec
import sqlalchemy as sa
from alembic import op

from workers.store.schema import Instant, digest

revision = "0008"
down_revision = "0007"

_STEP = 500
#: Of columns that are neither text nor bytes nor numbers.
_TYPES: dict[str, Any] = {
    **dict.fromkeys(("received_at", "at", "added_at", "finished_at", "started_at", "ended_at", "until"), Instant()),
    **dict.fromkeys(("made_at", "last_fetched", "last_changed", "next_due", "gone_at"), Instant()),
    "keep": sa.Boolean(),
}
_STATE = "url etag last_modified raw_sha256 last_fetched last_changed next_due interval last_status fail_count kind"
_SIGHTING = "url domain source fetched_at received_at input_sha256 facts archive keep"
#: Table, the column of its seal, its primary key, and what the seal covers, in order.
_SEALED: tuple[tuple[str, str, str, str], ...] = (
    ("observation", "seal", "id", f"key text_sha256 url_id sighting recipe {_SIGHTING}"),
    ("job", "seal", "id", "source ref input_sha256 url domain recipe archive"),
    ("job", "receipt_seal", "id", "state receipt finished_at"),
    ("quarantine", "seal", "id", "job reason error url form at"),
    ("fetch_state", "seal", "url_id", f"url_id {_STATE} place moved_to gone_at"),
    ("tombstone", "seal", "kind value", "kind value reason at"),
    ("archive", "seal", "record_id", "record_id file offset length url domain at added_at"),
    ("crawl", "seal", "id", "name state started_at ended_at counts reason details"),
    ("pause", "seal", "name", "name reason at"),
    ("watch", "seal", "id", "source key task queue added_at until"),
    ("notice", "seal", "id", "watch key relation made_at"),
    ("edge", "seal", "low high", "low high kind score whole evidence at"),
    ("index_state", "seal", "name", "name value"),
    ("sieve", "seal", "part", "part counted held bits"),
)


def upgrade() -> None:
    """Go forward."""
    for table, column, _, _ in _SEALED:
        op.add_column(table, sa.Column(column, sa.LargeBinary()))
    _hide_sites()
    for table, column, key, covered in _SEALED:
        _seal(table, column, key.split(), covered.split())


def _hide_sites() -> None:
    tx = op.get_bind()
    sites = tx.execute(sa.text("SELECT value FROM tombstone WHERE kind = 'site'")).scalars().all()
    for site in sites:
        change = sa.text("UPDATE tombstone SET value = :hidden WHERE kind = 'site' AND value = :site")
        tx.execute(change, {"hidden": digest(site).hex(), "site": site})


def _seal(table: str, column: str, key: list[str], covered: list[str]) -> None:
    names = dict.fromkeys((*key, *covered))
    # The archive's moment is text.
    typed = [sa.column(name, sa.Text() if (table, name) == ("archive", "at") else _TYPES.get(name)) for name in names]
    rows = sa.table(table, *typed, sa.column(column, sa.LargeBinary()))
    own = [rows.c[name] == sa.bindparam(f"own_{name}") for name in key]
    put = sa.update(rows).where(*own).values({column: sa.bindparam("made")})
    for some in _steps(sa.select(*(rows.c[name] for name in names)), [rows.c[name] for name in key]):
        made = [
            {f"own_{name}": row[name] for name in key} | {"made": _made(table, column, covered, row)}
            for row in some
            if column == "seal" or row["receipt"] is not None
        ]
        if made:
            op.get_bind().execute(put, made)


def _made(table: str, column: str, covered: list[str], row: sa.RowMapping) -> bytes:
    told = msgspec.msgpack.encode(tuple(row[name] for name in covered))
    return blake2b(told, digest_size=8, person=f"{table}.{column}".encode()[-16:]).digest()


def _steps(rows: sa.Select[Any], order: list[Any]) -> Iterator[list[sa.RowMapping]]:
    last: tuple[Any, ...] | None = None
    while True:
        page = rows.order_by(*order).limit(_STEP)
        if last is not None:
            page = page.where(sa.tuple_(*order) > sa.tuple_(*map(sa.literal, last)))
        found = list(op.get_bind().execute(page).mappings())
        if not found:
            return
        yield found
        last = tuple(found[-1][column.name] for column in order)
