"""What the queue server itself can do to messages: lose one, stay locked, be full. Accepted pages come through."""

import os
import signal

import msgspec
import pytest
from kombu.exceptions import OperationalError
from rigging import Rig, assert_each_stored_once, counts, opened, pages, wait, wait_for

from workers import broker, nodes
from workers.app import make_app
from workers.reaper import overdue_after
from workers.routes import CLEAN, CLEAN_QUEUE

#: Where a worker of kombu locks what was not acknowledged, while it gives back what is overdue.
LOCK = "unacked_mutex"


def test_a_message_that_was_popped_for_nobody_is_sent_again(rig: Rig) -> None:
    """A connection that breaks while the server answers a pop takes the message with it."""
    sent = pages(5)
    with opened(rig) as (client, store), broker.connect(rig.settings.broker_url or "") as server:
        client.submit(sent)
        while server.lpop(CLEAN_QUEUE) is not None:
            pass
        assert counts(store)["queued"] == 5
        rig.start_worker()
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 5, "quarantined": 0}
        assert_each_stored_once(store, sent)
    assert rig.settings.visibility_timeout > overdue_after(rig.settings), "the ledger found it, not the queue"


def test_a_lock_that_a_dead_worker_left_holds_nothing_up(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "600")
    rig.settings = msgspec.structs.replace(rig.settings, task_time_limit=60, visibility_timeout=300, reap_every=30)
    sent = pages(3)
    app = make_app(rig.settings)
    payload = {"source": "test", "pages": [msgspec.to_builtins(page) for page in sent]}
    with opened(rig) as (_, store), broker.connect(rig.settings.broker_url or "") as server:
        app.send_task(CLEAN, kwargs={"payload": payload})
        rig.start_worker()
        wait_for(rig, lambda: server.hlen(nodes.UNACKED) == 1)
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        server.set(LOCK, "a dead worker's", ex=rig.settings.visibility_timeout)
        monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "0")
        rig.start_worker()
        assert wait(rig, store, lambda found: found["done"] == 3)["done"] == 3
        assert server.exists(LOCK), "nobody waited for the lock"
        assert_each_stored_once(store, sent)
    app.close()


def test_a_full_server_is_told_and_loses_no_accepted_page(rig: Rig) -> None:
    sent = pages(30)
    app = make_app(rig.settings)
    payload = {"source": "test", "pages": [msgspec.to_builtins(page) for page in pages(1, "other")]}
    with opened(rig) as (client, store), broker.connect(rig.settings.broker_url or "") as server:
        server.config_set("maxmemory", 1)
        with pytest.raises(OperationalError, match="maxmemory"):
            app.send_task(CLEAN, kwargs={"payload": payload}, retry=False)
        assert all(row.fresh for row in client.submit(sent)), "accepted: the ledger has them"
        rig.start_worker()
        server.config_set("maxmemory", 0)
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 30, "quarantined": 0}
        assert_each_stored_once(store, sent)
    app.close()
