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
