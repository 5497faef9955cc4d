"""Runs accepted pages: each is counted before its work, and only its own death convicts it.

A batch has time: no page is begun after half of it, and a page that is still running after a third of it is cut
off. So the hard limit of the task, which kills the whole process, only ever strikes a page that held the
interpreter for longer than that by itself; the pages behind it are untouched and go on elsewhere. The soft limit
strikes where the time of a task is short beside the start of a child; it ends the batch with what it has.
"""

import logging
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from types import FrameType

from billiard.exceptions import SoftTimeLimitExceeded
from msgspec import Struct

from workers import child, handlers
from workers.contract import Page, Receipt
from workers.model import Profile
from workers.show import show
from workers.store import Store, ledger, quarantine
from workers.store.dialect import commit_later
from workers.store.engine import Connection
from workers.store.errors import Damaged, StoreError, StoreUnavailable
from workers.store.known import ended
from workers.store.values import Job
from workers.urls import redact

log = logging.getLogger("copydesk.runner")

#: A page that was begun this often and never ended is run alone; the count includes the run that begins.
ALONE_FROM = 3
#: A page that has used up the whole time of this many tasks, alone in the later ones, does not end in any. Many, for
#: on a slow machine the child that is to read it may take such a time to load the recipe.
GIVEN_UP_AT = 20


class PageTimeout(BaseException):
    """A page took longer than it may. No ``Exception``: a parser's own ``except`` must not swallow it."""


class Postponed(Exception):  # noqa: N818 - no error: the page is run by the next batch
    """A page that has to run alone, which takes long to set up, has to come early in its batch."""


class Closed(Exception):  # noqa: N818 - named after the state; nothing is wrong with the page
    """The store cannot be reached before a page is begun: those behind it would fare no better."""


class Limits(Struct, frozen=True, kw_only=True):
    """Seconds: from the start of a batch until no page is begun, and none alone; what one page may take."""

    begin_within: float = 30.0
    alone_within: float = 10.0
    page: float = 20.0

    @classmethod
    def within(cls, task_time_limit: float) -> "Limits":
        """What fits into a task that is killed after ``task_time_limit`` seconds."""
        return cls(begin_within=task_time_limit / 2, alone_within=task_time_limit / 6, page=task_time_limit / 3)


class Batch(Struct, frozen=True, kw_only=True):
    """What a run ended (receipts by job id), and the ids that are still to be run, by whomever."""

    done: dict[int, Receipt] = {}
    left: tuple[int, ...] = ()


def run_jobs(ids: Sequence[int], store: Store) -> tuple[Receipt, ...]:
    """Run accepted pages and return the receipts of those that ended; see ``run_batch``."""
    return tuple(run_batch(ids, store).done.values())


