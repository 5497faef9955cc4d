"""Retention of the archive: a file goes when all its pages have outlived theirs, and is written anew when some have.

A file holds one gzip member for each page, so that a copy of the members that stay is an archive file again.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select

from workers import archive_scan
from workers.archive_files import OPEN, follower
from workers.archive_place import Place, Where, place_of
from workers.store import seals
from workers.store.engine import Store
from workers.store.schema import archive


def prune_archive(store: Store, folder: Where, expired: ColumnElement[bool], dry_run: bool) -> tuple[int, int]:
    """Let the expired pages go; how many, and their bytes. A file that is still written to is left for later."""
    found = select(archive.c.file, func.count(), func.sum(archive.c.length)).where(expired).group_by(archive.c.file)
    with store.read() as tx:
        files = tx.execute(found.order_by(archive.c.file)).all()
    place = place_of(folder)
    ready = [row for row in files if not (place.folder / f"{row[0]}{OPEN}").exists()]
    if not dry_run:
        for file, _, _ in ready:
            _let_go(store, place, file, expired)
        place.move()
    return sum(row[1] for row in ready), sum(int(row[2]) for row in ready)


def _let_go(store: Store, place: Place, file: str, expired: ColumnElement[bool]) -> None:
    """Copy what stays, point the store at the copy, then remove the file and its index.

    The order matters: a crash leaves a file too many, never an index row too many that has lost its page.
    """
    rows = select(archive.c.record_id, archive.c.offset, archive.c.length).where(archive.c.file == file)
    with store.read() as tx:
        first = tx.execute(select(func.min(archive.c.offset)).where(archive.c.file == file)).scalar() or 0
        stay = [tuple(row) for row in tx.execute(rows.where(~expired).order_by(archive.c.offset))]
    moved = _copy(place, file, first, stay) if stay else {}
    with store.write() as tx:
        tx.execute(delete(archive).where(archive.c.file == file, expired))
        for which, there in moved.items():
            seals.change(tx, seals.ARCHIVE, archive.c.record_id == which, there)
    place.remove(file)


def _copy(place: Place, file: str, first: int, stay: Iterable[tuple[Any, ...]]) -> dict[str, dict[str, Any]]:
    """Write the head of a file and the members that stay to a new one; where each of them now is."""
    target = _free(place, file)
    moved: dict[str, dict[str, Any]] = {}
    with place.local(file) as path, path.open("rb") as source, target.open("xb") as copy:
        copy.write(source.read(first))
        for which, offset, length in stay:
            moved[which] = {"file": target.name, "offset": copy.tell()}
            whole = length + follower(source, offset + length).length
            source.seek(offset)
            copy.write(source.read(whole))
        copy.flush()
        os.fsync(copy.fileno())
    archive_scan.index(target)
    return moved


def _free(place: Place, file: str) -> Path:
    """A name that is not taken: ``x.warc.gz`` becomes ``x-kept1.warc.gz``, then ``x-kept2.warc.gz``."""
    stem, dot, ending = file.partition(".")
    taken, number = place.sizes(), 1
    while (name := f"{stem.partition('-kept')[0]}-kept{number}{dot}{ending}") in taken:
        number += 1
    return place.folder / name
