"""Stories that are watched: their new relatives are told to the application that watches, once at least."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import jsonschema
import msgspec
import pytest
from celery import Celery
from queue_helpers import BRIDGE, BRIDGE_EDITED, MARROW, FakeTask

from workers import broker, notices, work
from workers.contract import Receipt
from workers.embedded import embedded
from workers.held import Held
from workers.messages import Watching
from workers.schemas import schema
from workers.settings import Settings, SettingsError
from workers.store import watches

TARGET = {"task": "myapp.heard", "queue": "myapp.inbox"}


class Mailbox(FakeTask):
    """A bound task whose application keeps what was sent; while it is ``down`` nothing is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, str, dict[str, Any]]] = []
        self.down = False

    def send_task(self, name: str, kwargs: dict[str, Any], **options: Any) -> None:
        if self.down:
            raise ConnectionError("the queue server is away")
        self.told.append((name, options["queue"].name, json.loads(json.dumps(kwargs["payload"]))))


@pytest.fixture
def held(tmp_path: Path) -> Any:
    holder = Held(Settings(home=tmp_path, notices="myapp.heard@myapp.inbox, myapp.heard@myapp.other"))
    yield holder
    holder.close()


@pytest.fixture
def box() -> Mailbox:
    return Mailbox()


def store(held: Held, box: Mailbox, text: str, name: str) -> dict[str, Any]:
    answer = work.clean(
        {"source": "me", "pages": [{"text": text, "url": f"https://{name}.example/1", "ref": name}]}, held, box
    )
    (receipt,) = json.loads(msgspec.json.encode(answer))["receipts"]
    return receipt


def watch(held: Held, key: str, **more: Any) -> Any:
    return notices.watch({"source": "myapp", "key": key, **TARGET, **more}, held.store, held.settings)


def pending(held: Held) -> int:
    with held.store.write() as tx:
        return len(watches.due(tx, datetime.now(UTC) + timedelta(days=1), 0, 100))


def test_a_receipt_carries_the_relations_of_a_new_record(held: Held, box: Mailbox) -> None:
    first = store(held, box, BRIDGE, "beacon")
    second = store(held, box, BRIDGE_EDITED, "courier")
    again = store(held, box, BRIDGE_EDITED, "courier")
    assert first["relations"] == []
    assert [(one["kind"], one["b"]) for one in second["relations"]] == [("copy", first["key"])]
    assert 1 <= len(second["relations"][0]["evidence"]) <= 5
    assert again["relations"] == second["relations"]
    jsonschema.validate(second, schema("receipt"))


def test_a_new_relative_is_told(held: Held, box: Mailbox) -> None:
    key = store(held, box, BRIDGE, "beacon")["key"]
    watching = watch(held, key)
    assert isinstance(watching, Watching)
    jsonschema.validate(json.loads(msgspec.json.encode(watching)), schema("watching"))
    store(held, box, MARROW, "garden")
    assert box.told == []
    relative = store(held, box, BRIDGE_EDITED, "courier")["key"]
    ((name, queue, told),) = box.told
    assert (name, queue) == ("myapp.heard", "myapp.inbox")
    jsonschema.validate(told, schema("notice"))
    assert (told["watched"], told["key"], told["source"]) == (key, relative, "myapp")
    assert (told["relation"]["kind"], told["relation"]["b"]) == ("copy", key)
    assert (told["url"], told["outlet"]) == ("https://courier.example/1", "courier.example")
    assert pending(held) == 0
    store(held, box, BRIDGE_EDITED, "courier")
    assert len(box.told) == 1


def test_what_no_queue_took_is_sent_again(held: Held, box: Mailbox) -> None:
    watch(held, store(held, box, BRIDGE, "beacon")["key"])
    box.down = True
    store(held, box, BRIDGE_EDITED, "courier")
    box.down = False
    assert notices.send(box, held) == 0  # it was tried a moment ago
    with held.store.write() as tx:
        (due,) = watches.due(tx, datetime.now(UTC) + timedelta(minutes=2), notices.AGAIN, 100)
    assert due.task == "myapp.heard"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(notices, "AGAIN", -3600.0)
        assert notices.send(box, held) == 1
    assert len(box.told) == 1


