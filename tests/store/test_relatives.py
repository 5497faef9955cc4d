"""Who is related to whom: found when a record is written, read from the store, kept right when one goes."""

import random
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update
from store_helpers import NOW, URL, article, later, sighting

from workers.store import Store, kin, kins, postings, records, tombstones
from workers.store.drift import agreement, drift
from workers.store.fsck import check
from workers.store.kin_schema import edge, posting
from workers.store.kin_schema import kin as kin_table
from workers.store.prune import prune
from workers.store.reindex import Progress, reindex
from workers.store.values import Put

SYLLABLES = ("ba", "ce", "dor", "fin", "gu", "hal", "ke", "lim", "mo", "nur", "pas", "re", "sil", "tov", "un", "vek")


def words(seed: int, count: int = 120) -> list[str]:
    """An invented text of its own for each number."""
    chance = random.Random(seed)  # noqa: S311 - the same texts for everybody
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(count)]


def prose(told: Sequence[str]) -> str:
    return "\n\n".join(" ".join(told[at : at + 30]) + "." for at in range(0, len(told), 30))


def edited(told: Sequence[str], seed: int, every: int = 25) -> list[str]:
    """The same text with a word in so many put for another."""
    fresh = words(seed + 5000, len(told))
    return [fresh[at] if at % every == seed % every else word for at, word in enumerate(told)]


def put(
    store: Store, told: Sequence[str], site: str = "a", at: float = 0, number: str = "1", recipe: str = "1"
) -> Put:
    url = f"https://news.{site}.com/{number}"
    made = article(prose(told), recipe=recipe)
    with store.write() as tx:
        return records.put(tx, sighting(made, url=url, fetched_at=later(hours=at).isoformat()), NOW)


def faults(store: Store) -> list[tuple[str, str]]:
    return [(fault.kind, fault.why) for fault in check(store)]


def leaders(store: Store) -> dict[str, str]:
    with store.read() as tx:
        keys = dict(tx.execute(select(kin_table.c.id, kin_table.c.key)).all())
        rows = tx.execute(select(kin_table.c.key, kin_table.c.cluster)).all()
    return {key: keys[leader] for key, leader in rows}


def count(store: Store, table) -> int:
    with store.read() as tx:
        return tx.execute(select(func.count()).select_from(table)).scalar_one()


def test_an_edited_copy_is_told_when_it_comes_and_found_from_either_side(store: Store) -> None:
    first = put(store, words(1), "a")
    put(store, words(2), "b")
    second = put(store, edited(words(1), 1), "c", 1)
    assert [(one.a, one.b, one.kind) for one in second.relations] == [(second.key, first.key, "copy")]
    with store.read() as tx:
        for key, other in ((first.key, second.key), (second.key, first.key)):
            (found,) = kin.relatives(tx, key).found
            assert (found.key, found.relation.kind, found.relation.a) == (other, "copy", key)
            assert found.cluster == first.key
            run = found.relation.evidence[0]
            assert (
                records.get(tx, key).text[run.a_start : run.a_end]
                == records.get(tx, other).text[run.b_start : run.b_end]
            )
    assert faults(store) == []


def test_a_text_is_matched_and_not_stored(store: Store) -> None:
    made = put(store, words(1))
    with store.read() as tx:
        (found,) = kin.match(tx, prose(edited(words(1), 1))).found
        assert (found.key, found.outlet, found.relation.kind) == (made.key, "a.com", "copy")
        (same,) = kin.match(tx, prose(words(1))).found
        assert same.relation.kind == "same"
        assert kin.match(tx, prose(words(3))).found == ()
        assert kin.match(tx, "too short to have relatives").found == ()
    assert count(store, kin_table) == 1


def test_a_part_and_a_rewrite_are_the_same_story_and_no_copies(store: Store) -> None:
    whole = words(1, 300)
    first = put(store, whole, "a")
    part = put(store, whole[60:180], "b", 1)
    rewritten = put(store, words(4, 60) + whole[100:130] + words(5, 60) + whole[200:230], "c", 2)
    assert [one.kind for one in part.relations] == ["partial"]
    assert "derived" in {one.kind for one in rewritten.relations}
    with store.read() as tx:
        family = kin.family(tx, first.key)
        assert family is not None
        assert [cluster.leader for cluster in family.clusters] == [first.key, part.key, rewritten.key]
        assert {one.kind for one in family.edges} == {"partial", "derived"}
        assert family.clusters[1].outlets == ("b.com",)
        assert kin.family(tx, part.key).clusters[0].leader == part.key
        assert kin.family(tx, "cd1-" + "0" * 64) is None
    assert faults(store) == []


def test_a_page_of_news_in_brief_does_not_make_its_stories_one(store: Store) -> None:
    stories = [words(number) for number in range(4)]
    keys = [put(store, story, f"s{number}", number).key for number, story in enumerate(stories)]
    brief = put(store, [word for story in stories for word in story], "brief", 9)
    assert [one.kind for one in brief.relations] == ["partial"] * 4
    with store.read() as tx:
        assert {cluster.leader for cluster in kin.family(tx, keys[0]).clusters} == {keys[0], brief.key}
        assert len(kin.family(tx, brief.key).clusters) == 5


