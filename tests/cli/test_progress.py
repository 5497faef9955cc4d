"""The progress of a crawl on stderr: what the report says in the end, on a terminal and in a log, or not at all."""

import io
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cli.conftest import Run

from newsroom.server import serving
from workers.cli import exits, progress, waited
from workers.cli.progress import Progress, found, words
from workers.contract import CRAWL_SOURCE, Page
from workers.held import Held
from workers.intake import accept
from workers.messages import CrawlReport
from workers.printed import Told, read_told
from workers.settings import Settings
from workers.store import Store, open_store
from workers.store import crawls as rows
from workers.supervise import supervise

ESCAPE = "\x1b]0;mine\x07"
LINE = (
    b'{"event":"progress","pages":9,"articles":5,"changed":2,"unchanged":1,"failed":6,"skipped":3,'
    b'"errors":{"timeout":1,"http-404":2,"http-500":1,"too-large":1,"cut-short":1},'
    b'"skipped_why":{"\\u001b]0;mine\\u0007":3},"refused":"no counts","queue":{"waiting":40,"open":2}}'
)


class Terminal(io.StringIO):
    """A stderr that says it is a terminal."""

    def isatty(self) -> bool:
        """Yes."""
        return True


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home=home)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    made = open_store(settings.store_url)
    yield made
    made.close()


def test_a_crawl_is_told_in_words_with_its_kinds() -> None:
    told = words(read_told(LINE))
    assert told.startswith("pages 9, articles 5, new 3, changed 2, unchanged 1, skipped 3 (")
    assert told.endswith("failed 6 (http-404 2, cut-short 1, http-500 1, timeout 1, other 1)")
    assert words(Told()) == "no page was had"


def test_what_a_site_says_moves_no_cursor() -> None:
    told = words(read_told(LINE))
    assert ESCAPE in read_told(LINE).details["skipped_why"]
    assert told.isprintable()
    assert "skipped 3 (\\x1b]0;mine\\x07 3)" in told


@pytest.mark.parametrize(
    ("counts", "new"),
    [
        ({"articles": 5}, 5),
        ({"articles": 5, "changed": 2}, 3),
        ({"articles": 1, "known": 1}, 0),
        ({"articles": 1, "changed": 1, "known": 1}, 0),
        ({}, 0),
    ],
)
def test_an_article_is_new_unless_it_was_accepted_before(counts: dict[str, int], new: int) -> None:
    assert found(counts)["new"] == new


def test_the_line_says_what_waits_where(settings: Settings) -> None:
    shown = Progress(7, settings, "crawl:7")
    shown.hear(read_told(LINE))
    counts, rest = shown.lines(4)
    assert counts == f"crawl 7: {words(read_told(LINE))}"
    assert rest.startswith("0.0 pages/s; 40 addresses wait, 2 requests open; 4 pages handed in and not answered; ")
    assert "handed in" not in shown.lines(None)[1]


def test_the_rate_is_of_the_last_half_minute(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = iter((100.0, 110.0, 200.0, 210.0))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock, 210.0))
    shown = Progress(7, settings, "crawl:7")
    for pages in (500, 600, 650):  # it goes on with 500 pages that it had
        shown.hear(Told(counts={"pages": pages}))
    assert shown.lines(None)[1] == "5.0 pages/s; 110 s"


@contextmanager
def begun(settings: Settings) -> Iterator[tuple[int, Held]]:
    held = Held(settings)
    with held.store.write() as tx:
        number = rows.begin(tx, "here", datetime.now(UTC), 60)
    assert number is not None
    yield number, held
    held.close()


SCRIPT = """
import time
for pages in range(1, 21):
    queue = '"queue": {"waiting": %d, "open": 0}' % (20 - pages)
    print('{"pages": %d, "failed": 1, "errors": {"timeout": 1}, %s}' % (pages, queue), flush=True)
    time.sleep(0.05)
"""


def test_the_last_line_of_a_log_is_the_report(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "EVERY", 0.05)
    with begun(settings) as (number, held), Progress(number, settings, f"crawl:{number}") as shown:
        accept([Page(text="To be read.", source=f"{CRAWL_SOURCE}{number}")], held.store, None)
        report = supervise([sys.executable, "-c", SCRIPT], number, held, tell=shown.hear)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) > 1
    assert f": {words(Told(counts=report.counts, details=report.details))}; " in lines[-1]
    assert "pages 20, failed 1 (timeout 1)" in lines[-1]
    assert "1 pages handed in and not answered" in lines[-1]


def test_a_terminal_is_rewritten_in_place(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "LOOK", 0.05)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "40")
    with Progress(7, settings, "crawl:7") as shown:
        shown.hear(read_told(LINE))
        until(lambda: screen.getvalue().count("crawl 7: pages 9") > 1)
    drawn = screen.getvalue()
    assert "\x1b[1A" in drawn, "the lines before are written over"
    assert ESCAPE not in drawn
    assert max(map(len, re.sub(r"\x1b\[[?\d;]*\w", "", drawn).replace("\r", "\n").splitlines())) <= 40


