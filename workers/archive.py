"""The archive: every accepted page as one WARC 1.1 record, from which everything else can be rebuilt.

A file belongs to one process and carries the suffix ``.open`` until it is rolled or closed. Each record is a gzip
member of its own, so that offset and length read it alone, and so that a crash costs the last record at most. Pages
handed over by an application have no response: they are resource records. What a record looks like is told in
``archive_record``, how one is read back in ``archive_page``, where to look for one in ``cdxj``.
"""

import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime

from workers.archive_files import ArchiveError as ArchiveError  # said again: it is this room's error
from workers.archive_files import OpenFile, close_up
from workers.archive_files import locate as locate
from workers.archive_page import read_page as read_page
from workers.archive_place import Where, place_of
from workers.archive_record import MAX_HEADER as MAX_HEADER
from workers.archive_record import MAX_HEADERS as MAX_HEADERS
from workers.archive_record import HttpRequest as HttpRequest
from workers.archive_record import HttpResponse as HttpResponse
from workers.archive_record import make, warcinfo
from workers.contract import Page, stamp
from workers.store.values import ArchiveEntry

#: A file is rolled when it has reached this many bytes or seconds: large enough to be few, small enough to move.
ROLL_BYTES = 2**30
ROLL_SECONDS = 3600


class Archive:
    """Writes pages to WARC files in ``folder``, one file at a time for each process.

    Safe to share between threads, and over a fork: a child begins a file of its own. ``write`` hands a record to
    the operating system, ``sync`` puts all that were written onto the disk (call it once for a batch, before the
    rows that point there are committed). ``now`` gives seconds since the epoch.
    """

    def __init__(
        self,
        folder: Where,
        *,
        roll_bytes: int = ROLL_BYTES,
        roll_seconds: float = ROLL_SECONDS,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._place = place_of(folder)
        self.folder = self._place.folder
        self._roll_bytes, self._roll_seconds, self._now = roll_bytes, roll_seconds, now
        self._file: OpenFile | None = None
        self._lock = threading.Lock()

    def write(self, page: Page, http: HttpResponse | None = None) -> ArchiveEntry:
        """Append one page; the entry says where it is. ArchiveError if the disk refuses it (nothing is left)."""
        at = page.fetched_at or stamp(datetime.fromtimestamp(self._now(), UTC))
        made = make(page, http, at)
        with self._lock:
            file = self._current(len(made.member) + len(made.request))
            offset = file.append(made.member + made.request)
            file.note(made.line, offset, len(made.member))
        length = len(made.member)
        return ArchiveEntry(
            record_id=made.record_id, file=file.name, offset=offset, length=length, url=made.url, at=at
        )

    def sync(self) -> None:
        """Wait until every record that was written is on the disk."""
        with self._lock:
            if self._file is not None:
                self._file.sync()

    def close(self) -> None:
        """Finish the file: it is synced, loses its ``.open`` suffix, and is moved to where finished ones are kept.

        The next write begins another.
        """
        with self._lock:
            self._finish()
        self._place.move()

    def _current(self, coming: int) -> OpenFile:
        if self._file is not None and self._file.pid != os.getpid():
            self._file = None  # the file of the process that forked us; it will finish it
        if self._file is not None and self._is_full(self._file, coming):
            self._finish()
            if self._place.url:  # a large file takes a while to go, and pages wait to be accepted
                threading.Thread(target=self._place.move, name="archive move").start()
        if self._file is None:
            self._file = self._begin()
        return self._file

    def _begin(self) -> OpenFile:
        """A new file, after those that others left when they died were finished."""
        close_up(self.folder)
        begun = self._now()
        file = OpenFile(self.folder, begun)
        file.append(warcinfo(file.name, stamp(datetime.fromtimestamp(begun, UTC))))
        return file

    def _is_full(self, file: OpenFile, coming: int) -> bool:
        return file.size + coming > self._roll_bytes or self._now() - file.begun >= self._roll_seconds

    def _finish(self) -> None:
        if self._file is not None and self._file.pid == os.getpid():
            self._file.finish()
        self._file = None
