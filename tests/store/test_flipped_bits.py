"""One bit is flipped in every column that holds text or bytes, and ``fsck`` names the row and what to do."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from filled import TITLE, fill
from psycopg.sql import SQL, Identifier
from sqlalchemy import Column, LargeBinary, Table, Text, func, make_url, select, update
from store_helpers import NOW

from workers.again import Again
from workers.model import Profile
from workers.store import Store, crawls, records
from workers.store.again import Part
from workers.store.codec import expand, squeeze
from workers.store.errors import Damaged
from workers.store.fsck import check
from workers.store.fsck_seals import BARE
from workers.store.migrate import upgrade
from workers.store.schema import crawl, metadata, observation
from workers.store.seals import ALL
from workers.store.values import Fault

DOCUMENT = Path(__file__).parents[2] / "docs" / "operations-store.md"
#: Every column that is not a number, a truth or a moment.
STATED = [
    (table, column)
    for table in metadata.sorted_tables
    for column in table.columns
    if isinstance(column.type, Text | LargeBinary)
]
#: What is named where it is not the table: a text by its key, the index by the key of a record.
KINDS = {
    "record": {"record", "text", "key", "observation"},
    "body": {"text", "key"},
    "kin": {"index", "cluster"},
    "pending": {"index"},
}
#: Words of what is to be done, of which each fault has one.
TO_DO = ("copydesk ", "backup", "visit", "clean the page again")
#: Nothing waits on PostgreSQL to be sorted in, and nothing is sorted in.
SQLITE_ONLY = {"pending", "sieve"}


#: Bytes of a digest; no key that is text has so many.
DIGEST = 16


class Raw:
    """The tables as bytes, past everything that would keep them in order."""

    def __init__(self, store: Store, url: str) -> None:
        self.is_sqlite = store.is_sqlite
        if self.is_sqlite:
            self.lite = sqlite3.connect(str(store.file), isolation_level=None)
            self.lite.execute("PRAGMA foreign_keys=OFF")
            self.lite.text_factory = bytes
        else:
            self.post = psycopg.connect(make_url(url).set(drivername="postgresql").render_as_string(False))
            self.post.autocommit = True
            self.post.execute("SET session_replication_role = replica")

    def rows(self, table: Table, column: Column[Any]) -> list[tuple[tuple[Any, ...], bytes]]:
        """The keys of the rows that have something in a column, and that as bytes."""
        names = [*(one.name for one in table.primary_key), column.name]
        if self.is_sqlite:
            told = ", ".join(f'"{name}"' for name in names)
            found = self.lite.execute(f'SELECT {told} FROM "{table.name}" WHERE length("{column.name}")').fetchall()  # noqa: S608 - names of our own tables
        else:
            asked = SQL("SELECT {} FROM {} WHERE length({}) > 0")
            told = SQL(", ").join(map(Identifier, names))
            found = self.post.execute(asked.format(told, Identifier(table.name), Identifier(column.name))).fetchall()
        return [(row[:-1], row[-1].encode() if isinstance(row[-1], str) else bytes(row[-1])) for row in found]

    def put(self, table: Table, column: Column[Any], key: tuple[Any, ...], value: bytes) -> None:
        """Write bytes into a column of one row."""
        is_text = isinstance(column.type, Text)
        own = [one.name for one in table.primary_key]
        if self.is_sqlite:
            where = " AND ".join(f'"{name}" = {_typed(one)}' for name, one in zip(own, key, strict=True))
            new = "CAST(? AS TEXT)" if is_text else "?"
            self.lite.execute(f'UPDATE "{table.name}" SET "{column.name}" = {new} WHERE {where}', (value, *key))  # noqa: S608 - as above
            return
        where = SQL(" AND ").join(SQL("{} = %s").format(Identifier(name)) for name in own)
        told = SQL("UPDATE {} SET {} = %s WHERE {}").format(Identifier(table.name), Identifier(column.name), where)
        self.post.execute(told, (value.decode() if is_text else value, *key))

    def keys_of(self, table: Table, key: tuple[Any, ...]) -> set[str]:
        """The key of a record in the index."""
        if table.name == "kin":
            asked = "SELECT key FROM kin WHERE id = {}"
        else:
            asked = "SELECT key FROM kin WHERE id = (SELECT id FROM pending WHERE seq = {})"
        run = self.lite if self.is_sqlite else self.post
        return {shown(row[0]) for row in run.execute(asked.format(int(key[0])))}

    def close(self) -> None:
        """Let it go."""
        (self.lite if self.is_sqlite else self.post).close()


def _typed(value: Any) -> str:
    return "CAST(? AS TEXT)" if isinstance(value, bytes) and len(value) != DIGEST else "?"


@pytest.fixture
def raw(store: Store, store_url: str, tmp_path: Path) -> Iterator[Raw]:
    fill(store, tmp_path / "warc")
    assert list(check(store, tmp_path / "warc")) == []
    opened = Raw(store, store_url)
    yield opened
    opened.close()


def flips(column: Column[Any], value: bytes, is_sqlite: bool) -> Iterator[bytes]:
    """A value with one bit changed: in the middle, and where it is text on SQLite, into what is no UTF-8 too."""
    at = len(value) // 2
    while isinstance(column.type, Text) and value[at] >= 0x80:
        at -= 1
    for bit in (1, 0x80) if is_sqlite and isinstance(column.type, Text) else (1,):
        yield value[:at] + bytes([value[at] ^ bit]) + value[at + 1 :]


def own_key(table: Table, column: Column[Any], key: tuple[Any, ...], value: bytes) -> tuple[Any, ...]:
    """The key of a row whose column was changed."""
    names = [one.name for one in table.primary_key]
    if column.name not in names:
        return key
    new: Any = value if isinstance(key[names.index(column.name)], bytes) else value.decode()
    return tuple(new if name == column.name else one for name, one in zip(names, key, strict=True))


def words_for(raw: Raw, table: Table, *keys: tuple[Any, ...]) -> set[str]:
    """What names a row: its key, before and after; in the index the key of its record, in ``body`` the first part."""
    if table.name in ("kin", "pending"):
        return raw.keys_of(table, keys[0])
    parts = {tuple(shown(value) for value in key) for key in keys}
    return {part[0] for part in parts} if table.name == "body" else {" ".join(part) for part in parts}


def names_it(table: Table, faults: list[Fault], words: set[str]) -> bool:
    """Whether a fault names the row, by its key or that of its record, and what to do."""
    kinds = KINDS.get(table.name, {table.name})
    return any(
        fault.kind in kinds and fault.what in words and any(word in fault.why for word in TO_DO) for fault in faults
    )


def shown(value: Any) -> str:
    if isinstance(value, bytes):
        return value.hex() if len(value) == DIGEST else value.decode("utf-8", "replace")
    return str(value)


def test_a_flipped_bit_in_any_column_is_named(raw: Raw, store: Store) -> None:
    silent, empty = [], []
    for table, column in STATED:
        if table.name in SQLITE_ONLY and not raw.is_sqlite:
            continue
        rows = raw.rows(table, column)
        if not rows:
            empty.append(str(column))
            continue
        key, value = rows[len(rows) // 2]
        for changed in flips(column, value, raw.is_sqlite):
            raw.put(table, column, key, changed)
            faults = list(check(store))
            there = own_key(table, column, key, changed)
            if not names_it(table, faults, words_for(raw, table, key, there)):
                silent.append((str(column), value[:60], changed[:60], [(one.kind, one.what) for one in faults[:4]]))
            raw.put(table, column, there, value)
    assert empty == []
    assert silent == []
    assert list(check(store)) == []


def test_an_altered_title_is_not_shown(store: Store, tmp_path: Path) -> None:
    made = fill(store, tmp_path / "warc")
    other = observation.c.facts.contains("Ledger Comes")
    with store.write() as tx:
        changed = func.replace(observation.c.facts, "Ledger Comes", "Ledger Comer")
        (number,) = tx.execute(select(observation.c.id).where(other)).scalars().all()
        tx.execute(update(observation).where(other).values(facts=changed))
    faults = [(fault.kind, fault.what) for fault in check(store)]
    assert faults == [("observation", str(number))]
    with store.read() as tx, pytest.raises(Damaged, match=f"observation {number}"):
        records.get(tx, made.story)
    run = Again(store=store, folder=tmp_path / "warc", profile=Profile(), part=Part(kind="key", value=made.story))
    assert [one.change for step in run.run() for one in step.outcomes] == ["mended"]
    assert list(check(store, tmp_path / "warc")) == []
    with store.read() as tx:
        assert records.get(tx, made.story).facts.title == TITLE


def test_a_row_that_was_altered_is_not_sealed_by_changing_it(store: Store) -> None:
    with store.write() as tx:
        number = crawls.begin(tx, "daily", NOW, 60)
        tx.execute(update(crawl).values(name="dbily"))
        crawls.end(tx, number, NOW, "done", {"pages": 1})
    assert [(fault.kind, fault.what) for fault in check(store)] == [("crawl", str(number))]


def test_what_an_older_copydesk_wrote_meanwhile_is_told_and_sealed(
    store: Store, store_url: str, tmp_path: Path
) -> None:
    made = fill(store, tmp_path / "warc")
    with store.write() as tx:
        for seal in ALL:
            tx.execute(update(seal.table).values({seal.name: None}))
    assert {fault.why for fault in check(store)} == {BARE}
    with store.read() as tx:
        assert records.get(tx, made.story).facts.title == TITLE
    upgrade(store_url)
    assert list(check(store)) == []


def test_the_documents_say_of_every_column_how_it_is_covered() -> None:
    lines = DOCUMENT.read_text(encoding="utf-8").partition("## fsck")[2].partition("## The index")[0].splitlines()
    told = {line.split("`")[1]: line.split("|") for line in lines if line.startswith("| `")}
    assert told.keys() == metadata.tables.keys()
    for name, table in metadata.tables.items():
        _, _, sealed, otherwise, bare, _ = told[name]
        columns = {column.name for column in table.columns}
        seals = {column for seal in ALL if seal.table is table for column in (seal.name, *seal.covered)}
        assert set(re.findall("`([^`]+)`", sealed)) == seals, name
        assert columns - seals <= set(re.findall("`([^`]+)`", otherwise + bare)), name
        unsaid = [c for c in re.findall("`([^`]+)`", bare) if isinstance(table.c[c].type, Text | LargeBinary)]
        assert unsaid == [], "what is text is covered"


def test_any_bit_of_what_is_packed_is_found_or_changes_nothing() -> None:
    plain = " ".join(f"word {number}" for number in range(40)).encode()
    packed = squeeze(plain)
    found = 0
    for at in range(8 * len(packed)):
        data = bytearray(packed)
        data[at // 8] ^= 1 << at % 8
        try:
            assert expand(bytes(data), "it") == plain, f"bit {at}"
        except Damaged:
            found += 1
    assert found > 7 * len(packed), "a few bits of the head say nothing that matters"
