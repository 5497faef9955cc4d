"""What workers did with which page, noted by them: put it on the queue, took it from there, began it."""

import base64
import os
import time
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec
from celery import signals
from msgspec import Struct

from workers.routes import CLEAN, JOBS

#: Names the file.
VARIABLE = "COPYDESK_DRILL_TRACES"
#: Of a page: the number of its job, or the reference that its sender gave it.
Key = int | str
Did = Literal["sent", "taken", "begun"]


class Trace(Struct, frozen=True, kw_only=True):
    """What a process did with these pages, in which message, and when (``time.monotonic``)."""

    at: float
    did: Did
    pages: tuple[Key, ...]
    message: str = ""


def install() -> None:
    """Note what this process, and those that it forks, put on the queue and take from it."""
    if VARIABLE not in os.environ:
        return
    file = Path(os.environ[VARIABLE])

    def sent(sender: str = "", body: Any = None, headers: Any = None, **_: Any) -> None:
        if isinstance(body, tuple):
            _note(file, "sent", keys(sender, body[1]), headers["id"])

    def taken(request: Any, **_: Any) -> None:
        _note(file, "taken", keys(request.name, request.kwargs), request.id)

    signals.after_task_publish.connect(sent, weak=False)
    signals.task_received.connect(taken, weak=False)


def begun(ref: str) -> None:
    """This process has begun this page."""
    if ref and VARIABLE in os.environ:
        _note(Path(os.environ[VARIABLE]), "begun", (ref,))


def keys(task: str, words: Any) -> tuple[Key, ...]:
    """The pages that a message with these keyword arguments is about."""
    try:
        if task == JOBS:
            return tuple(words["ids"])
        if task == CLEAN:
            return tuple(page["ref"] for page in words["payload"]["pages"])
    except (KeyError, TypeError):
        pass  # no message of the drill's
    return ()


def _note(file: Path, did: Did, pages: tuple[Key, ...], message: str = "") -> None:
    if pages:
        line = msgspec.json.encode(Trace(at=time.monotonic(), did=did, pages=pages, message=message)) + b"\n"
        with file.open("ab", buffering=0) as log:
            log.write(line)


class Reader:
    """What has been noted so far."""

    def __init__(self, file: Path) -> None:
        self._file, self._at = file, 0
        self._traces: list[Trace] = []
        self._waiting: dict[str, tuple[Key, ...]] = {}

    def read(self) -> None:
        """Read what was noted since the last time, but for a line that is being written."""
        if not self._file.exists():
            return
        with self._file.open("rb") as log:
            log.seek(self._at)
            lines = log.read().splitlines(keepends=True)
        for line in lines:
            if line.endswith(b"\n"):
                self._at += len(line)
                self._add(msgspec.json.decode(line, type=Trace))

    def untaken(self) -> frozenset[Key]:
        """The pages of messages that were sent and that nobody has taken since."""
        return frozenset(page for pages in self._waiting.values() for page in pages)

    def since(self, at: float, what: Collection[Did]) -> dict[Key, float]:
        """The pages that something of this was done with after a moment, and when it was done first."""
        found: dict[Key, float] = {}
        for trace in self._traces:
            if trace.at > at and trace.did in what:
                for page in trace.pages:
                    found.setdefault(page, trace.at)
        return found

    def _add(self, trace: Trace) -> None:
        self._traces.append(trace)
        if trace.did == "sent":
            self._waiting[trace.message] = trace.pages
        elif trace.did == "taken":
            self._waiting.pop(trace.message, None)


def about(messages: Iterable[bytes]) -> Iterator[Key]:
    """The pages of messages that wait in a list of Valkey's, as kombu wrote them there."""
    for raw in messages:
        message = msgspec.json.decode(raw)
        body = msgspec.json.decode(base64.b64decode(message["body"]))
        yield from keys(message["headers"]["task"], body[1])
