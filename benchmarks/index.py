"""What relating costs in the store: ``python -m benchmarks.index [--records 200000] [--sample 200]``.

Synthetic stories are put one by one, a transaction each, as workers do: bare (the same record without the index), and
related: a story of its own, a copy of a stored one, one that was made from the copy of a stored one, and a stream of
these, 70, 20 and 10 of a hundred. All kinds take turns, so that the machine treats them alike, at 20,000 and at so
many stored records. Signatures are made before, as workers make them with the record; what they cost stands beside.

The stock is written in bulk: records with a text, a sighting and signatures (``stock.py``). Time on the clock
(median, mean), CPU (mean) of this process, on PostgreSQL of its server process too where both are on one Linux
machine, and that as a multiple of a bare put's. On SQLite writing the log into the file falls on one put of 150: it
is measured apart, and shared among them by the pages that each wrote. ``--database postgresql://…`` names another,
empty store.
"""

import argparse
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import text

from benchmarks import stock
from benchmarks.figures import titled
from benchmarks.stock import NOW
from benchmarks.wal import Log
from workers.fingerprint import fingerprint
from workers.loaded import settle
from workers.model import Article, Block, Verdict
from workers.store import Store, kin, open_store, records
from workers.store.stats import stats
from workers.store.values import Sighting
from workers.urls import url_key

#: Words of a story, stories put and asked for each measurement, the first stock, records written at once.
WORDS, SAMPLE, FIRST, STEP = 400, 200, 20_000, 20_000
#: Of a hundred pages that come, as many are stories of their own, copies, and made from another one's copy.
STREAM = ("own",) * 7 + ("copy",) * 2 + ("derived",)
#: Stories that others are copies of.
KEPT = 200
#: Words of each passage that a derived story keeps, and how many.
PASSAGE, PASSAGES = 12, 4
#: Known words, and phrases that all stories use: what no index of passages is spared.
KNOWN, PHRASES, USED = 40_000, 1_000, 3
#: Texts that the stock is made of.
TEXTS = 64
_SYLLABLES = ["ba", "ce", "di", "fo", "gu", "ha", "ke", "li", "mo", "nu", "pa", "re", "si", "to", "vu", "ran", "tes"]


class Cost(Struct, frozen=True, kw_only=True):
    """Milliseconds for one: the median and the mean on the clock, the mean of CPU."""

    median: float
    mean: float
    cpu: float


class Writer:
    """Invented stories, the same on every machine: words of one language, phrases that every story uses, speech."""

    def __init__(self) -> None:
        self._chance = random.Random(71)  # noqa: S311 - the same texts for everybody
        self._known = ["".join(self._chance.choices(_SYLLABLES, k=self._chance.randint(1, 4))) for _ in range(KNOWN)]
        self._phrases = [" ".join(self._told(self._chance.randint(5, 7))) for _ in range(PHRASES)]
        self._kept: list[str] = []

    def story(self) -> str:
        """A story of its own."""
        told = self._told(WORDS)
        for at in self._chance.sample(range(0, WORDS, 8), USED):
            told[at : at + 7] = [self._chance.choice(self._phrases)]
        lines = [" ".join(told[at : at + 40]).capitalize() + "." for at in range(0, len(told), 40)]
        return "\n\n".join(f"“{line}” they said." if at % 5 == 2 else line for at, line in enumerate(lines))

    def keep(self, story: str) -> None:
        """Make copies of this one too, if there are not enough yet."""
        if len(self._kept) < KEPT:
            self._kept.append(story)

    def forget(self) -> None:
        """Make copies of other stories from now on."""
        self._kept = []

    def copy(self) -> str:
        """A stored story with a word in 25 changed."""
        told = self._chance.choice(self._kept).split(" ")
        for at in range(self._chance.randrange(25), len(told), 25):
            told[at] = self._chance.choice(self._known)
        return " ".join(told)

    def derived(self) -> str:
        """A story with some passages of the narration of a stored one."""
        lines = [line for line in self._chance.choice(self._kept).split("\n\n") if not line.startswith("“")]
        told = self.story().split("\n\n")
        for at, line in enumerate(self._chance.sample(lines, PASSAGES)):
            told[(3 * at) % len(told)] += " " + " ".join(line.split(" ")[4 : 4 + PASSAGE]) + "."
        return "\n\n".join(told)

    def make(self, kind: str) -> str:
        """A story of a kind."""
        made: str = {"own": self.story, "copy": self.copy, "derived": self.derived}[kind]()
        return made

    def _told(self, count: int) -> list[str]:
        # Words as rare as their place in the list, roughly as in a language.
        return [self._known[int(KNOWN ** self._chance.random()) - 1] for _ in range(count)]


