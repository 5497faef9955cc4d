"""The newsroom a day later: what changed is on its pages, and is put back."""

from pathlib import Path

import pytest

from newsroom.changes import ADDED, EDITED, GONE, a_day_later, check_again, copied, restore
from newsroom.crawling import Crawled
from newsroom.expected import MissingError, stories
from newsroom.figures import Figures
from newsroom.server import PAGES, serving
from workers.messages import CrawlReport
from workers.store import open_store


def test_a_day_later_one_story_is_edited_one_added_and_one_taken_down(tmp_path: Path) -> None:
    pages = copied(tmp_path)
    a_day_later(pages)
    assert (pages / EDITED).read_text("utf-8") != (PAGES / EDITED).read_text("utf-8")
    assert f'href="/{ADDED}"' in (pages / "index.html").read_text("utf-8")
    assert (pages / ADDED).exists()
    assert not (pages / GONE).exists()
    restore(tmp_path)
    assert (pages / GONE).read_bytes() == (PAGES / GONE).read_bytes()
    assert not (pages / ADDED).exists()


def crawled(**counts: int) -> Crawled:
    found = Figures(jobs={}, records=0, sightings=0, warc={}, commands={})
    return Crawled(report=CrawlReport(crawl=1, state="done", counts=counts), figures=found, workers=())


def test_a_second_crawl_that_lacks_something_is_told(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    good = {"submitted": 2, "gone": 1, "unchanged": len(stories()) - 2, "bytes": 10}
    with serving() as site:
        with pytest.raises(MissingError, match="submitted"):
            check_again(crawled(bytes=99), crawled(**{**good, "submitted": 1}), store, site)
        with pytest.raises(MissingError, match="0 versions"):
            check_again(crawled(bytes=99), crawled(**good), store, site)
    store.close()
