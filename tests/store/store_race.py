"""What each of several processes does to one store at once."""

import random
from collections.abc import Callable
from datetime import timedelta
from multiprocessing import get_context
from typing import Any

from store_helpers import NOW, article, body, entry, sighting

from workers.contract import Receipt
from workers.model import Article
from workers.store import Store, ledger, open_store, records

PROCESSES = 8
#: Processes that put the same text.
SHARERS = 2
#: Texts that are seen at two addresses.
AT_TWO = 20

Said = list[tuple[Any, ...]]


def race(task: Callable[[Store, int, int], Said], url: str, size: int) -> Said:
    """Run a task in eight processes that begin together; what all of them said."""
    context = get_context("fork")
    gate = context.Barrier(PROCESSES)
    running = []
    for me in range(PROCESSES):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_run, args=(task, url, me, size, gate, theirs))
        process.start()
        theirs.close()
        running.append((process, ours))
    said = [line for _, ours in running for line in ours.recv()]
    for process, _ in running:
        process.join()
    return said


def raced(number: int) -> Article:
    """A text for each number; one of eight is long enough to have relatives, which cost the most of a put."""
    return article(body(number, 60 if number % 8 == 0 else 15))


def put_all(store: Store, me: int, texts: int) -> Said:
    """Texts at addresses of their own, the first also at five that all share, in an order of this process'.

    Of each eight texts two are its, so that each comes from two processes, all of which write side by side.
    """
    mine = [number for number in range(texts) if (number + me) % PROCESSES < SHARERS]
    work = [(number, f"own-{number}") for number in mine]
    work += [(number, f"shared-{number % 5}") for number in mine if number < AT_TWO]
    random.Random(me).shuffle(work)  # noqa: S311 - seeded, for a test
    said: Said = []
    for number, place in work:
        seen = sighting(raced(number), url=f"https://x.example.org/{place}", input_sha256=str(number))
        done = store.written(lambda tx, seen=seen: records.put(tx, seen, NOW))
        said.append((number, done.outcome))
    return said


def accept_all(store: Store, me: int, pages: int) -> Said:
    """The same pages from every process, in batches of other orders."""
    order = list(range(pages))
    random.Random(me).shuffle(order)  # noqa: S311 - seeded, for a test
    said: Said = []
    for at in range(0, pages, 10):
        with store.write() as tx:
            rows = ledger.accept(tx, [entry(number) for number in order[at : at + 10]], NOW)
        said += [(row.id, row.fresh) for row in rows]
    return said


def work_all(store: Store, me: int, pages: int) -> Said:
    """Begin and end every job, as if each message had come to every worker."""
    with store.read() as tx:
        order = list(ledger.overdue(tx, NOW + timedelta(days=1), 0, pages))
    random.Random(me).shuffle(order)  # noqa: S311 - seeded, for a test
    said: Said = []
    for number in order:
        with store.write() as tx:
            job = ledger.start(tx, number, NOW + timedelta(seconds=me))
        if job is None:
            continue
        with store.write() as tx:
            ledger.finish(tx, number, Receipt(outcome="stored", key=f"by-{me}"), NOW)
        said.append((number, job.attempts))
    return said


def _run(task: Callable[[Store, int, int], Said], url: str, me: int, size: int, gate: Any, out: Any) -> None:
    """None passes the gate before all have come to it. A process that fails says nothing: EOFError for the test."""
    gate.wait(60)
    store = open_store(url)
    try:
        out.send(task(store, me, size))
    finally:
        store.close()
