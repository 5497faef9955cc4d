"""What a journal remembers: a frontier that was read again is the one that was written."""

import os
from pathlib import Path
from typing import Any

import pytest
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector

from crawler import events
from crawler.asks import Ask
from crawler.counts import PREFIX, counts
from crawler.expect import LISTING, Expected, family
from crawler.finding import Finder
from crawler.frontier import SUSPECT, Frontier
from crawler.journal import Journal, JournalError
from crawler.journal_file import NAME, FileLog

SITE = "https://news.example"


def ask(path: str, kind: Expected = "article", **more: Any) -> Ask:
    return Ask(url=SITE + path, kind=kind, why="a test", **{"family": family(SITE + path), **more})


def stats() -> MemoryStatsCollector:
    from types import SimpleNamespace

    return MemoryStatsCollector(SimpleNamespace(settings=Settings({"STATS_DUMP": False})))


def opened(folder: Path) -> tuple[Journal, FileLog]:
    kept = FileLog(folder)
    journal = Journal(kept, who="one")
    journal.open(Finder([f"{SITE}/"]), stats())
    return journal, kept


def state(frontier: Frontier) -> tuple[Any, ...]:
    """Everything that decides what is asked for next."""
    kin = {name: (one.articles, one.lists, one.others, one.open, one.run) for name, one in frontier._kin.items()}
    asks = (frontier.waiting(), frontier.lists(), tuple(frontier._again), frontier.hands.lost(None))
    kept = {name: shape for name, shape in kin.items() if any(shape)}
    return kept, asks, frontier.left(), frontier.known, frontier._budget(), frontier._waiting


def crawled(journal: Journal) -> None:
    """Some of a crawl, of each kind of event."""
    frontier = journal.finder.frontier
    with journal.turn():
        frontier.give([ask("/", "index")])
        frontier.take(who="one")
    with journal.turn():
        for n in range(9):
            frontier.offer(ask(f"/story/{n}", source="sitemap"))
            frontier.offer(ask(f"/tag/{n}", "index", rank=LISTING))
        frontier.meet(f"{SITE}/met")
        journal.finder.enter(SITE)
        journal.finder.know_lists([("feed", f"{SITE}/feed")])
        journal.finder.remember(events.Sighted(url=f"{SITE}/story/1", text="aa", shape="bb", marked=True))
        frontier.done(ask("/", "index"), "index", paid=True)
        taken = frontier.take(who="one")
    with journal.turn():
        for one in taken[:3]:
            frontier.done(one, one.kind, paid=True, awaited=one.kind == "article")
        journal._stats.inc_value(PREFIX + "articles", 2)
        frontier.take(who="one")
    with journal.turn():
        frontier.accepted([one.url for one in taken[:3]])
        frontier.rested(taken[3])
        journal.read("k", {"url_key": "k", "url": SITE})


def test_a_frontier_that_is_read_again_is_the_same(tmp_path: Path) -> None:
    journal, log = opened(tmp_path)
    crawled(journal)
    before = state(journal.finder.frontier)
    log.close()
    again, kept = opened(tmp_path)
    assert state(again.finder.frontier) == before
    assert again.lists == {"k": {"url_key": "k", "url": SITE}}
    assert (again.finder.lists, again.finder.enter(SITE)) == ((("feed", f"{SITE}/feed"),), False)
    assert counts(again._stats.get_stats()).articles == 2
    assert (tmp_path / NAME).stat().st_mode & 0o777 == 0o600
    kept.close()


@pytest.mark.parametrize("cut", [1, 9, 60])
def test_a_turn_that_was_written_in_part_is_taken_again(cut: int, tmp_path: Path) -> None:
    journal, log = opened(tmp_path)
    crawled(journal)
    log.close()
    file = tmp_path / NAME
    whole = file.read_bytes()
    os.truncate(file, len(whole) - cut)
    again, kept = opened(tmp_path)
    kept.close()
    assert file.read_bytes() == b"".join(whole.splitlines(keepends=True)[:-1])
    assert again.last is not None


def test_what_was_open_or_not_accepted_is_asked_for_again(tmp_path: Path) -> None:
    journal, log = opened(tmp_path)
    frontier = journal.finder.frontier
    with journal.turn():
        frontier.give([ask("/a"), ask("/b"), ask("/c")])
        a, b, _ = frontier.take(who="one")
        frontier.done(a, "article", awaited=True)
        frontier.done(b, "article", awaited=True)
        frontier.accepted([b.url])
    log.close()
    again, kept = opened(tmp_path)
    with again.turn():
        assert again.finder.frontier.give_back() == 2
        assert {one.url for one in again.finder.frontier.take(who="two")} == {f"{SITE}/a", f"{SITE}/c"}
    kept.close()


def test_a_page_that_its_processes_die_of_is_asked_for_alone_and_then_never() -> None:
    frontier = Frontier()
    frontier.give([ask("/bad"), ask("/good")])
    for _ in range(SUSPECT - 1):
        assert len(frontier.take()) == 2
        frontier.give_back()
    good = next(one for one in frontier.take() if one.url.endswith("/good"))
    frontier.done(good, "article")
    frontier.give_back()
    frontier.offer(ask("/later"))
    [alone] = frontier.take()
    assert alone.url.endswith("/bad")
    assert frontier.take() == ()
    frontier.give_back()
    assert [one.url for one in frontier.take()] == [f"{SITE}/later"]
    assert frontier.dropped == {"each process that asked for it died": 1}


def test_a_frontier_is_one_process_alone_and_a_file_that_cannot_be_had_is_told(tmp_path: Path) -> None:
    log = FileLog(tmp_path)
    with pytest.raises(JournalError, match="this crawl is running"):
        FileLog(tmp_path)
    log.close()
    with pytest.raises(JournalError, match="cannot be used"):
        FileLog(tmp_path / "missing")


#: A turn that is a turn, and that nobody can take.
POISON = b'{"at":1.0,"who":"one","events":[{"type":"read","state":{}}]}\n'


def test_a_turn_that_cannot_be_taken_again_ends_every_later_one_and_is_written_over_by_none(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(POISON)
    kept = FileLog(tmp_path)
    journal = Journal(kept, who="one")
    counted = stats()
    counted.inc_value(PREFIX + "articles", 2)
    with pytest.raises(JournalError, match="KeyError: 'url_key'"):
        journal.open(Finder([f"{SITE}/"]), counted)
    with pytest.raises(JournalError, match="cannot be taken again"), journal.turn():
        pytest.fail("nothing is done on top of half a frontier")
    kept.close()
    assert (tmp_path / NAME).read_bytes() == POISON
