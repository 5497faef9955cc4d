"""A crawl that is killed, at whatever moment, goes on where it was: no page is lost, none stored twice."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from crawl_helpers import ROOT, main_of

from benchmarks.simweb import sites
from benchmarks.simweb.server import serving
from benchmarks.simweb.site import Site

WITHIN = 60.0


def arguments(site: Site, crawl: str) -> list[str]:
    place = site.base.removeprefix("http://")
    return ["--url", f"{site.base}/", "--allowed-private", place, "--delay", "0", "--crawl-id", crawl]


def killed_at(hits: int, site: Site, environ: dict[str, str], crawl: str) -> bool:
    """Crawl until the site was asked for so many pages, then kill -9; False if the crawl came to its end before."""
    before = sum(site.hits.values())
    command = [sys.executable, "-m", "crawler", *arguments(site, crawl)]
    process = subprocess.Popen(
        command, env=environ, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    end = time.monotonic() + WITHIN
    while sum(site.hits.values()) - before < hits and process.poll() is None:
        assert time.monotonic() < end
        threading.Event().wait(0.002)
    if process.poll() is not None:
        return False
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    return True


def accepted(environ: dict[str, str]) -> list[tuple[str, str]]:
    """What stands in the ledger: source and address of each page, as often as it stands there."""
    with closing(sqlite3.connect(Path(environ["COPYDESK_HOME"], "copydesk.sqlite3"))) as store:
        return sorted(store.execute("select source, ref from job").fetchall())


@pytest.mark.parametrize(
    ("make", "moments"),
    [
        (sites.chain, (1, 6, 4)),
        (sites.blog, (11,)),
    ],
)
def test_a_crawl_that_is_killed_again_and_again_has_what_an_unbroken_one_has(
    make: Callable[[], Site], moments: tuple[int, ...], environ: dict[str, str], tmp_path: Path
) -> None:
    site = make()
    broken, whole = environ | {"COPYDESK_HOME": str(tmp_path / "broken")}, environ
    with serving([site]):
        unbroken = main_of("crawler.__main__", whole, *arguments(site, "7"))
        assert unbroken.code == 0, unbroken.log
        once = sum(site.hits.values())
        deaths = sum(killed_at(hits, site, broken, "7") for hits in moments)
        assert deaths == len(moments)
        ended = main_of("crawler.__main__", broken, *arguments(site, "7"))
        asked = sum(site.hits.values()) - once
    assert ended.code == 0, ended.log
    assert accepted(broken) == accepted(whole)
    assert len(accepted(whole)) == len(site.stories)
    # What was open at a death is asked for again, and robots.txt by each process; nothing else is.
    assert asked <= once + deaths * (32 + 3)
    assert ended.end["submitted"] + ended.end["known"] + ended.end["unchanged"] >= len(site.stories)
    assert not list(Path(broken["COPYDESK_HOME"], "jobs").iterdir())


def test_a_crawl_that_was_told_to_stop_goes_on_by_its_number_alone(environ: dict[str, str]) -> None:
    site = sites.chain()
    with serving([site]):
        assert killed_at(7, site, environ, "3")
        ended = main_of("crawler.__main__", environ, "--resume", "--crawl-id", "3")
        over = main_of("crawler.__main__", environ, "--resume", "--crawl-id", "3")
    assert ended.code == 0, ended.log
    assert len(accepted(environ)) == len(site.stories)
    assert over.code == 2
    assert "crawl 3 cannot go on" in over.log


def test_two_processes_do_not_take_one_frontier(environ: dict[str, str]) -> None:
    from crawler.jobs import job_folder
    from crawler.journal_file import FileLog

    site = sites.chain()
    held = FileLog(job_folder(Path(environ["COPYDESK_HOME"]), "3"))
    with serving([site]):
        refused = main_of("crawler.__main__", environ, *arguments(site, "3"))
    held.close()
    assert refused.code == 1
    assert "this crawl is running" in refused.log
