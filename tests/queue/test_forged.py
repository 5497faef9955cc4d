"""What a caller writes into payloads and messages beside what is meant: it is answered, and no worker obeys it."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest
from queue_helpers import FakeTask, story

from workers import alarms, asks, crawls, matching, notices, work
from workers.app import make_app
from workers.held import Held
from workers.routes import ROUTES
from workers.settings import Settings
from workers.watch import WAITS, Watch

TARGET = {"task": "my.heard", "queue": "my.inbox"}
#: A payload of each task that holds to the contract.
PAYLOADS: dict[str, dict[str, Any]] = {
    "clean": {
        "url": "https://a.example/1",
        "final_url": "https://a.example/2",
        "html": f"<p>{story(1)}</p>",
        "content_type": "text/html",
        "fetched_at": "2025-01-01T00:00:00Z",
        "status": 200,
        "last_modified": "x",
        "source": "me",
        "ref": "1",
        "keep": False,
    },
    "jobs": {"ids": [1]},
    "receipt": {"source": "me", "refs": ["a"]},
    "record": {"url": "https://a.example/1", "evidence": True},
    "match": {"text": story(1), "title": "t", "site": "a.example", "days": 3, "skip": 0, "limit": 5},
    "fingerprint": {"texts": [{"text": story(1), "title": "t", "site": "s", "ref": "r"}]},
    "watch": {"source": "me", "key": "cd1-" + "0" * 64, **TARGET, "days": 3},
    "watches": {"source": "me", "after": 0, "limit": 5},
    "crawls": {"crawl": 1, "limit": 1},
    "crawls of addresses": {"urls": ["https://a.example/"], "limit": 1},
    "crawl": {"urls": ["https://a.example/"]},
    "crawl that goes on": {"resume": 1},
}
DEEP: list[Any] = []
for _ in range(300):
    DEEP = [DEEP]
#: Values that no field is meant for, or that some layer below cannot hold.
EVIL = (
    *("\ud800", "a\x00b", "\x1b[2J\r\n", "", "x" * 300_000, "http://[::1", "https://a.example/\ud800", "crawl:1"),
    *("9999-12-31T23:59:59-23:00", "0001-01-01T00:00:00+23:59", "text/html; charset=\x00", "cd1-\ud800"),
    *(float("nan"), float("inf"), -1, 2**63, 10**400, True, None, [], {}, DEEP, ["\ud800"], ["x" * 3000] * 3),
)


def altered(value: Any) -> Iterator[Any]:
    """A payload with each of its values in turn replaced by each evil one."""
    if isinstance(value, dict):
        yield from ({**value, name: other} for name in value for other in altered(value[name]))
    if isinstance(value, list):
        yield from ([other] for other in altered(value[0]))
    yield from EVIL


@pytest.mark.parametrize("name", PAYLOADS)
def test_whatever_stands_in_a_payload_it_is_answered_in_json(name: str, held: Held, task: FakeTask) -> None:
    settings = Settings(home=held.settings.home, notices=f"{TARGET['task']}@{TARGET['queue']}")
    answers: dict[str, Callable[[Any], Any]] = {
        "clean": lambda payload: work.clean(payload, held, task),
        "jobs": lambda payload: work.jobs(payload, held, task),
        "receipt": lambda payload: asks.receipts(payload, held.store),
        "record": lambda payload: asks.record(payload, held.store),
        "match": lambda payload: matching.match(payload, held.store, held.profile),
        "fingerprint": matching.fingerprints,
        "watch": lambda payload: notices.watch(payload, held.store, settings),
        "watches": lambda payload: notices.watched(payload, held.store),
        "crawls": lambda payload: alarms.asked(payload, held.store),
        "crawls of addresses": lambda payload: alarms.asked(payload, held.store),
        "crawl": crawls.read,
        "crawl that goes on": crawls.read,
    }
    for payload in altered(PAYLOADS[name]):
        json.dumps(msgspec.to_builtins(answers[name](payload)))
    assert task.retries == []


def test_a_worker_has_no_task_but_those_of_the_contract(held: Held) -> None:
    """With Celery's own (``celery.map``, ``celery.group``) a message may call any task, on any queue."""
    app = make_app(Settings(home=held.settings.home, broker_url="memory://"))
    assert set(app.tasks) == set(ROUTES)
    app.close()


@pytest.mark.parametrize(("ahead", "is_kept"), [(timedelta(seconds=5), True), (2 * WAITS, False)])
def test_no_message_is_held_until_it_is_due_next_year(held: Held, ahead: timedelta, is_kept: bool) -> None:
    app, due = object(), datetime.now(UTC) + ahead
    request = SimpleNamespace(time_limits=(9, 9), eta=due, _eta=due)
    Watch(app, held.settings).received(SimpleNamespace(app=app), request)
    assert (request.time_limits, request._eta is not None) == ((None, None), is_kept)
