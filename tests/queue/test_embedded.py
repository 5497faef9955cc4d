"""The embedded queue server: private, one for each home, and gone when its starter is gone."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from workers import broker, embedded, procs
from workers.settings import Settings

# Tests that are started in the background (nohup, setsid, &) hand on signals that are ignored.
STARTER = """
import signal, sys, time
from pathlib import Path
from workers import embedded
from workers.settings import Settings
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
with embedded.server(Settings(home=Path(sys.argv[1]))) as settings:
    print(settings.broker_url, flush=True)
    time.sleep(300)
"""


@pytest.fixture
def running(tmp_path: Path):
    with embedded.server(Settings(home=tmp_path)) as settings:
        yield settings


def note(settings: Settings) -> dict:
    return json.loads((settings.home / "queue" / embedded.NOTE).read_bytes())


def socket_of(settings: Settings) -> Path:
    return Path(urlsplit(note(settings)["broker_url"]).path)


def gone(pid: int) -> bool:
    end = time.monotonic() + 20
    while procs.alive(pid) and time.monotonic() < end:
        time.sleep(0.02)
    return not procs.alive(pid)


def test_the_server_answers_on_a_private_socket(running: Settings) -> None:
    assert broker.queue_lengths(running.broker_url) == {"copydesk.clean": 0, "copydesk.crawl": 0, "copydesk.ask": 0}
    socket = Path(urlsplit(running.broker_url).path)
    assert stat.S_IMODE(socket.parent.stat().st_mode) == 0o700
    assert len(os.fsencode(socket)) < embedded.LONGEST_PATH


def test_the_server_listens_on_no_port_and_evicts_nothing(running: Settings) -> None:
    with broker.connect(running.broker_url) as server:
        assert server.config_get("port") == {"port": "0"}
        assert server.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert server.config_get("appendonly") == {"appendonly": "yes"}
    assert broker.faults(running.broker_url) == ()


def test_an_evicting_server_is_named_with_what_to_change(running: Settings) -> None:
    with broker.connect(running.broker_url) as server:
        server.config_set("maxmemory", "64mb")
        server.config_set("maxmemory-policy", "allkeys-lru")
    assert "noeviction" in broker.faults(running.broker_url)[0]


def test_the_server_counts_commands_itself(running: Settings) -> None:
    before = broker.commands(running.broker_url).get("llen", 0)
    broker.waiting(running.broker_url)
    assert broker.commands(running.broker_url)["llen"] == before + 1


def test_what_waits_outlives_the_server(tmp_path: Path) -> None:
    with embedded.server(Settings(home=tmp_path)) as first, broker.connect(first.broker_url) as server:
        server.lpush("copydesk.clean", "message")
    with embedded.server(Settings(home=tmp_path)) as second:
        assert broker.waiting(second.broker_url) == 1


def test_a_second_run_with_one_home_is_told_where_the_first_is(running: Settings) -> None:
    with pytest.raises(embedded.EmbeddedError, match="COPYDESK_HOME"), embedded.server(Settings(home=running.home)):
        pass
    assert embedded.running(Settings(home=running.home)) == running.broker_url


def test_two_runs_side_by_side_do_not_meet(tmp_path: Path) -> None:
    one, two = Settings(home=tmp_path / "one"), Settings(home=tmp_path / "two")
    with embedded.server(one) as first, embedded.server(two) as second:
        with broker.connect(first.broker_url) as server:
            server.lpush("copydesk.clean", "message")
        assert (broker.waiting(first.broker_url), broker.waiting(second.broker_url)) == (1, 0)


def test_nothing_runs_after_an_orderly_end(tmp_path: Path) -> None:
    with embedded.server(Settings(home=tmp_path)) as settings:
        pid, socket = note(settings)["pid"], socket_of(settings)
    assert gone(pid)
    assert not socket.parent.exists()
    assert embedded.running(settings) is None


def test_the_server_ends_with_a_starter_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", STARTER, str(tmp_path)], stdout=subprocess.PIPE) as starter:
        assert starter.stdout is not None
        starter.stdout.readline()
        pid, socket = note(Settings(home=tmp_path))["pid"], socket_of(Settings(home=tmp_path))
        assert procs.alive(pid)
        starter.send_signal(signal.SIGKILL)
    assert gone(pid)
    assert embedded.running(Settings(home=tmp_path)) is None
    with embedded.server(Settings(home=tmp_path)) as again:
        assert broker.waiting(again.broker_url) == 0
    assert not socket.parent.exists()


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_starter_that_is_told_to_end_ends_in_order(tmp_path: Path, sign: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STARTER, str(tmp_path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as starter:
        assert starter.stdout is not None
        starter.stdout.readline()
        socket = socket_of(Settings(home=tmp_path))
        starter.send_signal(sign)
    assert starter.returncode == (-sign if sign is signal.SIGINT else 128 + sign)
    assert not socket.parent.exists()
    assert "ready to exit" in (tmp_path / "queue" / "server.log").read_text("utf-8")


def test_a_worker_that_died_is_started_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen] = []

    def start_worker(*_: object, **__: object) -> subprocess.Popen:
        started.append(procs.spawn(["sleep", "300"]))
        return started[-1]

    monkeypatch.setattr(embedded, "start_worker", start_worker)
    with embedded.Crew(Settings(home=tmp_path), ("copydesk.clean", "copydesk.ask", "copydesk.crawl")) as crew:
        crew.keep()
        assert len(started) == 2
        kill(started[0])
        with pytest.raises(embedded.EmbeddedError, match="at once"):
            crew.keep()
        monkeypatch.setattr(embedded, "SHORTEST_LIFE", 0.0)
        crew.keep()
        assert [worker.poll() is None for worker in started] == [False, True, True]
    assert all(worker.poll() is not None for worker in started)


def test_where_restarts_are_counted_a_short_life_is_none_of_the_reasons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[subprocess.Popen] = []

    def start_worker(*_: object, **__: object) -> subprocess.Popen:
        started.append(procs.spawn(["sleep", "300"]))
        return started[-1]

    monkeypatch.setattr(embedded, "start_worker", start_worker)
    with embedded.Crew(Settings(home=tmp_path), ("copydesk.clean",)) as crew:
        for _ in range(2):
            assert crew.keep(most=2) == 0
            kill(started[-1])
            assert crew.keep(most=2) == 1
        kill(started[-1])
        with pytest.raises(embedded.EmbeddedError, match="3 times"):
            crew.keep(most=2)


def kill(process: subprocess.Popen) -> None:
    process.kill()
    process.wait()


def test_a_server_that_cannot_start_names_its_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "server_binary", lambda: "false")
    with (
        pytest.raises(embedded.EmbeddedError, match=r"server\.log"),
        embedded.server(Settings(home=tmp_path)),
    ):
        pass


def old_server(folder: Path, version: str) -> None:
    folder.mkdir()
    (folder / "redis-server").write_text(f"#!/bin/sh\necho 'Redis server v={version} sha=0'\n")
    (folder / "redis-server").chmod(0o755)


@pytest.mark.parametrize(("version", "taken"), [("5.0.14", False), ("6.2.14", True), ("7.0.15", True)])
def test_an_installed_server_is_taken_if_it_is_new_enough(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str, taken: bool
) -> None:
    old_server(tmp_path / "bin", version)
    monkeypatch.setenv("PATH", str(tmp_path / "bin") + ":/bin:/usr/bin")
    monkeypatch.setattr(embedded.shutil, "which", lambda name: _only(tmp_path / "bin" / name))
    assert (embedded.server_binary() == str(tmp_path / "bin" / "redis-server")) is taken


def _only(path: Path) -> str | None:
    return str(path) if path.exists() else None


def test_without_any_server_the_next_act_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded.shutil, "which", lambda name: None)
    monkeypatch.setattr(embedded, "_carried", lambda: None)
    with pytest.raises(embedded.EmbeddedError, match="install"):
        embedded.server_binary()


@pytest.mark.parametrize("url", ["amqp://guest@127.0.0.1//", "nonsense", "redis://user:hidden@127.0.0.1:1/0"])
def test_a_broker_that_cannot_be_asked_is_named_without_its_password(url: str) -> None:
    with pytest.raises(broker.BrokerError) as caught:
        broker.waiting(url)
    assert "hidden" not in str(caught.value)