def test_a_queue_server_that_takes_its_time_holds_a_reaper_for_one_notice_at_a_time(
    held: Held, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = store(held, box, BRIDGE, "beacon")["key"]
    for queue in ("myapp.inbox", "myapp.other"):
        watch(held, key, queue=queue)
    with monkeypatch.context() as slow:
        clock = iter((0.0, 1.0, notices.PASS + 20.0))
        slow.setattr(notices, "time", SimpleNamespace(monotonic=lambda: next(clock)))
        store(held, box, BRIDGE_EDITED, "courier")
    assert len(box.told) == 1
    assert pending(held) == 1, "it is sent with a later pass"


def test_one_that_was_sent_and_not_noted_comes_twice_under_one_number(
    held: Held, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch(held, store(held, box, BRIDGE, "beacon")["key"])
    with monkeypatch.context() as patch:
        patch.setattr(watches, "sent", lambda *_: (_ for _ in ()).throw(RuntimeError("killed")))
        store(held, box, BRIDGE_EDITED, "courier")
    monkeypatch.setattr(notices, "AGAIN", -3600.0)
    assert notices.send(box, held) == 1
    assert [told["notice"] for _, _, told in box.told] == [1, 1]


def test_a_watch_that_has_ended_hears_nothing(held: Held, box: Mailbox) -> None:
    key = store(held, box, BRIDGE, "beacon")["key"]
    watch(held, key)
    ended = watch(held, key, end=True)
    assert (ended.watch, ended.until) == (None, None)
    watch(held, key, queue="myapp.other")
    store(held, box, BRIDGE_EDITED, "courier")
    assert [queue for _, queue, _ in box.told] == ["myapp.other"]


def test_the_same_watch_again_moves_its_end(held: Held, box: Mailbox) -> None:
    key = store(held, box, BRIDGE, "beacon")["key"]
    first, second = watch(held, key, days=1), watch(held, key, days=9)
    assert first.watch == second.watch
    assert first.until < second.until
    with held.store.write() as tx:
        assert watches.tidy(tx, datetime.now(UTC)) == 0
        assert watches.tidy(tx, datetime.now(UTC) + timedelta(days=50)) == 1


def test_what_is_allowed_no_more_is_not_told(held: Held, box: Mailbox, tmp_path: Path) -> None:
    watch(held, store(held, box, BRIDGE, "beacon")["key"])
    held.settings = Settings(home=tmp_path, notices="")
    store(held, box, BRIDGE_EDITED, "courier")
    assert box.told == []
    held.settings = Settings(home=tmp_path, notices="another.task@another.queue")
    assert notices.send(box, held) == 0
    assert box.told == []


def test_an_application_sees_what_it_watches_page_by_page(held: Held, box: Mailbox) -> None:
    first, second = (store(held, box, text, name)["key"] for text, name in ((BRIDGE, "beacon"), (MARROW, "garden")))
    asked = [watch(held, first), watch(held, second), watch(held, second, queue="myapp.other")]
    watch(held, first, source="another")
    told = notices.watched({"source": "myapp", "limit": 2}, held.store)
    jsonschema.validate(json.loads(msgspec.json.encode(told)), schema("watches"))
    assert (told.watches, told.next) == (tuple(asked[:2]), asked[1].watch)
    rest = notices.watched({"source": "myapp", "after": told.next}, held.store)
    assert (rest.watches, rest.next) == ((asked[2],), None)
    watch(held, second, end=True)
    assert [one.watch for one in notices.watched({"source": "myapp"}, held.store).watches] == [
        asked[0].watch,
        asked[2].watch,
    ]
    for payload, field in (({}, "source"), ({"source": "myapp", "limit": 51}, "limit")):
        refused = notices.watched(payload, held.store)
        assert isinstance(refused, Receipt)
        assert refused.field == field


UNKNOWN = "cd1-" + "0" * 64


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        ({}, "source"),
        (None, None),
        ({"source": "", "key": UNKNOWN, **TARGET}, "source"),
        ({"source": "me", "key": 7, **TARGET}, "key"),
        ({"source": "me", "key": "cd1-1", **TARGET}, "key"),
        ({"source": "me", "key": UNKNOWN, **TARGET}, "key"),
        ({"source": "me", "key": UNKNOWN, **TARGET, "days": 0}, "days"),
        ({"source": "me", "key": UNKNOWN, **TARGET, "days": 367}, "days"),
        ({"source": "me", "key": UNKNOWN, **TARGET, "end": "yes"}, "end"),
        ({"source": "me", "key": UNKNOWN, "task": "myapp.heard"}, "queue"),
        ({"source": "me", "key": UNKNOWN, **TARGET, "task": "myapp.other"}, "task"),
        ({"source": "me", "key": UNKNOWN, **TARGET, "queue": "celery"}, "task"),
        ({"source": "me", "key": UNKNOWN, "task": "copydesk.crawl.v1", "queue": "copydesk.crawl"}, "task"),
        ({"source": "me", "key": UNKNOWN, **TARGET, "schema": "copydesk.watch-request/2"}, "schema"),
    ],
)
def test_a_wrong_watch_is_answered(held: Held, payload: Any, field: str | None) -> None:
    receipt = notices.watch(payload, held.store, held.settings)
    assert isinstance(receipt, Receipt)
    assert (receipt.outcome, receipt.field) == ("refused", field)
    assert receipt.reason


