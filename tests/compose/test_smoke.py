"""docker-compose.yml without an engine: each service's own command as a process, and one job through them all.

The queue server and PostgreSQL are real and private to this test. Addresses and folders are rewritten to theirs;
commands, environment and health checks are taken from the file as they stand.
"""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from workers import broker, procs
from workers.app import check
from workers.embedded import server_binary
from workers.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[2]
SERVICES: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))["services"]
OURS = [name for name, service in SERVICES.items() if service["image"].startswith("copydesk:")]
PASSWORD = "s3cret"
ARTICLE = "<article><h1>Ferry returns</h1>" + "<p>The ferry sails again after the repair of its rudder.</p>" * 9


def test_every_image_is_pinned_and_nobody_is_root() -> None:
    for name, service in SERVICES.items():
        assert re.search(r":\d+\.\d+", service["image"]), name
        assert not str(service["user"]).startswith(("0", "root")), name


def test_every_variable_is_a_setting() -> None:
    known = {PREFIX + name.upper() for name in Settings.__struct_fields__}
    for name in OURS:
        assert set(SERVICES[name]["environment"]) <= known, name


def test_the_services_keep_the_promise_with_the_defaults() -> None:
    check(Settings(broker_url="redis://queue:6379/0"))


def test_no_secret_stands_in_the_file() -> None:
    text = (ROOT / "docker-compose.yml").read_text("utf-8")
    assert re.findall(r"^ *\w*(?:PASSWORD|SECRET|TOKEN)\w*: *(?!\$\{)\S+", text, re.MULTILINE) == []


def test_every_long_running_service_is_watched_and_started_again() -> None:
    for name, service in SERVICES.items():
        if name != "migrate":
            assert service["restart"] == "unless-stopped", name
            assert service["healthcheck"]["test"], name


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], env: dict[str, str], log: Path) -> Iterator["subprocess.Popen[Any]"]:
    """A process that is ended by SIGTERM, as an engine would, and must end within its grace."""
    with log.open("wb") as out:
        process = procs.spawn(command, env=env, stdout=out, stderr=out, cwd=log.parent, start_new_session=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def queue_command(folder: Path, port: int) -> list[str]:
    """The queue service's own command, with the server that is here and a port and a folder of its own."""
    script = SERVICES["queue"]["command"][-1].replace("$$", "$").replace("--dir /data", f"--dir {folder}")
    binary = shlex.quote(server_binary())
    return [
        "sh",
        "-c",
        re.sub(r"exec (valkey|redis)-server", f"exec {binary} --port {port} --bind 127.0.0.1", script),
    ]


class Site:
    """What the services find around them: rewritten addresses, a home, a place for logs."""

    def __init__(self, folder: Path, port: int, database: str) -> None:
        self.folder, self.port, self.database = folder, port, database

    def environment(self, name: str) -> dict[str, str]:
        given = {key: self._rewritten(str(value)) for key, value in SERVICES[name]["environment"].items()}
        given["COPYDESK_DATABASE_URL"] = self.database
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        temporary = self.folder / f"{name}.tmp"  # each container has one of its own
        temporary.mkdir(exist_ok=True)
        return {**given, "PATH": path, "HOME": str(self.folder), "TMPDIR": str(temporary)}

    def _rewritten(self, value: str) -> str:
        value = re.sub(r"\$\{QUEUE_PASSWORD[^}]*\}", PASSWORD, value)
        value = value.replace("@queue:6379", f"@127.0.0.1:{self.port}").replace("/data", str(self.folder / "data"))
        value = value.replace("/etc/copydesk/sites.toml", str(ROOT / "sites.example.toml"))
        return re.sub(r"\$\{USER_AGENT[^}]*\}", "smoke (+https://smoke.example/)", value)

    def command(self, name: str) -> list[str]:
        """The image's entry point with the service's own words."""
        return ["copydesk", *SERVICES[name]["command"]]

    def healthy(self, name: str) -> bool:
        """The service's own check, said true."""
        kind, *words = SERVICES[name]["healthcheck"]["test"]
        command = [self._rewritten(word) for word in words] if kind == "CMD" else ["sh", "-c", words[0]]
        done = subprocess.run(command, env=self.environment(name), capture_output=True, cwd=ROOT, check=False)
        return done.returncode == 0

    def run(self, *words: str) -> str:
        done = subprocess.run(
            ["copydesk", *words],
            env=self.environment("worker"),
            capture_output=True,
            text=True,
            cwd=self.folder,
            check=False,
        )
        assert done.returncode == 0, (words, done.stdout, done.stderr)
        return done.stdout


def until(true: Callable[[], bool], what: str, within: float = 60.0) -> None:
    end = time.monotonic() + within
    while not true():
        assert time.monotonic() < end, f"not within {within:g} s: {what}"
        time.sleep(0.2)


def test_each_service_runs_its_own_command_and_a_job_goes_through(
    tmp_path: Path, new_postgres: Callable[..., str]
) -> None:
    (tmp_path / "data").mkdir()
    site = Site(tmp_path, free_port(), new_postgres(empty=True))
    url = f"redis://:{PASSWORD}@127.0.0.1:{site.port}/0"
    queue_env = {**os.environ, "QUEUE_PASSWORD": PASSWORD}
    with ExitStack() as stack:
        stack.enter_context(running(queue_command(tmp_path, site.port), queue_env, tmp_path / "queue.log"))
        until(lambda: _answers(url), "the queue server answers")
        site.run(*SERVICES["migrate"]["command"])
        for name in ("worker", "crawler", "beat"):
            process = running(site.command(name), site.environment(name), tmp_path / f"{name}.log")
            stack.enter_context(process)
        for name in ("worker", "crawler", "beat"):
            until(lambda name=name: site.healthy(name), f"{name} is healthy: {_tail(tmp_path / f'{name}.log')}")
        page = tmp_path / "ferry.html"
        page.write_text(ARTICLE, "utf-8")
        site.run("submit", str(page), "--url", "https://harbour.example/ferry", "--source", "smoke")
        until(lambda: "Ferry returns" in site.run("list", "--json"), _tail(tmp_path / "worker.log"))
    assert not _answers(url)


def _answers(url: str) -> bool:
    try:
        broker.waiting(url)
    except broker.BrokerError:
        return False
    return True


def _tail(log: Path) -> str:
    return log.read_text("utf-8", "replace")[-1500:] if log.exists() else "no log"


@pytest.mark.parametrize("name", ["worker", "crawler", "beat", "queue", "database"])
def test_a_service_waits_for_what_it_needs(name: str) -> None:
    needs = SERVICES[name].get("depends_on", {})
    conditions = {service: needed["condition"] for service, needed in needs.items()}
    if name in ("queue", "database"):
        assert conditions == {}
    else:
        assert conditions == {"queue": "service_healthy", "migrate": "service_completed_successfully"}
