"""A private PostgreSQL for the drill, one of whose processes can be killed: it then ends them all and recovers."""

import importlib
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.drill.processes import ROOT, children
from workers.store.migrate import upgrade


class Database:
    """A server with copydesk's tables."""

    def __init__(self, server: Any) -> None:
        self._server = server
        upgrade(self.url())

    def url(self) -> str:
        """The address of its database."""
        return str(self._server.url())

    def strike(self) -> None:
        """SIGKILL the newest of the server's processes: PostgreSQL throws everybody out and reads its log again."""
        pid = int(Path(self._server.folder, "data", "postmaster.pid").read_text("ascii").split()[0])
        found = children(pid)
        if found:
            os.kill(max(found), signal.SIGKILL)


@contextmanager
def private() -> Iterator[Database]:
    """A server of our own, gone with us; the tests' starter knows where to find one."""
    if str(ROOT / "tests") not in sys.path:
        sys.path.append(str(ROOT / "tests"))
    server = importlib.import_module("servers.postgres").Postgres()
    try:
        yield Database(server)
    finally:
        server.stop()
