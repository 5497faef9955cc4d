"""The one set of settings: each has its reason, and a start that cannot keep the promise is refused with an act."""

import ast
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from celery.app.defaults import DEFAULTS
from celery.worker import state
from kombu.exceptions import OperationalError

from workers import app as application
from workers import broker, connection, watch
from workers.procs import worker_args
from workers.routes import QUEUES, ROUTES
from workers.settings import Settings, SettingsError
from workers.store.errors import StoreNewer, StoreUnavailable

ROOT = Path(__file__).resolve().parents[2]
REDIS = "redis://127.0.0.1:1/0"


def settings(**more: Any) -> Settings:
    return Settings(**{"broker_url": REDIS, **more})


@pytest.mark.parametrize(
    ("wrong", "act"),
    [
        ({"broker_url": None}, "COPYDESK_BROKER_URL"),
        ({"visibility_timeout": 60}, "COPYDESK_VISIBILITY_TIMEOUT to 90"),
        ({"task_time_limit": 300}, "COPYDESK_VISIBILITY_TIMEOUT to 330"),
        ({"task_time_limit": 5}, "COPYDESK_TASK_TIME_LIMIT"),
        ({"workers": 0}, "workers is 0"),
        ({"reap_every": 0}, "reap_every is 0"),
    ],
)
def test_settings_that_cannot_keep_the_promise_are_refused(wrong: dict[str, Any], act: str) -> None:
    with pytest.raises(SettingsError, match=act):
        application.make_app(settings(**wrong))


def test_every_setting_is_one_of_celerys_and_has_a_reason() -> None:
    chosen = application.choices(settings())
    assert all(choice.name in DEFAULTS and choice.why for choice in chosen)
    assert len({choice.name for choice in chosen}) == len(chosen)


def test_the_application_has_the_tasks_and_queues_of_the_contract() -> None:
    app = application.make_app(settings())
    assert {name for name in app.tasks if not name.startswith("celery.")} == set(ROUTES)
    assert set(app.amqp.queues) == set(QUEUES)
    assert app.conf.task_default_queue in QUEUES
    assert "celery" not in app.amqp.queues
    assert "global_keyprefix" not in app.conf.broker_transport_options


def test_a_misspelt_queue_is_an_error() -> None:
    app = application.make_app(settings())
    with pytest.raises(Exception, match=r"copydesk\.claen"):
        app.send_task("copydesk.clean.v1", queue="copydesk.claen")


def test_another_broker_gets_options_of_its_own() -> None:
    options = {choice.name: choice.value for choice in application.choices(settings(broker_url="amqp://127.0.0.1//"))}
    assert options["broker_transport_options"]["confirm_publish"] is True
    assert "visibility_timeout" not in options["broker_transport_options"]


def test_a_crawl_has_no_time_limit_and_is_acknowledged_at_once() -> None:
    task = application.make_app(settings()).tasks["copydesk.crawl.v1"]
    assert (task.acks_late, task.reject_on_worker_lost) == (False, False)
    assert task.time_limit > 7 * 86_400


def test_a_worker_reads_the_queues_that_are_named() -> None:
    assert "--queues=copydesk.clean,copydesk.ask" in worker_args(settings(), ("clean", "copydesk.ask"))
    for wrong in (("celery",), ()):
        with pytest.raises(SettingsError, match=r"copydesk\.crawl"):
            worker_args(settings(), wrong)


class Start:
    """A worker that is about to start, for the signal that may refuse it."""

    def __init__(self, home: Path) -> None:
        self.app = object()
        self.watch = watch.Watch(self.app, settings(home=home))

    def __call__(self, pool: str = "celery.concurrency.prefork:TaskPool") -> None:
        self.watch.init(SimpleNamespace(app=self.app, pool_cls=pool))


def test_only_processes_can_be_limited_and_killed(tmp_path: Path) -> None:
    for pool in ("celery.concurrency.thread:TaskPool", "celery.concurrency.solo:TaskPool", "gevent"):
        with pytest.raises(SystemExit, match="prefork only"):
            Start(tmp_path)(pool)


