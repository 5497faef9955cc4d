"""From nothing to the schema of this code, on both engines; newer and foreign databases are refused."""

import shutil
import sqlite3
import stat
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from mortal import dies_at, spread, steps_of
from sqlalchemy import inspect, text
from store_helpers import NOW, article, entry

from workers.store import Store, crawls, kins, ledger, open_store, records, tombstones
from workers.store.codec import squeeze
from workers.store.errors import StoreError, StoreNewer
from workers.store.fsck import check
from workers.store.migrate import FOLDER, upgrade
from workers.store.reindex import reindex
from workers.store.schema import REVISIONS, metadata


def test_the_migrations_make_the_schema_of_the_code(store: Store) -> None:
    with store.read() as tx:
        context = MigrationContext.configure(tx, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
        found = inspect(tx)
        for table in metadata.sorted_tables:
            made = {index["name"]: bool(index["unique"]) for index in found.get_indexes(table.name)}
            assert {index.name for index in table.indexes} <= made.keys(), table.name


def test_the_code_knows_every_revision() -> None:
    scripts = ScriptDirectory(str(FOLDER))
    assert tuple(script.revision for script in reversed(list(scripts.walk_revisions()))) == REVISIONS
    assert scripts.get_heads() == [REVISIONS[-1]]


def test_an_sqlite_store_is_made_by_opening_it(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'deep' / 'er' / 'a.sqlite3'}"
    first = open_store(url)
    with first.write() as tx:
        ledger.accept(tx, [entry()], NOW)
    first.close()
    with open_store(url).read() as tx:
        assert ledger.counts(tx)["queued"] == 1
        said = [tx.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "synchronous", "foreign_keys")]
    assert said == ["wal", 1, 1]


def test_an_sqlite_store_is_its_owners_alone(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'a.sqlite3'}")
    with store.write() as tx:
        ledger.accept(tx, [entry()], NOW)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    store.close()
    assert modes == dict.fromkeys(("a.sqlite3", "a.sqlite3-shm", "a.sqlite3-wal"), 0o600)


def test_a_restored_file_is_brought_back_to_wal(sqlite_url: str) -> None:
    with sqlite3.connect(sqlite_url.removeprefix("sqlite:///")) as database:
        database.execute("PRAGMA journal_mode=DELETE")
    with open_store(sqlite_url).read() as tx:
        assert tx.scalar(text("PRAGMA journal_mode")) == "wal"


def test_a_postgresql_without_tables_is_made_by_command_only(new_postgres) -> None:
    url = new_postgres(empty=True)
    with pytest.raises(StoreError, match="copydesk db upgrade"):
        open_store(url)
    assert upgrade(url) == upgrade(url) == REVISIONS[-1]
    with open_store(url).read() as tx:
        assert ledger.counts(tx)["queued"] == 0


def test_a_newer_database_is_refused(store_url: str, store: Store) -> None:
    known = REVISIONS[-1]
    with store.write() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    try:
        for way in (open_store, upgrade):
            with pytest.raises(StoreNewer, match="schema 9999"):
                way(store_url)
    finally:
        with store.write() as tx:
            tx.execute(text("UPDATE alembic_version SET version_num = :known"), {"known": known})


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.sqlite3"
    with sqlite3.connect(file) as database:
        database.execute("CREATE TABLE record (x)")
    with pytest.raises(StoreError, match="another program"):
        open_store(f"sqlite:///{file}")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "no.sqlite3"
    file.write_text("this is no database, however long it is" * 100)
    with pytest.raises(StoreError, match="no SQLite database"):
        open_store(f"sqlite:///{file}")


def test_the_migrations_do_not_need_the_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert upgrade(f"sqlite:///{tmp_path / 'a 100% odd name.sqlite3'}") == REVISIONS[-1]
    copied = shutil.copytree(FOLDER, tmp_path / "migrations")
    assert {path.name for path in copied.glob("*")} >= {"env.py", "script.py.mako", "versions"}


def _at_revision(url: str, revision: str = "0001") -> None:
    """A store as a revision made it, with a record, a crawl, and from theirs on a watch and a site that rests."""
    store = Store(url)
    with store.bare() as connection:
        if store.is_sqlite:
            connection.execute(text("PRAGMA journal_mode=WAL"))
    with store.write() as tx:
        config = Config(attributes={"connection": tx})
        config.set_main_option("script_location", str(FOLDER))
        command.upgrade(config, "0001")
        tx.execute(
            text("INSERT INTO record (key, tokens, added_at) VALUES (:key, :size, :at)"),
            {"key": KEY, "size": MADE.fingerprint.tokens, "at": NOW},
        )
        tx.execute(
            text("INSERT INTO body (key, text_sha256, text) VALUES (:key, :sha, :text)"),
            {"key": KEY, "sha": MADE.fingerprint.text_sha256, "text": MADE.text.encode()},
        )
        tx.execute(
            text(
                "INSERT INTO observation (key, text_sha256, url_id, sighting, recipe, url, domain, source, "
                "fetched_at, received_at, input_sha256, facts, keep) "
                "VALUES (:key, :sha, :url, :url, '1', 'https://a.com/1', 'a.com', 'app', "
                "'2025-09-18T10:00:00Z', :at, '00', '{}', :keep)"
            ),
            {"key": KEY, "sha": MADE.fingerprint.text_sha256, "url": b"0" * 16, "at": NOW, "keep": True},
        )
        tx.execute(
            text(
                "INSERT INTO crawl (name, state, lease_until, started_at, ended_at, counts) "
                "VALUES ('news', 'done', :at, :at, :at, '{\"pages\": 7}')"
            ),
            {"at": NOW},
        )
        for statement in FIRST:
            tx.execute(text(statement), {"at": NOW, "id": b"1" * 16, "packed": squeeze(b"x"), "keep": True})
        command.upgrade(config, revision)
        for since, statement in SINCE.items():
            if since <= revision:
                tx.execute(text(statement), {"key": KEY, "at": NOW})
    store.close()


