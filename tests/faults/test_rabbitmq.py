"""RabbitMQ as the queue server: quorum queues, confirms, dead letters; workers and the server are killed.

Where no server is installed the tests that need one say so in the summary. CI installs one if it may.
"""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from kombu import Connection, Producer, Queue
from rigging import HERE, PATIENCE, assert_each_stored_once, counts, opened, pages, submit
from servers.rabbitmq import MISSING, Rabbit, programs

from workers import broker, embedded, letters, rabbit
from workers.app import make_app
from workers.reaper import Reaper
from workers.routes import ASK_QUEUE, CLEAN, CLEAN_QUEUE, CRAWL_QUEUE, JOBS, RECEIPT, publish
from workers.settings import Settings, SettingsError
from workers.store import Store, quarantine

#: How an application reaches the queues, as it is printed for its writers.
EXAMPLE = re.findall(
    r"```python\n(.*?)```", (HERE.parents[1] / "docs" / "rabbitmq.md").read_text("utf-8"), re.DOTALL
)[0]
NOWHERE = "amqp://user:secret@127.0.0.1:1//"
needs_server = pytest.mark.skipif(programs() is None, reason=MISSING)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rabbit]:
    """One server for this file: a start takes seconds."""
    made = Rabbit(tmp_path_factory.mktemp("rabbit"))
    made.start()
    yield made
    made.stop()


class Run:
    """Workers on the server, on a store of their own."""

    def __init__(self, home: Path, url: str, **more: Any) -> None:
        self.settings = Settings(home=home, broker_url=url, visibility_timeout=300, **more)
        self.running: list[subprocess.Popen[Any]] = []

    def start_worker(self) -> None:
        self.running.append(embedded.start_worker(self.settings, (CLEAN_QUEUE, ASK_QUEUE), app="poisoned"))

    def kill_worker(self) -> None:
        os.killpg(self.running[-1].pid, signal.SIGKILL)
        self.running[-1].wait()

    def wait(self, until: Callable[[], bool]) -> None:
        end = time.monotonic() + 2 * PATIENCE
        while not until():
            assert time.monotonic() < end, self.log()
            if self.running and self.running[-1].poll() is not None:
                self.start_worker()
            time.sleep(0.05)

    def log(self) -> str:
        return "\n".join(file.read_text("utf-8")[-3000:] for file in (self.settings.home / "log").glob("*.log"))


@pytest.fixture
def run(server: Rabbit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(HERE), os.environ.get("PYTHONPATH")))))
    made = Run(tmp_path, server.url)
    server.settle(made.settings)
    yield made
    for worker in made.running:
        if worker.poll() is None:
            os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    with Connection(server.url) as connection:
        for name in (CLEAN_QUEUE, ASK_QUEUE, CRAWL_QUEUE, rabbit.DEAD):
            connection.channel().queue_delete(queue=name)


def is_done(store: Store, count: int) -> bool:
    return counts(store) == {"queued": 0, "running": 0, "done": count, "quarantined": 0}


def test_a_task_may_not_last_longer_than_the_server_leaves_a_message_with_its_worker() -> None:
    with pytest.raises(SettingsError, match="COPYDESK_TASK_TIME_LIMIT to 1770 or less"):
        make_app(Settings(broker_url=NOWHERE, task_time_limit=1800, visibility_timeout=2000))
    make_app(Settings(broker_url=NOWHERE, task_time_limit=1770, visibility_timeout=2000))


def test_queues_are_quorum_queues_and_every_publish_is_confirmed() -> None:
    app = make_app(Settings(broker_url=NOWHERE))
    assert app.conf.broker_transport_options["confirm_publish"] is True
    assert app.conf.result_backend == "rpc://"
    for queue in app.amqp.queues.values():
        assert queue.queue_arguments == rabbit.ARGUMENTS
        assert (queue.exchange.name, queue.exchange.type, queue.routing_key) == (queue.name, "topic", queue.name)


def test_a_server_that_is_away_is_named_without_its_password() -> None:
    for ask in (broker.waiting, broker.faults):
        with pytest.raises(broker.BrokerError, match=r"127\.0\.0\.1:1") as refused:
            ask(NOWHERE)
        assert "secret" not in str(refused.value)


@needs_server
def test_what_waits_outlives_a_server_that_is_killed_and_its_new_start_is_noticed(run: Run, server: Rabbit) -> None:
    app = make_app(run.settings)
    assert publish(app, range(1, 101)) == 100
    run.wait(lambda: broker.queue_lengths(server.url) == {CLEAN_QUEUE: 2, CRAWL_QUEUE: 0, ASK_QUEUE: 0})
    assert broker.faults(server.url) == ()
    rabbit.forgot(server.url)
    assert not rabbit.forgot(server.url)
    app.close()
    server.kill()
    server.start_again((CLEAN_QUEUE, ASK_QUEUE))
    assert (rabbit.forgot(server.url), rabbit.forgot(server.url)) == (True, False)
    run.wait(lambda: broker.waiting(server.url) == 2)  # it counts a moment after it answers


