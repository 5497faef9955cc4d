"""The health check: a stuck worker is told from one that lives, by the standard library alone."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workers import health


def age(file: Path, seconds: float) -> None:
    then = time.time() - seconds
    os.utime(file, (then, then))


def check(file: Path) -> str | None:
    return health.check(file, time.time())


def test_a_worker_that_beats_is_healthy(tmp_path: Path) -> None:
    health.beat(tmp_path / "beat")
    assert check(tmp_path / "beat") is None


def test_no_heartbeat_names_the_file(tmp_path: Path) -> None:
    assert str(tmp_path / "beat") in (check(tmp_path / "beat") or "")


def test_an_old_heartbeat_is_not_healthy(tmp_path: Path) -> None:
    health.beat(tmp_path / "beat")
    age(tmp_path / "beat", health.BEAT_LIMIT + 5)
    assert "old" in (check(tmp_path / "beat") or "")


@pytest.mark.parametrize(("waiting", "idle", "healthy"), [(3, 1000.0, False), (0, 1000.0, True), (3, 10.0, True)])
def test_a_full_queue_of_which_nothing_is_taken(tmp_path: Path, waiting: int, idle: float, healthy: bool) -> None:
    file = tmp_path / "beat"
    health.beat(file)
    health.task_seen(file)
    health.queue_seen(file, waiting)
    age(tmp_path / "beat.task", idle)
    assert (check(file) is None) is healthy


def test_a_link_in_an_open_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "beat").symlink_to(tmp_path / "other")
    with pytest.raises(OSError, match="symbolic"):
        health.beat(tmp_path / "beat")
    assert not (tmp_path / "other").exists()


def test_the_command_needs_no_package(tmp_path: Path) -> None:
    health.beat(tmp_path / "beat")
    command = [sys.executable, "-S", "-m", "workers.health"]
    good = subprocess.run([*command, str(tmp_path / "beat")], capture_output=True, text=True, check=False)
    bad = subprocess.run([*command, str(tmp_path / "none")], capture_output=True, text=True, check=False)
    assert (good.returncode, good.stdout) == (0, "healthy\n")
    assert bad.returncode == 1


def told(*words: str) -> tuple[int, str]:
    ran = subprocess.run(
        [sys.executable, "-S", "-m", "workers.health", *words], capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stdout


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(health.VARIABLE, raising=False)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    return tmp_path


def test_each_worker_of_a_host_has_a_file_of_its_own(temporary: Path) -> None:
    one, other = health.heartbeat_file(os.getpid()), health.heartbeat_file(os.getppid())
    assert one != other
    assert told()[0] == 1
    health.beat(one)
    assert told() == told(str(os.getpid())) == (0, "healthy\n")
    health.beat(other)
    age(other, health.BEAT_LIMIT + 5)
    assert (told()[0], "old" in told()[1]) == (1, True)
    assert told(str(os.getpid()))[0] == 0
    assert told(str(other))[0] == 1
    health.ended(other)
    assert told()[0] == 0


def test_what_a_killed_worker_left_is_not_looked_at(temporary: Path) -> None:
    with subprocess.Popen(["sleep", "300"]) as worker:
        file = health.heartbeat_file(worker.pid)
        health.beat(file)
        assert health.living() == (file,)
        worker.kill()
    (temporary / "copydesk-none.heartbeat").touch()
    assert health.living() == ()
    assert "nobody beats" in told()[1]


def test_a_place_that_was_named_is_the_only_one(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    health.beat(health.heartbeat_file(os.getpid()))
    monkeypatch.setenv(health.VARIABLE, str(temporary / "here"))
    assert health.living() == (temporary / "here",)
    assert told()[0] == 1
    health.beat(health.heartbeat_file(1))
    assert told()[0] == 0
