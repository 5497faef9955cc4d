"""``copydesk crawls`` lists what was crawled, newest first."""

import json
from datetime import UTC, datetime

import pytest
from cli.conftest import Run

from workers.cli import exits
from workers.settings import load
from workers.store import crawls, open_store

NOW = datetime.now(UTC)


@pytest.mark.usefixtures("home")
def test_the_crawls_are_listed_with_what_they_found(run: Run) -> None:
    store = open_store(load().store_url)
    with store.write() as tx:
        first = crawls.begin(tx, "news", NOW, 60)
        assert first is not None
        counts = {"pages": 9, "articles": 7, "changed": 2, "unchanged": 1}
        crawls.end(tx, first, NOW, "done", counts, details={"errors": {"timeout": 3}})
        crawls.begin(tx, "other", NOW, 60)
    store.close()
    listed = [json.loads(line) for line in run("crawls", "--json").out.splitlines()]
    assert [(row["name"], row["state"]) for row in listed] == [("other", "running"), ("news", "done")]
    assert listed[1]["details"] == {"errors": {"timeout": 3}}
    [row] = [line for line in run("crawls", "--site", "news").out.splitlines() if "news" in line]
    assert row.split()[0] == str(first)
    missing = run("crawls", "--site", "nobody")
    assert missing.code == exits.NOTHING