#: What a store of any revision holds beside, row for row what has a seal since.
FIRST = (
    """INSERT INTO job (source, ref, input_sha256, url, domain, recipe, state, attempts, receipt, accepted_at,
    touched_at, finished_at) VALUES ('me', 'r', '00', 'https://a.com/1', 'a.com', '1', 'done', 1,
    '{"outcome"\\:"seen"}', :at, :at, :at)""",
    "INSERT INTO quarantine (reason, error, form, page, at) VALUES ('odd', 'x', 'raw', :packed, :at)",
    "INSERT INTO fetch_state (url_id, url, fail_count, last_fetched) VALUES (:id, 'https://a.com/1', 0, :at)",
    "INSERT INTO tombstone (kind, value, reason, at) VALUES ('site', 'gone.example', 'asked', :at)",
    """INSERT INTO archive (record_id, file, "offset", length, url, domain, at, added_at)
    VALUES ('urn:1', 'a.warc.gz', 0, 9, 'https://a.com/1', 'a.com', '2025-09-18T10:00:00Z', :at)""",
)
#: What a store of these revisions and later ones holds beside.
SINCE = {
    "0004": "INSERT INTO watch (source, key, task, queue, added_at, until) VALUES ('me', :key, 't', 'q', :at, :at)",
    "0005": "INSERT INTO pause (name, reason, at) VALUES ('news', 'moved', :at)",
}
MADE = article()
KEY = MADE.key


@pytest.fixture(params=["sqlite", "postgresql"])
def old_store(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., str]:
    """Makes stores of a revision, the first unless given, as many as are asked for; gives their addresses."""
    numbers = count()

    def make(revision: str = "0001") -> str:
        new = request.getfixturevalue("new_postgres")(empty=True) if request.param == "postgresql" else None
        url = new or f"sqlite:///{tmp_path / f'old-{next(numbers)}.sqlite3'}"
        _at_revision(url, revision)
        return url

    return make


def test_a_migration_that_is_killed_anywhere_is_done_again(old_store: Callable[..., str]) -> None:
    for _ in range(2):  # the first run loads and compiles what the others find ready
        unbroken = old_store()
        steps = steps_of(lambda url=unbroken: upgrade(url))
    for step in spread(steps, 8 if unbroken.startswith("postgresql") else 32):
        url = old_store()
        assert dies_at(step, lambda url=url: upgrade(url)), f"it ended before step {step} of {steps}"
        assert upgrade(url) == REVISIONS[-1]
        store = open_store(url)
        list(reindex(store))
        assert list(check(store)) == [], f"killed at step {step} of {steps}"
        with store.read() as tx:
            assert records.get(tx, KEY).text == MADE.text
        store.close()


def test_a_store_of_the_first_revision_goes_forward_with_its_data(old_store: Callable[..., str]) -> None:
    url = old_store()
    assert upgrade(url) == REVISIONS[-1]
    store = open_store(url)
    with store.read() as tx:
        assert records.get(tx, KEY).text == MADE.text
        kept = crawls.latest(tx, "news")
        assert (kept.counts, kept.reason, kept.details) == ({"pages": 7}, None, {})
        assert crawls.resting(tx) == {}
    assert [fault.why for fault in check(store)] == ["they are not in the index; run `copydesk reindex`"]
    list(reindex(store))
    assert list(check(store)) == []
    with store.read() as tx:
        assert kins.by_key(tx, KEY).seen_at == datetime(2025, 9, 18, 10, tzinfo=UTC)
    store.close()


@pytest.mark.parametrize("revision", REVISIONS[1:-1])
def test_a_store_of_each_older_schema_goes_forward_with_its_data(
    old_store: Callable[..., str], revision: str
) -> None:
    url = old_store(revision)
    assert upgrade(url) == REVISIONS[-1]
    store = open_store(url)
    list(reindex(store))
    assert list(check(store)) == []
    with store.read() as tx:
        assert records.get(tx, KEY).text == MADE.text
        assert crawls.latest(tx, "news").counts == {"pages": 7}
        assert tx.scalar(text("SELECT count(*) FROM watch")) == int(revision >= "0004")
        assert [one.reason for one in crawls.resting(tx).values()] == ["moved"] * (revision >= "0005")
        assert tombstones.lookup(tx, site="gone.example") == "asked"
        assert ledger.receipts(tx, "me", ["r"])[0].receipts[0].outcome == "seen"
    store.close()
