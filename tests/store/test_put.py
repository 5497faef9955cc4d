"""Writing sightings: what is stored, what is seen, what changed, what is refused."""

import pytest
from sqlalchemy import func, select
from store_helpers import NOW, URL, article, body, later, sighting

from workers.model import Claim
from workers.store import Store, evidence, records, tombstones
from workers.store.errors import Buried, StoreError
from workers.store.schema import metadata


def rows(store: Store, name: str) -> int:
    with store.read() as tx:
        return tx.execute(select(func.count()).select_from(metadata.tables[name])).scalar_one()


def put(store: Store, *args, now=NOW, **values):
    with store.write() as tx:
        return records.put(tx, sighting(*args, **values), now)


def test_a_new_text_is_stored(store: Store) -> None:
    done = put(store)
    assert (done.outcome, done.key, done.changed, done.superseded) == ("stored", article().key, (), None)
    assert [rows(store, name) for name in ("record", "body", "observation", "evidence")] == [1, 1, 1, 1]


@pytest.mark.parametrize("address", ["https://me:hidden@a.example/", "//a.example/?token=hidden", "/a?token=hidden"])
def test_secrets_in_the_addresses_of_claims_are_not_kept(store: Store, address: str) -> None:
    claim = Claim(field="canonical_url", value=address, raw=address, where="head", rule="link.canonical")
    done = put(store, article(claims=(claim,)))
    with store.read() as tx:
        kept = evidence.get(tx, done.observation)
    assert kept is not None
    assert "hidden" not in kept.claims[0].raw + kept.claims[0].value


def test_the_very_same_sighting_again_changes_nothing(store: Store) -> None:
    first, again = put(store), put(store, now=later(hours=1))
    assert (again.outcome, again.changed, again.observation) == ("seen", (), first.observation)
    assert [rows(store, name) for name in ("record", "body", "observation", "evidence")] == [1, 1, 1, 1]


def test_the_same_text_at_another_time_is_seen(store: Store) -> None:
    put(store)
    assert put(store, fetched_at="2025-09-19T10:00:00Z").outcome == "seen"
    assert (rows(store, "record"), rows(store, "observation")) == (1, 2)


def test_the_same_text_at_another_address_is_stored(store: Store) -> None:
    put(store)
    assert put(store, url="https://other.example.com/a").outcome == "stored"
    assert (rows(store, "record"), rows(store, "observation")) == (1, 2)


def test_a_corrected_byline_over_an_unchanged_text_is_seen_and_named(store: Store) -> None:
    put(store, article(authors=("Ann",)))
    done = put(store, article(authors=("Ann Lee",), title="Another"), fetched_at="2025-09-19T10:00:00Z")
    assert (done.outcome, set(done.changed)) == ("seen", {"authors", "title"})


def test_an_edit_that_is_taken_back_is_seen_with_its_text_changed(store: Store) -> None:
    put(store, article(body(1)), fetched_at="2025-09-01T00:00:00Z")
    edited = put(store, article(body(2)), fetched_at="2025-09-02T00:00:00Z")
    back = put(store, article(body(1)), fetched_at="2025-09-03T00:00:00Z")
    assert (edited.outcome, edited.changed) == ("stored", ("text",))
    assert (back.outcome, back.changed) == ("seen", ("text",))


def test_how_facts_were_found_is_no_change(store: Store) -> None:
    put(store, article(judge="readability", flags=("a",)))
    assert put(store, article(judge="other"), fetched_at="2025-09-19T10:00:00Z").changed == ()


def test_the_same_words_in_other_typography_are_one_record_with_two_texts(store: Store) -> None:
    straight, curly = body() + " it's", body() + " it’s"
    put(store, article(straight))
    put(store, article(curly), url="https://other.example.com/a", fetched_at="2025-09-01T00:00:00Z")
    assert (rows(store, "record"), rows(store, "body")) == (1, 2)
    with store.read() as tx:
        found = records.get(tx, article(straight).key)
    assert found.text == curly, "the earliest sighting speaks for the record"


def test_without_evidence_none_is_kept(store: Store) -> None:
    done = put(store, evidence=False)
    with store.read() as tx:
        assert evidence.get(tx, done.observation) is None


def test_evidence_comes_back_as_it_was(store: Store) -> None:
    done = put(store)
    with store.read() as tx:
        found = evidence.get(tx, done.observation)
        assert evidence.get(tx, 999) is None
    made = article()
    assert (found.blocks, found.verdicts, found.claims) == (made.blocks, made.verdicts, made.claims)


@pytest.mark.parametrize(
    ("kind", "value"), [("key", article().key), ("url", sighting().url_key), ("site", "Example.org")]
)
def test_what_was_taken_down_is_not_stored(store: Store, kind: str, value: str) -> None:
    with store.write() as tx:
        tombstones.bury(tx, kind, value, "court order", NOW)
    with pytest.raises(Buried, match="court order") as raised:
        put(store)
    assert raised.value.reason == "court order"
    assert rows(store, "record") == 0


def test_an_error_undoes_the_whole_sighting(store: Store) -> None:
    with pytest.raises(StoreError, match="lone surrogate"):
        put(store, article(section="a\ud800"))
    assert [rows(store, name) for name in ("record", "body", "observation")] == [0, 0, 0]


def test_a_text_with_nul_and_a_lone_surrogate_comes_back(store: Store) -> None:
    made = article(body() + " a\0b \ud800")
    put(store, made, evidence=False)
    with store.read() as tx:
        assert records.get(tx, made.key).text == made.text


def test_a_time_that_is_none_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="yesterday"):
        put(store, fetched_at="yesterday")


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(Exception, match="no time zone"):
        put(store, now=NOW.replace(tzinfo=None))


def test_no_secret_of_an_address_is_stored(store: Store) -> None:
    secret = "https://user:hunter2@news.example.org/story?access_token=hunter2"
    made = article(canonical_url=secret, image=secret, embeds=(f"see {secret}",))
    claim = made.claims[0].__class__(field="image", value=secret, raw=secret, where="meta", rule="r")
    done = put(store, article(canonical_url=secret, image=secret, embeds=(secret,), claims=(claim,)), url=secret)
    with store.read() as tx:
        shown = repr((records.get(tx, done.key), records.observations(tx, key=done.key)))
        shown += repr(evidence.get(tx, done.observation))
    assert "news.example.org/story" in shown
    assert "hunter2" not in shown


def test_pages_without_an_address_are_kept_apart(store: Store) -> None:
    from workers.store.values import Sighting

    for number in (1, 2):
        made = Sighting(
            article=article(body(number)), url=None, url_key=f"urn:sha256:{number}", input_sha256=str(number)
        )
        with store.write() as tx:
            done = records.put(tx, made, NOW)
        assert (done.outcome, done.changed) == ("stored", ())


def test_url_spellings_are_one_address(store: Store) -> None:
    put(store)
    assert put(store, url=URL + "?utm_source=feed", fetched_at="2025-09-19T00:00:00Z").outcome == "seen"