def run_batch(
    ids: Sequence[int],
    store: Store,
    limits: Limits | None = None,
    profile: Profile | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Batch:
    """Run accepted pages one by one, in order, until all ended or the batch's time is up.

    A page that is finished already is passed over; one that failed is left, with its attempt counted. A store that
    cannot be reached ends the batch, and so does a soft time limit, which counts for the page that it struck and
    leaves it behind the others: given back, the next batch would begin with it and end as this one. An orderly stop
    (SystemExit, KeyboardInterrupt) gives the attempt back and is raised on.
    """
    line = _Line(store, limits or Limits(), profile or Profile(), clock)
    done: dict[int, Receipt] = {}
    left: list[int] = []
    rest = list(ids)
    while rest:
        job_id = rest.pop(0)
        begun = line.step(next(iter(rest), None))
        if begun is None and not line.may_begin():
            left.append(job_id)
            continue
        try:
            receipt = _run(job_id, begun, line)
        except Closed as error:
            log.warning("%d jobs are left for another run: %s", 1 + len(rest), show(redact(str(error))))
            left += [job_id, *rest]
            break
        except SoftTimeLimitExceeded:
            log.warning("%d jobs are left for another run: the task's time is up", 1 + len(rest))
            left += [*rest, job_id]
            break
        except (Exception, PageTimeout) as error:
            why = show(redact(f"{type(error).__name__}: {error}"))
            log.warning("job %s is left for another run: %s", job_id, why)
            left.append(job_id)
            continue
        if receipt is None:
            rest = _open(rest, store)
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


class _Line:
    """A batch under way: its time, and the page that comes next.

    That page is begun in the transaction that ends the one before it: a commit less for each page.
    """

    def __init__(self, store: Store, limits: Limits, profile: Profile, clock: Callable[[], float]) -> None:
        self.store, self.limits, self.profile = store, limits, profile
        self._clock, self._start = clock, clock()
        self._next: int | None = None
        self._begun: Job | None = None

    def may_begin(self) -> bool:
        """Whether there is time for another page."""
        return self._clock() - self._start <= self.limits.begin_within

    def may_begin_alone(self) -> bool:
        """Whether there is time for a page in a child of its own."""
        return self._clock() - self._start <= self.limits.alone_within

    def step(self, following: int | None) -> Job | None:
        """Go on by one page; the page itself, if it was begun already."""
        begun, self._begun, self._next = self._begun, None, following
        return begun

    def begin_next(self, tx: Connection) -> None:
        """Count the attempt of the page behind this one; one that cannot be read is left for its own turn."""
        if self._next is not None and self.may_begin():
            with suppress(StoreError):
                self._begun = ledger.start(tx, self._next, datetime.now(UTC))

    def forget(self) -> None:
        """The page did not end, and what was begun with its end was undone."""
        self._begun = None


def _run(job_id: int, begun: Job | None, line: _Line) -> Receipt | None:
    """Count the attempt, then do the work; None if the page is finished already.

    Whatever ends the work but an orderly stop leaves the attempt counted: a page that fails ever again comes to
    run alone, and is stored or quarantined there.
    """
    try:
        job = begun or _begin(job_id, line.store)
    except StoreUnavailable as error:
        raise Closed(str(error)) from error
    except Damaged as error:
        return _quarantine(job_id, None, line.store, "the page that was accepted cannot be read any more", str(error))
    return None if job is None else _work(job, line)


def _work(job: Job, line: _Line) -> Receipt | None:
    """Do the work of a page that was begun, and see to what was begun if it does not come to an end."""
    try:
        if job.attempts >= ALONE_FROM:
            return _alone(job, line)
        with _time_limit(line.limits.page):
            return handlers.clean_page(job.page, line.store, job=job, profile=line.profile, then=line.begin_next)
    except (SystemExit, KeyboardInterrupt, Postponed):
        _give_back(line, job, line.step(None))
        raise
    except SoftTimeLimitExceeded:
        _give_back(line, line.step(None))
        if job.attempts < GIVEN_UP_AT:
            raise
        why = "it used up the whole time of several tasks, the last of them alone"
        return _quarantine(job.id, job.page, line.store, f"timeout: {why}", why)
    except BaseException:
        line.forget()
        raise


def _give_back(line: _Line, *jobs: Job | None) -> None:
    with line.store.write() as tx:
        for one in filter(None, jobs):
            ledger.give_back(tx, one.id)


def _begin(job_id: int, store: Store) -> Job | None:
    """Count the attempt; the commit need not wait for the disk: one that a power cut forgets costs one more run."""
    with store.write() as tx:
        commit_later(tx)
        return ledger.start(tx, job_id, datetime.now(UTC))


def _alone(job: Job, line: _Line) -> Receipt | None:
    """Run a page that was twice begun and never ended in a limited child: its death there is its own."""
    if not line.may_begin_alone():
        raise Postponed("it has to run alone, at the beginning of a batch")
    store, most = line.store, line.limits.page
    result = child.clean_alone(job.page, line.profile, limits=child.Limits(cpu=most, wall=most), work=child.BARE)
    if isinstance(result, child.Crash):
        reason = f"{result.reason}: {result.why}"
        return _quarantine(job.id, job.page, store, reason, result.error or result.why)
    try:
        return handlers.settle(job.page, result, store, job)
    except (StoreUnavailable, SoftTimeLimitExceeded):
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


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    """Raise PageTimeout in the work after ``seconds``; only the main thread can be interrupted so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def strike(_sign: int, _frame: FrameType | None) -> None:
        raise PageTimeout(f"the page took longer than {seconds:g} s")

    before = signal.signal(signal.SIGALRM, strike)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
