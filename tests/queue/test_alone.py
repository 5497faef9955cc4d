"""A page that ended its process runs alone in a child; only its own death there convicts it."""

from collections.abc import Sequence
from typing import Any

import pytest
from batches import accepted, attempts, die, fail_on, run
from queue_helpers import page

from workers import child, handlers, runner
from workers.contract import Page
from workers.held import Held
from workers.model import Rejected
from workers.store import ledger, quarantine
from workers.store.errors import StoreUnavailable


@pytest.mark.parametrize("stop", [SystemExit(), KeyboardInterrupt()])
def test_a_stop_while_a_page_runs_alone_gives_its_attempt_back(
    held: Held, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    ids = accepted(held)
    die(held, ids[1], times=2)

    def stopped(*_: Any, **__: Any) -> None:
        raise stop

    monkeypatch.setattr(child, "clean_alone", stopped)
    with pytest.raises(type(stop)):
        run(held, ids)
    assert attempts(held, ids[1]) == 2


def test_a_time_too_short_for_a_page_to_run_alone_convicts_it_and_lets_those_behind_it_go_on(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = accepted(held)
    fail_on(monkeypatch, "ref-1", runner.SoftTimeLimitExceeded())

    def too_late(*_: Any, **__: Any) -> None:
        raise runner.SoftTimeLimitExceeded

    monkeypatch.setattr(child, "clean_alone", too_late)
    done, left, rounds = {}, tuple(ids), 0
    while left:
        batch = run(held, list(left))
        done, left, rounds = done | batch.done, batch.left, rounds + 1
        assert rounds <= runner.GIVEN_UP_AT
    assert [done[one].outcome for one in ids] == ["stored", "quarantined", "stored"]
    assert (done[ids[1]].reason or "").startswith("timeout: ")
    with held.store.read() as tx:
        assert [one.job for one in quarantine.listing(tx)] == [ids[1]]


def test_a_page_that_has_to_run_alone_lets_the_others_go_first_and_hands_on_those_of_its_kind(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = accepted(held, 4)
    die(held, ids[0], times=ledger.ALONE_FROM - 1)
    die(held, ids[2], times=ledger.ALONE_FROM - 1)
    told: list[Any] = []
    usual = handlers.clean_page

    def clean_page(page: Page, *args: Any, **more: Any) -> Any:
        told.append(page.ref)
        return usual(page, *args, **more)

    def clean_alone(page: Page, *_: Any, **__: Any) -> Rejected:
        told.append(page.ref)
        return Rejected(reason="empty", why="no text")

    def hand_on(rest: Sequence[int]) -> int:
        told.append(list(rest))
        return len(rest)

    monkeypatch.setattr(handlers, "clean_page", clean_page)
    monkeypatch.setattr(child, "clean_alone", clean_alone)
    batch = run(held, ids, hand_on=hand_on)
    assert told == ["ref-1", "ref-3", [ids[2]], "ref-0"]
    assert (list(batch.done), batch.left) == ([ids[1], ids[3], ids[0]], ())
    assert attempts(held, ids[2]) == 2, "a page that lets others go first was not begun"


def test_a_page_that_ended_its_process_twice_runs_alone(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held)
    die(held, ids[1], times=2)
    alone: list[str | None] = []
    real = child.clean_alone

    def clean_alone(page: Page, *args: Any, **more: Any) -> Any:
        alone.append(page.ref)
        return real(page, *args, **more)

    monkeypatch.setattr(child, "clean_alone", clean_alone)
    receipts = run(held, ids).done
    assert alone == ["ref-1"]
    assert [receipt.outcome for receipt in receipts.values()] == ["stored"] * 3


def test_only_its_own_death_alone_quarantines_a_page(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held)
    die(held, ids[1], times=2)
    crash = child.Crash(reason="crashed", why="it ended its process", error="signal 11")
    monkeypatch.setattr(child, "clean_alone", lambda *args, **more: crash)
    receipts = run(held, ids).done
    assert {one: receipt.outcome for one, receipt in receipts.items()} == {
        ids[0]: "stored",
        ids[1]: "quarantined",
        ids[2]: "stored",
    }
    assert receipts[ids[1]].reason == "crashed: it ended its process"
    with held.store.read() as tx:
        (kept,) = quarantine.listing(tx)
        shown = quarantine.show(tx, kept.id)
    assert (kept.job, kept.error) == (ids[1], "signal 11")
    assert shown is not None
    assert shown.page == Page(**page(1), source="me")


def test_a_page_that_has_to_run_alone_waits_for_the_beginning_of_a_batch(held: Held) -> None:
    ids = accepted(held, 2)
    die(held, ids[1], times=2)
    batch = run(held, ids, limits=runner.Limits(alone_within=-1))
    assert (list(batch.done), batch.left) == (ids[:1], (ids[1],))
    assert attempts(held, ids[1]) == 2
    assert run(held, list(batch.left)).done[ids[1]].outcome == "stored"


def test_a_page_that_cannot_be_stored_ends_in_quarantine(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held, 1)
    die(held, ids[0], times=2)

    def refuse(*_: Any, **__: Any) -> None:
        raise ValueError("no such column")

    monkeypatch.setattr(handlers, "settle", refuse)
    receipt = run(held, ids).done[ids[0]]
    assert (receipt.outcome, receipt.reason) == ("quarantined", "it cannot be stored")


@pytest.mark.parametrize(("times", "error"), [(5, StoreUnavailable("away")), (2, runner.SoftTimeLimitExceeded())])
def test_a_store_that_is_away_or_slow_convicts_nobody(
    held: Held, monkeypatch: pytest.MonkeyPatch, times: int, error: Exception
) -> None:
    ids = accepted(held, 1)
    die(held, ids[0], times=times)

    def fail(*_: Any, **__: Any) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(handlers, "settle", fail)
        assert run(held, ids).left == (ids[0],)
    assert run(held, ids).done[ids[0]].outcome == "stored"


def test_a_page_is_run_alone_by_one_worker_at_a_time(held: Held, caplog: pytest.LogCaptureFixture) -> None:
    ids = accepted(held)
    die(held, ids[1], times=ledger.ALONE_FROM, hours_ago=0)
    batch = run(held, ids)
    assert (list(batch.done), batch.left) == ([ids[0], ids[2]], (ids[1],))
    assert "is run alone by another worker" in caplog.text
    with held.store.write() as tx:
        ledger.let_go(tx, ids[1])
    assert list(run(held, ids).done) == [ids[1]]
