"""What a killed worker had in hand is known to the others, once; a server that cannot be told changes nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from queue_helpers import FakeTask, page

from workers import broker, intake, nodes, reaper
from workers.contract import Page
from workers.embedded import server
from workers.held import Held
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


def test_what_a_dead_worker_held_is_told_once(url: str) -> None:
    for node in ("a@host", "b@host"):
        nodes.beat(url, node)
    with (
        nodes.holding(url, "a@host", "1", [1, 2]),
        nodes.holding(url, "a@host", "2", [3]),
        nodes.holding(url, "b@host", "3", [4]),
    ):
        assert nodes.lost(url) == ()
        die(url, "a@host")
        assert sorted(nodes.lost(url)) == [1, 2, 3]
        assert nodes.lost(url) == ()


def test_what_has_ended_is_in_nobodys_hand(url: str) -> None:
    nodes.beat(url, "a@host")
    with nodes.holding(url, "a@host", "1", [1, 2]):
        pass
    die(url, "a@host")
    assert nodes.lost(url) == ()
    with broker.connect(url) as queue:
        assert queue.keys("*") == []


def test_a_worker_that_begins_takes_over_from_a_namesake(url: str) -> None:
    nodes.beat(url, "a@host")
    with nodes.holding(url, "a@host", "1", [7]):
        assert nodes.lost(url) == ()
        assert nodes.lost(url, anew="a@host") == (7,)


def test_a_worker_is_missed_before_half_a_minute_is_over(url: str) -> None:
    nodes.beat(url, "a@host")
    with broker.connect(url) as queue:
        assert 0 < queue.ttl(nodes.LIVES.format("a@host")) + nodes.BEAT <= 25
    assert nodes.ALIVE > 3 * nodes.BEAT


@pytest.mark.parametrize("away", [None, "amqp://127.0.0.1:1//", "redis://127.0.0.1:1/0"])
def test_work_goes_on_where_nobody_can_be_told(away: str | None) -> None:
    worked = []
    with nodes.holding(away, "a@host", "1", [1]):
        worked.append(1)
    assert worked


def test_what_was_lost_is_sent_again_and_not_overdue(url: str, home: Settings, tmp_path: Path) -> None:
    held = Held(Settings(home=tmp_path, broker_url=url))
    ids = [row.id for row in intake.accept([Page(**page(n), source="me") for n in range(3)], held.store, None)]
    nodes.beat(url, "a@host")
    task = FakeTask()
    with nodes.holding(url, "a@host", "1", ids):
        die(url, "a@host")
        assert reaper.take_over(task, held) == 3
        assert task.sent == [ids]
        assert reaper.take_over(task, held) == 0
    held.close()


def test_what_is_in_hand_is_told_over_one_connection(url: str) -> None:
    with broker.kept(url) as first, broker.kept(url) as again:
        assert first is again
        assert first.ping()