def test_a_queue_server_that_evicts_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(broker, "faults", lambda url: ("set `maxmemory-policy noeviction`",))
    with pytest.raises(SystemExit, match="noeviction"):
        Start(tmp_path)()


def test_a_database_of_a_newer_copydesk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def newer(url: str) -> None:
        raise StoreNewer("install the newer one")

    monkeypatch.setattr(watch, "open_store", newer)
    with pytest.raises(SystemExit, match="install the newer one"):
        Start(tmp_path)()


def test_a_worker_waits_for_what_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def away(url: str) -> None:
        told.append(url)
        raise StoreUnavailable("away")

    monkeypatch.setattr(watch, "open_store", away)
    Start(tmp_path)()
    assert told


@pytest.mark.parametrize(
    ("about", "faults"),
    [
        ({"redis_version": "7.0.15", "maxmemory": 0, "maxmemory_policy": "allkeys-lru"}, 0),
        ({"redis_version": "7.0.15", "maxmemory": 10, "maxmemory_policy": "noeviction"}, 0),
        ({"redis_version": "7.0.15", "maxmemory": 10, "maxmemory_policy": "volatile-lru"}, 1),
        ({"redis_version": "6.0.1"}, 1),
        ({"redis_version": "7.2.4", "valkey_version": "9.1.2"}, 0),
    ],
)
def test_what_is_wrong_with_a_server(about: dict[str, object], faults: int) -> None:
    assert len(tuple(broker._faults(about))) == faults


class Consumer:
    """A consumer that holds some messages while its tasks work on others."""

    def __init__(self, held: int, worked: int, put_off: int = 0) -> None:
        qos = SimpleNamespace(prefetch_count=2, can_consume_max_estimate=lambda: max(0, 2 - held))
        self.task_consumer = SimpleNamespace(channel=SimpleNamespace(qos=qos))
        request = SimpleNamespace(message=SimpleNamespace(delivery_tag="1"))
        state = SimpleNamespace(reserved_requests=[request] * worked, scheduled_requests=[request] * put_off)
        self.controller = SimpleNamespace(state=state)
        self.hostname = "a@host"


@pytest.mark.parametrize(
    ("held", "worked", "put_off", "lost"),
    [(0, 0, 0, 0), (2, 2, 0, 0), (2, 1, 0, 1), (2, 0, 0, 2), (0, 1, 0, 0), (1, 0, 1, 0), (2, 1, 1, 0), (2, 0, 1, 1)],
)
def test_messages_that_no_task_works_on_are_counted(held: int, worked: int, put_off: int, lost: int) -> None:
    assert watch._unworked(Consumer(held, worked, put_off)) == lost


def test_celery_tells_which_tasks_are_put_off() -> None:
    assert len(state.reserved_requests) == len(state.scheduled_requests) == 0


def test_a_consumer_that_holds_lost_messages_connects_anew(tmp_path: Path) -> None:
    guard = watch.Watch(object(), settings())
    guard._beat(Consumer(2, 0), tmp_path / "beat")
    with pytest.raises(ConnectionResetError):
        guard._beat(Consumer(2, 0), tmp_path / "beat")
    guard._beat(Consumer(2, 2), tmp_path / "beat")
    guard._beat(Consumer(2, 0), tmp_path / "beat")
    assert (tmp_path / "beat").exists()


def test_a_server_that_was_away_for_long_is_found_within_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kombu.utils.functional.sleep", lambda _: None)
    paused: list[float] = []
    app = application.make_app(settings())
    with pytest.raises(OperationalError):
        app.connection_for_read().ensure_connection(lambda _, pause: paused.append(pause), 8)
    app.close()
    assert len(paused) == 8
    assert max(paused) <= connection.PAUSE


def test_whatever_is_sent_waits_for_its_confirmation_for_seconds_only() -> None:
    """RabbitMQ holds publishers back while it is short of memory or disk, and kombu would wait for as long."""
    calls = [
        (file.name, node)
        for package in ("workers", "crawler")
        for file in (ROOT / package).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
        if node.func.attr == "send_task" or ast.unparse(node.func) == "task.retry"
    ]
    assert len(calls) >= 6
    assert [name for name, call in calls if "confirm_timeout" not in {word.arg for word in call.keywords}] == []
