"""How the records of a copy cluster are looked up: by one index and in its order, whatever an engine believes."""

from sqlalchemy import Connection, text
from store_helpers import NOW, URL, article, body, sighting

from workers.store import Store, kins, open_store, records

BY_CLUSTER = "ix_kin_cluster_seen_at_key"


def plan(tx: Connection) -> str:
    """What the engine would do to read the first records of a cluster."""
    asked = kins.MATES.params(which=1, most=32).compile(tx, compile_kwargs={"literal_binds": True})
    how = "EXPLAIN QUERY PLAN" if tx.dialect.name == "sqlite" else "EXPLAIN"
    return "\n".join(str(row[-1]) for row in tx.execute(text(f"{how} {asked}")))


def filled(store: Store, count: int = 30) -> None:
    with store.write() as tx:
        for number in range(count):
            records.put(tx, sighting(article(body(number, 200)), url=f"{URL}/{number}"), NOW)


def test_a_cluster_is_read_by_one_index(store: Store) -> None:
    filled(store)
    with store.read() as tx:
        if tx.dialect.name == "postgresql":
            tx.execute(text("SET LOCAL enable_seqscan TO OFF"))  # which is right for a table as small as this one
        told = plan(tx)
    assert BY_CLUSTER in told
    assert "TEMP B-TREE" not in told, "SQLite sorts nothing"


def test_a_large_table_without_statistics_is_not_read_by_time(postgres_url: str) -> None:
    """A server that has not counted yet takes every cluster for a two-hundredth of all records, and there were two
    indexes: it read all records in the order of time to find the first 32 of a cluster, and found one."""
    store = open_store(postgres_url)
    filled(store)
    with store.write() as tx:
        tx.execute(text("ANALYZE kin"))
        # As many rows on as few pages: the server multiplies.
        tx.execute(text("DELETE FROM pg_statistic WHERE starelid = 'kin'::regclass"))
        tx.execute(text("UPDATE pg_class SET reltuples = 10000000 WHERE relname LIKE '%kin%'"))
        told = plan(tx)
    store.close()
    assert f"using {BY_CLUSTER}" in told
    assert "Index Cond: (cluster" in told


def test_as_many_are_read_as_are_asked_for_the_first_one_first(store: Store) -> None:
    told = body(1, 200)
    with store.write() as tx:
        for at in (3, 1, 2):
            seen = sighting(
                article(f"{told} and {at} more"), url=f"{URL}/{at}", fetched_at=f"2025-09-18T0{at}:00:00Z"
            )
            records.put(tx, seen, NOW)
        leader = kins.by_key(tx, article(f"{told} and 1 more").key)
        assert leader is not None
        mates = kins.mates(tx, leader.id)
        assert [one.seen_at.hour for one in mates] == [1, 2, 3]
        assert kins.mates(tx, leader.id, 2) == mates[:2]
