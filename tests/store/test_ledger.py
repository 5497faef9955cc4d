"""The ledger: accepted once, counted before the work, ended once, told to its own caller only."""

import pytest
from sqlalchemy import func, select
from store_helpers import NOW, entry, later, page

from workers.contract import Receipt
from workers.store import Store, ledger, open_store
from workers.store.errors import Damaged, RunElsewhere
from workers.store.schema import spool
from workers.store.values import Entry, identity, input_sha256

STORED = Receipt(outcome="stored", key="cd1-x", ref="ref-0")


def accept(store: Store, *entries: Entry, now=NOW):
    with store.write() as tx:
        return ledger.accept(tx, entries, now)


def start(store: Store, job: int, now=NOW):
    with store.write() as tx:
        return ledger.start(tx, job, now)


def finish(store: Store, job: int, receipt: Receipt = STORED):
    with store.write() as tx:
        ledger.finish(tx, job, receipt, NOW)


def counts(store: Store) -> dict[str, int]:
    with store.read() as tx:
        return ledger.counts(tx)


def test_a_page_comes_back_as_it_was_accepted(store: Store) -> None:
    sent = page(html=None, html_b64=bytes(range(256)), status=200, fetched_at="2025-09-18T10:00:00Z", keep=False)
    (row,) = accept(store, Entry(page=sent, identity=identity(sent), archive="urn:uuid:1"))
    job = start(store, row.id)
    assert (row.fresh, row.state, row.ref, row.receipt) == (True, "queued", "ref-0", None)
    assert (job.page, job.attempts, job.archive) == (sent, 1, "urn:uuid:1")


@pytest.mark.parametrize("text", ["", "a\0b", "lone \ud800 surrogate", "\U0001f600", "ünï", "x" * 100_000])
def test_any_text_comes_back(store: Store, text: str) -> None:
    sent = page(html=None, text=text, ref=f"r{text[:20]}")
    (row,) = accept(store, Entry(page=sent, identity=identity(sent)))
    assert start(store, row.id).page == sent


def test_rows_come_in_the_order_of_the_entries(store: Store) -> None:
    rows = accept(store, *(entry(number) for number in (3, 1, 2)))
    assert [row.ref for row in rows] == ["ref-3", "ref-1", "ref-2"]
    assert accept(store) == ()


def test_a_page_is_one_job_however_often_it_is_sent(store: Store) -> None:
    first, twice = accept(store, entry(), entry())
    (again,) = accept(store, entry())
    assert first.id == twice.id == again.id
    assert [first.fresh, twice.fresh, again.fresh] == [True, False, False]
    assert counts(store)["queued"] == 1


@pytest.mark.parametrize(
    "other", [{"source": "b"}, {"ref": "b"}, {"html": "<p>b"}, {"url": "https://b.example.org/"}]
)
def test_another_caller_reference_or_input_is_another_job(store: Store, other: dict[str, str]) -> None:
    first, second = accept(store, entry(), entry(**other))
    assert first.id != second.id


def test_what_had_ended_says_seen_when_it_is_sent_again(store: Store) -> None:
    (row,) = accept(store, entry())
    finish(store, row.id)
    (again,) = accept(store, entry())
    assert (again.fresh, again.state, again.receipt.outcome, again.receipt.key) == (False, "done", "seen", "cd1-x")
    refused = Receipt(outcome="rejected", reason="empty: nothing in it")
    (other,) = accept(store, entry(1))
    finish(store, other.id, refused)
    assert accept(store, entry(1))[0].receipt == refused


def test_what_had_ended_under_another_recipe_is_queued_anew(store: Store) -> None:
    (row,) = accept(store, entry())
    finish(store, row.id)
    (again,) = accept(store, entry(recipe="2-bbb", archive="urn:uuid:2"))
    assert (again.id, again.fresh, again.state, again.receipt) == (row.id, True, "queued", None)
    job = start(store, row.id)
    assert (job.attempts, job.archive, job.page) == (1, "urn:uuid:2", page())


def test_every_start_counts_until_the_page_has_ended(store: Store) -> None:
    (row,) = accept(store, entry())
    assert [start(store, row.id).attempts for _ in range(3)] == [1, 2, 3]
    assert counts(store) == {"queued": 0, "running": 1, "done": 0, "quarantined": 0}
    finish(store, row.id)
    assert start(store, row.id) is None
    assert start(store, 4711) is None


def test_a_page_that_runs_alone_is_not_begun_again_before_that_run_can_be_over(store: Store) -> None:
    (row,) = accept(store, entry())

    def begin(now):
        with store.write() as tx:
            return ledger.start(tx, row.id, now, alone_s=25).attempts

    assert [begin(NOW), begin(NOW), begin(NOW)] == [1, 2, 3], "those before the last are no run alone"
    for now in (later(seconds=24), later(seconds=-24)):
        with pytest.raises(RunElsewhere):
            begin(now)
    assert [begin(later(seconds=26)), begin(later(seconds=-3600))] == [4, 5], "its worker died, or a clock was wrong"
    with store.write() as tx:
        ledger.let_go(tx, row.id)
    assert begin(later(seconds=-3600)) == 6


def test_an_attempt_that_is_given_back_does_not_count(store: Store) -> None:
    (row,) = accept(store, entry())
    start(store, row.id)
    with store.write() as tx:
        ledger.give_back(tx, row.id)
        ledger.give_back(tx, row.id)
    assert counts(store)["queued"] == 1
    assert start(store, row.id).attempts == 1


