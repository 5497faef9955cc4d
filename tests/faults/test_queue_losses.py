"""What the queue server itself can do to messages: lose one, be full. Accepted pages come through."""

import msgspec
import pytest
from kombu.exceptions import OperationalError
from rigging import Rig, assert_each_stored_once, counts, opened, pages, wait

from workers import broker
from workers.app import make_app
from workers.reaper import overdue_after
from workers.routes import CLEAN, CLEAN_QUEUE


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
