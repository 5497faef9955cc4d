"""Several processes on one frontier: each page is asked for once, a host is asked as politely as by one of them."""

import asyncio
import functools
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from crawl_helpers import PROSE, ROOT, LoopbackSite, article, index, send
from test_journal import ask, state, stats
from test_resume import accepted

from crawler.finding import Finder
from crawler.journal import Journal, JournalError
from crawler.pooled import Pool, Spent
from crawler.robots_rules import Robots, read_robots
from crawler.shared import Hosts, SharedLog
from workers.embedded import server_binary

WITHIN = 180.0
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


def in_a_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """A test that awaits, as pytest calls it."""

    @functools.wraps(test)
    def call(*args: Any, **kwargs: Any) -> None:
        asyncio.run(test(*args, **kwargs))

    return call


@contextmanager
def crawlers(
    count: int,
    site: LoopbackSite,
    environ: dict[str, str],
    crawl: str,
    *more: str,
    seeds: tuple[str, ...] | None = None,
) -> "Iterator[list[Any]]":
    begin = ("--url", f"{site.base}/") if seeds is None else seeds
    where = [*begin, "--allowed-private", site.place, "--crawl-id", crawl, "--delay", "0", *more]
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
    # What the dead one had taken is asked for again, and nothing else.
    again = {path: count for path, count in site.hits.items() if count > 1}
    assert set(again.values()) <= {2}
    assert len(again) <= 34, again
    assert big.most <= 2


def test_two_processes_ask_for_nothing_twice(site: LoopbackSite, environ: dict[str, str]) -> None:
    big = Asked(site)
    with crawlers(2, site, environ, "8") as both:
        assert [ended(process) for process in both] == [0, 0]
    assert {path: count for path, count in site.hits.items() if count > 1} == {}
    assert site.hits["/robots.txt"] == 1
    assert len(accepted(environ)) == len(big.articles)


def test_a_host_is_asked_no_faster_by_two_than_by_one(site: LoopbackSite, environ: dict[str, str]) -> None:
    big = Asked(site)
    with crawlers(2, site, environ, "9", "--delay", "0.2", "--max-pages", "32") as both:
        assert [ended(process) for process in both] == [0, 0]
    pauses = [after - before for before, after in zip(big.moments, big.moments[1:], strict=False)]
    assert len(pauses) >= 20
    assert len(big.moments) / (big.moments[-1] - big.moments[0]) <= 1 / 0.2


def test_two_processes_have_one_budget(site: LoopbackSite, environ: dict[str, str], tmp_path: Path) -> None:
    Asked(site)
    table = tmp_path / "sites.toml"
    table.write_text(
        f'[sites.big]\nseeds = ["{site.base}/"]\nallowed_private = ["{site.place}"]\ndelay = 0.0\nhost_pages = 45\n',
        "utf-8",
    )
    with crawlers(2, site, environ, "10", "--site", "big", "--sites", str(table), seeds=()) as both:
        assert [ended(process) for process in both] == [0, 0]
    asked = {path: count for path, count in site.hits.items() if path != "/robots.txt"}
    assert sum(asked.values()) == 45
    assert set(asked.values()) == {1}


def test_a_pool_counts_for_all_until_it_is_spent(queue_url: str) -> None:
    one, other = Pool(queue_url, "purse"), Pool(queue_url, "purse")
    assert one.spend("a.example", 0, 2, 100) == Spent(0, 0, counted=True)
    assert other.spend("a.example", 60, 2, 100) == Spent(1, 60, counted=True)
    assert one.spend("a.example", 5, 2, 100) == Spent(2, 65, counted=False)
    assert one.spend("b.example", 0, None, 100) == Spent(0, 0, counted=True)
    assert other.spend("b.example", 100, None, 100) == Spent(1, 100, counted=False)
    assert one.spend("c.example", 0, -3, None) == Spent(0, 0, counted=False)
    assert Pool(queue_url, "another").spend("a.example", 0, 2, 100) == Spent(0, 0, counted=True)