def test_a_page_that_has_ended_keeps_its_first_receipt_and_lets_its_bytes_go(store: Store) -> None:
    (row,) = accept(store, entry())
    finish(store, row.id)
    finish(store, row.id, Receipt(outcome="rejected", reason="late"))
    with store.read() as tx:
        (fate,) = ledger.receipts(tx, "app", ["ref-0"])
        assert tx.execute(select(func.count()).select_from(spool)).scalar_one() == 0
    assert (fate.state, fate.receipts) == ("finished", (STORED,))


def test_a_caller_sees_its_own_references_only(store: Store) -> None:
    rows = accept(store, entry(0), entry(1), entry(2), entry(2, html="<p>second"))
    start(store, rows[1].id)
    finish(store, rows[2].id)
    with store.read() as tx:
        fates = ledger.receipts(tx, "app", ["ref-2", "ref-0", "nothing", "ref-1"])
        others = ledger.receipts(tx, "other", ["ref-0", "ref-2"])
    assert [(fate.ref, fate.state) for fate in fates] == [
        ("ref-2", "queued"),
        ("ref-0", "queued"),
        ("nothing", "unknown"),
        ("ref-1", "running"),
    ]
    assert fates[0].receipts == (STORED,), "one of its two pages has ended"
    assert {fate.state for fate in others} == {"unknown"}


def test_many_and_strange_references_are_answered(store: Store) -> None:
    strange = ["a\0b", "\ud800", "ü", ""]
    accept(store, *(entry(number, ref=ref) for number, ref in enumerate(strange)))
    refs = strange + [f"x{number}" for number in range(2000)]
    with store.read() as tx:
        fates = ledger.receipts(tx, "app", refs)
    assert [fate.ref for fate in fates] == refs
    assert [fate.state for fate in fates[:4]] == ["queued", "queued", "queued", "unknown"]


def test_what_nobody_works_at_any_more_can_be_made_due(store: Store) -> None:
    queued, running, ended = (accept(store, entry(n))[0].id for n in range(3))
    start(store, running)
    finish(store, ended)
    with store.write() as tx:
        assert ledger.overdue(tx, later(seconds=1), 90, 10) == ()
        ledger.make_due(tx)
        assert sorted(ledger.overdue(tx, later(seconds=1), 90, 10)) == sorted((queued, running))
        ledger.mark_sent(tx, (queued, running), NOW)
        assert ledger.overdue(tx, later(seconds=1), 90, 10) == ()


def test_what_is_overdue_is_open_and_was_not_touched(store: Store) -> None:
    rows = accept(store, *(entry(number) for number in range(4)))
    ids = [row.id for row in rows]
    finish(store, ids[0])
    start(store, ids[1], later(seconds=50))
    with store.write() as tx:
        ledger.mark_sent(tx, ids[2:3], later(seconds=90))
        ledger.mark_sent(tx, [], later(seconds=90))
    with store.read() as tx:
        assert ledger.overdue(tx, later(seconds=100), 60, 10) == (ids[3],)
        assert ledger.overdue(tx, later(seconds=100), 40, 10) == (ids[3], ids[1])
        assert ledger.overdue(tx, later(seconds=200), 0, 2) == (ids[3], ids[1])


def test_what_was_touched_while_the_clock_was_wrong_is_overdue_too(store: Store) -> None:
    rows = accept(store, *(entry(number) for number in range(3)))
    with store.write() as tx:
        ledger.mark_sent(tx, [rows[0].id], later(seconds=3600))
        ledger.mark_sent(tx, [rows[1].id], later(seconds=80))
        ledger.mark_sent(tx, [rows[2].id], later(seconds=-3600))
    with store.read() as tx:
        assert sorted(ledger.overdue(tx, later(seconds=0), 90, 10)) == [rows[0].id, rows[2].id]


def test_a_spooled_page_that_was_altered_is_not_worked(store: Store) -> None:
    (row,) = accept(store, entry())
    with store.write() as tx:
        packed = bytearray(ledger.spooled(tx, row.id))
        packed[len(packed) // 2] ^= 1
        tx.execute(spool.update().values(packed=bytes(packed)))
    with pytest.raises(Damaged, match=f"job {row.id}"):
        start(store, row.id)
    with store.write() as tx:
        tx.execute(spool.delete())
    with pytest.raises(Damaged, match=f"job {row.id}"):
        start(store, row.id)


def test_no_secret_of_an_address_stands_in_the_ledger_but_the_page_has_it(store: Store) -> None:
    from workers.store.schema import job

    url = "https://user:hunter2@news.example.org/a?token=hunter2"
    (row,) = accept(store, entry(url=url))
    with store.read() as tx:
        assert "hunter2" not in tx.execute(select(job.c.url)).scalar_one()
    assert start(store, row.id).page.url == url


def test_the_input_is_all_that_can_change_what_is_made_of_a_page() -> None:
    base = input_sha256(page())
    assert base == input_sha256(page(source="b", ref="c", keep=False))
    changes = [{"html": "x"}, {"url": "https://b.example/"}, {"final_url": "https://b.example/"}]
    changes += [{"content_type": "text/html"}, {"fetched_at": "2025-01-01T00:00:00Z"}, {"status": 404}]
    digests = {input_sha256(page(**change)) for change in changes}
    assert len(digests | {base}) == len(changes) + 1
    assert input_sha256(page(html=None, text="a")) != input_sha256(page(html=None, html_b64=b"a"))


def test_the_reaper_reads_open_jobs_by_their_index(sqlite_url: str) -> None:
    from workers.store.ledger import _OVERDUE

    store = open_store(sqlite_url)
    with store.read() as tx:
        sql = str(_OVERDUE.compile(tx.engine))
        plan = tx.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", ("2025", "2027", 10, 0)).all()
    assert "ix_job_open" in str(plan)
