"""The lease of a crawl: one of a name runs at a time, and one whose process died on this host is known to be over.

The store knows a crawl by its signs of life, which a killed one stops giving: elsewhere that shows after a minute.
On the same host the kernel knows at once: a crawl holds a lock on a file in its home for as long as it lives.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from workers.held import Held
from workers.store import crawls

#: Seconds that a lease holds without a sign of life.
LEASE = 60


@contextmanager
def leased(name: str, held: Held) -> Iterator[int | None]:
    """Begin a crawl and hold its lease for the block: its number, or None while another of this name is crawled."""
    number = _begin(name, held)
    if number is None:
        yield None
        return
    with _locked(_file(held.settings.home, number)):
        yield number


def _begin(name: str, held: Held) -> int | None:
    now = datetime.now(UTC)
    with held.store.write() as tx:
        number = crawls.begin(tx, name, now, LEASE)
        other = crawls.latest(tx, name) if number is None else None
        if other is None or not _deserted(_file(held.settings.home, other.id)):
            return number
        crawls.end(tx, other.id, now, "failed", other.counts, reason="its process is gone: it was killed")
        return crawls.begin(tx, name, now, LEASE)


def _file(home: Path, number: int) -> Path:
    return home / "queue" / f"crawl-{number}.lock"


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    """Hold the file's lock; the kernel lets go of it when this process ends, however it ends."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        file.unlink(missing_ok=True)
        os.close(handle)


def _deserted(file: Path) -> bool:
    """Whether a process of this host held the lock and has ended; False where none ever did: it runs elsewhere."""
    try:
        handle = os.open(file, os.O_RDWR | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        file.unlink(missing_ok=True)
        return True
    finally:
        os.close(handle)
