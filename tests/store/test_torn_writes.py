"""Every write is killed at step after step: what was there is whole, and doing it again ends as if nothing had been.

Each job below is tried from a copy of the same beginning, once for each place at which it is killed. After the kill
nothing may be torn (``fsck`` is content), and the same job done again by another process must come to the same end as
a run that nobody killed.
"""

import shutil
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from mortal import dies_at, spread, steps_of
from msgspec import Struct
from sqlalchemy import func, select
from store_helpers import NOW, article, body, later, page, sighting

from workers import intake
from workers.archive import Archive
from workers.contract import Page
from workers.runner import run_batch
from workers.store import Store, open_store, records
from workers.store.backup import backup, restore
from workers.store.forget import forget
from workers.store.fsck import UNFINISHED, check
from workers.store.kin_schema import edge, kin
from workers.store.prune import prune
from workers.store.reindex import reindex
from workers.store.schema import (
    archive,
    evidence,
    job,
    metadata,
    observation,
    quarantine,
    record,
    spool,
    superseded,
    tombstone,
)

#: Kills of one job on SQLite, spread over all its steps, and on a server, where each takes longer. Writers of
#: records, of the index and of the archive are killed more often: two jobs write records, and three the archive.
KILLS = (10, 4)
OFTEN, MOST = (20, 5), (40, 8)
#: What is said of an index that is being made.
BEHIND = ("they are not in the index; run `copydesk reindex`", "they wait to be placed; run `copydesk reindex`")
EDITED = body(1).replace("harbour", "market")


class Place(Struct, frozen=True):
    """Where a job does its work."""

    url: str
    folder: Path


class Job(Struct, frozen=True):
    """``begin`` makes what is there before; ``act`` is what gets killed."""

    begin: Callable[[Place], None]
    act: Callable[[Place], None]
    #: What ``fsck`` may say in between: the act that was killed is known to the store, and is to be done again.
    open_end: Sequence[str] = ()
    kills: tuple[int, int] = KILLS


def opened(place: Place, work: Callable[[Store], Any]) -> None:
    store = open_store(place.url)
    try:
        work(store)
    finally:
        store.close()


def pages() -> list[Page]:
    texts = (body(1), EDITED, body(2))
    return [page(number, html=None, text=told) for number, told in enumerate(texts)]


def accept(place: Place) -> None:
    def work(store: Store) -> None:
        kept = Archive(place.folder / "warc")
        intake.accept(pages(), store, kept)
        kept.close()

    opened(place, work)


def run(place: Place) -> None:
    def work(store: Store) -> None:
        with store.read() as tx:
            ids = tx.execute(select(job.c.id).order_by(job.c.id)).scalars().all()
        run_batch(ids, store)

    opened(place, work)


def accepted_and_run(place: Place) -> None:
    accept(place)
    run(place)


def judged_again(place: Place) -> None:
    """A newer recipe reads another text in the same sighting."""

    def work(store: Store) -> None:
        with store.write() as tx:
            records.put(tx, sighting(article(EDITED, recipe="2-bbb")), NOW)

    opened(place, work)


def judged_once(place: Place) -> None:
    def work(store: Store) -> None:
        with store.write() as tx:
            records.put(tx, sighting(article(body(1))), NOW)
            records.put(tx, sighting(article(body(1)), url="https://other.example/1"), NOW)

    opened(place, work)


def take_down(place: Place) -> None:
    opened(place, lambda store: forget(store, "site", "example.org", "asked", NOW, place.folder / "warc"))


def let_go(place: Place) -> None:
    days = {"keep_html": 10, "keep_evidence": 10, "keep_jobs": 10}
    opened(place, lambda store: prune(store, **days, now=later(days=9000), archive_folder=place.folder / "warc"))


def index_again(place: Place) -> None:
    opened(place, lambda store: list(reindex(store)))


def save(place: Place) -> None:
    opened(place, lambda store: backup(store, place.folder / "saved", NOW))


