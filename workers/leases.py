"""The lease of a crawl: one of a name runs at a time, and one whose process died on this host is known to be over.

A crawl that was broken off, killed or stopped, leaves a job folder; the next crawl of its name goes on with it, under
its number.

The store knows a crawl by its signs of life, which a killed one stops giving: elsewhere that shows after a minute.
On the same host the kernel knows at once: a crawl holds a lock on a file in its home for as long as it lives.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from workers import frontiers
from workers.held import Held
from workers.settings import Settings
from workers.store import crawls

#: Seconds that a lease holds without a sign of life; and after which a crawl that was broken off is left so.
LEASE, OLD = 60, 7 * 86_400


@contextmanager
def leased(name: str, held: Held) -> Iterator[int | None]:
    """Begin a crawl, or go on with one that was broken off, and hold its lease for the block.

    Its number, or None while another of this name is crawled.
    """
    number = _begin(name, held)
    if number is None:
        yield None
        return
    with _locked(_file(held.settings.home, number)):
        yield number


def _begin(name: str, held: Held) -> int | None:
    now = datetime.now(UTC)
    with held.store.write() as tx:
        other = crawls.latest(tx, name)
        if other is not None and other.state == "running" and other.lease_until > now:
            if not _deserted(_file(held.settings.home, other.id)):
                return None
            crawls.end(tx, other.id, now, "failed", other.counts, reason="its process is gone: it was killed")
        if other is None or not can_go_on(held.settings, other.id):
            return _begun(crawls.begin(tx, name, now, LEASE), held.settings)
        crawls.lose(tx, name, now)
        return other.id if crawls.reopen(tx, other.id, now, LEASE) else None


def _begun(number: int | None, settings: Settings) -> int | None:
    url = settings.shared_frontier
    if number is not None and url is not None:
        frontiers.clear(url, number)
    return number


def can_go_on(settings: Settings, number: int) -> bool:
    """Whether a crawl left its frontier, in its job folder here or where all share it, within the last days."""
    url, home = settings.shared_frontier, settings.home
    if url is not None:
        return frontiers.is_there(url, number)
    try:
        return time.time() - (home / "jobs" / str(number) / "order.json").stat().st_mtime < OLD
    except OSError:
        return False


def desert(settings: Settings, number: int) -> None:
    """Let a crawl that gives no sign of life be taken over by whoever asks, though its lease is renewed for that.

    Its file may be gone: it ended while the store was away, so that its end is not noted, or it found a full disk.
    """
    if settings.shared_frontier is None:
        file = _file(settings.home, number)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)


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
