"""What relating costs in the store: ``python -m benchmarks.index [--records 200000] [--database URL]``.

Synthetic stories are put one by one, a transaction each, as workers do: bare, and signed and related, taking turns,
at 20,000 and at so many stored records. The stock is written in bulk: records and signatures of as many numbers as
those of texts, without texts, for none of them is read; bare puts meet small tables so, which flatters them. Time on
the clock (median, mean) and CPU of this process.
"""

import argparse
import random
import statistics
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, func, insert, select, text

from benchmarks.figures import titled
from workers.fingerprint import fingerprint
from workers.model import Article, Block, Verdict
from workers.store import Store, kin, open_store, postings, records
from workers.store.kin_schema import kin as kin_table
from workers.store.schema import record
from workers.store.stats import stats
from workers.store.values import Sighting
from workers.urls import url_key

NOW = datetime(2026, 1, 1, tzinfo=UTC)
#: Words of a story, stories put and asked for each measurement, the first stock, records written at once.
WORDS, SAMPLE, FIRST, STEP = 400, 200, 20_000, 20_000
#: Known words, and phrases that all stories use: what no index of passages is spared.
KNOWN, PHRASES, USED = 40_000, 1_000, 3
FAR = 1_000_000_000
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
        made = "\n\n".join(f"“{line}” they said." if at % 5 == 2 else line for at, line in enumerate(lines))
        if len(self._kept) < SAMPLE or self._chance.random() < 0.01:
            self._kept.append(made)
        return made

    def copy(self) -> str:
        """A stored story with a word in 25 changed."""
        told = self._chance.choice(self._kept).split(" ")
        for at in range(self._chance.randrange(25), len(told), 25):
            told[at] = self._chance.choice(self._known)
        return " ".join(told)

    def _told(self, count: int) -> list[str]:
        # Words as rare as their place in the list, roughly as in a language.
        return [self._known[int(KNOWN ** self._chance.random()) - 1] for _ in range(count)]


def sighting(story: str, number: int, related: bool) -> Sighting:
    """A page with this story, with evidence of the size that pages have."""
    mark = fingerprint(story, signed=False)
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

    def fill(self, upto: int) -> None:
        """Write records of nothing but signatures until so many are stored."""
        while self.stored < upto:
            count = min(STEP, upto - self.stored)
            with self.store.write() as tx:
                _bulk(tx, self.stored, count)
            self.stored += count

    def put(self, *, related: bool, copies: bool = False, count: int = SAMPLE) -> Cost:
        """What a put costs, each in a transaction of its own."""
        stories = [self.writer.copy() if copies else self.writer.story() for _ in range(count)]
        given = [self._next(story, related=related) for story in stories]
        return measured([lambda one=one: self._put(one) for one in given])

    def sign(self) -> Cost:
        """What the signatures of a text cost, which a related put makes and a bare one does not."""
        stories = [self.writer.story() for _ in range(SAMPLE)]
        return measured([lambda one=one: fingerprint(one) for one in stories])

    def match(self, *, copies: bool) -> Cost:
        """What a question costs."""
        stories = [self.writer.copy() if copies else self.writer.story() for _ in range(SAMPLE)]
        return measured([lambda one=one: self._match(one) for one in stories])

    def _next(self, story: str, *, related: bool) -> Sighting:
        self.number += 1
        return sighting(story, self.number, related)

    def _put(self, one: Sighting) -> None:
        self.store.written(lambda tx: records.put(tx, one, NOW))

    def _match(self, story: str) -> None:
        with self.store.read() as tx:
            kin.match(tx, story)