def saved_and_emptied(place: Place) -> None:
    accepted_and_run(place)
    save(place)

    def work(store: Store) -> None:
        with store.write() as tx:
            for table in reversed(metadata.sorted_tables):
                tx.execute(table.delete())

    opened(place, work)


def bring_back(place: Place) -> None:
    def work(store: Store) -> None:
        with store.read() as tx:
            is_back = tx.execute(select(func.count()).select_from(record)).scalar_one()
        if not is_back:
            restore(store, place.folder / "saved")

    opened(place, work)


JOBS = {
    "accepting pages": Job(lambda _: None, accept, kills=OFTEN),
    "working at them": Job(accept, run, kills=OFTEN),
    "a newer recipe": Job(judged_once, judged_again, kills=OFTEN),
    "a takedown": Job(accepted_and_run, take_down, (UNFINISHED,), OFTEN),
    "letting go": Job(accepted_and_run, let_go),
    "the index anew": Job(accepted_and_run, index_again, BEHIND, MOST),
    "a backup": Job(accepted_and_run, save),
    "bringing a backup back": Job(saved_and_emptied, bring_back),
}


def ending(store: Store) -> dict[str, Any]:
    """What a store holds, told without the numbers and moments that no two runs share."""

    def told(*columns: Any) -> list[Any]:
        return sorted(map(tuple, tx.execute(select(*columns))))

    with store.read() as tx:
        keys = dict(tx.execute(select(kin.c.id, kin.c.key)).all())
        found: dict[str, Any] = {
            "texts": {
                key: got.text if (got := records.get(tx, key)) else None for key in sum(told(record.c.key), ())
            },
            "sightings": told(observation.c.url, observation.c.key, observation.c.recipe),
            "jobs": told(job.c.ref, job.c.state),
            "leaders": {key: keys.get(leader) for key, leader in told(kin.c.key, kin.c.cluster)},
            "edges": [
                (*sorted((keys[low], keys[high])), kind)
                for low, high, kind in told(edge.c.low, edge.c.high, edge.c.kind)
            ],
            "buried": told(tombstone.c.kind, tombstone.c.value),
        }
        for table in (evidence, superseded, spool, quarantine, archive):
            found[table.name] = tx.execute(select(func.count()).select_from(table)).scalar_one()
    return found


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Place]:
    """Makes a place with an empty store, or a copy of one where nobody is at work, as often as it is asked."""
    numbers = count()

    def make(like: Place | None = None) -> Place:
        folder = tmp_path / str(next(numbers))
        if like is None:
            folder.mkdir()
        else:
            shutil.copytree(like.folder, folder)
        if request.param == "postgresql":
            return Place(request.getfixturevalue("new_postgres")(like=like.url if like else None), folder)
        file = folder / "copydesk.sqlite3"
        if like is None:
            shutil.copy(request.getfixturevalue("_sqlite_ready"), file)
        return Place(f"sqlite:///{file}", folder)

    return make


@pytest.mark.parametrize("name", JOBS)
def test_a_write_that_is_killed_anywhere_tears_nothing_and_can_be_done_again(
    name: str, fresh: Callable[..., Place]
) -> None:
    task, begun = JOBS[name], fresh()
    task.begin(begun)
    for _ in range(2):  # the first run loads and compiles what the others find ready
        unbroken = fresh(begun)
        steps = steps_of(lambda place=unbroken: task.act(place))
    wanted = look(unbroken, ())
    assert steps > 5, "the job writes"
    for step in spread(steps, task.kills[begun.url.startswith("postgresql")]):
        place = fresh(begun)
        assert dies_at(step, lambda place=place: task.act(place)), f"it ended before step {step} of {steps}"
        look(place, task.open_end)
        task.act(place)
        assert look(place, ()) == wanted, f"killed at step {step} of {steps}"


def look(place: Place, allowed: Sequence[str]) -> dict[str, Any]:
    """What a place holds, once ``fsck`` has found no fault but those that are allowed."""
    store = open_store(place.url)
    try:
        assert [fault for fault in check(store, place.folder / "warc") if fault.why not in allowed] == []
        return ending(store)
    finally:
        store.close()
