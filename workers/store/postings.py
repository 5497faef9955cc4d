"""The numbers by which candidates are found: made of signatures, looked up and kept on either engine.

A number is 48 bits; its lowest two say what it was made of. How many a record has, and why: docs/scale.md.

On SQLite each of a record's numbers would change another page of the file. So the numbers of the newest records stand
packed in ``pending``, a row each, and for looking up in the memory of every connection (``newest.py``); when enough
have come they are sorted into the file, a part of the range with each record. PostgreSQL holds many writers at once,
whose rows would not be seen in order: there every number is a row from the start.
"""

from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

from workers.fingerprint.rare import paired
from workers.fingerprint.sketch import SHARE, sampled
from workers.store import seals, sieve
from workers.store.dialect import listed, or_replace
from workers.store.kin_schema import index_state
from workers.store.newest import Newest, packed, unpacked
from workers.store.prepared import Prepared
from workers.store.sieve import Sieve

#: Bands of the resemblance sketch and numbers in each; most numbers from each of the three other signatures.
BANDS, ROWS = 31, 4
MOST_CONTAINED, MOST_PASSAGES, MOST_RARE = 48, 64, 12
#: What a number was made of; the last one of two rare words.
BAND, CONTAINED, PASSAGE, RARE = 0, 1, 2, 3
#: A number that so many copy clusters have is of the language and not of a story: others are not added to it.
FULL = 50
#: A containment sketch of so many runs finds what bands find; only a shorter text stands under its bands too.
ENOUGH = 24
#: Records whose numbers wait on SQLite until they are sorted in, and the parts in which that is done.
WAITING, PARTS = 8192, 32

_KIND = 3
_MASK = (1 << 48) - 1

_FIND_LITE = Prepared(text("SELECT p.hash, p.id FROM json_each(:hashes) j CROSS JOIN posting p ON p.hash = j.value"))
_FIND = Prepared(text("SELECT hash, id FROM posting WHERE hash = ANY(CAST(:hashes AS bigint[]))"))
_ADD_FIRST = "INSERT INTO posting SELECT unnest(CAST(:hashes AS bigint[])), :id"
_FIRST = Prepared(text(_ADD_FIRST))
_ADD = Prepared(text(f"{_ADD_FIRST} ON CONFLICT (hash, id) DO NOTHING"))
_WAIT = Prepared(text("INSERT INTO pending (id, hashes) VALUES (:id, :hashes) RETURNING seq"))
_WAITS = Prepared(text("SELECT seq, hashes FROM pending WHERE id = :id"))
_CHANGE = Prepared(text("UPDATE pending SET hashes = :hashes WHERE seq = :seq"))
_DROP = Prepared(text("DELETE FROM posting WHERE hash = :hash AND id = :id"))
_ENDS = Prepared(
    text(
        "SELECT (SELECT min(seq) FROM pending), (SELECT max(seq) FROM pending),"
        " (SELECT value FROM index_state WHERE name = 'dropped'),"
        " (SELECT value FROM index_state WHERE name = 'sorting'),"
        " (SELECT value FROM index_state WHERE name = 'sorted')"
    )
)
#: How often something that waits was taken away ("dropped"): who has it in memory reads anew what waits. And how
#: often all that waited was sorted in ("sorted"): who knows what the file held reads that anew.
_DROPPED, _SORTING, _SORTED = "dropped", "sorting", "sorted"
_NOTE = Prepared(lambda dialect: or_replace(dialect, index_state), [column.name for column in index_state.columns])
_SINCE = Prepared(text("SELECT seq, id, hashes FROM pending WHERE seq > :seq ORDER BY seq"))
_SORT_IN = Prepared(text("INSERT OR IGNORE INTO posting (hash, id) VALUES (:hash, :id)"))
#: What a connection knows: the numbers that wait, whether its transaction has changed them, and how they stand in it.
_NEWEST, _CHANGED, _STANDS = "copydesk-newest", "copydesk-changed", "copydesk-stands"
#: And which numbers may stand in the file.
_SIEVE = "copydesk-sieve"