def _bulk(tx: Connection, first: int, count: int) -> None:
    """Records with signatures of chance, each a copy cluster of its own, under the numbers of these."""
    chance = random.Random(first)  # noqa: S311 - as above
    last = tx.execute(select(func.max(kin_table.c.id))).scalar() or 0
    # Far from the numbers that the database gives to others.
    base = (last // FAR + 1) * FAR
    rows: list[tuple[int, int]] = []
    kept: list[dict[str, Any]] = []
    for number in range(first + 1, first + count + 1):
        fc1 = struct.pack("<50Q", *(chance.getrandbits(64) & ~7 for _ in range(50)))
        mh1, wp1 = chance.randbytes(504), chance.randbytes(8 * 180)
        when = NOW - timedelta(minutes=number % 20_000)
        kept.append(
            {
                "id": base + number,
                "key": f"cd1-{number:064x}",
                "seen_at": when,
                "domain": f"example{number % 997}.com",
            }
            | {"mh1": mh1, "fc1": fc1, "wp1": wp1, "passages": True, "cluster": base + number}
        )
        rows += ((one, base + number) for one in postings.numbers(mh1, fc1, wp1))
    tx.execute(insert(record), [{"key": one["key"], "tokens": WORDS, "added_at": NOW} for one in kept])
    tx.execute(insert(kin_table), kept)
    cursor: Any = tx.connection.cursor()
    sign = "?" if tx.dialect.name == "sqlite" else "%s"
    cursor.executemany(f"INSERT INTO posting (hash, id) VALUES ({sign}, {sign})", sorted(rows))  # noqa: S608 - constants


def measured(calls: Sequence[Callable[[], object]]) -> Cost:
    """Run each once, and tell what one takes."""
    clock: list[float] = []
    cpu = time.process_time()
    for call in calls:
        start = time.perf_counter()
        call()
        clock.append(1000 * (time.perf_counter() - start))
    used = 1000 * (time.process_time() - cpu) / len(calls)
    return Cost(median=statistics.median(clock), mean=statistics.fmean(clock), cpu=used)


def measure(bench: Bench, stock: int) -> Iterator[tuple[str, Cost]]:
    """Everything at one stock; bare and related puts take turns, so that the machine treats both alike."""
    bench.fill(stock)
    bench.put(related=True, count=20)
    bare = [bench.put(related=False, count=SAMPLE // 3)]
    own = [bench.put(related=True, count=SAMPLE // 3)]
    for _ in range(2):
        bare.append(bench.put(related=False, count=SAMPLE // 3))
        own.append(bench.put(related=True, count=SAMPLE // 3))
    yield "signatures alone", bench.sign()
    yield "put, bare", _mean(bare)
    yield "put and relate, a story of its own", _mean(own)
    yield "put and relate, a copy", bench.put(related=True, copies=True)
    yield "match, a story of its own", bench.match(copies=False)
    yield "match, a copy", bench.match(copies=True)


def _mean(costs: Sequence[Cost]) -> Cost:
    return Cost(
        **{name: statistics.fmean(getattr(cost, name) for cost in costs) for name in ("median", "mean", "cpu")}
    )


def sizes(store: Store) -> Iterator[tuple[str, int, int]]:
    """Rows and bytes a record, by table."""
    found = stats(store)
    count = max(1, found.tables["kin"].rows)
    for name in ("record", "body", "observation", "evidence", "kin", "posting", "pending", "edge", "cluster_event"):
        size = found.tables[name]
        yield name, size.rows, round((size.bytes or 0) / count)


def main() -> None:
    """Print the tables."""
    given = argparse.ArgumentParser(description="What relating costs in the store")
    given.add_argument("--records", type=int, default=200_000)
    given.add_argument("--database", help="an empty store: postgresql://… (made by `copydesk db upgrade`)")
    chosen = given.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(chosen.database or f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        bench = Bench(store)
        for stock in sorted({min(FIRST, chosen.records), chosen.records}):
            titled(f"{stock:,} records: milliseconds")
            line("", "median", "mean", "CPU")
            for name, cost in measure(bench, stock):
                line(name, f"{cost.median:.2f}", f"{cost.mean:.2f}", f"{cost.cpu:.2f}")
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
