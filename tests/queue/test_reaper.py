"""What is overdue is sent again, once, in messages of 50; a publish that fails is left to the next pass."""

from datetime import datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from queue_helpers import FakeTask, page

from workers import broker, intake, nodes, rabbit, reaper, routes, sending, watch
from workers.client import Client
from workers.contract import Page
from workers.embedded import server
from workers.held import Held
from workers.settings import Settings
from workers.store.errors import StoreUnavailable


@pytest.fixture(autouse=True)
def empty_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "waiting", lambda url: 0)


class Later(datetime):
    """A clock by which everything that was just sent is overdue."""

    @classmethod
    def now(cls, tz: Any = None) -> datetime:
        return datetime.now(tz) + timedelta(hours=1)


def accepted(held: Held, count: int) -> list[int]:
    pages = [Page(**page(n), source="me") for n in range(count)]
    return [row.id for row in intake.accept(pages, held.store, None)]


def test_what_is_not_overdue_is_left_alone(held: Held, task: FakeTask) -> None:
    accepted(held, 3)
    assert reaper.reap(task, held) == 0
    assert task.sent == []


def test_what_is_overdue_is_sent_once(held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held, 60)
    monkeypatch.setattr(reaper, "datetime", Later)
    assert reaper.reap(task, held) == 60
    assert [len(batch) for batch in task.sent] == [50, 10]
    assert sorted(job for batch in task.sent for job in batch) == sorted(ids)
    assert reaper.reap(task, held) == 0


def test_what_could_not_be_published_is_overdue_again(
    held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    accepted(held, 60)
    monkeypatch.setattr(reaper, "datetime", Later)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "publish", lambda _, ids: 50)
        assert reaper.reap(task, held) == 50
    assert reaper.reap(task, held) == 10
    assert reaper.reap(task, held) == 0


