"""What is no Celery message, pushed on our queue by whoever can: it is quarantined, and the worker lives on."""

import base64
import json
import logging
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from celery import signals
from celery.contrib.testing.worker import TestWorkController, start_worker
from rigging import PATIENCE, Rig, counts, log, opened, pages, wait_for

from workers import broker, letters
from workers.app import make_app
from workers.routes import CLEAN_QUEUE, CRAWL_QUEUE
from workers.settings import Settings
from workers.store import Store, open_store, quarantine
from workers.watch import Watch


def letter(body: Any = None, /, **changed: Any) -> bytes:
    """A message as Celery writes it, but for what is changed (``...``: left out)."""
    text = body if isinstance(body, str) else json.dumps([[], {"ids": []}, {}] if body is None else body)
    headers = {"task": "copydesk.jobs.v1", "id": "1", "lang": "py", "argsrepr": "()", "kwargsrepr": "{}"}
    properties = {
        "delivery_tag": "tag",
        "delivery_info": {"exchange": CLEAN_QUEUE, "routing_key": CLEAN_QUEUE},
        "body_encoding": "base64",
        "delivery_mode": 2,
        "priority": 0,
    }
    whole = {
        "body": base64.b64encode(text.encode()).decode(),
        "content-type": "application/json",
        "content-encoding": "utf-8",
        "headers": headers | changed.pop("headers", {}),
        "properties": properties | changed.pop("properties", {}),
    } | changed
    for part in (whole, whole["headers"], whole["properties"]):
        for name in [name for name, value in part.items() if value is ...]:
            del part[name]
    return json.dumps(whole).encode()


HOSTILE = {
    "garbage": b"garbage",
    "empty": b"",
    "no utf-8": b"\xff\xfe\x00",
    "a number": b"7",
    "a list": b"[1, 2]",
    "too much": b"x" * 5_000_000,
    "an empty object": b"{}",
    "a type that is none": b'{"__type__": "datetime", "__value__": "never"}',
    "nested": b"[" * 200_000,
    "a huge number": b'{"a": ' + b"9" * 5000 + b"}",
    "no tag": letter(properties={"delivery_tag": ...}),
    "a tag that is an object": letter(properties={"delivery_tag": {}}),
    "no place": letter(properties={"delivery_info": ...}),
    "an unknown encoding": letter(properties={"body_encoding": "rot13"}),
    "no headers": letter(headers={"task": ..., "id": ...}),
    "no task": letter(headers={"task": ...}),
    "a task that is a list": letter(headers={"task": ["copydesk.jobs.v1"]}),
    "no id": letter(headers={"id": ...}),
    "limits that are words": letter(headers={"timelimit": "soon"}),
    "a body that is no JSON": letter("{"),
    "a body that is null": letter("null"),
    "a body that is an object": letter({"ids": []}),
    "arguments that are a number": letter([7, {}, {}]),
    "a nested body": letter("[" * 200_000),
    "pickle": letter("x", **{"content-type": "application/x-python-serialize"}),
}
SECRET = "s3cr3t"
#: What a log must not repeat: colours, a line of its own, a password.
BAIT = "\x1b[31mX\nERROR forged line"
#: A crawl that a caller who may not ask for one would have a worker ask for, or run itself.
PLACES = {"urls": ["http://127.0.0.1:9/inside"]}
CRAWL = {
    "task": "copydesk.crawl.v1",
    "args": [],
    "kwargs": {"payload": PLACES},
    "options": {},
    "subtask_type": None,
    "immutable": True,
}
#: What Celery reads and does not take, or must not obey.
REFUSED = {
    "a link": (letter([[], {"ids": []}, {"callbacks": [CRAWL]}]), letters.FORBIDDEN),
    "a chain": (letter([[], {"ids": []}, {"callbacks": None, "chain": [CRAWL]}]), letters.FORBIDDEN),
    "an error link": (letter([[], {"ids": ["x"]}, {"errbacks": [CRAWL]}]), letters.FORBIDDEN),
    "a chord": (letter([[], {"ids": []}, {"chord": CRAWL}]), letters.FORBIDDEN),
    "a link in a header": (letter(headers={"callbacks": [CRAWL]}), letters.FORBIDDEN),
    "a chain in a header": (letter(headers={"chain": [CRAWL]}), letters.FORBIDDEN),
    "a body that changes its headers": (letter([[], {"ids": []}, {"id": "another's"}]), letters.FORBIDDEN),
    "a group": (
        letter([[[CRAWL], [["g", None], []], "g", []], {}, {}], headers={"task": "celery.group"}),
        letters.UNKNOWN,
    ),
    "a map": (letter([[CRAWL, [PLACES]], {}, {}], headers={"task": "celery.map"}), letters.UNKNOWN),
    "false lines": (
        letter([[], {"url": f"https://me:{SECRET}@a.example/?token={SECRET}"}, {}], headers={"task": f"no{BAIT}"}),
        letters.UNKNOWN,
    ),
    "a false moment": (letter(headers={"id": BAIT, "eta": BAIT}), letters.REJECTED),
    "an unknown version": (letter(headers={"task": "copydesk.clean.v99"}), letters.UNKNOWN),
    "a time that is none": (letter(headers={"eta": "tomorrow"}), letters.REJECTED),
}


