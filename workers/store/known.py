"""What the ledger knows already: a page sent again is not archived again, a job that ended is not ended again."""

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select, tuple_

from workers.contract import Page
from workers.store.schema import job, plain
from workers.store.values import input_sha256


def known(tx: Connection, pages: Sequence[Page], recipe: str) -> tuple[bool, ...]:
    """For each page, whether accepting it under this recipe would queue nothing; a repetition in the call is known.

    The answer may be old when the page is accepted: then one record more or less stands in the archive, and the
    ledger alone decides what is queued.
    """
    asked = [(plain(page.source), plain(page.ref or ""), input_sha256(page)) for page in pages]
    columns = (job.c.source, job.c.ref, job.c.input_sha256)
    stays = or_(job.c.state.in_(("queued", "running")), job.c.recipe == recipe)
    rows = tx.execute(select(*columns).where(tuple_(*columns).in_(sorted(set(asked))), stays))
    found = {(source, ref, digest) for source, ref, digest in rows}
    return tuple(one in found or one in asked[:place] for place, one in enumerate(asked))


def ended(tx: Connection, job_id: int) -> bool:
    """Whether a job has ended already; until this transaction ends no other can end it (PostgreSQL: row lock)."""
    state = tx.execute(select(job.c.state).where(job.c.id == job_id).with_for_update()).scalar()
    return state not in ("queued", "running")
