"""A key that newer recipes gave up: its successors are told, to people and to programs."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from cli.conftest import STORY_A, UNKNOWN, Run

from workers import recipe
from workers.cli import exits
from workers.contract import Page
from workers.messages import Superseded
from workers.model import Article
from workers.store import open_store, records
from workers.store.values import Sighting
from workers.urls import url_key

URL = "https://beacon.example.org/ferry"


@pytest.fixture
def keys(home: Path) -> tuple[str, str]:
    """An old key and the one that took its place."""
    found = recipe.clean(Page(text=STORY_A.read_text("utf-8")))
    assert isinstance(found, Article)
    store = open_store(f"sqlite:///{home / 'copydesk.sqlite3'}")
    older = msgspec.structs.replace(found, key=UNKNOWN, recipe="0-old")
    with store.write() as tx:
        for article in (older, found):
            sighting = Sighting(article=article, url=URL, url_key=url_key(URL), source="test", input_sha256="0" * 64)
            records.put(tx, sighting, datetime.now(UTC))
    store.close()
    return UNKNOWN, found.key


@pytest.mark.parametrize("command", ["show", "explain"])
def test_its_successors_are_json(run: Run, keys: tuple[str, str], command: str) -> None:
    old, new = keys
    ran = run(command, old, "--json")
    assert ran.code == exits.NOTHING
    told = msgspec.convert(ran.json, Superseded)
    assert told == Superseded(key=old, superseded_by=(new,), by_url=((URL, new),))
    assert new in ran.err
    assert msgspec.convert(run("related", old, "--json").json, Superseded) == told


@pytest.mark.parametrize("command", ["show", "explain"])
def test_people_are_told_on_stderr(run: Run, keys: tuple[str, str], command: str) -> None:
    ran = run(command, keys[0])
    assert (ran.code, ran.out) == (exits.NOTHING, "")
    assert keys[1] in ran.err
