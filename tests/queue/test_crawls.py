"""A crawl is seen through to its end: its exit code, its counts, its lease, and its death when the task must stop."""

import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import IO, Any

import pytest
from msgspec import structs

from workers import crawls, procs
from workers import supervise as supervising
from workers.contract import Receipt
from workers.held import Held
from workers.leases import leased
from workers.messages import CrawlReport
from workers.settings import Settings, SettingsError
from workers.store import crawls as rows

WRONG = [
    ({}, "urls"),
    ({"urls": ["https://news.example/"], "site": "news"}, "urls"),
    ({"urls": []}, "urls"),
    ({"urls": ["ftp://news.example/"]}, "urls[0]"),
    ({"urls": ["https://news.example/", "https://news.example/ x"]}, "urls[1]"),
    ({"urls": ["https://news.example/"] * 1001}, "urls"),
    ({"urls": "https://news.example/"}, "urls"),
    ({"urls": ["http://["]}, "urls[0]"),
    ({"urls": ["https://news.example/\ud800"]}, "urls[0]"),
    ({"urls": ["https://news.example/" + "x" * 2083]}, "urls[0]"),
    ({"site": "--crawl-id"}, "site"),
    ({"site": "a\0"}, "site"),
    ({"site": "\ud800"}, "site"),
    ({"site": "x" * 201}, "site"),
    ("https://news.example/", None),
]


@pytest.mark.parametrize(("payload", "field"), WRONG)
def test_a_wrong_request_is_answered(held: Held, payload: Any, field: str | None) -> None:
    receipt = crawls.run(payload, held)
    assert isinstance(receipt, Receipt)
    assert (receipt.outcome, receipt.field) == ("refused", field)


def begin(held: Held, name: str = "news") -> int:
    with held.store.write() as tx:
        crawl = rows.begin(tx, name, datetime.now(UTC), supervising.LEASE)
    assert crawl is not None
    return crawl


def supervise(held: Held, script: str, **more: Any) -> Any:
    return supervising.supervise([sys.executable, "-c", script], begin(held), held, **more)


@pytest.mark.parametrize(
    ("code", "state"), [(0, "done"), (2, "failed"), (3, "nothing"), (4, "blocked"), (1, "failed"), (77, "failed")]
)
def test_the_exit_code_says_how_it_went(held: Held, code: int, state: str) -> None:
    script = (
        f'print(\'{{"event": "end", "pages": 7, "errors": {{}}}}\'); print(\'no json\'); raise SystemExit({code})'
    )
    report = supervise(held, script)
    assert (report.state, report.counts) == (state, {"pages": 7})
    assert (report.reason is None) == (code == 0)
    with held.store.read() as tx:
        kept = rows.get(tx, report.crawl)
    assert kept is not None
    assert (kept.state == "running", kept.counts) == (False, {"pages": 7})


def test_a_name_that_is_being_crawled_is_refused(held: Held) -> None:
    begin(held, "news")
    receipt = crawls.run({"site": "news"}, held)
    assert receipt.outcome == "refused"
    assert "being crawled" in receipt.reason


