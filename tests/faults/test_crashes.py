"""Nothing accepted is lost: workers and the queue server are killed in the middle, and poison convicts itself only.

Every wait has an end that only a defect reaches; only redelivery is measured.
"""

import os
import shutil
import signal
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest
from rigging import PATIENCE, Rig, assert_each_stored_once, counts, log, opened, pages, submit, wait, wait_for
from sqlalchemy import select

from workers import broker, nodes, procs
from workers.app import make_app
from workers.reaper import overdue_after
from workers.routes import CLEAN
from workers.settings import Settings
from workers.store import ledger, quarantine
from workers.store.schema import job


def test_a_worker_that_is_killed_again_and_again_loses_nothing(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.03")
    sent = pages(100)
    with opened(rig) as (client, store):
        submit(client, sent)
        rig.start_worker()
        for ended in (25, 60):
            wait(rig, store, lambda found, ended=ended: found["done"] >= ended)
            os.killpg(rig.running[-1].pid, signal.SIGKILL)
            rig.running[-1].wait()
            assert counts(store)["done"] < 100
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 100, "quarantined": 0}
        assert_each_stored_once(store, sent)


def rename_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that are started from now on have another node name, as after a restart on another host."""
    usual = procs.worker_args

    def renamed(settings: Settings, queues: Sequence[str]) -> list[str]:
        return [word.replace(f"-{os.getpid()}@", "-other@") for word in usual(settings, queues)]

    monkeypatch.setattr(procs, "worker_args", renamed)


@pytest.mark.parametrize("same_name", [True, False])
def test_what_a_killed_worker_had_in_hand_is_worked_long_before_it_is_overdue(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, same_name: bool
) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.2")
    rig.settings = msgspec.structs.replace(rig.settings, task_time_limit=60, visibility_timeout=300, reap_every=30)
    sent = pages(25)
    with opened(rig) as (client, store):
        submit(client, sent)
        rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 2)
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        assert counts(store)["done"] < 25
        if not same_name:
            rename_workers(monkeypatch)
        wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert_each_stored_once(store, sent)
    assert overdue_after(rig.settings) > PATIENCE, "else waiting for the ledger would do"


#: Where a worker of kombu locks what was not acknowledged, while it gives back what is overdue.
LOCK = "unacked_mutex"
#: Seconds within which what a killed worker held is given back, once there is one to give it to.
GIVEN_BACK_WITHIN = 30.0


@pytest.mark.parametrize("same_name", [True, False])
def test_what_a_killed_worker_held_is_given_back_within_30_seconds_though_it_left_its_lock(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, same_name: bool
) -> None:
    """Its pages were in no ledger yet, and kombu's own way has to wait for the lock."""
    monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "600")
    rig.settings = msgspec.structs.replace(rig.settings, task_time_limit=60, visibility_timeout=300, reap_every=30)
    sent = pages(3)
    app = make_app(rig.settings)
    payload = {"source": "test", "pages": [msgspec.to_builtins(page) for page in sent]}
    url = rig.settings.broker_url or ""
    with opened(rig) as (_, store), broker.connect(url) as server:
        app.send_task(CLEAN, kwargs={"payload": payload})
        rig.start_worker()
        wait_for(rig, lambda: server.hlen(nodes.UNACKED) == 1)
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        assert sum(counts(store).values()) == 0
        server.set(LOCK, "a dead worker's", ex=rig.settings.visibility_timeout)
        if not same_name:
            rename_workers(monkeypatch)
        monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "0")
        rig.start_worker()
        wait_for(rig, lambda: log(rig, whole=True).count(" ready.") == 2)
        begun = time.monotonic()
        wait(rig, store, lambda found: sum(found.values()) == 3)
        assert time.monotonic() - begun < GIVEN_BACK_WITHIN
        assert wait(rig, store, lambda found: found["done"] == 3)["done"] == 3
        assert server.exists(LOCK), "nobody waited for the lock"
        assert_each_stored_once(store, sent)
    app.close()
    assert nodes.BEAT + nodes.ALIVE <= GIVEN_BACK_WITHIN / 2, "also on a machine that does much else"
    assert rig.settings.visibility_timeout > PATIENCE, "else waiting for it would do"


@pytest.mark.parametrize("limits", [{"time_limit": 9000, "soft_time_limit": 9000}, {"soft_time_limit": 9000}])
def test_a_caller_cannot_lengthen_the_time_of_a_task(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, limits: dict[str, int]
) -> None:
    monkeypatch.setenv("TEST_SECONDS_TO_ACCEPT", "600")
    app = make_app(rig.settings)
    with broker.connect(rig.settings.broker_url or "") as server:
        app.send_task(CLEAN, kwargs={"payload": {"text": "a page"}}, **limits)
        rig.start_worker()
        wait_for(rig, lambda: server.hlen(nodes.UNACKED) == 1)
        wait_for(rig, lambda: server.hlen(nodes.UNACKED) == 0)
    app.close()
    assert "time limit" in log(rig, whole=True)


