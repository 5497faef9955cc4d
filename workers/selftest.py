"""The published test vectors, run on this machine: does it give the keys that every other one gives?

The vectors of texts, of their signatures and of addresses, so that one question has one answer.
"""

import json
from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any

from msgspec import Struct

from workers.fingerprint.canonical import canonical, tokens
from workers.fingerprint.key import content_key
from workers.fingerprint.signatures import signatures
from workers.urls import UrlError, url_key


class Check(Struct, frozen=True, kw_only=True):
    """One vector's outcome; ``detail`` says what came instead, and is empty where all is well."""

    name: str
    ok: bool
    detail: str = ""


def run() -> Iterator[Check]:
    """Run every test vector of content keys, of signatures and of URL keys: one check for each row."""
    texts, urls = _vectors("cd1"), _vectors("url_key")
    for row in _vectors("signatures")["pinned"]:
        yield _signed(row)
    for row in texts["pinned"]:
        yield _text(row)
    yield from _rows("cd1", texts, "texts", canonical)
    for row in urls["pinned"]:
        found = _url(row["url"])
        yield _check(f"url_key pinned: {row['url']}", found == row["key"], found)
    for url in urls["refused"]:
        yield _check(f"url_key refused: {url}", _url(url).startswith("refused: "), _url(url))
    yield from _rows("url_key", urls, "urls", _url)


def _vectors(name: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(files("workers").joinpath("vectors", f"{name}.json").read_text("utf-8"))
    return content


def _rows(kind: str, vectors: dict[str, Any], field: str, form: Callable[[str], str]) -> Iterator[Check]:
    """Check the rows whose entries must have one form, and those of which no two may."""
    for row in vectors["equal"]:
        forms = {form(entry) for entry in row[field]}
        yield _check(f"{kind} equal: {row['name']}", len(forms) == 1, forms)
    for row in vectors["differ"]:
        forms = {form(entry) for entry in row[field]}
        yield _check(f"{kind} differ: {row['name']}", len(forms) == len(row[field]), forms)


def _text(row: dict[str, Any]) -> Check:
    found = list(tokens(row["text"]))
    key = content_key(row["text"], title=row.get("title"), site=row.get("site"))
    return _check(f"cd1 pinned: {row['name']}", found == row["tokens"] and key == row["key"], (key, found))


def _signed(row: dict[str, Any]) -> Check:
    made = signatures(row["text"])
    found = {name: getattr(made, name).hex() for name in made.__struct_fields__}
    return _check(
        f"signatures pinned: {row['name']}", all(row[name] == value for name, value in found.items()), found
    )


def _url(url: str) -> str:
    try:
        return url_key(url)
    except UrlError as error:
        return f"refused: {error}"


def _check(name: str, ok: bool, found: object) -> Check:
    return Check(name=name, ok=ok, detail="" if ok else f"came out as {found!a}")