def sighting(story: str, number: int, related: bool) -> Sighting:
    """A page with this story, with evidence of the size that pages have."""
    mark = fingerprint(story)
    assert mark is not None
    parts = story.split("\n\n")
    blocks = tuple(Block(index=at, text=part, path=f"html/body/p[{at}]", tag="p") for at, part in enumerate(parts))
    verdicts = tuple(
        Verdict(block=block.index, role="body", rule="model.kept", why="a paragraph") for block in blocks
    )
    nothing: dict[str, Any] = dict.fromkeys(
        ("published", "modified", "section", "language", "site", "canonical_url", "image", "description")
    )
    empty: dict[str, Any] = dict.fromkeys(("authors", "credits", "embeds", "claims"), ())
    made = Article(
        key=mark.key,
        title=parts[0][:60],
        text=story,
        kind="article",
        fingerprint=mark,
        recipe="1-bench",
        judge="model",
        blocks=blocks,
        verdicts=verdicts,
        **nothing,
        **empty,
    )
    url = f"https://site{number % 997}.example{number % 997}.com/{number}"
    when = (NOW + timedelta(seconds=number)).isoformat()
    return Sighting(
        article=made, url=url, url_key=url_key(url), input_sha256=f"{number:064x}", fetched_at=when, related=related
    )


class Bench:
    """A store that is filled, and what is measured on it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.writer = Writer()
        self.number = 0
        self.stored = 0
        self._texts = [self.writer.story() for _ in range(TEXTS)]
        self._server = _server(store)

    def fill(self, upto: int) -> None:
        """Write records of nothing but signatures until so many are stored."""
        while self.stored < upto:
            count = min(STEP, upto - self.stored)
            with self.store.write() as tx:
                stock.fill(tx, self.stored, count, self._texts)
            self.stored += count
        with self.store.write() as tx:
            stock.filled(tx)

    def put(self, kind: str, *, related: bool = True) -> Callable[[], object]:
        """A put that is made ready."""
        self.number += 1
        story = self.writer.make(kind)
        if related and kind == "own":
            self.writer.keep(story)
        one = sighting(story, self.number, related)
        return lambda: self.store.written(lambda tx: records.put(tx, one, NOW))

    def sign(self) -> Callable[[], object]:
        """The signatures of a text, made ready."""
        story = self.writer.story()
        return lambda: fingerprint(story)

    def match(self, kind: str) -> Callable[[], object]:
        """A question that is made ready."""
        story = self.writer.make(kind)
        return lambda: self._match(story)

    def cpu(self) -> float:
        """Seconds of CPU that this process has used, and the server's process for it."""
        told = int(self._server.read_text().split()[0]) / 1e9 if self._server else 0.0
        return time.process_time() + told

    def _match(self, story: str) -> None:
        with self.store.read() as tx:
            kin.match(tx, story)


def _server(store: Store) -> Path | None:
    """Where Linux tells how long the server's process for this one has run; None where that cannot be read."""
    if store.is_sqlite:
        return None
    with store.read() as tx:
        told = Path(f"/proc/{tx.execute(text('SELECT pg_backend_pid()')).scalar_one()}/schedstat")
    return told if told.exists() else None


