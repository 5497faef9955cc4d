"""Corpora: folders of pages with gold, unpacked or as ``NAME.tar.xz``, and a fixed sample of each.

A corpus holds ``gold.jsonl`` (one page a line) and ``pages/ID.html`` (the bytes as they were served). An archive is
unpacked once, into a cache folder outside the project; nothing of a corpus is ever written into the project.
"""

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[1]
#: Where the corpora are, if no other folder is named.
CORPORA = Path(os.environ.get("COPYDESK_SHARED") or ROOT.parent / "shared") / "corpora"
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


class Case(Struct, frozen=True, kw_only=True):
    """A page with what people (or a tool) say of it; None is "not annotated", ``()`` of authors is "none".

    ``date`` is a day; ``dateless`` says that the gold knows of none. ``wanted`` and ``unwanted`` are snippets that
    the text must hold and must not.
    """

    corpus: str
    id: str
    file: Path
    url: str | None = None
    title: str | None = None
    authors: tuple[str, ...] | None = None
    date: str | None = None
    dateless: bool = False
    text: str | None = None
    wanted: tuple[str, ...] = ()
    unwanted: tuple[str, ...] = ()
    kind: str | None = None
    language: str | None = None

    def body(self) -> bytes:
        """The page's bytes."""
        return self.file.read_bytes()


def names(folder: Path) -> tuple[str, ...]:
    """The corpora that stand in a folder, unpacked or packed."""
    unpacked = {file.parent.name for file in folder.glob("*/gold.jsonl")}
    packed = {file.name.removesuffix(".tar.xz") for file in folder.glob("*.tar.xz")}
    return tuple(sorted(unpacked | packed))


def cases(folder: Path, name: str, sample: int = 0) -> tuple[Case, ...]:
    """A corpus, or a sample of so many pages that is always the same one."""
    found = _cases(unpacked(folder, name), name)
    if not sample:
        return tuple(found)
    chosen = sorted(found, key=lambda case: hashlib.sha256(f"{name}/{case.id}".encode()).digest())
    return tuple(chosen[:sample])


def unpacked(folder: Path, name: str, cache: Path | None = None) -> Path:
    """The folder of a corpus, unpacked into the cache if it is packed."""
    if (folder / name / "gold.jsonl").is_file():
        return folder / name
    archive = folder / f"{name}.tar.xz"
    if not archive.is_file():
        raise FileNotFoundError(f"there is no {name} and no {archive.name} in {folder}; name a folder with --corpora")
    target = (cache or CACHE / "copydesk-corpora") / name
    if not (target / "gold.jsonl").is_file():
        _unpack(archive, target)
    return target


def _unpack(archive: Path, target: Path) -> None:
    """In one move, so that whoever comes meanwhile or is interrupted never meets half a corpus."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{target.name}.{os.getpid()}")
    with tarfile.open(archive, "r:xz") as packed:
        packed.extractall(partial, filter="data")
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)


def _cases(folder: Path, name: str) -> Iterator[Case]:
    # Not splitlines: texts hold other characters that end lines.
    for line in (folder / "gold.jsonl").read_text("utf-8").split("\n"):
        if line.strip():
            yield _case(folder, name, json.loads(line))


def _case(folder: Path, name: str, gold: dict[str, Any]) -> Case:
    authors, date = gold.get("authors"), gold.get("date")
    dateless = "date" in (gold.get("annotated") or ()) or bool(gold.get("date_annotated_none"))
    return Case(
        corpus=name,
        id=gold["id"],
        file=folder / "pages" / f"{gold['id']}.html",
        url=gold.get("url"),
        title=gold.get("title"),
        authors=None if authors is None else tuple(authors),
        date=date,
        dateless=not date and dateless,
        text=gold.get("text"),
        wanted=tuple(gold.get("with") or ()),
        unwanted=tuple(gold.get("without") or ()),
        kind=gold.get("page_type"),
        language=(gold.get("language") or "")[:2].lower() or None,
    )
