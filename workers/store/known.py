"""What the ledger knows already: a page sent again is not archived again, a job that ended is not ended again."""

from collections.abc import Sequence

from sqlalchemy import Connection, select, tuple_

from workers.store.schema import OPEN, job
from workers.store.values import Identity


def known(tx: Connection, asked: Sequence[Identity], recipes: Sequence[str]) -> tuple[bool, ...]:
    """For each job, whether accepting it under its recipe would queue nothing; a repetition in the call is known.

    The answer may be old when the page is accepted: then one record more or less stands in the archive, and the
    ledger alone decides what is queued.
    """
    columns = tuple(job.c[name] for name in Identity._fields)
    rows = tx.execute(select(*columns, job.c.state, job.c.recipe).where(tuple_(*columns).in_(sorted(set(asked)))))
    found = {Identity(*which): None if state in OPEN else recipe for *which, state, recipe in rows}
    return tuple(
        found.get(one, "") in (None, recipe) or one in asked[:place]
        for place, (one, recipe) in enumerate(zip(asked, recipes, strict=True))
    )


def ended(tx: Connection, job_id: int) -> bool:
    """Whether a job has ended already; until this transaction ends no other can end it (PostgreSQL: row lock)."""
    state = tx.execute(select(job.c.state).where(job.c.id == job_id).with_for_update()).scalar()
    return state not in OPEN