@in_a_loop
async def test_one_process_asks_for_robots_txt_and_tells_the_others(queue_url: str) -> None:
    pools = [Pool(queue_url, "robots") for _ in range(3)]
    rules, asked = read_robots(200, b"User-agent: *\nDisallow: /closed\nSitemap: /map.xml\n"), 0

    async def fetch() -> Robots:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0.1)
        return rules

    found = await asyncio.gather(*(one.robots("http://a.example", fetch) for one in pools))
    assert (asked, found) == (1, [rules] * 3)
    assert found[2].judge("http://a.example/closed/1", "copydesk").refused == "disallowed by robots.txt"


@in_a_loop
async def test_what_no_host_said_is_no_answer_for_others(queue_url: str) -> None:
    answers = iter((Robots(refused="broken connection", answered=False), Robots()))

    async def fetch() -> Robots:
        return next(answers)

    one, other = Pool(queue_url, "silent"), Pool(queue_url, "silent")
    assert (await one.robots("http://a.example", fetch)).refused == "broken connection"
    assert (await other.robots("http://a.example", fetch)).refused is None


@in_a_loop
async def test_whoever_dies_fetching_robots_txt_is_replaced(queue_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.pooled.ROBOTS_FETCH", 0.2)
    one, other = Pool(queue_url, "died"), Pool(queue_url, "died")

    async def never() -> Robots:
        await asyncio.sleep(3600)
        return Robots()

    async def fetch() -> Robots:
        return Robots(refused="closed")

    dead = asyncio.create_task(one.robots("http://a.example", never))
    await asyncio.sleep(0.05)
    assert (await other.robots("http://a.example", fetch)).refused == "closed"
    dead.cancel()


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


def test_a_server_that_goes_away_in_the_middle_ends_the_crawl_with_its_report(
    site: LoopbackSite, environ: dict[str, str], tmp_path: Path
) -> None:
    big, socket = Asked(site), tmp_path / "frontier.sock"
    server = subprocess.Popen(
        [server_binary(), "--port", "0", "--unixsocket", socket, "--save", "", "--dir", tmp_path],
        stdout=subprocess.DEVNULL,
    )
    until(socket.exists)
    where = {"COPYDESK_FRONTIER": "redis", "COPYDESK_FRONTIER_URL": f"redis+socket://{socket}?virtual_host=0"}
    command = ["--url", f"{site.base}/", "--allowed-private", site.place, "--crawl-id", "12", "--delay", "0"]
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "crawler", *command], env=environ | where, cwd=ROOT, stdout=out, stderr=log
        )
        try:
            until(lambda: sum(site.hits[path] for path in big.articles) > 20)
        finally:
            server.kill()
            server.wait()
        assert ended(process) == 1
        out.seek(0)
        log.seek(0)
        told, said_ = json.loads(out.read().splitlines()[-1]), log.read().decode()
    assert (told["event"], told["reason"], told["exit"]) == ("end", "frontier-lost", 1)
    assert told["articles"] >= 10
    assert "the crawl ends: the shared frontier cannot be had" in said_
    assert "did not begin" not in said_


def until(so: Callable[[], bool]) -> None:
    end = time.monotonic() + WITHIN
    while not so():
        assert time.monotonic() < end
        threading.Event().wait(0.01)


def test_whoever_waits_for_its_turn_lives(queue_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("crawler.shared.ALIVE", 1)
    monkeypatch.setattr("crawler.shared.TURN", 2.5)
    held, waits = SharedLog(queue_url, "waits", "held"), SharedLog(queue_url, "waits", "waits")
    held.begin()
    waiting = threading.Thread(target=waits.begin)
    waiting.start()
    looks = []
    while waiting.is_alive():
        looks.append(held.dead(["waits"]))
        threading.Event().wait(0.05)
    assert len(looks) > 20
    assert looks.count(()) >= len(looks) - 2


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
