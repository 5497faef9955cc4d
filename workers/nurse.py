"""The far side of ``workers.child``: ``python -m workers.nurse PARENT LIMITS MODULE:FUNCTION``.

Loads the recipe once, then forks a child that reads pages from standard input and answers on standard output,
and forks another whenever that child dies, after saying for it how it died.
"""

import math
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from importlib import import_module

import msgspec

from workers import loaded
from workers.contract import Page
from workers.model import EVIDENCE_FIELDS, Article, Profile, Rejected
from workers.pipes import READY, UNFIT, Crash, Limits, Request, Result, receive, send
from workers.tether import die_with

Work = Callable[[Page, Profile], Article | Rejected]
#: A child that has said all that it can, and should not go on, ends with the first; with the second one that had no
#: memory left to say anything.
_RENEW, _NO_MEMORY = 75, 76
_MEMORY = Crash(reason="memory", why="it took more memory than one page may")
_TIMEOUTS = {signal.SIGALRM: "seconds by the clock", signal.SIGXCPU: "seconds of CPU"}


def main(arguments: Sequence[str]) -> int:
    """Keep one child until the pages end; the exit code."""
    parent, limits, work = arguments
    die_with(int(parent))
    pages, answers = os.dup(0), os.dup(1)
    # Only our parent ends us, by SIGKILL: what stops a whole group of processes in order is no page's death.
    for sign in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(sign, signal.SIG_IGN)
    # What a library prints must not stand between our messages.
    os.dup2(2, 1)
    try:
        function = load(work)
    except Exception as error:
        send(answers, f"{type(error).__name__}: {error}", UNFIT)
        return 1
    send(answers, "", READY)
    return _keep(function, msgspec.json.decode(limits, type=Limits), pages, answers)


def load(name: str) -> Work:
    """The function that ``module:function`` names."""
    module, _, function = name.partition(":")
    loaded: Work = getattr(import_module(module), function)
    return loaded


def _keep(work: Work, limits: Limits, pages: int, answers: int) -> int:
    loaded.settle()
    nurse = os.getpid()
    while True:
        child = os.fork()
        if child == 0:
            die_with(nurse)
            os._exit(_serve(work, limits, pages, answers))
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        if code == 0:
            return 0
        if code != _RENEW:
            send(answers, died(code, limits))


def died(code: int, limits: Limits) -> Crash:
    """How a child died, by its exit code (a signal's number is negative)."""
    if code == _NO_MEMORY:
        return _MEMORY
    if code >= 0:
        return Crash(reason="crashed", why=f"its process ended by itself with code {code}")
    killer = signal.Signals(-code)
    if killer in _TIMEOUTS:
        most = limits.wall if killer is signal.SIGALRM else limits.cpu
        return Crash(reason="timeout", why=f"it took more than {most:.3g} {_TIMEOUTS[killer]}", error=killer.name)
    return Crash(reason="crashed", why=f"its process was ended by {killer.name}", error=killer.name)


def _serve(work: Work, limits: Limits, pages: int, answers: int) -> int:
    """Read pages and answer them until there are no more; the exit code. Never returns by an exception."""
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        while True:
            request: Request = receive(pages)[1]
            _arm(limits)
            answer = _answer(work, request)
            send(answers, answer)
            signal.setitimer(signal.ITIMER_REAL, 0)
            if isinstance(answer, Crash) and answer.reason == "memory":
                return _RENEW
    except EOFError:
        return 0
    except MemoryError:
        return _NO_MEMORY
    except BaseException:  # a forked child must not run on into its parent's code
        return 1


def _arm(limits: Limits) -> None:
    """Ask the kernel to kill us when this page takes too long: also a loop in C that Python cannot interrupt."""
    signal.setitimer(signal.ITIMER_REAL, limits.wall)
    most = math.ceil(time.process_time() + limits.cpu)
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.RLIM_INFINITY))


def _answer(work: Work, request: Request) -> Result:
    try:
        result = work(request.page, request.profile)
    except MemoryError:
        return _MEMORY
    except (Exception, SystemExit, KeyboardInterrupt) as error:
        last = "".join(traceback.format_exception(error)[-3:])
        return Crash(reason="error", why=f"{type(error).__name__}: {error}"[:500], error=last[-2000:])
    if isinstance(result, Article) and not request.evidence:
        return msgspec.structs.replace(result, **dict.fromkeys(EVIDENCE_FIELDS, ()))
    return result


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
