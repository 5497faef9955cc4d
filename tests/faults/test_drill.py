"""The drill in short: faults at seeded moments, and nothing is missing or doubled, and a checker that finds it."""

import errno
import os
import resource
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import msgspec
import pytest

from benchmarks.drill import clock, log, queues
from benchmarks.drill.__main__ import arguments, drill, kept
from benchmarks.drill.check import Found, check
from benchmarks.drill.disk import SMALL, disk
from benchmarks.drill.faults import Faults
from benchmarks.drill.pages import APPLICATION, CRAWL, Sent, pages
from benchmarks.drill.plans import KINDS, LAST, ONCE, Drawn, Rhythm, draw
from benchmarks.drill.processes import seconds
from benchmarks.drill.queues import Valkey
from benchmarks.drill.run import Asked, Run
from benchmarks.drill.table import lines
from workers import broker, intake, runner
from workers.contract import Receipt
from workers.held import Held
from workers.routes import CLEAN_QUEUE, CRAWL_QUEUE
from workers.settings import Settings
from workers.store import Store, ledger


@pytest.fixture
def held(tmp_path: Path) -> Held:
    return Held(Settings(home=tmp_path))


def test_nothing_is_missing_or_doubled_after_a_short_drill(tmp_path: Path) -> None:
    asked = Asked(pages=150, faults=8, seed=3, store="sqlite", persistence="none")
    run = drill(asked, tmp_path / "home", quick=True)
    told = "\n".join(lines([run]))
    assert run.is_good, told
    assert run.found.accepted == 150
    assert sum(run.found.outcomes.values()) == 150
    assert set(run.faults) == {"worker", "child", "server", "crawler", "application", *ONCE}
    file = tmp_path / "runs.jsonl"
    file.write_bytes(msgspec.json.encode(run) + b"\n")
    assert kept(file) == [run]
    assert "missing" in told.splitlines()[0]


def checked(held: Held, sent: list[Sent], unseen: tuple[str, ...] = ()) -> Found:
    return check(held.store, held.settings.home, held.settings.archive_folder, sent, unseen)


def ended(held: Held, count: int = 40) -> list[Sent]:
    """Pages without poison that were accepted, noted and worked."""
    sent = [one for one in pages(count, 1) if one.kind != "poison"]
    rows = intake.accept([one.page for one in sent], held.store, held.archive)
    runner.run_batch([row.id for row in rows], held.store)
    log.note(held.settings.home, "crawl", sent)
    held.close()
    return sent


def test_the_checker_is_content_with_what_was_stored(held: Held) -> None:
    sent = ended(held)
    found = checked(held, sent)
    assert (found.missing, found.doubled, found.convicted, found.damaged) == ((), (), (), ())
    assert found.accepted == len(sent) == sum(found.outcomes.values())


def test_the_checker_names_a_page_that_was_lost(held: Held) -> None:
    sent = ended(held)
    lost = next(one for one in pages(60, 2)[40:] if one.kind == "story")
    log.note(held.settings.home, "crawl", [lost])
    found = checked(held, [*sent, lost])
    assert found.missing == (f"{lost.page.ref}: accepted, and it has no end",)


def test_the_checker_names_a_page_that_nobody_accepted(held: Held) -> None:
    sent = ended(held)
    unsent = pages(60, 1)[-1]
    found = checked(held, [*sent, unsent])
    assert found.missing == (f"{unsent.page.ref}: it was never accepted",)


def test_the_checker_names_a_record_that_nobody_sent(held: Held) -> None:
    sent = ended(held)
    other = next(one for one in pages(60, 2)[40:] if one.kind == "story")
    (row,) = intake.accept([other.page], held.store, held.archive)
    runner.run_batch([row.id], held.store)
    held.close()
    found = checked(held, sent)
    assert len(found.doubled) == 1
    assert "records for" in found.doubled[0]


def test_the_checker_names_a_bystander_in_quarantine_and_a_rejection_without_a_reason(held: Held) -> None:
    first, second = [one for one in pages(40, 1) if one.kind == "story"][:2]
    convict(held.store, held, first, Receipt(outcome="quarantined", reason="crashed"))
    convict(held.store, held, second, Receipt(outcome="rejected"))
    found = checked(held, [first, second])
    assert found.convicted == (
        f"{first.page.ref} (story): quarantined, crashed",
        f"{second.page.ref} (story): rejected, None",
    )
    assert found.missing == (f"{second.page.ref}: rejected without a reason",)


