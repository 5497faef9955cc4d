"""``python -m newsroom.demo``: the whole way, from a site to its records, and once more with a worker killed.

Serves the bundled newsroom, crawls it through a queue server and a worker, prints what was stored, why one record
is as it is, and figures that were read from outside. Exits 1 with a message if anything is missing.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsroom.changes import EDITED, Again, a_day_later, check_again, copied, restore
from newsroom.crawling import Crawled, crawl, running
from newsroom.expected import MissingError, check
from newsroom.figures import descendants
from newsroom.server import NewsroomServer, serving
from workers.cli import exits, out
from workers.cli.explain import Account, print_account
from workers.cli.listing import COLUMNS, cells
from workers.fingerprint import relate
from workers.settings import Settings
from workers.store import Store, evidence, records
from workers.store.values import Record, RecordRow

STORY_A, STORY_B = "/strait/ferry-talks.html", "/strait/night-boats.html"


def main(arguments: list[str] | None = None) -> int:
    """Run both parts; 0 if nothing is missing."""
    parser = argparse.ArgumentParser(prog="python -m newsroom.demo", description="Try copydesk on a site of its own.")
    parser.add_argument("--home", type=Path, help="keep database and archive here (a temporary folder unless given)")
    chosen = parser.parse_args(arguments)
    os.environ.setdefault("COPYDESK_LOG_LEVEL", "ERROR")
    exits.prepare()
    try:
        with _home(chosen.home) as home, serving(pages=copied(home)) as site:
            first = _first_part(home / "first", site)
            _second_part(home / "second", site, first)
        _nobody_left()
    except MissingError as error:
        out.say(f"the demonstration failed: {error}")
        return exits.ERROR
    except (Exception, KeyboardInterrupt) as error:
        return exits.told(error)
    out.say("all there: nothing lost, nothing doubled")
    return exits.flushed(exits.OK)


def _first_part(home: Path, site: NewsroomServer) -> Crawled:
    """Crawl, print the records, explain one, and tell how the two stories of one event are related."""
    begun = time.monotonic()
    _title(f"1. The newsroom at {site.base} is crawled, through a queue server and two worker processes")
    with running(_settings(home)) as setting:
        crawled = crawl(setting, site)
        store = setting.held.store
        out.table(COLUMNS, map(cells, _rows(store)), title=f"Records after {time.monotonic() - begun:.0f} s")
        _title(f"2. Why the record of {STORY_A} is as it is")
        print_account(_account(store, site.base + STORY_A))
        _title("3. Two outlets, one event")
        _print_relation(store, site)
        _title("4. Read from outside the handler")
        _print_figures(crawled, site)
        check(crawled, store, site)
        _title("5. A day later: one story was edited, one added, one taken down, and the newsroom is crawled again")
        a_day_later(home.parent / "pages")
        _print_again(check_again(crawled, crawl(setting, site), store, site))
    return crawled


def _second_part(home: Path, site: NewsroomServer, first: Crawled) -> None:
    """The same with the worker killed in the middle; the totals must be those of the first part."""
    _title("6. Once more, and the worker is killed (SIGKILL) in the middle")
    site.requests.clear()
    restore(home.parent)
    with running(_settings(home)) as setting:
        again = crawl(setting, site, kill=True)
        if not again.killed:
            raise MissingError("every page had ended before the worker could be killed; run it again")
        out.data(f"killed processes {_ids(again.killed)} while the ledger said {again.at_kill}")
        _print_figures(again, site)
        check(again, setting.held.store, site)
    if again.figures.totals() != first.figures.totals():
        names = "(done, records, sightings, WARC responses)"
        raise MissingError(f"{names} were {first.figures.totals()}, with a worker killed {again.figures.totals()}")
    out.data("the same totals as before")


def _settings(home: Path) -> Settings:
    """Two processes, and short times, so that a dead worker's pages are sent again within the demonstration."""
    return Settings(home=home, workers=2, task_time_limit=12, visibility_timeout=42, reap_every=1)


def _rows(store: Store) -> tuple[RecordRow, ...]:
    with store.read() as tx:
        return records.listing(tx, limit=1000)


def _record(store: Store, url: str) -> Record:
    with store.read() as tx:
        keys = records.keys_at(tx, url)
        found = records.get(tx, keys[0]) if keys else None
    if not isinstance(found, Record):
        raise MissingError(f"no record of {url}")
    return found


def _account(store: Store, url: str) -> Account:
    key = _record(store, url).key
    with store.read() as tx:
        seen = records.observations(tx, key=key)[0]
        found = evidence.get(tx, seen.id)
    if found is None:
        raise MissingError(f"no evidence was kept for {url}")
    return Account(
        key=key,
        basis=f"judged by recipe {seen.recipe}",
        blocks=found.blocks,
        verdicts=found.verdicts,
        claims=found.claims,
    )


def _print_relation(store: Store, site: NewsroomServer) -> None:
    one, other = (_record(store, site.base + path) for path in (STORY_A, STORY_B))
    relation = relate(one.text, other.text)
    if relation is None or relation.kind not in ("derived", "copy", "partial"):
        raise MissingError(f"{STORY_A} and {STORY_B} share their narration, and no relation was found")
    out.data(f"{STORY_A} and {STORY_B}: {relation.kind}, score {relation.score:.2f}; the longest shared runs:")
    runs = sorted((run for run in relation.evidence if not run.quoted), key=lambda run: -run.words)
    rows = ((run.words, one.text[run.a_start : run.a_end]) for run in runs[:6])
    out.table(("words", "shared narration"), rows)


def _print_figures(crawled: Crawled, site: NewsroomServer) -> None:
    found = crawled.figures
    rows = (
        ("commands counted by the queue server", _counts(found.commands)),
        ("job rows by state", _counts(found.jobs)),
        ("worker processes", _ids(crawled.workers)),
        ("WARC records in the archive's files", _counts(found.warc)),
        ("records, sightings", f"{found.records}, {found.sightings}"),
        ("pages that the site answered with", len(site.requests)),
        ("counted by the crawler", _counts(crawled.report.counts)),
    )
    out.table(("figure", "value"), rows)


def _print_again(again: Again) -> None:
    wanted = ("submitted", "unchanged", "gone", "skipped", "bytes")
    rows = [(name, again.counts.get(name, 0)) for name in wanted]
    out.table(("counted by the second crawl", "value"), [*rows, ("bytes of the first", again.first_bytes)])
    seen = ((one.received_at, one.key, one.facts.title) for one in again.versions)
    out.table(("seen", "key", f"versions of /{EDITED}"), seen)


@contextmanager
def _home(given: Path | None) -> Iterator[Path]:
    """The folder to work in; a temporary one is removed at the end."""
    if given is not None:
        if given.exists() and any(given.iterdir()):
            raise MissingError(f"{given} is not empty; name a new folder with --home")
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="copydesk-demo-") as folder:
        yield Path(folder)


def _nobody_left() -> None:
    left = descendants(os.getpid())
    if left:
        raise MissingError(f"processes {_ids(left)} are still running")


def _title(text: str) -> None:
    out.data(f"\n{text}\n")


def _counts(found: dict[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in found.items()) or "none"


def _ids(pids: tuple[int, ...]) -> str:
    return ", ".join(map(str, pids))


if __name__ == "__main__":
    sys.exit(main())
