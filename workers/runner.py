"""Runs accepted pages: each is counted before its work, and only its own death convicts it.

A batch has time: no page is begun after half of it, and a page that is still running after a third of it is cut
off. So the hard limit of the task, which kills the whole process, only ever strikes a page that held the
interpreter for longer than that by itself; the pages behind it are untouched and go on elsewhere. The soft limit
strikes where the time of a task is short beside the start of a child; it ends the batch with what it has.
"""

import logging
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import UTC, datetime

from billiard.exceptions import SoftTimeLimitExceeded
from msgspec import Struct

from workers import child, handlers
from workers.contract import Page, Receipt
from workers.line import HandOn, Limits, Line, PageTimeout
from workers.logged import cause, safe
from workers.model import Profile
from workers.store import Store, ledger, quarantine
from workers.store.dialect import commit_later
from workers.store.errors import Damaged, StoreError, StoreUnavailable
from workers.store.known import ended
from workers.store.values import Job

log = logging.getLogger("copydesk.runner")

#: A page that has used up the whole time of this many tasks, alone in the later ones, does not end in any. Many, for
#: on a slow machine the child that is to read it may take such a time to load the recipe.
GIVEN_UP_AT = 20


class Postponed(Exception):  # noqa: N818 - no error: the page is run by the next batch
    """A page that has to run alone, which takes long to set up, has to come early in its batch."""


class Closed(Exception):  # noqa: N818 - named after the state; nothing is wrong with the page
    """The store cannot be reached before a page is begun: those behind it would fare no better."""


class Batch(Struct, frozen=True, kw_only=True):
    """What a run ended (receipts by job id), and the ids that are still to be run, by whomever."""

    done: dict[int, Receipt] = {}
    left: tuple[int, ...] = ()


