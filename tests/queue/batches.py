"""Batches for the tests of the runner: pages that are accepted, fail, take their time, or have killed before."""

import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from queue_helpers import page

from workers import handlers, intake, runner
from workers.contract import Page, Receipt
from workers.held import Held
from workers.store import ledger


def accepted(held: Held, count: int = 3) -> list[int]:
    pages = [Page(**page(n), source="me") for n in range(count)]
    return [row.id for row in intake.accept(pages, held.store, held.archive)]


def fail_on(monkeypatch: pytest.MonkeyPatch, ref: str, error: BaseException | None = None, sleep: float = 0) -> None:
    """Let the handler fail, or take its time, for one page."""
    real = handlers.clean_page

    def clean_page(page: Page, *args: Any, **more: Any) -> Receipt:
        if page.ref == ref:
            time.sleep(sleep)
            if error is not None:
                raise error
        return real(page, *args, **more)

    monkeypatch.setattr(handlers, "clean_page", clean_page)


def attempts(held: Held, job_id: int) -> int:
    """How often a job was begun, its next beginning not counted."""
    with held.store.write() as tx:
        job = ledger.start(tx, job_id, datetime.now(UTC))
        assert job is not None
        ledger.give_back(tx, job_id)
    return job.attempts - 1


def run(held: Held, ids: list[int], **more: Any) -> runner.Batch:
    return runner.run_batch(ids, held.store, **more)


def die(held: Held, job_id: int, *, times: int, hours_ago: int = 1) -> None:
    """Begin a job as often, and never end it."""
    for _ in range(times):
        with held.store.write() as tx:
            assert ledger.start(tx, job_id, datetime.now(UTC) - timedelta(hours=hours_ago)) is not None
