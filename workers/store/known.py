"""What the ledger knows already: a page sent again is not archived again, a job that ended is not ended again."""

from collections.abc import Sequence

from sqlalchemy import Connection, or_, select, tuple_

from workers.store.schema import job
from workers.store.values import Identity


def known(tx: Connection, asked: Sequence[Identity], recipe: str) -> tuple[bool, ...]:
    """For each job, whether accepting it under this recipe would queue nothing; a repetition in the call is known.

    The answer may be old when the page is accepted: then one record more or less stands in the archive, and the
    ledger alone decides what is queued.
    """
    columns = tuple(job.c[name] for name in Identity._fields)
    stays = or_(job.c.state.in_(("queued", "running")), job.c.recipe == recipe)
    rows = tx.execute(select(*columns).where(tuple_(*columns).in_(sorted(set(asked))), stays))
    found = {Identity(*row) for row in rows}
    return tuple(one in found or one in asked[:place] for place, one in enumerate(asked))


def ended(tx: Connection, job_id: int) -> bool:
    """Whether a job has ended already; until this transaction ends no other can end it (PostgreSQL: row lock)."""
    state = tx.execute(select(job.c.state).where(job.c.id == job_id).with_for_update()).scalar()
    return state not in ("queued", "running")