def run_batch(
    ids: Sequence[int],
    store: Store,
    limits: Limits | None = None,
    profile: Profile | None = None,
    hand_on: HandOn | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Batch:
    """Run accepted pages one by one, in order, until all ended or the batch's time is up.

    A page that is finished already is passed over; one that failed is left, with its attempt counted. A store that
    cannot be reached ends the batch, and so does a soft time limit, which counts for the page that it struck and
    leaves it behind the others: given back, the next batch would begin with it and end as this one. A stop
    (SystemExit, KeyboardInterrupt) is raised on; it counts for the page that it struck, as a kill does. Pages that
    stand behind a slow one are given to ``hand_on``, which says how many others will take: those are neither done
    nor left here.
    """
    line = Line(ids, store, limits or Limits(), profile or Profile(), hand_on, clock)
    done: dict[int, Receipt] = {}
    left: list[int] = []
    while line.rest:
        job_id = line.rest.pop(0)
        begun = line.step()
        if begun is None and not line.may_begin():
            left.append(job_id)
            continue
        try:
            receipt = _run(job_id, begun, line)
        except Closed as error:
            log.warning("%d jobs are left for another run: %s", 1 + len(line.rest), safe(error))
            left += [job_id, *line.rest]
            break
        except SoftTimeLimitExceeded:
            log.warning("%d jobs are left for another run: the task's time is up", 1 + len(line.rest))
            left += [*line.rest, job_id]
            break
        except (Exception, PageTimeout) as error:
            log.warning("job %s is left for another run: %s", job_id, cause(error))
            left.append(job_id)
            continue
        if receipt is None:
            line.rest = _open(line.rest, store)
        else:
            done[job_id] = receipt
    return Batch(done=done, left=tuple(left))


def _open(ids: list[int], store: Store) -> list[int]:
    """Those that have not ended, in their order; all where the store is away.

    Asked once a page was found to have ended: a message that comes again brings many such, and to try each would cost
    a transaction of its own. A flood of them would hold up what is still to be done.
    """
    try:
        with store.read() as tx:
            still = ledger.open_among(tx, ids)
    except StoreError:
        return ids
    return [one for one in ids if one in still]


def _run(job_id: int, begun: Job | None, line: Line) -> Receipt | None:
    """Count the attempt, then do the work; None if the page is finished already, or lets the others go first.

    Whatever ends the work leaves the attempt counted: a page that fails ever again comes to run alone, and is stored
    or quarantined there.
    """
    try:
        job = begun or _begin(job_id, line)
    except StoreUnavailable as error:
        raise Closed(str(error)) from error
    except Damaged as error:
        return _quarantine(job_id, None, line.store, "the page that was accepted cannot be read any more", str(error))
    return None if job is None else _work(job, line)


def _work(job: Job, line: Line) -> Receipt | None:
    """Do the work of a page that was begun, and see to what was begun if it does not come to an end.

    A stop cannot be told from a page that raises SystemExit or sends its own process SIGTERM: were its attempt given
    back, it would end every worker that takes it, for ever. Counted, it costs a page that was innocent a run alone.
    Alone, a page cannot stop this process, and its attempt is given back.
    """
    alone = job.attempts >= ledger.ALONE_FROM
    try:
        if alone:
            return _alone(job, line)
        with line.time_limit():
            return handlers.clean_page(job.page, line.store, job=job, profile=line.profile, then=line.begin_next)
    except Postponed:
        _give_back(line, job)
        raise
    except (SystemExit, KeyboardInterrupt):
        _give_back(line, job if alone else None, line.step())
        if not alone:
            _let_go(line.store, job)
        raise
    except SoftTimeLimitExceeded:
        _give_back(line, line.step())
        if job.attempts < GIVEN_UP_AT:
            _let_go(line.store, job)
            raise
        why = "it used up the whole time of several tasks, the last of them alone"
        return _quarantine(job.id, job.page, line.store, f"timeout: {why}", why)
    except BaseException:
        line.forget()
        raise


def _give_back(line: Line, *jobs: Job | None) -> None:
    with line.store.write() as tx:
        for one in filter(None, jobs):
            ledger.give_back(tx, one.id)


def _let_go(store: Store, job: Job) -> None:
    with store.write() as tx:
        ledger.let_go(tx, job.id)


def _begin(job_id: int, line: Line) -> Job | None:
    """Count the attempt; the commit need not wait for the disk: one that a power cut forgets costs one more run."""
    with line.store.write() as tx:
        commit_later(tx)
        return line.start(tx, job_id)


def _alone(job: Job, line: Line) -> Receipt | None:
    """Run a page that was twice begun and never ended in a limited child: its death there is its own.

    The others go first: a child has to load the recipe, and a worker that is killed before it has would leave them
    all to the next one, which begins with the same page.
    """
    if line.put_behind(job.id):
        _give_back(line, job)
        return None
    if not line.may_begin_alone():
        raise Postponed("it has to run alone, at the beginning of a batch")
    line.hand_on()  # those behind it have to run alone as well: others may be free
    store, most = line.store, line.limits.page
    result = child.clean_alone(job.page, line.profile, limits=child.Limits(cpu=most, wall=most), work=child.BARE)
    if isinstance(result, child.Crash):
        reason = f"{result.reason}: {result.why}"
        return _quarantine(job.id, job.page, store, reason, result.error or result.why)
    try:
        return handlers.settle(job.page, result, store, job)
    except SoftTimeLimitExceeded:
        raise
    except StoreUnavailable:
        with suppress(StoreError):
            _let_go(store, job)
        raise
    except Exception as error:
        return _quarantine(job.id, job.page, store, "it cannot be stored", f"{type(error).__name__}: {error}")


def _quarantine(job_id: int, page: Page | None, store: Store, reason: str, error: str) -> Receipt | None:
    """Put a page aside, unless another worker has ended its job meanwhile."""
    with store.write() as tx:
        if ended(tx, job_id):
            return None
        quarantine.add(tx, job_id, reason, error, page, datetime.now(UTC))
    return Receipt(outcome="quarantined", reason=reason, ref=page.ref if page else None)
