"""A store full of records, written in bulk: what puts and questions of ``benchmarks.index`` meet.

Every record has its text, a sighting and signatures of as many numbers as those of a text, of chance: none of them is
read. Keys and addresses are spread as real ones are, so that a put, bare or related, meets tables as large and as
random as a store of so many records has. Evidence is left out: its rows follow one another.
"""

import random
import struct
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, func, insert, select

from workers.store import postings, seals, sieve
from workers.store.codec import body_bytes
from workers.store.kin_schema import kin
from workers.store.schema import body, observation, record

NOW = datetime(2026, 1, 1, tzinfo=UTC)
#: Records of chance are first seen within so many minutes before ``NOW``.
MINUTES = 20_000
#: Facts of a page take about so many bytes.
FACTS = 300
FAR = 1_000_000_000
#: Pages of SQLite's that are kept in memory while the stock is written, and otherwise (its own default).
CACHE, DEFAULT = -200_000, -2_000

Row = dict[str, Any]


def fill(tx: Connection, first: int, count: int, texts: list[str]) -> None:
    """Write so many records behind the ``first`` ones, each a copy cluster of its own, with one of these texts."""
    cursor: Any = tx.connection.cursor()
    lite = tx.dialect.name == "sqlite"
    if lite:
        cursor.execute(f"PRAGMA cache_size={CACHE}")
    chance = random.Random(first)  # noqa: S311 - the same stock for everybody
    last = tx.execute(select(func.max(kin.c.id))).scalar() or 0
    # Far from the numbers that the database gives to others.
    base = (last // FAR + 1) * FAR
    signed = [_signed(chance, number, base) for number in range(first + 1, first + count + 1)]
    keys = sorted(one["key"] for one in signed)
    bodies = [_body(key, texts[at % len(texts)]) for at, key in enumerate(keys)]
    tx.execute(insert(record), [{"key": key, "tokens": len(texts[0].split()), "added_at": NOW} for key in keys])
    tx.execute(insert(body), bodies)
    tx.execute(insert(observation), [seals.OBSERVATION.on(_sighting(chance, one)) for one in bodies])
    tx.execute(insert(kin), signed)
    _postings(cursor, lite, signed)
    if lite:
        cursor.execute(f"PRAGMA cache_size={DEFAULT}")


def filled(tx: Connection) -> None:
    """Note what the stock's file holds, as a store does that was filled record by record."""
    if tx.dialect.name == "sqlite":
        sieve.count(tx)


def _signed(chance: random.Random, number: int, base: int) -> Row:
    return {
        "id": base + number,
        "key": f"cd1-{sha256(number.to_bytes(8, 'big')).hexdigest()}",
        "seen_at": NOW - timedelta(minutes=number % MINUTES),
        "domain": f"example{number % 997}.com",
        "mh1": chance.randbytes(504),
        "fc1": struct.pack("<50Q", *(chance.getrandbits(64) & ~7 for _ in range(50))),
        "wp1": chance.randbytes(8 * 180),
        "rw1": chance.randbytes(8 * 32),
        "passages": True,
        "cluster": base + number,
    }


def _body(key: str, text: str) -> Row:
    stored = body_bytes(text)
    return {"key": key, "text_sha256": sha256(stored).hexdigest(), "text": stored}


def _sighting(chance: random.Random, of: Row) -> Row:
    number = chance.getrandbits(40)
    return {
        "key": of["key"],
        "text_sha256": of["text_sha256"],
        "url_id": chance.randbytes(16),
        "sighting": chance.randbytes(16),
        "recipe": "1-bench",
        "url": f"https://site{number % 997}.example{number % 997}.com/{number}",
        "domain": f"example{number % 997}.com",
        "source": "bench",
        "fetched_at": NOW.isoformat(),
        "received_at": NOW,
        "input_sha256": chance.randbytes(32).hex(),
        "facts": f'"{"x" * FACTS}"',
        "archive": None,
        "keep": False,
    }


def _postings(cursor: Any, lite: bool, signed: list[Row]) -> None:
    """Put every record under the numbers of its signatures."""
    made = ("mh1", "fc1", "wp1", "rw1")
    rows = sorted((one, row["id"]) for row in signed for one in postings.numbers(*(row[name] for name in made)))
    if lite:
        cursor.executemany("INSERT INTO posting (hash, id) VALUES (?, ?)", rows)
        return
    with cursor.copy("COPY posting (hash, id) FROM STDIN") as copy:
        for one in rows:
            copy.write_row(one)
