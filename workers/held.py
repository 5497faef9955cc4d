"""What one process holds open: the store and the archive, each opened when it is first used, after any fork."""

import os

from workers.archive import Archive
from workers.model import Profile
from workers.settings import Settings
from workers.store import Store, open_store


class Held:
    """The store and the archive of this process; a forked child opens its own and never touches its parent's."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.profile = Profile(judge=settings.judge)
        self._pid = os.getpid()
        self._store: Store | None = None
        self._archive: Archive | None = None

    @property
    def store(self) -> Store:
        """The store of this process. StoreError if it cannot be opened; the next use tries again."""
        self._mine()
        if self._store is None:
            self._store = open_store(self.settings.store_url)
        return self._store

    @property
    def archive(self) -> Archive:
        """The archive file of this process."""
        self._mine()
        if self._archive is None:
            self._archive = Archive(self.settings.archive_place)
        return self._archive

    def close(self) -> None:
        """Finish the archive file and let go of the store; the next use opens them again."""
        self._mine()
        if self._archive is not None:
            self._archive.close()
        if self._store is not None:
            self._store.close()
        self._store = self._archive = None

    def _mine(self) -> None:
        if self._pid != os.getpid():
            self._pid, self._store, self._archive = os.getpid(), None, None
