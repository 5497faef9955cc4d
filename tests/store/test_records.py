"""Reading records: by key, by address, as a list; superseded keys and their successors."""

import pytest
from store_helpers import NOW, URL, article, body, later, sighting

from workers.store import Store, records
from workers.store.errors import Damaged
from workers.store.schema import body as bodies
from workers.store.values import Record, Successors
from workers.urls import url_key


def put(store: Store, *args, now=NOW, **values):
    with store.write() as tx:
        return records.put(tx, sighting(*args, **values), now)


def get(store: Store, key: str):
    with store.read() as tx:
        return records.get(tx, key)


def test_a_record_shows_its_text_and_the_earliest_sighting(store: Store) -> None:
    put(store, article(title="Late"), fetched_at="2025-09-18T10:00:00Z")
    put(store, article(title="Early"), url="https://b.example.com/x", fetched_at="2025-09-17T10:00:00.5Z")
    found = get(store, article().key)
    assert isinstance(found, Record)
    assert (found.text, found.facts.title, found.url) == (body(), "Early", "https://b.example.com/x")
    assert (found.first_seen, found.last_seen) == ("2025-09-17T10:00:00.5Z", "2025-09-18T10:00:00Z")
    assert (found.sightings, found.urls) == (2, ("https://b.example.com/x", URL))
    assert found.schema == "copydesk.record/1"


def test_an_unknown_key_is_none(store: Store) -> None:
    assert get(store, "cd1-" + "0" * 64) is None


def test_the_texts_of_an_address_come_newest_first(store: Store) -> None:
    one = put(store, article(body(1)), fetched_at="2025-09-01T00:00:00Z").key
    two = put(store, article(body(2)), fetched_at="2025-09-02T00:00:00Z").key
    with store.read() as tx:
        assert records.keys_at(tx, URL + "#top") == (two, one)
        assert records.keys_at(tx, "https://nowhere.example.org/") == ()


def test_a_list_is_paged_without_gap_or_repetition(store: Store) -> None:
    keys = [put(store, article(body(n)), url=f"{URL}/{n}", now=later(minutes=n // 3)).key for n in range(10)]
    seen: list[str] = []
    after = None
    while True:
        with store.read() as tx:
            rows = records.listing(tx, limit=3, after=after)
        if not rows:
            break
        seen += [row.key for row in rows]
        after = rows[-1].key
    assert sorted(seen) == sorted(keys)
    assert seen[0] == keys[9], "the newest comes first"


def test_a_list_of_one_site(store: Store) -> None:
    put(store, article(body(1)))
    other = put(store, article(body(2)), url="https://www.other.example.com/a").key
    with store.read() as tx:
        assert [row.key for row in records.listing(tx, limit=9, site="Other.example.com")] == []
        assert [row.key for row in records.listing(tx, limit=9, site="example.com")] == [other]


@pytest.mark.parametrize("limit", [0, -1, 1001])
def test_a_list_of_no_size_is_refused(store: Store, limit: int) -> None:
    with store.read() as tx, pytest.raises(ValueError, match="limit is 1 to 1000"):
        records.listing(tx, limit=limit)


def test_observations_of_a_key_or_an_address(store: Store) -> None:
    done = put(store, archive="urn:uuid:1", keep=False)
    with store.read() as tx:
        by_key = records.observations(tx, key=done.key)
        by_url = records.observations(tx, url_key=url_key(URL))
        assert records.observations(tx, key="cd1-x") == ()
        with pytest.raises(ValueError, match="exactly one"):
            records.observations(tx)
    assert by_key == by_url
    assert (by_key[0].archive, by_key[0].keep, by_key[0].received_at) == ("urn:uuid:1", False, NOW)
    assert by_key[0].text_sha256 == article().fingerprint.text_sha256


def test_a_newer_recipe_supersedes_its_own_sighting_only(store: Store) -> None:
    old = put(store, article(body(1))).key
    put(store, article(body(1)), url="https://b.example.com/x")
    done = put(store, article(body(2), recipe="2-bbb"))
    assert (done.outcome, done.superseded, done.changed) == ("stored", old, ("text",))
    held = get(store, old)
    assert isinstance(held, Record), "the other address still holds it"
    assert held.urls == ("https://b.example.com/x",)
    put(store, article(body(3), recipe="2-bbb"), url="https://b.example.com/x")
    gone = get(store, old)
    assert gone == Successors(
        key=old,
        keys=(article(body(2)).key, article(body(3)).key),
        by_url=((URL, article(body(2)).key), ("https://b.example.com/x", article(body(3)).key)),
    )
    with store.read() as tx:
        assert [row.superseded for row in records.observations(tx, key=old)] == [True, True]
        assert old not in {row.key for row in records.listing(tx, limit=10)}


def test_a_newer_recipe_that_keeps_the_key_replaces_the_view(store: Store) -> None:
    put(store, article(title="Old"))
    done = put(store, article(title="New", recipe="2-bbb"))
    assert (done.outcome, done.superseded, done.changed) == ("seen", None, ("title",))
    found = get(store, article().key)
    assert (found.facts.title, found.sightings) == ("New", 1)


def test_a_late_run_of_the_old_recipe_does_not_take_it_back(store: Store) -> None:
    old = put(store, article(body(1))).key
    new = put(store, article(body(2), recipe="2-bbb")).key
    assert put(store, article(body(1))).outcome == "seen"
    assert get(store, old).keys == (new,)


def test_successors_lead_through_several_recipes_and_back(store: Store) -> None:
    first = put(store, article(body(1), recipe="1")).key
    second = put(store, article(body(2), recipe="2")).key
    third = put(store, article(body(3), recipe="3")).key
    assert get(store, first).keys == get(store, second).keys == (third,)
    put(store, article(body(1), recipe="4"))
    assert isinstance(get(store, first), Record), "a key can come back"
    assert get(store, third).keys == (first,)


def test_a_damaged_text_is_refused(store: Store) -> None:
    key = put(store).key
    with store.write() as tx:
        tx.execute(bodies.update().values(text=bytes([body().encode()[0] ^ 1]) + body().encode()[1:]))
    with pytest.raises(Damaged, match="copydesk fsck") as raised:
        get(store, key)
    assert raised.value.what == key
