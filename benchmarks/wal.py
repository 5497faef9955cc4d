"""SQLite's log, whose pages are written into the file by whoever fills it: in a benchmark each pays for its own."""

import struct
import time
from pathlib import Path

from workers.store import Store

#: Pages after which they are written into the file, as the store has it (``PRAGMAS`` in ``workers/store/engine.py``).
FULL = 4000
#: Where the head of the log's index says how many pages the log has.
_PAGES = struct.Struct("=16xI")


class Log:
    """The log of a store: how long it is, and what writing it into the file costs; of a server neither is known."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index = Path(f"{store.file}-shm") if store.is_sqlite else None
        self.pages = 0
        self.spent = 0.0
        if self._index is not None:
            with store.bare() as connection:
                connection.exec_driver_sql("PRAGMA wal_autocheckpoint=0")
            # What was written before, and waits in memory for the disk, is nobody's here.
            store.scrub()

    def length(self) -> int:
        """Pages in the log."""
        if self._index is None or not self._index.exists():
            return 0
        with self._index.open("rb") as file:
            found: int = _PAGES.unpack(file.read(_PAGES.size))[0]
        return found

    def since(self, before: int) -> int:
        """Pages written since the log was so long: it begins anew once it is in the file."""
        now = self.length()
        return now - before if now >= before else now

    def empty(self, least: int = FULL) -> None:
        """Write the log into the file if it has so many pages, and note what that cost."""
        length = self.length()
        if self._index is None or length < max(1, least):
            return
        began = time.process_time()
        with self._store.bare() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
        self.spent += time.process_time() - began
        self.pages += length

    def a_page(self) -> float:
        """Seconds of CPU that a page of the log costs."""
        return self.spent / self.pages if self.pages else 0.0