class _Stand(NamedTuple):
    """The first and the last row that waits, how often something was taken away, how far sorting in has come, and how
    often it came to its end."""

    first: int | None = None
    last: int | None = None
    dropped: str | None = None
    sorting: str | None = None
    ended: str | None = None


def numbers(mh1: bytes, fc1: bytes, wp1: bytes, rw1: bytes | None) -> tuple[int, ...]:
    """The numbers under which a record is found, each once, in order."""
    width = 4 * ROWS
    bands = [mh1[at * width : (at + 1) * width] for at in range(BANDS)] if mh1 and len(fc1) < 8 * ENOUGH else []
    made = {_band(at, band) for at, band in enumerate(bands)}
    made.update(_kept(fc1, MOST_CONTAINED, CONTAINED), _kept(wp1, MOST_PASSAGES, PASSAGE))
    if rw1:
        made.update(value & _MASK & ~_KIND | RARE for value in paired(rw1, MOST_RARE))
    return tuple(sorted(made))


def is_windowed(number: int) -> bool:
    """Whether a number leads to a record for some days only: it was made of a passage, or of rare words."""
    return number & _KIND in (PASSAGE, RARE)


def find(tx: Connection, wanted: Sequence[int]) -> dict[int, set[int]]:
    """The records under each of these numbers; none for a number that no record has."""
    if tx.dialect.name == "sqlite":
        rows = [*_in_file(tx, wanted), *_caught_up(tx).find(wanted)]
    else:
        rows = [(row[0], row[1]) for row in _FIND.rows(tx, {"hashes": listed(tx, wanted)})]
    found: dict[int, set[int]] = {}
    for number, record in rows:
        found.setdefault(number, set()).add(record)
    return found


def add(tx: Connection, record: int, given: Sequence[int], *, first: bool = False) -> None:
    """Put a record under these numbers, beside those that it is under already; ``first``: it is under none.

    PostgreSQL looks in every number's place twice where a row may be there.
    """
    if tx.dialect.name != "sqlite":
        (_FIRST if first else _ADD).touched(tx, {"hashes": listed(tx, given), "id": record})
        return
    tx.info[_CHANGED] = True
    row = packed(given)
    stand = _stand(tx)
    added = _WAIT.first(tx, {"id": record, "hashes": row})
    assert added is not None  # noqa: S101 - an INSERT without ON CONFLICT returns its row or raises
    number = int(added[0])
    newest = tx.info.get(_NEWEST)
    if newest and newest.last == number - 1:
        newest.take(number, record, row)
    tx.info[_STANDS] = stand = stand._replace(first=stand.first or number, last=number)
    _sort_in(tx, stand)


def drop(tx: Connection, record: int, given: Sequence[int]) -> None:
    """Take a record from under these numbers."""
    if tx.dialect.name == "sqlite":
        held_back = _WAITS.rows(tx, {"id": record})
        for seq, held in held_back:
            left = sorted(set(unpacked(held)) - set(given))
            _CHANGE.touched(tx, {"seq": seq, "hashes": packed(left)})
        if held_back:
            _count(tx, _DROPPED, _stand(tx).dropped)
        _forget(tx)
    if given:
        _DROP.many(tx, _rows(record, given))


def waiting(tx: Connection, record: int) -> frozenset[int]:
    """The numbers of a record that wait to be sorted in."""
    return frozenset(number for _, held in _WAITS.rows(tx, {"id": record}) for number in unpacked(held))


def unpack(tx: Connection) -> None:
    """Put what waits under its numbers, on an engine where nothing waits: the rows may come from the other one."""
    if tx.dialect.name != "sqlite":
        for record, held in tx.execute(text("SELECT id, hashes FROM pending ORDER BY seq")).all():
            _ADD.touched(tx, {"hashes": listed(tx, unpacked(held)), "id": record})
        for what in ("pending", "sieve"):
            tx.execute(text(f"DELETE FROM {what}"))  # noqa: S608 - words of our own


def clear(tx: Connection) -> None:
    """Take every record from under every number."""
    for what in ("posting", "pending", "sieve", "index_state WHERE name = 'sorting'"):
        tx.execute(text(f"DELETE FROM {what}"))  # noqa: S608 - words of our own
    if tx.dialect.name == "sqlite":
        _count(tx, _DROPPED, _stand(tx).dropped)
    _forget(tx)


