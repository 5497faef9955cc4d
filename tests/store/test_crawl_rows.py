"""The crawls of a name with why they ended, and the sites that rest, on both engines."""

from datetime import timedelta

from store_helpers import NOW

from workers.store import Store, crawls


def test_a_crawl_keeps_its_end_its_reason_and_what_stood_in_its_way(store: Store) -> None:
    with store.write() as tx:
        number = crawls.begin(tx, "news", NOW, 60)
        assert number is not None
        details = {"errors": {"timeout": 3}}
        crawls.end(tx, number, NOW, "failed", {"pages": 1}, reason="it\0 broke", details=details)
        crawls.end(tx, number, NOW, "done", {"pages": 9})
        kept = crawls.get(tx, number)
    assert kept is not None
    assert (kept.state, kept.counts, kept.reason, kept.details) == ("failed", {"pages": 1}, "it\ufffd broke", details)


def test_the_crawls_of_a_name_come_newest_first(store: Store) -> None:
    with store.write() as tx:
        numbers = []
        for name in ("news", "other", "news", "news"):
            number = crawls.begin(tx, name, NOW, 60)
            assert number is not None
            crawls.end(tx, number, NOW, "done", {})
            numbers.append(number)
        assert [one.id for one in crawls.recent(tx, "news", 2)] == [numbers[3], numbers[2]]


def test_a_site_rests_until_it_goes_on(store: Store) -> None:
    with store.write() as tx:
        assert crawls.resting(tx) == {}
        crawls.rest(tx, "news", NOW, "the owner asked")
        again = crawls.rest(tx, "news", NOW + timedelta(days=1))
        assert (again.at, again.reason) == (NOW, "the owner asked")
        assert crawls.rest(tx, "news", NOW, "a new server").reason == "a new server"
        assert set(crawls.resting(tx)) == {"news"}
        assert crawls.go_on(tx, "news")
        assert not crawls.go_on(tx, "news")
        assert crawls.resting(tx) == {}


def test_a_lease_that_was_given_while_a_clock_ran_ahead_holds_nobody_up(store: Store) -> None:
    with store.write() as tx:
        wrong = crawls.begin(tx, "news", NOW + timedelta(hours=1), 60)
        assert [one.id for one in crawls.deserted(tx, NOW)] == [wrong]
        right = crawls.begin(tx, "news", NOW, 60)
        assert right is not None
        assert crawls.deserted(tx, NOW) == ()
        assert crawls.begin(tx, "news", NOW, 60) is None
        assert crawls.deserted(tx, NOW + timedelta(seconds=61)) != ()
