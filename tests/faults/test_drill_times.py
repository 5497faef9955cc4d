"""What the drill measures of a kill: when a page's message is there again, and when the page is begun again."""

import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from benchmarks.drill import traces
from benchmarks.drill.pages import pages
from benchmarks.drill.queues import Valkey
from benchmarks.drill.struck import Struck
from benchmarks.drill.traces import Key, Reader
from workers import intake
from workers.app import make_app
from workers.embedded import server
from workers.held import Held
from workers.routes import CLEAN, CLEAN_QUEUE, JOBS, publish
from workers.settings import Settings
from workers.store import ledger


class Queue:
    """A queue server of which only what waits in it is known."""

    def __init__(self) -> None:
        self.waiting: frozenset[Key] | None = frozenset()

    def holds(self) -> frozenset[Key] | None:
        return self.waiting


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(Settings(home=tmp_path))


def accepted(held: Held) -> dict[str, int]:
    sent = [one.page for one in pages(20, 1) if one.kind == "story"][:3]
    return {row.ref or "": row.id for row in intake.accept(sent, held.store, held.archive)}


def test_redelivery_is_told_from_the_wait_behind_others(
    held: Held, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(traces.VARIABLE, str(tmp_path / "traces"))
    refs = accepted(held)
    queue, clock = Queue(), Clock(time.monotonic())
    struck = Struck(held.store, queue, Reader(tmp_path / "traces"), clock)
    kill = clock.now
    struck.by("worker", kill, struck.open())
    first, second, third = refs
    struck.look()
    assert struck.seconds["worker sent"] == []
    queue.waiting = frozenset([refs[first], second])
    clock.now = kill + 10
    struck.look()
    with held.store.write() as tx:
        ledger.start(tx, refs[third], datetime.now(UTC))
    clock.now = kill + 20
    struck.look()
    assert (struck.seconds["worker sent"], struck.seconds["worker begun"]) == ([20.0], [])
    for ref in (first, second):
        traces.begun(ref)
    clock.now = kill + 50
    struck.look()
    assert struck.seconds["worker begun"] == [20.0], "the moment that was noted counts, not the one of the look"
    assert struck.seconds["server sent"] == []


def test_an_outage_sets_the_clock_of_what_waits_anew(held: Held, tmp_path: Path) -> None:
    accepted(held)
    queue, clock = Queue(), Clock(100.0)
    struck = Struck(held.store, queue, Reader(tmp_path / "traces"), clock)
    struck.by("server", 90.0, struck.open(), since=100.0)
    struck.outage(until=130.0)
    clock.now = 135.0
    queue.waiting = frozenset(struck.open())
    struck.look()
    assert struck.seconds["server sent"] == [5.0]
    struck.by("server", 135.0, {})
    struck.look()
    assert struck.seconds["server sent"] == [5.0], "a kill that struck nothing is none"


def test_where_the_queue_cannot_be_looked_into_what_was_sent_and_nobody_took_waits_there(
    held: Held, tmp_path: Path
) -> None:
    refs = accepted(held)
    file = tmp_path / "traces"
    queue, clock = Queue(), Clock(100.0)
    queue.waiting = None
    struck = Struck(held.store, queue, Reader(file), clock)
    sent = traces.Trace(at=50.0, did="sent", pages=tuple(refs.values()), message="m")
    taken = msgspec.structs.replace(sent, at=60.0, did="taken")
    file.write_bytes(msgspec.json.encode(sent) + b"\n" + msgspec.json.encode(taken) + b"\n")
    struck.by("worker", 90.0, struck.open())
    struck.look()
    assert struck.seconds["worker sent"] == []
    with file.open("ab") as more:
        more.write(msgspec.json.encode(msgspec.structs.replace(sent, at=95.0)) + b"\n")
    struck.look()
    struck.by("worker", 98.0, struck.open())
    struck.look()
    assert struck.seconds["worker sent"] == [5.0, 2.0], "the second was on the queue when it was looked at"


def test_what_waits_in_valkeys_queue_is_read_of_its_messages(tmp_path: Path) -> None:
    with server(Settings(home=tmp_path)) as settings:
        app = make_app(settings)
        publish(app, [4, 5])
        app.send_task(CLEAN, kwargs={"payload": {"pages": [{"ref": "r1"}]}}, queue=CLEAN_QUEUE)
        app.send_task(CLEAN, kwargs={"payload": {"text": "no page of the drill's"}}, queue=CLEAN_QUEUE)
        app.close()
        one = Valkey(tmp_path, "none")
        one.url = settings.broker_url or ""
        assert one.holds() == {4, 5, "r1"}
        one.url = "redis://127.0.0.1:1/0"
        assert one.holds() == frozenset()
        one.close()


def test_a_line_that_is_being_written_is_read_later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "traces"
    reader = Reader(file)
    reader.read()
    monkeypatch.setenv(traces.VARIABLE, str(file))
    before = time.monotonic()
    traces.begun("r1")
    whole = file.read_bytes()
    file.write_bytes(whole + whole.replace(b"r1", b"r2")[:-5])
    reader.read()
    assert list(reader.since(0.0, ("begun",))) == ["r1"]
    file.write_bytes(whole + whole.replace(b"r1", b"r2"))
    reader.read()
    assert list(reader.since(before, ("begun",))) == ["r1", "r2"]
    assert reader.since(time.monotonic(), ("begun",)) == reader.since(0.0, ("sent",)) == {}


def test_the_pages_of_a_message_are_known_by_their_numbers_or_references() -> None:
    assert traces.keys(JOBS, {"ids": [1, 2]}) == (1, 2)
    assert traces.keys(CLEAN, {"payload": {"pages": [{"ref": "r3"}]}}) == ("r3",)
    assert traces.keys(CLEAN, {}) == traces.keys("copydesk.receipt.v1", {"payload": {}}) == ()
