"""Each page of a batch is counted before its work; an orderly stop costs nothing."""

import itertools
import time
from collections.abc import Sequence
from typing import Any

import msgspec
import pytest
from batches import accepted, attempts, fail_on, run
from queue_helpers import page

from workers import handlers, intake, runner
from workers.contract import Page, Receipt
from workers.held import Held
from workers.line import Line
from workers.model import Profile
from workers.recipe import recipe_id
from workers.settings import Settings
from workers.store import ledger, records
from workers.store.errors import Damaged, StoreUnavailable


def test_a_batch_runs_in_order_and_once(held: Held) -> None:
    ids = accepted(held)
    assert list(run(held, ids).done) == ids
    assert run(held, ids) == runner.Batch()
    assert runner.run_batch(ids, held.store).done == {}


def test_a_message_that_comes_again_costs_one_look_and_what_is_open_behind_it_is_run(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = accepted(held, 12)
    assert list(run(held, ids[:10]).done) == ids[:10]
    begun: list[int] = []
    real = ledger.start

    def start(tx: Any, job_id: int, *more: Any) -> Any:
        begun.append(job_id)
        return real(tx, job_id, *more)

    monkeypatch.setattr(ledger, "start", start)
    assert list(run(held, [*ids, 10**9, 10**9 + 1]).done) == ids[10:]
    assert begun == [ids[0], *ids[10:]]


def test_the_settings_choose_the_judge(held: Held) -> None:
    profile = Held(Settings(home=held.settings.home, judge="readability")).profile
    page_ = Page(**(page(1) | {"text": None, "html": f"<article><p>{'Boats leave at dawn. ' * 30}</p></article>"}))
    (row,) = intake.accept([page_], held.store, held.archive, profile=profile)
    (receipt,) = run(held, [row.id], profile=profile).done.values()
    with held.store.read() as tx:
        found = records.get(tx, receipt.key or "")
        (seen,) = records.observations(tx, key=receipt.key)
    assert found.facts.judge == "readability"
    assert seen.recipe == recipe_id(profile) != recipe_id(Profile())
    (again,) = intake.accept([page_], held.store, held.archive)
    assert (again.id, again.fresh) == (row.id, True)


def test_a_sites_own_judge_goes_with_its_pages_and_stands_on_their_records(held: Held) -> None:
    html = "<article><p>" + "Boats leave at dawn. {} " * 30 + "</p></article>"
    plain, own = (Page(html=html.format(*[n] * 30), source=f"crawl:{n}", ref=str(n)) for n in range(2))
    own = msgspec.structs.replace(own, judge="readability")
    rows = intake.accept([plain, own], held.store, held.archive, profile=held.profile)
    done = run(held, [row.id for row in rows], profile=held.profile).done
    with held.store.read() as tx:
        found = [records.observations(tx, key=done[row.id].key)[0] for row in rows]
    assert [one.facts.judge for one in found] == ["model", "readability"]
    assert [one.recipe for one in found] == [recipe_id(Profile()), recipe_id(Profile(judge="readability"))]
    again = intake.accept([plain, own], held.store, held.archive, profile=held.profile)
    assert [row.fresh for row in again] == [False, False]
    other = msgspec.structs.replace(own, judge=None)
    assert intake.accept([other], held.store, held.archive, profile=held.profile)[0].fresh, "judged anew"


def test_an_id_that_nobody_accepted_is_passed_over(held: Held) -> None:
    assert run(held, [4711]) == runner.Batch()


@pytest.mark.parametrize("error", [ValueError("a bug"), MemoryError(), RecursionError(), StoreUnavailable("away")])
def test_a_page_that_fails_is_left_and_the_others_go_on(
    held: Held, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    ids = accepted(held)
    fail_on(monkeypatch, "ref-1", error)
    batch = run(held, ids)
    assert (list(batch.done), batch.left) == ([ids[0], ids[2]], (ids[1],))
    assert attempts(held, ids[1]) == 1


def test_a_store_that_is_away_ends_the_batch_uncounted(
    held: Held, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ids = accepted(held)
    real = ledger.start

    def start(tx: Any, job_id: int, *more: Any) -> Any:
        if job_id == ids[0]:
            return real(tx, job_id, *more)
        raise StoreUnavailable("away")

    with monkeypatch.context() as patch:
        patch.setattr(ledger, "start", start)
        batch = run(held, ids)
    assert (list(batch.done), batch.left) == (ids[:1], tuple(ids[1:]))
    assert [record.message for record in caplog.records] == ["2 jobs are left for another run: away"]
    assert attempts(held, ids[1]) == 0


@pytest.mark.parametrize("stop", [SystemExit(), KeyboardInterrupt()])
def test_a_stop_counts_for_the_page_that_it_struck_for_it_may_be_that_pages_own(
    held: Held, monkeypatch: pytest.MonkeyPatch, stop: BaseException
) -> None:
    ids = accepted(held)
    fail_on(monkeypatch, "ref-1", stop)
    with pytest.raises(type(stop)):
        run(held, ids)
    assert [attempts(held, one) for one in ids[1:]] == [1, 0]
    with held.store.read() as tx:
        assert ledger.counts(tx) == {"queued": 2, "running": 0, "done": 1, "quarantined": 0}


def test_a_soft_time_limit_ends_the_batch_and_counts_for_the_page_that_it_struck(
    held: Held, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ids = accepted(held, 4)
    fail_on(monkeypatch, "ref-1", runner.SoftTimeLimitExceeded())
    batch = run(held, ids)
    assert (list(batch.done), batch.left) == (ids[:1], (ids[2], ids[3], ids[1]))
    assert [attempts(held, one) for one in ids[1:]] == [1, 0, 0]
    assert [record.message for record in caplog.records] == ["3 jobs are left for another run: the task's time is up"]


def test_a_page_that_takes_too_long_is_cut_off_and_counted(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held)
    fail_on(monkeypatch, "ref-0", sleep=30)
    batch = run(held, ids, limits=runner.Limits(page=1.5))
    assert (list(batch.done), batch.left) == (ids[1:], (ids[0],))
    assert attempts(held, ids[0]) == 1


def test_what_stands_behind_a_slow_page_is_handed_on_and_what_nobody_took_is_run_here(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = accepted(held, 5)
    fail_on(monkeypatch, "ref-1", sleep=30)
    handed: list[int] = []

    def hand_on(rest: Sequence[int]) -> int:
        handed.extend(rest)
        return 2

    batch = run(held, ids, limits=runner.Limits(page=1.5, slow=1.0), hand_on=hand_on)
    assert handed == ids[2:]
    assert (list(batch.done), batch.left) == ([ids[0], ids[4]], (ids[1],))
    assert [attempts(held, one) for one in ids[1:4]] == [1, 0, 0]


def test_a_page_that_was_begun_with_the_end_of_a_slow_one_stays(held: Held) -> None:
    ids = accepted(held)
    handed: list[int] = []

    def hand_on(rest: Sequence[int]) -> int:
        handed.extend(rest)
        return len(rest)

    line = Line(ids[1:], held.store, runner.Limits(), Profile(), hand_on, time.monotonic)
    with held.store.write() as tx:
        line.begin_next(tx)
    line.hand_on()
    assert (handed, line.rest) == ([ids[2]], [ids[1]])
    begun = line.step()
    assert begun is not None
    assert begun.id == ids[1]


def test_when_the_time_of_a_batch_is_up_the_rest_is_left_uncounted(held: Held) -> None:
    ids = accepted(held)
    seconds = itertools.count(step=11)  # of every look at the clock; two pages are begun before the 30th
    batch = run(held, ids, clock=lambda: next(seconds))
    assert (list(batch.done), batch.left) == (ids[:2], tuple(ids[2:]))
    assert attempts(held, ids[2]) == 0


def test_a_page_is_begun_in_the_transaction_that_ends_the_one_before(
    held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = accepted(held)
    writes: list[str] = []
    for name in ("write", "written"):
        real = getattr(type(held.store), name)

        def write(*given: Any, real: Any = real, name: str = name) -> Any:
            writes.append(name)
            return real(*given)

        monkeypatch.setattr(type(held.store), name, write)
    assert list(run(held, ids).done) == ids
    assert writes == ["write", *["written"] * len(ids)]


def test_an_end_that_is_undone_undoes_the_beginning_behind_it(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held)
    real = handlers.settle

    def settle(page: Page, result: Any, store: Any, job: Any, then: Any) -> Receipt:
        def and_fail(tx: Any) -> None:
            then(tx)
            raise StoreUnavailable("the disk is full")

        return real(page, result, store, job, and_fail if page.ref == "ref-0" else then)

    with monkeypatch.context() as patch:
        patch.setattr(handlers, "settle", settle)
        batch = run(held, ids)
    assert (list(batch.done), batch.left) == (ids[1:], (ids[0],))
    assert attempts(held, ids[0]) == 1


def test_a_stop_after_the_end_of_a_page_gives_back_the_next(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held)
    real = handlers.clean_page

    def clean_page(*args: Any, **more: Any) -> Receipt:
        real(*args, **more)
        raise SystemExit

    monkeypatch.setattr(handlers, "clean_page", clean_page)
    with pytest.raises(SystemExit):
        run(held, ids)
    with held.store.read() as tx:
        assert ledger.counts(tx) == {"queued": 2, "running": 0, "done": 1, "quarantined": 0}
    assert attempts(held, ids[1]) == 0


def test_a_job_whose_bytes_are_damaged_is_quarantined(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = accepted(held, 1)

    def damaged(*_: Any) -> None:
        raise Damaged("job 1")

    monkeypatch.setattr(ledger, "start", damaged)
    assert run(held, ids).done[ids[0]].outcome == "quarantined"


def test_limits_fit_into_the_hard_limit() -> None:
    limits = runner.Limits.within(60)
    assert limits.begin_within + limits.page <= 60 - 10