@pytest.fixture
def rig(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    made = Rig(tmp_path, monkeypatch)
    made.start_server()
    yield made
    made.close()


def kept(store: Store) -> list[tuple[str, bytes | None]]:
    with store.read() as tx:
        return [(one.reason, (quarantine.show(tx, one.id) or one).raw) for one in quarantine.listing(tx)]


def test_what_is_no_message_is_quarantined_and_the_worker_lives_on(rig: Rig) -> None:
    with opened(rig) as (client, store):
        worker = rig.start_worker()
        with broker.connect(rig.settings.broker_url or "") as server:
            for raw in [*HOSTILE.values(), *(raw for raw, _ in REFUSED.values())]:
                server.lpush(CLEAN_QUEUE, raw)
        client.submit(pages(3))
        end = time.monotonic() + 3 * PATIENCE  # each message is a store opened and a commit on the disk
        while len(kept(store)) < len(HOSTILE) + len(REFUSED) or open_jobs(store):
            assert time.monotonic() < end, (kept(store), log(rig))
            time.sleep(0.1)
        assert worker.poll() is None
        assert log(rig, whole=True).count(" ready.") == 1, "it never had to begin anew"
        found = kept(store)
        assert {raw for reason, raw in found if reason == letters.UNREADABLE} == set(HOSTILE.values())
        assert sorted(reason for reason, _ in found if reason != letters.UNREADABLE) == sorted(
            reason for _, reason in REFUSED.values()
        )
        assert client.waiting() == 0
        with broker.connect(rig.settings.broker_url or "") as server:
            assert server.llen(CRAWL_QUEUE) == 0, "no message makes a worker ask for a crawl"
        said = log(rig, whole=True)
        assert "no\\x1b[31mX" in said, "the bait came through, and can be read"
        assert (SECRET in said, "\x1b" in said, re.findall("^ERROR forged", said, re.MULTILINE)) == (False, False, [])


def test_the_door_stands_at_a_new_connection_too(rig: Rig) -> None:
    with opened(rig) as (client, store):
        worker = rig.start_worker()
        client.submit(pages(1))
        wait_for(rig, lambda: counts(store)["done"] == 1)
        rig.kill_server()
        rig.start_server()
        with broker.connect(rig.settings.broker_url or "") as server:
            server.lpush(CLEAN_QUEUE, HOSTILE["garbage"])
            wait_for(rig, lambda: len(kept(store)) == 1)
            client.submit(pages(2))
            wait_for(rig, lambda: counts(store)["done"] == 2)
        assert worker.poll() is None, "it was not ended by what it could not read"


def open_jobs(store: Store) -> int:
    found = counts(store)
    return found["queued"] + found["running"]


def test_a_message_that_the_store_does_not_take_is_told_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(database_url="postgresql+psycopg://127.0.0.1:1/none")
    letters.keeper(settings)(b"garbage https://me:hidden@site.example/ \x1b[2J", letters.UNREADABLE, "no JSON")
    assert "garbage" in caplog.text
    assert "hidden" not in caplog.text
    assert "\x1b" not in caplog.text


#: What a message over another broker may hold: body, content type, headers that are changed (None: none at all).
ODD: dict[str, tuple[bytes, str, dict[str, Any] | None]] = {
    "garbage": (b"garbage", "application/json", {}),
    "no utf-8": (b"\xff\xfe\x00", "application/json", {}),
    "a text": (b"hello", "text/plain", {}),
    "pickle": (b"\x80\x04N.", "application/x-python-serialize", {}),
    "an unknown type": (b"[[], {}, {}]", "application/x-who-knows", {}),
    "an object": (b'{"ids": []}', "application/json", {}),
    "nested": (b"[" * 100_000, "application/json", {}),
    "no headers": (b"[[], {}, {}]", "application/json", None),
    "a task that is a list": (b"[[], {}, {}]", "application/json", {"task": ["copydesk.jobs.v1"]}),
    "no id": (b"[[], {}, {}]", "application/json", {"id": None}),
    "limits that are words": (b"[[], {}, {}]", "application/json", {"timelimit": "soon"}),
    "a link": (b"[[], {}, {}]", "application/json", {"callbacks": [CRAWL]}),
    "an unknown compression": (b"[[], {}, {}]", "application/json", {"compression": "rot13"}),
}


class Announced(TestWorkController):
    """A worker for tests that says that it is ready, as any other."""

    def on_consumer_ready(self, consumer: Any) -> None:
        signals.worker_ready.send(sender=consumer)
        super().on_consumer_ready(consumer)


@pytest.fixture
def logging_kept() -> Iterator[None]:
    """What a worker in this process sets of the root logger is set back behind it."""
    root = logging.getLogger()
    level, handlers = root.level, root.handlers[:]
    yield
    root.setLevel(level)
    root.handlers[:] = handlers


@pytest.mark.usefixtures("logging_kept")
def test_what_is_no_message_is_quarantined_whatever_the_broker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Celery worker in a thread of this process, on kombu's transport in memory."""
    monkeypatch.setattr(Watch, "init", lambda *_, **__: None)  # it refuses a pool without processes
    settings = Settings(home=tmp_path, broker_url="memory://", result_url="cache+memory://", task_time_limit=6)
    app = make_app(msgspec.structs.replace(settings, visibility_timeout=36))
    store = open_store(settings.store_url)
    page = {"text": "The ferry sails again at dawn. " * 20, "source": "me", "ref": "good"}
    solo: dict[str, Any] = {"pool": "solo", "perform_ping_check": False, "shutdown_timeout": 30}
    with start_worker(app, WorkController=Announced, **solo):
        with app.connection_for_write() as connection, connection.Producer(routing_key=CLEAN_QUEUE) as producer:
            for body, kind, changed in ODD.values():
                headers = {} if changed is None else {"task": "copydesk.jobs.v1", "id": "1"} | changed
                producer.publish(body, content_type=kind, content_encoding="utf-8", headers=headers)
        app.send_task("copydesk.clean.v1", kwargs={"payload": page})
        end = time.monotonic() + PATIENCE
        while len(kept(store)) < len(ODD) or not counts(store)["done"]:
            assert time.monotonic() < end, kept(store)
            time.sleep(0.1)
    reasons = sorted(reason for reason, _ in kept(store))
    assert reasons == sorted([letters.UNREADABLE] * (len(ODD) - 1) + [letters.FORBIDDEN])
    assert base64.b64encode(b"garbage") in (kept(store)[0][1] or b"")
    store.close()
