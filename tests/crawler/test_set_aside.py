"""A frontier that nobody can read: it is kept, the crawl says where, and nobody takes it up again for ever."""

from pathlib import Path

import msgspec
from crawl_helpers import LoopbackSite, main_of
from test_journal import POISON, ask, stats
from test_resume import accepted, arguments, killed_at

from benchmarks.simweb import sites
from benchmarks.simweb.server import serving
from crawler.finding import Finder
from crawler.journal import Journal
from crawler.journal_file import NAME
from crawler.orders import Order
from crawler.shared import SharedLog
from workers import broker, frontiers


def test_a_frontier_that_nobody_can_read_is_set_aside_and_the_next_crawl_begins_anew(environ: dict[str, str]) -> None:
    site, jobs = sites.chain(), Path(environ["COPYDESK_HOME"], "jobs")
    with serving([site]):
        assert killed_at(7, site, environ, "3")
        with (jobs / "3" / NAME).open("ab") as log:
            log.write(POISON)
        kept = (jobs / "3" / NAME).read_bytes()
        first = main_of("crawler.__main__", environ, "--resume", "--crawl-id", "3")
        again = main_of("crawler.__main__", environ, "--resume", "--crawl-id", "3")
        anew = main_of("crawler.__main__", environ, *arguments(site, "4"))
    [aside] = jobs.iterdir()
    assert (first.code, first.end["reason"]) == (1, "frontier-lost"), first.log
    assert "KeyError: 'url_key'" in first.log
    assert f"its frontier is kept in {aside}" in first.log
    assert (aside / NAME).read_bytes() == kept
    assert (again.code, "crawl 3 cannot go on" in again.log) == (2, True)
    assert anew.code == 0, anew.log
    assert len({ref for _, ref in accepted(environ)}) == len(site.stories)


def test_a_shared_frontier_that_nobody_can_read_is_kept_and_no_longer_taken_up(
    site: LoopbackSite, environ: dict[str, str], queue_url: str
) -> None:
    log, orders = f"{frontiers.KEYS}77:log", Order(spider="urls", urls=(f"{site.base}/",), crawl_id="77")
    with broker.connect(queue_url) as server:
        server.rpush(log, POISON)
        server.set(f"{frontiers.KEYS}77:{frontiers.ORDERS}", msgspec.json.encode(orders))
    assert frontiers.is_there(queue_url, 77)
    shared = environ | {"COPYDESK_FRONTIER": "redis"}
    found = main_of("crawler.__main__", shared, "--resume", "--crawl-id", "77")
    assert (found.code, found.end["reason"]) == (1, "frontier-lost"), found.log
    assert f"in {log}, for a week" in found.log
    assert not frontiers.is_there(queue_url, 77)
    with broker.connect(queue_url) as server:
        assert server.lrange(log, 0, -1) == [POISON]
    assert site.hits == {}


def test_a_shared_frontier_that_another_living_process_can_read_is_left_to_it(
    environ: dict[str, str], queue_url: str
) -> None:
    orders = Order(spider="urls", urls=("http://127.0.0.1:9/",), crawl_id="78")
    other = Journal(SharedLog(queue_url, "78", "other"), who="other")
    other.open(Finder(["http://127.0.0.1:9/"]), stats())
    with other.turn():
        other.finder.frontier.give([ask("/")])
        assert other.finder.frontier.take(who="other")
    with broker.connect(queue_url) as server:
        server.rpush(f"{frontiers.KEYS}78:log", POISON)
        server.set(f"{frontiers.KEYS}78:{frontiers.ORDERS}", msgspec.json.encode(orders))
    found = main_of("crawler.__main__", environ | {"COPYDESK_FRONTIER": "redis"}, "--resume", "--crawl-id", "78")
    assert (found.code, found.end["reason"]) == (1, "frontier-lost"), found.log
    assert "is kept" not in found.log
    assert frontiers.is_there(queue_url, 78)
