"""Several processes on one frontier: each page is asked for once, a host is asked as politely as by one of them."""

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from crawl_helpers import PROSE, ROOT, LoopbackSite, article, index, send
from test_journal import ask, state, stats
from test_resume import accepted

from crawler.finding import Finder
from crawler.journal import Journal, JournalError
from crawler.shared import Hosts, SharedLog

WITHIN = 90.0
SECTIONS, EACH = 8, 30


class Asked:
    """A big site of one host that notes when each page was asked for, and how many at a time."""

    def __init__(self, site: LoopbackSite) -> None:
        self.site, self.moments, self.most = site, list[float](), 0
        self._now = 0
        self._lock = threading.Lock()
        paths = {n: [f"/part-{n}/story-number-{i}-of-many" for i in range(EACH)] for n in range(SECTIONS)}
        lists = [f"/part-{n}/" for n in range(SECTIONS)]
        menu = "".join(f'<a href="{path}">Part {path[6]}</a>' for path in lists)
        site.pages = {"/": self._served(index(*paths[0][:3]).replace("<a href='/'>Home</a>", menu))}
        site.pages |= {f"/part-{n}/": self._served(index(*paths[n])) for n in paths}
        site.pages |= {
            path: self._served(article(path, text=f"On the way to {path}. {PROSE}"))
            for each in paths.values()
            for path in each
        }
        self.articles = [path for each in paths.values() for path in each]

    def _served(self, body: str) -> Any:
        def serve(handler: Any) -> None:
            with self._lock:
                self.moments.append(time.monotonic())
                self._now += 1
                self.most = max(self.most, self._now)
            threading.Event().wait(0.02)
            with self._lock:
                self._now -= 1
            send(handler, body.encode())

        return serve


@contextmanager
def crawlers(
    count: int, site: LoopbackSite, environ: dict[str, str], crawl: str, *more: str
) -> "Iterator[list[Any]]":
    where = ["--url", f"{site.base}/", "--allow-private", site.place, "--crawl-id", crawl, "--delay", "0", *more]
    shared = environ | {"COPYDESK_FRONTIER": "redis", "COPYDESK_LOG_LEVEL": "INFO"}
    with tempfile.TemporaryFile() as log:
        processes = [
            subprocess.Popen([sys.executable, "-m", "crawler", *where], env=shared, cwd=ROOT, stdout=log, stderr=log)
            for _ in range(count)
        ]
        try:
            yield processes
        finally:
            for process in processes:
                process.kill()
                process.wait()
            log.seek(0)
            sys.stdout.write(log.read().decode())


def ended(process: "subprocess.Popen[bytes]") -> int:
    return process.wait(WITHIN)


def test_two_processes_share_a_site_and_one_of_them_is_killed(site: LoopbackSite, environ: dict[str, str]) -> None:
    big = Asked(site)
    with crawlers(2, site, environ, "7") as (one, other):
        end = time.monotonic() + WITHIN
        while sum(site.hits[path] for path in big.articles) < 60:
            assert time.monotonic() < end
            threading.Event().wait(0.005)
        os.kill(one.pid, signal.SIGKILL)
        one.wait()
        assert ended(other) == 0
    assert {path for path in big.articles if not site.hits[path]} == set()
    refs = [ref for _, ref in accepted(environ)]
    assert (len(refs), len(set(refs))) == (len(big.articles), len(big.articles))
    # What the dead one had taken is asked for again, and nothing else: robots.txt is each one's own.
    again = {path: count for path, count in site.hits.items() if count > 1 and path != "/robots.txt"}
    assert set(again.values()) <= {2}
    assert len(again) <= 34, again
    assert big.most <= 2


def test_two_processes_ask_for_nothing_twice(site: LoopbackSite, environ: dict[str, str]) -> None:
    big = Asked(site)
    with crawlers(2, site, environ, "8") as both:
        assert [ended(process) for process in both] == [0, 0]
    assert {path: count for path, count in site.hits.items() if count > 1 and path != "/robots.txt"} == {}
    assert len(accepted(environ)) == len(big.articles)


