"""What a killed worker held is given back, once; a server that cannot be told changes nothing."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from workers import broker, nodes, reaper
from workers.app import make_app
from workers.client import Client
from workers.contract import Page
from workers.embedded import server
from workers.routes import CLEAN, CLEAN_QUEUE
from workers.settings import Settings


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    with server(Settings(home=tmp_path_factory.mktemp("home"))) as settings:
        yield settings


@pytest.fixture
def url(home: Settings) -> str:
    assert home.broker_url
    with broker.connect(home.broker_url) as queue:
        queue.flushall()
    return home.broker_url


def die(url: str, node: str) -> None:
    """As if no sign of life had come for too long."""
    with broker.connect(url) as queue:
        queue.delete(nodes.LIVES.format(node))


def hold(url: str, node: str, *tags: str) -> None:
    """As if a worker had taken messages and not acknowledged them."""
    with broker.connect(url) as queue:
        for tag in tags:
            queue.hset(nodes.UNACKED, tag, "a message")
            nodes.took(url, node, tag)


def test_what_a_dead_worker_held_is_told_once(url: str) -> None:
    for node in ("a@host", "b@host"):
        nodes.beat(url, node)
    hold(url, "a@host", "1", "2", "3")
    hold(url, "b@host", "4")
    assert nodes.lost(url) == ()
    die(url, "a@host")
    assert nodes.lost(url) == ("1", "2", "3")
    assert nodes.lost(url) == ()


def test_what_was_acknowledged_is_forgotten(url: str) -> None:
    nodes.beat(url, "a@host")
    hold(url, "a@host", "1", "2")
    with broker.connect(url) as queue:
        queue.hdel(nodes.UNACKED, "1")
        nodes.tidy(url, "a@host")
        assert queue.smembers(nodes.HOLDS.format("a@host")) == {b"2"}
        queue.hdel(nodes.UNACKED, "2")
        nodes.tidy(url, "a@host")
    die(url, "a@host")
    assert nodes.lost(url) == ()
    with broker.connect(url) as queue:
        assert queue.keys("*") == []


def test_what_a_full_server_was_not_told_of_is_told_with_the_next_beat(url: str) -> None:
    nodes.begin(url, "a@host")
    hold(url, "a@host", "1")
    with broker.connect(url) as queue:
        queue.delete(nodes.HOLDS.format("a@host"))
        queue.hset(nodes.UNACKED, "2", "")
    nodes.tidy(url, "a@host", ["1", "3"])
    die(url, "a@host")
    assert nodes.lost(url) == ("1",), "nothing of what is acknowledged already, or of another's"


def test_a_worker_that_begins_inherits_from_a_namesake(url: str) -> None:
    assert nodes.begin(url, "a@host") == ()
    hold(url, "a@host", "7")
    assert nodes.lost(url) == (), "it lives"
    assert nodes.begin(url, "a@host") == ("7",)
    assert nodes.begin(url, "a@host") == ()


def test_a_worker_is_missed_when_half_of_the_half_minute_is_left_for_what_waits(url: str) -> None:
    nodes.beat(url, "a@host")
    with broker.connect(url) as queue:
        assert 0 < queue.ttl(nodes.LIVES.format("a@host")) + nodes.BEAT <= 15
    assert nodes.ALIVE > 3 * nodes.BEAT


@pytest.mark.parametrize("away", [None, "amqp://127.0.0.1:1//", "redis://127.0.0.1:1/0"])
def test_work_goes_on_where_nobody_can_be_told(away: str | None) -> None:
    assert nodes.begin(away, "a@host") == ()
    nodes.took(away, "a@host", "1")
    nodes.tidy(away, "a@host")


def consumed(app: Any, count: int) -> list[str]:
    """Take messages as a worker does that is killed: its connection is open and nothing is acknowledged."""
    tags: list[str] = []
    connection = app.connection_for_read()
    with app.amqp.TaskConsumer(connection, queues=[app.amqp.queues[CLEAN_QUEUE]]) as consumer:
        consumer.on_message = lambda message: tags.append(message.delivery_tag)
        while len(tags) < count:
            connection.drain_events(timeout=10)
        consumer.channel.qos._delivered.clear()
    return tags


def test_what_was_held_is_given_back_whole_and_once(url: str, home: Settings) -> None:
    app = make_app(home)
    for n in range(3):
        app.send_task(CLEAN, kwargs={"payload": {"text": f"page {n}"}})
    assert broker.waiting(url) == 3
    tags = consumed(app, 3)
    nodes.beat(url, "a@host")
    for tag in [*tags, "acknowledged"]:
        nodes.took(url, "a@host", tag)
    assert reaper.take_over(app, url, []) == 0, "it lives"
    die(url, "a@host")
    assert reaper.take_over(app, url, []) == 3
    assert broker.waiting(url) == 3
    assert reaper.take_over(app, url, tags) == 0, "they are held no more"
    assert broker.waiting(url) == 3
    app.close()


def test_what_could_not_be_given_back_stays_owed(url: str, home: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(home)
    app.send_task(CLEAN, kwargs={"payload": {"text": "page"}})
    (tag,) = consumed(app, 1)
    nodes.beat(url, "a@host")
    nodes.took(url, "a@host", tag)
    die(url, "a@host")
    owed: list[str] = []
    with monkeypatch.context() as away:
        away.setattr(app, "connection_for_write", lambda: (_ for _ in ()).throw(ConnectionError("away")))
        with pytest.raises(ConnectionError):
            reaper.take_over(app, url, owed)
    assert nodes.lost(url) == (), "it is told once"
    assert owed == [tag]
    assert reaper.take_over(app, url, owed) == 1
    assert (owed, broker.waiting(url)) == ([], 1)
    app.close()


def test_what_is_held_is_told_over_one_connection(url: str) -> None:
    with broker.kept(url) as first, broker.kept(url) as again:
        assert first is again
        assert first.ping()


def test_a_server_that_has_lost_its_data_is_told_once(url: str) -> None:
    assert nodes.forgot(url)
    assert not nodes.forgot(url)
    with broker.connect(url) as queue:
        queue.flushall()
    assert nodes.forgot(url)
    with broker.connect(url) as queue:
        queue.set(nodes.MEMORY, "the run before, kept on the disk")
    assert nodes.forgot(url)
    assert not nodes.forgot(url)


def test_open_pages_are_sent_again_when_the_server_has_lost_its_data(home: Settings, url: str) -> None:
    settings = msgspec.structs.replace(home, reap_every=600)
    with Client(settings) as client:
        client.submit([Page(text=f"A page {n} that the queue server forgets.", ref=f"f{n}") for n in range(3)])
    with broker.connect(url) as queue:
        queue.flushall()
    watcher = reaper.Reaper(make_app(settings), settings, node="a@host")
    watcher._look()
    assert broker.waiting(url) == 1
    watcher._look()
    assert broker.waiting(url) == 1, "told once"