@pytest.mark.parametrize("is_power_cut", [False, True])
def test_a_queue_server_that_is_killed_again_and_again_loses_nothing(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, is_power_cut: bool
) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.03")
    sent = pages(100)
    with opened(rig) as (client, store):
        submit(client, sent[:50])
        rig.start_worker()
        for ended in (10, 35):
            wait(rig, store, lambda found, ended=ended: found["done"] >= ended)
            rig.kill_server()
            if is_power_cut:
                halve(rig.settings.home / "queue")
            submit(client, sent[ended + 40 : ended + 65])
            rig.start_server()
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 100, "quarantined": 0}
        assert_each_stored_once(store, sent)


def halve(queue: Path) -> None:
    """Cut off the second half of what the queue server wrote: more than was not on the disk yet when power went."""
    cut = [file for file in queue.rglob("*.incr.aof") if os.truncate(file, file.stat().st_size // 2) is None]
    assert cut, "it keeps a log"


def test_on_postgresql_a_killed_worker_and_a_queue_server_without_its_data_lose_nothing(
    rig: Rig, new_postgres: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.03")
    rig.settings = msgspec.structs.replace(rig.settings, database_url=new_postgres())
    sent = pages(75)
    with opened(rig) as (client, store):
        submit(client, sent)
        rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 10)
        rig.kill_server()
        os.killpg(rig.running[-1].pid, signal.SIGKILL)
        rig.running[-1].wait()
        assert counts(store)["done"] < 75
        shutil.rmtree(rig.settings.home / "queue")
        rig.start_server()
        rig.start_worker()
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0)
        assert found == {"queued": 0, "running": 0, "done": 75, "quarantined": 0}
        assert_each_stored_once(store, sent)


#: Each poison takes three runs, the last with a process of its own: long on a machine that does much else.
LONG_PATIENCE = 300.0
#: Each poison with the word and a part of the sentence that its quarantine gives as the reason.
REASONS = {
    "POISON-KILL": ("crashed", "SIGKILL"),
    "POISON-SEGFAULT": ("crashed", "SIGSEGV"),
    "POISON-EXIT": ("crashed", "code 3"),
    "POISON-LEAVE": ("error", "SystemExit: 7"),
    "POISON-INTERRUPT": ("error", "KeyboardInterrupt"),
    "POISON-HANG": ("timeout", "8 seconds"),
    "POISON-GIL": ("timeout", "8 seconds"),
    "POISON-SPIN": ("timeout", "8 seconds"),
    "POISON-MEMORY": ("memory", "more memory"),
    "POISON-RECURSE": ("error", "RecursionError"),
    "POISON-ERROR": ("error", "ValueError"),
}


def test_poison_is_quarantined_with_its_reason_and_bystanders_are_stored(rig: Rig) -> None:
    # On a busy machine a child may take seconds to load the recipe: no bystander may take that long for a poison.
    rig.settings = msgspec.structs.replace(rig.settings, task_time_limit=24, visibility_timeout=60)
    words = tuple(REASONS)
    poison = [pages(n + 1, word)[n] for n, word in enumerate(words)]
    sent = pages(20)
    with opened(rig) as (client, store):
        client.submit(sorted([*sent, *poison], key=lambda page: page.text or ""))
        rig.start_worker()
        found = wait(rig, store, lambda found: found["queued"] + found["running"] == 0, LONG_PATIENCE)
        assert found == {"queued": 0, "running": 0, "done": 20, "quarantined": len(words)}
        with store.read() as tx:
            kept = quarantine.listing(tx)
            fates = ledger.receipts(tx, "test", [page.ref or "" for page in poison])
            runs = tx.scalars(select(job.c.attempts).where(job.c.state == "quarantined")).all()
        assert runs == [3] * len(words)
        assert_each_stored_once(store, sent)
    assert sorted(one.url or "" for one in kept) == sorted(page.url or "" for page in poison)
    by_url = {one.url: one.reason for one in kept}
    told = {word: by_url[page.url] for word, page in zip(words, poison, strict=True)}
    assert {word: reason.split(": ")[0] for word, reason in told.items()} == {
        word: reason for word, (reason, _) in REASONS.items()
    }
    assert [(word, told[word]) for word, (_, part) in REASONS.items() if part not in told[word]] == []
    assert [fate.receipts[0].reason for fate in fates] == list(told.values())
    assert [fate.receipts[0].outcome for fate in fates] == ["quarantined"] * len(words)


def test_everything_ends_with_a_worker_that_is_killed(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEST_SECONDS_A_PAGE", "0.05")
    with opened(rig) as (client, store):
        submit(client, pages(50))
        worker = rig.start_worker()
        wait(rig, store, lambda found: found["done"] >= 2)
        children = descendants(worker.pid)
        assert len(children) >= 2
        worker.kill()
        worker.wait()
    end = time.monotonic() + PATIENCE
    while any(procs.alive(pid) for pid in children) and time.monotonic() < end:
        time.sleep(0.02)
    assert [pid for pid in children if procs.alive(pid)] == []


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [found for child in map(int, children) for found in (child, *descendants(child))]
