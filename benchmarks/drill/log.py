"""The log of what was accepted: appended to and on the disk before the next page is sent, whoever is killed."""

import os
from collections.abc import Iterable
from pathlib import Path

import msgspec
from msgspec import Struct

from benchmarks.drill.pages import Sent

NAME = "accepted-{}.jsonl"


class Accepted(Struct, frozen=True, kw_only=True):
    """A page that was accepted: whose, under which reference, with which body."""

    source: str
    ref: str
    digest: str


def note(folder: Path, who: str, sent: Iterable[Sent]) -> None:
    """Append pages to the sender's log."""
    lines = [msgspec.json.encode(_of(one)) + b"\n" for one in sent]
    with (folder / NAME.format(who)).open("ab") as file:
        file.write(b"".join(lines))
        file.flush()
        os.fsync(file.fileno())


def read(folder: Path, who: str) -> list[Accepted]:
    """What a sender has noted; a line that a kill cut off was not noted."""
    file = folder / NAME.format(who)
    if not file.exists():
        return []
    found = []
    for line in file.read_bytes().splitlines():
        try:
            found.append(msgspec.json.decode(line, type=Accepted))
        except msgspec.DecodeError:
            continue
    return found


def _of(one: Sent) -> Accepted:
    return Accepted(source=one.page.source, ref=one.page.ref or "", digest=one.digest)
