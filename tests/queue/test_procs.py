"""A child that is spawned ends with its parent, however the parent ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from workers import procs
from workers.settings import Settings

PARENT = """
import sys, time
from workers import procs
print(procs.spawn([sys.executable, "-c", "import time; time.sleep(300)"]).pid, flush=True)
time.sleep(300)
"""


def wait_until_gone(pid: int) -> bool:
    end = time.monotonic() + 20
    while procs.alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not procs.alive(pid)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_ends_with_its_parent(sign: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert procs.alive(child)
        parent.send_signal(sign)
    assert wait_until_gone(child)


def test_a_child_whose_parent_died_before_it_could_ask_ends_at_once() -> None:
    orphan = subprocess.run([sys.executable, "-I", "-S", procs.tether.__file__, "1", "true"], check=False)
    assert orphan.returncode == 1


def test_a_command_takes_the_place_of_its_leash() -> None:
    process = procs.spawn(["sh", "-c", "echo $$"], stdout=subprocess.PIPE, text=True)
    out, _ = process.communicate()
    assert int(out) == process.pid
    assert process.returncode == 0


def test_only_the_main_thread_may_spawn() -> None:
    caught: list[BaseException] = []

    def elsewhere() -> None:
        try:
            procs.spawn(["true"])
        except RuntimeError as error:
            caught.append(error)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert "main thread" in str(caught[0])


def test_stop_goes_from_kind_to_firm() -> None:
    deaf = "import signal, time; signal.signal(15, signal.SIG_IGN); print(1, flush=True); time.sleep(300)"
    process = procs.spawn([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    assert procs.stop(process, grace=((signal.SIGTERM, 0.05),)) == -signal.SIGKILL
    process.stdout.close()


def test_stop_takes_a_process_that_has_ended() -> None:
    process = procs.spawn(["true"])
    process.wait()
    assert procs.stop(process, grace=((signal.SIGTERM, 5.0),)) == 0


def test_alive_tells_a_zombie_from_a_process() -> None:
    process = subprocess.Popen(["true"])
    assert wait_until_gone(process.pid)
    process.wait()
    assert procs.alive(os.getpid())


def test_settings_travel_by_environment(tmp_path: Path) -> None:
    from workers.settings import load

    settings = Settings(home=tmp_path, broker_url="redis://127.0.0.1:1/0", workers=3)
    assert load(procs.environment(settings)) == settings
