"""A worker that cannot keep the promise does not start: the real command, on a real queue server, says why."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
import pytest

from workers import broker, embedded, procs
from workers.settings import Settings

WITHIN = 120.0


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with embedded.embedded(Settings(home=tmp_path_factory.mktemp("home")), queues=()) as settings:
        yield settings


def start(settings: Settings, *arguments: str, command: str = "worker") -> subprocess.CompletedProcess[str]:
    """Run a worker until it ends; one that does not is a failure."""
    env = {**os.environ, **procs.environment(settings)}
    words = [sys.executable, "-m", "workers.cli", command, *arguments]
    if command == "celery":
        words = [sys.executable, "-m", "celery", "-A", "workers.worker", "worker", *arguments]
    return subprocess.run(words, env=env, capture_output=True, text=True, timeout=WITHIN, check=False)


@pytest.mark.parametrize(
    ("wrong", "act"),
    [
        ({"visibility_timeout": 60}, "set COPYDESK_VISIBILITY_TIMEOUT to 90 or more"),
        ({"task_time_limit": 600}, "set COPYDESK_VISIBILITY_TIMEOUT to 630 or more"),
        ({"task_time_limit": 3}, "set COPYDESK_TASK_TIME_LIMIT to 6 or more"),
        (
            {"broker_url": "amqp://127.0.0.1:1//", "task_time_limit": 1790, "visibility_timeout": 1900},
            "set COPYDESK_TASK_TIME_LIMIT to 1770 or less",
        ),
    ],
)
def test_times_that_do_not_fit_each_other_are_refused(server: Settings, wrong: dict[str, Any], act: str) -> None:
    settings = msgspec.structs.replace(server, **wrong)
    for command in ("worker", "celery"):
        ended = start(settings, command=command)
        assert ended.returncode != 0
        assert act in ended.stderr


@pytest.mark.parametrize("pool", ["threads", "solo"])
def test_a_pool_in_which_no_time_limit_holds_is_refused(server: Settings, pool: str) -> None:
    ended = start(server, f"--pool={pool}", command="celery")
    assert ended.returncode != 0
    assert "copydesk workers are prefork only" in ended.stderr
    assert "drop --pool" in ended.stderr


def test_a_queue_server_that_evicts_is_refused(server: Settings) -> None:
    with broker.connect(server.broker_url or "") as client:
        client.config_set("maxmemory", "100mb")
        client.config_set("maxmemory-policy", "allkeys-lru")
        try:
            ended = start(server)
        finally:
            client.config_set("maxmemory-policy", "noeviction")
            client.config_set("maxmemory", "0")
    assert ended.returncode != 0
    assert "copydesk will not start" in ended.stderr
    assert "set `maxmemory-policy noeviction`" in ended.stderr


def test_one_that_was_away_at_the_start_is_asked_once_it_is_there(tmp_path: Path) -> None:
    socket = Path(tempfile.mkdtemp(prefix="cd-")) / "q.sock"
    settings = Settings(home=tmp_path, broker_url=f"redis+socket://{socket}?virtual_host=0", workers=1)
    env = {**os.environ, **procs.environment(settings)}
    words = [sys.executable, "-m", "workers.cli", "worker"]
    evicting = ("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru", "--save", "")
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, socket.parent)
        worker = procs.spawn(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        stack.callback(procs.stop, worker, grace=())
        for line in worker.stdout:
            if b"Trying again" in line or b"trying again" in line.lower():
                break
        server = procs.spawn(
            [embedded.server_binary(), "--port", "0", "--unixsocket", str(socket), "--dir", str(tmp_path), *evicting],
            stdout=subprocess.DEVNULL,
        )
        stack.callback(procs.stop, server, grace=())
        told = worker.stdout.read()
        assert worker.wait(WITHIN) != 0
    assert b"noeviction" in told
