"""How a command ends: its exit codes, and what is said of an error instead of a traceback."""

import errno
import os
import sys
import traceback
from pathlib import Path

OK = 0
ERROR = 1
USAGE = 2
NOTHING = 3
BLOCKED = 4

#: As they stand in ``--help`` and in docs/command.md.
MEANING = {
    OK: "ok",
    ERROR: "an error; the message on stderr names the next act",
    USAGE: "the command was not called rightly, or names a file or folder that is not there",
    NOTHING: "nothing found: no text in the page, no such record, no page in the crawl",
    BLOCKED: "blocked: by robots.txt, by the address guard, or by a tombstone",
}

#: Errors that carry their own words for the user, by name, so that their homes are not imported to look.
SPOKEN = {
    "workers.settings.SettingsError": USAGE,
    "workers.urls.UrlError": USAGE,
    "workers.store.errors.Buried": BLOCKED,
    "workers.store.errors.StoreError": ERROR,
    "workers.broker.BrokerError": ERROR,
    "workers.archive_files.ArchiveError": ERROR,
    "workers.embedded.EmbeddedError": ERROR,
    "workers.child.NoChildrenError": ERROR,
}
#: Set it to see where an error came from.
TRACEBACK = "COPYDESK_TRACEBACK"


class Stop(Exception):  # noqa: N818 - not every end of a command is an error
    """Ends a command with a message for the user and an exit code; the message names the next act."""

    def __init__(self, message: str, code: int = ERROR) -> None:
        super().__init__(message)
        self.code = code


def prepare() -> None:
    """Write UTF-8 whatever the locale says; a character that cannot be written is escaped."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def flushed(code: int) -> int:
    """The exit code, once everything has been written; a full disk or a closed pipe changes it."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return told(error)
    return code


def told(error: BaseException) -> int:
    """Say on stderr what went wrong, in one line, and give the exit code."""
    if os.environ.get(TRACEBACK):
        traceback.print_exception(error)
    message, code = explained(error)
    silence_stdout()
    if message:
        from workers.cli.out import say

        say(f"copydesk: {message}")
    return code


def explained(error: BaseException) -> tuple[str, int]:
    """The words and the exit code for an error; no words for one that needs none."""
    if isinstance(error, Stop):
        return str(error), error.code
    if isinstance(error, KeyboardInterrupt):
        return "interrupted", 130
    if isinstance(error, BrokenPipeError):
        return "", ERROR
    spoken = _spoken(error)
    if spoken is not None:
        return str(error), spoken
    if isinstance(error, OSError):
        return _system(error), ERROR
    where = f"{type(error).__name__}: {error}"
    return f"a fault of copydesk itself ({where}); set {TRACEBACK}=1 to see where, and report it", ERROR


def with_act(why: str) -> str:
    """Why a page was not had, and what lets it be had where an option does."""
    return f"{why}; --allowed-private HOST:PORT lets one of yours be dialled" if "is not public: " in why else why


def silence_stdout() -> None:
    """Let nothing more go to a stdout that is gone or full; the interpreter would complain at its end."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        sink = os.open(os.devnull, os.O_WRONLY)
        os.dup2(sink, sys.__stdout__.fileno() if sys.__stdout__ else 1)
        os.close(sink)


def _spoken(error: BaseException) -> int | None:
    names = (f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__)
    return next((SPOKEN[name] for name in names if name in SPOKEN), None)


def _system(error: OSError) -> str:
    """An error of the operating system, with what to do about the usual ones."""
    acts = {
        errno.ENOSPC: "free some space, or write elsewhere",
        errno.EACCES: "check who may read and write there",
        errno.ENOENT: "check the name",
        errno.EMFILE: "raise the limit of open files (ulimit -n)",
    }
    place = f"{Path(str(error.filename))}: " if error.filename else ""
    act = acts.get(error.errno or 0)
    return f"{place}{error.strerror or error}" + (f"; {act}" if act else "")