#: What is measured, by name: an operation made ready. The first one is what the others are told by.
MEASURED: dict[str, Callable[[Bench, int], Callable[[], object]]] = {
    "put, bare": lambda bench, turn: bench.put(STREAM[turn % len(STREAM)], related=False),
    "put and relate: a stream": lambda bench, turn: bench.put(STREAM[turn % len(STREAM)]),
    "put and relate: a story of its own": lambda bench, _: bench.put("own"),
    "put and relate: a copy": lambda bench, _: bench.put("copy"),
    "put and relate: derived": lambda bench, _: bench.put("derived"),
    "match: a stream": lambda bench, turn: bench.match(STREAM[turn % len(STREAM)]),
    "match: a story of its own": lambda bench, _: bench.match("own"),
    "match: a copy": lambda bench, _: bench.match("copy"),
    "signatures alone": lambda bench, _: bench.sign(),
}


def measure(bench: Bench, stored: int, sample: int) -> Iterator[tuple[str, Cost]]:
    """Everything at one stock, in turns."""
    bench.fill(stored)
    # Other stories at each stock: those of the one before have many copies by now, which are compared as well.
    bench.writer.forget()
    for _ in range(KEPT // 4):
        bench.put("own")()
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in MEASURED}
    pages = dict.fromkeys(MEASURED, 0)
    log = Log(bench.store)
    for turn in range(sample):
        for name, ready in MEASURED.items():
            call = ready(bench, turn)
            before, clock, cpu = log.length(), time.perf_counter(), bench.cpu()
            call()
            spent[name].append((1000 * (time.perf_counter() - clock), 1000 * (bench.cpu() - cpu)))
            pages[name] += log.since(before)
            log.empty()
    log.empty(least=1)
    for name, times in spent.items():
        clocks, cpus = zip(*times, strict=True)
        cpu = statistics.fmean(cpus) + 1000 * log.a_page() * pages[name] / sample
        yield name, Cost(median=statistics.median(clocks), mean=statistics.fmean(clocks), cpu=cpu)


def sizes(store: Store) -> Iterator[tuple[str, int, int]]:
    """Rows and bytes a record, by table."""
    found = stats(store)
    count = max(1, found.tables["kin"].rows)
    for name in ("record", "body", "observation", "kin", "posting", "pending", "sieve", "edge", "cluster_event"):
        size = found.tables[name]
        yield name, size.rows, round((size.bytes or 0) / count)


def main() -> None:
    """Print the tables."""
    given = argparse.ArgumentParser(description="What relating costs in the store")
    given.add_argument("--records", type=int, default=200_000)
    given.add_argument("--sample", type=int, default=SAMPLE, help="operations of each kind at each stock")
    given.add_argument("--database", help="an empty store: postgresql://… (made by `copydesk db upgrade`)")
    chosen = given.parse_args()
    # As a process does that cleans pages.
    settle()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(chosen.database or f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        bench = Bench(store)
        for stored in sorted({min(FIRST, chosen.records), chosen.records}):
            titled(f"{stored:,} records: milliseconds")
            line("", "median", "mean", "CPU", "times bare")
            bare = 0.0
            for name, cost in measure(bench, stored, chosen.sample):
                bare = bare or cost.cpu
                line(name, *(f"{figure:.2f}" for figure in (cost.median, cost.mean, cost.cpu, cost.cpu / bare)))
        with store.write() as tx:
            tx.execute(text("ANALYZE"))
        titled("Bytes a record")
        for name, rows, size in sizes(store):
            line(name, f"{rows:,}", f"{size:,}")
        store.close()


def line(name: str, *figures: str) -> None:
    """One line of a table."""
    sys.stdout.write(f"{name:<36}{''.join(f'{figure:>14}' for figure in figures)}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