def test_a_flood_of_watches_is_refused_and_those_that_last_may_be_moved(
    held: Held, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watches, "MOST_OF_ONE", 3)
    key = store(held, box, BRIDGE, "beacon")["key"]
    other = store(held, box, MARROW, "courier")["key"]
    found = [watch(held, key, source=f"flood-{n}") for n in range(5)]
    assert [isinstance(one, Watching) for one in found] == [True] * 3 + [False] * 2
    assert "end some" in found[-1].reason
    assert isinstance(watch(held, key, source="flood-0", days=3), Watching)
    monkeypatch.setattr(watches, "MOST_OF_ALL", 4)
    assert isinstance(watch(held, other), Watching)
    assert isinstance(watch(held, other, source="late"), Receipt)
    for wrong in ({"queue": "q" * 5000}, {"queue": "x\r\nDEL y"}, {"task": "t" * 5000}, {"key": "k" * 10**6}):
        assert isinstance(watch(held, **{"key": key, **wrong}), Receipt)


def test_a_storm_of_notices_fills_no_queue_that_nobody_reads(
    held: Held, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(broker, "waiting", lambda _, queue: notices.FULL if queue == "myapp.inbox" else 0)
    key = store(held, box, BRIDGE, "beacon")["key"]
    watch(held, key)
    watch(held, key, queue="myapp.other")
    store(held, box, BRIDGE_EDITED, "courier")
    assert [queue for _, queue, _ in box.told] == ["myapp.other"]
    monkeypatch.setattr(broker, "waiting", lambda *_: 0)
    monkeypatch.setattr(notices, "AGAIN", 0.0)
    assert notices.send(box, held) == 1
    assert [queue for _, queue, _ in box.told] == ["myapp.other", "myapp.inbox"]


def test_a_notice_goes_to_no_task_of_ours_or_of_celery() -> None:
    for written in ("myapp.heard", "@queue", "task@", "copydesk.clean.v1@x", "celery.chord@x", "x@copydesk.clean"):
        with pytest.raises(SettingsError, match="TASK@QUEUE"):
            notices.targets(Settings(notices=written))
    assert notices.targets(Settings(notices=" a.b@c , d@e ")) == {("a.b", "c"), ("d", "e")}
    assert notices.targets(Settings()) == frozenset()


def test_a_worker_tells_through_a_real_queue(tmp_path: Path) -> None:
    with embedded(Settings(home=tmp_path, workers=1, notices="myapp.heard@myapp.inbox")) as settings:
        app = Celery("myapp", broker=settings.broker_url, backend=settings.broker_url, set_as_current=False)

        def ask(task: str, queue: str, payload: dict[str, Any]) -> Any:
            sent = app.send_task(task, kwargs={"payload": payload}, queue=queue, ignore_result=False)
            return sent.get(timeout=60)

        first = ask("copydesk.clean.v1", "copydesk.clean", {"text": BRIDGE, "source": "me", "ref": "1"})
        key = first["receipts"][0]["key"]
        assert ask("copydesk.watch.v1", "copydesk.ask", {"source": "me", "key": key, **TARGET})["watch"] == 1
        second = ask("copydesk.clean.v1", "copydesk.clean", {"text": BRIDGE_EDITED, "source": "me", "ref": "2"})
        with app.connection() as connection:
            message = connection.SimpleQueue("myapp.inbox").get(timeout=30)
        app.close()
    assert message.headers["task"] == "myapp.heard"
    _, kwargs, _ = message.payload
    assert (kwargs["payload"]["watched"], kwargs["payload"]["key"]) == (key, second["receipts"][0]["key"])
