"""A rewrite that shares no passage is found in the store by its rare words; older rows go on as they are."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update
from store_helpers import NOW, article, sighting

from workers.fingerprint.rare import paired
from workers.fingerprint.signatures import signatures
from workers.store import Store, candidates, index, kin, kins, postings, records
from workers.store.fsck import check
from workers.store.kin_schema import kin as kin_table
from workers.store.prune import prune
from workers.store.reindex import reindex
from workers.store.values import Put

SOURCE = (
    "The glassworks above the Korrin valley melted its first sand in autumn, after a barge had brought the "
    "furnace upstream from Tessel. Apprentices slept in the loft over the kiln, because the nights were cold and "
    "somebody had to stoke the embers. A bottle went through eleven hands before it was bedded in straw and "
    "carried down to the ferry. When the railway came, cheaper flasks arrived from the coast, and old Havelock "
    "turned to tinted lenses for signals. His daughter Ottilie sold the patent for a lantern that did not dazzle "
    "drivers, and with the proceeds she founded a school of engraving, where deaf pupils learned to etch thistles "
    "and herons into goblets."
)
REWRITE = (
    "Deaf children who etched herons and thistles upon goblets: they owed their school of engraving to a lantern. "
    "Ottilie Havelock had sold its patent, as it dazzled nobody who drove. Her father, once a railway had flooded "
    "the market with flasks off the coast at a lower price, had given up on bottles and made lenses, tinted ones, "
    "that signals needed. In earlier times eleven people handled every piece till straw was put round it and a "
    "ferry took it. Somebody stoked embers all night in the cold, for which reason apprentices had their beds "
    "right above the kiln. It was autumn when sand melted for the first time at the Korrin glassworks, in a "
    "furnace that came by barge out of Tessel."
)
OTHER = (
    "Visitors to the Korrin valley mostly come for the walks, and few of them know that glass was blown here for "
    "six generations. The museum in the former smithy shows moulds, a row of blowpipes and two lanterns with "
    "tinted lenses that guards bought by the dozen. Sand came from a pit behind the chapel until that was "
    "exhausted. On Sundays an engraver from the town demonstrates how thistles are cut into a tumbler, and lets "
    "children try on a jam jar. The cafe has pancakes, the car park is free, and from the terrace one sees herons "
    "fishing below the weir. A leaflet in four languages tells of floods, strikes and of a fire that burned for "
    "three days in the year of the comet."
)


def put(store: Store, told: str, number: int, at: timedelta = timedelta(0)) -> Put:
    made = sighting(
        article(told),
        url=f"https://site{number}.com/a",
        fetched_at=(NOW + timedelta(minutes=number) + at).isoformat(),
    )
    with store.write() as tx:
        return records.put(tx, made, NOW)


def kinds(store: Store, told: str, days: int | None = None) -> list[str]:
    with store.read() as tx:
        return [one.relation.kind for one in kin.match(tx, told, days=days).found]


def numbers_of(rw1: bytes) -> set[int]:
    return set(postings.numbers(b"", b"", b"", rw1))


def test_a_rewrite_shares_no_number_but_those_of_its_rare_words() -> None:
    one, other = signatures(SOURCE), signatures(REWRITE)
    assert not {*postings.numbers(one.mh1, one.fc1, one.wp1, None)} & {
        *postings.numbers(other.mh1, other.fc1, other.wp1, None)
    }
    assert numbers_of(one.rw1) & numbers_of(other.rw1)
    assert len(numbers_of(one.rw1)) == postings.MOST_RARE == len(paired(one.rw1, postings.MOST_RARE))


def test_a_rewrite_is_found_when_it_comes_and_when_it_is_asked_for(store: Store) -> None:
    first = put(store, SOURCE, 1)
    assert put(store, OTHER, 2).relations == ()
    assert kinds(store, REWRITE) == ["derived"]
    (found,) = put(store, REWRITE, 3).relations
    assert (found.b, found.kind) == (first.key, "derived")
    assert list(check(store)) == []
    before = _edges(store)
    list(reindex(store, fresh=True))
    assert _edges(store) == before
    assert list(check(store)) == []


def test_rare_words_lead_as_far_back_as_the_window_goes(store: Store) -> None:
    put(store, SOURCE, 1, timedelta(days=-60))
    assert kinds(store, REWRITE) == ["derived"]
    assert kinds(store, REWRITE, days=30) == []
    assert put(store, REWRITE, 2).relations == ()


def test_who_has_left_the_window_is_found_by_rare_words_no_more(store: Store) -> None:
    put(store, SOURCE, 1)
    prune(store, keep_html=0, keep_evidence=0, keep_jobs=0, now=NOW + timedelta(days=candidates.DAYS + 1))
    assert kinds(store, REWRITE) == []
    assert kinds(store, SOURCE) == ["same"]
    with store.read() as tx:
        assert tx.execute(select(kin_table.c.rw1)).scalar_one() == b""
        assert postings.find(tx, sorted(numbers_of(signatures(SOURCE).rw1))) == {}
    assert list(check(store)) == []


def test_an_older_row_is_found_by_the_rest_until_it_is_indexed_again(store: Store) -> None:
    key = put(store, SOURCE, 1).key
    with store.write() as tx:
        me = kins.by_key(tx, key)
        assert me is not None
        postings.drop(tx, me.id, sorted(numbers_of(me.rw1 or b"")))
        tx.execute(update(kin_table).values(rw1=None))
    assert list(check(store)) == [], "a row of before is no fault"
    assert kinds(store, REWRITE) == []
    assert kinds(store, SOURCE + " The end.") == ["copy"]
    assert put(store, REWRITE, 2).relations == ()
    list(reindex(store))
    assert kinds(store, SOURCE + " The end.") == ["copy", "derived"]
    assert list(check(store)) == []


def test_a_sketch_that_is_not_of_its_text_is_a_fault(store: Store) -> None:
    key = put(store, SOURCE, 1).key
    with store.write() as tx:
        tx.execute(update(kin_table).values(rw1=signatures(OTHER).rw1))
    assert ("index", key) in {(one.kind, one.what) for one in check(store)}


def test_a_record_that_is_forgotten_leaves_no_number_of_its_rare_words(store: Store) -> None:
    key = put(store, SOURCE, 1).key
    with store.write() as tx:
        index.forget(tx, key, NOW)
        assert postings.find(tx, sorted(numbers_of(signatures(SOURCE).rw1))) == {}


@pytest.mark.parametrize(("days", "shared"), [(1, 5), (1, 0), (candidates.DAYS + 1, 20)])
def test_too_few_rare_words_or_too_long_ago_make_no_candidate(days: int, shared: int) -> None:
    rw1 = signatures(SOURCE).rw1
    mine = rw1[: 8 * shared] + b"\xff" * 8 * (len(rw1) // 8 - shared)
    one = kins.Kin(1, "cd1-a", NOW, None, b"", b"", b"", rw1, 1)
    other = kins.Kin(2, "cd1-b", NOW - timedelta(days=days), None, b"", b"", b"", mine, 2)
    assert list(candidates._may_be(one, [other], candidates.DAYS)) == [False]
    same = other._replace(seen_at=NOW, rw1=rw1)
    assert list(candidates._may_be(one, [same], candidates.DAYS)) == [True]


def _edges(store: Store) -> set[tuple[str, str, str]]:
    with store.read() as tx:
        keys = tx.execute(select(kin_table.c.key)).scalars().all()
        told = [(key, one) for key in keys for one in kin.relatives(tx, key).found]
    return {(key, one.key, one.relation.kind) for key, one in told}
