"""Who is related to whom, read from the store."""

from store_helpers import NOW, URL, article, body, sighting

from workers.store import Store, kin, records

LEAD = (
    "The ferry to Lund stopped before dawn on Monday when ice closed the narrow channel below the old customs house"
)
STORY = f"{LEAD}. {body(1, 90)}. Pilots from three towns said that the thaw was not expected before the weekend."
EDITED = STORY.replace("before dawn on Monday", "early on Monday").replace("three towns", "two towns")
OTHER = (
    "Bakers along the canal raised the price of rye bread again, since flour from the mills upriver came late. " * 3
)


def put(store: Store, text: str, url: str, when: str = "2025-09-18T10:00:00Z") -> str:
    made = article(text)
    with store.write() as tx:
        records.put(tx, sighting(made, url=url, fetched_at=when), NOW)
    return made.key


def test_an_edited_copy_is_found_from_either_side(store: Store) -> None:
    first, second = put(store, STORY, URL), put(store, EDITED, "https://other.example.com/a")
    put(store, OTHER, "https://other.example.com/b")
    with store.read() as tx:
        for key, other in ((first, second), (second, first)):
            found = kin.relatives(tx, key).found
            assert [(one.key, one.relation.kind, one.relation.a) for one in found] == [(other, "copy", key)]


def test_a_text_is_matched_and_not_stored(store: Store) -> None:
    key = put(store, STORY, URL)
    with store.read() as tx:
        (found,) = kin.match(tx, EDITED).found
        assert (found.key, found.outlet, found.relation.b) == (key, "example.org", key)
        assert len(records.listing(tx, limit=10)) == 1


def test_a_story_is_read_as_a_family(store: Store) -> None:
    key = put(store, STORY, URL)
    put(store, EDITED, "https://other.example.com/a", "2025-09-18T11:00:00Z")
    with store.read() as tx:
        found = kin.family(tx, key)
        assert found is not None and found.clusters[0].members[0].key == key
        assert kin.events(tx, key)[0].kind == "founded"
        assert kin.family(tx, "cd1-" + "0" * 64) is None