@needs_server
def test_a_killed_worker_and_a_killed_server_lose_nothing(
    run: Run, server: Rabbit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.05")
    sent = pages(100)
    with opened(run) as (client, store):
        submit(client, sent[:75])
        run.start_worker()
        run.wait(lambda: counts(store)["done"] >= 10)
        run.kill_worker()
        run.start_worker()
        run.wait(lambda: counts(store)["done"] >= 30)
        server.kill()
        submit(client, sent[75:])
        server.start_again((CLEAN_QUEUE, ASK_QUEUE))
        run.wait(lambda: is_done(store, 100))
        assert_each_stored_once(store, sent)


@needs_server
def test_an_application_is_answered_and_what_is_no_message_is_kept(run: Run, server: Rabbit) -> None:
    shown: dict[str, Any] = {}
    exec(EXAMPLE.replace("amqp://caller:PASSWORD@HOST//", server.url), shown)  # noqa: S102 - what callers copy
    caller, clean, ask = shown["app"], shown["CLEAN"], shown["ASK"]
    run.start_worker()
    with opened(run) as (_, store):
        run.wait(lambda: ready(run))
        payload = {"source": "test", "pages": [msgspec.to_builtins(page) for page in pages(2)]}
        answer = caller.send_task(CLEAN, kwargs={"payload": payload}, queue=clean, ignore_result=False).get(
            timeout=PATIENCE
        )
        assert [one["outcome"] for one in answer["receipts"]] == ["stored", "stored"]
        payload = {"source": "test", "refs": ["0", "nobody's"]}
        answer = caller.send_task(RECEIPT, kwargs={"payload": payload}, queue=ask, ignore_result=False).get(
            timeout=PATIENCE
        )
        assert [one["state"] for one in answer["fates"]] == ["finished", "unknown"]
        hostile = {"no JSON": ("{", {}), "pickle": ("x", {"content_type": "application/x-python-serialize"})}
        for body, more in hostile.values():
            send(server.url, body, **{"content_type": "application/json", **more})
        send(server.url, "[[], {}, {}]", headers={"task": "copydesk.clean.v99", "id": "1"})
        run.wait(lambda: len(kept(store)) == 3)
        assert sorted(kept(store)) == [letters.UNKNOWN, letters.UNREADABLE, letters.UNREADABLE]
        assert run.running[-1].poll() is None
    caller.close()


def ready(run: Run) -> bool:
    return " ready." in run.log()


def send(url: str, body: str, **more: Any) -> None:
    told: dict[str, Any] = {"content_type": "application/json", "content_encoding": "utf-8", **more}
    with Connection(url) as connection:
        Producer(connection.channel()).publish(body, routing_key=CLEAN_QUEUE, exchange="", serializer=None, **told)


def kept(store: Store) -> list[str]:
    with store.read() as tx:
        return [one.reason for one in quarantine.listing(tx)]


@needs_server
def test_what_is_handed_out_too_often_is_kept_unless_the_ledger_has_it(run: Run, server: Rabbit) -> None:
    app = make_app(run.settings)
    reaper = Reaper(app, run.settings)
    with opened(run) as (_, store):
        reaper._bury()
        app.send_task(CLEAN, kwargs={"payload": {"text": "a page that ends its worker"}})
        app.send_task(JOBS, kwargs={"ids": [1]})
        app.send_task(JOBS, kwargs={"ids": [2]}, expires=0.01)
        with Connection(server.url) as connection:
            for _ in range(2 * rabbit.DELIVERIES + 4):
                channel = connection.channel()
                queue = Queue(CLEAN_QUEUE)(channel)
                message = queue.get(accept=["json"])
                if message is not None:
                    message.requeue()
                channel.close()
        run.wait(lambda: broker.waiting(server.url, rabbit.DEAD) == 3)
        reaper._bury()
        assert kept(store) == [letters.DEAD]
        assert (broker.waiting(server.url), broker.waiting(server.url, rabbit.DEAD)) == (0, 0)
    app.close()


@needs_server
def test_a_queue_that_nobody_takes_messages_from_is_named(run: Run, server: Rabbit) -> None:
    both = (CLEAN_QUEUE, ASK_QUEUE)
    assert rabbit.unheard(server.url, both) == both
    with Connection(server.url) as connection:
        connection.default_channel.basic_consume(CLEAN_QUEUE, callback=lambda _: None)
        run.wait(lambda: rabbit.unheard(server.url, both) == (ASK_QUEUE,))


@needs_server
def test_a_queue_without_its_leader_holds_no_publisher_for_ever(run: Run, server: Rabbit) -> None:
    app = make_app(run.settings)
    assert publish(app, [1]) == 1
    leader = f"quorum_queues, {{'%2F_{CLEAN_QUEUE}', node()}}"
    with Connection(server.url) as connection:
        there = Queue(CLEAN_QUEUE, no_declare=True)
        with connection.Consumer([there], callbacks=[lambda *_: None]):
            assert rabbit.unheard(server.url, [CLEAN_QUEUE]) == ()
            server.ask("eval", f"ra:stop_server({leader}).")
            assert rabbit.unheard(server.url, [CLEAN_QUEUE]) == (CLEAN_QUEUE,), "as its worker is to notice"
    try:
        assert publish(app, [2]) == 0
    finally:
        server.ask("eval", f"ra:restart_server({leader}).")
    run.wait(lambda: publish(app, [3]) == 1)
    app.close()


@needs_server
def test_a_server_without_memory_holds_no_publisher_for_ever(run: Run, server: Rabbit) -> None:
    app = make_app(run.settings)
    assert publish(app, [1]) == 1
    server.ask("set_vm_memory_high_watermark", "0.00001")
    try:
        begun = time.monotonic()
        assert publish(app, [2]) == 0
        assert time.monotonic() - begun < 35, "7 s; with kombu's own tries and leave-taking 50"
    finally:
        server.ask("set_vm_memory_high_watermark", "0.4")
    assert publish(app, [3]) == 1
    app.close()