def undone(info: dict[Any, Any]) -> None:
    """A connection's transaction was undone: if it changed what waits, what waits is read again."""
    if info.pop(_CHANGED, False):
        info.pop(_NEWEST, None)


def begun(info: dict[Any, Any]) -> None:
    """A connection's transaction has begun."""
    info.pop(_CHANGED, None)
    info.pop(_STANDS, None)


def _band(place: int, band: bytes) -> int:
    hashed = blake2b(band, digest_size=6, salt=place.to_bytes(2, "little")).digest()
    return int.from_bytes(hashed, "little") & ~_KIND | BAND


def _kept(signature: bytes, most: int, kind: int) -> list[int]:
    """A few numbers of a signature, of which two texts keep the same ones."""
    few = sampled(signature, most, SHARE if kind == CONTAINED else 1)
    return [(value >> 16) & _MASK & ~_KIND | kind for value in few]


def _rows(record: int, given: Iterable[int]) -> list[dict[str, int]]:
    return [{"hash": number, "id": record} for number in given]


def _count(tx: Connection, name: str, times: str | None) -> None:
    """What was counted so often has happened once more."""
    _note(tx, name, str(int(times) + 1 if (times or "").isdecimal() and times else 1))


def _note(tx: Connection, name: str, value: str) -> None:
    _NOTE.touched(tx, seals.INDEX_STATE.on({"name": name, "value": value}))


def _forget(tx: Connection) -> None:
    tx.info[_CHANGED] = True
    tx.info.pop(_NEWEST, None)
    tx.info.pop(_STANDS, None)


def _stand(tx: Connection) -> _Stand:
    """How the numbers that wait stand in a transaction, read once: nobody else changes what it sees."""
    known: _Stand | None = tx.info.get(_STANDS)
    if known is None:
        known = tx.info[_STANDS] = _Stand(*(_ENDS.first(tx, {}) or ()))
    return known


def _in_file(tx: Connection, wanted: Sequence[int]) -> list[tuple[int, int]]:
    """Number and record, for each of these numbers under which a record stands in the file."""
    ended = _stand(tx).ended
    known: Sieve | None = tx.info.get(_SIEVE)
    if known is None or known.version != ended:
        known = tx.info[_SIEVE] = Sieve(ended)
    left = known.left(tx, wanted)
    return [(row[0], row[1]) for row in _FIND_LITE.rows(tx, {"hashes": listed(tx, left)})] if left else []


def _caught_up(tx: Connection) -> Newest:
    """What waits, with all that has come since the last look."""
    first, last, dropped, *_ = _stand(tx)
    newest: Newest | None = tx.info.get(_NEWEST)
    # What was sorted in meanwhile is found there.
    if newest is None or newest.dropped != dropped or (newest.last and first != newest.first):
        newest = tx.info[_NEWEST] = Newest(dropped)
    if last is not None and last > newest.last:
        for row in _SINCE.rows(tx, {"seq": newest.last}):
            newest.take(*row)
    return newest


def _sort_in(tx: Connection, stand: _Stand) -> None:
    """Sort a part of what waits into the file, if enough has come; the last part lets it go."""
    if stand.sorting is not None:
        upto, part = map(int, stand.sorting.split())
    elif stand.first is None or stand.last is None or stand.last - stand.first < WAITING:
        return
    else:
        upto, part = stand.last, 0
    width = (_MASK + 1) // PARTS
    some = _caught_up(tx).between(part * width, (part + 1) * width)
    _SORT_IN.many(tx, [{"hash": number, "id": record} for number, record in some])
    sieve.take(tx, [number for number, _ in some])
    if part + 1 < PARTS:
        _note(tx, _SORTING, f"{upto} {part + 1}")
    else:
        tx.execute(text("DELETE FROM pending WHERE seq <= :upto"), {"upto": upto})
        tx.execute(text("DELETE FROM index_state WHERE name = 'sorting'"))
        _count(tx, _SORTED, stand.ended)
    tx.info.pop(_STANDS, None)