def test_addresses_travel_by_a_nameless_file_and_the_crawler_is_asked(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def supervised(command: list[str], crawl: int, _: Held, stdin: IO[bytes]) -> str:
        asked.append((command, stdin.read(), os.fstat(stdin.fileno()).st_nlink))
        return "report"

    monkeypatch.setattr(crawls, "supervise", supervised)
    assert crawls.run({"urls": ["https://news.example/1", "https://news.example/2"]}, held) == "report"
    ((command, addresses, names),) = asked
    assert command[:4] == [sys.executable, "-m", "crawler", "--crawl-id"]
    assert command[-2:] == ["--urls-file", "-"]
    assert addresses == b"https://news.example/1\nhttps://news.example/2\n"
    assert names == 0


def test_what_is_done_meanwhile_may_end_the_crawl(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(supervising, "LOOK", 0.02)

    def enough() -> None:
        raise RuntimeError("no worker is left")

    with pytest.raises(RuntimeError, match="no worker"):
        supervise(held, "import time; time.sleep(300)", meanwhile=enough, stop_within=5)
    with held.store.read() as tx:
        kept = rows.latest(tx, "news")
    assert kept is not None
    assert kept.state == "stopped"


HOLDER = """
import sys, time
from pathlib import Path
from workers.held import Held
from workers.leases import leased
from workers.messages import CrawlReport
from workers.settings import Settings
with leased("news", Held(Settings(home=Path(sys.argv[1])))) as number:
    print(number, flush=True)
    time.sleep(300)
"""


def test_a_crawl_that_was_killed_on_this_host_holds_nothing(held: Held, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        first = int(holder.stdout.readline())
        with leased("news", held) as number:
            assert number is None
        holder.kill()
        holder.wait()
    with leased("news", held) as second, leased("news", held) as third:
        assert second is not None
        assert (second > first, third) == (True, None)
    assert list((tmp_path / "queue").glob("crawl-*")) == []
    with held.store.read() as tx:
        lost = rows.get(tx, first)
    assert lost is not None
    assert lost.state == "failed"


def leave_job(held: Held, crawl: int) -> None:
    """What a crawler leaves behind that was killed."""
    folder = held.settings.home / "jobs" / str(crawl)
    folder.mkdir(parents=True)
    (folder / "order.json").write_text("{}")


@pytest.mark.parametrize("state", ["running", "stopped", "failed"])
def test_a_crawl_that_was_broken_off_goes_on_under_its_number(held: Held, state: Any) -> None:
    first = begin(held)
    late = datetime.now(UTC) - timedelta(seconds=1)
    with held.store.write() as tx:
        rows.beat(tx, first, late, {"pages": 7}, 0)
        if state != "running":
            rows.end(tx, first, late, state, {"pages": 7}, reason="a test")
    leave_job(held, first)
    with leased("news", held) as number, leased("news", held) as other:
        assert (number, other) == (first, None)
        with held.store.read() as tx:
            kept = rows.get(tx, first)
    assert kept is not None
    assert (kept.state, kept.ended_at, kept.reason, kept.counts) == ("running", None, None, {"pages": 7})


def test_one_that_left_nothing_or_long_ago_is_begun_anew(held: Held) -> None:
    first = begin(held)
    with held.store.write() as tx:
        rows.end(tx, first, datetime.now(UTC), "stopped", {})
    leave_job(held, first)
    os.utime(held.settings.home / "jobs" / str(first) / "order.json", (0, 0))
    with leased("news", held) as second:
        assert second == first + 1


def test_a_crawl_is_asked_to_go_on_by_its_number(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    first = begin(held)
    gone = crawls.run({"resume": first}, held)
    assert (gone.outcome, gone.field) == ("refused", "resume")
    with held.store.write() as tx:
        rows.end(tx, first, datetime.now(UTC), "stopped", {})
    leave_job(held, first)
    asked: list[Any] = []
    monkeypatch.setattr(crawls, "supervise", lambda command, crawl, *_, **__: asked.append((command[3:], crawl)))
    crawls.run({"resume": first}, held)
    assert asked == [(["--crawl-id", str(first), "--resume"], first)]


def test_what_was_killed_is_asked_to_go_on_once_in_a_lease(held: Held) -> None:
    first, other = begin(held), begin(held, "other")
    leave_job(held, first)
    late = datetime.now(UTC) - timedelta(seconds=1)
    with held.store.write() as tx:
        for one in (first, other):
            rows.beat(tx, one, late, {"pages": 7}, 0)
    sent: list[Any] = []
    app = SimpleNamespace(send_task=lambda name, **more: sent.append((name, more["kwargs"]["payload"]["resume"])))
    assert (crawls.resume_deserted(app, held), crawls.resume_deserted(app, held)) == (1, 0)
    assert sent == [("copydesk.crawl.v1", first)]


def test_what_ended_while_the_store_was_away_is_taken_over_by_whoever_is_asked(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    crawl = begin(held)
    leave_job(held, crawl)
    with held.store.write() as tx:
        rows.beat(tx, crawl, datetime.now(UTC) - timedelta(seconds=1), {"pages": 7}, 0)
    done: list[Any] = []
    monkeypatch.setattr(crawls, "supervise", lambda _, number, *_rest, **__: done.append(number))
    app = SimpleNamespace(send_task=lambda _, kwargs, **__: crawls.run(kwargs["payload"], held))
    assert crawls.resume_deserted(app, held) == 1
    assert done == [crawl]


def test_a_crawler_that_is_killed_is_started_again(held: Held, tmp_path: Path) -> None:
    script = (
        f"import os, pathlib; runs = pathlib.Path({str(tmp_path / 'runs')!r}); runs.open('a').write('x')\n"
        "print('{\"pages\": %d}' % len(runs.read_text()), flush=True)\n"
        "os.kill(os.getpid(), 9) if len(runs.read_text()) < 3 else None"
    )
    report = supervise(held, script)
    assert (report.state, report.counts) == ("done", {"pages": 3})


def test_a_crawler_that_is_killed_each_time_is_given_up(held: Held, tmp_path: Path) -> None:
    script = f"import os; open({str(tmp_path / 'runs')!r}, 'a').write('x'); os.kill(os.getpid(), 9)"
    report = supervise(held, script)
    assert (report.state, len((tmp_path / "runs").read_text())) == ("failed", supervising.RESTARTS + 1)


def test_a_crawl_whose_lease_was_lost_is_stopped(held: Held) -> None:
    crawl = begin(held)
    with held.store.write() as tx:
        rows.end(tx, crawl, datetime.now(UTC), "failed", {})
    sleeper = [sys.executable, "-c", "import time; time.sleep(300)"]
    report = supervising.supervise(sleeper, crawl, held, beat=0.05, stop_within=5)
    assert (report.state, "lease" in (report.reason or "")) == ("stopped", True)


def test_a_task_that_is_told_to_stop_ends_its_crawl(held: Held, tmp_path: Path) -> None:
    deaf = (
        "import os, signal, sys, time; signal.signal(15, signal.SIG_IGN)\n"
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid())); time.sleep(300)"
    )

    def stop_when_it_runs() -> None:
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            threading.Event().wait(0.02)
        os.kill(os.getpid(), signal.SIGUSR2)

    def leave(*_: Any) -> None:
        raise SystemExit

    before = signal.signal(signal.SIGUSR2, leave)
    try:
        threading.Thread(target=stop_when_it_runs, daemon=True).start()
        with pytest.raises(SystemExit):
            supervise(held, deaf, stop_within=0.1)
    finally:
        signal.signal(signal.SIGUSR2, before)
    assert not procs.alive(int((tmp_path / "pid").read_text()))
    with held.store.read() as tx:
        kept = rows.latest(tx, "news")
    assert kept is not None
    assert kept.state == "stopped"


QUIET = CrawlReport(crawl=1, state="done")


@pytest.fixture
def shared(held: Held, monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """An installation whose crawls share frontiers; the numbers of those that are there."""
    held.settings = structs.replace(held.settings, frontier="redis", frontier_url="redis://q.example/0", crawlers=3)
    there: set[int] = set()
    monkeypatch.setattr("workers.frontiers.is_there", lambda _, crawl: crawl in there)
    monkeypatch.setattr("workers.frontiers.clear", lambda _, crawl: there.discard(crawl))
    return there


def test_other_crawl_workers_are_asked_for_help(
    held: Held, shared: set[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        crawls, "supervise", lambda command, crawl, *_, **more: asked.append((command[3:], more)) or QUIET
    )
    sent: list[Any] = []
    app = SimpleNamespace(send_task=lambda name, **more: sent.append(more["kwargs"]["payload"]["resume"]))
    crawls.run({"site": "news"}, held, app)
    assert (sent, asked[0][0]) == ([1, 1], ["--crawl-id", "1", "--site", "news"])
    shared.add(1)
    crawls.run({"resume": 1}, held, app)
    assert (sent, asked[1]) == ([1, 1], (["--crawl-id", "1", "--resume"], {"helps": True}))
    with held.store.write() as tx:
        rows.end(tx, 1, datetime.now(UTC), "done", {})
    shared.clear()
    late = crawls.run({"resume": 1}, held, app)
    assert (late.outcome, late.field) == ("refused", "resume")


def test_who_helps_ends_no_crawl(held: Held) -> None:
    crawl = begin(held)
    report = supervising.supervise([sys.executable, "-c", "print('{\"pages\": 3}')"], crawl, held, helps=True)
    assert (report.state, report.counts) == ("done", {"pages": 3})
    with held.store.read() as tx:
        kept = rows.get(tx, crawl)
    assert kept is not None
    assert kept.state == "running"


def test_a_new_crawl_finds_no_old_frontier_and_one_that_is_shared_goes_on(held: Held, shared: set[int]) -> None:
    shared.add(1)  # of a store that is no more
    with leased("news", held) as number:
        assert (number, shared) == (1, set())
    with held.store.write() as tx:
        rows.end(tx, 1, datetime.now(UTC), "failed", {})
    shared.add(1)
    with leased("news", held) as number:
        assert (number, shared) == (1, {1})


def test_a_shared_frontier_needs_a_server() -> None:
    with pytest.raises(SettingsError, match="COPYDESK_FRONTIER_URL"):
        _ = Settings(frontier="redis", broker_url="amqp://q.example").shared_frontier
    assert Settings(frontier="redis", broker_url="redis://q.example").shared_frontier == "redis://q.example"
    assert Settings(broker_url="redis://q.example").shared_frontier is None