def test_a_host_is_asked_no_faster_by_two_than_by_one(site: LoopbackSite, environ: dict[str, str]) -> None:
    big = Asked(site)
    with crawlers(2, site, environ, "9", "--delay", "0.2", "--max-pages", "25") as both:
        assert [ended(process) for process in both] == [0, 0]
    pauses = [after - before for before, after in zip(big.moments, big.moments[1:], strict=False)]
    assert len(pauses) >= 20
    assert len(big.moments) / (big.moments[-1] - big.moments[0]) <= 1 / 0.2


def journals(url: str, crawl: str, *names: str) -> list[Journal]:
    made = [Journal(SharedLog(url, crawl, name), who=name) for name in names]
    for journal in made:
        journal.open(Finder(["https://news.example/"]), stats())
    return made


def test_what_one_does_the_others_know(queue_url: str) -> None:
    one, two = journals(queue_url, "known", "one", "two")
    with one.turn():
        one.finder.frontier.give([ask("/", "index"), *(ask(f"/s/{n}") for n in range(40))])
        mine = one.finder.frontier.take(who="one")
        one._stats.inc_value("copydesk/articles", 3)
    with two.turn():
        theirs = two.finder.frontier.take(who="two")
    assert {a.url for a in mine}.isdisjoint({a.url for a in theirs})
    assert len(mine) + len(theirs) == 41
    with one.turn():
        pass
    assert state(one.finder.frontier) == state(two.finder.frontier)
    assert two._stats.get_stats()["copydesk/articles"] == 3


def test_what_a_dead_one_had_is_given_back(queue_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = journals(queue_url, "dead", "one", "two")
    with one.turn():
        one.finder.frontier.give([ask("/a"), ask("/b")])
        one.finder.frontier.take(who="one")
    with two.turn():
        assert two.dead({"one"}) == ()
        SharedLog(queue_url, "dead", "one").leave(ended=False)
        assert two.dead({"one", "two"}) == ("one",)
        assert two.finder.frontier.give_back("one") == 2
        assert len(two.finder.frontier.take(who="two")) == 2


def test_whoever_lost_its_turn_writes_nothing(queue_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.shared.TURN", 0.05)
    slow, quick = SharedLog(queue_url, "slow", "slow"), SharedLog(queue_url, "slow", "quick")
    slow.begin()
    quick.begin()  # after the other's turn is over
    with pytest.raises(JournalError, match="taken for dead"):
        slow.end(b"too late")
    quick.end(None)
    assert list(quick.begin()) == []


def test_a_server_that_is_away_is_told() -> None:
    with pytest.raises(JournalError, match="cannot be had"):
        SharedLog("redis://127.0.0.1:1/0", "7", "one")


def test_a_hosts_slots_are_everybodys(queue_url: str) -> None:
    hosts = Hosts(queue_url)
    assert hosts.ask("a.example", "1", 0, 2) == 0
    assert hosts.ask("a.example", "2", 0, 2) == 0
    assert hosts.ask("a.example", "3", 0, 2) > 0
    assert hosts.ask("b.example", "3", 30, 2) == 0
    assert 29 < hosts.ask("b.example", "4", 30, 2) <= 30
    hosts.leave("a.example", "1")
    assert hosts.ask("a.example", "3", 0, 2) == 0
    hosts.hold("c.example", 20)
    hosts.hold("c.example", 5)
    assert 19 < hosts.ask("c.example", "5", 0, 2) <= 20


def test_orders_are_kept_for_whoever_joins(queue_url: str, tmp_path: Path) -> None:
    from crawler.jobs import job, saved
    from crawler.orders import Order, UsageError
    from workers.settings import Settings

    settings = Settings(home=tmp_path, broker_url=queue_url, frontier="redis")
    wanted = Order(spider="urls", urls=("https://news.example/1",), crawl_id="31")
    with job(settings, wanted) as mine:
        assert saved(settings, "31") == wanted
        mine.is_over = True
    with pytest.raises(UsageError, match="the shared frontier holds no orders"):
        saved(settings, "31")