def convict(store: Store, held: Held, one: Sent, receipt: Receipt) -> None:
    (row,) = intake.accept([one.page], store, held.archive)
    with store.write() as tx:
        ledger.finish(tx, row.id, receipt, datetime.now(UTC))
    log.note(held.settings.home, "crawl", [one])


def test_the_checker_names_what_a_crawl_did_not_bring_home(held: Held) -> None:
    sent = ended(held)
    (row,) = intake.accept([msgspec.structs.replace(sent[0].page, source="crawl:7")], held.store, held.archive)
    found = checked(held, sent, ("world/comet.html",))
    assert found.missing == (
        f"{sent[0].page.url} of crawl:7: queued, without a receipt",
        "world/comet.html: crawled, and there is no record of it",
    )
    assert found.crawled == 1
    runner.run_batch([row.id], held.store)
    assert checked(held, sent).missing == ()


def test_a_disk_of_the_drill_is_full_for_a_while_and_gone_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with disk(folder) as small, subprocess.Popen(["sleep", "60"]) as sleeper:
        seen: list[str] = []

        def look() -> None:
            for number in range(3000):
                if seen:
                    return
                try:
                    (folder / f"file-{number}").write_bytes(bytes(SMALL * 2))
                except OSError as error:
                    seen.append(errno.errorcode[error.errno or 0])
                held = resource.prlimit(sleeper.pid, resource.RLIMIT_FSIZE)[0]
                if held != resource.RLIM_INFINITY:
                    seen.append(str(held))
                time.sleep(0.02)

        looker = threading.Thread(target=look)
        looker.start()
        small.fill(1.5, [sleeper.pid])
        looker.join()
        assert seen == (["ENOSPC"] if "tmpfs" in small.told else [str(SMALL)])
        assert resource.prlimit(sleeper.pid, resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
        (folder / "last").write_bytes(bytes(SMALL * 2))
        sleeper.kill()
    assert list(folder.iterdir()) == [] or "tmpfs" not in small.told


CLOCK = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from workers import reaper
from benchmarks.drill import clock
clock.install()
for seconds in (0.0, 3600.0, -3600.0):
    before = time.monotonic()
    clock.step(Path(sys.argv[1]), seconds)
    time.sleep(2 * clock.FRESH)
    told = reaper.datetime.now(UTC)
    assert isinstance(told, reaper.datetime) and type(told) is datetime
    print(round((told - datetime.now(UTC)).total_seconds()), round(time.time() - datetime.now(UTC).timestamp()))
    assert time.monotonic() - before < 600
"""


def test_a_stepped_clock_is_told_to_the_workers_code_and_to_celerys(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    env = {**os.environ, clock.VARIABLE: str(file)}
    told = subprocess.run(
        [sys.executable, "-c", CLOCK, str(file)], env=env, capture_output=True, text=True, check=False
    )
    assert told.stdout.splitlines() == ["0 0", "3600 3600", "-3600 -3600"], told.stderr


def test_pages_and_faults_follow_from_the_seed() -> None:
    assert pages(200, 5) == pages(200, 5) != pages(200, 6)
    assert draw(5, 12, postgres=True) == draw(5, 12, postgres=True) != draw(6, 12, postgres=True)
    kinds = {one.kind for one in pages(300, 5)}
    assert kinds == {"story", "copy", "again", "empty", "poison"}
    assert {one.page.source for one in pages(9, 5)} == {CRAWL, APPLICATION}
    assert "postgresql" not in {one.kind for one in draw(5, 200, postgres=False)}


def test_a_line_of_the_log_that_a_kill_cut_off_was_not_noted(tmp_path: Path) -> None:
    sent = pages(3, 1)
    log.note(tmp_path, "crawl", sent)
    file = tmp_path / log.NAME.format("crawl")
    file.write_bytes(file.read_bytes()[:-20])
    assert [one.ref for one in log.read(tmp_path, "crawl")] == ["r0", "r1"]


def test_a_run_that_is_not_good_says_why() -> None:
    asked = Asked(pages=20, faults=1, seed=1, store="sqlite", persistence="none", patience=7)
    found = Found(accepted=1, outcomes={}, missing=("r1: lost",))
    run = Run(asked=asked, faults={}, ended_by_themselves=0, found=found, seconds={}, took=1.0, drained=False)
    assert not run.is_good
    assert list(lines([run]))[-2:] == [
        "sqlite and valkey, seed 1: r1: lost",
        "sqlite and valkey, seed 1: nothing ended for 7 s",
    ]


def test_a_rhythm_counts_what_those_whom_it_strikes_have_worked_and_leaves_the_last_pages_alone() -> None:
    worked = {"worker": 0.0, "server": 4.0}
    rhythm = Rhythm({"worker": 2.0, "server": 5.0}, worked.__getitem__)
    assert rhythm.due(0.5) is None
    worked["server"] = 5.0
    assert rhythm.due(0.5) == "server"
    worked["worker"] = 2.1
    assert rhythm.due(0.5) == "worker"
    assert (rhythm.due(0.0), rhythm.due(LAST)) == (None, None)
    assert (rhythm.is_over(LAST), rhythm.is_over(0.5)) == (True, False)


def test_a_process_has_had_its_seconds() -> None:
    before, used = seconds(os.getpid()), time.process_time()
    while time.process_time() - used < 0.1:
        pass
    assert before + 0.05 <= seconds(os.getpid()) <= time.process_time() + 0.05
    assert seconds(2**30) == 0.0


def test_drawn_faults_come_with_their_share_of_the_pages() -> None:
    drawn = Drawn(draw(5, 12, postgres=True))
    came = [kind for share in range(101) for _ in range(12) if (kind := drawn.due(share / 100))]
    assert came == [one.kind for one in draw(5, 12, postgres=True)]
    assert drawn.is_over(1.0)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("--rhythm wrker=2", "is none of worker"),
        ("--rhythm worker", "give worker its seconds, as in worker=2"),
        ("--rhythm worker=nan", "give worker its seconds"),
        ("--rhythm worker=0", "give worker its seconds"),
        ("--rhythm postgresql=5", "give --store postgresql"),
        ("--pages 5", "give --pages 20 or more"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_can(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        arguments(words.split())
    assert said in capsys.readouterr().err


def test_a_rhythm_is_given_by_its_faults() -> None:
    assert arguments(["--rhythm", "worker=2", "--rhythm", "power=5.5"]).rhythm == [("worker", 2.0), ("power", 5.5)]


def test_every_fault_that_can_be_asked_for_can_be_done(held: Held, tmp_path: Path) -> None:
    def nothing() -> None: ...

    crawls = SimpleNamespace(kill_beat=nothing, kill_scrapy=nothing)
    rig: Any = SimpleNamespace(queue=SimpleNamespace(answered=0.0), traces=tmp_path / "traces", crawls=crawls)
    disk: Any = None
    faults = Faults(rig, held.store, disk, Random(1), nothing)  # noqa: S311 - no secret
    assert set(faults.acts) == set(KINDS)
    assert faults.worked("scrapy") < 30
    faults.do("scrapy")
    assert faults.worked("server") > faults.worked("scrapy")


def test_a_queue_server_loses_with_its_power_what_it_wrote_last(tmp_path: Path) -> None:
    one = Valkey(tmp_path, "everysec")
    (tmp_path / "log").mkdir()
    try:
        one.start()
        with broker.connect(one.url) as server:
            server.set("first", "1")
            written = one.written()
            server.set("second", "1")
        one.kill()
        one.cut(written)
        one.start()
        with broker.connect(one.url) as server:
            assert [name for name in ("first", "second") if server.exists(name)] == ["first"]
    finally:
        one.close()


def test_a_queue_of_rabbitmq_that_ended_alone_is_noticed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    heard = {CLEAN_QUEUE, CRAWL_QUEUE}
    now = [0.0]
    one = queues.RabbitMQ(tmp_path)
    monkeypatch.setattr(queues.rabbit, "unheard", lambda _, names: tuple(name for name in names if name not in heard))
    monkeypatch.setattr(one, "_serves", lambda: True)
    monkeypatch.setattr(queues.time, "monotonic", lambda: now[0])

    def looks(count: int) -> list[bool]:
        found = []
        for _ in range(count):
            now[0] += queues.LOOK_EVERY
            found.append(one.is_deaf())
        return found

    assert not any(looks(2 * queues.UNHEARD)), "nobody has ever listened to the queue for questions"
    heard.discard(CRAWL_QUEUE)
    assert not any(looks(queues.UNHEARD - 1)), "its worker may be on its way"
    heard.add(CRAWL_QUEUE)
    assert not any(looks(1))
    heard.discard(CRAWL_QUEUE)
    assert looks(queues.UNHEARD)[-1]
