"""The numbers by which candidates are found: made of signatures, looked up and kept on either engine.

A number is 48 bits; its lowest two say what it was made of. How many a record has, and why: docs/scale.md.

On SQLite each of a record's hundred numbers would change another page of the file. So the numbers of the newest
records stand packed in ``pending``, a row each, and for looking up in a table in memory that every connection makes
for itself; when enough have come they are sorted into the file, a part of the range with each record. PostgreSQL
holds many writers at once, whose rows would not be seen in order: there every number is a row from the start.
"""

import struct
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, text

from workers.store.prepared import Prepared

#: Bands of the resemblance sketch and numbers in each; most numbers from each of the two other signatures.
BANDS, ROWS = 31, 4
MOST_CONTAINED, MOST_PASSAGES = 48, 64
#: What a number was made of.
BAND, CONTAINED, PASSAGE = 0, 1, 2
#: A number that so many copy clusters have is of the language and not of a story: others are not added to it.
FULL = 50
#: Records whose numbers wait on SQLite until they are sorted in, and the parts in which that is done.
WAITING, PARTS = 4096, 8

_KIND = 3
_MASK = (1 << 48) - 1

_FIND_LITE = Prepared(
    text(
        "SELECT p.hash, p.id FROM json_each(:hashes) j CROSS JOIN posting p ON p.hash = j.value UNION ALL "
        "SELECT f.hash, f.id FROM json_each(:hashes) j CROSS JOIN temp.fresh f ON f.hash = j.value"
    )
)
_FIND = Prepared(text("SELECT hash, id FROM posting WHERE hash = ANY(CAST(:hashes AS bigint[]))"))
_ADD = Prepared(
    text("INSERT INTO posting SELECT unnest(CAST(:hashes AS bigint[])), :id ON CONFLICT (hash, id) DO NOTHING")
)
_WAIT = Prepared(text("INSERT INTO pending (id, hashes) VALUES (:id, :hashes)"))
_WAITS = Prepared(text("SELECT seq, hashes FROM pending WHERE id = :id"))
_CHANGE = Prepared(text("UPDATE pending SET hashes = :hashes WHERE seq = :seq"))
_DROP = Prepared(text("DELETE FROM posting WHERE hash = :hash AND id = :id"))
_ENDS = Prepared(
    text(
        "SELECT (SELECT min(seq) FROM pending), (SELECT max(seq) FROM pending), "
        "(SELECT min(seq) FROM temp.known), (SELECT max(seq) FROM temp.known)"
    )
)
_SINCE = Prepared(text("SELECT seq, id, hashes FROM pending WHERE seq > :seq"))
_KNOW = Prepared(text("INSERT INTO temp.known (seq) VALUES (:seq)"))
_FRESH = Prepared(
    text("INSERT OR IGNORE INTO temp.fresh (hash, id) SELECT value, :id FROM json_each(:hashes) ORDER BY value")
)
_STATE = Prepared(text("SELECT value FROM index_state WHERE name = 'sorting'"))
_SORT_IN = Prepared(
    text(
        "INSERT OR IGNORE INTO posting (hash, id) "
        "SELECT hash, id FROM temp.fresh WHERE hash >= :low AND hash < :high ORDER BY hash, id"
    )
)


def numbers(mh1: bytes, fc1: bytes, wp1: bytes) -> tuple[int, ...]:
    """The numbers under which a record is found, each once, in order."""
    width = 4 * ROWS
    bands = [mh1[at * width : (at + 1) * width] for at in range(BANDS)] if mh1 else []
    made = {_band(at, band) for at, band in enumerate(bands)}
    made.update(_kept(fc1, MOST_CONTAINED, CONTAINED))
    made.update(_kept(wp1, MOST_PASSAGES, PASSAGE))
    return tuple(sorted(made))


def is_passage(number: int) -> bool:
    """Whether a number was made of a passage."""
    return number & _KIND == PASSAGE


def find(tx: Connection, wanted: Sequence[int]) -> dict[int, set[int]]:
    """The records under each of these numbers; none for a number that no record has."""
    if tx.dialect.name == "sqlite":
        _catch_up(tx)
        rows = _FIND_LITE.rows(tx, {"hashes": _listed(wanted)})
    else:
        rows = _FIND.rows(tx, {"hashes": list(wanted)})
    found: dict[int, set[int]] = {}
    for number, record in rows:
        found.setdefault(number, set()).add(record)
    return found


def add(tx: Connection, record: int, given: Sequence[int]) -> None:
    """Put a record under these numbers, beside those that it is under already."""
    if tx.dialect.name != "sqlite":
        _ADD.touched(tx, {"hashes": list(given), "id": record})
        return
    _WAIT.touched(tx, {"id": record, "hashes": _packed(given)})
    _sort_in(tx)