def test_what_was_accepted_and_could_not_be_published_is_overdue_at_once(
    held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = accepted(held, 60)
    with monkeypatch.context() as patch:
        patch.setattr(sending, "publish", lambda _, ids: 50)
        assert sending.send(task, held.store, ids) == 50
    assert reaper.reap(task, held) == 10
    assert task.sent == [ids[50:]]


def test_a_long_queue_is_not_made_longer(held: Held, task: FakeTask, monkeypatch: pytest.MonkeyPatch) -> None:
    accepted(held, 30)
    monkeypatch.setattr(reaper, "datetime", Later)
    monkeypatch.setattr(reaper, "AT_ONCE", 10)
    monkeypatch.setattr(broker, "waiting", lambda url: reaper.LONG_QUEUE + 1)
    assert reaper.reap(task, held) == 10


def test_a_job_is_overdue_only_when_no_task_can_have_it_any_more() -> None:
    settings = Settings(task_time_limit=60, reap_every=30)
    assert reaper.overdue_after(settings) >= settings.task_time_limit


def test_a_publish_that_fails_is_harmless(caplog: pytest.LogCaptureFixture) -> None:
    class Away(FakeTask):
        def send_task(self, *_: Any, **__: Any) -> None:
            raise OSError("redis://me:hidden@127.0.0.1 is away")

    assert routes.publish(Away(), [1, 2, 3]) == 0
    assert routes.publish(FakeTask(), []) == 0
    assert "left to the reaper" in caplog.text
    assert "hidden" not in caplog.text


def test_what_waits_is_noted_for_the_queues_that_are_read_but_for_crawls(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broker, "waiting", lambda url, queue: {"copydesk.ask": 3}.get(queue, 20))
    settings = Settings(home=tmp_path, broker_url="redis://127.0.0.1:1/0")
    for queues, noted in (("copydesk.ask", "3"), ("copydesk.crawl", "0"), ("copydesk.ask copydesk.clean", "23")):
        reaper.Reaper(FakeTask(), settings, queues.split(), tmp_path / "beat")._note_queue()
        assert (tmp_path / "beat.queue").read_text() == noted


def test_the_reaper_ends_when_it_is_told_to(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    passes: list[object] = []
    monkeypatch.setattr(reaper, "reap", lambda app, held: passes.append(app) or 0)
    thread = reaper.Reaper(FakeTask(), held.settings)
    thread.start()
    thread.stop()
    thread.join(30)
    assert not thread.is_alive()
    assert passes


@pytest.mark.parametrize("url", ["redis://127.0.0.1:1/0", "amqp://127.0.0.1:1//"])
def test_a_new_start_of_the_queue_server_is_told_once_and_remembered_until_it_was_seen_to(
    held: Held, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    told = iter([True, False, False])
    for module in (nodes, rabbit):
        monkeypatch.setattr(module, "forgot", lambda _: next(told))
    monkeypatch.setattr(nodes, "beat", lambda *_: None)
    monkeypatch.setattr(nodes, "lost", lambda _: ())
    passes: list[str] = []

    def reap(_app: object, held: Held) -> int:
        passes.append("tried")
        if len(passes) == 1:
            raise StoreUnavailable("away")
        return 0

    monkeypatch.setattr(reaper, "reap", reap)
    one = reaper.Reaper(FakeTask(), msgspec.structs.replace(held.settings, broker_url=url), node="here")
    with pytest.raises(StoreUnavailable):
        one._look()
    for _ in range(3):
        one.connected()
        one._look()
        if len(passes) == 2:
            break
    assert passes == ["tried", "tried"]
    one.connected()
    one._look()
    assert passes == ["tried", "tried"]


def test_a_rabbitmq_that_is_away_is_asked_again(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def away(url: str) -> bool:
        asked.append(url)
        raise rabbit.RabbitError("away")

    monkeypatch.setattr(rabbit, "forgot", away)
    one = reaper.Reaper(FakeTask(), msgspec.structs.replace(held.settings, broker_url="amqp://127.0.0.1:1//"))
    for _ in range(2):
        with pytest.raises(rabbit.RabbitError):
            one._look()
    assert len(asked) == 2


def test_pages_are_accepted_while_the_queue_server_is_away(held: Held) -> None:
    settings = Settings(home=held.settings.home, broker_url="redis://127.0.0.1:1/0")
    with Client(settings) as client:
        client._app.conf.task_publish_retry = False
        (row,) = client.submit([Page(**page(1), source="me")])
    assert row.fresh


def test_a_client_queues_what_is_new_and_only_that(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    with server(held.settings) as reachable, Client(reachable) as client:
        client.submit([Page(**page(n), source="me") for n in range(3)])
        again = client.submit([Page(**page(1), source="me")])
        assert client.waiting() == 1
    assert not again[0].fresh


def test_a_worker_whose_queue_has_forgotten_it_connects_anew(
    held: Held, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = iter([("copydesk.clean",), (), ("copydesk.clean",), ("copydesk.clean",)])
    monkeypatch.setattr(rabbit, "unheard", lambda *_: next(told))
    settings = msgspec.structs.replace(held.settings, broker_url="amqp://127.0.0.1:1//")
    one = reaper.Reaper(FakeTask(), settings)
    guard = watch.Watch(object(), settings)
    guard._reaper = one
    idle = SimpleNamespace(state=SimpleNamespace(reserved_requests=()))
    consumer = SimpleNamespace(hostname="here", task_consumer=SimpleNamespace(channel=None), controller=idle)
    for _ in range(3):
        one._listen()
        guard._beat(consumer, tmp_path / "beat")
    one._listen()
    with pytest.raises(ConnectionResetError, match="connecting anew"):
        guard._beat(consumer, tmp_path / "beat")
    one.connected()
    guard._beat(consumer, tmp_path / "beat")


def test_a_worker_whose_queue_is_dead_ends_and_says_what_to_do(
    held: Held, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(rabbit, "unheard", lambda _, names: asked.append(tuple(names)) or names)
    settings = msgspec.structs.replace(held.settings, broker_url="amqp://127.0.0.1:1//")
    one = reaper.Reaper(FakeTask(), settings, ("copydesk.crawl",))
    guard = watch.Watch(object(), settings)
    guard._reaper = one
    state = SimpleNamespace(reserved_requests=(), should_stop=None)
    consumer = SimpleNamespace(
        hostname="here", task_consumer=SimpleNamespace(channel=None), controller=SimpleNamespace(state=state)
    )
    anew = 0
    for _ in range(reaper.LOST):
        assert state.should_stop is None
        one._listen()
        try:
            guard._beat(consumer, tmp_path / "beat")
        except ConnectionResetError:
            anew += 1
            one.connected()
    assert asked[0] == ("copydesk.crawl",), "a crawl worker listens, too"
    assert anew == reaper.LOST // reaper.DEAF - 1
    assert state.should_stop == 1
    assert "Free its disk and restart RabbitMQ" in caplog.text