def test_an_earlier_record_leads_and_the_change_is_an_event(store: Store) -> None:
    late = put(store, words(1), "a", 5)
    early = put(store, edited(words(1), 1), "b", 1)
    assert leaders(store) == {late.key: early.key, early.key: early.key}
    third = put(store, edited(words(1), 2), "c", 3)
    with store.read() as tx:
        told = [(one.kind, one.key) for one in kin.events(tx, early.key)]
        (cluster,) = kin.family(tx, third.key).clusters
    assert told == [("led", early.key), ("merged", late.key), ("joined", third.key)]
    assert [member.key for member in cluster.members] == [early.key, third.key, late.key]
    assert (cluster.outlets, cluster.first_seen) == (("b.com", "c.com", "a.com"), "2025-09-18T13:00:00Z")


def test_a_record_that_turns_out_to_be_older_leads(store: Store) -> None:
    first, second = put(store, words(1), "a", 5), put(store, edited(words(1), 1), "b", 6)
    assert leaders(store)[second.key] == first.key
    put(store, edited(words(1), 1), "b", 1, number="2")
    assert leaders(store) == {first.key: second.key, second.key: second.key}
    assert faults(store) == []


def test_a_template_is_kept_apart(store: Store) -> None:
    def match_report(names: Sequence[str]) -> list[str]:
        told = words(9, 150)
        for at, name in zip(range(4, 150, 12), names * 4, strict=False):
            told[at] = name
        return told

    first = put(store, match_report(["Arne", "Bero", "Cilla", "Dunja"]), "a")
    second = put(store, match_report(["Mira", "Nokto", "Oskar", "Petra"]), "b", 1)
    assert [one.kind for one in second.relations] == ["template_sibling"]
    assert leaders(store) == {first.key: first.key, second.key: second.key}


def test_the_leader_goes_and_the_next_leads(store: Store) -> None:
    keys = [put(store, edited(words(1), number), f"s{number}", number).key for number in range(3)]
    with store.write() as tx:
        tombstones.bury(tx, "key", keys[0], "taken down", NOW)
    assert leaders(store) == {keys[1]: keys[1], keys[2]: keys[1]}
    assert faults(store) == []
    assert put(store, edited(words(1), 7), "z", 9).relations[0].b == keys[1]


def test_a_superseded_text_has_no_relatives(store: Store) -> None:
    first = put(store, words(1), "a")
    second = put(store, edited(words(1), 1), "b", 1)
    put(store, words(2), "a", recipe="2")
    with store.read() as tx:
        assert kins.by_key(tx, first.key) is None
        assert kin.relatives(tx, second.key).found == ()
    assert count(store, edge) == 0
    assert faults(store) == []
    again = put(store, words(1), "d", 4)
    assert [one.b for one in kin_of(store, first.key)] == [second.key]
    assert again.outcome == "stored"


def kin_of(store: Store, key: str):
    with store.read() as tx:
        return [one.relation for one in kin.relatives(tx, key).found]


def test_what_a_site_prints_under_every_story_relates_nothing_once_it_is_known(store: Store) -> None:
    frame = words(77, 40)
    keys = [put(store, words(number, 220) + frame, "a", number, str(number)).key for number in range(6)]
    assert [kin_of(store, key) for key in keys] == [[]] * 6
    other = put(store, words(50, 220) + frame, "b", 9)
    assert {one.kind for one in other.relations} <= {"derived"}, "another site has not been seen to print it"
    copy = put(store, edited(words(3, 220) + frame, 3), "a", 10, "copy")
    assert [(one.b, one.kind) for one in copy.relations] == [(keys[3], "copy")]
    assert faults(store) == []


def test_a_story_with_many_copies_does_not_hide_itself(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "FULL", 5)
    for number in range(12):
        put(store, edited(words(1, 200), number, 90), f"s{number}", number)
    rewritten = put(store, words(4, 80) + words(1, 200)[100:140] + words(5, 80), "z", 20)
    assert [one.kind for one in rewritten.relations][:1] == ["derived"]
    with store.read() as tx:
        held = postings.find(tx, [number for one in tx.execute(select(kin_table)) for number in _numbers(one)])
    assert max(map(len, held.values())) < 5, "copies do not stand under the numbers of their cluster again"


def _numbers(row) -> tuple[int, ...]:
    return postings.numbers(row.mh1, row.fc1, row.wp1, row.rw1)


def test_passages_lead_as_far_back_as_is_asked(store: Store) -> None:
    put(store, words(1, 400), at=-24 * 20)
    text = prose(words(4, 180) + words(1, 400)[100:120] + words(5, 180))
    with store.read() as tx:
        assert len(kin.match(tx, text).found) == 1
        assert kin.match(tx, text, days=10).found == ()


