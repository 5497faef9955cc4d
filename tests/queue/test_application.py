"""Another application, with nothing but celery[redis], in its own environment, beside a second Celery application.

Also: every example in docs/contract.md is sent as it is printed.
"""

import json
import os
import re
import subprocess
import sys
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from celery import Celery

from workers.embedded import embedded
from workers.procs import spawn, stop
from workers.routes import ASK_QUEUE, CLEAN_QUEUE, ROUTES
from workers.schemas import schema
from workers.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CONTRACT = (ROOT / "docs" / "contract.md").read_text("utf-8")
EXAMPLES = {
    example["task"]: example["payload"]
    for block in re.findall(r"```json\n(.*?)```", CONTRACT, re.DOTALL)
    if "task" in (example := json.loads(block))
}
ANSWERS = {
    "copydesk.clean.v1": "receipts",
    "copydesk.receipt.v1": "fates",
    "copydesk.record.v1": "records",
    "copydesk.match.v1": "matches",
    "copydesk.fingerprint.v1": "fingerprints",
    "copydesk.crawls.v1": "crawls",
    "copydesk.watches.v1": "watches",
}
#: What the application's environment holds, and nothing else of ours.
PINNED = ("celery", "redis", "kombu", "billiard", "vine", "amqp", "click")

OTHER = """
import os
from celery import Celery
app = Celery("other", broker=os.environ["BROKER_URL"], backend=os.environ["BROKER_URL"])
@app.task(name="other.add")
def add(a, b):
    return a + b
"""


@pytest.fixture(scope="session")
def application_python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Python with celery[redis] in the versions of this one, and no other package."""
    from importlib.metadata import version

    folder = tmp_path_factory.mktemp("application")
    (folder / "constraints.txt").write_text("".join(f"{name}=={version(name)}\n" for name in PINNED))
    venv.create(folder / "venv", with_pip=False)
    python = folder / "venv" / "bin" / "python"
    command = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run(
        [*command, "-c", folder / "constraints.txt", "celery[redis]"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"celery[redis] cannot be installed; is the package index reached? {done.stderr}"
    return python


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded run, on a queue server that the other application uses as well."""
    with embedded(Settings(home=tmp_path_factory.mktemp("home"), workers=1)) as settings:
        yield settings


@pytest.fixture(scope="module")
def caller(running: Settings) -> Celery:
    app = Celery("caller", broker=running.broker_url, backend=running.broker_url, set_as_current=False)
    yield app
    app.close()


def ask(app: Celery, task: str, *args: Any, **kwargs: Any) -> Any:
    queue = ROUTES[task]["queue"]
    return app.send_task(task, args=args, kwargs=kwargs, queue=queue, ignore_result=False).get(timeout=60)


def run(python: Path, script: Path, running: Settings) -> Any:
    env = {"PATH": os.environ["PATH"], "BROKER_URL": running.broker_url or ""}
    done = subprocess.run([python, "-I", script], env=env, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_an_application_with_nothing_of_ours(application_python: Path, running: Settings) -> None:
    script = ROOT / "examples" / "application.py"
    told = run(application_python, script, running)
    again = run(application_python, script, running)
    assert [one["outcome"] for one in told["clean"]["receipts"]] == ["stored", "rejected"]
    assert [one["outcome"] for one in again["clean"]["receipts"]] == ["seen", "rejected"]
    assert [fate["state"] for fate in told["receipt"]["fates"]] == ["finished", "finished", "unknown"]
    assert told["record"]["records"][0]["key"] == told["clean"]["receipts"][0]["key"]
    assert told["match"]["matches"][0]["relation"]["kind"] == "same"
    assert (told["refused"]["receipts"][0]["outcome"], told["refused"]["receipts"][0]["field"]) == ("refused", "url")


def test_the_application_really_has_nothing_of_ours(application_python: Path) -> None:
    command = [application_python, "-I", "-c", "import msgspec"]
    assert subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_the_tasks_of_a_second_application_survive(running: Settings, caller: Celery, tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text(OTHER)
    sent = [caller.send_task("other.add", (n, 1), ignore_result=False) for n in range(20)]
    ask(caller, "copydesk.clean.v1", payload={"text": "Words that end nobody else's task.", "ref": "beside"})
    assert not any(result.ready() for result in sent)
    worker = spawn(
        [sys.executable, "-m", "celery", "-A", "other", "worker", "--concurrency=1", "--loglevel=ERROR"],
        cwd=tmp_path,
        env={**os.environ, "BROKER_URL": running.broker_url or ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert [result.get(timeout=60) for result in sent] == list(range(1, 21))
        answer = ask(caller, "copydesk.receipt.v1", payload={"source": "", "refs": ["beside"]})
        assert answer["fates"][0]["state"] == "finished"
    finally:
        stop(worker, grace=((15, 10.0),))


def test_the_contract_names_every_task_and_queue() -> None:
    assert set(EXAMPLES) == set(ANSWERS) | {"copydesk.crawl.v1", "copydesk.watch.v1"}
    for task, payload in EXAMPLES.items():
        jsonschema.validate(payload, schema(payload["schema"].removeprefix("copydesk.").partition("/")[0]))
        assert f"| `{task}` | `{ROUTES[task]['queue']}` |" in CONTRACT


@pytest.mark.parametrize("task", ANSWERS)
def test_an_example_is_answered_as_the_contract_says(caller: Celery, task: str) -> None:
    ask(caller, "copydesk.clean.v1", payload=EXAMPLES["copydesk.clean.v1"])
    answer = ask(caller, task, payload=EXAMPLES[task])
    jsonschema.validate(answer, schema(ANSWERS[task]))
    assert "outcome" not in answer, answer


@pytest.mark.parametrize("task", ANSWERS)
@pytest.mark.parametrize("args", [(), (1, 2), ("text",), (None,), ({"schema": 7},)])
def test_any_arguments_are_answered_with_a_receipt(caller: Celery, task: str, args: tuple[Any, ...]) -> None:
    answer = ask(caller, task, *args)
    receipt = answer["receipts"][0] if "receipts" in answer else answer
    jsonschema.validate(receipt, schema("receipt"))
    assert receipt["outcome"] == "refused"
    assert receipt["reason"]


def test_messages_wait_under_the_names_in_the_contract(running: Settings, caller: Celery) -> None:
    assert (CLEAN_QUEUE, ASK_QUEUE) == ("copydesk.clean", "copydesk.ask")
    assert "copydesk.crawl" in CONTRACT
    caller.send_task("copydesk.crawl.v1", kwargs={"payload": {}}, queue="copydesk.crawl", expires=60)
    from workers.broker import queue_lengths

    assert queue_lengths(running.broker_url or "")["copydesk.crawl"] == 1
