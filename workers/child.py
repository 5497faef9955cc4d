"""The recipe in child processes that may be killed by what they read: one page's death is that page's alone.

Three generations, so that a death is cheap: this process stays light and loads no parser; a *nurse* loads the
recipe once and forks; its *child* reads pages, one at a time, within limits of time and memory that the kernel
enforces. When a child dies, the nurse says how and forks the next one. All of them end with their parent, also
when it is killed: by the kernel's word (PR_SET_PDEATHSIG), and at the end of their pipe.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Generic, Self, TypeVar

import msgspec

from workers.contract import Page
from workers.feed import END, Feed
from workers.model import Profile
from workers.pipes import READY, UNFIT, Crash, Limits, Request, Result, receive, send

__all__ = ["Crash", "Limits", "NoChildrenError", "Pool", "clean_alone"]

#: The recipe, with and without the text's HTML and Markdown.
RECIPE, BARE = "workers.recipe:clean", "workers.recipe:bare"
#: Seconds beyond ``Limits.wall`` after which a nurse that does not answer is killed with its child.
GRACE = 10.0
#: Pages that are held, for each child, while an earlier one is not finished.
AHEAD = 8

T = TypeVar("T")


class NoChildrenError(RuntimeError):
    """No child can be started: the installation's fault and no page's. The message says what to mend."""


def clean_alone(
    page: Page,
    profile: Profile | None = None,
    *,
    limits: Limits | None = None,
    work: str = RECIPE,
) -> Result:
    """Run the recipe on one page in a process of its own, which may crash, hang or run out of memory.

    ``work`` names another function of the same shape (``module:function``). Raises ``NoChildrenError`` when
    no process can be started.
    """
    with Pool(jobs=1, limits=limits, work=work) as pool:
        return next(pool.clean([page], profile))


class Pool:
    """Warm children that clean pages side by side; ``close`` it, or use it as a context manager."""

    def __init__(self, *, jobs: int, limits: Limits | None = None, work: str = RECIPE) -> None:
        """Start ``jobs`` children (ValueError if under 1); they load the recipe after this call returns."""
        if jobs < 1:
            raise ValueError(f"a pool has at least one child, not {jobs}")
        self._limits = limits or Limits()
        self._nurses = [_Nurse(self._limits, work) for _ in range(jobs)]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End all children; nothing of them remains."""
        while self._nurses:
            self._nurses.pop().end()

    def clean(
        self,
        pages: Iterable[Page | T],
        profile: Profile | None = None,
        *,
        evidence: bool = True,
    ) -> Iterator[Result | T]:
        """Clean pages and give the results in the order of the pages; what is no ``Page`` comes back as it is.

        Each result is given as soon as it and those before it are there, also while ``pages`` waits for more.
        Without ``evidence`` articles come without blocks, verdicts and claims, which are most of their size.
        Raises ``NoChildrenError`` when the recipe cannot be loaded, and what ``pages`` raises.
        """
        line: deque[_Place[T]] = deque()
        feed = Feed(pages, room=AHEAD * len(self._nurses))
        try:
            while feed.more or line:
                idle = next((nurse for nurse in self._nurses if nurse.place is None), None)
                fed = self._wait(feed if idle and feed.more else None)
                if fed and idle and (item := feed.take()) is not END:
                    line.append(_Place(item))
                    if isinstance(item, Page):
                        idle.begin(line[-1], Request(page=item, profile=profile or Profile(), evidence=evidence))
                while line and line[0].done:
                    feed.give_room()
                    yield line.popleft().result
        finally:
            feed.close()

    def _wait(self, feed: "Feed | None") -> bool:
        """Wait for a child's answer, its time to run out, or an item (only if ``feed`` is given; True then)."""
        busy = [nurse for nurse in self._nurses if nurse.place is not None]
        poll = select.poll()
        for nurse in busy:
            poll.register(nurse.fileno(), select.POLLIN)
        if feed is not None:
            poll.register(feed.fileno(), select.POLLIN)
        left = min((nurse.deadline for nurse in busy), default=None)
        ready = {fd for fd, _ in poll.poll(None if left is None else max(0.0, left - time.monotonic()) * 1000)}
        for nurse in busy:
            if nurse.fileno() in ready:
                nurse.receive()
            elif time.monotonic() > nurse.deadline:
                nurse.lose(Crash(reason="timeout", why="its process did not answer in time, nor did its keeper"))
        return feed is not None and feed.fileno() in ready


class _Place(Generic[T]):
    """A place in the line of results."""

    __slots__ = ("done", "result")

    def __init__(self, item: Any) -> None:
        self.result: Any = item
        self.done = not isinstance(item, Page)

    def fill(self, result: Result) -> None:
        """The page's result is there."""
        self.result, self.done = result, True


class _Nurse:
    """This side of a nurse's pipes; started anew whenever it is lost."""

    def __init__(self, limits: Limits, work: str) -> None:
        self._limits = limits
        self._work = work
        self.place: _Place[Any] | None = None
        self.deadline = 0.0
        self._start()

    def fileno(self) -> int:
        """Readable when the nurse or its child has said something."""
        return self._out

    def begin(self, place: _Place[Any], request: Request) -> None:
        """Hand a page to the child; the place is filled when the answer is received."""
        self.place = place
        self._set_deadline()
        try:
            send(self._in, request)
        except UnicodeEncodeError:
            send(self._in, msgspec.structs.replace(request, page=_whole(request.page)))
        except OSError as error:
            self.lose(Crash(reason="crashed", why=f"its process was gone before it had read the page: {error}"))

    def receive(self) -> None:
        """Take in one message of the nurse or its child."""
        try:
            kind, value = receive(self._out)
        except (EOFError, OSError, msgspec.DecodeError, KeyError) as error:
            self.lose(Crash(reason="crashed", why=f"its process ended with half an answer: {error}"))
            return
        if kind == UNFIT:
            raise NoChildrenError(f"no child can load {self._work}: {value}")
        if kind == READY:
            self._set_deadline()
        elif self.place is not None:
            self.place.fill(value)
            self.place = None

    def lose(self, crash: Crash) -> None:
        """The nurse is gone, or not to be trusted: answer its page for it and start another."""
        self.end()
        if self.place is not None:
            self.place.fill(crash)
            self.place = None
        self._start()

    def end(self) -> None:
        """End the nurse and its child, and wait until they are gone."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def _set_deadline(self) -> None:
        self.deadline = time.monotonic() + self._limits.wall + GRACE

    def _start(self) -> None:
        paths = [str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", "")]
        limits = msgspec.json.encode(self._limits).decode()
        child_in, self._in = os.pipe()
        self._out, child_out = os.pipe()
        try:
            self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                [sys.executable, "-m", "workers.nurse", str(os.getpid()), limits, self._work],
                stdin=child_in,
                stdout=child_out,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
            )
        except OSError as error:
            raise NoChildrenError(f"no process can be started: {error}") from error
        finally:
            os.close(child_in)
            os.close(child_out)


def _whole(page: Page) -> Page:
    """The page with halves of surrogate pairs (a caller's broken strings) replaced: they cannot be sent."""
    texts = {name: value for name in page.__struct_fields__ if isinstance(value := getattr(page, name), str)}
    mended = {
        name: text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for name, text in texts.items()
    }
    return msgspec.structs.replace(page, **mended)