def story_set() -> list[tuple[list[str], str]]:
    made = []
    for story in range(5):
        base = words(story, 200)
        made += [(edited(base, number, 10 + 8 * number), f"s{story}n{number}") for number in range(6)]
        made += [(base[: 40 + 25 * number], f"p{story}n{number}") for number in range(2)]
    return made


@pytest.mark.parametrize("seed", [1, 2])
def test_clusters_are_the_same_in_any_order_and_those_of_the_definition(store: Store, seed: int) -> None:
    given = list(enumerate(story_set()))
    random.Random(seed).shuffle(given)  # noqa: S311 - as above
    for at, (told, site) in given:
        put(store, told, site, at / 60)
    live = leaders(store)
    assert drift(store).ari >= 0.99
    assert faults(store) == []
    steps = list(reindex(store))
    assert steps[-1] == Progress(phase="place", done=len(given), total=len(given))
    defined = leaders(store)
    assert agreement([live[key] for key in live], [defined[key] for key in live]) >= 0.99
    assert len(set(defined.values())) >= 5
    list(reindex(store, fresh=True))
    assert leaders(store) == defined
    assert faults(store) == []


def test_a_reindex_that_was_stopped_is_taken_up(store: Store) -> None:
    for number in range(120):
        put(store, words(number, 60), f"s{number}", number)
    before = count(store, posting)
    for _ in zip(range(4), reindex(store), strict=False):
        pass
    assert ("index", "they wait to be placed; run `copydesk reindex`") in faults(store)
    steps = list(reindex(store))
    assert {one.phase for one in steps} == {"place"}
    assert faults(store) == []
    assert count(store, posting) == before


def test_an_older_store_is_told_to_be_indexed_and_is(store: Store) -> None:
    with store.write() as tx:
        for number in (1, 2):
            made = sighting(article(prose(edited(words(1), number))), url=f"{URL}/{number}", related=False)
            records.put(tx, made, NOW)
    assert faults(store) == [("index", "they are not in the index; run `copydesk reindex`")]
    list(reindex(store))
    assert len(set(leaders(store).values())) == 1
    assert faults(store) == []


def test_fsck_names_what_is_wrong_with_the_index(store: Store) -> None:
    first = put(store, words(1), "a")
    second = put(store, edited(words(1), 1), "b", 1)
    put(store, words(2), "c", 2)
    with store.write() as tx:
        one, other = kins.by_key(tx, first.key), kins.by_key(tx, second.key)
        tx.execute(edge.delete())
        postings.drop(tx, one.id, _numbers(one)[:7])
        tx.execute(update(kin_table).where(kin_table.c.id == other.id).values(seen_at=NOW - timedelta(days=1)))
        tx.execute(update(kin_table).where(kin_table.c.id == other.id).values(mh1=b"\0" * 504))
    found = {(fault.kind, fault.what, fault.why.split(";")[0]) for fault in check(store)}
    assert ("cluster", second.key, "no relation to its leader is noted") in found
    assert ("cluster", second.key, "it was seen before its leader") in found
    assert ("index", first.key, "it is not found by 7 of its numbers") in found
    assert ("index", second.key, "its signatures are not those of its text") in found


def test_the_numbers_of_the_newest_are_sorted_in_part_by_part(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postings, "WAITING", 10)
    monkeypatch.setattr(postings, "PARTS", 3)
    for number in range(30):
        put(store, words(number, 60), f"s{number}", number)
        copy = put(store, edited(words(number // 2, 60), number), f"c{number}", 40 + number)
        assert copy.relations[0].kind == "copy"
    assert count(store, posting) > 1000
    assert faults(store) == []


def test_candidates_beyond_the_most_are_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workers.store.index.MOST_CLUSTERS", 2)
    passage = words(99, 40)
    for number in range(4):
        put(store, words(number, 80) + passage, f"s{number}", number)
    last = put(store, words(60, 80) + passage, "z", 9)
    assert (len(last.relations), last.cut) == (2, 2)


def test_passages_go_when_they_have_left_their_window(store: Store) -> None:
    old = put(store, words(1, 400), "a", -24 * 40)
    put(store, words(2, 400), "b")
    before = count(store, posting)
    assert prune(store, keep_html=0, keep_evidence=0, keep_jobs=0, now=NOW, dry_run=True).passages == 1
    assert prune(store, keep_html=0, keep_evidence=0, keep_jobs=0, now=NOW).passages == 1
    assert prune(store, keep_html=0, keep_evidence=0, keep_jobs=0, now=NOW).passages == 0
    if not store.is_sqlite:
        assert count(store, posting) < before
    assert faults(store) == []
    with store.read() as tx:
        assert kin.match(tx, prose(words(4, 180) + words(1, 400)[100:120] + words(5, 180))).found == ()
        assert kin.match(tx, prose(edited(words(1, 400), 1))).found[0].key == old.key
