"""A batch of pages under way: its time, the page that comes next, and what is done when one of them is slow.

A page that hangs is cut off after its time, which is long, for on a busy machine an honest page may take it. Those
that stand behind it in the same message need not wait for so long: once a page has been slow they are put on the
queue again, for whoever is free.
"""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from types import FrameType

from msgspec import Struct

from workers.model import Profile
from workers.store import Store, ledger
from workers.store.engine import Connection
from workers.store.errors import StoreError
from workers.store.values import Job

#: Puts pages on the queue, and says how many of them, from the first on, are surely there.
HandOn = Callable[[Sequence[int]], int]


class PageTimeout(BaseException):
    """A page took longer than it may. No ``Exception``: a parser's own ``except`` must not swallow it."""


class Limits(Struct, frozen=True, kw_only=True):
    """Seconds: from the start of a batch until no page is begun, and none alone; what one page may take.

    After ``slow`` seconds of one page those behind it are handed on.
    """

    begin_within: float = 30.0
    alone_within: float = 10.0
    page: float = 20.0
    slow: float = 3.0

    @property
    def alone(self) -> float:
        """Seconds after which a page that was begun alone has ended, or died with its worker."""
        return 1.25 * self.page

    @classmethod
    def within(cls, task_time_limit: float) -> "Limits":
        """What fits into a task that is killed after ``task_time_limit`` seconds."""
        return cls(
            begin_within=task_time_limit / 2,
            alone_within=task_time_limit / 6,
            page=task_time_limit / 3,
            slow=task_time_limit / 20,
        )


class Line:
    """The pages of a batch, of which ``rest`` are still to come.

    The next page is begun in the transaction that ends the one before it: a commit less for each page.
    """

    def __init__(
        self,
        ids: Sequence[int],
        store: Store,
        limits: Limits,
        profile: Profile,
        hand_on: HandOn | None,
        clock: Callable[[], float],
    ) -> None:
        self.rest = list(ids)
        self.store, self.limits, self.profile = store, limits, profile
        self._hand_on = hand_on
        self._clock, self._start = clock, clock()
        self._begun: Job | None = None
        self._behind: set[int] = set()

    def may_begin(self) -> bool:
        """Whether there is time for another page."""
        return self._clock() - self._start <= self.limits.begin_within

    def may_begin_alone(self) -> bool:
        """Whether there is time for a page in a child of its own."""
        return self._clock() - self._start <= self.limits.alone_within

    def put_behind(self, job_id: int) -> bool:
        """Let the others go first: True if there are some, and this page has not let them go yet."""
        if not self.rest or job_id in self._behind:
            return False
        self._behind.add(job_id)
        self.rest.append(job_id)
        return True

    def step(self) -> Job | None:
        """Go on by one page; the page itself, if it was begun already."""
        begun, self._begun = self._begun, None
        return begun

    def start(self, tx: Connection, job_id: int) -> Job | None:
        """Count the attempt of a page; see ``ledger.start``."""
        return ledger.start(tx, job_id, datetime.now(UTC), self.limits.alone)

    def begin_next(self, tx: Connection) -> None:
        """Count the attempt of the page behind this one; one that cannot be read is left for its own turn."""
        if self.rest and self.may_begin():
            with suppress(StoreError):
                self._begun = self.start(tx, self.rest[0])

    def forget(self) -> None:
        """The page did not end, and what was begun with its end was undone."""
        self._begun = None

    def hand_on(self) -> None:
        """Let others take the pages behind this one, but for one that was begun with its end."""
        if self._hand_on is not None:
            first = 0 if self._begun is None else 1
            taken = self._hand_on(self.rest[first:])
            del self.rest[first : first + taken]

    @contextmanager
    def time_limit(self) -> Iterator[None]:
        """Hand on what stands behind a page that is slow, and raise PageTimeout in its work when its time is up.

        Only the main thread can be interrupted so. What is handed on goes over the queue's own connection, which no
        page's work uses: it may be done between any two steps of that work.
        """
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        most, slow = self.limits.page, self.limits.slow

        def strike(_sign: int, _frame: FrameType | None) -> None:
            raise PageTimeout(f"the page took longer than {most:g} s")

        def is_slow(_sign: int, _frame: FrameType | None) -> None:
            self.hand_on()
            signal.signal(signal.SIGALRM, strike)
            signal.setitimer(signal.ITIMER_REAL, most - slow)

        is_watched = bool(self._hand_on and self.rest) and slow < most
        before = signal.signal(signal.SIGALRM, is_slow if is_watched else strike)
        signal.setitimer(signal.ITIMER_REAL, slow if is_watched else most)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