def test_quiet_says_nothing(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "LOOK", 0.01)
    with Progress(7, settings, "crawl:7", quiet=True) as shown:
        shown.hear(read_told(LINE))
        time.sleep(0.1)
    assert screen.getvalue() == ""


@pytest.mark.parametrize("quiet", [False, True])
def test_a_crawl_shows_how_it_goes(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, quiet: bool) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "1")
    monkeypatch.setattr(progress, "EVERY", 0.2)
    with serving() as site:
        place = site.base.removeprefix("http://")
        more = ("--no-follow", "--delay", 0, "--allowed-private", place, *(("--quiet",) if quiet else ()))
        ran = run("crawl", f"{site.base}/ru/mayak.html", f"{site.base}/none.html", *more)
    assert ran.code == exits.OK, ran.err
    report = "pages 1, articles 1, new 1, failed 1 (http-404 1)"
    assert f"1 records; {report}" in ran.err
    lines = [line for line in ran.err.splitlines() if "pages/s" in line]
    assert bool(lines) is not quiet
    assert all(line.startswith("crawl 1: ") for line in lines)
    assert quiet or lines[-1].startswith(f"crawl 1: {report}; ")
    assert quiet or "0 pages handed in and not answered" in lines[-1]


def test_a_host_that_is_down_is_no_site_that_forbids(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COPYDESK_WORKERS", "1")
    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://127.0.0.1:1/0")
    told = Told(
        counts={"blocked": 1},
        details={"refused": {"unreachable": 1}},
        reasons={"robots.txt cannot be had: connection refused\x1b[2J": 1},
    )
    report = CrawlReport(crawl=1, state="nothing", reason="nothing was collected", counts=told.counts)

    def crawled(*_: object, tell: Callable[[Told], None], **__: object) -> CrawlReport:
        tell(told)
        return report

    monkeypatch.setattr("workers.cli.crawl.supervise", crawled)
    ran = run("crawl", "http://127.0.0.1:9/")
    assert ran.code == exits.NOTHING
    assert "robots.txt cannot be had: connection refused\\x1b[2J (once)" in ran.err


def test_a_crawl_that_is_stopped_says_what_goes_on_with_it(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://127.0.0.1:1/0")

    def stopped(*_: object, tell: Callable[[Told], None], **__: object) -> CrawlReport:
        tell(Told(counts={"pages": 3}))
        orders = home / "jobs" / "1" / "order.json"
        orders.parent.mkdir(parents=True)
        orders.touch()
        raise KeyboardInterrupt

    monkeypatch.setattr("workers.cli.crawl.supervise", stopped)
    ran = run("crawl", "http://127.0.0.1:9/")
    assert ran.code == 130
    assert "crawl 1 was stopped (pages 3); the same command goes on where it was" in ran.err
    assert "copydesk crawl --resume 1" in ran.err


TABLE = '[sites.here]\nseeds = ["https://here.example/"]\n'


def test_a_queued_crawl_is_seen_to_its_end(
    run: Run, home: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.parent / "sites.toml").write_text(TABLE, "utf-8")
    monkeypatch.setenv("COPYDESK_SITES", str(home.parent / "sites.toml"))
    monkeypatch.setenv("COPYDESK_BROKER_URL", "redis://127.0.0.1:1/0")
    monkeypatch.setattr(waited, "LOOK", 0.02)
    monkeypatch.setattr(waited, "LONG", 0.05)
    monkeypatch.setattr(progress, "EVERY", 0.05)
    worker = threading.Thread(target=crawled, args=(home,))
    monkeypatch.setattr("workers.client.Client.ask_for_crawl", lambda *_: worker.start())
    ran = run("sites", "run", "here", "--wait")
    worker.join(60)
    assert (ran.code, ran.out) == (exits.NOTHING, "")
    assert "here waits in the queue: does a worker of copydesk.crawl run?" in ran.err
    assert "crawl 1: pages 3, failed 2 (timeout 2); " in ran.err
    assert "crawl 1: nothing (nothing was collected)" in ran.err
    assert "0 records; pages 3, failed 2 (timeout 2)" in ran.err


def crawled(home: Path) -> None:
    """A crawl as a worker elsewhere has it."""
    time.sleep(0.5)
    store, now = open_store(Settings(home=home).store_url), datetime.now(UTC)
    counts, details = {"pages": 3, "failed": 2}, {"errors": {"timeout": 2}}
    with store.write() as tx:
        number = rows.begin(tx, "here", now, 60)
        assert number is not None
        rows.beat(tx, number, now, counts, 60, details)
    time.sleep(1)
    with store.write() as tx:
        rows.end(tx, number, now, "done", counts, reason="nothing was collected", details=details)
    store.close()


def until(so: Callable[[], bool], within: float = 60.0) -> None:
    end = time.monotonic() + within
    while not so():
        assert time.monotonic() < end
        time.sleep(0.02)
