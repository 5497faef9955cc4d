"""The drill in short: faults at seeded moments, and nothing is missing or doubled, and a checker that finds it."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from benchmarks.drill import log
from benchmarks.drill.__main__ import drill, kept
from benchmarks.drill.check import Found, check
from benchmarks.drill.faults import ONCE, plan
from benchmarks.drill.pages import APPLICATION, CRAWL, Sent, pages
from benchmarks.drill.run import Asked, Run
from benchmarks.drill.table import lines
from workers import intake, runner
from workers.contract import Receipt
from workers.held import Held
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
    found = check(held.store, held.settings.home, sent)
    assert (found.missing, found.doubled, found.convicted, found.damaged) == ((), (), (), ())
    assert found.accepted == len(sent) == sum(found.outcomes.values())


def test_the_checker_names_a_page_that_was_lost(held: Held) -> None:
    sent = ended(held)
    lost = next(one for one in pages(60, 2)[40:] if one.kind == "story")
    log.note(held.settings.home, "crawl", [lost])
    found = check(held.store, held.settings.home, [*sent, lost])
    assert found.missing == (f"{lost.page.ref}: accepted, and it has no end",)


def test_the_checker_names_a_page_that_nobody_accepted(held: Held) -> None:
    sent = ended(held)
    unsent = pages(60, 1)[-1]
    found = check(held.store, held.settings.home, [*sent, unsent])
    assert found.missing == (f"{unsent.page.ref}: it was never accepted",)


def test_the_checker_names_a_record_that_nobody_sent(held: Held) -> None:
    sent = ended(held)
    other = next(one for one in pages(60, 2)[40:] if one.kind == "story")
    (row,) = intake.accept([other.page], held.store, held.archive)
    runner.run_batch([row.id], held.store)
    held.close()
    found = check(held.store, held.settings.home, sent)
    assert len(found.doubled) == 1
    assert "records for" in found.doubled[0]


def test_the_checker_names_a_bystander_in_quarantine_and_a_rejection_without_a_reason(held: Held) -> None:
    first, second = [one for one in pages(40, 1) if one.kind == "story"][:2]
    convict(held.store, held, first, Receipt(outcome="quarantined", reason="crashed"))
    convict(held.store, held, second, Receipt(outcome="rejected"))
    found = check(held.store, held.settings.home, [first, second])
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


def test_pages_and_faults_follow_from_the_seed() -> None:
    assert pages(200, 5) == pages(200, 5) != pages(200, 6)
    assert plan(5, 12, postgres=True) == plan(5, 12, postgres=True) != plan(6, 12, postgres=True)
    kinds = {one.kind for one in pages(300, 5)}
    assert kinds == {"story", "copy", "again", "empty", "poison"}
    assert {one.page.source for one in pages(9, 5)} == {CRAWL, APPLICATION}
    assert "postgresql" not in {one.kind for one in plan(5, 200, postgres=False)}


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
    assert list(lines([run]))[-2:] == ["sqlite, seed 1: r1: lost", "sqlite, seed 1: nothing ended for 7 s"]