def drop(tx: Connection, record: int, given: Sequence[int]) -> None:
    """Take a record from under these numbers."""
    if tx.dialect.name == "sqlite":
        for seq, packed in _WAITS.rows(tx, {"id": record}):
            left = sorted(set(_unpacked(packed)) - set(given))
            _CHANGE.touched(tx, {"seq": seq, "hashes": _packed(left)})
        _forget_fresh(tx)
    if given:
        _DROP.many(tx, _rows(record, given))


def unpack(tx: Connection) -> None:
    """Put what waits under its numbers, on an engine where nothing waits: the rows may come from the other one."""
    if tx.dialect.name != "sqlite":
        for record, packed in tx.execute(text("SELECT id, hashes FROM pending ORDER BY seq")).all():
            _ADD.touched(tx, {"hashes": list(_unpacked(packed)), "id": record})
        tx.execute(text("DELETE FROM pending"))


def clear(tx: Connection) -> None:
    """Take every record from under every number."""
    for table in ("posting", "pending", "index_state"):
        tx.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of our own
    if tx.dialect.name == "sqlite":
        _forget_fresh(tx)


def prepare(connection: Any) -> None:
    """Make the tables in memory that an SQLite connection looks into."""
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("CREATE TEMP TABLE fresh (hash INTEGER, id INTEGER, PRIMARY KEY (hash, id)) WITHOUT ROWID")
    connection.execute("CREATE TEMP TABLE known (seq INTEGER PRIMARY KEY)")


def _band(place: int, band: bytes) -> int:
    hashed = blake2b(band, digest_size=6, salt=place.to_bytes(2, "little")).digest()
    return int.from_bytes(hashed, "little") & ~_KIND | BAND


def _kept(signature: bytes, most: int, kind: int) -> Iterable[int]:
    """The numbers of a signature that a power of two divides, so that they are few; two texts keep the same ones."""
    values = struct.unpack(f"<{len(signature) // 8}Q", signature)
    base = 8 if kind == CONTAINED else 1
    step = base
    while len(values) * base > most * step:
        step *= 2
    return {(value >> 16) & _MASK & ~_KIND | kind for value in values if not value % step}


def _packed(given: Iterable[int]) -> bytes:
    values = tuple(given)
    return struct.pack(f"<{len(values)}Q", *values)


def _unpacked(packed: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(packed) // 8}Q", packed)


def _listed(given: Iterable[int]) -> str:
    """Numbers as SQLite reads a list."""
    return f"[{','.join(map(str, given))}]"


def _rows(record: int, given: Iterable[int]) -> list[dict[str, int]]:
    return [{"hash": number, "id": record} for number in given]


def _forget_fresh(tx: Connection) -> None:
    """Empty the tables in memory; the next look fills them again."""
    tx.execute(text("DELETE FROM temp.fresh"))
    tx.execute(text("DELETE FROM temp.known"))


def _catch_up(tx: Connection) -> None:
    """Take into memory what waits since the last look, and let go what was sorted in."""
    ends = _ENDS.first(tx, {})
    first, last, known_first, known_last = ends or (None,) * 4
    if known_first is not None and (first is None or known_first < first):
        _forget_fresh(tx)
        known_last = None
    if last is None or last == known_last:
        return
    for seq, record, packed in _SINCE.rows(tx, {"seq": known_last or 0}):
        _KNOW.touched(tx, {"seq": seq})
        _FRESH.touched(tx, {"hashes": _listed(_unpacked(packed)), "id": record})


def _sort_in(tx: Connection) -> None:
    """Sort a part of what waits into the file, if enough has come; the last part lets it go."""
    state = _STATE.first(tx, {})
    if state is None:
        ends = _ENDS.first(tx, {})
        if not ends or ends[0] is None or ends[1] - ends[0] < WAITING:
            return
        upto, part = int(ends[1]), 0
    else:
        upto, part = map(int, state[0].split())
    _catch_up(tx)
    width = (_MASK + 1) // PARTS
    _SORT_IN.touched(tx, {"low": part * width, "high": (part + 1) * width})
    if part + 1 < PARTS:
        put = text("INSERT OR REPLACE INTO index_state (name, value) VALUES ('sorting', :value)")
        tx.execute(put, {"value": f"{upto} {part + 1}"})
    else:
        tx.execute(text("DELETE FROM pending WHERE seq <= :upto"), {"upto": upto})
        tx.execute(text("DELETE FROM index_state WHERE name = 'sorting'"))
